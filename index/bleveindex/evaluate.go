package bleveindex

import (
	"cmp"
	"context"
	"errors"
	"math"
	"sort"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
)

// The evaluator runs a tree of queries over lists of postings. Bleve's searchers hand on one document at a time through
// interfaces and a pool, which takes 75 ns a hit, most of it not for the score. Here the documents are gone through in
// windows of 4,096, each with a bit and a score for every document. First a node sets the bits of what it matches: a term
// those of its list, a union all of its parts', a conjunction those that all have. Then what is left is scored, where
// somebody asks for scores.
//
// Every node scores as the searcher of its query does, sum by sum, so that the scores are the same bits: see TestEvaluator.
// A node that is not known here, as a phrase of names is, stays Bleve's searcher.
type node interface {
	count() uint64 // as the searcher tells it, by which conjunctions sort
	weight() float64
	norm(float64)
	// next is the first window of a part, from one on, in which something may match; behind the last where there is none.
	next(part, at int) int
	// match sets the bits of what matches. Windows are asked for in order.
	match(w *window) error
	// score adds its scores to those of the documents of a window, in the way that how tells, where it matches them.
	score(w *window, how join) error
	bound(w *window) float64 // that no score in a window exceeds
	close() error
}

// eachWindow calls visit with all windows in which a query matches something; nil matches every paragraph. The window is
// the visitor's until the next.
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
	w := windows.Get().(*window)
	w.root = root
	for i := range g.table.parts {
		p := &g.table.parts[i]
		for at := root.next(i, 0); at < p.windows(); at = root.next(i, at+1) {
			w.move(p, i, at)
			if err := cmp.Or(ctx.Err(), root.match(w)); err != nil {
				return err
			}
			if p.live != nil {
				live := p.live.window(w.from, w.size())
				w.bits.and(&live)
			}
			if w.bits.empty() {
				continue
			}
			if err := visit(w); err != nil {
				return err
			}
		}
	}
	w.root = nil
	windows.Put(w) // not after an error: there may be scores left in it
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

// noWindow is behind the last of every part.
const noWindow = math.MaxInt

// none matches nothing.
type none struct{}

func (none) count() uint64             { return 0 }
func (none) weight() float64           { return 0 }
func (none) norm(float64)              {}
func (none) next(int, int) int         { return noWindow }
func (none) match(*window) error       { return nil }
func (none) score(*window, join) error { return nil }
func (none) bound(*window) float64     { return 0 }
func (none) close() error              { return nil }

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
		if n.how == joinSum {
			w += c.weight()
		} else {
			w = math.Max(w, c.weight())
		}
	}
	return w
}

func (n anyNode) next(part, at int) int {
	first := noWindow
	for _, c := range n.nodes {
		first = min(first, c.next(part, at))
	}
	return first
}

func (n anyNode) match(w *window) error {
	for _, c := range n.nodes {
		if err := c.match(w); err != nil {
			return err
		}
	}
	return nil
}

func (n anyNode) score(w *window, how join) error {
	if how == joinSum || how == joinMax && n.how == joinSum { // what it adds up is added up by itself first
		return scoreApart(n, w, w.bits, how)
	}
	for _, c := range n.nodes {
		if err := c.score(w, n.how); err != nil {
			return err
		}
	}
	return nil
}

func (n anyNode) bound(w *window) (most float64) {
	for _, c := range n.nodes {
		if n.how == joinSum {
			most += c.bound(w)
		} else {
			most = max(most, c.bound(w))
		}
	}
	return most
}

// scoreApart scores some documents of a window in another, and then joins the scores.
func scoreApart(n node, w *window, docs bitmap, how join) error {
	o := w.beside()
	o.bits = docs
	if err := n.score(o, fresh); err != nil {
		return err
	}
	w.joinAll(o, how)
	windows.Put(o)
	return nil
}

// matched remembers what a node matches in the window that it was asked for last: it has to be known again for the scores.
type matched struct {
	known   bool
	nth, at int
	bits    bitmap
}

func (m *matched) is(w *window) bool { return m.known && m.nth == w.nth && m.at == w.at }

func (m *matched) remember(w *window, bits *bitmap) {
	m.known, m.nth, m.at, m.bits = true, w.nth, w.at, *bits
}

// in gives the documents of a window that match.
func (m *matched) in(w *window) bitmap {
	both := m.bits
	both.and(&w.bits)
	return both
}

// allNode is a conjunction, see searcher.ConjunctionSearcher of Bleve.
type allNode struct {
	nodes // the least count first
	matched
}

func (c *compiler) conjunction(q *query.ConjunctionQuery) (node, error) {
	all, err := c.nodes(q.Conjuncts)
	if err != nil {
		return nil, err
	}
	n := &allNode{nodes: all}
	sort.Sort(n.nodes)
	n.norm(1 / math.Sqrt(n.weight()))
	return n, nil
}

func (n *allNode) weight() (w float64) {
	for _, c := range n.nodes {
		w += c.weight()
	}
	return w
}

func (n *allNode) next(part, at int) int {
	for agree := 0; agree < len(n.nodes); {
		agree = 0
		for _, c := range n.nodes {
			next := c.next(part, at)
			if next == noWindow {
				return noWindow
			}
			if next > at {
				at = next
			} else {
				agree++
			}
		}
	}
	return at
}

func (n *allNode) match(w *window) error {
	if !n.is(w) {
		if err := n.find(w); err != nil {
			return err
		}
	}
	w.bits.or(&n.matched.bits)
	return nil
}

func (n *allNode) find(w *window) error {
	both := w.beside()
	defer windows.Put(both)
	if err := n.nodes[0].match(both); err != nil {
		return err
	}
	other := w.beside()
	defer windows.Put(other)
	for _, c := range n.nodes[1:] {
		if both.bits.empty() {
			break
		}
		other.bits = bitmap{}
		if err := c.match(other); err != nil {
			return err
		}
		both.bits.and(&other.bits)
	}
	n.remember(w, &both.bits)
	return nil
}

func (n *allNode) score(w *window, how join) error {
	if how != fresh {
		return scoreApart(n, w, n.in(w), how)
	}
	for _, c := range n.nodes {
		if err := c.score(w, how); err != nil {
			return err
		}
		how = joinSum
	}
	return nil
}

func (n *allNode) bound(w *window) (most float64) {
	for _, c := range n.nodes {
		most += c.bound(w)
	}
	return most
}
