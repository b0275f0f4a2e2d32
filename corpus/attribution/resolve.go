package attribution

import (
	"slices"
	"strings"

	"onrecord/corpus"
)

// narrator reads a news article from its beginning to its end.
type narrator struct {
	article *corpus.Article
	lang    *language
	cast    *cast
	paras   []para

	now      int      // the paragraph that is read
	last     voice    // who spoke last
	subject  *entry   // the first person of the sentence before
	within   *para    // the paragraph of that sentence
	company  []*entry // the other persons of that sentence
	recent   []*entry // persons by when they were named, the latest last
	leadIn   *voice   // a sentence that ended with a colon introduced the next quotation
	open     *voice   // a quotation that was not closed goes on
	about    voice    // whom the sentence before was about, where a verb needs no subject
	body     voice    // the body that a sentence was about last
	spoke    bool     // the sentence before was speech
	lastBody source   // the body that a sentence began with last
	bodyPara int      // and the number of its paragraph
	stranger bool     // the sentence before was about somebody whom nothing calls by a full name
	silent   bool     // the paragraph before has no quotation
	bodyMemory
	unnamedMemory
	subjectMemory
}

// voice is a speaker and where he spoke.
type voice struct {
	src   source
	basis corpus.Basis
	cue   string
	para  int // number of the paragraph, from 1; 0 for nobody
	evidence
}

// goesOn is the voice where it speaks without being named again.
func (v voice) goesOn() voice {
	if v.src.id != "" {
		v.basis = corpus.BasisCarried
	}
	v.cue, v.cueAt = "", place{}
	if v.shown > 0 {
		v.rule = ruleGoesOn
	}
	return v
}

// voiceOf resolves the subject of a cue in paragraph k.
func (n *narrator) voiceOf(k int, c cue) voice {
	n.now = k
	p := &n.paras[k]
	v := voice{para: k + 1, cue: p.text[p.units[c.a].start:p.units[c.b-1].end], evidence: p.evidenceOf(k, &c)}
	m := c.subject
	if c.final != nil && (c.final.drops || m.kind == mentionPronoun) {
		d := n.dropped(k, c)
		d.cue, d.para, d.evidence = v.cue, v.para, v.evidence
		return d
	}
	if m.a < m.b {
		v.src.mention = p.inDictionaryForm(m)
	}
	if c.per && m.kind == mentionName && m.org {
		m.kind = mentionNone
	}
	mention := v.src.mention
	if m.kind == mentionName && p.ofAnother(m) {
		v.basis = corpus.BasisNone
		return v
	}
	switch m.kind {
	case mentionName:
		if m.quoted > 0 {
			v.src, v.basis = p.quotedName(m)
			break
		}
		v.src, v.basis = n.name(p, m)
	case mentionNoun:
		if m.prefix > 0 {
			mention, v.basis = p.prefixName(m), corpus.BasisNone
			break
		}
		v.src, v.basis = n.noun(p, m)
		if v.src.id == "" && v.basis != corpus.BasisAmbiguous && n.lang.options["romance"] {
			v.src, v.basis = n.epithet(k, p, m)
		} else if v.src.id == "" && n.lang.declines() && p.units[m.head].is(clsOrg) && n.lang.members["generic "+n.lang.decline.lemma(p.units[m.head].low)] {
			v.src, v.basis = n.bodyBefore(p, m)
		} else if v.src.id == "" && n.lang.generic(p, m) {
			if v.src, v.basis = n.pronoun(k, m); v.basis == corpus.BasisPronoun {
				v.basis = corpus.BasisRole
				if e := v.src.entry; e != nil && !n.lang.declines() && p.units[m.head].is(clsRole) && len(e.roles) > 0 && !n.hasRole(e, p, m) {
					v.src, v.basis = source{}, corpus.BasisNone
				}
			}
			if e := v.src.entry; e != nil && n.lang.declines() && n.ofOtherOffice(e, p, m) {
				v.src, v.basis = source{}, corpus.BasisNone
			}
		}
		if v.src.id == "" && v.src.mention != "" {
			mention = v.src.mention
		} else if v.src.id == "" {
			mention = n.fuller(p, m, mention)
		}
	case mentionPronoun:
		v.src, v.basis = n.pronoun(k, m)
		if v.src.id == "" && v.src.mention != "" {
			mention = v.src.mention
		}
	case mentionDropped:
		v.src, v.basis = n.unspoken()
		if e := v.src.entry; p.pluralVerb(c) && e != nil && e.person {
			v.src, v.basis = source{}, corpus.BasisNone
		}
		v.rivals = n.rivals(v.basis)
		return v
	default:
		v.basis = corpus.BasisNone
	}
	v.src.mention = mention
	if c.per && (v.src.entry == nil || v.src.entry.org) {
		v.src, v.basis = source{}, corpus.BasisNone
	}
	v.rivals = n.rivals(v.basis)
	v.flaws = n.flawsOf(p, &c, v.src.entry)
	return v
}

