package bleveindex

import (
	"context"
	"errors"
	"fmt"

	"onrecord/corpus"
	"onrecord/index"
)

// Changes counts the articles that a writer was given, by what became of them.
type Changes struct{ Added, Replaced, Unchanged, Deleted int }

// Any reports whether anything is different from before.
func (c Changes) Any() bool { return c.Added+c.Replaced+c.Deleted > 0 }

// Writer changes a generation that nobody reads yet. It is an index.Writer.
type Writer struct {
	target
	changes    Changes
	paragraphs int // more than there were before
	encoded    encoded
}

var _ index.Writer = (*Writer)(nil)

// target is what a writer writes to: an index to be, or one that is changed.
type target interface {
	sink
	// known gives what there is of an article, and whether there is such an article.
	known(corpus.ArticleID) (known, bool, error)
	// remove takes out an article that is known, with so many paragraphs.
	remove(id corpus.ArticleID, paragraphs int)
	// added is told when all documents of an article were given.
	added(corpus.ArticleID, known) error
	// flush waits until everything is written, or failed.
	flush() error
}

// known is what is remembered of an article.
type known struct {
	hash       string
	paragraphs int
}

// Changes tells what it has done so far.
func (w *Writer) Changes() Changes { return w.changes }

// Put is documented by index.Writer.
func (w *Writer) Put(ctx context.Context, articles []corpus.Article) error {
	for i := range articles {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := w.put(&articles[i]); err != nil {
			return fmt.Errorf("put article %s: %w", articles[i].ID, err)
		}
	}
	return nil
}

// Delete is documented by index.Writer.
func (w *Writer) Delete(ctx context.Context, ids []corpus.ArticleID) error {
	for _, id := range ids {
		if err := ctx.Err(); err != nil {
			return err
		}
		old, found, err := w.known(id)
		if err != nil {
			return fmt.Errorf("delete article %s: %w", id, err)
		}
		if found {
			w.changes.Deleted++
			w.paragraphs -= old.paragraphs
			w.remove(id, old.paragraphs)
		}
	}
	return nil
}

func (w *Writer) put(a *corpus.Article) error {
	if err := check(a); err != nil {
		return err
	}
	e := &w.encoded
	e.encode(a)
	old, found, err := w.known(a.ID)
	switch {
	case err != nil:
		return err
	case found && old.hash == e.hash:
		w.changes.Unchanged++
		return nil
	case found:
		w.changes.Replaced++
		w.remove(a.ID, old.paragraphs)
	default:
		w.changes.Added++
	}
	w.paragraphs += len(a.Paragraphs) - old.paragraphs
	if err := e.documents(w.target); err != nil {
		return err
	}
	return w.added(a.ID, known{e.hash, len(a.Paragraphs)})
}

// check refuses what could not be found again.
func check(a *corpus.Article) error {
	if _, err := corpus.ParseArticleID(string(a.ID)); err != nil {
		return err
	}
	if len(a.Paragraphs) == 0 {
		return errors.New("it has no paragraphs")
	}
	for i, p := range a.Paragraphs {
		if p.Number != i+1 || p.ID != corpus.NewParagraphID(a.ID, p.Number) {
			return fmt.Errorf("its paragraph %d is numbered %d and called %q", i+1, p.Number, p.ID)
		}
	}
	return nil
}

// recovered makes an error of a panic: on a full disk Bleve panics where it should fail.
func recovered(err *error) {
	if p := recover(); p != nil {
		*err = errors.Join(*err, fmt.Errorf("the index engine failed, as it does on a full disk: %v", p))
	}
}
