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
func Limit(s Searcher, atOnce, waiting int) Searcher {
	return &limited{s, make(chan struct{}, max(atOnce, 1)), make(chan struct{}, max(waiting, 0))}
}

type limited struct {
	s     Searcher
	slots chan struct{}
	queue chan struct{}
}

func (l *limited) Search(ctx context.Context, q Query) (Result, error) {
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
	if err := l.enter(ctx); err != nil {
		var none T
		return none, err
	}
	defer func() { <-l.slots }()
	return ask()
}

func (l *limited) enter(ctx context.Context) error {
	select {
	case l.slots <- struct{}{}:
		return nil
	default:
	}
	select {
	case l.queue <- struct{}{}:
		defer func() { <-l.queue }()
	default:
		return ErrBusy
	}
	select {
	case l.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return ErrBusy // it was never asked, so asking for less would not help
		}
		return ctx.Err()
	}
}
