package index

import (
	"maps"
	"slices"
	"strings"

	"onrecord/corpus"
)

// setOptional notes at each small word in which languages it may be missing: those in which something else that is asked
// for beside it is no small word. A small word that stands alone, or beside others only, has to be there.
func setOptional(n Node) {
	switch n := n.(type) {
	case Not:
		setOptional(n.Node)
	case Any:
		for _, c := range n.Nodes {
			setOptional(c)
		}
	case All:
		for i, c := range n.Nodes {
			if w, ok := c.(Word); ok {
				w.OptionalIn = optionalIn(w, i, n.Nodes)
				n.Nodes[i] = w
			} else {
				setOptional(c)
			}
		}
	}
}

func optionalIn(w Word, at int, group []Node) []string {
	var langs []string
	for _, lang := range smallIn(w.Text) {
		for i, other := range group {
			if i != at && tells(other, lang) {
				langs = append(langs, lang)
				break
			}
		}
	}
	return langs
}

// tells reports whether a node asks for words that are more than small ones in a language.
func tells(n Node, lang string) bool {
	switch n := n.(type) {
	case Word:
		return hasWord(n.Text) && !slices.Contains(smallIn(n.Text), lang)
	case Phrase, Prefix, Fuzzy:
		return true
	case All:
		return slices.ContainsFunc(n.Nodes, func(c Node) bool { return tells(c, lang) })
	case Any:
		return !slices.ContainsFunc(n.Nodes, func(c Node) bool { return !tells(c, lang) })
	}
	return false // what is not asked for, and what is no word
}

// smallIn lists the languages in which a word is a small one, in order.
func smallIn(word string) []string {
	return smallWords[strings.TrimRight(corpus.Fold(word), "'")]
}

// smallWords gives for each small word, folded, the languages that have it.
var smallWords = func() map[string][]string {
	m := map[string][]string{}
	for _, lang := range slices.Sorted(maps.Keys(functionWords)) {
		for _, w := range strings.Fields(functionWords[lang]) {
			if w = corpus.Fold(w); !slices.Contains(m[w], lang) {
				m[w] = append(m[w], lang)
			}
		}
	}
	return m
}()
