package bleveindex

import (
	"context"
	"math"
	"math/bits"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	"github.com/blevesearch/bleve/v2/search/searcher"
	bleveapi "github.com/blevesearch/bleve_index_api"
)

// docSet is a set of documents by number.
type docSet []uint64

func (t *table) newSet() docSet { return newDocSet(len(t.place)) }

func newDocSet(docs int) docSet { return make(docSet, (docs+63)/64) }

func (s docSet) add(doc int) { s[doc/64] |= 1 << (doc % 64) }

func (s docSet) has(doc int) bool { return s[doc/64]&(1<<(doc%64)) != 0 }

// window gives what the set has of the documents of a window, of which the first and their number are given.
func (s docSet) window(first, size int) (b bitmap) {
	at, shift := first/64, first%64
	for i := range b {
		if at+i < len(s) {
			b[i] = s[at+i] >> shift
		}
		if shift > 0 && at+i+1 < len(s) {
			b[i] |= s[at+i+1] << (64 - shift)
		}
	}
	b.cut(size)
	return b
}

// addRange adds the documents from one up to another.
func (s docSet) addRange(from, to int) { eachMask(from, to, func(i int, mask uint64) { s[i] |= mask }) }

func (s docSet) removeRange(from, to int) {
	eachMask(from, to, func(i int, mask uint64) { s[i] &^= mask })
}

func eachMask(from, to int, visit func(i int, mask uint64)) {
	for from < to {
		i, end := from/64, min(to, (from/64+1)*64)
		visit(i, (math.MaxUint64>>(64-(end-from)))<<(from%64))
		from = end
	}
}

// addWindow adds the documents of a window.
func (s docSet) addWindow(first int, b *bitmap) {
	s.eachWord(first, b, func(word *uint64, v uint64) { *word |= v })
}

// removeWindow takes out the documents of a window.
func (s docSet) removeWindow(first int, b *bitmap) {
	s.eachWord(first, b, func(word *uint64, v uint64) { *word &^= v })
}

func (s docSet) eachWord(first int, b *bitmap, change func(word *uint64, v uint64)) {
	at, shift := first/64, first%64
	for i, v := range b {
		if at+i < len(s) {
			change(&s[at+i], v<<shift)
		}
		if shift > 0 && at+i+1 < len(s) {
			change(&s[at+i+1], v>>(64-shift))
		}
	}
}

func (s docSet) count() (n int) {
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// from is the first document of the set at doc or behind it; -1 when there is none.
func (s docSet) from(doc int) int {
	i := doc / 64
	if i >= len(s) {
		return -1
	}
	w := s[i] &^ (1<<(doc%64) - 1)
	for w == 0 {
		if i++; i == len(s) {
			return -1
		}
		w = s[i]
	}
	return 64*i + bits.TrailingZeros64(w)
}

// setQuery matches documents that are found all at once, the first time that somebody asks. It is for one search.
type setQuery struct {
	fill  func(ctx context.Context) (docSet, error)
	score func(doc int) float64 // nil where all that match match alike
	boost float64               // 0 is what does not count for the score
	docs  int                   // paragraphs in all, to tell what is rare
	set   docSet                // nil until it is filled
}

var _ query.Query = (*setQuery)(nil)

// Searcher is called by Bleve.
func (q *setQuery) Searcher(ctx context.Context, r bleveapi.IndexReader, _ mapping.IndexMapping, _ search.SearcherOptions) (search.Searcher, error) {
	if q.set == nil {
		var err error
		if q.set, err = q.fill(ctx); err != nil {
			return nil, err
		}
	}
	n := q.set.count()
	if n == 0 {
		return searcher.NewMatchNoneSearcher(r)
	}
	return &setSearcher{setQuery: q, count: n, idf: q.idf(n), weight: 1}, nil
}

// idf is the weight of a word that so many paragraphs have, as BM25 has it.
func (q *setQuery) idf(n int) float64 {
	return math.Log(1 + (max(float64(q.docs-n), 0)+0.5)/(float64(n)+0.5))
}

type setSearcher struct {
	*setQuery
	count, at   int
	idf, weight float64
}

func (s *setSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	doc := s.set.from(s.at)
	if doc < 0 {
		s.at = 64 * len(s.set)
		return nil, nil
	}
	s.at = doc + 1
	m := ctx.DocumentMatchPool.Get()
	m.IndexInternalID = bleveapi.NewIndexInternalID(m.IndexInternalID, uint64(doc))
	m.Score = s.weight
	if s.score != nil {
		m.Score *= s.score(doc)
	} else {
		m.Score *= s.idf
	}
	if s.boost == 0 {
		m.Score = 0
	}
	return m, nil
}

func (s *setSearcher) Advance(ctx *search.SearchContext, id bleveapi.IndexInternalID) (*search.DocumentMatch, error) {
	s.at = max(s.at, int(id.Value()))
	return s.Next(ctx)
}

func (s *setSearcher) Weight() float64 { return s.boost * s.idf * s.boost * s.idf }

func (s *setSearcher) SetQueryNorm(norm float64) { s.weight = s.boost * s.idf * norm }

func (s *setSearcher) Count() uint64              { return uint64(s.count) }
func (s *setSearcher) Min() int                   { return 0 }
func (s *setSearcher) Size() int                  { return 8 * len(s.set) }
func (s *setSearcher) DocumentMatchPoolSize() int { return 1 }
func (s *setSearcher) Close() error               { return nil }
