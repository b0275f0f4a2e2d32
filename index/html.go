package index

import (
	"html"
	"strings"
	"unicode/utf8"
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

// TitleHTML gives the title of the hit's article like a Fragment that is all of it.
func (h Hit) TitleHTML() string {
	all := Span{0, utf8.RuneCountInString(h.Article.Title)}
	return Fragment{all, h.TitleMarks}.HTML(h.Article.Title)
}
