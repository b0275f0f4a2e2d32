package match

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

// Matcher tells where a query matches.
type Matcher struct {
	words   []Word   // each in any of its forms
	phrases [][]Word // each as it is
}

// New makes a matcher of a query.
func New(n index.Node) *Matcher {
	m := &Matcher{}
	m.add(n)
	return m
}

func (m *Matcher) add(n index.Node) {
	switch n := n.(type) {
	case index.All:
		for _, c := range n.Nodes {
			m.add(c)
		}
	case index.Word:
		if words := Split(n.Text); len(words) == 1 {
			m.words = append(m.words, words[0])
		} else if len(words) > 1 {
			m.phrases = append(m.phrases, words)
		}
	case index.Phrase:
		if words := Split(n.Text); len(words) > 0 {
			m.phrases = append(m.phrases, words)
		}
	}
}

// Fragments shows where a text in the language lang matches; its beginning, where only the speaker's name does.
func (m *Matcher) Fragments(text, lang string) []index.Fragment {
	tokens := Split(text)
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
func inCodePoints(tokens []Word, text string) {
	bytes, points := 0, 0
	at := func(b int) int {
		points += utf8.RuneCountInString(text[bytes:b])
		bytes = b
		return points
	}
	for i := range tokens {
		tokens[i].Start = at(tokens[i].Start)
		tokens[i].End = at(tokens[i].End)
	}
}

// window places a fragment round the first of the marks, at borders of words, not before from.
func window(text []rune, tokens []Word, marks []index.Span, from int) index.Span {
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
func wordFrom(tokens []Word, n, end int) int {
	i, _ := slices.BinarySearchFunc(tokens, n, func(t Word, n int) int { return t.Start - n })
	if i == len(tokens) {
		return end
	}
	return tokens[i].Start
}

// marks gives the spans of all matches, in order, those that overlap as one.
func (m *Matcher) marks(tokens []Word, lang string) []index.Span {
	var spans []index.Span
	exact, stems := map[string]bool{}, map[string]bool{}
	for _, w := range m.words {
		exact[w.Exact], stems[w.Stem(lang)] = true, true
	}
	for i, t := range tokens {
		if exact[t.Exact] || len(stems) > 0 && stems[t.Stem(lang)] {
			spans = append(spans, index.Span{Start: t.Start, End: t.End})
		}
		for _, p := range m.phrases {
			if startsWith(tokens[i:], p) {
				spans = append(spans, index.Span{Start: t.Start, End: tokens[i+len(p)-1].End})
			}
		}
	}
	return joined(spans)
}

func startsWith(tokens, phrase []Word) bool {
	return len(tokens) >= len(phrase) &&
		slices.EqualFunc(tokens[:len(phrase)], phrase, func(a, b Word) bool { return a.Exact == b.Exact })
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
