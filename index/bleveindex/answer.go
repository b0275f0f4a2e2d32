package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"onrecord/corpus"
	"onrecord/index"
)

// acquire holds the generation that is served; the caller releases it.
func (x *Index) acquire() (*generation, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.served == nil {
		return nil, index.ErrNotReady
	}
	x.served.refs.Add(1)
	return x.served, nil
}

// acquireFor is acquire for a search that may go on in a generation of before.
func (x *Index) acquireFor(ctx context.Context, at *position) (*generation, error) {
	g, err := x.acquire()
	if err != nil || at == nil {
		return g, err
	}
	v := index.Version{Generation: at.Generation, Hash: at.Hash}
	if g.version() == v {
		return g, nil
	}
	if err := g.release(); err != nil {
		return nil, err
	}
	return x.past.acquire(ctx, x.dir, v)
}

// ask answers one request from the generation that is served.
func ask[T any](x *Index, answer func(*generation) (T, error)) (res T, err error) {
	g, err := x.acquire()
	if err != nil {
		return res, err
	}
	return askIn(x, g, answer)
}

// askIn answers one request from a generation, which it releases.
func askIn[T any](x *Index, g *generation, answer func(*generation) (T, error)) (res T, err error) {
	defer func() { err = errors.Join(err, g.release()) }()
	if g.broken.Load() { // what faulted may have left a lock behind
		return res, fmt.Errorf("generation %s is damaged", g.Generation)
	}
	defer x.faulted(g, &err)
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	return answer(g)
}

// faulted makes an error of a fault in the mapped files, which somebody cut short under the server, and has them read.
func (x *Index) faulted(g *generation, err *error) {
	p := recover()
	if p == nil {
		return
	}
	if _, ok := p.(interface{ Addr() uintptr }); ok { // of memory, where the file ended too soon
		g.broken.Store(true)
	}
	*err = errors.Join(*err, fmt.Errorf("the index engine failed: %v", p))
	select {
	case x.swapped <- struct{}{}:
	default:
	}
}

// Search is documented by index.Searcher, as are the methods below.
func (x *Index) Search(ctx context.Context, q index.Query) (index.Result, error) {
	if err := q.Validate(); err != nil {
		return index.Result{}, err
	}
	at, err := positionOf(q)
	if err != nil {
		return index.Result{}, err
	}
	g, err := x.acquireFor(ctx, at)
	if err != nil {
		return index.Result{}, err
	}
	return askIn(x, g, func(g *generation) (index.Result, error) { return g.search(ctx, q, at) })
}

func (x *Index) Paragraph(ctx context.Context, id corpus.ParagraphID, around int) (index.Passage, error) {
	return ask(x, func(g *generation) (index.Passage, error) { return g.paragraph(ctx, id, around) })
}

func (x *Index) Article(ctx context.Context, id corpus.ArticleID) (index.ArticleResult, error) {
	return ask(x, func(g *generation) (index.ArticleResult, error) { return g.article(ctx, id) })
}

func (x *Index) Speakers(_ context.Context, q index.ListQuery) (index.SpeakerList, error) {
	return ask(x, func(g *generation) (index.SpeakerList, error) {
		list, total, next, err := g.dir.speakers.page(q)
		if err != nil {
			return index.SpeakerList{}, err
		}
		speakers, err := g.speakers(list)
		return index.SpeakerList{Version: g.version(), Total: total, Speakers: speakers, Next: next}, err
	})
}

func (x *Index) Speaker(ctx context.Context, id corpus.SpeakerID) (index.SpeakerResult, error) {
	return ask(x, func(g *generation) (index.SpeakerResult, error) {
		return g.speaker(ctx, string(id))
	})
}

func (x *Index) Outlets(_ context.Context, q index.ListQuery) (index.OutletList, error) {
	return ask(x, func(g *generation) (index.OutletList, error) {
		list, total, next, err := g.dir.outlets.page(q)
		res := index.OutletList{Version: g.version(), Total: total, Next: next}
		for _, l := range list {
			res.Outlets = append(res.Outlets, l.Entry)
		}
		return res, err
	})
}

func (x *Index) Status() index.Status {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.served == nil {
		return index.Status{Reason: x.reason}
	}
	return index.Status{
		Ready: true, Degraded: x.reason != "", Reason: x.reason,
		Version: x.served.version(), Corpus: x.served.dir.corpus,
	}
}

func (x *Index) Facet(ctx context.Context, q index.FacetQuery) (index.FacetList, error) {
	if err := q.Validate(); err != nil {
		return index.FacetList{}, err
	}
	return ask(x, func(g *generation) (index.FacetList, error) { return g.searchFacet(ctx, q) })
}

func (x *Index) Suggest(ctx context.Context, q index.SuggestQuery) (index.Suggestions, error) {
	if err := q.Validate(); err != nil {
		return index.Suggestions{}, err
	}
	return ask(x, func(g *generation) (index.Suggestions, error) { return g.suggest(ctx, q) })
}

func (x *Index) Coverage(context.Context) (index.Coverage, error) {
	return ask(x, func(g *generation) (index.Coverage, error) {
		return index.Coverage{Version: g.version(), Corpus: g.dir.corpus, Outlets: g.dir.coverage()}, nil
	})
}
