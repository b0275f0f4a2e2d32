package index

import (
	"context"
	"errors"

	"onrecord/corpus"
)

// ErrBusy says that a searcher made by Limit has as much to do as it may. The asker may try again in a second.
var ErrBusy = errors.New("too many searches at this moment")

// Limit gives a searcher that lets s answer at most atOnce questions at a time. So many as waiting more are kept until
// one is done, the others get ErrBusy: past what the machine can do, each question that is taken in makes all slower.
// Those that read the texts of all that they find, as Query.Said does, get half of that, so that quick ones never wait for
// them alone.
func Limit(s Searcher, atOnce, waiting int) Searcher {
	return &limited{s, newGate(atOnce, waiting), newGate(atOnce/2, waiting/2)}
}

type limited struct {
	s    Searcher
	gate gate
	slow gate // in front of the other
}

// gate lets so many through at a time.
type gate struct{ slots, queue chan struct{} }

func newGate(atOnce, waiting int) gate {
	return gate{make(chan struct{}, max(atOnce, 1)), make(chan struct{}, max(waiting, 0))}
}

func (l *limited) Search(ctx context.Context, q Query) (Result, error) {
	if q.Said {
		if err := l.slow.enter(ctx); err != nil {
			return Result{}, err
		}
		defer l.slow.leave()
	}
	return inSlot(ctx, l, func() (Result, error) { return l.s.Search(ctx, q) })
}

func (l *limited) Paragraph(ctx context.Context, id corpus.ParagraphID, around int) (Passage, error) {
	return inSlot(ctx, l, func() (Passage, error) { return l.s.Paragraph(ctx, id, around) })
}

func (l *limited) Article(ctx context.Context, id corpus.ArticleID) (ArticleResult, error) {
	return inSlot(ctx, l, func() (ArticleResult, error) { return l.s.Article(ctx, id) })
}

func (l *limited) Speakers(ctx context.Context, q ListQuery) (SpeakerList, error) {
	return inSlot(ctx, l, func() (SpeakerList, error) { return l.s.Speakers(ctx, q) })
}

func (l *limited) Speaker(ctx context.Context, id corpus.SpeakerID) (SpeakerResult, error) {
	return inSlot(ctx, l, func() (SpeakerResult, error) { return l.s.Speaker(ctx, id) })
}

func (l *limited) Outlets(ctx context.Context, q ListQuery) (OutletList, error) {
	return inSlot(ctx, l, func() (OutletList, error) { return l.s.Outlets(ctx, q) })
}

func (l *limited) Facet(ctx context.Context, q FacetQuery) (FacetList, error) {
	return inSlot(ctx, l, func() (FacetList, error) { return l.s.Facet(ctx, q) })
}

func (l *limited) Suggest(ctx context.Context, q SuggestQuery) (Suggestions, error) {
	return inSlot(ctx, l, func() (Suggestions, error) { return l.s.Suggest(ctx, q) })
}

func (l *limited) Coverage(ctx context.Context) (Coverage, error) {
	return inSlot(ctx, l, func() (Coverage, error) { return l.s.Coverage(ctx) })
}

// Status does not wait.
func (l *limited) Status() Status { return l.s.Status() }

func inSlot[T any](ctx context.Context, l *limited, ask func() (T, error)) (T, error) {
	if err := l.gate.enter(ctx); err != nil {
		var none T
		return none, err
	}
	defer l.gate.leave()
	return ask()
}

func (g gate) leave() { <-g.slots }

func (g gate) enter(ctx context.Context) error {
	select {
	case g.slots <- struct{}{}:
		return nil
	default:
	}
	select {
	case g.queue <- struct{}{}:
		defer func() { <-g.queue }()
	default:
		return ErrBusy
	}
	select {
	case g.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return ErrBusy // it was never asked, so asking for less would not help
		}
		return ctx.Err()
	}
}
