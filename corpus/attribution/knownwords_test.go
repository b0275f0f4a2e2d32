package attribution

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestLongWords: what is remembered of words is bounded.
func TestLongWords(t *testing.T) {
	lang := languageOf("en")
	k := &knownWords{at: map[string]int32{}}
	for _, n := range []int{longestKnown, longestKnown + 1} {
		text := strings.Repeat("o", n)
		k.add(text, tokenize(text, 0, n, nil, lang)[0])
	}
	if len(k.units) != 1 {
		t.Errorf("%d words are kept", len(k.units))
	}
}

// TestKnownWords holds the units of a text whose words are remembered against those of one whose words are all new.
func TestKnownWords(t *testing.T) {
	pieces := []string{"Orme", "orme", "ORME", "O'Neill", "el-Sisi", "l'usine", "l’Usine", "dit-il", "a-t-elle", "U.S.", "u.s", "J.", "Mr.", "Mrs", "said",
		"saying", "she'd", "Orme's", "ministers'", "ministers’", "fait savoir", "wurde", "würde", "à", "a", "Marie-Pierre", "secretary-general", "58-jährige",
		"Bakanlığından", "Aksu'nun", "Aksu’nun", "Петров", "А.Петров", "é", "’", "'", ".", ".,", ",", " ", " ", " ", "“", "-", "5"}
	for seed := range uint64(5000) {
		r := rand.New(rand.NewPCG(seed, 0))
		var b strings.Builder
		for range 1 + r.IntN(12) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		text := b.String()
		for _, code := range []string{"en", "fr", "de", "es", "ru", "tr", ""} {
			lang := languageOf(code)
			tokenize(text, 0, len(text), nil, lang)
			z := tokenizer{text: text, lang: lang, known: &knownWords{}}
			for i := 0; i < len(text); {
				z.known = &knownWords{at: map[string]int32{}}
				i = z.next(i, len(text))
			}
			if got := tokenize(text, 0, len(text), nil, lang); !slices.Equal(got, z.out) {
				t.Fatalf("%s: %q has the units\n%+v, and not\n%+v", code, text, got, z.out)
			}
		}
	}
}
