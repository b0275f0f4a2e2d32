package attribution

import (
	"strings"
	"testing"
)

func TestSigns(t *testing.T) {
	for _, text := range []string{"", "a", "Q：x", "x: y", "â€ \xe2 …", "no end", "it ends” here.", "\xef\xbc", "é—é"} {
		if got, want := endsOfClauses.index(text), strings.IndexAny(text, endsOfClauses.all); got != want {
			t.Errorf("the first of %q in %q is at %d, not %d", endsOfClauses.all, text, got, want)
		}
		if got, want := colonIn(text), strings.IndexAny(text, ":："); got != want {
			t.Errorf("the first colon in %q is at %d, not %d", text, got, want)
		}
	}
}
