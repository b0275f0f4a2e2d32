package corpus

import (
	"testing"

	"github.com/google/go-cmp/cmp"
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
