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
func (m *marker) nestedClose(i int) int {
	if m.open == '«' || m.open == '„' || m.open == '‹' {
		return m.pairClose(i)
	}
	if m.open != '"' {
		return -1
	}
	if m.pairs == nil {
		m.pairs = straightPairs(m.text)
	}
	if outer, ok := m.pairs[m.start]; ok && outer > i {
		return outer
	}
	return -1
}

// straightPairs gives for every straight mark that opens, by its neighbours, the one that closes it. A mark behind which
// somebody is named closes all.
func straightPairs(text string) map[int]int {
	out := map[int]int{}
	var stack []int
	for i := nextMark(text, 0); i >= 0; i = nextMark(text, i+1) {
		switch n := len(stack); {
		case looksOpen(text, i):
			stack = append(stack, i)
		case n == 0:
		case endsSpeech(text[i+1:]):
			out[stack[0]] = i
			stack = stack[:0]
		default:
			out[stack[n-1]] = i
			stack = stack[:n-1]
		}
	}
	return out
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

// beganWithName reports whether the mark at i, which nothing opened, closes a quotation that began with a name in the same
// marks, one mark for both: "«The Sea» is ours», said Orme".
func (m *marker) beganWithName(i, n int) bool {
	if len(m.spans) == 0 || !endsSpeech(m.text[i+n:]) {
		return false
	}
	last := m.spans[len(m.spans)-1]
	before := strings.TrimRight(m.text[:last.start], blanks)
	starts := before == "" || strings.ContainsAny(before[len(before)-1:], ".!?:")
	return starts && !last.noOpen && !last.noClose && strings.Count(m.text[last.inA:last.inB], " ") < maxMarkedName && !m.namedBehind(last.end)
}

// namedBehind reports whether who speaks may be named right behind a quotation that ends at i.
func (m *marker) namedBehind(i int) bool {
	after := strings.TrimLeft(m.text[i:], blanks)
	return strings.HasPrefix(after, ",") || startsCue(strings.TrimLeft(after, "—–-―"+blanks), m.lang)
}

// reopen goes on with the last quotation.
func (m *marker) reopen() {
	last := m.spans[len(m.spans)-1]
	m.spans = m.spans[:len(m.spans)-1]
	m.open, m.start, m.inA, m.inner = '«', last.start, last.inA, 0
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
	rest = strings.TrimLeft(rest, ",.!?…)"+blanks)
	r, n := utf8.DecodeRuneInString(rest)
	if n == 0 {
		return true
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest[n:], blanks))
	return (r == '—' || r == '–' || r == '-' || r == '―') && unicode.IsLower(next)
}
