package bleveindex

import (
	"container/list"
	"context"
	gosync "sync"
	"sync/atomic"
)

// termKey is where a term is looked up.
type termKey struct{ field, term string }

// termLists are the lists of a term in all segments.
type termLists struct {
	parts    []postingList // by part; nil where it has none
	pairs    [][]pair
	docs     int                          // that are not deleted
	unlisted bool                         // it has a list that is not known here
	scores   atomic.Pointer[[]pairScores] // by part, once somebody asked
}

// pairScores are the scores of a part's pairs before they are weighed. In a generation they are always the same.
type pairScores struct {
	by   []float64
	best []float64 // see postingList
}

func (s *pairScores) bound(window int) float64 {
	if len(s.best) == 1 {
		return s.best[0]
	}
	return s.best[window]
}

// scored gives the scores of a part that has the term.
func (t *termLists) scored(part int, by weighing) *pairScores {
	if known := t.scores.Load(); known != nil {
		return &(*known)[part]
	}
	all := make([]pairScores, len(t.parts))
	for i, l := range t.parts {
		if l == nil {
			continue
		}
		for _, p := range t.pairs[i] {
			all[i].by = append(all[i].by, by.score(p))
		}
		all[i].best = l.best(all[i].by)
	}
	t.scores.Store(&all)
	return &all[part]
}

// termLists looks a term up in every segment.
func (g *generation) termLists(ctx context.Context, k termKey) (*termLists, error) {
	if t := g.lists.get(k); t != nil {
		return t, nil
	}
	t := &termLists{parts: make([]postingList, len(g.table.parts)), pairs: make([][]pair, len(g.table.parts))}
	for i := range g.table.parts {
		if err := t.look(ctx, g, i, k); err != nil {
			return nil, err
		}
	}
	g.lists.put(k, t)
	return t, nil
}

// look finds the list of a part.
func (t *termLists) look(ctx context.Context, g *generation, part int, k termKey) error {
	p := &g.table.parts[part]
	found, err := p.lists.find(k)
	if err != nil {
		return err
	}
	if found != nil {
		t.parts[part], t.pairs[part] = found, found.pairs
		t.docs += p.alive(found, found.docs)
		return nil
	}
	d, err := g.snapshot.Segments()[part].Segment().Dictionary(k.field)
	if err != nil {
		return err
	}
	var r postingsReader
	n, err := r.open(d, k.term)
	if err != nil || n == 0 {
		return err
	}
	s, err := r.decode(ctx, n)
	if err != nil {
		return err
	}
	if s == nil {
		t.unlisted = true
		return nil
	}
	t.parts[part], t.pairs[part] = s, s.pairs
	t.docs += p.alive(s, n)
	return nil
}

// alive is how many of the n documents of a list are not deleted.
func (p *part) alive(l postingList, n int) int {
	if p.live == nil {
		return n
	}
	n = 0
	w := new(window)
	for w.at = l.next(0); w.at < p.windows(); w.at = l.next(w.at + 1) {
		w.bits = bitmap{}
		l.match(w)
		live := p.live.window(w.at*windowSize, windowSize)
		w.bits.and(&live)
		n += w.bits.count()
	}
	return n
}

// bytes is about how much memory the lists take, with the scores of their pairs.
func (t *termLists) bytes(k termKey) int {
	const around = 400 // of the lists, their place in the cache and the like
	n := around + len(k.field) + len(k.term)
	for i, l := range t.parts {
		n += 40 + 8*len(t.pairs[i])
		if l != nil {
			n += l.bytes()
		}
	}
	return n
}

// postingsCache keeps the lists that were used last, in so many bytes.
type postingsCache struct {
	mu    gosync.Mutex
	room  int // bytes that are left
	known map[termKey]*list.Element
	order list.List // the one used last in front
}

type cachedLists struct {
	key termKey
	*termLists
	size int
}

// Of a paragraph so many bytes may be kept: a tenth of what its text has.
const (
	cachePerParagraph = 32
	cacheLeast        = 4 << 20
)

func newPostingsCache(paragraphs int) *postingsCache {
	return &postingsCache{room: max(cachePerParagraph*paragraphs, cacheLeast), known: map[termKey]*list.Element{}}
}

func (c *postingsCache) get(k termKey) *termLists {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.known[k]
	if e == nil {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(cachedLists).termLists
}

// put adds lists, and drops those that nobody has used for the longest time.
func (c *postingsCache) put(k termKey, t *termLists) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.known[k] != nil {
		return
	}
	size := t.bytes(k)
	c.known[k] = c.order.PushFront(cachedLists{k, t, size})
	for c.room -= size; c.room < 0; {
		old := c.order.Remove(c.order.Back()).(cachedLists)
		delete(c.known, old.key)
		c.room += old.size
	}
}
