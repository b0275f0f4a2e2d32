// Package rank holds the ranking: what it finds first for queries that were judged by hand, and for paragraphs that are
// looked for by a few of their words. A change of the ranking shows in testdata.
package rank

import (
	"bufio"
	"cmp"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	gocmp "github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/corpus/attribution"
	"onrecord/index"
	"onrecord/index/bleveindex"
	"onrecord/index/match"
)

var update = flag.Bool("update", false, "write testdata")

const (
	samples    = "../../corpus/samples/statements"
	statements = "../../../shared/data/statements.jsonl" // real ones, to run against; none is part of this repository

	knownItems = 60
	knownWords = 2
	knownSeed  = 20260101
)

func TestJudged(t *testing.T) {
	x, _ := load(t, samples)
	var b strings.Builder
	var all score
	for _, j := range judged(t) {
		found := ids(search(t, x, j.query))
		all.add(firstOf(found, j.relevant))
		fmt.Fprintf(&b, "%s\n  first relevant: %s, relevant in ten: %d of %d\n  %s\n", j.query,
			place(firstOf(found, j.relevant)), within(found, j.relevant), min(len(j.relevant), 10), strings.Join(found[:min(5, len(found))], " "))
	}
	fmt.Fprintf(&b, "\n%s\n", all)
	golden(t, "judged.golden", b.String())
}

func TestKnownItems(t *testing.T) {
	if _, err := os.Stat(statements); err != nil {
		t.Skip("the real statements are absent: ", err)
	}
	x, paragraphs := load(t, statements)
	random := rand.New(rand.NewPCG(knownSeed, 0))
	var all score
	for all.queries < knownItems {
		p := paragraphs[random.IntN(len(paragraphs))]
		query := someWords(random, p.Text)
		if query == "" {
			continue
		}
		all.add(firstOf(ids(search(t, x, query)), []string{string(p.ID)}))
	}
	golden(t, "known.golden", all.String()+"\n")
}

// load indexes a source as the indexer does.
func load(t *testing.T, source string) (*bleveindex.Index, []corpus.Paragraph) {
	t.Helper()
	dir := t.TempDir()
	var paragraphs []corpus.Paragraph
	_, err := bleveindex.Store{Dir: dir, Command: "test"}.Rebuild(t.Context(), func(w *bleveindex.Writer) error {
		for a, err := range (corpus.Reader{}).Articles(t.Context(), source) {
			if err != nil {
				return err
			}
			attribution.Attributor{}.Attribute(&a)
			paragraphs = append(paragraphs, a.Paragraphs...)
			if err := w.Put(t.Context(), []corpus.Article{a}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	x, err := bleveindex.Open(t.Context(), dir, bleveindex.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x, paragraphs
}

func search(t *testing.T, s index.Searcher, text string) []index.Hit {
	t.Helper()
	root, warnings := index.Parse(text)
	if len(warnings) > 0 {
		t.Fatalf("%q is not understood as it is meant: %q", text, warnings)
	}
	res, err := s.Search(t.Context(), index.Query{Text: text, Root: root, Limit: 10})
	if err != nil {
		t.Fatalf("search %q: %v", text, err)
	}
	return res.Hits
}

func ids(hits []index.Hit) []string {
	var list []string
	for _, h := range hits {
		list = append(list, string(h.ID))
	}
	return list
}

// someWords draws words of a text, as somebody remembers it: in no order, the short ones forgotten. It gives none for a
// text too short to be told from others.
func someWords(random *rand.Rand, text string) string {
	var words []string
	for _, w := range match.Split(text) {
		if utf8.RuneCountInString(w.Printed) > 3 && !slices.Contains(words, w.Exact) {
			words = append(words, w.Exact)
		}
	}
	if len(words) < 6*knownWords {
		return ""
	}
	random.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	return strings.Join(words[:knownWords], " ")
}

type judgement struct {
	query    string
	relevant []string
}

func judged(t *testing.T) []judgement {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "judged.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []judgement
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		query, relevant, ok := strings.Cut(lines.Text(), "\t")
		if !ok || strings.TrimSpace(relevant) == "" {
			t.Fatalf("judged.txt: %q names no paragraph", lines.Text())
		}
		list = append(list, judgement{query, strings.Fields(relevant)})
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

// score sums up at which places the first relevant paragraphs stand.
type score struct {
	queries, atOne, atTen int
	reciprocal            float64
}

func (s *score) add(place int) {
	s.queries++
	if place == 0 {
		return
	}
	s.atTen++
	s.reciprocal += 1 / float64(place)
	if place == 1 {
		s.atOne++
	}
}

func (s score) String() string {
	n := float64(cmp.Or(s.queries, 1))
	return fmt.Sprintf("%d queries: recall@1 %.3f, recall@10 %.3f, MRR %.3f", s.queries, float64(s.atOne)/n, float64(s.atTen)/n, s.reciprocal/n)
}

// firstOf is the place of the first that is relevant, from 1; 0 when none is.
func firstOf(found, relevant []string) int {
	return 1 + slices.IndexFunc(found, func(id string) bool { return slices.Contains(relevant, id) })
}

func place(n int) string {
	if n == 0 {
		return "none"
	}
	return fmt.Sprint(n)
}

func within(found, relevant []string) int {
	n := 0
	for _, id := range found {
		if slices.Contains(relevant, id) {
			n++
		}
	}
	return n
}

// golden holds what is printed to a file of this folder.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), fs.FileMode(0o644)); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(string(want), got); diff != "" {
		t.Errorf("the ranking has changed; if it is for the better, run the test with -update (-want +got):\n%s", diff)
	}
}
