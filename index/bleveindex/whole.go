package bleveindex

import (
	"context"
	"reflect"
	gosync "sync"

	"onrecord/index"
)

// whole is what is told of all paragraphs, without words or filters: each facet's counts, and the hits that come first. It
// is found once a generation, when somebody asks.
type whole struct {
	mu     gosync.Mutex
	counts map[index.Facet]*counts
	firsts map[index.Sort]*top
	dates  map[index.Interval]*buckets
	scoped gosync.Map // by the ID of a speaker, the article to which it belongs
}

// days gives all paragraphs by interval. They are not to be changed.
func (w *whole) days(d *directory, interval index.Interval) *buckets {
	w.mu.Lock()
	defer w.mu.Unlock()
	if b := w.dates[interval]; b != nil {
		return b
	}
	b := &buckets{interval: interval}
	for date, n := range d.days {
		b.add(date, n)
	}
	if w.dates == nil {
		w.dates = map[index.Interval]*buckets{}
	}
	w.dates[interval] = b
	return b
}

// all tells whether a search with these filters is for every paragraph.
func (p *plan) all(f index.Filters) bool {
	return p.asked.Root == nil && !p.asked.Said && reflect.ValueOf(f).IsZero()
}

// countAll counts a facet among all paragraphs. What it gives is not to be changed.
func (g *generation) countAll(ctx context.Context, f index.Facet) (*counts, error) {
	g.whole.mu.Lock()
	defer g.whole.mu.Unlock()
	if n := g.whole.counts[f]; n != nil {
		return n, nil
	}
	n := g.table.newCounts(f)
	if err := (&pass{g: g}).each(ctx, n.see); err != nil {
		return nil, err
	}
	if g.whole.counts == nil {
		g.whole.counts = map[index.Facet]*counts{}
	}
	g.whole.counts[f] = n
	return n, nil
}

// firstOfAll gives the first of all paragraphs in the order of a query without words, as many as a page can have.
func (g *generation) firstOfAll(ctx context.Context, q index.Query) (*top, error) {
	g.whole.mu.Lock()
	defer g.whole.mu.Unlock()
	sort := index.SortNewest
	if q.Sort == index.SortOldest {
		sort = q.Sort
	}
	if t := g.whole.firsts[sort]; t != nil {
		return t, nil
	}
	t, key := &top{size: index.MaxLimit + 1}, ordering(q)
	err := (&pass{g: g}).each(ctx, func(w *window) error {
		for _, i := range w.found() {
			doc := w.first() + int(i)
			t.add(found{doc, 0, key(0, w.date.at(w.from+int(i))), g.table.place[doc]})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	t.sorted()
	if g.whole.firsts == nil {
		g.whole.firsts = map[index.Sort]*top{}
	}
	g.whole.firsts[sort] = t
	return t, nil
}

// collectAll is collect for a search for every paragraph that begins at the beginning.
func (c *collector) collectAll(ctx context.Context) error {
	t, err := c.g.firstOfAll(ctx, c.asked)
	if err != nil {
		return err
	}
	c.total, c.articles = c.g.Paragraphs, articleCount{ranks: c.g.table.withParagraphs}
	c.top.list = append(c.top.list, firsts(t.list, min(c.top.size, len(t.list)))...)
	c.top.more = c.total > len(c.top.list)
	for _, f := range c.asked.Facets {
		n, err := c.g.countAll(ctx, f)
		if err != nil {
			return err
		}
		c.counts = append(c.counts, n)
	}
	return nil
}
