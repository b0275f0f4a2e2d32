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
	return newPhraseSearcher(ctx, p, all), nil
}

// phraseSearcher lets through what has all the words where they have to be.
type phraseSearcher struct {
	search.Searcher
	*phraseQuery
	asked  context.Context // Bleve passes none to Next
	which  []int           // word of the phrase → place in the lists below
	terms  []string        // each once
	places [][]uint64      // of each term in the document that is looked at, in order
	counts []int           // how often each is asked for
}

func newPhraseSearcher(ctx context.Context, p *phraseQuery, all search.Searcher) *phraseSearcher {
	s := &phraseSearcher{Searcher: all, phraseQuery: p, asked: ctx}
	for _, t := range p.terms {
		i := slices.Index(s.terms, t)
		if i < 0 {
			i = len(s.terms)
			s.terms, s.counts = append(s.terms, t), append(s.counts, 0)
		}
		s.which = append(s.which, i)
		s.counts[i]++
	}
	s.places = make([][]uint64, len(s.terms))
	return s
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
		s.read(found)
		if s.within > 0 && s.near() || s.within == 0 && s.inOrder() {
			return found, nil
		}
		ctx.DocumentMatchPool.Put(found)
		found, err = s.Searcher.Next(ctx)
	}
	return nil, err
}

// read takes the places of the terms out of a document.
func (s *phraseSearcher) read(found *search.DocumentMatch) {
	for i := range s.places {
		s.places[i] = s.places[i][:0]
	}
	at := 0
	for _, l := range found.FieldTermLocations {
		if l.Term != s.terms[at] { // those of a term come one after the other
			at = slices.Index(s.terms, l.Term)
		}
		s.places[at] = append(s.places[at], l.Location.Pos)
	}
	found.FieldTermLocations = found.FieldTermLocations[:0]
}

// inOrder goes from each place of the first word on.
func (s *phraseSearcher) inOrder() bool {
	return slices.ContainsFunc(s.places[0], func(from uint64) bool {
		for i, which := range s.which {
			if _, found := slices.BinarySearch(s.places[which], from+uint64(i)); !found {
				return false
			}
		}
		return true
	})
}

// near moves a window over the places: it grows until it has every word as often as asked for, and shrinks while it does.
func (s *phraseSearcher) near() bool {
	type place struct {
		pos   uint64
		which int
	}
	var list []place
	for which, places := range s.places {
		for _, pos := range places {
			list = append(list, place{pos, which})
		}
	}
	slices.SortFunc(list, func(a, b place) int { return cmp.Compare(a.pos, b.pos) })
	missing := slices.Clone(s.counts)
	lacking, from := len(s.which), 0
	for _, p := range list {
		if missing[p.which]--; missing[p.which] >= 0 {
			lacking--
		}
		for lacking == 0 {
			if p.pos-list[from].pos < uint64(len(s.which)+s.within) {
				return true
			}
			if missing[list[from].which]++; missing[list[from].which] > 0 {
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
