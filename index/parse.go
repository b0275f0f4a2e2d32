package index

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
)

// Parse makes a tree of what a person typed, in the language of docs/query.md. It never fails: what it cannot take as
// meant it repairs, and says in a warning what it did. NOT binds tighter than AND, which also stands between what stands
// side by side, and AND tighter than OR.
//
// A text without any word gives a tree that matches nothing; an empty one gives nil, which matches everything. What is
// longer than MaxChars is cut, and for Validate to refuse.
func Parse(text string) (root Node, warnings []string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, nil
	}
	p := parser{lexer: lexer{rest: strings.TrimSpace(atMost(text, MaxChars))}}
	p.advance()
	root = p.whole()
	switch {
	case root != nil:
		setOptional(root)
	case hasWord(p.all): // operators and nothing else
		root, p.warnings = Phrase{Text: withoutGaps(p.all)}, nil
		p.warn("%s holds operators alone; it is searched as exact words", quoted(p.all))
	default:
		root, p.warnings = Word{Text: strings.Join(strings.Fields(p.all), " ")}, nil
		p.warn("%s holds no word to search for", quoted(p.all))
	}
	return root, p.warnings
}

// parser descends the grammar; how deep is bounded by MaxChars.
//
//	any   = all { "OR" all }
//	all   = not { [ "AND" ] not }
//	not   = { "NOT" | "-" } one
//	one   = word | quotation | field value | [ field ] "(" any ")"
type parser struct {
	lexer
	tok   token
	field Facet // of the parenthesis that we are in; fieldTitle, fieldAfter and fieldBefore are among them
}

func (p *parser) advance() { p.tok = p.next() }

// whole takes everything, with a parenthesis here and there that closes nothing.
func (p *parser) whole() Node {
	var all []Node
	for {
		if n := p.any(); n != nil {
			all = append(all, n)
		}
		if p.tok.kind == tokEnd {
			return allOf(all)
		}
		p.warn("a ) closes nothing; it is left out")
		p.advance()
	}
}

// any takes alternatives.
func (p *parser) any() Node {
	var alternatives []Node
	for first := true; ; first = false {
		n := p.every()
		more := p.tok.kind == tokOr
		switch {
		case n != nil:
			alternatives = append(alternatives, n)
		case more || !first:
			p.idle("OR")
		}
		if !more {
			return anyOf(alternatives)
		}
		p.advance()
	}
}

// ends tells that nothing can stand here that an operator could join.
func (p *parser) ends() bool { return p.tok.kind == tokEnd || p.tok.kind == tokClose }

// every takes what all has to match.
func (p *parser) every() Node {
	var nodes []Node
	for !p.ends() && p.tok.kind != tokOr {
		if p.tok.kind == tokAnd {
			p.advance()
			if len(nodes) == 0 || p.ends() || p.tok.kind == tokOr || p.tok.kind == tokAnd {
				p.idle("AND")
			}
			continue
		}
		if n := p.not(); n != nil {
			nodes = append(nodes, n)
		}
	}
	all := allOf(nodes)
	if w := leaveNoDay(membersOf(all), Filters{}); w != "" {
		p.warn("%s", w)
	}
	return all
}

func (p *parser) idle(operator string) {
	p.warn("%s has nothing to join on one side; it is left out", operator)
}

func (p *parser) not() Node {
	negations, sign := 0, ""
	for p.tok.kind == tokNot {
		negations, sign = negations+1, p.tok.text
		p.advance()
	}
	n := p.one()
	switch {
	case n == nil && negations > 0:
		p.warn("%s has nothing behind it to exclude; it is left out", sign)
		return nil
	case negations%2 == 1 && n != nil:
		return negate(n)
	}
	return n
}

func negate(n Node) Node {
	if inner, ok := n.(Not); ok {
		return inner.Node
	}
	return Not{n}
}

// one takes a leaf or what stands in parentheses; nil where neither stands.
func (p *parser) one() Node {
	t := p.tok
	switch t.kind {
	case tokText:
		p.advance()
		return p.leaf(p.field, t)
	case tokField:
		p.advance()
		if p.tok.kind == tokOpen {
			return p.group(Facet(t.text))
		}
		value := p.tok
		p.advance()
		return p.leaf(Facet(t.text), value)
	case tokOpen:
		return p.group(p.field)
	}
	return nil
}

// group takes what stands in parentheses; a field before them is that of everything in them.
func (p *parser) group(field Facet) Node {
	outer := p.field
	p.field = field
	p.advance()
	n := p.any()
	if p.tok.kind == tokClose {
		p.advance()
	} else {
		p.warn("a ( is never closed; it is closed at the end")
	}
	p.field = outer
	if n == nil {
		p.warn("parentheses without a word in them are left out")
	}
	return n
}

// allOf makes one node of several; a list in the list is one list.
func allOf(nodes []Node) Node {
	var flat []Node
	for _, n := range nodes {
		if inner, ok := n.(All); ok {
			flat = append(flat, inner.Nodes...)
		} else {
			flat = append(flat, n)
		}
	}
	if len(flat) > 1 {
		return All{flat}
	}
	return onlyOne(flat)
}

