package attribution

import (
	"slices"
	"strings"

	"onrecord/corpus"
)

// Where the subject stands before its verb, as in French, a pronoun of the next sentence means the subject and not the
// first name: "Le conseiller du président Brun, Ada Orme, a salué l'accord. « … », a-t-elle dit."

// subjectMemory is what a narrator keeps of the subject of the sentence before, where that is nobody whose full name is known.
type subjectMemory struct {
	unknown       source // "Le ministre de la Santé", "Paul", "la mairie", "Les avocats"
	unknownGender gender
	unknownBody   bool
	unknownGroup  bool
	grammatical   bool   // the subject of that sentence is known by its place
	hero          *entry // the person who was that last,
	heroPara      int    // and the number of the paragraph
}

// meetSubject makes the grammatical subject of a sentence the one that a pronoun stands for; before is the subject of the
// sentence before it.
func (n *narrator) meetSubject(p *para, s sentence, before *entry, inside func(at int) bool) {
	if !n.lang.options["clitics"] && !n.lang.options["subjectfirst"] {
		return
	}
	old := n.subjectMemory
	n.subjectMemory = subjectMemory{hero: old.hero, heroPara: old.heroPara}
	var m mention
	if n.lang.options["subjectfirst"] {
		m = p.mainSubject(s, s.b) // "While Dare slept, Orme left"
		n.subordinate(p, sentence{s.a, m.a})
	}
	if m.kind == mentionNone {
		m = p.firstSubject(s, s.b)
	}
	if m.kind == mentionNone || m.a < m.b && inside(p.units[m.a].start) {
		return
	}
	switch {
	case m.kind == mentionPronoun && m.gender != genderUnknown && n.subject == nil && len(n.company) == 0:
		n.subject, n.subjectMemory = before, old
		n.grammatical = false
	case m.kind == mentionName && !m.org && !p.ofAnother(m):
		n.meetName(p, m)
	case m.kind == mentionName && m.org && n.subject == nil && n.lang.options["clitics"]:
		if e, _ := n.cast.find(p.lows(m.na, m.nb), genderUnknown); e != nil && e.org {
			n.unknown, n.unknownGender, n.unknownBody = n.sourceOf(e), e.gender, true
		}
	case m.kind == mentionNoun && p.isLatter(m.head):
		if e := n.latter(n.now, p, m); e != nil {
			n.turnTo(e)
		}
	case m.kind == mentionNoun && m.definite && p.isRole(m):
		n.meetRole(p, s, m, before)
	}
}

// subordinate makes those whom a clause before the main one names no rivals of the subject of that.
func (n *narrator) subordinate(p *para, s sentence) {
	if s.a >= s.b || !p.units[s.a].is(clsSub) {
		return
	}
	for i := s.a; i < s.b; i++ {
		if r := p.run(i); r != nil {
			if e, _ := n.cast.find(p.lows(r.na, r.nb), r.gender); e != nil {
				n.governed = append(n.governed, e)
			}
			i = r.b - 1
		}
	}
}

func (n *narrator) meetName(p *para, m mention) {
	if e, _ := n.cast.find(p.lows(m.na, m.nb), m.gender); e == nil && m.nb == m.na+1 && p.units[m.na].is(clsGiven) && n.subject == nil {
		name := p.called(m.na, m.nb) // a witness: "Ada, 34 ans"
		n.unknown, n.unknownGender = source{id: corpus.ScopedSpeakerID(n.article.ID, name), name: name}, genderOf(p.units[m.na].cls&clsGiven)
	} else if e == nil {
		if src, _ := n.name(p, m); src.id != "" && !src.body && n.subject == nil {
			n.unknown, n.unknownGender = src, m.gender
		}
	} else if !e.org && !e.doubt {
		n.turnTo(e)
		n.grammatical = true
	}
}

func (n *narrator) meetRole(p *para, s sentence, m mention, before *entry) {
	head := &p.units[m.head]
	src, _ := n.noun(p, m)
	if src.id == "" && n.subject == nil && len(n.company) == 0 && n.lang.options["clitics"] {
		n.subject = before
		src, _ = n.epithet(n.now, p, m)
		n.subject = nil
	}
	switch {
	case src.entry != nil && !src.entry.org:
		n.turnTo(src.entry)
		n.grammatical = true
	case src.id != "", n.subject != nil && !p.anotherIn(m) && !(n.lang.options["clitics"] && p.verbAhead(s, m.b)):
	default:
		if !head.is(clsOrg | clsBodyNoun) {
			n.turnTo(nil)
		}
		n.unknown, n.unknownGender = source{mention: p.print(m.a, m.b)}, m.gender
		n.unknownBody, n.unknownGroup = head.is(clsOrg|clsBodyNoun), head.is(clsPeople)
	}
}

// turnTo makes somebody the subject, and whoever was taken for it one of the others.
func (n *narrator) turnTo(e *entry) {
	if n.subject == e {
		n.hero, n.heroPara = e, n.now+1
		return
	}
	company := n.company[:0:0]
	for _, o := range append(n.company, n.subject) {
		if o != nil && o != e {
			company = append(company, o)
		}
	}
	n.subject, n.company = e, company
	n.hero, n.heroPara = e, n.now+1
}

