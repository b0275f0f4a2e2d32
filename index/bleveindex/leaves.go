package bleveindex

import (
	"fmt"
	"math"
	"math/bits"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	bleveapi "github.com/blevesearch/bleve_index_api"
)

// termNode is a term of a field, see searcher.TermSearcher of Bleve.
type termNode struct {
	*termLists
	weighing
	boost       float64
	queryWeight float64
	quiet       bool // it does not count for the score
}

func (c *compiler) term(q *query.TermQuery, quiet bool) (node, error) {
	lists, err := c.g.termLists(c.ctx, termKey{q.FieldVal, q.Term})
	if err != nil {
		return nil, err
	}
	switch {
	case lists.unlisted:
		if quiet {
			return c.searcher(quietly(q))
		}
		return c.searcher(q)
	case lists.docs == 0:
		return none{}, nil
	}
	n := &termNode{termLists: lists, boost: q.BoostVal.Value(), queryWeight: 1, quiet: quiet || c.stats == nil}
	if !n.quiet {
		n.weighing, err = newWeighing(c.stats, q.FieldVal, lists.docs)
	}
	return n, err
}

// quietly is a term that does not count for the score.
func quietly(q *query.TermQuery) query.Query { return quiet{q} }

func (n *termNode) count() uint64 { return uint64(n.docs) }

func (n *termNode) weight() float64 {
	if n.quiet {
		return 0
	}
	w := n.boost * n.idf
	return w * w
}

func (n *termNode) norm(norm float64) { n.queryWeight = n.boost * n.idf * norm }

func (n *termNode) next(part, at int) int {
	if l := n.parts[part]; l != nil {
		return l.next(at)
	}
	return noWindow
}

func (n *termNode) match(w *window) error {
	if l := n.parts[w.nth]; l != nil {
		l.match(w)
	}
	return nil
}

func (n *termNode) score(w *window, how join) error {
	l := n.parts[w.nth]
	if l == nil || n.quiet {
		return nil
	}
	l.score(w, n.scored(w.nth, n.weighing).by, n.queryWeight, how)
	return nil
}

func (n *termNode) bound(w *window) float64 {
	if n.quiet || n.parts[w.nth] == nil {
		return 0
	}
	return n.scored(w.nth, n.weighing).bound(w.at) * n.queryWeight
}

func (n *termNode) close() error { return nil }

// weighing is what the score of a term depends on, but for the document.
type weighing struct {
	idf  float64
	mean float64 // length of the field
}

func newWeighing(stats *search.BM25Stats, field string, docs int) (weighing, error) {
	length, ok := stats.FieldCardinality[field]
	if !ok {
		return weighing{}, fmt.Errorf("the mean length of the field %s is not known", field)
	}
	total, has := float64(uint64(stats.DocCount)), float64(docs)
	return weighing{math.Log(1 + (total-has+0.5)/(has+0.5)), math.Ceil(float64(length) / total)}, nil
}

// score is that of a pair before it is weighed, as Bleve's scorer.TermQueryScorer computes it.
func (n weighing) score(p pair) float64 {
	tf, norm := math.Sqrt(float64(p.freq)), float64(p.norm)
	fieldLength := 1 / (norm * norm)
	return n.idf * (tf * search.BM25_k1) / (tf + search.BM25_k1*(1-search.BM25_b+(search.BM25_b*fieldLength/n.mean)))
}

// setNode is a set of documents, see setSearcher.
type setNode struct {
	*setQuery
	parts  []part
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
	return &setNode{setQuery: q, parts: c.g.table.parts, n: n, idf: q.idf(n), scale: 1, scored: c.stats != nil && q.boost != 0}, nil
}

func (n *setNode) count() uint64     { return uint64(n.n) }
func (n *setNode) weight() float64   { return n.boost * n.idf * n.boost * n.idf }
func (n *setNode) norm(norm float64) { n.scale = n.boost * n.idf * norm }
func (n *setNode) close() error      { return nil }

func (n *setNode) next(part, at int) int {
	p := &n.parts[part]
	doc := n.set.from(p.base + at*windowSize)
	if doc < 0 || doc >= p.base+p.docs {
		return noWindow
	}
	return (doc - p.base) / windowSize
}

func (n *setNode) match(w *window) error {
	found := n.set.window(w.first(), w.size())
	w.bits.or(&found)
	return nil
}

func (n *setNode) value(doc int) float64 {
	if n.setQuery.score != nil {
		return n.scale * n.setQuery.score(doc)
	}
	return n.scale * n.idf
}

func (n *setNode) bound(*window) float64 {
	switch {
	case !n.scored:
		return 0
	case n.setQuery.score != nil:
		return math.Inf(1)
	}
	return n.scale * n.idf
}

func (n *setNode) score(w *window, how join) error {
	if !n.scored {
		return nil
	}
	found := n.set.window(w.first(), w.size())
	found.and(&w.bits)
	for at, b := range found {
		for ; b != 0; b &= b - 1 {
			i := 64*at + bits.TrailingZeros64(b)
			w.join(i, n.value(w.first()+i), how)
		}
	}
	return nil
}

// searcherNode is what is left to Bleve.
type searcherNode struct {
	search.Searcher
	ctx   *search.SearchContext
	head  *search.DocumentMatch
	ended bool

	matched
	scores [windowSize]float64 // of what matched
}

func (c *compiler) searcher(q query.Query) (node, error) {
	s, err := q.Searcher(c.ctx, c.g.snapshot, c.g.idx.Mapping(), search.SearcherOptions{})
	if err != nil {
		return nil, err
	}
	if s.Count() == 0 {
		return none{}, s.Close()
	}
	pool := search.NewDocumentMatchPool(s.DocumentMatchPoolSize()+2, 0)
	return &searcherNode{Searcher: s, ctx: &search.SearchContext{DocumentMatchPool: pool, IndexReader: c.g.snapshot}}, nil
}

func (n *searcherNode) count() uint64      { return n.Count() }
func (n *searcherNode) weight() float64    { return n.Weight() }
func (n *searcherNode) norm(norm float64)  { n.SetQueryNorm(norm) }
func (n *searcherNode) next(_, at int) int { return at }
func (n *searcherNode) close() error       { return n.Close() }

func (n *searcherNode) bound(*window) float64 { return math.Inf(1) }

func (n *searcherNode) match(w *window) error {
	if !n.is(w) {
		if err := n.find(w); err != nil {
			return err
		}
	}
	w.bits.or(&n.matched.bits)
	return nil
}

func (n *searcherNode) find(w *window) error {
	var found bitmap
	for at := w.first(); ; {
		if err := n.advance(at); err != nil {
			return err
		}
		if n.head == nil {
			break
		}
		doc := int(n.head.IndexInternalID.Value())
		if doc >= w.first()+w.size() {
			break
		}
		found.set(doc - w.first())
		n.scores[doc-w.first()] = n.head.Score
		at = doc + 1
	}
	n.remember(w, &found)
	return nil
}

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

func (n *searcherNode) score(w *window, how join) error {
	found := n.in(w)
	for at, b := range found {
		for ; b != 0; b &= b - 1 {
			i := 64*at + bits.TrailingZeros64(b)
			w.join(i, n.scores[i], how)
		}
	}
	return nil
}
