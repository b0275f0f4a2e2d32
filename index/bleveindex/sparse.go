package bleveindex

import (
	"context"
	"slices"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// sparse are the postings of a term that few documents of a segment have, decoded.
type sparse struct {
	docs  []uint32
	kinds []uint16 // by document its pair
	pairs []pair
}

// postingList is what a segment has of a term.
type postingList interface {
	next(window int) int
	match(w *window)
	score(w *window, by []float64, weight float64, how join)
	best(by []float64) []float64 // of scores, by window, or one for all
	each(by []float64, weight float64, visit func(doc int, score float64))
	bytes() int
}

// postingsReader reads postings by Bleve's own iterators, and uses them again.
type postingsReader struct {
	list segment.PostingsList
	at   segment.PostingsIterator
}

// open gives the iterator of a term's postings, and how many there are, deleted ones included.
func (r *postingsReader) open(d segment.TermDictionary, term string) (n int, err error) {
	if r.list, err = d.PostingsList([]byte(term), nil, r.list); err != nil {
		return 0, err
	}
	return int(r.list.Count()), nil
}

// each calls visit with every posting.
func (r *postingsReader) each(visit func(doc int, p pair)) error {
	r.at = r.list.Iterator(true, true, false, r.at)
	for {
		p, err := r.at.Next()
		if err != nil || p == nil {
			return err
		}
		visit(int(p.Number()), pair{uint32(p.Frequency()), float32(p.Norm())})
	}
}

// decode reads the whole of a list; nil when it has too many pairs.
func (r *postingsReader) decode(ctx context.Context, n int) (*sparse, error) {
	s := &sparse{docs: make([]uint32, 0, n), kinds: make([]uint16, 0, n)}
	k := kinds{}
	err := r.each(func(doc int, p pair) {
		s.docs, s.kinds = append(s.docs, uint32(doc)), append(s.kinds, k.of(p))
	})
	s.pairs = k.pairs
	if k.full || err != nil {
		return nil, err
	}
	return s, ctx.Err()
}

// kinds numbers the pairs of a list.
type kinds struct {
	pairs []pair
	known map[uint64]uint16
	last  int // the number of the pair before
	full  bool
}

func (k *kinds) of(p pair) uint16 {
	if k.last < len(k.pairs) && k.pairs[k.last] == p {
		return uint16(k.last)
	}
	n, ok := k.known[p.key()]
	switch {
	case ok:
	case len(k.pairs) == maxPairs:
		k.full = true
	default:
		if k.known == nil {
			k.known = map[uint64]uint16{}
		}
		n = uint16(len(k.pairs))
		k.known[p.key()] = n
		k.pairs = append(k.pairs, p)
	}
	k.last = int(n)
	return n
}

func (s *sparse) in(window int) (from, to int) {
	from, _ = slices.BinarySearch(s.docs, uint32(window*windowSize))
	for to = from; to < len(s.docs) && int(s.docs[to]) < (window+1)*windowSize; to++ {
	}
	return from, to
}

func (s *sparse) next(window int) int {
	i, _ := slices.BinarySearch(s.docs, uint32(window*windowSize))
	if i == len(s.docs) {
		return noWindow
	}
	return int(s.docs[i]) / windowSize
}

func (s *sparse) match(w *window) {
	from, to := s.in(w.at)
	for _, doc := range s.docs[from:to] {
		w.bits.set(int(doc) % windowSize)
	}
}

func (s *sparse) score(w *window, by []float64, weight float64, how join) {
	from, to := s.in(w.at)
	for n := from; n < to; n++ {
		if i := int(s.docs[n]) % windowSize; w.bits.has(i) {
			w.join(i, by[s.kinds[n]]*weight, how)
		}
	}
}

func (s *sparse) best(by []float64) []float64 { return []float64{slices.Max(by)} }

func (s *sparse) each(by []float64, weight float64, visit func(doc int, score float64)) {
	for i, doc := range s.docs {
		visit(int(doc), by[s.kinds[i]]*weight)
	}
}

func (s *sparse) bytes() int { return 4*cap(s.docs) + 2*cap(s.kinds) + 8*cap(s.pairs) }
