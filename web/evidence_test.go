package web

import (
	"strings"
	"testing"

	"onrecord/corpus"
)

// TestSegments holds that the mention and the cue that are marked are those beside the quotation, and none that is far away.
func TestSegments(t *testing.T) {
	said := corpus.Quote{Mention: "Orme", Cue: "said", Kind: corpus.QuoteDirect}
	for _, test := range []struct{ name, text, want string }{
		{"beside", "Orme came. “No,” Orme said.", "Orme came. [said “No,”] [mention Orme] [cue said]."},
		{"none inside other words", "Ormeside saidst “No,”", "Ormeside saidst [said “No,”]"},
		{"far", "Orme said so. " + strings.Repeat("x ", farthest) + "“No,”", "Orme said so. " + strings.Repeat("x ", farthest) + "[said “No,”]"},
	} {
		runes := []rune(test.text)
		q := said
		q.Start = strings.Count(test.text[:strings.Index(test.text, "“")], "") - 1
		q.End = q.Start + 5
		var b strings.Builder
		for _, s := range segments(runes, []corpus.Quote{q}) {
			if s.Class != "" {
				s.Text = "[" + s.Class + " " + s.Text + "]"
			}
			b.WriteString(s.Text)
		}
		if b.String() != test.want {
			t.Errorf("%s: %.200s", test.name, b.String())
		}
	}
}
