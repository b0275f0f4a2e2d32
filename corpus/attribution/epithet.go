package attribution

import (
	"slices"
	"strings"

	"onrecord/corpus"
)

// Newspapers in Romance languages say no name twice: whoever spoke is then "el periodista", "l'élue écologiste", "la
// entidad", although no text told that he is one.

// epithet finds who is meant by a definite noun for a person or a body that the article tells of nobody: the one who
// would be meant by a pronoun. Nobody is, if the noun has to be somebody else's.
func (n *narrator) epithet(k int, p *para, m mention) (source, corpus.Basis) {
	t := &p.units[m.head]
	if last := n.last; last.para >= k && last.src.id == "" && last.src.mention != "" && m.definite && n.subject == nil && n.lang.meansSomebody(last.src.mention) && !n.lang.meansSeveral(last.src.mention) && (n.lang.standsFor(t) && (!n.lang.options["clitics"] || t.is(clsOrg|clsBodyNoun) == n.lang.mentionsBody(last.src.mention)) || strings.Contains(corpus.Fold(last.src.mention), t.low)) {
		return source{mention: last.src.mention}, corpus.BasisNone // the unnamed one of before
	}
	switch {
	case m.definite && m.a+1 < m.b && n.lang.members["also "+p.units[m.a+1].low]:
		return n.pronoun(k, m)
	case !m.definite || t.is(clsPeople):
	case p.demonstrative(m) && t.is(clsRole|clsMale|clsFemale) && !t.is(clsOrg|clsBodyNoun):
		return n.pronoun(k, m)
	case t.is(clsBodyNoun|clsOrg) && !(t.is(clsRole) && n.lang.options["prodrop"]) && n.lang.standsFor(t):
		return n.bodyBefore(p, m)
	case n.lang.standsFor(t), t.is(clsRole|clsTitle) && t.cls&(clsMr|clsMs) == 0:
		if e := n.native(p, m); t.isNative() && e != nil {
			return n.sourceOf(e), corpus.BasisRole
		}
		if e := n.inCharge(p, m); e != nil {
			return n.sourceOf(e), corpus.BasisRole
		}
		if e, known := n.inOffice(p, m); known {
			if e == nil {
				return source{}, corpus.BasisNone
			}
			return n.sourceOf(e), corpus.BasisRole
		}
		if e := n.unintroduced(p, m); e != nil {
			return n.sourceOf(e), corpus.BasisRole
		}
		if e := n.onlyTitled(m.gender); e != nil && n.last.src.mention == "" {
			return n.sourceOf(e), corpus.BasisRole
		}
		src, basis := n.pronoun(k, m)
		if src.entry != nil && n.mayBe(src.entry, p, m) {
			if t.isNative() || n.lang.options["clitics"] && len(src.entry.roles) == 0 && !n.lang.standsFor(t) {
				n.cast.giveRole(src.entry, n.roleKey(p, m), p.print(m.head, m.b))
			}
			return src, basis
		}
		if basis == corpus.BasisAmbiguous || src.entry == nil && src.id != "" && !src.body && n.lang.options["prodrop"] && p.complement(m) == m.b {
			return src, basis
		}
		if e := n.namedNext(p, m); e != nil {
			return n.sourceOf(e), corpus.BasisRole
		}
	}
	return source{}, corpus.BasisNone
}

// demonstrative reports whether a mention can only go back to somebody: "cette infirmière".
func (p *para) demonstrative(m mention) bool {
	t := &p.units[m.a]
	return p.lang.options["clitics"] && m.a < m.head && t.is(clsDefinite) && !t.is(clsArticle) && p.complement(m) == m.b
}

