package attribution

import "testing"

// TestPhrasesOpen: a phrase is looked for only where a word stands that is known to begin one.
func TestPhrasesOpen(t *testing.T) {
	for code, read := range languages() {
		lang := read()
		if lang.options["verbsecond"] {
			continue
		}
		for _, phrases := range [][][]string{lang.according, lang.phrases["per"], lang.phrases["astold"]} {
			for _, phrase := range phrases {
				units := tokenize("x "+phrase[0], 0, len("x "+phrase[0]), nil, lang)
				if u := &units[len(units)-1]; u.low == phrase[0] && !u.has(trOpens) {
					t.Errorf("%s: %q begins no phrase", code, phrase)
				}
			}
		}
	}
}
