package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	bleveapi "github.com/blevesearch/bleve_index_api"
)

// termNode is a term of a field, see searcher.TermSearcher of Bleve.
type termNode struct {
	g           *generation
	ctx         context.Context
	key         termKey
	docs        uint64
	boost, idf  float64
	mean        float64 // length of the field
	queryWeight float64
	quiet       bool // it does not count for the score

	list   *postings // nil until it is decoded
	scores []float64 // by pair; nil until they are needed

	reader bleveapi.TermFieldReader // nil where the list was there
	tried  bool                     // the list could not be decoded
	head   *bleveapi.TermFieldDoc   // where the reader stands; nil before its first document, and at its end
	ended  bool
}

func (c *compiler) term(q *query.TermQuery, quiet bool) (node, error) {
	n := &termNode{
		g: c.g, ctx: c.ctx, key: termKey{q.FieldVal, q.Term}, boost: q.BoostVal.Value(), queryWeight: 1,
		quiet: quiet || c.stats == nil,
	}
	if n.list = c.g.lists.get(n.key); n.list != nil {
		n.docs = uint64(len(n.list.docs))
	} else {
		var err error
		if n.reader, err = c.g.reader(c.ctx, n.key); err != nil {
			return nil, err
		}
		if n.docs = n.reader.Count(); n.docs <= c.g.lists.atOnce {
			if err := n.decode(); err != nil {
				return nil, err
			}
		}
	}
	if n.quiet {
		return n, nil
	}
	length, ok := c.stats.FieldCardinality[n.key.field]
	if !ok {
		return nil, errors.Join(fmt.Errorf("the mean length of the field %s is not known", n.key.field), n.close())
	}
	total := uint64(c.stats.DocCount)
	n.mean = math.Ceil(float64(length) / float64(total))
	n.idf = math.Log(1 + (float64(total)-float64(n.docs)+0.5)/(float64(n.docs)+0.5))
	return n, nil
}

func (n *termNode) count() uint64 { return n.docs }

func (n *termNode) weight() float64 {
	if n.quiet {
		return 0
	}
	w := n.boost * n.idf
	return w * w
}

func (n *termNode) norm(norm float64) { n.queryWeight = n.boost * n.idf * norm }

func (n *termNode) cold() bool { return n.list == nil }

func (n *termNode) close() error {
	if n.reader == nil {
		return nil
	}
	r := n.reader
	n.reader = nil
	return r.Close()
}

// score is that of a pair, as Bleve's scorer.TermQueryScorer computes it.
func (n *termNode) score(p pair) float64 {
	if n.quiet {
		return 0
	}
	tf := math.Sqrt(float64(p.freq))
	fieldLength := 1 / (p.norm * p.norm)
	score := n.idf * (tf * search.BM25_k1) /
		(tf + search.BM25_k1*(1-search.BM25_b+(search.BM25_b*fieldLength/n.mean)))
	if n.queryWeight != 1.0 {
		score = score * n.queryWeight
	}
	return score
}

// decode reads the whole list, unless it cannot be.
func (n *termNode) decode() error {
	r := n.reader
	if n.head != nil || n.ended { // it is on its way already
		var err error
		if r, err = n.g.reader(n.ctx, n.key); err != nil {
			return err
		}
	} else {
		n.reader = nil
	}
	n.tried = true
	var err error
	if n.list, err = n.g.decode(n.ctx, r); err != nil || n.list == nil {
		return err
	}
	n.g.lists.put(n.key, n.list)
	return nil
}

func (n *termNode) ready() {
	if n.scores == nil && !n.quiet {
		n.scores = make([]float64, len(n.list.pairs))
		for i, p := range n.list.pairs {
			n.scores[i] = n.score(p)
		}
	}
}

func (n *termNode) fill(w *window, how join) error {
	if n.list == nil && !n.tried {
		if err := n.decode(); err != nil {
			return err
		}
	}
	if n.list == nil {
		return n.fillSlowly(w, how)
	}
	n.ready()
	docs, kinds := n.list.in(w.base)
	if len(docs) == 0 {
		return nil
	}
	switch {
	case n.quiet:
		for _, doc := range docs {
			i := doc % windowSize
			if bit := uint64(1) << (i % 64); w.bits[i/64]&bit == 0 {
				w.bits[i/64] |= bit
				w.scores[i] = 0
			}
		}
		return nil
	case kinds == nil:
		w.score()
		for _, doc := range docs {
			w.add(int(doc), n.scores[0], how)
		}
	case how == fresh:
		w.scored = true
		for at, doc := range docs {
			i := doc % windowSize
			w.bits[i/64] |= 1 << (i % 64)
			w.scores[i] = n.scores[kinds[at]]
		}
	case how == joinMax:
		w.score()
		for at, doc := range docs {
			i := doc % windowSize
			s, bit := n.scores[kinds[at]], uint64(1)<<(i%64)
			if w.bits[i/64]&bit == 0 || s > w.scores[i] {
				w.bits[i/64] |= bit
				w.scores[i] = s
			}
		}
	default:
		w.score()
		for at, doc := range docs {
			w.add(int(doc), n.scores[kinds[at]], how)
		}
	}
	return nil
}

