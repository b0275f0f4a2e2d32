package attribution

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestSieve holds what a sieve lets through, and what pages find, against texts that are cut into units throughout.
func TestSieve(t *testing.T) {
	pieces := []string{"Orme", "orme", "ORME", "McOrme", "deOrme", "O'Neill", "O’Neill", "el-Sisi", "Jean-Pierre", "dit-il", "Dit-Il", "l'Orme",
		"U.S.", "u.s.", "J.Orme", "j.orme", "Ph.D.,", "St.Orme.", "us", "US", "Us", "F16", "é", "Éa", "Ormé", "İz", "X\u0301", "’s", "'s", "-", "‑", "–", ".", "..",
		",", " ", " ", " ", " ", "\u00a0", "a", "Q", "58-", "ǅ", "\u212a", "ʼ", "ß", "“", "”"}
	for seed := range uint64(4000) {
		r := rand.New(rand.NewPCG(seed, 0))
		var b strings.Builder
		for range 1 + r.IntN(12) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		for _, code := range []string{"en", "fr", "de", "ru", "tr", ""} {
			checkSieve(t, b.String(), languageOf(code))
		}
	}
}

func checkSieve(t *testing.T, text string, lang *language) {
	t.Helper()
	lowered := map[string]bool{}
	for _, u := range tokenize(text, 0, len(text), nil, lang) {
		if u.kind != kindWord {
			continue
		}
		lowered[u.low] = lowered[u.low] || !u.capital
		for _, word := range []string{u.low, surname(u.low)} {
			s := newSieve(lang)
			s.add("nobody")
			s.add(word)
			if may, _ := s.mayName(text); !s.mayHold(text, u.capital) || u.capital && !may {
				t.Errorf("%s: %q may not hold %q (%+v)", lang.code, text, word, u)
			}
		}
	}
	for _, searched := range []bool{false, true} {
		g := newPages(lang, 1)
		g.add(text, tierBody, "")
		if searched {
			g.want(&wanted{words: []string{"nobody"}})
			g.search()
		}
		for word, want := range lowered {
			if g.lowers(word) != want {
				t.Errorf("%s: %q prints %q without a capital: %v", lang.code, text, word, !want)
			}
		}
	}
}

// TestManyEnds: a sieve that looks for many words would take as long for each letter.
func TestManyEnds(t *testing.T) {
	s := newSieve(languageOf("en"))
	for i := range 2 * maxEnds {
		s.add("orme" + strings.Repeat("e", i))
	}
	if may, _ := s.mayName("It is old."); !may || len(s.ends) > maxEnds {
		t.Errorf("%d words are looked for", len(s.ends))
	}
}

// TestLowers asks for more words than are looked for one by one.
func TestLowers(t *testing.T) {
	g := newPages(languageOf("en"), 1)
	g.add("Ada Orme has a Boat and a bridge.", tierBody, "")
	for i := range 2 * maxAsked {
		if word := fmt.Sprint("word", i); g.lowers(word) {
			t.Errorf("it has %s", word)
		}
		if g.lowers("boat") || !g.lowers("bridge") {
			t.Errorf("behind %d others", i)
		}
	}
}

// TestSieveHoldsBack: a sieve that let all through would be of no use.
func TestSieveHoldsBack(t *testing.T) {
	s := newSieve(languageOf("en"))
	s.add("orme")
	s.add("o'vale")
	for text, want := range map[string]bool{
		"The “bridge” is old – and form it has…": false, "Ormes of the U.S. came": false, "Vale, of O'Brien": true, "Mr. Orme's": true, "So said R.Orme.": true, "É": true,
	} {
		if got := s.mayHold(text, true); got != want {
			t.Errorf("%q may hold one: %v", text, got)
		}
		if got, _ := s.mayName(text); got != want {
			t.Errorf("%q may name one: %v", text, got)
		}
	}
}
