package bleveindex

import (
	"context"
	"errors"
	"slices"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	"github.com/blevesearch/bleve/v2/search/searcher"
	bleveapi "github.com/blevesearch/bleve_index_api"
)

// inOrder finds words one after the other in fieldExact. Bleve's own phrase follows every path from word to word, which
// for a word that repeats takes exponential time, and looks at no deadline meanwhile.
type inOrder []string

// Searcher is called by Bleve.
func (p inOrder) Searcher(ctx context.Context, r bleveapi.IndexReader, _ mapping.IndexMapping, o search.SearcherOptions) (search.Searcher, error) {
	o.IncludeTermVectors = true
	var terms []search.Searcher
	for i, t := range p {
		if slices.Contains(p[:i], t) {
			continue
		}
		s, err := searcher.NewTermSearcher(ctx, r, t, fieldExact, 1, o)
		if err != nil {
			return nil, errors.Join(err, closeAll(terms))
		}
		terms = append(terms, s)
	}
	all, err := searcher.NewConjunctionSearcher(ctx, r, terms, o)
	if err != nil {
		return nil, errors.Join(err, closeAll(terms))
	}
	return &inOrderSearcher{Searcher: all, asked: ctx, terms: p}, nil
}

// inOrderSearcher lets through what has all the words where they have to be in order.
type inOrderSearcher struct {
	search.Searcher
	asked     context.Context // Bleve passes none to Next
	terms     []string
	locations []search.Location
}

func (s *inOrderSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	found, err := s.Searcher.Next(ctx)
	return s.first(ctx, found, err)
}

func (s *inOrderSearcher) Advance(ctx *search.SearchContext, id bleveapi.IndexInternalID) (*search.DocumentMatch, error) {
	found, err := s.Searcher.Advance(ctx, id)
	return s.first(ctx, found, err)
}

// first is found, or the first behind it in which the words are in order.
func (s *inOrderSearcher) first(ctx *search.SearchContext, found *search.DocumentMatch, err error) (*search.DocumentMatch, error) {
	for err == nil && found != nil {
		if err := s.asked.Err(); err != nil {
			return nil, err
		}
		if s.holds(found) {
			return found, nil
		}
		ctx.DocumentMatchPool.Put(found)
		found, err = s.Searcher.Next(ctx)
	}
	return nil, err
}

// holds takes at most as many steps as the first word has places, times the words.
func (s *inOrderSearcher) holds(found *search.DocumentMatch) bool {
	s.locations = found.Complete(s.locations)
	places := found.Locations[fieldExact]
	found.Locations = nil
	at := map[uint64]string{}
	for term, locations := range places {
		for _, l := range locations {
			at[l.Pos] = term
		}
	}
	return slices.ContainsFunc(places[s.terms[0]], func(l *search.Location) bool {
		for i, t := range s.terms {
			if at[l.Pos+uint64(i)] != t {
				return false
			}
		}
		return true
	})
}

func closeAll(l []search.Searcher) error {
	var errs []error
	for _, s := range l {
		errs = append(errs, s.Close())
	}
	return errors.Join(errs...)
}

var _ query.Query = inOrder(nil)
