package attribution

import (
	"slices"
	"strings"
)

// Sources without a name: each is called by the phrase that the article printed for it first, "the spokesman" by "a
// spokesman for the port", "the family" by "his family". Other groups are called as they are: "officials".

// maxUnnamed is how many such phrases are kept.
const maxUnnamed = 8

// nameless is what a source without a name was called.
type nameless struct {
	text  string
	head  string
	words []string
	owned bool // "his family"
}

// unnamedMemory is what a narrator keeps of them.
type unnamedMemory struct{ sources []nameless }

// fuller gives the phrase that a mention of an unnamed source goes back to, or the mention itself, which is kept.
func (n *narrator) fuller(p *para, m mention, text string) string {
	now := nameless{text, n.lang.lemma(p.units[m.head].low), p.lows(m.a, m.b), p.units[m.a].is(clsPoss)}
	definite := m.definite
	if n.lang.declines() && (!p.units[m.head].is(clsOrg) || p.units[m.head].capital) { // a noun alone goes back to one that tells more
		now.words = append([]string{now.head}, p.lows(m.head+1, max(m.b, m.head+1))...)
		definite = m.b == m.head+1
	}
	if group := p.units[m.head].is(clsPeople); definite {
		i := slices.IndexFunc(n.sources, func(old nameless) bool { return now.goesBackTo(old, n.lang) && (old.owned || !group) })
		if i >= 0 {
			return n.sources[i].text
		}
	}
	if !definite && len(n.sources) < maxUnnamed {
		n.sources = append(n.sources, now)
	}
	return text
}

// goesBackTo reports whether the older phrase says all that the newer one does.
func (f nameless) goesBackTo(old nameless, lang *language) bool {
	if f.head != old.head || strings.EqualFold(f.text, old.text) {
		return false
	}
	return !slices.ContainsFunc(f.words, func(w string) bool {
		return lang.words[w]&clsDet == 0 && !slices.Contains(old.words, w)
	})
}
