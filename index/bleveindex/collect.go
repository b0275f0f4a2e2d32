package bleveindex

import (
	"context"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	bleveapi "github.com/blevesearch/bleve_index_api"
)

// checkEvery is after how many documents a pass looks whether anybody still waits for it.
const checkEvery = 1024

// pass is one run over the paragraphs that match.
type pass struct {
	g     *generation
	query query.Query                          // nil matches every paragraph
	days  days                                 // that its date has to lie in
	keep  func(p *part, doc int) (bool, error) // a last test, of what the one before lets through; nil lets all through
}

// each calls visit with every paragraph, in the order of the documents: its part, its global number and its score.
func (p *pass) each(ctx context.Context, visit func(p *part, doc int, score float64)) error {
	next, done, err := p.matches(ctx)
	if err != nil {
		return err
	}
	defer done()
	parts := p.g.table.parts
	for n := 0; ; n++ {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		doc, score, err := next()
		if err != nil || doc < 0 {
			return err
		}
		for doc-parts[0].base >= parts[0].docs {
			parts = parts[1:]
		}
		at := &parts[0]
		if !p.days.hold(at.date.at(doc - at.base)) {
			continue
		}
		if p.keep != nil {
			if err := ctx.Err(); err != nil {
				return err
			}
			if keep, err := p.keep(at, doc); err != nil {
				return err
			} else if !keep {
				continue
			}
		}
		visit(at, doc, score)
	}
}

// matches gives what finds the next document; -1 is the end.
func (p *pass) matches(ctx context.Context) (next func() (int, float64, error), done func(), err error) {
	if p.query == nil {
		doc, place := -1, p.g.table.place
		return func() (int, float64, error) {
			for doc++; doc < len(place); doc++ {
				if isParagraph(place[doc]) {
					return doc, 0, nil
				}
			}
			return -1, 0, nil
		}, func() {}, nil
	}
	return p.g.run(p.g.scoring(ctx, p.g.dir.stats), p.query)
}

// run asks Bleve's searchers, whose matches come in the order of the documents.
func (g *generation) run(ctx context.Context, q query.Query) (next func() (int, float64, error), done func(), err error) {
	s, err := q.Searcher(ctx, g.snapshot, g.idx.Mapping(), search.SearcherOptions{})
	if err != nil {
		return nil, nil, err
	}
	c := &search.SearchContext{
		DocumentMatchPool: search.NewDocumentMatchPool(s.DocumentMatchPoolSize()+1, 0), IndexReader: g.snapshot,
	}
	var last *search.DocumentMatch
	return func() (int, float64, error) {
		c.DocumentMatchPool.Put(last)
		if last, err = s.Next(c); err != nil || last == nil {
			return -1, 0, err
		}
		return int(last.IndexInternalID.Value()), last.Score, nil
	}, func() { _ = s.Close() }, nil // it has nothing to write
}

// scoring makes Bleve's searchers score by BM25: without the callback they silently do by TF-IDF.
func (g *generation) scoring(ctx context.Context, stats *search.BM25Stats) context.Context {
	ctx = context.WithValue(ctx, search.GetScoringModelCallbackKey,
		search.GetScoringModelCallbackFn(func() string { return bleveapi.BM25Scoring }))
	return context.WithValue(ctx, search.BM25StatsKey, stats)
}
