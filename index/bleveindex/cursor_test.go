package bleveindex

import (
	"encoding/base64"
	"errors"
	"slices"
	"testing"

	"onrecord/index"
)

// TestCursorsGoOn holds that a cursor goes on in its generation after others have become live, also in a server that
// never served it, and says so when it is pruned.
func TestCursorsGoOn(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test", Keep: 4}
	load1(t, s, batch(0, 30)...)
	x := openIndex(t, s.Dir)
	q := asked("harbour")
	q.Limit = 10
	page := func(x *Index, cursor string) index.Result {
		t.Helper()
		q.Cursor = cursor
		res, err := x.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		return res
	}
	first := page(x, "")
	got := ids(first.Hits)
	for i := range 4 {
		p := load1(t, s, batch(100*(i+1), 30)...)
		served(t, x, p.Generation)
	}
	for _, x := range []*Index{x, openIndex(t, s.Dir), x} { // it opens them anew, and finds them open
		all := slices.Clone(got)
		for next := first.Next; next != ""; {
			res := page(x, next)
			if res.Version != first.Version || res.Total != 30 {
				t.Errorf("a cursor of %v goes on in %v with %d hits", first.Version, res.Version, res.Total)
			}
			all = append(all, ids(res.Hits)...)
			next = res.Next
		}
		slices.Sort(all)
		if all = slices.Compact(all); len(all) != 30 {
			t.Errorf("the pages have %d hits, and not 30", len(all))
		}
	}
	x.past.mu.Lock()
	if n := len(x.past.list); n > maxPast {
		t.Errorf("%d generations are open", n)
	}
	x.past.mu.Unlock()

	s.Keep = 1
	if _, err := s.Prune(); err != nil {
		t.Fatal(err)
	}
	q.Cursor = first.Next
	if _, err := x.Search(t.Context(), q); !errors.Is(err, index.ErrGone) {
		t.Errorf("a cursor of a generation that was pruned: %v", err)
	}
	waitFor(t, "the generations to be closed that were pruned", func() bool {
		x.past.mu.Lock()
		defer x.past.mu.Unlock()
		return !slices.ContainsFunc(x.past.list, func(g pastGeneration) bool { return g.Generation == "000001" })
	})
}

// TestDamagedPast holds that no cursor goes on in a generation that is damaged, or is another than it was.
func TestDamagedPast(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test"}
	load1(t, s, batch(0, 5)...)
	q := asked("harbour")
	q.Limit = 2
	res, err := openIndex(t, s.Dir).Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	load1(t, s, batch(10, 5)...)
	x := openIndex(t, s.Dir)
	at, err := positionOf(index.Query{Root: q.Root, Cursor: res.Next})
	if err != nil {
		t.Fatal(err)
	}
	other := *at
	other.Hash = x.Status().Version.Hash
	if _, err := x.acquireFor(t.Context(), &other); !errors.Is(err, index.ErrGone) {
		t.Errorf("a cursor of another content: %v", err)
	}
	damage(t, s, "000001", "columns/*.col", func(b []byte) []byte { return b[:len(b)-1] })
	if _, err := x.acquireFor(t.Context(), at); !errors.Is(err, index.ErrGone) {
		t.Errorf("a cursor of a damaged generation: %v", err)
	}
}

// TestForgedCursors holds that no cursor leads out of the data directory, or takes the server down.
func TestForgedCursors(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test"}
	load1(t, s, batch(0, 5)...)
	x := openIndex(t, s.Dir)
	q := asked("harbour")
	for _, content := range []string{
		"", "{}", "null", "[]", `{"g":"../../etc","h":"","q":"` + hashOf(q) + `"}`, `{"g":"000001","h":"","q":"` + hashOf(q) + `"}`,
		`{"g":"000001","q":"x"}`, `{"g":"000001","h":"","q":"` + hashOf(q) + `","k":-1}`, `{"g":"000001","x":1}`, "\xff",
	} {
		q.Cursor = base64.RawURLEncoding.EncodeToString([]byte(content))
		if q.Cursor == "" {
			continue
		}
		if _, err := x.Search(t.Context(), q); !errors.As(err, new(*index.InvalidError)) && !errors.Is(err, index.ErrGone) {
			t.Errorf("the cursor %s: %v", content, err)
		}
	}
	at := position{"000001", x.Status().Version.Hash, hashOf(q), 1 << 63, 1 << 63}
	if res, err := askIn(x, must(x.acquireFor(t.Context(), &at)), func(g *generation) (index.Result, error) {
		return g.search(t.Context(), q, &at)
	}); err != nil || res.Total != 5 {
		t.Errorf("a place that nothing has: %d hits, %v", res.Total, err)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// FuzzCursor holds that a cursor of anybody's is refused or read, and names a generation where it is read.
func FuzzCursor(f *testing.F) {
	q := asked("harbour")
	f.Add(`{"g":"000001","h":"x","q":"` + hashOf(q) + `","k":1,"p":2}`)
	f.Add("{}")
	f.Add("")
	f.Fuzz(func(t *testing.T, content string) {
		q.Cursor = base64.RawURLEncoding.EncodeToString([]byte(content))
		at, err := positionOf(q)
		if q.Cursor == "" {
			if at != nil || err != nil {
				t.Errorf("no cursor is %v, %v", at, err)
			}
			return
		}
		if err == nil && !generationName.MatchString(at.Generation) {
			t.Errorf("the cursor %q names the generation %q", content, at.Generation)
		}
		if err != nil && !errors.As(err, new(*index.InvalidError)) {
			t.Errorf("the cursor %q: %v", content, err)
		}
	})
}
