package corpus

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

func TestSplit(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		want []string
	}{
		"nothing":                {"", nil},
		"blanks":                 {" \n\t\n\u00a0\n", nil},
		"what does not show":     {"One.\n\n\u200b\n\n\u00ad\u00ad\n\nTwo.", []string{"One.", "Two."}},
		"a line of blanks parts": {"One.\n \t \nTwo.", []string{"One.", "Two."}},
		"lines are joined":       {"  One\n  two\nthree.  ", []string{"One two three."}},
		"spaces inside stay":     {"One.  Two\u00a0!", []string{"One.  Two\u00a0!"}},
		"line separator":         {"One\u2028two.\u2029Three.", []string{"One two.", "Three."}},
		"form feed":              {"One.\n\fTwo.", []string{"One.", "Two."}},
		"NUL":                    {"On\x00e.", []string{"One."}},
		"soft hyphen":            {"agree\u00adment", []string{"agreement"}},
		"joiners stay":           {"می\u200cشود", []string{"می\u200cشود"}},
		"a mark across a drop":   {"e\u00ad\u0301", []string{"é"}},
		"undefined in cp1252":    {"a\u0081b", []string{"ab"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, Split(c.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// FuzzPlain holds that nothing would be cleaned in what is plain.
func FuzzPlain(f *testing.F) {
	for _, s := range []string{"“It’s – ‘ÀÿÖ’ …”\n\t", "\u007f", "\u0085", "\u00a0", "\u00ad", "a\u0301", "\u2028", "\u2027", "\u200f", "\r", "\xc3", "\xe2\x80", "a longer text~ of ASCII", "eight by\u007f", "eight b\x00", "\x1f1234567\xff", "1234567\u0085"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := hasControl([]byte(s)), strings.ContainsFunc(s, func(r rune) bool { return r < ' ' }); got != want {
			t.Errorf("%q has a control character: %v", s, got)
		}
		if isPlain(s) && (strings.ContainsFunc(s, isUnclean) || norm.NFC.String(s) != s) {
			t.Errorf("%q is not plain", s)
		}
	})
}

func TestPlain(t *testing.T) {
	for _, s := range []string{"“It’s – ‘ÀÿÖ’ …”\n\t", "eight by", "It was a longer text of ASCII~, and “quoted words” in it."} {
		if !isPlain(s) {
			t.Errorf("%q is plain", s)
		}
	}
}
