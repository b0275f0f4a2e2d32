package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/corpus"
)

// TestMain is the program itself where a run starts it again.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && (os.Args[1] == "build" || os.Args[1] == "serve") {
		main()
		return
	}
	os.Exit(m.Run())
}

// statements writes invented articles, whose words are as unevenly frequent as those of a language.
func statements(t *testing.T, n int) string {
	t.Helper()
	random := rand.New(rand.NewPCG(1, 1))
	zipf := rand.NewZipf(random, 1.1, 20, 600)
	var b strings.Builder
	for i := range n {
		var text []string
		for range 8 {
			text = append(text, "“"+invented(zipf, 12)+",” said Ada Winterbourne, the harbour master. "+invented(zipf, 20)+".")
		}
		fmt.Fprintf(&b, `{"id":"a%d","title":"Toll %d","outlet":"The Quay","date":"20%02d-03-04","lang":"en","text":%q}`+"\n",
			i, i, 10+i%9, strings.Join(text, "\n\n"))
	}
	path := filepath.Join(t.TempDir(), "statements.jsonl")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func invented(zipf *rand.Zipf, n int) string {
	const letters = "bcdfghklmnprstvw"
	list := make([]string, n)
	for i := range list {
		k := zipf.Uint64()
		list[i] = string([]byte{letters[k%16], 'a', letters[k/16%16], 'o', letters[k/256%16], 'i', 'm'})
	}
	return strings.Join(list, " ")
}

// TestRun measures a few invented statements, so that a change of what is measured cannot break the measuring unseen.
func TestRun(t *testing.T) {
	bin := t.TempDir()
	build := exec.CommandContext(t.Context(), "go", "build", "-o", bin+"/", "onrecord/cmd/...")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	out := filepath.Join(t.TempDir(), "speed.txt")
	log := &bytes.Buffer{}
	err := run(t.Context(), []string{
		"-corpus", statements(t, 40), "-bin", bin, "-o", out, "-queries", "3", "-budget", "20ms", "-million", "-work", t.TempDir(),
	}, log, log)
	if err != nil {
		t.Fatalf("%v: %s", err, log)
	}
	r, err := readResults(out)
	if err != nil {
		t.Fatal(err)
	}
	if r.size() != 320 || r.largest("Build/"+engineOurs) != 4*320 {
		t.Errorf("it measured %d paragraphs, and %d", r.size(), r.largest("Build/"+engineOurs))
	}
	for _, g := range goals() {
		if v, ok := g.value(r); !strings.Contains(g.against, "SQLite") && (!ok || v < 0) {
			t.Errorf("%s: %v, %v", g.what, v, ok)
		}
	}
	for _, c := range []string{classCommon, classAnd2, classPhrase, classFacets} {
		if same, ok := r.get(fmt.Sprintf("Query/%s/%s/320", c, engineSame), "same-total"); !ok || same < 0.99 {
			t.Errorf("%s: Bleve with the same fields finds as many for %v of the questions", c, same)
		}
	}
	for name, chart := range r.charts() {
		if !strings.HasSuffix(chart, "</svg>\n") || strings.Contains(chart, "NaN") || strings.Contains(chart, "Inf") {
			t.Errorf("%s is no chart: %s", name, chart)
		}
	}
}

// TestNoCorpus holds that a machine without the statements is told so, and nothing fails.
func TestNoCorpus(t *testing.T) {
	log := &bytes.Buffer{}
	if err := run(t.Context(), []string{"-corpus", filepath.Join(t.TempDir(), "none.jsonl")}, log, log); err != nil ||
		!strings.Contains(log.String(), "is absent") {
		t.Errorf("%v: %s", err, log)
	}
}

// TestReadme holds that the tables and charts are those of the committed results.
func TestReadme(t *testing.T) {
	r, err := readResults("../results/speed.txt")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if want, err := between(string(readme), r.report("speed.txt")); err != nil || want != string(readme) {
		t.Errorf("bench/README.md has other figures than results/speed.txt; run bin/speed report (%v)", err)
	}
	for name, want := range r.charts() {
		if got, err := os.ReadFile(filepath.Join("../results", name)); err != nil || string(got) != want {
			t.Errorf("results/%s is not of results/speed.txt; run bin/speed report (%v)", name, err)
		}
	}
}

func TestResults(t *testing.T) {
	var r results
	r.say("cpu", "one: two")
	r.add("Query/and-2/onrecord/100", 7, figure{1234567.8, "p50-ns"}, figure{0.25, "same-total"})
	r.add("Load/x", 1, figure{0.00012345, "of-rebuild"})
	var b bytes.Buffer
	if err := r.write(&b); err != nil {
		t.Fatal(err)
	}
	back, err := parseResults(&b)
	if err != nil {
		t.Fatal(err)
	}
	if back.of("cpu") != "one: two" || len(back.lines) != 2 || back.lines[0].n != 7 {
		t.Errorf("it is read as %+v", back)
	}
	for unit, want := range map[string]float64{"p50-ns": 1235000, "same-total": 0.25} {
		if got, ok := back.get("Query/and-2/onrecord/100", unit); !ok || got != want {
			t.Errorf("%s is %v, %v; want %v", unit, got, ok, want)
		}
	}
}

func TestSpread(t *testing.T) {
	var s spread
	for i := range 100 {
		s = append(s, time.Duration(100-i))
	}
	for share, want := range map[float64]time.Duration{0.5: 51, 0.99: 100, 1: 100, 0: 1} {
		if got := s.at(share); got != want {
			t.Errorf("at %v is %v; want %v", share, got, want)
		}
	}
	if got := (spread{}).at(0.5); got != 0 {
		t.Errorf("of nothing it is %v", got)
	}
}

func TestDigits(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", 0.0123: "0.012", 0.5: "0.5", 1: "1", 3.14: "3.1", 17.6: "18", 999.6: "1000", 1234.5: "1,235", 1234567: "1,234,567",
	} {
		if got := digits(v); got != want {
			t.Errorf("%v is written %s; want %s", v, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	var got []string
	for w, span := range words("The U.S. toll — “Raised” by 5%, isn’t café-like; don't.") {
		got = append(got, fmt.Sprint(w, span))
	}
	if want := []string{"the[0 3]", "toll[9 13]", "by[31 33]"}; !slices.Equal(got, want) {
		t.Errorf("got %q; want %q", got, want)
	}
}

func TestCopies(t *testing.T) {
	text := "toll toll toll toll Zebra"
	a := corpus.Article{ID: "a", Paragraphs: []corpus.Paragraph{{ID: "a.1", Number: 1, Text: text}}}
	got := copies([]corpus.Article{a}, 3)
	if len(got) != 3 || got[0].Paragraphs[0].Text != text || got[2].ID != "a-2" || got[2].Paragraphs[0].ID != "a-2.1" ||
		got[1].Paragraphs[0].Text != "toll toll toll toll Cheud" || got[2].Paragraphs[0].Text != "toll toll toll toll Fkhxg" {
		t.Errorf("got %+v", got)
	}
}

// TestDraw holds that the same articles give the same questions, also where there are few.
func TestDraw(t *testing.T) {
	list, err := readCorpus(context.Background(), statements(t, 3))
	if err != nil {
		t.Fatal(err)
	}
	one, two := fmt.Sprint(newVocabulary(list).draw(4)), fmt.Sprint(newVocabulary(list).draw(4))
	if one != two {
		t.Errorf("they differ: %s\n%s", one, two)
	}
}
