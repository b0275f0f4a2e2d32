package index

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind int

const (
	tokEnd   tokenKind = iota
	tokText            // a word or a quotation
	tokField           // text is its name; a value or a parenthesis follows
	tokOpen
	tokClose
	tokAnd
	tokOr
	tokNot
)

// token is a part of the query as typed.
type token struct {
	kind   tokenKind
	text   string
	quoted bool
	suffix string // "*", "~" or "~5" behind it
}

// lexer takes a query apart. Its zero value with the text in rest is ready.
type lexer struct {
	all      string // the text from the first call of next on
	rest     string
	value    bool // a field stands before the rest
	headline bool // everything is in capitals, so that these tell no operator
	warnings []string
}

// next takes a token off the rest.
func (l *lexer) next() token {
	if l.all == "" {
		l.rest = gershayim(l.rest)
		l.all, l.headline = l.rest, isHeadline(l.rest)
	}
	value := l.value
	l.value = false
	for l.rest != "" {
		r, size := utf8.DecodeRuneInString(l.rest)
		switch {
		case IsQuote(r):
			if t, ok := l.quotation(r, l.rest[size:]); ok {
				return t
			}
		case strings.ContainsRune("(（", r):
			l.rest = l.rest[size:]
			return token{kind: tokOpen}
		case strings.ContainsRune(")）", r):
			l.rest = l.rest[size:]
			return token{kind: tokClose}
		case (r == '−' || r == '‑') && !value: // what phones and word processors make of -
			l.rest = "-" + l.rest[size:]
		case r == '-' && !value:
			if t, ok := l.minus(); ok {
				return t
			}
		case inWord(r):
			if t, ok := l.word(value); ok {
				return t
			}
		case unicode.IsSpace(r):
			l.rest = l.rest[size:]
		default:
			l.sign()
		}
	}
	return token{}
}

// gershayim keeps the mark inside a Hebrew abbreviation from being taken for a quotation mark.
func gershayim(s string) string {
	if !strings.ContainsFunc(s, isHebrew) {
		return s
	}
	r := []rune(s)
	for i := 1; i+1 < len(r); i++ {
		if r[i] == '"' && isHebrew(r[i-1]) && isHebrew(r[i+1]) {
			r[i] = '״'
		}
	}
	return string(r)
}

func isHebrew(r rune) bool { return unicode.Is(unicode.Hebrew, r) }

// minus takes a - that excludes what stands right behind it.
func (l *lexer) minus() (token, bool) {
	rest := strings.TrimLeft(l.rest, "-")
	dashes := len(l.rest) - len(rest)
	l.rest = rest
	if r, _ := utf8.DecodeRuneInString(rest); rest == "" || unicode.IsSpace(r) {
		l.warn("a - that stands alone excludes nothing; write it right before the word")
		return token{}, false
	}
	if dashes > 1 {
		l.warn("%s is taken as one -", strings.Repeat("-", min(dashes, 5)))
	}
	return token{kind: tokNot, text: "-"}, true
}

// sign passes over what is no word.
func (l *lexer) sign() {
	n := strings.IndexFunc(l.rest, func(r rune) bool { return isBorder(r) || inWord(r) || r == '-' })
	if n < 0 {
		n = len(l.rest)
	}
	if r, _ := utf8.DecodeRuneInString(l.rest[n:]); strings.HasSuffix(l.rest[:n], "–") || strings.HasSuffix(l.rest[:n], "—") {
		if before, _ := utf8.DecodeLastRuneInString(l.all[:len(l.all)-len(l.rest)]); inWord(r) && (before == utf8.RuneError || unicode.IsSpace(before)) {
			l.warn("a dash excludes nothing; to exclude the word behind it write - before it")
		}
	}
	switch s := l.rest[:n]; s {
	case "||", "|":
		l.warn("%s is no operator; write OR", s)
	case "&&":
		l.warn("%s is no operator; words side by side all have to match", s)
	case "*", "~":
		l.warn("a %s that stands alone is left out; write it right behind the word", s)
	}
	l.rest = l.rest[max(n, 1):]
}

