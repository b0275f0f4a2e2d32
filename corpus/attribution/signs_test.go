package attribution

import (
	"strings"
	"testing"
)

func TestSigns(t *testing.T) {
	for _, text := range []string{"", "a", "Q：x", "x: y", "â€ \xe2 …", "no end", "it ends” here.", "\xef\xbc", "é—é"} {
		for _, s := range []*signs{colons, endsOfClauses} {
			if got, want := s.index(text), strings.IndexAny(text, s.all); got != want {
				t.Errorf("the first of %q in %q is at %d, not %d", s.all, text, got, want)
			}
		}
	}
}
