package corpus

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Nearly every line is an object of texts and lists of texts. Such a line is taken apart where it stands, in a quarter of the
// time of encoding/json, which reads all others, and tells what is wrong with a line.

// plainObject gives the values of an object of texts, lists of texts and nulls, as they are written. What it takes is
// JSON.
func plainObject(b []byte) (values map[string]json.RawMessage, ok bool) {
	c := cursor{b: b}
	if hasControl(b) || !c.sign('{') {
		return nil, false
	}
	values = map[string]json.RawMessage{}
	for {
		name, ok := c.text()
		key, plain := plainString(name)
		if !ok || !plain || !c.sign(':') {
			return nil, false
		}
		if values[key], ok = c.value(); !ok {
			return nil, false
		}
		switch {
		case c.sign(','):
		case c.sign('}') && c.atEnd():
			return values, true
		default:
			return nil, false
		}
	}
}

func hasControl(b []byte) bool {
	for ; len(b) >= 8; b = b[8:] {
		if holdsControl(bytes8(b)) {
			return true
		}
	}
	for _, c := range b {
		if c < ' ' {
			return true
		}
	}
	return false
}

// plainList gives the members of a list of texts, as they are written.
func plainList(raw json.RawMessage) (list []json.RawMessage, ok bool) {
	c := cursor{b: raw}
	ok = c.list(func(text json.RawMessage) { list = append(list, text) })
	return list, ok && c.atEnd()
}

// plainString gives a text in which nothing is escaped, as nearly all are. What raw has was found to be JSON.
func plainString(raw json.RawMessage) (string, bool) {
	n := len(raw) - 1
	if n < 1 || raw[n] != '"' || bytes.IndexByte(raw, '\\') >= 0 {
		return "", false
	}
	return string(raw[1:n]), true
}

// unescaped gives a text without its escapes, and false where one of them is half of a surrogate pair. What raw has was found
// to be JSON.
func unescaped(raw json.RawMessage) (string, bool) {
	n := len(raw) - 1
	if n < 1 || raw[n] != '"' {
		return "", false
	}
	var b strings.Builder
	b.Grow(n)
	for rest := raw[1:n]; ; {
		k := bytes.IndexByte(rest, '\\')
		if k < 0 {
			b.Write(rest)
			return b.String(), true
		}
		b.Write(rest[:k])
		r, n := unescape(rest[k:])
		if n == 0 {
			return "", false
		}
		b.WriteRune(r)
		rest = rest[k+n:]
	}
}

// unescape gives what the escape stands for that b begins with, and its bytes; none for half of a surrogate pair.
func unescape(b []byte) (r rune, n int) {
	switch c := b[1]; c {
	case 'b':
		return '\b', 2
	case 'f':
		return '\f', 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	case 'u':
	default:
		return rune(c), 2
	}
	const size = len("\\u00e9")
	if r = hex(b[2:size]); !utf16.IsSurrogate(r) {
		return r, size
	}
	if len(b) < 2*size || b[size] != '\\' || b[size+1] != 'u' {
		return 0, 0
	}
	if r = utf16.DecodeRune(r, hex(b[size+2:2*size])); r == utf8.RuneError {
		return 0, 0
	}
	return r, 2 * size
}

// hex reads hexadecimal digits.
func hex(b []byte) (r rune) {
	for _, c := range b {
		switch {
		case c <= '9':
			r = r<<4 + rune(c-'0')
		default:
			r = r<<4 + rune(c|0x20-'a') + 10
		}
	}
	return r
}

// cursor goes over JSON.
type cursor struct {
	b  []byte
	at int
}

func (c *cursor) space() {
	for c.at < len(c.b) && strings.IndexByte(" \t\r\n", c.b[c.at]) >= 0 {
		c.at++
	}
}

func (c *cursor) atEnd() bool {
	c.space()
	return c.at == len(c.b)
}

// sign goes over s, if that is what comes.
func (c *cursor) sign(s byte) bool {
	if c.atEnd() || c.b[c.at] != s {
		return false
	}
	c.at++
	return true
}

func (c *cursor) value() (json.RawMessage, bool) {
	c.space()
	from := c.at
	switch rest := c.b[from:]; {
	case bytes.HasPrefix(rest, []byte("[")):
		ok := c.list(func(json.RawMessage) {})
		return c.b[from:c.at:c.at], ok
	case bytes.HasPrefix(rest, []byte("null")):
		c.at += len("null")
		return c.b[from:c.at:c.at], true
	}
	return c.text()
}

// list goes over a list of texts.
func (c *cursor) list(take func(json.RawMessage)) bool {
	if !c.sign('[') {
		return false
	}
	if c.sign(']') {
		return true
	}
	for {
		text, ok := c.text()
		if !ok {
			return false
		}
		if take(text); !c.sign(',') {
			return c.sign(']')
		}
	}
}

// text gives the text that comes, with its quotation marks.
func (c *cursor) text() (json.RawMessage, bool) {
	c.space()
	n := endOfText(c.b[c.at:])
	if n < 0 {
		return nil, false
	}
	raw := c.b[c.at : c.at+n : c.at+n]
	c.at += n
	return raw, areEscapes(raw)
}

// endOfText gives where the text ends that b begins with, its quotation marks included; -1 when there is none.
func endOfText(b []byte) int {
	if len(b) == 0 || b[0] != '"' {
		return -1
	}
	for at := 1; ; at++ {
		n := bytes.IndexByte(b[at:], '"')
		if n < 0 {
			return -1
		}
		at += n
		escapes := 0
		for b[at-1-escapes] == '\\' {
			escapes++
		}
		if escapes%2 == 0 {
			return at + 1
		}
	}
}

// areEscapes reports whether all backslashes of a text, which has its quotation marks, stand before what can be escaped.
func areEscapes(raw []byte) bool {
	for {
		k := bytes.IndexByte(raw, '\\')
		if k < 0 {
			return true
		}
		n := 2
		if raw[k+1] == 'u' {
			n += len("00e9")
		}
		if bytes.IndexByte([]byte(`"\/bfnrtu`), raw[k+1]) < 0 || k+n > len(raw) || !isHex(raw[k+2:k+n]) {
			return false
		}
		raw = raw[k+n:]
	}
}

func isHex(b []byte) bool {
	for _, c := range b {
		if !('0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f') {
			return false
		}
	}
	return true
}