// quotation takes exact words behind the mark that opens them; false when there are none. Marks of another kind inside
// part no words from the rest, and count as little as other signs do.
func (l *lexer) quotation(open rune, rest string) (token, bool) {
	words, after := rest, ""
	if end := closing(open, rest); end >= 0 {
		_, size := utf8.DecodeRuneInString(rest[end:])
		words, after = rest[:end], rest[end+size:]
	} else if hasWord(words) {
		l.warn("the quotation mark before %s is never closed; everything after it is taken as exact words", quoted(words))
	}
	l.rest = after
	if words = withoutGaps(words); !hasWord(words) {
		return token{}, false
	}
	return token{kind: tokText, text: words, quoted: true, suffix: l.suffix()}, true
}

// suffix takes what stands right behind a quotation and belongs to it.
func (l *lexer) suffix() string {
	n := 0
	if strings.HasPrefix(l.rest, "*") {
		n = 1
	} else if strings.HasPrefix(l.rest, "~") {
		n = len(l.rest) - len(strings.TrimLeft(l.rest[1:], "0123456789"))
	}
	s := l.rest[:n]
	l.rest = l.rest[n:]
	return s
}

// closers gives the marks that close what a mark opens, as languages pair them.
var closers = map[rune]string{
	'"': "\"", '“': "”", '„': "“”", '‟': "”", '«': "»", '»': "«", '”': "”", '「': "」", '『': "』", '＂': "＂",
	'‹': "›", '›': "‹", '｢': "｣", '〝': "〞〟", '❝': "❞",
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
		case strings.ContainsRune("“„«‹「『｢〝❝", r):
			depth++
		case depth > 0 && strings.ContainsRune("”»›」』｣〞〟❞", r):
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

// word takes an operator, a field or a word; false when there is none of them.
func (l *lexer) word(value bool) (token, bool) {
	n := wordEnd(l.rest)
	word := l.rest[:n]
	if kind := operator(l.rest); kind != tokEnd && !value && l.headline {
		l.warn("everything is in capitals, so that %s is searched as a word", word[:min(len(word), 3)])
	} else if kind != tokEnd && !value {
		word = word[:min(3, len(word))]
		if kind == tokOr {
			word = word[:2]
		}
		l.rest = l.rest[len(word):]
		return token{kind: kind, text: word}, true
	}
	if !value { // a field has no field as its value
		if t, ok := l.field(word); ok {
			return t, true
		}
	}
	l.rest = l.rest[n:]
	text, tail := trimmed(word)
	if !hasWord(text) {
		return token{}, false
	}
	return token{kind: tokText, text: text, suffix: suffixOf(tail)}, true
}

// wordEnd is where the word ends that s begins with: at a blank, a quotation mark, or a parenthesis that has no fellow in
// the word.
func wordEnd(s string) int {
	var open []int
	for i, r := range s {
		switch {
		case unicode.IsSpace(r) || IsQuote(r):
			return firstOr(open, i)
		case strings.ContainsRune("(（", r):
			open = append(open, i)
		case strings.ContainsRune(")）", r):
			if len(open) == 0 {
				return i
			}
			open = open[:len(open)-1]
		}
	}
	return firstOr(open, len(s))
}

func firstOr(list []int, n int) int {
	if len(list) > 0 {
		return list[0]
	}
	return n
}

// isHeadline tells a text in capitals throughout with many words for each operator in it, as headlines are printed. Who
// writes quotation marks, parentheses or other signs of the language means the operators.
func isHeadline(s string) bool {
	if strings.ToUpper(s) != s || strings.ToLower(s) == s || strings.ContainsFunc(s, func(r rune) bool { return IsQuote(r) || strings.ContainsRune("()（）*~:", r) }) {
		return false
	}
	words, operators := 0, 0
	for _, w := range strings.Fields(s) {
		if operator(w) != tokEnd {
			operators++
		} else if hasWord(w) {
			words++
		}
	}
	return operators > 0 && words > 3*operators
}

// operator tells which operator s begins with; tokEnd is none.
func operator(s string) tokenKind {
	end := strings.IndexFunc(s, isBorder)
	if end < 0 {
		end = len(s)
	}
	switch s[:end] {
	case "AND":
		return tokAnd
	case "OR":
		return tokOr
	case "NOT":
		return tokNot
	}
	return tokEnd
}

// field takes the name of a field off the rest where a value stands right behind its colon.
func (l *lexer) field(word string) (token, bool) {
	typed, value, found := strings.Cut(word, ":")
	if !found {
		return token{}, false
	}
	after := l.rest[len(typed)+1:]
	name := Facet(strings.ToLower(typed))
	known := slices.Contains(fields(), name)
	r, _ := utf8.DecodeRuneInString(after)
	switch {
	case value == "" && !IsQuote(r) && !strings.ContainsRune("(（", r) || !l.valueIn(after):
		if known {
			l.warn("%s is searched as a word: a value has to stand right behind the colon, like %s:%s", typed, name, example(name))
		}
		return token{}, false
	case known || IsQuote(r) && isLowerASCII(typed):
		l.rest, l.value = after, true
		return token{kind: tokField, text: string(name)}, true
	case isLowerASCII(typed) && !strings.HasPrefix(value, "/"):
		l.warn("%s: is no field and is searched as text; there are %s", clip(typed), strings.Join(texts(fields()), ", "))
	}
	return token{}, false
}

// valueIn tells whether a word or a quotation with one, or a parenthesis, stands at the beginning of s.
func (l *lexer) valueIn(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case strings.ContainsRune("(（", r):
		return true
	case IsQuote(r):
		end := closing(r, s[size:])
		if end < 0 {
			end = len(s) - size
		}
		return hasWord(s[size : size+end])
	}
	word, _ := trimmed(s[:wordEnd(s)])
	return inWord(r) && hasWord(word)
}

