package bleveindex

import (
	"cmp"
	"context"
	"errors"
	"math"
	"math/bits"
	"sort"
	gosync "sync"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
)

// The evaluator runs a tree of queries over decoded postings. Bleve's searchers hand on one document at a time through
// interfaces and a pool, which takes 75 ns a hit, most of it not for the score. Here the documents are gone through in
// windows of 4,096, each with a bit and a score for every document: a term writes its share of its list, a union writes
// over it, a conjunction keeps what all have. Where few documents are left of a window the others are asked for these
// alone, and find them by doubling steps.
//
// Every node does what the searcher of its query does, sum by sum, so that the scores are the same bits: see
// TestEvaluator. A node that is not known here, as a phrase of names is, stays Bleve's searcher.
//
// A list is decoded when the whole of it is gone through and kept (see postingsCache). A long one that is asked for single
// documents, beside a rare word, is read by Bleve's iterators, which skip.
type node interface {
	count() uint64 // as the searcher tells it, by which conjunctions sort
	weight() float64
	norm(float64)
	// fill adds what matches in the window, in the way that how tells. Windows are asked for in order.
	fill(w *window, how join) error
	// at tells whether a document matches, and its score. Documents are asked for in order, and behind the last window.
	at(doc int) (score float64, ok bool, err error)
	cold() bool // whether to fill means to decode a long list first
	close() error
}

const windowSize = 4096

// window is the state of so many documents from base on.
type window struct {
	base   int
	bits   [windowSize / 64]uint64
	scored bool // scores hold what those documents have that match; else all have 0
	scores [windowSize]float64
}

// join is how matches are added to a window.
type join int

const (
	fresh   join = iota // it is empty
	joinMax             // the better score counts
	joinSum             // scores are added up
)

var windows = gosync.Pool{New: func() any { return new(window) }}

// borrow gives an empty window, to be put back.
func borrow(base int) *window {
	w := windows.Get().(*window)
	w.clear(base)
	return w
}

func (w *window) clear(base int) { w.base, w.bits, w.scored = base, [windowSize / 64]uint64{}, false }

func (w *window) count() (n int) {
	for _, b := range w.bits {
		n += bits.OnesCount64(b)
	}
	return n
}

// each calls visit with the place of each document that matches.
func (w *window) each(visit func(i int)) {
	for at, b := range w.bits {
		for ; b != 0; b &= b - 1 {
			visit(64*at + bits.TrailingZeros64(b))
		}
	}
}

// score makes room for scores.
func (w *window) score() {
	if !w.scored {
		w.scored = true
		w.each(func(i int) { w.scores[i] = 0 })
	}
}

func (w *window) add(i int, s float64, how join) {
	at, bit := i/64, uint64(1)<<(i%64)
	switch {
	case w.bits[at]&bit == 0:
		w.bits[at] |= bit
		w.scores[i] = s
	case how == joinSum:
		w.scores[i] += s
	default:
		w.scores[i] = math.Max(w.scores[i], s)
	}
}

// take adds the matches of another window of the same documents.
func (w *window) take(o *window, how join) {
	if o.scored {
		w.score()
		o.each(func(i int) { w.add(i, o.scores[i], how) })
		return
	}
	for at, b := range o.bits {
		if w.scored {
			for b := b &^ w.bits[at]; b != 0; b &= b - 1 {
				w.scores[64*at+bits.TrailingZeros64(b)] = 0
			}
		}
		w.bits[at] |= b
	}
}

// keep keeps what the other window has too, and adds the scores up.
func (w *window) keep(o *window) {
	for at := range w.bits {
		w.bits[at] &= o.bits[at]
	}
	if o.scored {
		w.score()
		w.each(func(i int) { w.scores[i] += o.scores[i] })
	}
}

// eachWindow runs a query; nil matches every paragraph. The window is the visitor's until the next.
func (g *generation) eachWindow(ctx context.Context, q query.Query, visit func(*window) error) (err error) {
	if q == nil {
		q = g.set(func(context.Context) (docSet, error) { return g.paragraphs(), nil })
	}
	stats, _ := ctx.Value(search.BM25StatsKey).(*search.BM25Stats)
	root, err := (&compiler{g: g, ctx: ctx, stats: stats}).node(q)
	if err != nil {
		return err
	}
	defer func() { err = cmp.Or(err, root.close()) }()
	if root.count() == 0 {
		return nil
	}
	w := borrow(0)
	defer windows.Put(w)
	for base := 0; base < len(g.table.place); base += windowSize {
		if err := ctx.Err(); err != nil {
			return err
		}
		w.clear(base)
		if err := root.fill(w, fresh); err != nil {
			return err
		}
		if err := visit(w); err != nil {
			return err
		}
	}
	return nil
}

// compiler makes nodes of queries. Without stats there are no scores.
type compiler struct {
	g     *generation
	ctx   context.Context
	stats *search.BM25Stats
}

func (c *compiler) node(q query.Query) (node, error) {
	switch q := q.(type) {
	case *query.TermQuery:
		return c.term(q, false)
	case quiet:
		if t, ok := q.Query.(*query.TermQuery); ok {
			return c.term(t, true)
		}
	case union:
		return c.union(q)
	case *query.ConjunctionQuery:
		return c.conjunction(q)
	case *phraseQuery:
		if q.words != nil {
			return c.phrase(q)
		}
	case *setQuery:
		return c.set(q)
	case *query.MatchNoneQuery:
		return none{}, nil
	}
	return c.searcher(q)
}

func (c *compiler) nodes(list []query.Query) (nodes []node, err error) {
	for _, q := range list {
		n, err := c.node(q)
		if err != nil {
			return nil, errors.Join(err, closeNodes(nodes))
		}
		nodes = append(nodes, n)
	}
	return nodes, nil
}

