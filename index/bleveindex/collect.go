package bleveindex

import (
	"cmp"
	"context"
	"math/bits"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	bleveapi "github.com/blevesearch/bleve_index_api"

	"onrecord/index"
)

// pass is one run over the paragraphs that match.
type pass struct {
	g       *generation
	query   query.Query                          // nil matches every paragraph
	filters []filter                             // that narrow it, where some paragraphs are counted that one of them leaves out
	days    days                                 // that its date has to lie in
	keep    func(p *part, doc int) (bool, error) // a last test, of what the one before lets through; nil lets all through
	apart   []*counts                            // of facets whose own filter does not narrow them
}

// each calls visit with all windows in which paragraphs match, in the order of the documents. A window is the visitor's
// until the next.
func (p *pass) each(ctx context.Context, visit func(w *window) error) (err error) {
	c := compiler{g: p.g, ctx: ctx}
	masks := make([]mask, len(p.filters))
	for i, f := range p.filters {
		if masks[i].node, err = c.node(f.query); err != nil {
			return err
		}
		defer func() { err = cmp.Or(err, masks[i].close()) }()
	}
	return p.g.eachWindow(p.g.scoring(ctx, p.g.dir.stats), p.query, func(w *window) error {
		if err := p.narrow(w, masks); err != nil {
			return err
		}
		if err := p.sift(ctx, w); err != nil || w.bits.empty() {
			return err
		}
		return visit(w)
	})
}

// mask is what a filter lets through.
type mask struct {
	node
	bits bitmap // of the window
}

// narrow takes out what is not of the days asked for, or what the masks do not let through, and counts what only the filter
// of its own facet takes out.
func (p *pass) narrow(w *window, masks []mask) error {
	dated := w.bits
	if !p.days.all() {
		p.dated(w, &dated)
	}
	if len(p.apart) > 0 {
		o := w.beside()
		defer windows.Put(o)
		for i := range masks {
			o.bits = bitmap{}
			if err := masks[i].match(o); err != nil {
				return err
			}
			masks[i].bits = o.bits
		}
		for _, n := range p.apart {
			o.bits, o.hits = w.bits, nil
			if n.facet != index.FacetDate {
				o.bits.and(&dated)
			}
			for i := range masks {
				if p.filters[i].facet != n.facet {
					o.bits.and(&masks[i].bits)
				}
			}
			n.visit(o)
		}
	}
	w.bits.and(&dated)
	for i := range masks {
		w.bits.and(&masks[i].bits)
	}
	return nil
}

// dated takes out what is not of the days asked for.
func (p *pass) dated(w *window, b *bitmap) {
	for at, v := range b {
		for ; v != 0; v &= v - 1 {
			if i := 64*at + bits.TrailingZeros64(v); !p.days.hold(w.date.at(w.from + i)) {
				b.clear(i)
			}
		}
	}
}

// sift takes out what is not to be kept.
func (p *pass) sift(ctx context.Context, w *window) error {
	if p.keep == nil {
		return nil
	}
	for at, v := range w.bits {
		for ; v != 0; v &= v - 1 {
			if err := ctx.Err(); err != nil {
				return err
			}
			i := 64*at + bits.TrailingZeros64(v)
			if keep, err := p.keep(w.part, w.first()+i); err != nil {
				return err
			} else if !keep {
				w.bits.clear(i)
			}
		}
	}
	return nil
}

// scoring makes Bleve's searchers score by BM25: without the callback they silently do by TF-IDF.
func (g *generation) scoring(ctx context.Context, stats *search.BM25Stats) context.Context {
	ctx = context.WithValue(ctx, search.GetScoringModelCallbackKey,
		search.GetScoringModelCallbackFn(func() string { return bleveapi.BM25Scoring }))
	return context.WithValue(ctx, search.BM25StatsKey, stats)
}
