package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
)

// functionWords are the small words of languages: articles, the commonest prepositions and conjunctions. Left out is what
// a fact turns on: every negation; what has an opposite that turns it (with and without, for and against, before and after);
// and verbs, whose tense and mood count (was, will, can).
var functionWords = map[string]string{
	"az": "və ya ki isə bu bir də da",
	"de": "der die das den dem des ein eine einen einem einer eines und oder in im am an auf zu zum zur von vom bei beim " +
		"dass daß",
	"en": "the a an of to in on at by from and or that this these those as",
	"es": "el la los las lo un una unos unas de del y e a al en que o u",
	"fr": "le la les l un une des du de d et à au aux en dans par que qu ou",
	"hy": "և եւ ու այդ այս այն",
	"it": "il lo la i gli le l un uno una di del dello della dei degli delle dell d a al allo alla ai agli alle all " +
		"da dal dallo dalla dai dagli dalle dall in nel nello nella nei negli nelle nell su sul sullo sulla sui sugli " +
		"sulle sull e ed o che",
	"nl": "de het een van en in op te aan bij dat die dit om of",
	"pl": "i w we na do o u że to a lub",
	"pt": "o a os as um uma uns umas de do da dos das e em na nos nas ao à aos às pelo pela pelos pelas que",
	"ru": "и в во на к ко о об обо у из по что это а или",
	"tr": "ve bir bu şu o de da ki veya",
	"uk": "і й та у в на до о об що це а або",
}

// turningWords are those on which a fact turns, by language: negations, and the commonest words with an opposite. None of
// them may be missing, and none is left out or written otherwise to find something.
var turningWords = map[string]string{
	"az": "yox deyil heç nə yoxdur olmaz",
	"de": "nicht kein keine keinen keinem keiner keines nie niemals ohne nein nichts niemand weder noch gegen mit für",
	"en": "not no never none nobody nothing neither nor without cannot against for with only will would must may",
	"es": "no ni sin nunca jamás nada nadie tampoco ningún ninguna contra con",
	"fr": "ne n pas non sans jamais rien aucun aucune ni personne plus contre avec pour point guère",
	"hy": "ոչ չէ չի չեն մի առանց երբեք",
	"it": "non no né senza mai niente nulla nessuno nessuna contro con neanche",
	"nl": "niet geen nooit zonder nee niets niemand noch tegen met voor",
	"pl": "nie bez nigdy nic nikt żaden ani ni z przeciw",
	"pt": "não nao nem sem nunca jamais nada ninguém nenhum contra com no",
	"ru": "не ни нет без никогда ничего никто нельзя против с со за",
	"tr": "değil yok hayır ne asla hiç olmadan ile için",
	"uk": "не ні ані без ніколи нічого ніхто проти з із за",
}

var turning = func() map[string]bool {
	words := map[string]bool{}
	for _, list := range turningWords {
		for _, w := range strings.Fields(list) {
			words[corpus.Fold(w)] = true
		}
	}
	return words
}()

// Turns reports whether a word is one on which a fact turns, like "not", "without" and "don't", in one of the languages known.
func Turns(word string) bool {
	folded := corpus.Fold(word)
	return turning[folded] || contracted(folded)
}

// contracted tells the n't of "don't", whatever sign stands for the apostrophe.
func contracted(folded string) bool {
	stem, ends := strings.CutSuffix(folded, "t")
	r, size := utf8.DecodeLastRuneInString(stem)
	return ends && !unicode.IsLetter(r) && strings.HasSuffix(stem[:len(stem)-size], "n")
}
