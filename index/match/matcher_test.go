package match_test

import (
	"strings"
	"testing"

	"onrecord/index"
	"onrecord/index/indextest"
	"onrecord/index/match"
)

// TestQueries holds what the examples of the query language find.
func TestQueries(t *testing.T) {
	hits := indextest.Hits(indextest.QueryArticles())
	for _, c := range indextest.Queries() {
		t.Run(c.Text, func(t *testing.T) {
			root, _ := index.Parse(c.Text)
			m := match.New(root)
			var ids []string
			for i := range hits {
				if m.Matches(&hits[i]) {
					ids = append(ids, string(hits[i].ID))
				}
			}
			if got := strings.Join(ids, " "); got != c.Found {
				t.Errorf("found %q, want %q", got, c.Found)
			}
		})
	}
}

// TestPairs holds that exact words find the sentence that they stand in, and never the one that says the contrary.
func TestPairs(t *testing.T) {
	langs := map[string]bool{}
	for _, p := range indextest.Pairs() {
		langs[p.Lang] = true
		finds := func(query, text string) bool {
			root, _ := index.Parse(query)
			h := index.Hit{Article: index.Article{Lang: p.Lang}}
			h.Text = text
			return match.New(root).Matches(&h)
		}
		for _, words := range []string{p.InYes, p.Yes} {
			if q := `"` + words + `"`; !finds(q, p.Yes) || finds(q, p.No) {
				t.Errorf("%s: %s finds the first: %v, the other: %v", p.Lang, q, finds(q, p.Yes), finds(q, p.No))
			}
		}
		for _, words := range []string{p.InNo, p.Negation, p.No} {
			if q := "“" + words + "”"; !finds(q, p.No) || finds(q, p.Yes) {
				t.Errorf("%s: %s finds the first: %v, the other: %v", p.Lang, q, finds(q, p.Yes), finds(q, p.No))
			}
		}
		if !finds(p.Negation, p.No) {
			t.Errorf("%s: %s is not found", p.Lang, p.Negation)
		}
	}
	if n := len(indextest.Pairs()); n < 60 || len(langs) < 8 {
		t.Errorf("%d pairs in %d languages", n, len(langs))
	}
}