// flawsOf tells what is unsure about the subject of a cue, who was found to be e.
func (n *narrator) flawsOf(p *para, c *cue, e *entry) flaw {
	var f flaw
	if m := &c.subject; e != nil && m.kind == mentionName && m.nb-m.na == 1 {
		if low := p.units[m.na].low; e.words[len(e.words)-1] != low && n.cast.short[low] != e {
			f |= flawInner
		}
	}
	if e != nil && (e.weak || e.doubt || !e.person && !e.org) {
		f |= flawUnsure
	}
	return f
}

// rivals are those who fitted what was looked up last, where that names nobody.
func (n *narrator) rivals(basis corpus.Basis) *[]*entry {
	if basis != corpus.BasisAmbiguous {
		return nil
	}
	list := n.cast.rivals
	return &list
}

// ofAnother reports whether a name only tells whose spokesman or aide is meant.
func (p *para) ofAnother(m mention) bool {
	if m.na <= 0 || m.na >= len(p.units) {
		return false
	}
	if before := &p.units[m.na-1]; before.has(trRelational) && p.run(m.na-1) == nil && p.called(m.na, m.nb) != p.print(m.na, m.nb) {
		return true
	}
	for i := m.a; i+2 < m.na; i++ {
		if p.units[i].is(clsRole) && (p.run(i) == nil || p.lang.options["nouncaps"]) {
			return p.anothers(i+1, m.na)
		}
	}
	return false
}

func (n *narrator) sourceOf(e *entry) source {
	return source{id: e.speaker(), name: e.name, role: e.role, entry: e}
}

func (n *narrator) name(p *para, m mention) (source, corpus.Basis) {
	words := p.lows(m.na, m.nb)
	e, ambiguous := n.cast.find(words, m.gender)
	switch {
	case ambiguous:
		return source{}, corpus.BasisAmbiguous
	case e != nil && len(words) > 1:
		return n.sourceOf(e), corpus.BasisName
	case e != nil:
		return n.sourceOf(e), corpus.BasisSurname
	case len(words) == 0:
		return source{}, corpus.BasisNone
	case len(words) == 1 && n.bodyOf(&p.units[m.na]) != nil:
		return n.sourceOf(n.bodyOf(&p.units[m.na])), corpus.BasisRole
	case len(words) == 1 && n.lang.final == nil && p.units[m.na].is(n.lang.bodyWords()) && !p.units[m.na].upper: // "the Court"
		if e, _ := n.cast.byBodyNoun(words[0], nil); e != nil {
			return n.sourceOf(e), corpus.BasisRole
		}
		return source{}, corpus.BasisNone
	}
	name := p.called(m.na, m.nb)
	if len(words) > 1 {
		return source{id: corpus.NewSpeakerID(name), name: name}, corpus.BasisName
	}
	s := n.cast.singles[words[0]]
	if m.weak && !s.isName() {
		return source{}, corpus.BasisNone
	}
	if s == nil || n.cast.lowered[words[0]] || !m.honour && s.mid == 0 && m.initial && !s.honour && !p.units[m.na].upper && len(n.cast.first[words[0]]) == 0 {
		return source{}, corpus.BasisNone // perhaps only a word at the start of its sentence
	}
	if s.org || m.org {
		return source{id: corpus.NewSpeakerID(name), name: name, body: true}, corpus.BasisName
	}
	return source{id: corpus.ScopedSpeakerID(n.article.ID, name), name: name}, corpus.BasisSurname
}

