package bleveindex

import (
	"bytes"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"
)

// TestNothingSound holds that each damaged generation is told once, however often the index looks.
func TestNothingSound(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test"}
	var told bytes.Buffer
	x, err := Open(t.Context(), s.Dir, Options{Poll: time.Hour, Logger: slog.New(slog.NewTextHandler(&told, nil))})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for i := range 3 {
		load1(t, s, batch(i, 1)...)
	}
	for i := range 3 {
		damage(t, s, numbered(i+1), boltName, func([]byte) []byte { return nil })
	}
	for range 5 {
		err := x.follow(t.Context())
		if !errors.As(err, new(*DamagedError)) {
			t.Fatalf("a look at nothing but damage: %v", err)
		}
		x.keep(err)
	}
	if lines := strings.Count(told.String(), "\n"); lines != 3 {
		t.Errorf("%d lines are logged, and not one for each generation:\n%s", lines, &told)
	}
	if st := x.Status(); st.Ready || st.Reason == "" {
		t.Errorf("the status is %+v", st)
	}
}

// TestFaultThatPasses holds that a generation that faulted is opened anew when all of its files are right, and that nobody
// waits meanwhile.
func TestFaultThatPasses(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test"}
	load1(t, s, batch(0, 3)...)
	x := openIndex(t, s.Dir)
	g := must(x.acquire())
	g.broken.Store(true)
	// Asked itself, since the look at all files that follows on opening may have found by now that it is sound.
	if _, err := askIn(x, g, func(*generation) (int, error) { return 0, nil }); err == nil {
		t.Error("what faulted answers")
	}
	x.swapped <- struct{}{}
	waitFor(t, "the generation to be opened anew", func() bool {
		res, err := x.Search(t.Context(), asked("harbour"))
		return err == nil && res.Total == 3
	})
}
