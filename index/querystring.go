package index

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"
)

// ParseQueryString reads what stands behind the ? of an address, of which net/http drops silently what it cannot read. The
// error is an *InvalidError that names the parameter, the sign that has to be encoded, and where it stands.
func ParseQueryString(raw string) (url.Values, error) {
	v, err := url.ParseQuery(raw)
	if err == nil {
		return v, nil
	}
	at, remedy := strayIn(raw)
	if at < 0 {
		return nil, &InvalidError{[]Problem{{"query string", "cannot be read; encode its parameters as a form does"}}}
	}
	return nil, &InvalidError{[]Problem{{nameAt(raw, at), fmt.Sprintf("has a %s at character %d of the query string, in %s; %s",
		raw[at:at+1], utf8.RuneCountInString(raw[:at])+1, quoted(around(raw, at)), remedy)}}}
}

// strayIn finds the first sign that has to be encoded, and tells how; -1 is none.
func strayIn(raw string) (at int, remedy string) {
	for i := range len(raw) {
		switch {
		case raw[i] == ';':
			return i, "write %3B for it, or & where another parameter begins"
		case raw[i] == '%' && (i+2 >= len(raw) || !isHex(raw[i+1]) || !isHex(raw[i+2])):
			return i, "write %25 for it, or two hexadecimal digits behind it"
		}
	}
	return -1, ""
}

// around is what stands beside a byte.
func around(s string, at int) string {
	const beside = 20
	from := at
	for n := 0; n < beside && from > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(s[:from])
		from -= size
	}
	return s[from:at] + atMost(s[at:], beside)
}

func isHex(c byte) bool { return strings.IndexByte("0123456789abcdefABCDEF", c) >= 0 }

// nameAt is the name of the parameter that stands at a byte.
func nameAt(raw string, at int) string {
	from := strings.LastIndexByte(raw[:at], '&') + 1
	name, _, found := strings.Cut(raw[from:], "=")
	if plain, err := url.QueryUnescape(name); found && err == nil && plain != "" && !strings.ContainsAny(plain, "&") {
		return atMost(strings.ToValidUTF8(plain, "�"), 40)
	}
	return "query string"
}
