package match

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestStem holds that forms of a word come together in their own language, and that words are found as they are typed.
func TestStem(t *testing.T) {
	for _, test := range []struct{ lang, a, b string }{
		{"en", "taxes", "taxed"}, {"fr", "déclaration", "déclarations"}, {"de", "Brücke", "Brücken"}, {"es", "canción", "canciones"},
		{"ru", "налоги", "налогов"}, {"tr", "köprü", "köprüler"}, {"xx", "word", "WORD"}, {"en", "isn’t", "isn't"},
		{"en", "isn`t", "isn´t"}, {"en", "harbour", "harbour´s"}, {"en", "harbour", "harbour`s"}, {"tr", "Türkiye", "Türkiyeʼnin"},
		{"de", "Straße", "STRASSE"}, {"tr", "ısı", "ISI"}, {"tr", "Türkiye", "Türkiye’nin"}, {"ru", "идёт", "идет"},
		{"en", "harbour", "harbour’s"}, {"en", "ＴＡＸＥＳ", "tax"}, {"fr", "de\u0301claration", "déclarations"},
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

func TestSplit(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"We’ll not, won't!", "we'll not won't"},
		{"d’impôts, l'EAU, qu’il n’a", "d impots l eau qu il n a"},
		{"dell’acqua c'è aujourd'hui", "dell acqua c e aujourd'hui"},
		{"O’Neill D’Arcy 'tis all's Dell’s D's", "o'neill d arcy tis all's dell's d's"},
		{"can’t can't canʼt can‘t can´t can`t can′t can＇t can‛t", strings.Repeat("can't ", 8) + "can't"},
		{"rock´n´roll d´impôts `can` ´t 5´ a´´b", "rock'n'roll d impots can t 5 a b"},
		{"note:toll 9:30 U.S. 3.5 well-known", "note toll 9 30 u.s 3.5 well known"},
		{"did not.I went to example.org. налог.Мы St.John", "did not i went to example.org налог мы st john"},
		{"東京で会談", "東 京 で 会 談"},
		{"ＡＢＣ１２３ ｶﾞｷﾞ", "abc123 ガギ"},
		{"تـمـام مِيناء أحمد إلى", "تمام ميناء احمد الي"},
		{"Ինչո՞ւ Երևան ԵՐԵՎԱՆ", "ինչու երեւան երեւան"},
		{"\u10d0\u10d1 \u1c90\u1c91", "აბ აბ"},
		{"за́мок Ёлка йод", "замок елка йод"},
		{"Steu\u00ADer می\u200cرود", "steuer ميرود"},
		{"١٢٣ ۴۵", "123 45"},
		{"צה״ל צה\"ל שָׁלוֹם", "צה\"ל צה\"ל שלום"},
		{"ـ ـ", ""},
		{"กำ", "กำ"},
	} {
		var got []string
		for _, w := range Split(test.text) {
			got = append(got, w.Exact)
			if test.text[w.Start:w.End] != w.Printed {
				t.Errorf("%q: %q is not what stands there", test.text, w.Printed)
			}
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%q is %q, want %q", test.text, s, test.want)
		}
	}
	for _, test := range []struct{ typed, want string }{
		{"l’impôt", "impot"}, {"l´impôt", "impot"}, {"qu'elle", "elle"}, {"n’est", "n est"}, {"d'l'eau", "eau"}, {"l'", "l"}, {"l-eau", "l eau"}, {"", ""},
	} {
		var got []string
		for _, w := range Typed(test.typed) {
			got = append(got, w.Exact)
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%q is typed for %q, want %q", test.typed, s, test.want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Ｅ́", "تـمـام", "ԵՎև", "ﬁﷺ", "ｶﾞ", "\u00ad", "е\u0301", "١"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if !utf8.ValidString(s) {
			t.Skip("no text")
		}
		if twice := Fold(once); twice != once || !utf8.ValidString(once) {
			t.Errorf("%q became %q, then %q", s, once, twice)
		}
	})
}
