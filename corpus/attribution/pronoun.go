package attribution

import (
	"slices"
	"strings"

	"onrecord/corpus"
)

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
	if n.lang.options["clitics"] && n.unknownBody && n.unknownGender != genderUnknown && n.unknownGender == m.gender && n.turned(k) {
		if src, basis := n.unknownOfLate(k, m); src.id != "" || src.mention != "" {
			return src, basis // "La préfecture a fermé le pont. « … », a-t-elle dit"
		}
	}
	if n.grammatical && n.lang.options["subjectfirst"] && subject.mayBePerson(m.gender) {
		subject.person = true // as the pronoun shows
	}
	others := filter(n.company, fits)
	if n.grammatical && fits(subject) {
		others = slices.DeleteFunc(others, func(o *entry) bool { return n.lang.options["clitics"] || slices.Contains(n.governed, o) })
	}
	if !fits(subject) {
		subject = nil
		if len(others) == 1 && !(n.lang.declines() && last != nil && n.last.para > k) { // "Bob Orme was followed by Ann Other. She said …"
			subject, others = others[0], nil
		}
	}
	e := last
	switch {
	case last == nil || subject != nil && n.turned(k):
		e = subject
	case subject == nil || subject == last:
	case n.lang.declines() && n.grammatical && subject == n.subject:
		e = subject // its case tells
	case n.tookOver(k, m):
		e = subject
	case subject.gender == genderUnknown && n.isNewSubject(k):
		e = subject
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
		if src, basis, ok := n.headlined(m); ok {
			return src, basis
		}
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

// mayBePerson reports whether a name can be that of a person of a gender, though nothing has shown it.
func (e *entry) mayBePerson(g gender) bool {
	return e != nil && e.named && !e.place && !e.org && !e.doubt && len(e.words) > 1 && e.gender.fits(g)
}

// isNewSubject reports whether the sentence before a pronoun of paragraph k had somebody else for its grammatical subject than
// who spoke last, after he had spoken.
func (n *narrator) isNewSubject(k int) bool {
	near := n.within == &n.paras[k] || k > 0 && n.within == &n.paras[k-1]
	return n.lang.options["subjectfirst"] && n.grammatical && near && n.last.para <= k
}

// tookOver reports whether the paragraph before is about another person than who spoke last, who said nothing in it, and
// paragraph k begins with words that nothing calls more of the same: "Orme est d'un autre avis.", « … », dit-il.
func (n *narrator) tookOver(k int, m mention) bool {
	return n.followsOn(k, m) && n.grammatical && n.last.para < k && !n.paras[k].addsMore(m)
}

// addsMore reports whether the verb beside a pronoun goes on with what somebody said: "ajoute-t-il", "a-t-elle poursuivi".
func (p *para) addsMore(m mention) bool {
	more := func(i int) bool { return i >= 0 && i < len(p.units) && p.lang.members["more "+p.units[i].low] }
	return more(m.a-1) || more(m.b)
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
	if spoke && (n.lang.declines() || n.lang.options["romance"] && n.last.para == k+1) && n.last.src.id == "" && n.lang.meansSomebody(n.last.src.mention) && !n.lang.meansGroup(n.last.src.mention) {
		return n.last.src, corpus.BasisNone
	}
	if n.lang.options["subjectfirst"] && n.last.para >= k && n.last.src.id == "" && n.lang.meansOne(n.last.src.mention, m.gender) {
		return n.last.src, corpus.BasisNone // "A spokeswoman said … She added"
	}
	all := filter(n.recent, fits)
	if n.lang.declines() && n.stranger && n.turned(k) {
		return source{}, corpus.BasisNone
	}
	if len(all) == 1 {
		all[0].gender = m.gender
		return n.sourceOf(all[0]), corpus.BasisPronoun
	}
	if n.lang.options["nouncaps"] && len(all) == 0 && !spoke {
		if named := filter(n.recent, func(e *entry) bool { return !e.org && !e.weak && e.gender.fits(m.gender) && len(e.words) > 1 }); len(named) == 1 {
			named[0].gender, named[0].person = m.gender, true
			return n.sourceOf(named[0]), corpus.BasisPronoun
		}
	}
	if n.unknownBody && len(all) == 0 {
		if src, basis := n.unknownOfLate(k, m); src.mention != "" {
			return src, basis
		}
	}
	if e := n.hero; len(all) > 1 && fits(e) && n.heroPara >= k {
		return n.sourceOf(e), corpus.BasisPronoun
	}
	if e := n.spokePrior(k, m.gender, fits); e != nil && n.lang.options["subjectfirst"] {
		return n.sourceOf(e), corpus.BasisPronoun
	}
	if spoke && len(all) == 0 && n.last.basis != corpus.BasisAmbiguous && !(n.lang.declines() && n.last.src.body) && !n.lang.namesThing(n.last.src.mention) {
		return n.last.src, corpus.BasisNone
	}
	return source{}, corpus.BasisNone
}

// namesThing reports whether a mention is but the name of a place or of a body, which is neither he nor she.
func (l *language) namesThing(mention string) bool {
	return l.plain() && l.words[corpus.Fold(mention)]&(clsPlace|clsOrg) != 0
}

// meansOne reports whether a mention as printed is of one person of a gender, by the role: "a spokeswoman for the port".
func (l *language) meansOne(mention string, g gender) bool {
	for i, w := range strings.Fields(mention) {
		c := l.words[corpus.Fold(w)]
		if i == 0 && (c&clsDet == 0 || c&clsDefinite != 0) {
			return false // "the spokesman" may be whoever was named
		}
		if c&clsPrep != 0 && c&clsDet == 0 {
			return false
		}
		if c&clsRole != 0 && c&clsPeople == 0 || c&(clsMale|clsFemale) != 0 {
			return genderOf(c).fits(g)
		}
	}
	return false
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
