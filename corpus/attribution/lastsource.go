package attribution

import (
	"strings"
	"unicode"

	"onrecord/corpus"
)

// This file finds whose words stand before "about this X told", and whose are "it is said that" and "says the statement",
// where names change with their case.

// lastSource is the body that spoke last, not long before, or what it was called.
func (n *narrator) lastSource() (source, corpus.Basis) {
	last := n.last.src
	switch {
	case n.last.para < n.now-1 || n.last.para == 0:
	case last.isBody():
		return last, corpus.BasisCarried
	case last.id == "" && n.lang.namesBody(last.mention):
		return source{mention: last.mention}, corpus.BasisNone
	}
	return source{}, corpus.BasisNone
}

// isBody reports whether a source is a body with a name.
func (s source) isBody() bool { return s.entry != nil && s.entry.org || s.body }

// namesBody reports whether a mention as printed has the noun of a body.
func (l *language) namesBody(mention string) bool {
	return l.anyWord(mention, clsOrg)
}

// hasCapital reports whether a word of a mention behind the first has a capital.
func hasCapital(mention string) bool {
	_, rest, _ := strings.Cut(mention, " ")
	return strings.IndexFunc(rest, unicode.IsUpper) >= 0
}

// paragraphBefore takes the paragraph before, a short one that gives nobody's words, as what somebody said.
func (w *passage) paragraphBefore(v voice) bool {
	if w.k == 0 || len(w.found) > 0 || w.prose || len(w.quotes[w.k-1]) > 0 {
		return false
	}
	p := &w.paras[w.k-1]
	if p.heading || len(p.spans) > 0 || len(p.sentences) > maxBefore {
		return false
	}
	prev := &passage{narrator: w.narrator, k: w.k - 1, p: p}
	for _, s := range p.sentences {
		prev.takeClause(s.a, s.b, v, nil)
	}
	if w.quotes[w.k-1] = prev.found; len(prev.found) == 0 {
		return false
	}
	w.say(v)
	return true
}

// maxBefore is how many sentences such a paragraph has at most.
const maxBefore = 2
