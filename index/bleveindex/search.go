package bleveindex

import (
	"context"
	"slices"

	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/index"
	"onrecord/index/match"
)

// plan is a search as it is carried out.
type plan struct {
	g     *generation
	asked index.Query
	root  query.Query // nil matches everything
	match *match.Matcher
	warns []string
	texts articles // that were read to tell what is said
}

func (g *generation) plan(ctx context.Context, q index.Query) (*plan, error) {
	p := &plan{g: g, asked: q, warns: q.Warnings, match: match.New(q.Root), texts: articles{g: g}}
	p.match.Resolve = g.dir.meant
	if q.Root == nil {
		return p, nil
	}
	if err := checkWords(q.Root); err != nil {
		return nil, err
	}
	t := g.translator(ctx, q.Filters)
	var err error
	if p.root, err = t.node(q.Root); err != nil {
		return nil, err
	}
	p.warns = append(slices.Clip(p.warns), t.warnings...)
	return p, nil
}

// pass is the run over what matches with these filters, which may be fewer than were asked for.
func (p *plan) pass(f index.Filters) *pass {
	var all []query.Query
	if p.root != nil {
		all = append(all, p.root)
	}
	for _, l := range p.g.filters(f) {
		all = append(all, l.query)
	}
	run := &pass{g: p.g, query: conjunction(all), days: newDays(f.From, f.To)}
	if p.asked.Said {
		run.keep = p.saidBy(f.Speakers)
	}
	return run
}

// saidBy tests what is asked for in what is said, by one of these speakers where there are any.
func (p *plan) saidBy(speakers []string) func(*part, int) (bool, error) {
	by := newVoices(p.g.dir, speakers)
	return func(at *part, doc int) (bool, error) {
		if said, known := p.saidAtSight(at.flags[doc-at.base], speakers); known {
			return said, nil
		}
		h, err := p.texts.at(doc)
		return err == nil && by.said(p.match, &h), err
	}
}

// saidAtSight tells whether what matches a search lies in what is said, where the flags of the paragraph tell it.
func (p *plan) saidAtSight(flags byte, speakers []string) (said, known bool) {
	switch {
	case flags&flagSaid == 0:
		return false, true
	case flags&flagWhole != 0, p.asked.Root == nil && len(speakers) == 0:
		return true, true // it matched, and there is nothing beside what is said
	}
	return false, false
}

// voices are those by whom something has to be said: anybody, or the speakers by which the filters select.
type voices struct {
	ids     []string
	unnamed bool
}

func newVoices(d *directory, speakers []string) voices {
	ids := d.speakers.resolveAll(speakers)
	named := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id == index.Missing })
	return voices{named, len(named) < len(ids)}
}

func (v voices) said(m *match.Matcher, h *index.Hit) bool {
	if v.unnamed && len(h.Speakers) == 0 {
		return m.Said(h, nil)
	}
	if v.unnamed && len(v.ids) == 0 {
		return false
	}
	return m.Said(h, v.ids)
}

// search answers a query, behind a position where one is given.
func (g *generation) search(ctx context.Context, q index.Query, at *position) (index.Result, error) {
	p, err := g.plan(ctx, q)
	if err != nil {
		return index.Result{}, err
	}
	res := index.Result{Version: g.version(), Description: index.Describe(q, g.told, g.dir.corpus.Langs), Warnings: slices.Concat(p.warns, g.unknown(q))}
	c := collector{plan: p, ranking: ranking{top: top{size: q.Limit}}}
	if at != nil {
		c.top.after = &found{key: at.Key, place: at.Place}
	}
	if err := c.collect(ctx); err != nil {
		return index.Result{}, err
	}
	res.Total, res.Articles = c.total, c.articles.count()
	if res.Facets, err = c.facets(ctx); err != nil {
		return index.Result{}, err
	}
	if res.Hits, res.Next, err = c.hits(ctx); err != nil {
		return index.Result{}, err
	}
	if res.Total == 0 && at == nil {
		res.Suggestions, err = p.propose(ctx)
	}
	return res, err
}

// collector gathers what one pass tells.
type collector struct {
	*plan
	total    int
	articles articleCount
	ranking
	counts []*counts // of facets
}