func (n *termNode) fillSlowly(w *window, how join) error {
	w.score()
	for at := w.base; ; {
		if err := n.advance(at); err != nil || n.head == nil {
			return err
		}
		doc := int(n.head.ID.Value())
		if doc >= w.base+windowSize {
			return nil
		}
		w.add(doc-w.base, n.score(pair{n.head.Freq, n.head.Norm}), how)
		at = doc + 1
	}
}

func (n *termNode) at(doc int) (float64, bool, error) {
	if n.list == nil {
		if err := n.advance(doc); err != nil || n.head == nil || int(n.head.ID.Value()) != doc {
			return 0, false, err
		}
		return n.score(pair{n.head.Freq, n.head.Norm}), true, nil
	}
	p, ok := n.list.of(doc)
	if !ok {
		return 0, false, nil
	}
	return n.score(p), true, nil
}

// advance moves the reader to the first document at doc or behind it, unless it stands there.
func (n *termNode) advance(doc int) (err error) {
	if n.ended || n.head != nil && int(n.head.ID.Value()) >= doc {
		return nil
	}
	if n.reader == nil { // it was read to its end in vain
		if n.reader, err = n.g.reader(n.ctx, n.key); err != nil {
			return err
		}
	}
	if n.head == nil {
		n.head = &bleveapi.TermFieldDoc{}
	}
	n.head, err = n.reader.Advance(bleveapi.NewIndexInternalID(nil, uint64(doc)), n.head)
	n.ended = err == nil && n.head == nil
	return err
}

// setNode is a set of documents, see setSearcher.
type setNode struct {
	*setQuery
	n      int
	idf    float64
	scale  float64
	scored bool
}

func (c *compiler) set(q *setQuery) (node, error) {
	if q.set == nil {
		var err error
		if q.set, err = q.fill(c.ctx); err != nil {
			return nil, err
		}
	}
	n := q.set.count()
	if n == 0 {
		return none{}, nil
	}
	return &setNode{setQuery: q, n: n, idf: q.idf(n), scale: 1, scored: c.stats != nil && q.boost != 0}, nil
}

func (n *setNode) count() uint64     { return uint64(n.n) }
func (n *setNode) weight() float64   { return n.boost * n.idf * n.boost * n.idf }
func (n *setNode) norm(norm float64) { n.scale = n.boost * n.idf * norm }
func (n *setNode) cold() bool        { return false }
func (n *setNode) close() error      { return nil }

func (n *setNode) value(doc int) float64 {
	switch {
	case !n.scored:
		return 0
	case n.setQuery.score != nil:
		return n.scale * n.setQuery.score(doc)
	}
	return n.scale * n.idf
}

func (n *setNode) fill(w *window, how join) error {
	if how != fresh {
		return fillApart(n, w, how)
	}
	copy(w.bits[:], n.set[w.base/64:])
	if n.scored {
		w.scored = true
		w.each(func(i int) { w.scores[i] = n.value(w.base + i) })
	}
	return nil
}

func (n *setNode) at(doc int) (float64, bool, error) {
	if n.set[doc/64]&(1<<(doc%64)) == 0 {
		return 0, false, nil
	}
	return n.value(doc), true, nil
}

// searcherNode is what is left to Bleve.
type searcherNode struct {
	search.Searcher
	ctx   *search.SearchContext
	head  *search.DocumentMatch
	ended bool
}

func (c *compiler) searcher(q query.Query) (node, error) {
	s, err := q.Searcher(c.ctx, c.g.snapshot, c.g.idx.Mapping(), search.SearcherOptions{})
	if err != nil {
		return nil, err
	}
	pool := search.NewDocumentMatchPool(s.DocumentMatchPoolSize()+2, 0)
	return &searcherNode{Searcher: s, ctx: &search.SearchContext{DocumentMatchPool: pool, IndexReader: c.g.snapshot}}, nil
}

func (n *searcherNode) count() uint64     { return n.Count() }
func (n *searcherNode) weight() float64   { return n.Weight() }
func (n *searcherNode) norm(norm float64) { n.SetQueryNorm(norm) }
func (n *searcherNode) cold() bool        { return true }
func (n *searcherNode) close() error      { return n.Close() }

// advance moves to the first document at doc or behind it, unless it stands there.
func (n *searcherNode) advance(doc int) (err error) {
	if n.ended || n.head != nil && int(n.head.IndexInternalID.Value()) >= doc {
		return nil
	}
	next := n.head != nil && int(n.head.IndexInternalID.Value()) == doc-1
	n.ctx.DocumentMatchPool.Put(n.head)
	if next || doc == 0 {
		n.head, err = n.Next(n.ctx)
	} else {
		n.head, err = n.Advance(n.ctx, bleveapi.NewIndexInternalID(nil, uint64(doc)))
	}
	n.ended = err == nil && n.head == nil
	return err
}

func (n *searcherNode) fill(w *window, how join) error {
	w.score()
	for at := w.base; ; {
		if err := n.advance(at); err != nil || n.head == nil {
			return err
		}
		doc := int(n.head.IndexInternalID.Value())
		if doc >= w.base+windowSize {
			return nil
		}
		w.add(doc-w.base, n.head.Score, how)
		at = doc + 1
	}
}

func (n *searcherNode) at(doc int) (float64, bool, error) {
	if err := n.advance(doc); err != nil || n.head == nil || int(n.head.IndexInternalID.Value()) != doc {
		return 0, false, err
	}
	return n.head.Score, true, nil
}