func example(field Facet) string {
	switch field {
	case FacetKind:
		return "quote"
	case FacetLang:
		return "en"
	case fieldAfter, fieldBefore:
		return "2020-03"
	}
	return `"Some Name"`
}

// trimmed parts a word from the signs behind it, and from the number behind a ~ too.
func trimmed(s string) (word, tail string) {
	n := len(strings.TrimRightFunc(s, func(r rune) bool { return !inWord(r) }))
	if opened, closed := parens(s[:n]); opened > closed { // toll(s)
		n = strings.LastIndexAny(s, ")）")
		_, size := utf8.DecodeRuneInString(s[n:])
		n += size
	}
	if at := strings.LastIndexByte(s[:n], '~'); at > 0 && strings.Trim(s[at+1:n], "0123456789") == "" {
		word, _ = trimmed(s[:at])
		return word, s[at:n]
	}
	return s[:n], s[n:]
}

func parens(s string) (opened, closed int) {
	for _, r := range s {
		if strings.ContainsRune("(（", r) {
			opened++
		} else if strings.ContainsRune(")）", r) {
			closed++
		}
	}
	return opened, closed
}

// suffixOf is the operator among the signs behind a word.
func suffixOf(tail string) string {
	n := strings.IndexAny(tail, "*~")
	switch {
	case n < 0:
		return ""
	case tail[n] == '*':
		return "*"
	}
	tail = tail[n:]
	return tail[:len(tail)-len(strings.TrimLeft(tail[1:], "0123456789"))]
}

func (l *lexer) warn(format string, args ...any) {
	if w := fmt.Sprintf(format, args...); !slices.Contains(l.warnings, w) {
		l.warnings = append(l.warnings, w)
	}
}

// IsQuote tells every kind of double quotation mark. A single one may be an apostrophe, but for those that are angles.
func IsQuote(r rune) bool {
	return strings.ContainsRune(`"“”„‟«»‹›「」『』｢｣〝〞〟❝❞＂`, r)
}

// isBorder tells what ends an operator.
func isBorder(r rune) bool {
	return unicode.IsSpace(r) || IsQuote(r) || strings.ContainsRune("()（）", r)
}

// isGap tells what stands between words that are exact.
func isGap(r rune) bool { return unicode.IsSpace(r) || IsQuote(r) }

func withoutGaps(s string) string { return strings.Join(strings.FieldsFunc(s, isGap), " ") }

func isLowerASCII(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz_") == ""
}

// inWord tells what words are made of, apostrophes and the like inside them not counted.
func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

func hasWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}
