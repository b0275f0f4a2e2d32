package index

import (
	"fmt"
	"strings"
	"unicode"
)

// Parse makes a tree of what a person typed: words, all of which must match, and "exact words" in any kind of double
// quotation marks. It never fails: what it cannot take as meant it repairs, and says so in a warning.
// A text without any word gives a tree that matches nothing; an empty one gives nil, which matches everything.
func Parse(text string) (root Node, warnings []string) {
	p := parser{rest: text}
	for p.next() {
	}
	switch len(p.nodes) {
	case 0:
		if strings.TrimSpace(text) == "" {
			return nil, nil
		}
		return Word{Text: strings.TrimSpace(text)}, append(p.warnings, fmt.Sprintf("%q holds no word to search for", text))
	case 1:
		return p.nodes[0], p.warnings
	}
	return All{p.nodes}, p.warnings
}

type parser struct {
	rest     string
	nodes    []Node
	warnings []string
}

// next takes one word or phrase off the rest; false at the end.
func (p *parser) next() bool {
	p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace)
	if p.rest == "" {
		return false
	}
	if r, size := firstRune(p.rest); IsQuote(r) {
		p.phrase(r, p.rest[size:])
	} else {
		p.word()
	}
	return true
}

// phrase takes exact words behind the mark that opens them. Marks of another kind inside part no words from the rest, and
// count as little as other signs do.
func (p *parser) phrase(open rune, rest string) {
	words, after := rest, ""
	if end := closing(open, rest); end >= 0 {
		_, size := firstRune(rest[end:])
		words, after = rest[:end], rest[end+size:]
	} else if hasWord(words) {
		p.warn("the quotation mark before %q is never closed; everything after it is taken as exact words", clip(words))
	}
	p.rest = after
	if words = strings.Join(strings.FieldsFunc(words, isGap), " "); hasWord(words) {
		p.nodes = append(p.nodes, Phrase{Text: words})
	}
}

// closers gives the marks that close what a mark opens, as languages pair them.
var closers = map[rune]string{
	'"': "\"", '“': "”", '„': "“”", '‟': "”", '«': "»", '»': "«", '”': "”", '「': "」", '『': "』", '＂': "＂",
}

// closing finds where the words end that a mark opens: at its own closing mark that no mark inside has opened, else at
// any that stands behind a word; -1 when there is none.
func closing(open rune, s string) int {
	depth := 0
	for i, r := range s {
		switch {
		case r == open && strings.ContainsRune(closers[open], r): // alike on both sides
			return i
		case depth == 0 && (strings.ContainsRune(closers[open], r) || open == '"' && strings.ContainsRune("”»", r)):
			return i
		case strings.ContainsRune("“„«「『", r):
			depth++
		case depth > 0 && strings.ContainsRune("”»」』", r):
			depth--
		}
	}
	before := ' '
	for i, r := range s {
		if IsQuote(r) && !unicode.IsSpace(before) {
			return i // of another kind, but it closes
		}
		before = r
	}
	return -1
}

func (p *parser) word() {
	end := strings.IndexFunc(p.rest, isGap)
	if end < 0 {
		end = len(p.rest)
	}
	word := p.rest[:end]
	p.rest = p.rest[end:]
	if !hasWord(word) {
		return
	}
	if looksLikeOperator(word) {
		p.warn("%q is searched as words: operators and fields are not understood in the words; use the filters", clip(word))
	}
	p.nodes = append(p.nodes, Word{Text: word})
}

func (p *parser) warn(format string, args ...any) {
	p.warnings = append(p.warnings, fmt.Sprintf(format, args...))
}

// IsQuote tells every kind of double quotation mark. A single one may be an apostrophe.
func IsQuote(r rune) bool { return strings.ContainsRune(`"“”„‟«»「」『』＂`, r) }

// isGap tells what stands between words that are exact.
func isGap(r rune) bool { return unicode.IsSpace(r) || IsQuote(r) }

// looksLikeOperator tells what people know from other search tools and will expect to do more than a word does.
func looksLikeOperator(word string) bool {
	switch word {
	case "AND", "OR", "NOT":
		return true
	}
	field, value, found := strings.Cut(word, ":")
	return word[0] == '-' || word[0] == '(' || strings.HasSuffix(word, ")") || strings.ContainsAny(word, "*~") ||
		found && value != "" && isLowerASCII(field)
}

func isLowerASCII(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz_") == ""
}

func hasWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

func firstRune(s string) (r rune, size int) {
	for i, c := range s {
		if i > 0 {
			return r, i
		}
		r = c
	}
	return r, len(s)
}

func clip(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