// verbAhead reports whether a verb stands before the next name from unit i on.
func (p *para) verbAhead(s sentence, i int) bool {
	for ; i < s.b && p.run(i) == nil; i++ {
		if p.isVerb(i) {
			return true
		}
	}
	return false
}

// anotherIn reports whether a mention of a role tells by a name whose it is: "l'avocat d'Ada Orme".
func (p *para) anotherIn(m mention) bool {
	for i := m.head + 1; i < m.b; i++ {
		if p.run(i) != nil {
			return true
		}
	}
	return false
}

// unknownOfLate gives the subject of the sentence before that nobody's name is known of, where a pronoun of paragraph k can
// stand for it.
func (n *narrator) unknownOfLate(k int, m mention) (source, corpus.Basis) {
	u := n.unknown
	none := u.mention == "" && u.id == ""
	if none || n.within != &n.paras[k] && !n.opens(k, m) && !n.followsOn(k, m) || !n.unknownGender.fits(m.gender) || n.last.para > k && !(n.last.src.id == u.id && strings.EqualFold(n.last.src.mention, u.mention)) {
		return source{}, corpus.BasisNone
	}
	if u.id != "" {
		return u, corpus.BasisPronoun
	}
	return u, corpus.BasisNone
}

// opens reports whether a pronoun stands in the first sentence of paragraph k, and goes back to the paragraph before.
func (n *narrator) opens(k int, m mention) bool {
	return n.lang.options["subjectfirst"] && k > 0 && n.within == &n.paras[k-1] && len(n.paras[k].sentences) > 0 && m.b <= n.paras[k].sentences[0].b
}

// followsOn reports whether paragraph k begins with a quotation, whose speaker m is, right behind the sentence before.
func (n *narrator) followsOn(k int, m mention) bool {
	p := &n.paras[k]
	return n.lang.options["clitics"] && k > 0 && n.within == &n.paras[k-1] && startsQuoted(p) && m.a < p.sentences[0].b
}

// latter finds whom "ce dernier" stands for: the person whom the sentence before named last.
func (n *narrator) latter(k int, p *para, m mention) *entry {
	if !n.lang.options["clitics"] || !n.lang.members["latter "+p.units[m.head].low] || len(n.recent) == 0 || n.within != &n.paras[k] {
		return nil
	}
	if e := n.recent[len(n.recent)-1]; e.gender.fits(m.gender) {
		return e
	}
	return nil
}

// inOffice finds the only one who has the office that a mention paraphrases, "le chef du gouvernement"; known tells that
// it does.
func (n *narrator) inOffice(p *para, m mention) (e *entry, known bool) {
	k := n.roleKey(p, m)
	for i, w := range k.words {
		office := n.lang.offices[k.head+"_"+w]
		if office == nil {
			continue
		}
		rest := append(append([]string{}, k.words[:i]...), k.words[i+1:]...)
		e, _ = n.cast.only(filter(n.cast.heads[n.lang.sameRole(office[0])], func(e *entry) bool {
			return e.gender.fits(m.gender) && e.holds(office[1:], rest, n.lang)
		}))
		return e, true
	}
	return nil, false
}

// holds reports whether one of somebody's roles is an office of the words, and of no other country than the words beside
// it tell.
func (e *entry) holds(words, beside []string, lang *language) bool {
	return slices.ContainsFunc(e.roles, func(r roleKey) bool {
		return !slices.ContainsFunc(words, func(w string) bool {
			return !slices.ContainsFunc(r.words, func(o string) bool { return strings.HasPrefix(o, w) })
		}) &&
			!slices.ContainsFunc(r.words, func(w string) bool {
				country := lang.words[w]&(clsDemonym|clsPlace) != 0 && len(beside) == 0 || slices.ContainsFunc(beside, func(o string) bool { return lang.kindred(o, w) })
				return !country && !lang.members["ofstate "+w]
			})
	})
}

// sameRole is the noun that stands for all of one role.
func (l *language) sameRole(low string) string {
	if same := l.same[low]; same != "" {
		return same
	}
	return low
}

// noteTurn notes whom the sentence before a quotation without a cue is about, if it names nobody else: "Ada Orme n'en démord
// pas. « … »"
func (w *passage) noteTurn(first bool) {
	if first {
		w.ahead = nil
	}
	if e := w.about.src.entry; first && e != nil && e.person && w.about.para == w.k+1 {
		w.ahead = e // "X şunları söyledi. “…”"
	}
	if e := w.subject; first && (w.grammatical || w.lang.options["verbsecond"] || w.lang.options["prodrop"]) && e != nil && e.person && !e.org && w.within == w.p && len(w.company) == 0 {
		w.ahead = e
	}
	if e := w.subject; !first && w.ahead == nil && w.lang.options["clitics"] && w.grammatical && e != nil && e.person && !e.org && e.para == w.k && w.within == w.p && len(w.company) == 0 {
		w.ahead, w.between = e, true // « … » Ada Orme n'a rien oublié. « … »
	}
}
