package corpus

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/sys/unix"
)

// realData gives the path of real statements that are not part of this repository.
func realData(t testing.TB, name string) string {
	path := filepath.Join("..", "..", "shared", "data", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the real statements are not here (%s)", path)
	}
	return path
}

// write makes files in a folder of the test and gives the folder.
func write(t testing.TB, files map[string]string) string {
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(content), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// collect reads to the end, with the errors of records apart from the one that ends it.
func collect(r Reader, sources ...string) (articles []Article, rejected []string, err error) {
	for a, e := range r.Articles(context.Background(), sources...) {
		var re *RecordError
		switch {
		case e == nil:
			articles = append(articles, a)
		case errors.As(e, &re):
			rejected = append(rejected, e.Error())
		default:
			err = e
		}
	}
	return articles, rejected, err
}

// readString reads content as if it came from a file of that name, in memory.
func readString(r Reader, name, content string) (articles []Article, rejected []error) {
	format, _ := formatOf(name)
	l := newLoading(context.Background(), func(a Article, err error) bool {
		if err != nil {
			rejected = append(rejected, err)
		} else {
			articles = append(articles, a)
		}
		return true
	})
	l.Reader = r
	if err := l.readStream(source{name, -1, format}, strings.NewReader(content)); err != nil {
		rejected = append(rejected, err)
	}
	return articles, rejected
}

func texts(a Article) []string {
	var list []string
	for _, p := range a.Paragraphs {
		list = append(list, p.Text)
	}
	return list
}

func zip(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s)
	z.Close()
	return b.String()
}

func zstandard(s string) string {
	z, _ := zstd.NewWriter(nil)
	defer z.Close()
	return string(z.EncodeAll([]byte(s), nil))
}

// line is a record of JSON Lines with an ID.
func line(id string) string {
	return fmt.Sprintf(`{"id":%q,"lang":"en","text":"The dam of %s is safe."}`+"\n", id, id)
}

func TestArticlesFromManySources(t *testing.T) {
	dir := write(t, map[string]string{
		"b.jsonl":         line("b1") + line("b2"),
		"a/x.ndjson.gz":   zip(line("x")),
		"a/y.jsonl.zst":   zstandard(line("y")),
		"a/.hidden.jsonl": line("hidden"),
		".git/z.jsonl":    line("hidden-too"),
		"c.md":            "---\nid: c\n---\nThe council met.",
		"notes.docx":      "not ours",
		"README":          "not ours",
		"backup.gz":       "not ours",
		"D.TXT":           "---\nid: d\n---\nThe council met again.",
	})
	r := Reader{Stdin: strings.NewReader(zip(line("in")))}
	articles, rejected, err := collect(r, "-", dir, filepath.Join(dir, "a", ".hidden.jsonl"))
	if err != nil || rejected != nil {
		t.Fatal(rejected, err)
	}
	var ids []string
	for _, a := range articles {
		ids = append(ids, string(a.ID))
	}
	if diff := cmp.Diff([]string{"in", "d", "x", "y", "b1", "b2", "c", "hidden"}, ids); diff != "" {
		t.Error(diff)
	}
}

func TestArticlesFollowsLinks(t *testing.T) {
	dir := write(t, map[string]string{"real/a.jsonl": line("a"), "other/b.jsonl": line("b")})
	links := filepath.Join(dir, "links")
	err := errors.Join(os.Symlink(filepath.Join(dir, "real"), links),
		os.Symlink(filepath.Join(dir, "other", "b.jsonl"), filepath.Join(dir, "real", "b.jsonl")),
		os.Symlink(dir, filepath.Join(dir, "real", "loop")))
	if err != nil {
		t.Skip(err)
	}
	articles, rejected, err := collect(Reader{}, links)
	if len(articles) != 2 || rejected != nil || err != nil {
		t.Error(articles, rejected, err)
	}
}

