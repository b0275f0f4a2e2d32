package index

import (
	"errors"
	"net/url"
	"strings"
	"testing"
)

func TestParseQueryString(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"q=a%3Bb&limit=1", ""},
		{"", ""},
		{"q=a;b", "q: has a ; at character 4 of the query string, in “q=a;b”; write %3B for it, or & where another parameter begins"},
		{"limit=5&q=50%", "q: has a % at character 13 of the query string, in “limit=5&q=50%”; write %25 for it, or two hexadecimal digits behind it"},
		{"q=100%+sure", "q: has a % at character 6 of the query string, in “q=100%+sure”; write %25 for it, or two hexadecimal digits behind it"},
		{"q=é%zz", "q: has a % at character 4 of the query string, in “q=é%zz”; write %25 for it, or two hexadecimal digits behind it"},
		{"q=a;b%", "q: has a ; at character 4 of the query string, in “q=a;b%”; write %3B for it, or & where another parameter begins"},
		{"q=" + strings.Repeat("ä", 100) + "%" + strings.Repeat("ö", 100), "q: has a % at character 103 of the query string, in “" +
			strings.Repeat("ä", 20) + "%" + strings.Repeat("ö", 19) + "”; write %25 for it, or two hexadecimal digits behind it"},
		{"%=1", "query string: has a % at character 1 of the query string, in “%=1”; write %25 for it, or two hexadecimal digits behind it"},
		{";", "query string: has a ; at character 1 of the query string, in “;”; write %3B for it, or & where another parameter begins"},
	} {
		v, err := ParseQueryString(c.raw)
		if c.want == "" {
			if want, _ := url.ParseQuery(c.raw); err != nil || v.Encode() != want.Encode() {
				t.Errorf("%q: %v, %v", c.raw, v, err)
			}
			continue
		}
		if err == nil || err.Error() != c.want || !errors.As(err, new(*InvalidError)) {
			t.Errorf("%q: %v, want %s", c.raw, err, c.want)
		}
	}
}
