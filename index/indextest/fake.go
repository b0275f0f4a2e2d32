// Package indextest holds what tests of the index contract share: a fake for those who use a searcher, and the suite
// that every engine passes.
package indextest

import (
	"context"

	"onrecord/corpus"
	"onrecord/index"
)

// Fake is an index.Searcher of functions, for tests of those who ask. A method whose function is nil answers as an
// empty index does: a search and a list find nothing, an ID is index.ErrNotFound, the status is not ready.
type Fake struct {
	SearchFunc    func(ctx context.Context, q index.Query) (index.Result, error)
	ParagraphFunc func(ctx context.Context, id corpus.ParagraphID, around int) (index.Passage, error)
	ArticleFunc   func(ctx context.Context, id corpus.ArticleID) (index.ArticleResult, error)
	SpeakersFunc  func(ctx context.Context, q index.ListQuery) (index.SpeakerList, error)
	SpeakerFunc   func(ctx context.Context, id corpus.SpeakerID) (index.SpeakerResult, error)
	OutletsFunc   func(ctx context.Context, q index.ListQuery) (index.OutletList, error)
	FacetFunc     func(ctx context.Context, q index.FacetQuery) (index.FacetList, error)
	SuggestFunc   func(ctx context.Context, q index.SuggestQuery) (index.Suggestions, error)
	CoverageFunc  func(ctx context.Context) (index.Coverage, error)
	StatusFunc    func() index.Status
}

var _ index.Searcher = (*Fake)(nil)

// Search calls SearchFunc.
func (f *Fake) Search(ctx context.Context, q index.Query) (index.Result, error) {
	if f.SearchFunc == nil {
		return index.Result{}, nil
	}
	return f.SearchFunc(ctx, q)
}

// Paragraph calls ParagraphFunc.
func (f *Fake) Paragraph(ctx context.Context, id corpus.ParagraphID, around int) (index.Passage, error) {
	if f.ParagraphFunc == nil {
		return index.Passage{}, index.ErrNotFound
	}
	return f.ParagraphFunc(ctx, id, around)
}

// Article calls ArticleFunc.
func (f *Fake) Article(ctx context.Context, id corpus.ArticleID) (index.ArticleResult, error) {
	if f.ArticleFunc == nil {
		return index.ArticleResult{}, index.ErrNotFound
	}
	return f.ArticleFunc(ctx, id)
}

// Speakers calls SpeakersFunc.
func (f *Fake) Speakers(ctx context.Context, q index.ListQuery) (index.SpeakerList, error) {
	if f.SpeakersFunc == nil {
		return index.SpeakerList{}, nil
	}
	return f.SpeakersFunc(ctx, q)
}

// Speaker calls SpeakerFunc.
func (f *Fake) Speaker(ctx context.Context, id corpus.SpeakerID) (index.SpeakerResult, error) {
	if f.SpeakerFunc == nil {
		return index.SpeakerResult{}, index.ErrNotFound
	}
	return f.SpeakerFunc(ctx, id)
}

// Outlets calls OutletsFunc.
func (f *Fake) Outlets(ctx context.Context, q index.ListQuery) (index.OutletList, error) {
	if f.OutletsFunc == nil {
		return index.OutletList{}, nil
	}
	return f.OutletsFunc(ctx, q)
}

// Facet calls FacetFunc.
func (f *Fake) Facet(ctx context.Context, q index.FacetQuery) (index.FacetList, error) {
	if f.FacetFunc == nil {
		return index.FacetList{}, nil
	}
	return f.FacetFunc(ctx, q)
}

// Suggest calls SuggestFunc.
func (f *Fake) Suggest(ctx context.Context, q index.SuggestQuery) (index.Suggestions, error) {
	if f.SuggestFunc == nil {
		return index.Suggestions{}, nil
	}
	return f.SuggestFunc(ctx, q)
}

// Coverage calls CoverageFunc.
func (f *Fake) Coverage(ctx context.Context) (index.Coverage, error) {
	if f.CoverageFunc == nil {
		return index.Coverage{}, nil
	}
	return f.CoverageFunc(ctx)
}

// Status calls StatusFunc.
func (f *Fake) Status() index.Status {
	if f.StatusFunc == nil {
		return index.Status{}
	}
	return f.StatusFunc()
}
