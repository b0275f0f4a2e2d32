package bleveindex

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	"github.com/blevesearch/bleve/v2/search/searcher"
	bleveapi "github.com/blevesearch/bleve_index_api"
)

// phraseQuery finds terms one after the other in a field with positions, or where within is more than 0 in any order with
// so many others among them. Bleve's own phrase follows every path from word to word, which for a word that repeats takes
// exponential time, and looks at no deadline meanwhile.
type phraseQuery struct {
	field  string
	terms  []string
	within int
	boost  float64
}

var _ query.Query = (*phraseQuery)(nil)

// Searcher is called by Bleve.
func (p *phraseQuery) Searcher(ctx context.Context, r bleveapi.IndexReader, _ mapping.IndexMapping, o search.SearcherOptions) (search.Searcher, error) {
	o.IncludeTermVectors = true
	var terms []search.Searcher
	for i, t := range p.terms {
		if slices.Contains(p.terms[:i], t) {
			continue
		}
		s, err := searcher.NewTermSearcher(ctx, r, t, p.field, p.boost, o)
		if err != nil {
			return nil, errors.Join(err, closeAll(terms))
		}
		terms = append(terms, s)
	}
	all, err := searcher.NewConjunctionSearcher(ctx, r, terms, o)
	if err != nil {
		return nil, errors.Join(err, closeAll(terms))
	}
	return &phraseSearcher{Searcher: all, asked: ctx, phraseQuery: p}, nil
}

// phraseSearcher lets through what has all the words where they have to be.
type phraseSearcher struct {
	search.Searcher
	*phraseQuery
	asked     context.Context // Bleve passes none to Next
	locations []search.Location
}

func (s *phraseSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	found, err := s.Searcher.Next(ctx)
	return s.first(ctx, found, err)
}

func (s *phraseSearcher) Advance(ctx *search.SearchContext, id bleveapi.IndexInternalID) (*search.DocumentMatch, error) {
	found, err := s.Searcher.Advance(ctx, id)
	return s.first(ctx, found, err)
}

// first is found, or the first behind it in which the words are where they have to be.
func (s *phraseSearcher) first(ctx *search.SearchContext, found *search.DocumentMatch, err error) (*search.DocumentMatch, error) {
	for err == nil && found != nil {
		if err := s.asked.Err(); err != nil {
			return nil, err
		}
		s.locations = found.Complete(s.locations)
		places := found.Locations[s.field]
		found.Locations = nil
		if s.within > 0 && s.near(places) || s.within == 0 && s.inOrder(places) {
			return found, nil
		}
		ctx.DocumentMatchPool.Put(found)
		found, err = s.Searcher.Next(ctx)
	}
	return nil, err
}

// inOrder takes at most as many steps as the first word has places, times the words.
func (s *phraseSearcher) inOrder(places search.TermLocationMap) bool {
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

// near moves a window over the places: it grows until it has every word as often as asked for, and shrinks while it does.
func (s *phraseSearcher) near(places search.TermLocationMap) bool {
	type place struct {
		pos  uint64
		term string
	}
	var list []place
	for term, locations := range places {
		for _, l := range locations {
			list = append(list, place{l.Pos, term})
		}
	}
	slices.SortFunc(list, func(a, b place) int { return cmp.Compare(a.pos, b.pos) })
	missing := map[string]int{}
	for _, t := range s.terms {
		missing[t]++
	}
	lacking, from := len(s.terms), 0
	for _, p := range list {
		if missing[p.term]--; missing[p.term] >= 0 {
			lacking--
		}
		for lacking == 0 {
			if p.pos-list[from].pos < uint64(len(s.terms)+s.within) {
				return true
			}
			if missing[list[from].term]++; missing[list[from].term] > 0 {
				lacking++
			}
			from++
		}
	}
	return false
}

func closeAll(l []search.Searcher) error {
	var errs []error
	for _, s := range l {
		errs = append(errs, s.Close())
	}
	return errors.Join(errs...)
}
