package index

import (
	"html"
	"strings"
)

// HTML gives the fragment of text with everything escaped and its marks in <mark>. An ellipsis stands where the
// fragment leaves text out. Offsets that the text does not have are passed over: better a mark too few than no answer.
func (f Fragment) HTML(text string) string {
	runes := []rune(text)
	end := max(0, min(f.End, len(runes)))
	at := max(0, min(f.Start, end))
	var b strings.Builder
	if at > 0 {
		b.WriteString("… ")
	}
	for _, m := range f.Marks {
		if m.Start < at || m.End < m.Start || m.End > end {
			continue
		}
		b.WriteString(html.EscapeString(string(runes[at:m.Start])))
		b.WriteString("<mark>")
		b.WriteString(html.EscapeString(string(runes[m.Start:m.End])))
		b.WriteString("</mark>")
		at = m.End
	}
	b.WriteString(html.EscapeString(string(runes[at:end])))
	if end < len(runes) {
		b.WriteString(" …")
	}
	return b.String()
}
