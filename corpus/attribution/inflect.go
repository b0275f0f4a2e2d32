package attribution

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
)

// grammatical is the case that the ending of a word shows.
type grammatical uint8

const (
	nominative grammatical = iota
	genitive
	dative
	accusative
	locative
	ablative
	instrumental
	equative // by somebody: "Bakanlığınca"
	adjectival
)

// cases names them as the files do.
var cases = map[string]grammatical{
	"genitive": genitive, "dative": dative, "accusative": accusative, "locative": locative, "ablative": ablative,
	"instrumental": instrumental, "equative": equative, "adjectival": adjectival,
}

// ending is what a case adds to a word.
type ending struct {
	text string
	gram grammatical
}

// inflection is how a language hangs endings on words: on names behind an apostrophe, on common nouns without one.
type inflection struct {
	endings []ending // the longest first
	soft    map[rune]rune
	plural  []string // endings of a plural that is no subject, whatever the word
	adverb  []string // endings at which a capitalised first word of a sentence is no name
}

func (f *inflection) add(section string, words []string) bool {
	if gram, ok := cases[section]; ok {
		for _, w := range words {
			f.endings = append(f.endings, ending{w, gram})
		}
		return true
	}
	switch section {
	case "soften":
		for _, w := range words {
			r := []rune(w)
			f.soft[r[0]] = r[1]
		}
	case "plural":
		f.plural = append(f.plural, words...)
	case "initial":
		f.adverb = append(f.adverb, words...)
	default:
		return false
	}
	return true
}

func (f *inflection) finish() {
	slices.SortStableFunc(f.endings, func(a, b ending) int { return len(b.text) - len(a.text) })
}

// clsInflected are the common nouns whose endings are looked for.
const clsInflected = clsRole | clsTitle | clsPeople | clsOrg | clsBodyNoun | clsPlace

// apostrophe takes the ending off a name: "Aksu'nun".
func (z *tokenizer) apostrophe(t *token) {
	word := z.text[t.start:t.end]
	k := strings.LastIndexAny(word, "'’")
	if k <= 0 {
		return
	}
	_, n := utf8.DecodeRuneInString(word[k:])
	tail := word[k+n:]
	if r, _ := utf8.DecodeRuneInString(tail); unicode.IsUpper(r) {
		return // O'Neill
	}
	t.base = int32(t.start + k)
	low := corpus.Fold(tail)
	for _, e := range z.lang.inflect.endings {
		if e.text == low {
			t.gram, t.possessive = e.gram, true
			return
		}
	}
}

// bare takes the ending off a common noun that the language's file has: "Bakanlığından". A first word of a sentence
// that has the ending of an adverbial is no name.
func (z *tokenizer) bareEnding(t *token) {
	if t.cls != 0 || int(t.base) != t.end {
		return
	}
	for _, e := range z.lang.inflect.endings {
		stem, ok := strings.CutSuffix(t.low, e.text)
		if !ok || len(stem) < 3 {
			continue
		}
		cls := z.lang.words[stem] & (clsInflected | clsFemale | clsMale)
		soft := false
		if cls == 0 {
			stem, cls = z.hardened(stem)
			soft = cls != 0
		}
		if cls != 0 {
			t.base = int32(backRunes(z.text, t.end, len(e.text)))
			t.low, t.cls, t.gram, t.possessive, t.soft = stem, cls, e.gram, true, soft
			return
		}
	}
	if endsLike(t.low, z.lang.inflect.plural) {
		t.gram = dative
	}
	if k := len(z.out); t.capital && (k == 0 || z.out[k-1].kind == kindStop || z.out[k-1].kind == kindQuote) && slices.ContainsFunc(z.lang.inflect.adverb, func(e string) bool {
		return strings.HasSuffix(t.low, e) && len(t.low) > len(e)+3
	}) {
		t.cls |= clsDet
	}
}

// hardened undoes what an ending does to the consonant before it.
func (z *tokenizer) hardened(stem string) (string, class) {
	r, n := utf8.DecodeLastRuneInString(stem)
	hard, ok := z.lang.inflect.soft[r]
	if !ok {
		return stem, 0
	}
	whole := stem[:len(stem)-n] + string(hard)
	return whole, z.lang.words[whole] & clsInflected
}

// backRunes goes n characters back from byte i.
func backRunes(text string, i, n int) int {
	for ; n > 0 && i > 0; n-- {
		_, w := utf8.DecodeLastRuneInString(text[:i])
		i -= w
	}
	return i
}

// dictionary gives a name whose last word has an ending in the form of the dictionary.
func dictionary(name string, t *token) string {
	if !t.soft {
		return name
	}
	_, n := utf8.DecodeLastRuneInString(name)
	return name[:len(name)-n] + t.low[len(t.low)-1:]
}