func closeNodes(nodes []node) error {
	var errs []error
	for _, n := range nodes {
		errs = append(errs, n.close())
	}
	return errors.Join(errs...)
}

// none matches nothing.
type none struct{}

func (none) count() uint64                 { return 0 }
func (none) weight() float64               { return 0 }
func (none) norm(float64)                  {}
func (none) fill(*window, join) error      { return nil }
func (none) at(int) (float64, bool, error) { return 0, false, nil }
func (none) cold() bool                    { return false }
func (none) close() error                  { return nil }

// nodes are what several queries together are made of.
type nodes []node

func (l nodes) Len() int           { return len(l) }
func (l nodes) Less(i, j int) bool { return l[i].count() < l[j].count() }
func (l nodes) Swap(i, j int)      { l[i], l[j] = l[j], l[i] }

func (l nodes) close() error { return closeNodes(l) }

func (l nodes) count() (n uint64) {
	for _, c := range l {
		n += c.count()
	}
	return n
}

func (l nodes) norm(n float64) {
	for _, c := range l {
		c.norm(n)
	}
}

func (l nodes) cold() bool {
	for _, c := range l {
		if c.cold() {
			return true
		}
	}
	return false
}

// anyNode is a union, see unionSearcher.
type anyNode struct {
	nodes
	how join
}

func (c *compiler) union(q union) (node, error) {
	all, err := c.nodes(q.of)
	if err != nil {
		return nil, err
	}
	n := anyNode{how: joinMax}
	if q.sum {
		n.how = joinSum
	}
	for _, child := range all {
		if child.count() > 0 {
			n.nodes = append(n.nodes, child)
		} else if err := child.close(); err != nil {
			return nil, errors.Join(err, n.close())
		}
	}
	if len(n.nodes) == 0 {
		return none{}, nil
	}
	n.norm(1 / math.Sqrt(max(n.weight(), math.SmallestNonzeroFloat32)))
	if len(n.nodes) == 1 {
		return n.nodes[0], nil
	}
	return n, nil
}

func (n anyNode) weight() float64 {
	var w float64
	for _, c := range n.nodes {
		w = n.add(w, c.weight())
	}
	return w
}

func (n anyNode) add(a, b float64) float64 {
	if n.how == joinSum {
		return a + b
	}
	return math.Max(a, b)
}

func (n anyNode) fill(w *window, how join) error {
	if how == joinSum || how == joinMax && n.how == joinSum { // what it adds up is added up by itself first
		return fillApart(n, w, how)
	}
	for _, c := range n.nodes {
		if err := c.fill(w, how); err != nil {
			return err
		}
		how = n.how
	}
	return nil
}

// fillApart adds what a node finds in a window of its own.
func fillApart(n node, w *window, how join) error {
	o := borrow(w.base)
	defer windows.Put(o)
	if err := n.fill(o, fresh); err != nil {
		return err
	}
	w.take(o, how)
	return nil
}

func (n anyNode) at(doc int) (score float64, ok bool, err error) {
	for _, c := range n.nodes {
		s, found, err := c.at(doc)
		switch {
		case err != nil:
			return 0, false, err
		case found && ok:
			score = n.add(score, s)
		case found:
			score, ok = s, true
		}
	}
	return score, ok, nil
}

// allNode is a conjunction, see searcher.ConjunctionSearcher of Bleve.
type allNode struct {
	nodes     // the least count first
	docs  int // in all
}

func (c *compiler) conjunction(q *query.ConjunctionQuery) (node, error) {
	all, err := c.nodes(q.Conjuncts)
	if err != nil {
		return nil, err
	}
	n := allNode{all, len(c.g.table.place)}
	sort.Sort(n.nodes)
	n.norm(1 / math.Sqrt(n.weight()))
	return n, nil
}

func (n allNode) weight() (w float64) {
	for _, c := range n.nodes {
		w += c.weight()
	}
	return w
}

func (n allNode) fill(w *window, how join) error {
	if how != fresh {
		return fillApart(n, w, how)
	}
	if err := n.nodes[0].fill(w, fresh); err != nil {
		return err
	}
	for _, c := range n.nodes[1:] {
		left := w.count()
		if left == 0 {
			return nil
		}
		var err error
		if n.few(left, c) {
			err = probe(c, w)
		} else {
			err = n.both(c, w)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// few tells whether a child is better asked for single documents than for all of a window.
func (n allNode) few(left int, c node) bool {
	const steps = 16 // that one document takes in place of one of a list
	if _, ok := c.(*setNode); ok {
		return false
	}
	if c.cold() {
		return n.nodes[0].count()*steps < c.count()
	}
	return uint64(left*steps) < c.count()*windowSize/uint64(n.docs)
}

func (n allNode) both(c node, w *window) error {
	o := borrow(w.base)
	defer windows.Put(o)
	if err := c.fill(o, fresh); err != nil {
		return err
	}
	w.keep(o)
	return nil
}

// probe keeps the documents of the window that the child has too.
func probe(c node, w *window) error {
	w.score()
	for at, b := range w.bits {
		for ; b != 0; b &= b - 1 {
			i := 64*at + bits.TrailingZeros64(b)
			s, ok, err := c.at(w.base + i)
			if err != nil {
				return err
			}
			if ok {
				w.scores[i] += s
			} else {
				w.bits[at] &^= b & -b
			}
		}
	}
	return nil
}

func (n allNode) at(doc int) (sum float64, ok bool, err error) {
	for _, c := range n.nodes {
		s, ok, err := c.at(doc)
		if err != nil || !ok {
			return 0, false, err
		}
		sum += s
	}
	return sum, true, nil
}
