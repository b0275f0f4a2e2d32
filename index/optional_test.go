package index

import (
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
)

// TestNoNegation holds that no word on which a fact turns may be missing.
func TestNoNegation(t *testing.T) {
	for lang := range functionWords {
		if turningWords[lang] == "" {
			t.Errorf("what turns facts in %s is not looked at", lang)
		}
	}
	for lang, list := range turningWords {
		for _, w := range strings.Fields(list) {
			if in := smallIn(w); slices.Contains(in, lang) {
				t.Errorf("%q may be missing in %s", w, lang)
			}
		}
	}
	for w, want := range map[string]bool{"NOT": true, "Nicht": true, "İçin": true, "without": true, "don't": true, "Shan’t": true, "CAN´T": true, "n't": true, "ten t": true,
		"cant": false, "t": false, "tent": false, "it": false, "tolls": false, "the": false} {
		if Turns(w) != want {
			t.Errorf("%q turns a fact: %v", w, !want)
		}
	}
	for _, w := range strings.Fields("not no non nicht kein pas ne sin sans senza sem ohne niet geen nie bez не ни без нет değil yok deyil ոչ") {
		if in := smallIn(w); len(in) > 0 {
			t.Errorf("%q may be missing in %v", w, in)
		}
	}
	for w := range smallWords {
		if w == "" || w != corpus.Fold(w) {
			t.Errorf("the small word %q is not folded", w)
		}
	}
}
