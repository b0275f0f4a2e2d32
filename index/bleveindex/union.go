package bleveindex

import (
	"context"
	"errors"
	"math"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	"github.com/blevesearch/bleve/v2/search/searcher"
	bleveapi "github.com/blevesearch/bleve_index_api"
)

// union matches where any of its queries does, with the score of the best of them: one word that stands in several
// fields is still one word. Where sum is set the scores are added up: several words are more than one. Bleve's own
// disjunction adds them up and divides by the number of queries.
type union struct {
	of  []query.Query
	sum bool
}

// Searcher is called by Bleve.
func (u union) Searcher(ctx context.Context, r bleveapi.IndexReader, m mapping.IndexMapping, o search.SearcherOptions) (search.Searcher, error) {
	s := &unionSearcher{sum: u.sum}
	for _, q := range u.of {
		child, err := q.Searcher(ctx, r, m, o)
		if err != nil {
			return nil, errors.Join(err, s.Close())
		}
		if child.Count() == 0 {
			if err := child.Close(); err != nil {
				return nil, errors.Join(err, s.Close())
			}
			continue
		}
		s.children = append(s.children, child)
	}
	switch len(s.children) {
	case 0:
		return searcher.NewMatchNoneSearcher(r)
	}
	// A boost counts only once there is a norm. Where this is part of another query, that sets its own.
	s.SetQueryNorm(1 / math.Sqrt(max(s.Weight(), math.SmallestNonzeroFloat32)))
	if len(s.children) == 1 {
		return s.children[0], nil
	}
	s.heads = make([]*search.DocumentMatch, len(s.children))
	return s, nil
}

type unionSearcher struct {
	children []search.Searcher
	heads    []*search.DocumentMatch // where each child stands; nil at its end
	started  bool
	sum      bool
}

func (s *unionSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	if !s.started {
		s.started = true
		for i, c := range s.children {
			var err error
			if s.heads[i], err = c.Next(ctx); err != nil {
				return nil, err
			}
		}
	}
	return s.take(ctx)
}

func (s *unionSearcher) Advance(ctx *search.SearchContext, id bleveapi.IndexInternalID) (*search.DocumentMatch, error) {
	for i, c := range s.children {
		head := s.heads[i]
		if s.started && (head == nil || head.IndexInternalID.Compare(id) >= 0) {
			continue
		}
		ctx.DocumentMatchPool.Put(head)
		var err error
		if s.heads[i], err = c.Advance(ctx, id); err != nil {
			return nil, err
		}
	}
	s.started = true
	return s.take(ctx)
}

// take gives the first of the heads, and moves the children on that stand at it.
func (s *unionSearcher) take(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	first := -1
	for i, h := range s.heads {
		if h != nil && (first < 0 || h.IndexInternalID.Compare(s.heads[first].IndexInternalID) < 0) {
			first = i
		}
	}
	if first < 0 {
		return nil, nil
	}
	found := s.heads[first]
	for i, h := range s.heads {
		if h == nil || i != first && !h.IndexInternalID.Equals(found.IndexInternalID) {
			continue
		}
		if i != first {
			found.Score = s.add(found.Score, h.Score)
			ctx.DocumentMatchPool.Put(h)
		}
		var err error
		if s.heads[i], err = s.children[i].Next(ctx); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func (s *unionSearcher) Weight() float64 {
	var w float64
	for _, c := range s.children {
		w = s.add(w, c.Weight())
	}
	return w
}

func (s *unionSearcher) add(a, b float64) float64 {
	if s.sum {
		return a + b
	}
	return math.Max(a, b)
}

func (s *unionSearcher) SetQueryNorm(norm float64) {
	for _, c := range s.children {
		c.SetQueryNorm(norm)
	}
}

func (s *unionSearcher) Count() uint64 {
	var n uint64
	for _, c := range s.children {
		n += c.Count()
	}
	return n
}

func (s *unionSearcher) Min() int { return 0 }

func (s *unionSearcher) Size() int {
	n := 0
	for _, c := range s.children {
		n += c.Size()
	}
	return n
}

func (s *unionSearcher) DocumentMatchPoolSize() int {
	n := len(s.children)
	for _, c := range s.children {
		n += c.DocumentMatchPoolSize()
	}
	return n
}

func (s *unionSearcher) Close() error { return closeAll(s.children) }
