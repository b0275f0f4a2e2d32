package match

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/index"
)

// FuzzFragments holds what a fragment promises, for any text and any query: it lies in the text, its marks lie in it, in
// order and apart, every mark is a match, and no match in it is without a mark.
func FuzzFragments(f *testing.F) {
	long := strings.Repeat("The council met and talked of roads. ", 40)
	f.Add("We will not raise taxes.", `"not raise" tax`, "en")
	f.Add(long+"the toll "+long+"the toll.", "toll", "en")
	f.Add("İstasyonda 🎺 görüşeceğiz é", "ISTASYONDA e", "tr")
	f.Add("東京で会談した", "会談", "ja")
	f.Add(strings.Repeat("x", 1000), "x", "")
	f.Add("a\u0301b \u200d", "áb", "fr")
	f.Fuzz(func(t *testing.T, text, query, lang string) {
		if !utf8.ValidString(text) || !utf8.ValidString(query) {
			t.Skip("readers and queries refuse it")
		}
		root, _ := index.Parse(query)
		m := New(root)
		points := []rune(text)
		tokens := Split(text)
		inCodePoints(tokens, text)
		matches := m.marks(tokens, lang)
		end := 0
		for _, fr := range m.Fragments(text, lang) {
			if fr.Start < end || fr.End < fr.Start || fr.End > len(points) {
				t.Fatalf("a fragment at [%d,%d) behind %d, in %d characters", fr.Start, fr.End, end, len(points))
			}
			at := fr.Start
			for _, mark := range fr.Marks {
				if mark.Start < at || mark.End <= mark.Start || mark.End > fr.End || !slices.Contains(matches, mark) {
					t.Fatalf("a mark at [%d,%d) behind %d in [%d,%d)", mark.Start, mark.End, at, fr.Start, fr.End)
				}
				at = mark.End
			}
			for _, found := range matches {
				if found.Start >= fr.Start && found.End <= fr.End && !slices.Contains(fr.Marks, found) {
					t.Fatalf("the match at [%d,%d) in [%d,%d) has no mark", found.Start, found.End, fr.Start, fr.End)
				}
			}
			end = fr.End
		}
	})
}

// TestStem holds that forms of a word come together in their own language, and that words are found as they are typed.
func TestStem(t *testing.T) {
	for _, test := range []struct{ lang, a, b string }{
		{"en", "taxes", "taxed"}, {"fr", "déclaration", "déclarations"}, {"de", "Brücke", "Brücken"}, {"es", "canción", "canciones"},
		{"ru", "налоги", "налогов"}, {"tr", "köprü", "köprüler"}, {"xx", "word", "WORD"}, {"en", "isn’t", "isn't"},
		{"de", "Straße", "STRASSE"}, {"tr", "ısı", "ISI"},
	} {
		a, b := Split(test.a), Split(test.b)
		if len(a) != 1 || len(b) != 1 {
			t.Errorf("%q and %q are not one word each", test.a, test.b)
			continue
		}
		if x, y := a[0].Stem(test.lang), b[0].Stem(test.lang); x != y || x == "" {
			t.Errorf("in %s %q is %q, and %q is %q", test.lang, test.a, x, test.b, y)
		}
	}
	long := Split(strings.Repeat("ä", 500))
	if n := len(long[0].Exact); n > maxTerm || !utf8.ValidString(long[0].Exact) {
		t.Errorf("a long word makes a term of %d bytes", n)
	}
}