// mayBe reports whether a role can be one more of somebody's: nobody else has it, and what it is of is what he is of.
func (n *narrator) mayBe(e *entry, p *para, m mention) bool {
	key := p.roleKey(m.a, m.b, m.head, n.lang)
	if slices.ContainsFunc(n.cast.heads[key.head], func(o *entry) bool { return o != e && o.gender.fits(m.gender) }) {
		return false
	}
	if !n.lang.standsFor(&p.units[m.head]) && len(e.roles) > 0 && !slices.ContainsFunc(e.roles, func(r roleKey) bool { return r.head == key.head }) && p.complement(m) == m.b {
		return false // an office of somebody else, who has not been named
	}
	of := p.complement(m)
	if t := &p.units[m.head]; t.isNative() {
		return !n.fromElsewhere(e, t)
	} else if n.lang.members["born "+t.low] {
		return true // "le natif d'Olmont"
	}
	if n.foreign(e, p, m, of) {
		return false
	}
	if m.b == of+2 && p.units[of].is(clsOf) && p.units[of+1].capital && n.last.para == n.now+1 && n.last.src.entry == e {
		return true // "la députée d'Olmont", who has just spoken
	}
	if n.lang.options["clitics"] && len(e.roles) == 0 && !n.lang.standsFor(&p.units[m.head]) && !n.printsFirst(p, m) {
		return false // the article told of somebody with that office before
	}
	if n.lang.options["clitics"] && len(e.roles) == 0 && (n.last.para >= n.now && n.last.src.entry == e || n.subject == e && n.within == p && len(n.company) == 0) {
		return true // somebody whose office nobody has to be told, and who has just spoken, or is who the sentence before is about
	}
	if n.lang.options["prodrop"] && of < m.b && n.justHeard(e) && !(n.isSole(key.head) && slices.ContainsFunc(e.roles, func(r roleKey) bool { return n.isSole(r.head) })) {
		return true // "el edil de la coalición": whoever it was of before
	}
	for i := of; i < m.b; i++ {
		t := &p.units[i]
		if t.kind != kindWord || t.cls&clsFunction != 0 || n.lang.members["vague "+t.low] {
			continue
		}
		if !slices.ContainsFunc(e.roles, func(r roleKey) bool { return r.holds(t.low, n.lang) }) {
			return false
		}
	}
	return true
}

// noteDemonyms makes roles of the words for a people that stand as nouns: "explicó la manchega".
func (p *para) noteDemonyms() {
	for i := 1; i < len(p.units); i++ {
		t := &p.units[i]
		if !t.is(clsDemonym) || t.capital || t.cls&^clsDemonym != 0 || !p.units[i-1].is(clsArticle) {
			continue
		}
		if next := i + 1; next < len(p.units) && p.units[next].kind == kindWord && p.units[next].cls == 0 && !p.units[next].capital && !p.past(next) {
			continue // "el español medio"
		}
		switch p.lang.gendered[p.units[i-1].low] {
		case male:
			t.cls |= clsRole | clsMale
		case female:
			t.cls |= clsRole | clsFemale
		}
	}
}

// justHeard reports whether somebody has just spoken, and nobody else was told of since.
func (n *narrator) justHeard(e *entry) bool {
	other := func(o *entry) bool { return o != nil && o != e && o.person }
	return n.last.src.entry == e && n.last.para >= n.now && !other(n.subject) && !slices.ContainsFunc(n.company, other)
}

// isSole reports whether a role is one that each body has once, so that nobody has two of them.
func (n *narrator) isSole(head string) bool { return n.lang.members["soleoffice "+head] }

// complement gives the unit of a mention from which on it tells what a role is of; its end, when it does not.
func (p *para) complement(m mention) int {
	if p.lang.declines() {
		return m.head + 1 // in the genitive
	}
	for i := m.head + 1; i < m.b; i++ {
		if p.units[i].is(clsOf) || p.run(i) != nil {
			return i
		}
		if p.units[i].is(clsPrep) {
			break
		}
	}
	return m.b
}

// bodyBefore finds the body that "the entity" stands for: the one that spoke last or that a sentence began with last.
func (n *narrator) bodyBefore(p *para, m mention) (source, corpus.Basis) {
	if p.complement(m) < m.b {
		return source{}, corpus.BasisNone
	}
	if last := n.last.src; last.entry != nil && last.entry.org || last.body {
		return last, corpus.BasisRole
	} else if last.id == "" && last.mention != "" && n.lang.declines() && n.last.para >= n.now {
		return source{mention: last.mention}, corpus.BasisNone
	}
	if n.body.src.id != "" && n.last.para <= n.body.para {
		return n.body.src, corpus.BasisRole
	}
	return source{}, corpus.BasisNone
}

// meetBody notes the body that a sentence begins with, or the only one that it names.
func (n *narrator) meetBody(k int, p *para, s sentence) {
	var only *run
	for i := s.a; i < s.b; i++ {
		r := p.run(i)
		if r == nil {
			continue
		}
		i = r.b - 1
		if !r.org || r.bare || p.units[r.na].is(clsPlace) || n.lang.declines() && (r.cases&inNominative == 0 || r.a > s.a+4) {
			continue
		}
		if only != nil {
			only = nil
			break
		}
		if only = r; r.a <= s.a+4 && (r.a == s.a || !p.units[r.a-1].is(clsPrep)) {
			break
		}
	}
	if only == nil {
		return
	}
	if src, _ := n.name(p, p.named(only, only.a, only.b)); src.id != "" {
		n.body = voice{src: src, para: k + 1}
	}
}

