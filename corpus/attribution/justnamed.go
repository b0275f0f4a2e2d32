package attribution

import (
	"slices"
	"strings"

	"onrecord/corpus"
)

// This file finds whom a noun stands for that the article told of nobody, where newspapers say no name twice.

// justNamed finds who is meant by a definite role that nobody is said to have: the one whom the sentence before was
// about, or who has just spoken. A spokesman without a name is somebody else.
func (n *narrator) justNamed(p *para, m mention) (source, corpus.Basis) {
	t := &p.units[m.head]
	if !m.definite || m.gender == genderUnknown || !t.is(clsRole|clsTitle) && !n.lang.namesPerson(t) && !p.isParent(m) || t.is(clsPeople) || n.unnamedRole(t.low) {
		return source{}, corpus.BasisNone
	}
	key := n.roleKey(p, m)
	if slices.ContainsFunc(n.cast.heads[key.head], func(o *entry) bool { return o.gender.fits(m.gender) }) {
		return source{}, corpus.BasisNone // of another place, or another's
	}
	e := n.last.src.entry
	switch {
	case n.within == p && n.subject != nil && len(n.company) == 0:
		e = n.subject
	case n.last.para <= n.now || n.subject != nil && n.subject != e:
		return source{}, corpus.BasisNone
	}
	if e == nil || e.org || e.doubt || e.weak && !e.person || !e.gender.fits(m.gender) || n.isOther(e, p, m) {
		return source{}, corpus.BasisNone
	}
	e.gender, e.person = m.gender, true
	return n.sourceOf(e), corpus.BasisRole
}

// namesPerson tells a noun that no list has and that a person alone can be by its ending: "der Norder", "die Ringerin".
func (l *language) namesPerson(t *token) bool {
	return l.meansOrigin(t) && (endsLike(t.low, []string{"er", "erin"}) || endsLike(t.low, personEndings))
}

// isParent tells "der dreifache Vater", who is whoever was spoken of, from "der Vater", who may be somebody else's.
func (p *para) isParent(m mention) bool {
	return m.head > m.a && p.units[m.head].is(clsMale|clsFemale) && strings.Contains(p.units[m.head-1].low, "fach")
}

// unnamedRole tells a role whose holders mostly go without a name: "der Polizeisprecher".
func (n *narrator) unnamedRole(low string) bool {
	_, last := n.lang.lastPart(low)
	return n.lang.members["stranger "+last]
}

// namedAbove finds which of those who have an ambiguous role is meant: the one whom the paragraph has named last.
func (n *narrator) namedAbove(p *para, m mention) *entry {
	if n.lang.declines() {
		return n.onlyRecent(n.cast.rivals)
	}
	if !n.lang.options["prodrop"] {
		return nil
	}
	rivals := slices.Clone(n.cast.rivals)
	for i := m.a - 1; i >= 0; i-- {
		r := p.run(i)
		if r == nil {
			continue
		}
		if i = r.a; r.na < r.nb {
			if e, _ := n.cast.find(p.lows(r.na, r.nb), r.gender); slices.Contains(rivals, e) {
				return e
			}
		}
	}
	n.cast.rivals = rivals
	return nil
}

// onlyRecent finds the one of several whom the article was about of late: the subject of the sentence before, else who spoke
// last.
func (n *narrator) onlyRecent(rivals []*entry) *entry {
	for _, e := range []*entry{n.subject, n.last.src.entry} {
		if e != nil {
			if slices.Contains(rivals, e) {
				return e
			}
			return nil
		}
	}
	return nil
}

// turnedTo gives the voice of another person whom the sentence before a quotation that stands alone is about: „…“, sagt Ann
// Other. Bob Orme wird noch deutlicher. „…“
func (w *passage) turnedTo(s sentence, i int) *voice {
	e := w.subject
	if !w.lang.options["verbsecond"] || w.plain == nil || w.plain.b != s.a || !w.alone(s, i) || e == nil || w.within != w.p || len(w.company) > 0 ||
		!e.person || e.org || e.doubt || e == w.voice.src.entry || w.p.firstNoun(*w.plain) != mentionName {
		return nil
	}
	return &voice{src: w.sourceOf(e), basis: corpus.BasisCarried, para: w.k + 1, evidence: evidence{rule: ruleGoesOn, shown: int32(w.k + 1)}}
}

// firstNoun tells what a sentence begins with.
func (p *para) firstNoun(s sentence) mentionKind {
	q, ok := p.phraseAt(s.a, s.b)
	if !ok || q.oblique {
		return mentionNone
	}
	return q.kind
}
