// Package index is the contract between those who ask (the HTTP API, the web pages) and the engines that answer: what
// may be asked, and what comes back. Begin with [Query] and [Searcher]; [ParseParams] makes a query of URL parameters.
//
// It knows no engine, no HTTP handler and no third party. Package indextest holds the suite that each engine passes.
package index

import (
	"context"
	"errors"

	"onrecord/corpus"
)

// Searcher answers from one published index. Every method may be called from any goroutine at any time, and answers
// from a single generation, which the answer names.
//
// Errors: *InvalidError for what the asker has to mend, ErrNotFound, ErrNotReady, ErrGone, ErrBusy of Limit, or the context's own;
// any other error is a fault of the engine, and its text is not for the asker.
type Searcher interface {
	// Search finds paragraphs. With a cursor it answers from the generation of the page before; ErrGone when that was pruned.
	Search(ctx context.Context, q Query) (Result, error)
	// Paragraph gives one paragraph with up to around neighbours on each side (0 to MaxAround).
	Paragraph(ctx context.Context, id corpus.ParagraphID, around int) (Passage, error)
	// Article gives a whole article.
	Article(ctx context.Context, id corpus.ArticleID) (ArticleResult, error)
	// Speakers lists the speakers, those with the most paragraphs first.
	Speakers(ctx context.Context, q ListQuery) (SpeakerList, error)
	// Speaker gives one speaker.
	Speaker(ctx context.Context, id corpus.SpeakerID) (SpeakerResult, error)
	// Outlets lists the outlets, those with the most paragraphs first.
	Outlets(ctx context.Context, q ListQuery) (OutletList, error)
	// Facet lists the values of a facet.
	Facet(ctx context.Context, q FacetQuery) (FacetList, error)
	// Suggest completes what somebody types.
	Suggest(ctx context.Context, q SuggestQuery) (Suggestions, error)
	// Coverage tells how much there is of each outlet and month.
	Coverage(ctx context.Context) (Coverage, error)
	// Status tells what is being served. It does not wait and does not fail.
	Status() Status
}

// Writer changes an index that is not yet published. It belongs to one goroutine. After an error what it holds is
// unknown: throw it away and begin again, which loses nothing, since nothing is published in part.
type Writer interface {
	// Put adds articles, and replaces those that are already there: all paragraphs of an article or none. The same
	// article again changes nothing.
	Put(ctx context.Context, articles []corpus.Article) error
	// Delete takes articles out. An ID that is not there is no error.
	Delete(ctx context.Context, ids []corpus.ArticleID) error
}

var (
	// ErrNotFound says that nothing has the ID that was asked for.
	ErrNotFound = errors.New("not found")
	// ErrGone says that the generation that a cursor goes on in is there no more.
	ErrGone = errors.New("the generation of this cursor is there no more")
	// ErrNotReady says that no generation has been published yet.
	ErrNotReady = errors.New("no generation has been published yet")
)

// Version tells two states of the index apart. Two answers with the same Hash come from the same content.
type Version struct {
	Generation string // its name, such as 000007
	Hash       string // of its manifest, in hex
}

// Status tells what is being served. The zero value is an index that is not ready.
type Status struct {
	Ready    bool
	Degraded bool   // an older generation is served than the live one, for Reason
	Reason   string // in plain words, without paths
	Version  Version
	Corpus   Corpus
}

// Corpus tells how much there is.
type Corpus struct {
	Articles, Paragraphs, Speakers, Outlets int
	Undated                                 int         // articles without a date
	First, Last                             corpus.Date // of the dated articles
	Langs                                   []string    // the most frequent first
}
