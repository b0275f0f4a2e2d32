package bleveindex

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/corpus"
)

// TestManyWords holds that a beginning of very many words finds the most frequent of them, and says so.
func TestManyWords(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test"}
	var all []string
	for i := range maxPrefixTerms + 50 {
		all = append(all, fmt.Sprintf("quay%04d", i))
	}
	rare := all[len(all)-1]
	list := batch(0, 3)
	list[0].Paragraphs[0].Text = strings.Join(all, " ")
	list[1].Paragraphs[0].Text = strings.Join(all[:len(all)-1], " ")
	list[2].Paragraphs[0].Text = rare
	list[2].Paragraphs[0].Speakers = []corpus.Speaker{{ID: "quayle", Name: "Quayle"}}
	load1(t, s, list...)
	x := openIndex(t, s.Dir)
	for _, test := range []struct {
		text, warning string
		total         int
	}{
		{"quay*", "quay* begins more than 500 words; the most frequent of them are searched for", 3},
		{"quay000*", "", 2}, {"quayl*", "", 1}, {"quayle~", "", 1},
		{"quay0001~", "quay0001~ is near more than 50 words; the most frequent of them are searched for", 3}, {"nosuch*", "", 0},
	} {
		res, err := x.Search(t.Context(), asked(test.text))
		if got := strings.Join(res.Warnings, " "); err != nil || got != test.warning || test.warning == "" && res.Total != test.total {
			t.Errorf("%s: %d found, with %q, %v", test.text, res.Total, got, err)
		}
	}
}