// anyOf is allOf of alternatives.
func anyOf(nodes []Node) Node {
	var flat []Node
	for _, n := range nodes {
		if inner, ok := n.(Any); ok {
			flat = append(flat, inner.Nodes...)
		} else {
			flat = append(flat, n)
		}
	}
	if len(flat) > 1 {
		return Any{flat}
	}
	return onlyOne(flat)
}

func onlyOne(nodes []Node) Node {
	if len(nodes) == 0 {
		return nil
	}
	return nodes[0]
}

// The fields that are no facets.
const (
	fieldTitle  Facet = "title"
	fieldAfter  Facet = "after"
	fieldBefore Facet = "before"
)

// fields lists what may stand before a colon.
func fields() []Facet {
	return []Facet{FacetSpeaker, FacetOutlet, FacetKind, FacetLang, fieldTitle, fieldAfter, fieldBefore}
}

// leaf makes a node of a word or a quotation behind a field, or without one.
func (p *parser) leaf(field Facet, t token) Node {
	switch field {
	case "":
		n := p.words(t)
		if w, ok := n.(Word); ok && operator(w.Text) != tokEnd { // OR! is a word that could not be written as one
			return Phrase{Text: w.Text}
		}
		return n
	case fieldTitle:
		return Title{p.words(t)}
	}
	if t.suffix != "" {
		p.warn("%s: takes a value as it is; the %s behind it is left out", field, t.suffix[:1])
	}
	n, remedy := valued(field, t.text)
	if remedy == "" {
		return n
	}
	p.warn("%s:%s is searched as text: %s", field, clip(t.text), remedy)
	if t.quoted {
		name, _ := trimmed(string(field)) // as it is read where it stands alone
		if name == "" {
			return Phrase{Text: t.text}
		}
		return All{[]Node{Word{Text: name}, Phrase{Text: t.text}}}
	}
	return Word{Text: string(field) + ":" + t.text}
}

// valued makes a node of a field and its value, or tells what would be one.
func valued(field Facet, value string) (n Node, remedy string) {
	switch field {
	case FacetKind:
		kinds := texts(corpus.Kinds())
		if k := strings.ToLower(value); slices.Contains(kinds, k) {
			return Is{field, k}, ""
		}
		return nil, "there are the kinds " + strings.Join(kinds, ", ")
	case FacetLang:
		if lang, err := corpus.ParseLang(value); err == nil {
			return Is{field, lang}, ""
		}
		return nil, "give two letters of ISO 639-1, like lang:en"
	case FacetSpeaker, FacetOutlet:
		return Is{field, value}, ""
	case fieldAfter, fieldBefore:
		d, err := corpus.ParseDate(value)
		switch {
		case err != nil:
			return nil, fmt.Sprintf("give a date like %s:2020, %s:2020-03 or %s:2020-03-17", field, field, field)
		case field == fieldAfter:
			return Dates{From: d}, ""
		}
		return Dates{To: d}, ""
	}
	return nil, "there are the fields " + strings.Join(texts(fields()), ", ")
}

// words makes a node of a word or a quotation.
func (p *parser) words(t token) Node {
	switch {
	case t.quoted:
		return Phrase{t.text, p.within(t)}
	case t.suffix == "":
		if strings.ContainsAny(t.text, "*~") {
			p.warn("* and ~ inside %s are left out: they can stand at the end of a word alone", quoted(t.text))
		}
		return Word{Text: t.text}
	case strings.ContainsFunc(t.text, func(r rune) bool { return !inWord(r) && !strings.ContainsRune("'’", r) }):
		p.warn("%s behind %s is left out: it can stand behind letters and digits alone", t.suffix[:1], quoted(t.text))
		return Word{Text: t.text}
	case utf8.RuneCountInString(t.text) < minBegun:
		p.warn("%s behind %s is left out: it takes %d letters or more", t.suffix[:1], quoted(t.text), minBegun)
		return Word{Text: t.text}
	case t.suffix == "*":
		return Prefix{t.text}
	case len(t.suffix) > 1:
		p.warn("the number in %s%s is left out: ~ finds what is a slip away", t.text, t.suffix)
	}
	return Fuzzy{t.text}
}

const (
	minBegun  = 3  // letters before * and ~
	maxWithin = 50 // words among those of a quotation
)

// within reads how far apart the words of a quotation may stand.
func (p *parser) within(t token) int {
	if t.suffix == "" {
		return 0
	}
	n := 0
	for _, r := range t.suffix[1:] {
		n = min(10*n+int(r-'0'), maxWithin+1)
	}
	switch {
	case t.suffix == "~" || t.suffix == "*":
		p.warn("%s behind a quotation is left out: write ~5 to allow for 5 words in between", t.suffix)
	case n == 0:
		p.warn("~0 is left out: a quotation without a number finds its words next to each other")
	case n > maxWithin:
		p.warn("%s is too far; ~%d is searched", t.suffix, maxWithin)
		return maxWithin
	}
	return n
}

func atMost(s string, runes int) string {
	for i := range s {
		if runes == 0 {
			return s[:i]
		}
		runes--
	}
	return s
}

func clip(s string) string {
	const most = 40
	if short := atMost(s, most); short != s {
		return short + "…"
	}
	return s
}

// quoted tells back what was typed.
func quoted(s string) string { return corpus.Quoted(s, 60) }
