package attribution

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestInnerLabels holds the turns inside paragraphs against those found by a look for a label behind every clause.
func TestInnerLabels(t *testing.T) {
	pieces := []string{"Q", "Q ", "Q  ", "A ", "MS. ORME", "MR. O", "ÉTÉ", "X", ":", ": ", "：", ". ", "? ", "\n", "— ", "** ", "It holds", "yes", "MS", " "}
	lang := languageOf("en")
	for seed := range uint64(20000) {
		r := rand.New(rand.NewPCG(seed, 0))
		var b strings.Builder
		for range 1 + r.IntN(10) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		tr := &transcript{lang: lang}
		for _, first := range []string{"MS. ORME: a", "Q: a", "Q  Any", "ÉTÉ: a", "X: b"} {
			if r.IntN(2) > 0 {
				tr.labels = append(tr.labels, readLabel(first, lang))
			}
		}
		known, text := tr.printedLabels(), b.String()
		quick := tr.inner(text, 0, known)
		known.letters = []string{""}
		for i := range known.starts {
			known.starts[i] = anyStart
		}
		if plain := tr.inner(text, 0, known); len(plain) != len(quick) || len(plain) > 0 && plain[0].at != quick[0].at {
			t.Fatalf("%q has %d turns, %d were found", text, len(plain), len(quick))
		}
	}
}
