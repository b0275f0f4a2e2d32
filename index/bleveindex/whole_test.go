package bleveindex

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/index"
)

// TestWhole holds that what is found once for all paragraphs is what a search finds that has a filter which lets all of
// them through, in every order, and stays so.
func TestWhole(t *testing.T) {
	t.Parallel()
	r := openReal(t, 15)
	for range sometimes(200) {
		q := index.Query{
			Limit: r.random.IntN(index.MaxLimit + 1), Sort: one(r, []index.Sort{"", index.SortNewest, index.SortOldest}),
			Group: one(r, []index.Group{"", index.GroupNone, index.GroupArticle}), Facets: index.Facets()[r.random.IntN(5):],
			FacetSize: 1 + r.random.IntN(4), Interval: one(r, []index.Interval{index.IntervalYear, index.IntervalMonth}),
		}
		if r.random.IntN(3) == 0 {
			q.Filters.Kinds = []string{string(one(r, r.hits).Kind)}
		}
		all := q
		all.Root = index.Not{Node: index.Word{Text: "nowhereatall"}}
		all.Text = "-nowhereatall"
		got, want := r.search(t, q), r.search(t, all)
		got.Description, got.Next, want.Description, want.Next = "", whether(got.Next), "", whether(want.Next)
		for i := range want.Hits {
			want.Hits[i].Score, want.Hits[i].Said = 0, got.Hits[i].Said
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%+v (- with a word that no paragraph has, + without):\n%s", q, diff)
		}
	}
}

func whether(next string) string {
	if next != "" {
		return "there is more"
	}
	return ""
}