// pronoun finds whom a pronoun in paragraph k stands for: he or she the one who spoke last, or whom the sentence before
// began with; when both could be meant it is neither. They and it are the body or the group that spoke last.
func (n *narrator) pronoun(k int, m mention) (source, corpus.Basis) {
	if m.gender == genderUnknown && m.kind == mentionPronoun {
		return n.group(k, m)
	}
	last, subject := n.last.src.entry, n.subject
	if last != nil && (last.org || !last.gender.fits(m.gender)) {
		last = nil
	}
	fits := func(e *entry) bool { return e != nil && e.person && !e.org && e.gender.fits(m.gender) }
	if e := n.before(&n.paras[k], m); fits(e) {
		e.gender = m.gender
		return n.sourceOf(e), corpus.BasisPronoun
	}
	if !n.unknownBody && !n.unknownGroup {
		if src, basis := n.unknownOfLate(k, m); src.id != "" || src.mention != "" {
			return src, basis
		}
	}
	others := filter(n.company, fits)
	if n.grammatical && fits(subject) {
		others = nil
	}
	if !fits(subject) {
		subject = nil
		if len(others) == 1 { // "Bob Orme was followed by Ann Other. She said …"
			subject, others = others[0], nil
		}
	}
	e := last
	switch {
	case last == nil || subject != nil && n.turned(k):
		e = subject
	case subject == nil || subject == last:
	case last.gender == m.gender && subject.gender == genderUnknown:
	case subject.gender == m.gender && last.gender == genderUnknown:
		e = subject
	default:
		n.cast.rivals = []*entry{last, subject}
		return source{}, corpus.BasisAmbiguous
	}
	if e != nil && e != last && len(others) > 0 {
		n.cast.rivals = append(others, e)
		return source{}, corpus.BasisAmbiguous
	}
	if e == nil {
		return n.unnamed(k, m, fits)
	}
	e.gender, e.person = m.gender, true
	return n.sourceOf(e), corpus.BasisPronoun
}

// before finds the person who is the subject of the sentence that a pronoun stands in: "Orme asked for a study, which he
// called late". The subject of a clause with a conjunction may be somebody else: "When Orme asked, he said …".
func (n *narrator) before(p *para, m mention) *entry {
	k := slices.IndexFunc(p.sentences, func(s sentence) bool { return s.a <= m.a && m.a < s.b })
	if k < 0 {
		return nil
	}
	s := p.sentences[k]
	for i := s.a; i < m.a; i++ {
		if p.run(i) != nil || !p.isVerb(i) && !p.units[i].is(clsAnyCue) || p.isNounHere(i) {
			continue
		}
		subject, from, _ := p.subjectBefore(s, i)
		if subject.kind == mentionName && !subject.org && subject.b <= i && !p.subordinate(s, from) {
			e, _ := n.cast.find(p.lows(subject.na, subject.nb), subject.gender)
			return e
		}
	}
	return nil
}

// subordinate reports whether the clause at unit i depends on another.
func (p *para) subordinate(s sentence, i int) bool {
	const before = clsSub | clsPrep | clsThat | clsWho | clsWhich
	return p.units[i].is(before) || i > s.a && p.run(i-1) == nil && p.units[i-1].is(before)
}

// turned reports whether paragraph k has turned to another subject than who spoke last, and nobody has spoken in it yet.
func (n *narrator) turned(k int) bool { return n.within == &n.paras[k] && n.last.para <= k }

