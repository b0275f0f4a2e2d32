package bleveindex

import (
	"cmp"
	"context"
	"fmt"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/match"
)

// generation is one that is open for reading. It stays open as long as somebody holds it.
type generation struct {
	Manifest
	idx  bleve.Index
	dir  *directory
	refs atomic.Int64
}

// openGeneration opens a generation for one holder, after the checks that keep a damaged one from doing harm.
func openGeneration(ctx context.Context, d dir, name string) (*generation, error) {
	folder := d.generation(name)
	m, err := readManifest(folder)
	if err != nil {
		return nil, err
	}
	if err := m.checkSizes(folder); err != nil {
		return nil, err
	}
	g := &generation{Manifest: m}
	g.refs.Store(1)
	if err := g.open(ctx, folder); err != nil {
		// Bleve does not tell damage from a lack of files, memory or time. The files do.
		return nil, cmp.Or(verify(ctx, folder), fmt.Errorf("open generation %s: %w", name, err))
	}
	return g, nil
}

func (g *generation) open(ctx context.Context, folder string) (err error) {
	defer recovered(&err)
	if g.idx, err = openReadOnly(folder); err != nil {
		return err
	}
	if g.dir, err = newDirectory(ctx, g.idx); err != nil {
		_ = g.idx.Close()
		return err
	}
	if c := g.dir.corpus; c.Articles != g.Articles || c.Paragraphs != g.Paragraphs {
		_ = g.idx.Close()
		return fmt.Errorf("it holds %d articles and %d paragraphs, and its manifest says %d and %d",
			c.Articles, c.Paragraphs, g.Articles, g.Paragraphs)
	}
	return nil
}

// release gives back what acquire gave. The last holder closes the index.
func (g *generation) release() error {
	if g.refs.Add(-1) > 0 {
		return nil
	}
	return g.idx.Close()
}

func (g *generation) version() index.Version {
	return index.Version{Generation: g.Generation, Hash: g.SHA256}
}

func (g *generation) search(ctx context.Context, q index.Query) (index.Result, error) {
	if err := checkWords(q.Root); err != nil {
		return index.Result{}, err
	}
	req := bleve.NewSearchRequestOptions(g.dir.translate(q), q.Limit, 0, false)
	req.SortByCustom(order(q))
	g.askFacets(req, q)
	found, err := g.idx.SearchInContext(context.WithValue(ctx, search.BM25StatsKey, g.dir.stats), req)
	if err != nil {
		return index.Result{}, err
	}
	res := index.Result{
		Version: g.version(), Description: index.Describe(q, g.dir.name), Warnings: q.Warnings,
		Total: int(found.Total), Articles: len(found.Facets[fieldArticle].Terms.Terms()), Facets: g.facets(found.Facets, q),
	}
	m := match.New(q.Root)
	cache := articles{g: g}
	for _, match := range found.Hits {
		if err := ctx.Err(); err != nil {
			return index.Result{}, err
		}
		hit, err := cache.hit(match.ID)
		if err != nil {
			return index.Result{}, err
		}
		if q.Root != nil {
			hit.Score = match.Score
		}
		if q.Highlight {
			hit.Fragments = m.Fragments(hit.Text, hit.Article.Lang)
		}
		res.Hits = append(res.Hits, hit)
	}
	return res, nil
}

// name is the printed name of a filter's or a facet's value.
func (d *directory) name(f index.Facet, value string) string {
	switch f {
	case index.FacetSpeaker:
		return d.speakers.name(value)
	case index.FacetOutlet:
		return d.outlets.name(value)
	}
	return value
}

func (g *generation) paragraph(ctx context.Context, id corpus.ParagraphID, around int) (index.Passage, error) {
	if err := index.CheckAround(around); err != nil {
		return index.Passage{}, err
	}
	article, number, err := corpus.ParseParagraphID(string(id))
	if err != nil {
		return index.Passage{}, index.ErrNotFound
	}
	cache := articles{g: g}
	hit, err := cache.hit(docID(article, number))
	if err != nil {
		return index.Passage{}, err
	}
	p := index.Passage{Version: g.version(), Hit: hit}
	if p.Before, err = cache.hits(ctx, article, max(number-around, 1), number-1); err != nil {
		return index.Passage{}, err
	}
	p.After, err = cache.hits(ctx, article, number+1, min(number+around, hit.Article.Paragraphs))
	return p, err
}

func (g *generation) article(ctx context.Context, id corpus.ArticleID) (index.ArticleResult, error) {
	cache := articles{g: g}
	a, err := cache.article(id)
	if err != nil {
		return index.ArticleResult{}, err
	}
	list, err := cache.hits(ctx, id, 1, a.Paragraphs)
	return index.ArticleResult{Version: g.version(), Article: a, Paragraphs: list}, err
}