func TestCheckSources(t *testing.T) {
	dir := write(t, map[string]string{
		"a.jsonl": "", "b.csv": "", "only/b.csv": "", "empty/.keep": "", "secret.txt": "", "plain": "", "c.csv.gz": "",
	})
	os.Chmod(filepath.Join(dir, "secret.txt"), 0)
	for name, c := range map[string]struct {
		r      Reader
		source string
		want   string // in the error; "" for none
	}{
		"a file":                 {Reader{}, "a.jsonl", ""},
		"a folder":               {Reader{}, ".", ""},
		"an empty folder":        {Reader{}, "empty", ""},
		"no extension":           {Reader{}, "plain", ""},
		"missing":                {Reader{}, "gone.txt", "gone.txt: no such file"},
		"unknown type":           {Reader{}, "b.csv", "known are .txt (text), .md (Markdown), .jsonl, .ndjson (JSON Lines)"},
		"unknown and zipped":     {Reader{}, "c.csv.gz", "known are"},
		"nothing known in it":    {Reader{}, "only", "known are"},
		"default of no language": {Reader{Lang: "english"}, "a.jsonl", "default language"},
		"no such language":       {Reader{Langs: []string{"en", "qq"}}, "a.jsonl", "languages to detect"},
		"endless outlet":         {Reader{Outlet: strings.Repeat("o", MaxField+1)}, "a.jsonl", "default outlet"},
	} {
		t.Run(name, func(t *testing.T) {
			err := c.r.CheckSources(filepath.Join(dir, c.source))
			if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v", err)
			}
			_, rejected, end := collect(c.r, filepath.Join(dir, c.source))
			if fmt.Sprint(end) != fmt.Sprint(err) {
				t.Errorf("Articles ends with %v, after %v", end, rejected)
			}
		})
	}
	if err := (Reader{}).CheckSources("-"); err == nil {
		t.Error("standard input that is not there")
	}
	if err := (Reader{Stdin: strings.NewReader("")}).CheckSources("-", "-"); err == nil {
		t.Error("standard input twice")
	}
	if err := (Reader{}).CheckSources(filepath.Join(dir, "secret.txt")); err == nil && os.Getuid() != 0 {
		t.Error("a file that cannot be opened")
	}
}

func TestNothingIsReadWhenASourceIsMissing(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl": line("a")})
	articles, _, err := collect(Reader{}, filepath.Join(dir, "a.jsonl"), filepath.Join(dir, "gone.jsonl"))
	if len(articles) != 0 || !errors.Is(err, os.ErrNotExist) {
		t.Error(articles, err)
	}
}

func TestRepeatedRecords(t *testing.T) {
	const met, left = `"lang":"en","text":"They met."`, `"lang":"en","text":"They left."`
	for name, c := range map[string]struct {
		lines    string
		want     int
		rejected string
	}{
		"derived, the same":          {`{"title":"A",` + met + "}\n" + `{"title":"A",` + met + "}", 1, ""},
		"derived, another text":      {`{"title":"A",` + met + "}\n" + `{"title":"A",` + left + "}", 1, "x.jsonl:2: its outlet, title and date and so its derived ID are those of x.jsonl:1, but its text is another"},
		"one address, another text":  {`{"url":"https://a.example/1#top",` + met + "}\n" + `{"url":"https://A.example/1",` + left + "}", 1, "x.jsonl:2: its url and so its derived ID are those of x.jsonl:1"},
		"derived, more is known":     {`{"title":"A",` + met + "}\n" + `{"title":"A","speaker":"Ada Ohm",` + met + "}", 2, ""},
		"given, the same":            {`{"id":"a",` + met + "}\n" + `{"id":"a",` + met + "}", 1, ""},
		"given, a later version":     {`{"id":"a",` + met + "}\n" + `{"id":"a",` + left + "}", 2, ""},
		"given, and back again":      {`{"id":"a",` + met + "}\n" + `{"id":"a",` + left + "}\n" + `{"id":"a",` + met + "}", 3, ""},
		"nothing but their title":    {`{"title":"A",` + met + "}\n" + `{"title":"A",` + left + "}", 1, "but its text is another"},
		"nothing but their text":     {"{" + met + "}\n{" + left + "}", 2, ""},
		"paragraphs, not their join": {`{"title":"A","lang":"en","paragraphs":["a","b"]}` + "\n" + `{"title":"A","lang":"en","text":"a\n\nb"}`, 1, ""},
	} {
		t.Run(name, func(t *testing.T) {
			articles, rejected := readString(Reader{}, "x.jsonl", c.lines)
			got := errors.Join(rejected...)
			if len(articles) != c.want || (got == nil) != (c.rejected == "") || got != nil && !strings.Contains(got.Error(), c.rejected) {
				t.Errorf("%d articles, rejected: %v", len(articles), got)
			}
		})
	}
}