// unnamed resolves a pronoun that no full name explains: a surname or a role that spoke last, or the only person who was
// named of late.
func (n *narrator) unnamed(k int, m mention, fits func(*entry) bool) (source, corpus.Basis) {
	spoke := n.last.para >= k && n.last.src.entry == nil
	spoke = spoke && (n.last.src.id == "" || n.cast.surnameFits(n.last.src.name, m.gender))
	if spoke && n.last.src.id != "" && !n.last.src.body {
		return n.last.src, corpus.BasisPronoun
	}
	if spoke && n.lang.options["romance"] && n.last.para == k+1 && n.last.src.id == "" && n.lang.meansSomebody(n.last.src.mention) {
		return n.last.src, corpus.BasisNone
	}
	all := filter(n.recent, fits)
	if len(all) == 1 {
		all[0].gender = m.gender
		return n.sourceOf(all[0]), corpus.BasisPronoun
	}
	if n.unknownBody && len(all) == 0 {
		if src, basis := n.unknownOfLate(k, m); src.mention != "" {
			return src, basis
		}
	}
	if e := n.hero; len(all) > 1 && fits(e) && n.heroPara >= k {
		return n.sourceOf(e), corpus.BasisPronoun
	}
	if spoke && len(all) == 0 && n.last.basis != corpus.BasisAmbiguous {
		return n.last.src, corpus.BasisNone
	}
	return source{}, corpus.BasisNone
}

// surnameFits reports whether a surname that no full name explains can be of somebody of a gender.
func (c *cast) surnameFits(name string, g gender) bool {
	s := c.singles[corpus.Fold(name)]
	return s == nil || s.gender.fits(g)
}

// group resolves "they" and "it".
func (n *narrator) group(k int, m mention) (source, corpus.Basis) {
	if n.unknownGroup {
		if src, basis := n.unknownOfLate(k, m); src.mention != "" {
			return src, basis
		}
	}
	if src, ok := n.theyAre(k); ok {
		return src, corpus.BasisPronoun
	}
	if n.last.para < k || n.last.para == 0 {
		return source{}, corpus.BasisNone
	}
	src := n.last.src
	switch {
	case src.entry != nil && src.entry.person || src.entry == nil && src.id != "" && !src.body:
		return source{}, corpus.BasisNone
	case src.id == "":
		return src, corpus.BasisNone // a group without a name, by what it was called before
	}
	return src, corpus.BasisPronoun
}

// noun finds who has the role that stands for him, or which body is meant.
func (n *narrator) noun(p *para, m mention) (source, corpus.Basis) {
	if m.nb > m.na {
		return source{}, corpus.BasisNone
	}
	if n.lang.options["nouncaps"] {
		if src, basis, ok := n.capitalNoun(p, m); ok {
			return src, basis
		}
	}
	if src, ok := n.ofTwo(p, m); ok {
		return src, corpus.BasisRole
	}
	if e := n.latter(n.now, p, m); e != nil {
		return n.sourceOf(e), corpus.BasisRole
	}
	t := &p.units[m.head]
	if t.is(clsRole|clsTitle) || t.is(clsMale|clsFemale) {
		if e, ambiguous := n.cast.byRole(n.roleKey(p, m), m.gender); e != nil {
			return n.sourceOf(e), corpus.BasisRole
		} else if ambiguous {
			if last := n.last.src.entry; last != nil && m.definite && n.hasRole(last, p, m) {
				return n.sourceOf(last), corpus.BasisRole
			}
			return source{}, corpus.BasisAmbiguous
		} else if last := n.last.src.entry; n.lang.declines() && (n.samePerson(last, p, m) || n.sharesRole(last, p, m)) {
			return n.sourceOf(last), corpus.BasisRole
		}
	}
	if m.definite && m.gender != genderUnknown && n.lang.members["kin "+t.low] {
		if e := n.kin(m); e != nil {
			return n.sourceOf(e), corpus.BasisRole
		}
	}
	if n.lang.plain() && t.is(clsBodyNoun|clsBodyKind) && m.definite {
		if src := n.theBody(p, m); src.id != "" {
			return src, corpus.BasisRole
		}
	} else if t.is(clsBodyNoun) && m.definite || t.is(clsPeople) && t.is(clsOrg) {
		if e, _ := n.cast.byBodyNoun(t.low, nil); e != nil {
			return n.sourceOf(e), corpus.BasisRole
		}
	}
	if t.is(clsDocument) && n.papers != nil {
		if src, basis := n.theDocument(p, m); src.id != "" {
			return src, basis
		}
	}
	return source{}, corpus.BasisNone
}

