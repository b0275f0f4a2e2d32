package index

import (
	"strconv"
	"strings"
)

// Format writes a tree as Parse reads it: of what Parse made, Parse makes the same again.
func Format(n Node) string {
	var b strings.Builder
	format(&b, n, false)
	if s := b.String(); isHeadline(s) {
		return "(" + s + ")" // operators all the same
	}
	return b.String()
}

// format writes a node; inside is whether it stands beside others or behind a -.
func format(b *strings.Builder, n Node, inside bool) {
	switch n := n.(type) {
	case All:
		formatList(b, n.Nodes, " ", inside)
	case Any:
		formatList(b, n.Nodes, " OR ", inside)
	case Not:
		if twice, ok := n.Node.(Not); ok {
			format(b, twice.Node, inside)
			return
		}
		b.WriteByte('-')
		format(b, n.Node, true)
	case Word:
		b.WriteString(asWord(n.Text))
	case Phrase:
		b.WriteString(quote(n.Text))
		if n.Within > 0 {
			b.WriteString("~" + strconv.Itoa(n.Within))
		}
	case Prefix:
		b.WriteString(n.Text + "*")
	case Fuzzy:
		b.WriteString(n.Text + "~")
	case Title:
		b.WriteString(string(fieldTitle) + ":")
		if w, ok := n.Node.(Word); ok { // no operator can stand there
			b.WriteString(w.Text)
		} else {
			format(b, n.Node, true)
		}
	case Is:
		b.WriteString(string(n.Field) + ":" + asValue(n.Value))
	case Dates:
		formatDates(b, n, inside)
	}
}

func formatList(b *strings.Builder, nodes []Node, between string, inside bool) {
	if inside {
		b.WriteByte('(')
	}
	for i, n := range nodes {
		if i > 0 {
			b.WriteString(between)
		}
		_, all := n.(All)
		format(b, n, between == " " || !all) // AND binds tighter than OR
	}
	if inside {
		b.WriteByte(')')
	}
}

func formatDates(b *strings.Builder, d Dates, inside bool) {
	var parts []string
	if d.From.Known() {
		parts = append(parts, string(fieldAfter)+":"+d.From.String())
	}
	if d.To.Known() {
		parts = append(parts, string(fieldBefore)+":"+d.To.String())
	}
	s := strings.Join(parts, " ")
	if inside && len(parts) > 1 {
		s = "(" + s + ")"
	}
	b.WriteString(s)
}

func quote(s string) string { return `"` + s + `"` }

// asWord writes a word, in quotation marks where it would be an operator.
func asWord(s string) string {
	if operator(s) != tokEnd {
		return quote(s)
	}
	return s
}

// asValue writes a field's value, in quotation marks where it would not be one word.
func asValue(s string) string {
	if wordEnd(s) == len(s) && hasWord(s) {
		if word, tail := trimmed(s); word == s && tail == "" && inWord(firstRune(s)) {
			return s
		}
	}
	return quote(s)
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}
