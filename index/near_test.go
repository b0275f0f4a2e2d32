package index

import (
	"strings"
	"testing"
)

func TestNear(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"word", "word", true}, {"wrod", "word", true}, {"wod", "word", true}, {"woord", "word", true}, {"ward", "word", true},
		{"owrd", "word", false}, {"rwod", "word", false}, {"bord", "word", false}, {"wrd", "wordy", false}, {"dorw", "word", false},
		{"waxd", "word", false}, {"harbuor", "harbour", true}, {"hrabuor", "harbour", false}, {"hrabuors", "harbours", true},
		{"parlament", "parliament", true}, {"parlamant", "parliament", true}, {"parlamnt", "parliament", true},
		{"palamnt", "parliament", false}, {"Müşteri", "musteri", true}, {"", "", true}, {"", "a", false}, {"a", "b", false}, {"a", "ab", true},
		{"ab", "a", true}, {"йод", "юод", false}, {"налогу", "налоги", true}, {"abcdefgh", "abdcefhg", true}, {"abcdefgh", "abcdef", true},
		{"abcdefgh", "abcde", false}, {"abcdefg", "abcdfeg", true}, {"東京", "東", true},
		{strings.Repeat("x", 500), strings.Repeat("x", 501), true}, {strings.Repeat("x", 500), strings.Repeat("x", 503), false},
	} {
		if got := Near(c.a, c.b); got != c.want {
			t.Errorf("Near(%q, %q) is %v", c.a, c.b, got)
		}
		if Near(c.a, c.b) != Near(c.b, c.a) {
			t.Errorf("Near(%q, %q) is not the same the other way", c.a, c.b)
		}
	}
}

// FuzzNear compares with a table of all distances.
func FuzzNear(f *testing.F) {
	f.Add("parliament", "parlaimnet")
	f.Add("abab", "baba")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := []rune("x"+strings.ToLower(a)), []rune("x"+strings.ToLower(b))
		if len(x) > 30 || len(y) > 30 {
			t.Skip()
		}
		for _, r := range append(x, y...) {
			if r < 'a' || r > 'z' {
				t.Skip()
			}
		}
		slips := 1
		if max(len(x), len(y)) >= 8 {
			slips = 2
		}
		if got, want := Near(string(x), string(y)), alignment(x, y) <= slips; got != want {
			t.Errorf("Near(%q, %q) is %v, and they are %d apart", string(x), string(y), got, alignment(x, y))
		}
	})
}

func alignment(a, b []rune) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			if i == 0 || j == 0 {
				d[i][j] = i + j
				continue
			}
			d[i][j] = min(d[i-1][j], d[i][j-1]) + 1
			change := d[i-1][j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			d[i][j] = min(d[i][j], change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

func TestSlips(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"toll", "TOLL", 0}, {"wont", "won't", 0}, {"wellknown", "well-known", 0}, {"harbuor", "harbour", 1}, {"cant", "can", 1},
		{"strasse", "stressed", -1}, {"strinkes", "striking", -1}, {"ministr", "minister", 1}, {"mnistr", "minister", -1},
		{"goverments", "government", 2}, {"toll", "roll", -1}, {"", "a", -1}, {"", "", 0}, {"istasyonda", "istasyondan", 1},
	} {
		if x, y := Slips(c.a, c.b), Slips(c.b, c.a); x != c.want || y != c.want {
			t.Errorf("%s and %s: %d and %d, want %d", c.a, c.b, x, y, c.want)
		}
	}
}