func TestDamagedSources(t *testing.T) {
	var many strings.Builder
	for i := range 3000 {
		many.WriteString(line(fmt.Sprintf("n%d", i)))
	}
	whole := map[string]string{".gz": zip(many.String()), ".zst": zstandard(many.String())}
	flipped := []byte(whole[".gz"])
	flipped[len(flipped)-6] ^= 0xff // in its checksum
	dir := write(t, map[string]string{
		"cut.jsonl.gz":     whole[".gz"][:len(whole[".gz"])/2],
		"cut.jsonl.zst":    whole[".zst"][:len(whole[".zst"])-3],
		"stub.jsonl.gz":    whole[".gz"][:5],
		"empty.jsonl.zst":  "",
		"wrong.jsonl.gz":   string(flipped),
		"garbage.jsonl.gz": zip(line("a")) + "garbage after the end",
		"cut.txt.gz":       whole[".gz"][:len(whole[".gz"])/2],
		"utf16.txt":        "\xff\xfeH\x00i\x00",
		"sound.jsonl":      line("sound"),
		"loose":            "no JSON",
		"nothing":          "",
	})
	for name, want := range map[string]string{
		"cut.jsonl.gz": "ends too early", "cut.jsonl.zst": "ends too early", "stub.jsonl.gz": "ends too early",
		"empty.jsonl.zst": "is empty", "wrong.jsonl.gz": "is damaged", "garbage.jsonl.gz": "is damaged",
		"cut.txt.gz": "ends too early", "utf16.txt": "UTF-16", "loose": "no extension", "nothing": "nothing in it",
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(dir, name)
			articles, rejected, err := collect(Reader{}, path, filepath.Join(dir, "sound.jsonl"))
			if err != nil || len(rejected) != 1 || !strings.HasPrefix(rejected[0], path+":") || !strings.Contains(rejected[0], want) {
				t.Fatalf("rejected %q, then %v", rejected, err)
			}
			if n := len(articles); n == 0 || articles[n-1].ID != "sound" {
				t.Error("reading did not go on")
			}
		})
	}
}

func TestWrongExtensionOfCompression(t *testing.T) {
	dir := write(t, map[string]string{"plain.jsonl.gz": line("a"), "zipped.jsonl": zip(line("b")), "pipe": zstandard(line("c"))})
	articles, rejected, err := collect(Reader{}, filepath.Join(dir, "plain.jsonl.gz"),
		filepath.Join(dir, "zipped.jsonl"), filepath.Join(dir, "pipe"))
	if len(articles) != 3 || rejected != nil || err != nil {
		t.Error(len(articles), rejected, err)
	}
}

func TestDefaults(t *testing.T) {
	r := Reader{Outlet: " The  Daily Buoy ", Date: Date{Year: 2024}, Lang: "EN", Stdin: strings.NewReader(
		`{"id":"a","text":"Le port est ouvert."}` + "\n" +
			`{"id":"b","text":"Le port est ouvert.","outlet":"Phare","date":"2023-05","lang":"fr"}`)}
	articles, rejected, err := collect(r, "-")
	if rejected != nil || err != nil {
		t.Fatal(rejected, err)
	}
	for i, want := range []Article{
		{ID: "a", Outlet: "The Daily Buoy", Date: Date{Year: 2024}, Lang: "en"},
		{ID: "b", Outlet: "Phare", Date: Date{Year: 2023, Month: 5}, Lang: "fr"},
	} {
		want.Paragraphs = NewParagraphs(want.ID, []string{"Le port est ouvert."})
		if diff := cmp.Diff(want, articles[i]); diff != "" {
			t.Error(diff)
		}
	}
}

func TestContextEndsReading(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl": line("a") + line("b"), "b.jsonl": line("c")})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	var last error
	for _, err := range (Reader{}).Articles(ctx, dir) {
		n, last = n+1, err
		cancel()
	}
	if n != 2 || !errors.Is(last, context.Canceled) {
		t.Errorf("yielded %d, the last with %v", n, last)
	}
}

