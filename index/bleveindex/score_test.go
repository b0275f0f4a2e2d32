package bleveindex

import (
	"context"
	"errors"
	"math"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	bleveapi "github.com/blevesearch/bleve_index_api"

	"onrecord/index/indextest"
)

// TestScores holds that our collector gives the scores of Bleve's own, which are those of BM25. Without the callback that
// names the model they would be others, with no error.
func TestScores(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test"}
	load1(t, s, indextest.Articles()...)
	g, err := openGeneration(t.Context(), dir(s.Dir), "000001")
	if err != nil {
		t.Fatal(err)
	}
	defer g.release()
	for _, text := range []string{
		"harbour", "taxes", "harbour towns", `"raise taxes"`, "ferries OR harbour", "vale strike", "harb* towns", "harbour -taxes",
		"speaker:orme harbour", "harbour title:taxes", `"taxes will"~5`, "after:2020 harbour", "the harbour",
	} {
		q := asked(text)
		p, err := g.plan(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		ours := map[string]float64{}
		err = p.pass(q.Filters).each(t.Context(), func(w *window) error {
			err := w.score()
			for _, i := range w.found() {
				id, idErr := g.snapshot.ExternalID(internalID(w.first() + int(i)))
				err = errors.Join(err, idErr)
				ours[id] = w.take(int(i))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		req := bleve.NewSearchRequestOptions(p.pass(q.Filters).query, 100, 0, false)
		theirs, err := g.idx.SearchInContext(context.WithValue(t.Context(), search.BM25StatsKey, g.dir.stats), req)
		if err != nil {
			t.Fatal(err)
		}
		if len(theirs.Hits) != len(ours) || len(ours) == 0 {
			t.Errorf("%s: %d hits, and Bleve has %d", text, len(ours), len(theirs.Hits))
		}
		for _, h := range theirs.Hits {
			if math.Float64bits(h.Score) != math.Float64bits(ours[h.ID]) {
				t.Errorf("%s: %s scores %v, and Bleve's own collector says %v", text, h.ID, ours[h.ID], h.Score)
			}
		}
	}
}

func internalID(doc int) bleveapi.IndexInternalID {
	return bleveapi.NewIndexInternalID(nil, uint64(doc))
}