func (c *collector) collect(ctx context.Context) error {
	q := c.asked
	if c.all(q.Filters) && c.top.after == nil && q.Group != index.GroupArticle {
		return c.collectAll(ctx)
	}
	c.articles.t = c.g.table
	run := c.pass(q.Filters)
	together := c.makeCounts(run)
	if err := c.begin(ctx, c.plan); err != nil {
		return err
	}
	defer c.bonus.release()
	err := run.each(ctx, func(w *window) error {
		c.total += w.bits.count()
		c.articles.add(w)
		for _, n := range together {
			n.visit(w)
		}
		return c.rank(w)
	})
	c.end()
	return err
}

// makeCounts begins to count the facets that this pass counts, and gives those that are counted among the hits. Others have a
// filter of their own, which does not narrow them.
func (c *collector) makeCounts(run *pass) (together []*counts) {
	for _, f := range c.asked.Facets {
		filters, narrowed := without(f, c.asked.Filters)
		n := c.g.table.newCounts(f)
		switch {
		case !narrowed:
			together = append(together, n)
		case c.all(filters), c.asked.Said, f == index.FacetLang:
			continue // see countApart
		default:
			run.apart = append(run.apart, n)
		}
		c.counts = append(c.counts, n)
	}
	if len(run.apart) > 0 {
		run.query, run.filters = c.root, c.g.filters(c.asked.Filters)
	}
	return together
}

// facets tells the counts in the order asked for. Those that a filter of their own narrows are counted without it.
func (c *collector) facets(ctx context.Context) ([]index.FacetResult, error) {
	var list []index.FacetResult
	for _, f := range c.asked.Facets {
		i := slices.IndexFunc(c.counts, func(n *counts) bool { return n.facet == f })
		var n *counts
		if i >= 0 {
			n = c.counts[i]
		} else {
			var err error
			if n, err = c.countApart(ctx, f); err != nil {
				return nil, err
			}
		}
		res, err := c.g.facet(n, c.asked)
		if err != nil {
			return nil, err
		}
		list = append(list, res)
	}
	return list, nil
}

// countApart counts a facet among what matches without the facet's own filter, in a pass of its own.
func (p *plan) countApart(ctx context.Context, f index.Facet) (*counts, error) {
	filters, _ := without(f, p.asked.Filters)
	if p.all(filters) {
		return p.g.countAll(ctx, f)
	}
	n := p.g.table.newCounts(f)
	if f == index.FacetLang && p.root != nil { // it is meant for the languages of the filter
		open := *p
		var err error
		if open.root, err = p.g.translator(ctx, filters).node(p.asked.Root); err != nil {
			return nil, err
		}
		p = &open
	}
	return n, p.pass(filters).each(ctx, n.see)
}

// hits reads the page, and gives the cursor of the next one.
func (c *collector) hits(ctx context.Context) (list []index.Hit, next string, err error) {
	page := c.top.sorted()
	cache := articles{g: c.g}
	by := newVoices(c.g.dir, c.asked.Filters.Speakers)
	for _, f := range page {
		if err := ctx.Err(); err != nil {
			return nil, "", err
		}
		h, err := c.hit(ctx, &cache, f)
		if err != nil {
			return nil, "", err
		}
		at := c.g.table.partOf(f.doc)
		var known bool
		if h.Said, known = c.saidAtSight(at.flags[f.doc-at.base], c.asked.Filters.Speakers); !known {
			h.Said = by.said(c.match, &h)
		}
		list = append(list, h)
	}
	if c.top.more && len(page) > 0 {
		next = c.cursor(page[len(page)-1])
	}
	return list, next, nil
}

func (c *collector) hit(ctx context.Context, cache *articles, f found) (index.Hit, error) {
	q := c.asked
	h, err := cache.at(f.doc)
	if err != nil {
		return h, err
	}
	if q.Root != nil {
		h.Score = f.score
	}
	if q.Highlight {
		h.Fragments = c.match.Fragments(h.Text, h.Article.Lang)
		h.TitleMarks = c.match.Title(h.Article.Title, h.Article.Lang)
	}
	if c.groups != nil {
		h.More = c.groups.list[c.groups.of[rankOf(f.place)]].more
	}
	if q.Context > 0 {
		h.Before, h.After, err = cache.around(ctx, h.Article, h.Number, q.Context)
	}
	return h, err
}

// around gives the neighbours of a paragraph.
func (c *articles) around(ctx context.Context, a index.Article, number, n int) (before, after []index.Hit, err error) {
	if before, err = c.hits(ctx, a.ID, max(number-n, 1), number-1); err != nil {
		return nil, nil, err
	}
	after, err = c.hits(ctx, a.ID, number+1, min(number+n, a.Paragraphs))
	return before, after, err
}
