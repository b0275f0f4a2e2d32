package bleveindex

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"golang.org/x/sync/errgroup"

	"onrecord/corpus"
	"onrecord/index"
)

// generation is one that is open for reading. It stays open as long as somebody holds it.
type generation struct {
	Manifest
	idx      bleve.Index
	snapshot *scorch.IndexSnapshot // the one that there is
	table    *table
	dir      *directory
	lists    *postingsCache
	hits     storedHits
	whole    whole
	refs     atomic.Int64
	broken   atomic.Bool // a file was cut short under it
}

// openGeneration opens a generation for one holder, after the checks that keep a damaged one from doing harm.
func openGeneration(ctx context.Context, d dir, name string) (*generation, error) {
	folder := d.generation(name)
	m, err := readManifest(folder)
	if err != nil {
		return nil, err
	}
	if err := cmp.Or(m.checkSizes(folder), ctx.Err()); err != nil {
		return nil, err
	}
	g := &generation{Manifest: m}
	g.refs.Store(1)
	if err := g.open(folder); err != nil {
		// Bleve does not tell damage from a lack of files, memory or time. The files do.
		return nil, cmp.Or(verify(ctx, folder), fmt.Errorf("open generation %s: %w", name, err))
	}
	return g, nil
}

func (g *generation) open(folder string) (err error) {
	defer recovered(&err)
	if g.idx, err = openReadOnly(folder); err != nil {
		return err
	}
	if err := g.read(); err != nil {
		return errors.Join(err, g.close())
	}
	return nil
}

// read brings into memory what a generation tells of itself.
func (g *generation) read() error {
	inner, err := g.idx.Advanced()
	if err != nil {
		return err
	}
	reader, err := inner.Reader()
	if err != nil {
		return err
	}
	g.snapshot = reader.(*scorch.IndexSnapshot)
	g.lists = newPostingsCache(g.Paragraphs)
	if g.table, err = mapTable(g.snapshot); err != nil {
		return err
	}
	var both errgroup.Group
	both.Go(func() (err error) {
		defer recovered(&err)
		g.dir = newDirectory(g.table)
		return nil
	})
	both.Go(func() (err error) {
		defer recovered(&err)
		g.table.arrange()
		return nil
	})
	if err := both.Wait(); err != nil {
		return err
	}
	if c := g.dir.corpus; c.Articles != g.Articles || c.Paragraphs != g.Paragraphs {
		return fmt.Errorf("it holds %d articles and %d paragraphs, and its manifest says %d and %d",
			c.Articles, c.Paragraphs, g.Articles, g.Paragraphs)
	}
	return nil
}

func (g *generation) close() error {
	var errs []error
	if g.table != nil {
		errs = append(errs, g.table.close())
	}
	if g.snapshot != nil {
		errs = append(errs, g.snapshot.Close())
	}
	return errors.Join(append(errs, g.idx.Close())...)
}

// release gives back what acquire gave. The last holder closes the index.
func (g *generation) release() error {
	if g.refs.Add(-1) > 0 {
		return nil
	}
	return g.close()
}

func (g *generation) version() index.Version {
	return index.Version{Generation: g.Generation, Hash: g.SHA256}
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
	p.Before, p.After, err = cache.around(ctx, hit.Article, number, around)
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
