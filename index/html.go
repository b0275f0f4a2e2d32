package index

import (
	"html"
	"strings"
)

// HTML gives the fragment of text with everything escaped and its marks in <mark>. An ellipsis stands where the
// fragment leaves text out.
func (f Fragment) HTML(text string) string {
	runes := []rune(text)
	var b strings.Builder
	if f.Start > 0 {
		b.WriteString("… ")
	}
	at := f.Start
	for _, m := range f.Marks {
		b.WriteString(html.EscapeString(string(runes[at:m.Start])))
		b.WriteString("<mark>")
		b.WriteString(html.EscapeString(string(runes[m.Start:m.End])))
		b.WriteString("</mark>")
		at = m.End
	}
	b.WriteString(html.EscapeString(string(runes[at:f.End])))
	if f.End < len(runes) {
		b.WriteString(" …")
	}
	return b.String()
}
