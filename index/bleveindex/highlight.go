package bleveindex

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"onrecord/index"
)

const (
	fragmentLength = 240 // code points that a fragment has at the most, but for the word that it ends in
	fragmentLead   = 60  // before its first mark
	maxFragments   = 3
)

// matcher finds in a text what a query found it by.
type matcher struct {
	words   []word   // each in any of its forms
	phrases [][]word // each as it is
}

func newMatcher(n index.Node) *matcher {
	m := &matcher{}
	m.add(n)
	return m
}

func (m *matcher) add(n index.Node) {
	switch n := n.(type) {
	case index.All:
		for _, c := range n.Nodes {
			m.add(c)
		}
	case index.Word:
		if words := split(n.Text); len(words) == 1 {
			m.words = append(m.words, words[0])
		} else if len(words) > 1 {
			m.phrases = append(m.phrases, words)
		}
	case index.Phrase:
		if words := split(n.Text); len(words) > 0 {
			m.phrases = append(m.phrases, words)
		}
	}
}

// fragments shows where a text in the language lang matches; its beginning, where only the speaker's name does.
func (m *matcher) fragments(text, lang string) []index.Fragment {
	tokens := split(text)
	inCodePoints(tokens, text)
	runes := []rune(text)
	marks := m.marks(tokens, lang)
	var list []index.Fragment
	for from := 0; len(list) < maxFragments && (len(marks) > 0 || len(list) == 0); {
		f := index.Fragment{Span: window(runes, tokens, marks, from)}
		n := 0
		for n < len(marks) && marks[n].Start < f.End {
			n++
		}
		f.Marks, marks, from = marks[:n:n], marks[n:], f.End
		list = append(list, f)
	}
	return list
}

// inCodePoints makes code points of the bytes that tokens count in.
func inCodePoints(tokens []word, text string) {
	bytes, points := 0, 0
	at := func(b int) int {
		points += utf8.RuneCountInString(text[bytes:b])
		bytes = b
		return points
	}
	for i := range tokens {
		tokens[i].start = at(tokens[i].start)
		tokens[i].end = at(tokens[i].end)
	}
}

// window places a fragment round the first of the marks, at borders of words, not before from.
func window(text []rune, tokens []word, marks []index.Span, from int) index.Span {
	if len(text) <= fragmentLength {
		return index.Span{Start: 0, End: len(text)}
	}
	w := index.Span{Start: from}
	if len(marks) > 0 && marks[0].Start-fragmentLead > from {
		w.Start = wordFrom(tokens, marks[0].Start-fragmentLead, len(text))
	}
	w.End = w.Start + fragmentLength
	for _, m := range marks {
		if m.Start < w.End {
			w.End = max(w.End, m.End)
		}
	}
	w.End = wordFrom(tokens, w.End, len(text))
	for w.Start < w.End && unicode.IsSpace(text[w.Start]) {
		w.Start++
	}
	for w.Start < w.End && unicode.IsSpace(text[w.End-1]) {
		w.End--
	}
	return w
}

// wordFrom is the start of the first word at n or behind it; end when there is none.
func wordFrom(tokens []word, n, end int) int {
	i, _ := slices.BinarySearchFunc(tokens, n, func(t word, n int) int { return t.start - n })
	if i == len(tokens) {
		return end
	}
	return tokens[i].start
}

// marks gives the spans of all matches, in order, those that overlap as one.
func (m *matcher) marks(tokens []word, lang string) []index.Span {
	var spans []index.Span
	exact, stems := map[string]bool{}, map[string]bool{}
	for _, w := range m.words {
		exact[w.exact], stems[w.stem(lang)] = true, true
	}
	for i, t := range tokens {
		if exact[t.exact] || len(stems) > 0 && stems[t.stem(lang)] {
			spans = append(spans, index.Span{Start: t.start, End: t.end})
		}
		for _, p := range m.phrases {
			if startsWith(tokens[i:], p) {
				spans = append(spans, index.Span{Start: t.start, End: tokens[i+len(p)-1].end})
			}
		}
	}
	return joined(spans)
}

func startsWith(tokens, phrase []word) bool {
	return len(tokens) >= len(phrase) &&
		slices.EqualFunc(tokens[:len(phrase)], phrase, func(a, b word) bool { return a.exact == b.exact })
}

// joined orders spans and makes one of those that overlap.
func joined(spans []index.Span) []index.Span {
	slices.SortFunc(spans, func(a, b index.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	var list []index.Span
	for _, s := range spans {
		if n := len(list); n > 0 && s.Start < list[n-1].End {
			list[n-1].End = max(list[n-1].End, s.End)
		} else {
			list = append(list, s)
		}
	}
	return list
}
