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
		return Word{strings.TrimSpace(text)}, append(p.warnings, fmt.Sprintf("%q holds no word to search for", text))
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
		p.phrase(p.rest[size:])
	} else {
		p.word()
	}
	return true
}

func (p *parser) phrase(rest string) {
	words, after := rest, ""
	if end := strings.IndexFunc(rest, IsQuote); end >= 0 {
		_, size := firstRune(rest[end:])
		words, after = rest[:end], rest[end+size:]
	} else if hasWord(words) {
		p.warn("the quotation mark before %q is never closed; everything after it is taken as exact words", clip(words))
	}
	p.rest = after
	if words = strings.Join(strings.Fields(words), " "); hasWord(words) {
		p.nodes = append(p.nodes, Phrase{words})
	}
}

func (p *parser) word() {
	end := strings.IndexFunc(p.rest, func(r rune) bool { return unicode.IsSpace(r) || IsQuote(r) })
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
	p.nodes = append(p.nodes, Word{word})
}

func (p *parser) warn(format string, args ...any) {
	p.warnings = append(p.warnings, fmt.Sprintf(format, args...))
}

// IsQuote tells every kind of double quotation mark. A single one may be an apostrophe.
func IsQuote(r rune) bool { return strings.ContainsRune(`"“”„‟«»「」『』＂`, r) }

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
