package bleveindex

import (
	"io"
	"log/slog"
	"testing"
	"time"

	"onrecord/index"
	"onrecord/index/indextest"
)

func TestEngine(t *testing.T) { indextest.Run(t, open) }

func open(t *testing.T) indextest.Engine {
	dir := t.TempDir()
	x := openIndex(t, dir)
	store := Store{Dir: dir, Command: "test"}
	return indextest.Engine{Searcher: x, Publish: func(fill func(index.Writer) error) error {
		p, err := store.Load(t.Context(), func(w *Writer) error { return fill(w) })
		if err != nil {
			return err
		}
		waitFor(t, "generation "+p.Generation, func() bool { return x.Status().Version.Generation == p.Generation })
		return nil
	}}
}

func openIndex(t *testing.T, dir string) *Index {
	t.Helper()
	x, err := Open(t.Context(), dir, Options{Poll: time.Millisecond, Logger: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x
}

// waitFor waits until done, or fails after a time in which nothing could still be under way.
func waitFor(t *testing.T, what string, done func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !done(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited in vain for %s", what)
		}
	}
}
