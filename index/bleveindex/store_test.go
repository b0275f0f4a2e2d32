package bleveindex

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	gosync "sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"golang.org/x/sys/unix"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/indextest"
)

// batch gives n invented articles of one paragraph each, numbered from first.
func batch(first, n int) []corpus.Article {
	var list []corpus.Article
	for i := first; i < first+n; i++ {
		id := corpus.ArticleID(fmt.Sprintf("note-%d", i))
		list = append(list, corpus.Article{ID: id, Lang: "en", Paragraphs: []corpus.Paragraph{{
			ID: corpus.NewParagraphID(id, 1), Number: 1, Kind: corpus.KindProse,
			Text: fmt.Sprintf("Note number %d tells of the harbour and of nothing else.", i),
		}}})
	}
	return list
}

func load1(t *testing.T, s Store, articles ...corpus.Article) Published {
	t.Helper()
	p, err := s.Load(t.Context(), func(w *Writer) error { return w.Put(t.Context(), articles) })
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func served(t *testing.T, x *Index, generation string) {
	t.Helper()
	waitFor(t, "generation "+generation, func() bool { return x.Status().Version.Generation == generation })
}

// TestManyLoads is the life of an index that is added to again and again.
func TestManyLoads(t *testing.T) {
	t.Parallel()
	s := Store{Dir: t.TempDir(), Command: "test"}
	const loads = 200
	for i := range loads {
		load1(t, s, batch(i*10, 10)...)
	}
	list, err := s.Generations()
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != DefaultKeep+1 {
		t.Errorf("%d generations are kept, and not %d old ones beside the live one", len(list), DefaultKeep)
	}
	for _, g := range list {
		if g.Err != nil {
			t.Error(g.Err)
		}
	}
	live := list[len(list)-1]
	if live.Name != numbered(loads) || live.Articles != loads*10 {
		t.Errorf("generation %s with %d articles is the last", live.Name, live.Articles)
	}
	segments := 0
	for _, f := range live.Files {
		if filepath.Ext(f.Name) == ".zap" {
			segments++
		}
	}
	if segments > 15 {
		t.Errorf("%d loads left %d segments", loads, segments)
	}
	noStrays(t, dir(s.Dir).generation(live.Name), live.Manifest)
	for _, f := range live.Files {
		info, err := os.Stat(filepath.Join(dir(s.Dir).generation(live.Name), f.Name))
		if err != nil || info.Mode().Perm() != 0o644 {
			t.Errorf("%s is not for every server to read: %v, %v", f.Name, info.Mode(), err)
		}
	}
	if entries, err := os.ReadDir(s.Dir); err != nil || len(entries) != 3 {
		t.Errorf("the data directory holds %v, %v", entries, err)
	}
	if err := s.Verify(t.Context(), func(g Generation) {
		if g.Err != nil {
			t.Error(g.Err)
		}
	}); err != nil {
		t.Error(err)
	}
}

// noStrays holds that a generation's folder has the files of its manifest alone, and its index names all segments.
func noStrays(t *testing.T, folder string, m Manifest) {
	t.Helper()
	files, err := listFiles(folder, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(files, m.Files) {
		t.Errorf("the folder has %d files, the manifest %d", len(files), len(m.Files))
	}
	idx, err := openReadOnly(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer idx.Close()
	err = withSnapshot(idx, func(snap *scorch.IndexSnapshot) error {
		if n := len(segmentPaths(snap)); 4*n != len(files)-2 { // each with its columns, words and lists; index_meta.json and root.bolt are the others
			t.Errorf("%d segments are named, and there are %d files", n, len(files))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestLoadWhileSearching publishes generations under readers, each of which has to get whole answers.
func TestLoadWhileSearching(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test", Keep: 1}
	load1(t, s, batch(0, 100)...)
	x := openIndex(t, s.Dir)
	var searches atomic.Int64
	ctx, stop := context.WithCancel(t.Context())
	var readers gosync.WaitGroup
	for range 2 {
		readers.Go(func() {
			q := index.Query{Text: "harbour", Limit: 100, Highlight: true, Facets: index.Facets()}
			q.Root, _ = index.Parse(q.Text)
			for ctx.Err() == nil {
				res, err := x.Search(t.Context(), q)
				if err != nil || res.Total < 100 || res.Total%10 != 0 || len(res.Hits) != 100 || res.Articles != res.Total {
					t.Errorf("%d hits of %d in %d articles, %v", len(res.Hits), res.Total, res.Articles, err)
					return
				}
				searches.Add(1)
			}
		})
	}
	var last string
	for i := range 20 {
		last = load1(t, s, batch(100+i*10, 10)...).Generation
		time.Sleep(5 * time.Millisecond)
	}
	served(t, x, last)
	stop()
	readers.Wait()
	if searches.Load() == 0 || x.Status().Corpus.Articles != 300 {
		t.Errorf("%d searches; %d articles at the end", searches.Load(), x.Status().Corpus.Articles)
	}
}

func TestLock(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "indexer load first"}
	entered, leave, done := make(chan struct{}), make(chan struct{}), make(chan error)
	go func() {
		_, err := s.Load(t.Context(), func(w *Writer) error {
			close(entered)
			<-leave
			return w.Put(t.Context(), batch(0, 1))
		})
		done <- err
	}()
	<-entered
	for name, second := range map[string]func() error{
		"load":     func() error { _, err := s.Load(t.Context(), func(*Writer) error { return nil }); return err },
		"prune":    func() error { _, err := s.Prune(); return err },
		"rollback": func() error { _, err := s.Rollback(t.Context(), ""); return err },
	} {
		err := second()
		if l := (*LockedError)(nil); !errors.As(err, &l) || l.PID != os.Getpid() || !strings.Contains(err.Error(), "indexer load first") {
			t.Errorf("%s while another writes: %v", name, err)
		}
	}
	close(leave)
	if err := <-done; err != nil {
		t.Error(err)
	}
	load1(t, s, batch(1, 1)...) // the lock is free again
}

func TestNumbersAreUsedOnce(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test", Keep: 1}
	for i := range 3 {
		load1(t, s, batch(i, 1)...)
	}
	if name, err := s.Rollback(t.Context(), ""); err != nil || name != "000002" {
		t.Fatalf("rolled back to %s, %v", name, err)
	}
	if err := os.RemoveAll(dir(s.Dir).generation("000003")); err != nil {
		t.Fatal(err)
	}
	if p := load1(t, s, batch(9, 1)...); p.Generation != "000004" || p.Articles != 3 {
		t.Errorf("the next generation is %s, with %d articles", p.Generation, p.Articles)
	}
	if _, err := s.Rollback(t.Context(), "000077"); err == nil || !strings.Contains(err.Error(), "000002, 000004") {
		t.Errorf("a rollback to nothing: %v", err)
	}
	if removed, err := s.Prune(); err != nil || len(removed) != 0 {
		t.Errorf("pruned %v, %v", removed, err)
	}
}

func TestRebuild(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test"}
	load1(t, s, indextest.Articles()...)
	p, err := s.Rebuild(t.Context(), func(w *Writer) error { return w.Put(t.Context(), batch(0, 3000)) })
	if err != nil || p.Articles != 3000 || p.Paragraphs != 3000 || p.Added != 3000 {
		t.Fatalf("rebuilt %+v, %v", p, err)
	}
	ids := []corpus.ArticleID{"note-1"}
	p, err = s.Rebuild(t.Context(), func(w *Writer) error {
		return errors.Join(w.Put(t.Context(), batch(1, 1)), w.Delete(t.Context(), ids), w.Put(t.Context(), batch(1, 1)))
	})
	if err != nil || p.Articles != 1 {
		t.Fatalf("put, deleted and put: %+v, %v", p, err)
	}
	if p := load1(t, s, batch(0, 5)...); p.Unchanged != 1 || p.Added != 4 {
		t.Errorf("the same and more made %+v", p)
	}
	if p := load1(t, s, batch(0, 5)...); p.New || p.Unchanged != 5 {
		t.Errorf("the same again made %+v", p)
	}
}

func TestNoFirstArticle(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test"}
	for name, fill := range map[string]func(*Writer) error{
		"nothing":         func(*Writer) error { return nil },
		"nothing deleted": func(w *Writer) error { return w.Delete(t.Context(), []corpus.ArticleID{"note-1"}) },
		"nothing is left": func(w *Writer) error {
			return errors.Join(w.Put(t.Context(), batch(1, 1)), w.Delete(t.Context(), []corpus.ArticleID{"note-1"}))
		},
	} {
		_, err := s.Load(t.Context(), fill)
		if live, _ := s.Live(); !errors.Is(err, ErrNoArticle) || live != "" {
			t.Errorf("%s: generation %q, %v", name, live, err)
		}
	}
}

// TestFailedLoad holds that nothing is left of a load that fails or is stopped.
func TestFailedLoad(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test"}
	load1(t, s, batch(0, 1)...)
	before := tree(t, s.Dir)
	ended, cancel := context.WithCancel(t.Context())
	for name, fill := range map[string]func(w *Writer) error{
		"failed":   func(w *Writer) error { return errors.Join(w.Put(t.Context(), batch(1, 3000)), errors.New("no")) },
		"stopped":  func(w *Writer) error { cancel(); return w.Put(ended, batch(1, 1)) },
		"bad data": func(w *Writer) error { return w.Put(t.Context(), []corpus.Article{{ID: "x"}}) },
	} {
		if _, err := s.Load(ended, fill); err == nil {
			t.Errorf("%s: no error", name)
		}
		if after := tree(t, s.Dir); after != before {
			t.Errorf("%s: the data directory was\n%sand is\n%s", name, before, after)
		}
	}
}

// TestFullDisk holds that a load that cannot write ends, and leaves nothing. Files that may not grow stand for the disk.
// They would stop the test's own files too, so it runs in a process of its own.
func TestFullDisk(t *testing.T) {
	if os.Getenv("ONRECORD_TEST_FULL_DISK") == "" {
		cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestFullDisk$", "-test.timeout=60s")
		cmd.Env = append(os.Environ(), "ONRECORD_TEST_FULL_DISK=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
		return
	}
	s := Store{Dir: t.TempDir(), Command: "test"}
	load1(t, s, batch(0, 1)...)
	before := tree(t, s.Dir)
	var old unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_FSIZE, &old); err != nil {
		t.Fatal(err)
	}
	signal.Ignore(unix.SIGXFSZ) // so that writing fails, and does not end the process
	defer signal.Reset(unix.SIGXFSZ)
	for _, kilobytes := range []uint64{100, 200, 300, 400, 500} { // in a batch, or only when batches are merged
		limit := unix.Rlimit{Cur: kilobytes << 10, Max: old.Max}
		if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &limit); err != nil {
			t.Fatal(err)
		}
		_, err := s.Load(t.Context(), func(w *Writer) error {
			for i := range 12 {
				if err := w.Put(t.Context(), batch(i*500, 500)); err != nil {
					return err
				}
			}
			return nil
		})
		if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &old); err != nil {
			t.Fatal(err)
		}
		if err == nil {
			t.Errorf("with %d kB a file everything was written", kilobytes)
			break
		}
		if after := tree(t, s.Dir); after != before {
			t.Errorf("with %d kB a file the data directory was\n%sand is\n%s", kilobytes, before, after)
		}
	}
}

// tree lists the files of a folder with their sizes, the lock file apart.
func tree(t *testing.T, folder string) string {
	t.Helper()
	var b strings.Builder
	files, err := listFiles(folder, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name != "writer.lock" {
			fmt.Fprintln(&b, f.Name, f.Size, f.SHA256)
		}
	}
	return b.String()
}

// TestLeftovers holds that what a killed indexer leaves harms nobody, and goes with the next load.
func TestLeftovers(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test"}
	load1(t, s, batch(0, 1)...)
	d := dir(s.Dir)
	tmp := d.generation("000002") + ".tmp"
	if err := os.MkdirAll(filepath.Join(tmp, "store"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(d.lockFile(), []byte(`{"pid":1,"comm`), 0o644); err != nil { // cut off
		t.Fatal(err)
	}
	x := openIndex(t, s.Dir)
	if p := load1(t, s, batch(1, 1)...); p.Generation != "000002" {
		t.Errorf("the next generation is %s", p.Generation)
	}
	served(t, x, "000002")
	if _, err := os.Stat(tmp); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the leftover is still there: %v", err)
	}
}

// damage changes a file of a generation.
func damage(t *testing.T, s Store, generation, pattern string, change func([]byte) []byte) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir(s.Dir).generation(generation), pattern))
	if err != nil || len(files) == 0 {
		t.Fatalf("no file %s: %v", pattern, err)
	}
	b, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	// A new file, since a segment is linked from other generations.
	if err := errors.Join(os.Remove(files[0]), os.WriteFile(files[0], change(b), 0o644)); err != nil {
		t.Fatal(err)
	}
}

func TestDamage(t *testing.T) {
	half := func(b []byte) []byte { return b[:len(b)/2] }
	flip := func(b []byte) []byte { b[len(b)/2] ^= 1; return b }
	for _, test := range []struct {
		name, pattern string
		change        func([]byte) []byte
	}{
		{"short segment", "store/*.zap", half},
		{"flipped bit in a segment", "store/*.zap", flip},
		{"short columns", "columns/*.col", half},
		{"flipped bit in the columns", "columns/*.col", flip},
		{"columns of another segment", "columns/*.col", func(b []byte) []byte { b[16] ^= 1; return b }},
		{"short root.bolt", "store/root.bolt", half},
		{"empty root.bolt", "store/root.bolt", func([]byte) []byte { return nil }},
		{"short manifest", "manifest.json", half},
		{"changed manifest", "manifest.json", func(b []byte) []byte { return []byte(strings.Replace(string(b), `"articles": 2`, `"articles": 3`, 1)) }},
		{"another generation's manifest", "manifest.json", func(b []byte) []byte {
			var m Manifest
			if err := json.Unmarshal(b, &m); err != nil {
				t.Fatal(err)
			}
			m.Generation = "000009"
			m.SHA256 = m.checksum()
			b, err := json.Marshal(m)
			if err != nil {
				t.Fatal(err)
			}
			return b
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := Store{Dir: t.TempDir(), Command: "test"}
			load1(t, s, batch(0, 1)...)
			load1(t, s, batch(1, 1)...)
			damage(t, s, "000002", test.pattern, test.change)

			x := openIndex(t, s.Dir)
			served(t, x, "000001")
			if st := x.Status(); !st.Ready || !st.Degraded || !strings.Contains(st.Reason, "000002") || strings.Contains(st.Reason, s.Dir) {
				t.Errorf("the status is %+v", st)
			}
			bad := 0
			err := s.Verify(t.Context(), func(g Generation) {
				if g.Err != nil {
					bad++
				}
			})
			if err != nil || bad != 1 {
				t.Errorf("verify finds %d damaged, %v", bad, err)
			}
			if name, err := s.Rollback(t.Context(), ""); err != nil || name != "000001" {
				t.Errorf("rolled back to %q, %v", name, err)
			}
			p := load1(t, s, batch(2, 1)...)
			served(t, x, p.Generation)
			if st := x.Status(); st.Degraded || p.Articles != 2 {
				t.Errorf("after a new load of %d articles the status is %+v", p.Articles, st)
			}
		})
	}
}

// TestDamagedBase holds that nothing is built on a damaged generation.
func TestDamagedBase(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test"}
	load1(t, s, batch(0, 1)...)
	damage(t, s, "000001", "store/root.bolt", func(b []byte) []byte { return nil })
	_, err := s.Load(t.Context(), func(w *Writer) error { return w.Put(t.Context(), batch(1, 1)) })
	if err == nil || !strings.Contains(err.Error(), "indexer rollback") || !strings.Contains(err.Error(), "root.bolt") {
		t.Errorf("a load onto damage: %v", err)
	}
	if _, err := Open(t.Context(), s.Dir, Options{}); err == nil || !strings.Contains(err.Error(), "indexer rebuild") {
		t.Errorf("a server on nothing but damage: %v", err)
	}
	if _, err := s.Rebuild(t.Context(), func(w *Writer) error { return w.Put(t.Context(), batch(1, 1)) }); err != nil {
		t.Error(err)
	}
}

// TestAlteredBase holds that a load does not make damage look sound by building on it: where the segment is merged the load
// fails, and until then every generation that links it is damaged.
func TestAlteredBase(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test", Keep: 100}
	load1(t, s, batch(0, 3)...)
	damage(t, s, "000001", "store/*.zap", func(b []byte) []byte { b[len(b)/2] ^= 1; return b })
	for n := 1; n < 100; n++ {
		live, err := s.Live()
		if err != nil {
			t.Fatal(err)
		}
		_, err = s.Load(t.Context(), func(w *Writer) error { return w.Put(t.Context(), batch(5+n, 1)) })
		if err != nil {
			if d := (*DamagedError)(nil); !errors.As(err, &d) || !strings.Contains(err.Error(), "indexer rollback") {
				t.Errorf("a load onto an altered segment: %v", err)
			}
			if now, err := s.Live(); err != nil || now != live {
				t.Errorf("live is %q and not %q, %v", now, live, err)
			}
			return
		}
		if bad := damaged(t, s); bad != n+1 {
			t.Fatalf("%d of %d generations are damaged", bad, n+1)
		}
	}
	t.Error("the altered segment is never merged")
}

// damaged counts the generations that are.
func damaged(t *testing.T, s Store) (n int) {
	t.Helper()
	if err := s.Verify(t.Context(), func(g Generation) {
		if errors.As(g.Err, new(*DamagedError)) {
			n++
		}
	}); err != nil {
		t.Fatal(err)
	}
	return n
}

// TestAlteredLink holds that damage in a segment that a load links on is found in the new generation too.
func TestAlteredLink(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test"}
	load1(t, s, batch(0, 5000)...)
	damage(t, s, "000001", "store/*.zap", func(b []byte) []byte { b[len(b)/2] ^= 1; return b })
	p := load1(t, s, batch(6000, 1)...)
	if bad := damaged(t, s); bad != 2 || p.Generation != "000002" {
		t.Errorf("%d generations up to %s are damaged", bad, p.Generation)
	}
}

// TestCutShort holds that a segment that shrinks under the server takes an answer, and not the server.
func TestCutShort(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test"}
	load1(t, s, batch(0, 3)...)
	if _, err := s.Rebuild(t.Context(), func(w *Writer) error { return w.Put(t.Context(), batch(0, 400)) }); err != nil {
		t.Fatal(err)
	}
	x, err := Open(t.Context(), s.Dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	files, err := filepath.Glob(filepath.Join(dir(s.Dir).generation("000002"), "store", "*.zap"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no segment: %v", err)
	}
	for _, f := range files {
		if err := os.Truncate(f, 10); err != nil {
			t.Fatal(err)
		}
	}
	for end := time.Now().Add(20 * time.Second); x.Status().Version.Generation != "000001"; {
		_, err := x.Search(t.Context(), index.Query{Limit: 10})
		if time.Now().After(end) {
			t.Fatalf("what was cut short is still served; a search gives %v", err)
		}
	}
}

// TestNoneLive holds that a load does not begin again from nothing where only the pointer is lost.
func TestNoneLive(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test"}
	load1(t, s, batch(0, 1)...)
	if err := os.Remove(dir(s.Dir).currentFile()); err != nil {
		t.Fatal(err)
	}
	_, err := s.Load(t.Context(), func(w *Writer) error { return w.Put(t.Context(), batch(5, 1)) })
	if err == nil || !strings.Contains(err.Error(), "rollback -to") || !strings.Contains(err.Error(), "000001") {
		t.Errorf("a load without a pointer: %v", err)
	}
	list, err := s.Generations()
	if len(list) != 1 || list[0].Live || err == nil {
		t.Errorf("the generations are %+v, %v", list, err)
	}
	found := 0
	if err := s.Verify(t.Context(), func(g Generation) { found++ }); err == nil || found != 1 {
		t.Errorf("verify told of %d generations, %v", found, err)
	}
	if _, err := s.Rollback(t.Context(), ""); err == nil || !strings.Contains(err.Error(), "rollback -to") {
		t.Errorf("a rollback without a pointer: %v", err)
	}
	if _, err := s.Rollback(t.Context(), "000001"); err != nil {
		t.Error(err)
	}
}

func TestOtherSchema(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test"}
	load1(t, s, batch(0, 1)...)
	x := openIndex(t, s.Dir)
	older := func(b []byte) []byte {
		return []byte(strings.Replace(string(b), fmt.Sprintf(`"schema": %d`, schema), `"schema": 99`, 1))
	}
	load1(t, s, batch(1, 1)...)
	served(t, x, "000002")
	damage(t, s, "000002", "manifest.json", older)

	_, err := Open(t.Context(), s.Dir, Options{})
	if e := (*SchemaError)(nil); !errors.As(err, &e) || !strings.Contains(err.Error(), "indexer rebuild") {
		t.Errorf("a server on another schema: %v", err)
	}
	_, err = s.Load(t.Context(), func(w *Writer) error { return nil })
	if e := (*SchemaError)(nil); !errors.As(err, &e) {
		t.Errorf("a load onto another schema: %v", err)
	}
	if _, err := s.Rebuild(t.Context(), func(w *Writer) error { return w.Put(t.Context(), batch(5, 1)) }); err != nil {
		t.Error(err)
	}
	served(t, x, "000003")
}

// TestPassingFaults holds that the index is degraded no longer than the fault lasts.
func TestPassingFaults(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test"}
	load1(t, s, batch(0, 1)...)
	d := dir(s.Dir)
	x := openIndex(t, s.Dir)
	degraded := func(want bool) func() bool { return func() bool { return x.Status().Degraded == want } }
	if err := os.WriteFile(d.currentFile(), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	waitFor(t, "an empty pointer", degraded(true))
	if err := d.setCurrent("000001"); err != nil {
		t.Fatal(err)
	}
	waitFor(t, "the pointer to be mended", degraded(false))

	p := load1(t, s, batch(1, 1)...)
	served(t, x, p.Generation)
	manifest := filepath.Join(d.generation("000002"), manifestName)
	if _, err := s.Rollback(t.Context(), "000001"); err != nil {
		t.Fatal(err)
	}
	served(t, x, "000001")
	exchange := func() error { // at once, so that it is never missing
		return unix.Renameat2(unix.AT_FDCWD, manifest, unix.AT_FDCWD, manifest+".away", unix.RENAME_EXCHANGE)
	}
	if err := errors.Join(os.Mkdir(manifest+".away", 0o755), exchange(), d.setCurrent("000002")); err != nil {
		t.Fatal(err)
	}
	waitFor(t, "a manifest that cannot be read now", degraded(true))
	if err := exchange(); err != nil {
		t.Fatal(err)
	}
	served(t, x, "000002")
}

// TestNoTime holds that a generation that could not be opened for want of time is not called damaged.
func TestNoTime(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test"}
	load1(t, s, batch(0, 1)...)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := openGeneration(ended, dir(s.Dir), "000001"); !errors.Is(err, context.Canceled) || errors.As(err, new(*DamagedError)) {
		t.Errorf("an open that was stopped: %v", err)
	}
}

// TestUnreadableFile holds that the check in the background notices a file that the disk does not give. A folder stands
// for it: it can be opened and not read.
func TestUnreadableFile(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test"}
	load1(t, s, batch(0, 1)...)
	load1(t, s, batch(1, 1)...)
	x := openIndex(t, s.Dir)
	served(t, x, "000002")
	file := filepath.Join(dir(s.Dir).generation("000002"), metaName)
	if err := errors.Join(os.Remove(file), os.Mkdir(file, 0o755)); err != nil {
		t.Fatal(err)
	}
	x.swapped <- struct{}{}
	served(t, x, "000001")
	if st := x.Status(); !st.Degraded || strings.Contains(st.Reason, s.Dir) {
		t.Errorf("the status is %+v", st)
	}
}

// TestWrongPointer holds that a pointer to nothing is told, and can be mended.
func TestWrongPointer(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test"}
	load1(t, s, batch(0, 1)...)
	if err := os.WriteFile(dir(s.Dir).currentFile(), []byte("../../etc\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), s.Dir, Options{}); err == nil || !strings.Contains(err.Error(), "rollback -to") {
		t.Errorf("a server: %v", err)
	}
	if _, err := s.Rollback(t.Context(), "000001"); err != nil {
		t.Error(err)
	}
	if name, err := s.Live(); err != nil || name != "000001" {
		t.Errorf("live is %q, %v", name, err)
	}
}