// roleKey is the role that a mention in the paragraph that is read stands for.
func (n *narrator) roleKey(p *para, m mention) roleKey {
	k := p.roleKey(m.a, m.b, m.head, n.lang)
	k.para = n.now
	return k
}

// samePerson reports whether a new role, which nobody else has, can stand for the one who spoke last, to say his name
// no second time.
func (n *narrator) samePerson(last *entry, p *para, m mention) bool {
	if last == nil || last.org || !m.definite || !p.units[m.head].is(clsRole) || !last.gender.fits(m.gender) {
		return false
	}
	if t := &p.units[m.head]; t.is(clsPeople) && !n.lang.members["generic "+n.lang.decline.lemma(t.low)] {
		return false
	}
	k := p.roleKey(m.a, m.b, m.head, n.lang)
	if len(k.words) > 1 || n.within == p && n.subject != nil && n.subject != last || n.ofOtherPlace(last, p, m) {
		return false
	}
	if len(n.cast.heads[k.head]) == 0 {
		return !n.anothersRole(p, m)
	}
	return slices.Contains(n.cast.heads[k.head], last)
}

func (n *narrator) hasRole(e *entry, p *para, m mention) bool {
	k := p.roleKey(m.a, m.b, m.head, n.lang)
	return e.gender.fits(m.gender) && slices.ContainsFunc(e.roles, func(r roleKey) bool { return r.head == k.head })
}

// meet notes the persons whom a sentence names outside its quotations; inside tells what lies in a reported clause.
func (n *narrator) meet(p *para, s sentence, inside func(at int) bool) {
	before := n.subject
	n.subject, n.company, n.within, n.stranger = nil, nil, p, false
	for i := s.a; i < s.b; i++ {
		r := p.run(i)
		if r == nil {
			continue
		}
		i = r.b - 1
		if r.bare || r.org || r.na >= r.nb || n.lang.declines() && !r.person || inside(p.units[r.a].start) {
			continue
		}
		e, _ := n.cast.find(p.lows(r.na, r.nb), r.gender)
		if e == nil || e.org || e.doubt {
			n.stranger = n.stranger || e == nil && r.titled && n.subject == nil && !p.besides(s, r)
			continue
		}
		if n.subject == nil && !p.besides(s, r) {
			n.subject = e
		} else if e != n.subject {
			n.company = append(n.company, e)
		}
		n.recent = append(slices.DeleteFunc(n.recent, func(o *entry) bool { return o == e }), e)
		if len(n.recent) > maxRecent {
			n.recent = n.recent[1:]
		}
	}
	n.meetSubject(p, s, before, inside)
}

// besides reports whether a sentence that names somebody is about somebody else.
func (p *para) besides(s sentence, r *run) bool {
	if p.lang.options["prodrop"] {
		return p.governs(s, r.a)
	}
	if p.lang.declines() {
		return r.cases&inNominative == 0
	}
	return p.lang.options["romance"] && r.a > s.a && p.units[r.a-1].is(clsPrep) && !p.units[r.a-1].is(clsOf)
}

// maxRecent is how many persons a pronoun may go back over.
const maxRecent = 6

// allCapital tells a quotation that is a title or a nickname: a few words, all with capitals.
func allCapital(text string) bool {
	for _, w := range strings.Fields(text) {
		r := []rune(w)[0]
		if r >= 'a' && r <= 'z' && len(w) > 3 {
			return false
		}
	}
	return true
}
