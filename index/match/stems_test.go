package match

import (
	"fmt"
	"testing"
)

// TestStems holds what is remembered to what is computed, for more words than have room.
func TestStems(t *testing.T) {
	for range 2 {
		for i := range 3 * len(stems.slots) {
			w := NewWord(fmt.Sprintf("harbour%dings", i%(2*len(stems.slots))))
			for _, lang := range []string{"en", "de", "fr"} {
				if got, want := stems.of(w, lang), w.Stem(lang); got != want {
					t.Fatalf("the stem of %s in %s is %q, and not %q", w.Exact, lang, got, want)
				}
			}
		}
	}
}
