package bleveindex

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"golang.org/x/sync/errgroup"

	"onrecord/corpus"
	"onrecord/index"
)

const (
	// batchSize is how many documents are indexed at once. Larger ones gain little and take much memory.
	batchSize = 1000
	// submitters is how many batches are in work: a batch builds its segment on one core.
	submitters = 2
)

// Changes counts the articles that a writer was given, by what became of them.
type Changes struct{ Added, Replaced, Unchanged, Deleted int }

// Any reports whether anything is different from before.
func (c Changes) Any() bool { return c.Added+c.Replaced+c.Deleted > 0 }

// Writer changes a generation that nobody reads yet. It is an index.Writer.
type Writer struct {
	idx        bleve.Index
	changes    Changes
	paragraphs int // more than there were before

	batch   *bleve.Batch
	held    map[corpus.ArticleID]bool // in batch, or in one that is in work
	flights *errgroup.Group
	flying  context.Context           // ended when a batch fails
	seen    map[corpus.ArticleID]bool // all that is in the index, where it was empty; else nil
}

var _ index.Writer = (*Writer)(nil)

// newWriter writes to idx, which is empty where fresh is set.
func newWriter(idx bleve.Index, fresh bool) *Writer {
	w := &Writer{idx: idx}
	if fresh {
		w.seen = map[corpus.ArticleID]bool{}
	}
	w.takeOff()
	return w
}

// Changes tells what it has done so far.
func (w *Writer) Changes() Changes { return w.changes }

func (w *Writer) takeOff() {
	w.batch, w.held = w.idx.NewBatch(), map[corpus.ArticleID]bool{}
	w.flights, w.flying = errgroup.WithContext(context.Background())
	w.flights.SetLimit(submitters)
}

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
		old, err := w.stored(id)
		if err != nil {
			return fmt.Errorf("delete article %s: %w", id, err)
		}
		if old == nil {
			continue
		}
		w.changes.Deleted++
		w.paragraphs -= old.Paragraphs
		w.remove(id, 1, old.Paragraphs)
		w.batch.Delete(string(id))
		w.held[id] = true
		delete(w.seen, id)
	}
	return nil
}

func (w *Writer) put(a *corpus.Article) error {
	if err := check(a); err != nil {
		return err
	}
	hash, err := contentHash(a)
	if err != nil {
		return err
	}
	old, err := w.stored(a.ID)
	if err != nil {
		return err
	}
	if old != nil && old.Hash == hash {
		w.changes.Unchanged++
		return nil
	}
	docs, err := documents(a, hash)
	if err != nil {
		return err
	}
	w.changes.Added++
	w.paragraphs += len(a.Paragraphs)
	if old != nil {
		w.changes.Added--
		w.changes.Replaced++
		w.paragraphs -= old.Paragraphs
		w.remove(a.ID, len(a.Paragraphs)+1, old.Paragraphs)
	}
	for _, d := range docs {
		if err := w.batch.IndexAdvanced(d); err != nil {
			return err
		}
	}
	w.held[a.ID] = true
	if w.seen != nil {
		w.seen[a.ID] = true
	}
	if w.flying.Err() != nil {
		return w.flush()
	}
	if w.batch.Size() >= batchSize {
		w.submit()
	}
	return nil
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

// contentHash tells two states of an article apart.
func contentHash(a *corpus.Article) (string, error) {
	b, err := json.Marshal(struct {
		Author    string
		Documents []corpus.Document
	}{a.Author, a.Documents()})
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16]), nil
}

func (w *Writer) remove(id corpus.ArticleID, from, to int) {
	for n := from; n <= to; n++ {
		w.batch.Delete(docID(id, n))
	}
}

// stored gives what the index holds of an article; nil when it does not know it.
func (w *Writer) stored(id corpus.ArticleID) (*articleRecord, error) {
	if w.held[id] { // what is not indexed yet cannot be read, and one batch may not overtake another
		if err := w.flush(); err != nil {
			return nil, err
		}
	}
	if w.seen != nil && !w.seen[id] {
		return nil, nil
	}
	var r articleRecord
	found, err := load(w.idx, string(id), &r)
	if err != nil || !found {
		return nil, err
	}
	return &r, nil
}

// submit hands the batch over to be indexed, and waits only while all submitters are busy.
func (w *Writer) submit() {
	batch := w.batch
	w.batch = w.idx.NewBatch()
	w.flights.Go(func() (err error) {
		defer recovered(&err)
		return w.idx.Batch(batch)
	})
}

// flush waits until everything is indexed.
func (w *Writer) flush() error {
	if w.batch.Size() > 0 {
		w.submit()
	}
	err := w.flights.Wait()
	w.takeOff()
	if err != nil {
		return fmt.Errorf("index a batch: %w", err)
	}
	return nil
}

// recovered makes an error of a panic: on a full disk Bleve panics where it should fail.
func recovered(err *error) {
	if p := recover(); p != nil {
		*err = errors.Join(*err, fmt.Errorf("the index engine failed, as it does on a full disk: %v", p))
	}
}
