package index

import (
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
)

// TestNoNegation holds that no word on which a fact turns may be missing.
func TestNoNegation(t *testing.T) {
	turns := map[string]string{
		"az": "yox deyil heç nə yoxdur olmaz",
		"de": "nicht kein keine keinen keinem keiner keines nie niemals ohne nein nichts niemand weder noch gegen mit für",
		"en": "not no never none nobody nothing neither nor without cannot can't won't isn't against for with only will would must may",
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
	for lang := range functionWords {
		if turns[lang] == "" {
			t.Errorf("what turns facts in %s is not looked at", lang)
		}
	}
	for lang, list := range turns {
		for _, w := range strings.Fields(list) {
			if in := smallIn(w); slices.Contains(in, lang) {
				t.Errorf("%q may be missing in %s", w, lang)
			}
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
