package bleveindex

import (
	"context"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	bleveapi "github.com/blevesearch/bleve_index_api"
)

// quiet matches what its query does, and does not count for the score. A boost of 0 would not do: where nothing else is
// asked for, Bleve divides by the sum of all weights.
type quiet struct{ query.Query }

// Searcher is called by Bleve.
func (q quiet) Searcher(ctx context.Context, r bleveapi.IndexReader, m mapping.IndexMapping, o search.SearcherOptions) (search.Searcher, error) {
	s, err := q.Query.Searcher(ctx, r, m, o)
	return quietSearcher{s}, err
}

type quietSearcher struct{ search.Searcher }

func (s quietSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	return silence(s.Searcher.Next(ctx))
}

func (s quietSearcher) Advance(ctx *search.SearchContext, id bleveapi.IndexInternalID) (*search.DocumentMatch, error) {
	return silence(s.Searcher.Advance(ctx, id))
}

func silence(m *search.DocumentMatch, err error) (*search.DocumentMatch, error) {
	if m != nil {
		m.Score = 0
	}
	return m, err
}

func (quietSearcher) Weight() float64      { return 0 }
func (quietSearcher) SetQueryNorm(float64) {}
