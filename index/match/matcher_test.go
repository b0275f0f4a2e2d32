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
