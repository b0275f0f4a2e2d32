package match

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"onrecord/index"
)

// match is where a leaf of the query matches: from one place to another, both included.
type match struct {
	leaf        int
	first, last int
}

// Title gives the parts of a title that match, those that the query looks for in titles and those that it looks for in
// texts alike.
func (m *Matcher) Title(title, lang string) []index.Span {
	m.read(&m.title, title, lang)
	return inCodePoints(title, m.joined(m.matches(m.title.places, true), m.title.spans))
}

// matches gives all that matches in a text, or in a title, in order. What the query excludes is not looked for. The list
// holds until the next.
func (m *Matcher) matches(places []place, title bool) []match {
	list := m.matched[:0]
	for i, p := range places {
		for _, leaf := range p.leaves {
			if l := &m.leaves[leaf]; l.marked && (title || !l.inTitle) {
				list = append(list, match{leaf, i, i})
			}
		}
	}
	for i := range m.leaves {
		if l := &m.leaves[i]; l.marked && len(l.terms) > 0 && (title || !l.inTitle) {
			list = l.matches(list, i, places)
		}
	}
	slices.SortFunc(list, func(a, b match) int {
		return cmp.Or(a.first-b.first, a.last-b.last, a.leaf-b.leaf)
	})
	m.matched = list
	return list
}

// matches adds where words stand as they have to: in order as one, otherwise each by itself.
func (l *leaf) matches(list []match, leaf int, places []place) []match {
	if l.within < 0 {
		for i := range places {
			if l.begins(places[i:]) {
				list = append(list, match{leaf, i, i + len(l.terms) - 1})
			}
		}
		return list
	}
	done := 0
	l.close(places, func(first, last int) bool {
		for i := max(first, done); i <= last; i++ {
			if contains(l.terms, places[i].term) {
				list = append(list, match{leaf, i, i})
			}
		}
		done = last + 1
		return true
	})
	return list
}

// joined gives the spans of matches in bytes, those that overlap as one. They hold until the next.
func (m *Matcher) joined(list []match, at []bytes) []bytes {
	spans := m.marks[:0]
	for _, f := range list {
		s := bytes{at[f.first].start, at[f.last].end}
		if n := len(spans); n > 0 && s.start < spans[n-1].end {
			spans[n-1].end = max(spans[n-1].end, s.end)
		} else {
			spans = append(spans, s)
		}
	}
	m.marks = spans
	return spans
}

// inCodePoints counts spans, in order and apart, in code points.
func inCodePoints(text string, spans []bytes) []index.Span {
	var list []index.Span
	c := pointCounter{text: text}
	for _, s := range spans {
		list = append(list, index.Span{Start: c.at(s.start), End: c.at(s.end)})
	}
	return list
}

// pointCounter tells which code point stands at a byte. It is asked from the beginning on.
type pointCounter struct {
	text         string
	byte, points int
}

func (c *pointCounter) at(b int) int {
	c.points += utf8.RuneCountInString(c.text[c.byte:b])
	c.byte = b
	return c.points
}
