package bleveindex

import (
	"context"
	"slices"

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

// block is a part's share of some of the paragraphs that match, in order.
type block struct {
	*part
	docs   []uint32 // global numbers
	scores []float64
}

// each calls visit with all paragraphs, in the order of the documents. A block is the visitor's until the next.
func (p *pass) each(ctx context.Context, visit func(b *block)) error {
	parts := p.g.table.parts
	docs, scores := make([]uint32, 0, windowSize), make([]float64, 0, windowSize)
	return p.g.eachWindow(p.g.scoring(ctx, p.g.dir.stats), p.query, func(w *window) error {
		docs, scores = docs[:0], scores[:0]
		w.score()
		w.each(func(i int) {
			docs, scores = append(docs, uint32(w.base+i)), append(scores, w.scores[i])
		})
		for from := 0; from < len(docs); {
			for int(docs[from])-parts[0].base >= parts[0].docs {
				parts = parts[1:]
			}
			at := &parts[0]
			n, _ := slices.BinarySearch(docs[from:], uint32(at.base+at.docs))
			b := block{at, docs[from : from+n], scores[from : from+n]}
			from += n
			if err := p.sift(ctx, &b); err != nil {
				return err
			}
			visit(&b)
		}
		return nil
	})
}

// sift takes out what is not of the days asked for, or not to be kept.
func (p *pass) sift(ctx context.Context, b *block) error {
	if p.days.all() && p.keep == nil {
		return nil
	}
	n := 0
	for i, doc := range b.docs {
		if !p.days.hold(b.date.at(int(doc) - b.base)) {
			continue
		}
		if p.keep != nil {
			if err := ctx.Err(); err != nil {
				return err
			}
			if keep, err := p.keep(b.part, int(doc)); err != nil {
				return err
			} else if !keep {
				continue
			}
		}
		b.docs[n], b.scores[n] = doc, b.scores[i]
		n++
	}
	b.docs, b.scores = b.docs[:n], b.scores[:n]
	return nil
}

// scoring makes Bleve's searchers score by BM25: without the callback they silently do by TF-IDF.
func (g *generation) scoring(ctx context.Context, stats *search.BM25Stats) context.Context {
	ctx = context.WithValue(ctx, search.GetScoringModelCallbackKey,
		search.GetScoringModelCallbackFn(func() string { return bleveapi.BM25Scoring }))
	return context.WithValue(ctx, search.BM25StatsKey, stats)
}