// reportedAt reports whether a place in the paragraph lies in a reported clause: whom that names is not whom the next
// sentence is about. What an agency reports is, where it stands first: "The mayor opened the bridge, the Quay reports".
func (w *passage) reportedAt(at int) bool {
	return (w.lang.options["romance"] || w.lang.declines() || w.lang.options["subjectfirst"]) && slices.ContainsFunc(w.reaching(at), func(f found) bool {
		return f.start <= at && at < f.end && !(w.lang.declines() && f.kind != corpus.QuoteDirect && f.src.isBody())
	})
}

// inSentence finds whom the pronoun of a cue stands for in its own sentence: "Ann Other, plus mesurée : « … », prévient-elle".
func (w *passage) inSentence(s sentence, c cue) *entry {
	if m := c.subject; w.lang.options["romance"] && (m.kind == mentionPronoun && m.gender != genderUnknown || m.kind == mentionDropped) {
		return w.onlyPerson(s.a, c.start, m.gender, m.kind == mentionDropped)
	}
	return nil
}

// onlyPerson finds the only person of a gender whom units [a, b) name, but for whom a preposition stands before, and, where
// it has to be who the clause is about, but for whom it only tells something of.
func (w *passage) onlyPerson(a, b int, g gender, about bool) *entry {
	var only *entry
	for i := a; i < b; i++ {
		r := w.p.run(i)
		if r == nil {
			continue
		}
		i = r.b - 1
		if r.bare || r.org || r.a > a && w.p.units[r.a-1].is(clsPrep) && !w.p.units[r.a-1].is(clsOf) && !w.p.turnsTo(a, r.a-1) || about && w.lang.options["prodrop"] && w.p.governs(sentence{a, b}, r.a) {
			continue
		}
		e, _ := w.cast.find(w.p.lows(r.na, r.nb), r.gender)
		if e == nil || e.org || !e.person || !e.gender.fits(g) || e == only {
			continue
		}
		if only != nil {
			return nil
		}
		only = e
	}
	return only
}

// turnsTo reports whether the preposition at unit i turns to somebody: "chez Ada Orme :", "quant à Ada Orme, elle".
func (p *para) turnsTo(a, i int) bool {
	return p.lang.members["turn "+p.units[i].low] || i > a && p.lang.members["turn "+p.units[i-1].low]
}

// meansSomebody reports whether a mention as printed is of people or a body: "une source proche", not "su relato".
func (l *language) meansSomebody(mention string) bool {
	return l.anyWord(mention, clsRole|clsPeople|clsOrg|clsTitle|clsMale|clsFemale)
}

// meansGroup reports whether a mention as printed is of several, where nouns change with their case: its first noun is a
// plural.
func (l *language) meansGroup(mention string) bool {
	for _, w := range strings.Fields(mention) {
		if l.members["oneof "+corpus.Fold(w)] {
			return false
		}
		if c := l.words[corpus.Fold(w)]; c&(clsRole|clsPeople|clsOrg|clsTitle) != 0 {
			return l.declines() && c&clsPeople != 0 && c&(clsRole|clsOrg) == 0
		}
	}
	return false
}

// anyWord reports whether a mention as printed has a word of one of the classes.
func (l *language) anyWord(mention string, c class) bool {
	return slices.ContainsFunc(strings.Fields(mention), func(w string) bool {
		_, after, ok := strings.Cut(w, "'")
		if !ok {
			_, after, ok = strings.Cut(w, "’")
		}
		if !ok {
			after = w
		}
		return l.class(after, corpus.Fold(after))&c != 0
	})
}

// mentionsBody reports whether a mention as printed is of a body, and of nobody in it.
func (l *language) mentionsBody(mention string) bool {
	return l.anyWord(mention, clsOrg|clsBodyNoun) && !l.anyWord(mention, clsRole|clsPeople|clsMale|clsFemale)
}

// meansSeveral reports whether a mention as printed is of people in the plural, which no role of one goes back to.
func (l *language) meansSeveral(mention string) bool {
	word, _, _ := strings.Cut(mention, " ")
	return l.options["prodrop"] && l.class(word, corpus.Fold(word))&clsPeople != 0
}

// inCharge finds the only person with a role at what the role of a mention is of: "la titular de Interior", who is the
// minister of it.
func (n *narrator) inCharge(p *para, m mention) *entry {
	var of []string
	for i := p.complement(m); i < m.b; i++ {
		if t := &p.units[i]; t.kind == kindWord && t.capital {
			of = append(of, t.low)
		}
	}
	if len(of) == 0 {
		return nil
	}
	e, _ := n.cast.only(filter(n.cast.entries, func(e *entry) bool {
		return !e.org && e.gender.fits(m.gender) && slices.ContainsFunc(e.roles, func(r roleKey) bool {
			return !slices.ContainsFunc(of, func(w string) bool { return !slices.Contains(r.words, w) })
		})
	}))
	return e
}