func TestContextEndsWaitingForInput(t *testing.T) {
	in, _ := io.Pipe()
	defer in.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	for _, err := range (Reader{Stdin: in}).Articles(ctx, "-") {
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
	}
}

// failing is a stream that breaks off.
type failing struct{ io.Reader }

func (f failing) Read(p []byte) (int, error) {
	if n, err := f.Reader.Read(p); err == nil {
		return n, nil
	}
	return 0, errors.New("the disk is on fire")
}

func TestStreamErrorEndsReading(t *testing.T) {
	_, rejected, err := collect(Reader{Stdin: failing{strings.NewReader(line("a"))}}, "-")
	if err == nil || !strings.Contains(err.Error(), "read -: the disk is on fire") || rejected != nil {
		t.Error(rejected, err)
	}
}

func TestStopEarly(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl": line("a") + "bad\n" + line("b"), "b.jsonl": line("c")})
	for stop := range 4 {
		n := 0
		for range (Reader{Progress: func(int64, int64) {}}).Articles(context.Background(), dir) {
			if n++; n > stop {
				break
			}
		}
		if n != stop+1 {
			t.Errorf("yielded %d after a stop at %d", n, stop)
		}
	}
}

func TestProgress(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl": line("a") + line("b"), "b.jsonl.gz": zip(line("c")), "d.txt": "\xff"})
	var all [][2]int64
	r := Reader{Progress: func(done, total int64) { all = append(all, [2]int64{done, total}) }}
	if _, _, err := collect(r, dir); err != nil {
		t.Fatal(err)
	}
	last := all[len(all)-1]
	if last[0] != last[1] || last[1] == 0 || !slices.IsSortedFunc(all, func(a, b [2]int64) int { return int(a[0] - b[0]) }) {
		t.Error(all)
	}
	all, r.Stdin = nil, strings.NewReader(line("s"))
	if _, _, err := collect(r, "-", dir); err != nil || all[0][1] != 0 {
		t.Error("a total, though standard input has none:", all, err)
	}
}

func TestRecordErrorNamesItsPlace(t *testing.T) {
	why := errors.New("why")
	for want, e := range map[string]*RecordError{"a.txt: why": {"a.txt", 0, why}, "a.jsonl:7: why": {"a.jsonl", 7, why}} {
		if e.Error() != want || !errors.Is(e, why) {
			t.Errorf("got %q, want %q", e, want)
		}
	}
}

func TestRealArticles(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 7,370 articles")
	}
	articles, paragraphs := 0, 0
	for a, err := range (Reader{}).Articles(context.Background(), realData(t, "us_exec.jsonl.gz")) {
		if err != nil {
			t.Fatal(err)
		}
		articles, paragraphs = articles+1, paragraphs+len(a.Paragraphs)
	}
	// One of the 244,194 blocks of text is two soft hyphens, which show nothing.
	if articles != 7370 || paragraphs != 244193 {
		t.Errorf("%d articles, %d paragraphs", articles, paragraphs)
	}
}

func BenchmarkReader(b *testing.B) {
	var data strings.Builder
	paragraph := strings.Repeat("“The harbour stays open,” the minister’s office wrote in an answer to our questions. ", 5)
	for i := range 2000 {
		fmt.Fprintf(&data, `{"id":"n%d","lang":"en","title":"No. %d","text":%q}`+"\n", i, i, strings.Repeat(paragraph+"\n\n", 20))
	}
	b.SetBytes(int64(data.Len()))
	for b.Loop() {
		if articles, rejected := readString(Reader{}, "x.jsonl", data.String()); len(articles) != 2000 {
			b.Fatal(rejected)
		}
	}
}

// TestPipeWithoutWriter holds that a pipe to which nobody writes can be left.
func TestPipeWithoutWriter(t *testing.T) {
	name := filepath.Join(t.TempDir(), "pipe.jsonl")
	if err := unix.Mkfifo(name, 0o600); err != nil {
		t.Skip("no pipes here:", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	for _, err := range (Reader{}).Articles(ctx, name) {
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("it ends with %v", err)
		}
	}
	if ctx.Err() == nil {
		t.Error("it ended before its time")
	}
}
