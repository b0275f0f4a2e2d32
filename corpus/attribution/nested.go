package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// blanks stand between words and dashes.
const blanks = " \u00a0"

// nestedClose finds the mark that closes the open quotation when the same mark, at i and n bytes long, opens another
// inside it: "“We love «the Sea»” …". It gives -1 when nothing shows that it is nested.
func (m *marker) nestedClose(i, n int) int {
	if m.open == '«' || m.open == '„' || m.open == '‹' {
		return m.pairClose(i)
	}
	if m.open != '"' {
		return -1
	}
	inner := nextMark(m.text, i+n)
	if inner < 0 || looksOpen(m.text, inner) {
		return -1
	}
	if outer := nextMark(m.text, inner+1); outer >= 0 && !looksOpen(m.text, outer) {
		return outer
	}
	if endsSpeech(m.text[inner+1:]) {
		return inner
	}
	return -1
}

// pairClose does so for marks that differ on their two sides. One mark may close both.
func (m *marker) pairClose(i int) int {
	if m.pairs == nil {
		m.pairs = pairs(m.text, m.open, closers[m.open])
	}
	if outer, ok := m.pairs[m.start]; ok {
		return outer
	}
	inner, ok := m.pairs[i]
	if !ok {
		return -1
	}
	_, n := utf8.DecodeRuneInString(m.text[inner:])
	if endsSpeech(m.text[inner+n:]) {
		return inner
	}
	return -1
}

// pairs gives for every opening mark that is closed the place of the mark that closes it.
func pairs(text string, open rune, closing string) map[int]int {
	out := map[int]int{}
	var stack []int
	for i, r := range text {
		switch {
		case r == open:
			stack = append(stack, i)
		case strings.ContainsRune(closing, r) && len(stack) > 0:
			out[stack[len(stack)-1]] = i
			stack = stack[:len(stack)-1]
		}
	}
	return out
}

func nextMark(text string, from int) int {
	if k := strings.IndexByte(text[from:], '"'); k >= 0 {
		return from + k
	}
	return -1
}

// looksOpen reports whether the straight mark at i opens, by its neighbours.
func looksOpen(text string, i int) bool {
	prev, _ := utf8.DecodeLastRuneInString(text[:i])
	next, _ := utf8.DecodeRuneInString(text[i+1:])
	if i == 0 {
		prev = ' '
	}
	return opensLike(prev, next)
}

// endsSpeech reports whether a quotation is over by what follows it: a comma and a dash, or the end.
func endsSpeech(rest string) bool {
	rest = strings.TrimLeft(rest, ",.!?…"+blanks)
	r, n := utf8.DecodeRuneInString(rest)
	if n == 0 {
		return true
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest[n:], blanks))
	return (r == '—' || r == '–' || r == '-' || r == '―') && unicode.IsLower(next)
}
