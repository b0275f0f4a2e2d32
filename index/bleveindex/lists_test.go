package bleveindex

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"onrecord/corpus"
)

// manyWords is a generation of so many paragraphs that some words have lists, and windows of both forms.
func manyWords(t testing.TB) *generation {
	t.Helper()
	random := rand.New(rand.NewPCG(3, 4))
	var all []corpus.Article
	for n := range 100 {
		a := corpus.Article{ID: corpus.ArticleID(fmt.Sprintf("a%03d", n)), Lang: "en"}
		for i := range 90 {
			text := []string{"everywhere"}
			for w := range 12 {
				if random.IntN(1<<w) == 0 {
					text = append(text, strings.Repeat(fmt.Sprintf("word%d ", w), 1+random.IntN(3)))
				}
			}
			a.Paragraphs = append(a.Paragraphs, corpus.Paragraph{
				ID: corpus.NewParagraphID(a.ID, i+1), Number: i + 1, Text: strings.Join(text, " "), Kind: corpus.KindProse,
			})
		}
		all = append(all, a)
	}
	s := Store{Dir: t.TempDir(), Command: "test"}
	if _, err := s.Rebuild(t.Context(), func(w *Writer) error { return w.Put(t.Context(), all) }); err != nil {
		t.Fatal(err)
	}
	g, err := openGeneration(t.Context(), dir(s.Dir), "000001")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = g.release() })
	return g
}

// TestLists holds what a file of lists tells to what Bleve's iterators do.
func TestLists(t *testing.T) {
	t.Parallel()
	g := manyWords(t)
	p := &g.table.parts[0]
	d, err := g.snapshot.Segments()[0].Segment().Dictionary(fieldExact)
	if err != nil {
		t.Fatal(err)
	}
	forms := map[bool]int{}
	for w := range 12 {
		term := fmt.Sprintf("word%d", w)
		l, err := p.lists.find(termKey{fieldExact, term})
		if err != nil {
			t.Fatal(err)
		}
		var r postingsReader
		n, err := r.open(d, term)
		if err != nil {
			t.Fatal(err)
		}
		if (l != nil) != (n >= listLeast) {
			t.Errorf("%s is in %d documents, and has a list: %t", term, n, l != nil)
		}
		if l == nil {
			continue
		}
		sameLists(t, term, l, &r)
		for i := range l.at {
			forms[l.size(i) > mostInWindow] += l.size(i)
		}
	}
	if forms[true] == 0 || forms[false] == 0 {
		t.Errorf("the windows are all of one form: %v", forms)
	}
	for _, absent := range []termKey{{fieldExact, "word"}, {fieldExact, ""}, {"", ""}, {fieldNames, "word0"}, {"~", "z"}} {
		if l, err := p.lists.find(absent); l != nil || err != nil {
			t.Errorf("%v has a list: %v", absent, err)
		}
	}
}

// sameLists compares documents and pairs: the pairs by the scores of a window.
func sameLists(t *testing.T, term string, l *postings, r *postingsReader) {
	t.Helper()
	want, err := r.decode(context.Background(), l.docs)
	if err != nil {
		t.Fatal(err)
	}
	byFreq := func(pairs []pair) (by []float64) {
		for _, p := range pairs {
			by = append(by, float64(p.freq)+float64(p.norm))
		}
		return by
	}
	var list, wanted [][2]float64
	l.each(byFreq(l.pairs), 2, func(doc int, score float64) { list = append(list, [2]float64{float64(doc), score}) })
	want.each(byFreq(want.pairs), 2, func(doc int, score float64) { wanted = append(wanted, [2]float64{float64(doc), score}) })
	if !slices.Equal(list, wanted) || len(list) != l.docs {
		t.Errorf("%s: the list has %d documents, and the index %d, or others", term, len(list), len(wanted))
	}
	for i := range l.at {
		a, b := new(window), new(window)
		a.at, b.at = i, i
		l.match(a)
		want.match(b)
		l.score(a, byFreq(l.pairs), 2, fresh)
		want.score(b, byFreq(want.pairs), 2, fresh)
		if a.bits != b.bits || a.scores != b.scores {
			t.Errorf("%s: window %d is another", term, i)
		}
		if l.next(i) != want.next(i) {
			t.Errorf("%s: behind window %d comes %d, and not %d", term, i, l.next(i), want.next(i))
		}
	}
}

// FuzzLists holds that a file that is damaged is either refused, or gives lists that can be gone through without harm.
func FuzzLists(f *testing.F) {
	g := manyWords(f)
	p := g.snapshot.Segments()[0].Segment().(segment.PersistedSegment)
	data, err := os.ReadFile(listsPath(p.Path()))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(-1, byte(0), "word1")
	for i := 0; i < len(data); i += len(data) / 50 {
		f.Add(i, byte(0xFF), "word3")
	}
	f.Fuzz(func(t *testing.T, at int, change byte, term string) {
		b := slices.Clone(data)
		if at >= 0 {
			b[at%len(b)] ^= change
		}
		parsed, err := parseLists(b)
		if err != nil {
			return
		}
		l, err := parsed.find(termKey{fieldExact, term})
		if err != nil || l == nil {
			return
		}
		w := new(window)
		by := make([]float64, len(l.pairs))
		for w.at = range l.at {
			l.match(w)
			l.score(w, by, 1, fresh)
		}
		l.each(by, 1, func(int, float64) {})
		l.best(by)
	})
}

func TestListsFit(t *testing.T) {
	t.Parallel()
	g := manyWords(t)
	s := g.snapshot.Segments()[0]
	path := listsPath(s.Segment().(segment.PersistedSegment).Path())
	crc, err := segmentCRC(s.Segment().(segment.PersistedSegment).Path())
	if err != nil {
		t.Fatal(err)
	}
	docs := int(s.FullSize())
	if !listsFit(path, docs, crc) || listsFit(path, docs+1, crc) || listsFit(path, docs, crc+1) || listsFit(path+"x", docs, crc) ||
		listsFit(filepath.Dir(path), docs, crc) {
		t.Error("lists and segments do not know each other")
	}
}

// TestFrequencies holds how many documents a term has, for terms behind one that a single document has, too.
func TestFrequencies(t *testing.T) {
	t.Parallel()
	s := Store{Dir: t.TempDir(), Command: "test"}
	load1(t, s, textArticles("alpha beta", "beta gamma", "beta gamma")...)
	g, err := openGeneration(t.Context(), dir(s.Dir), "000001")
	if err != nil {
		t.Fatal(err)
	}
	defer g.release()
	found := map[string]uint64{}
	err = g.eachTerm(t.Context(), textField("en"), "", func(string) bool { return true }, func(term string, docs uint64) { found[term] += docs })
	if err != nil {
		t.Fatal(err)
	}
	if found["alpha"] != 1 || found["beta"] != 3 || found["gamma"] != 2 {
		t.Errorf("the terms are in %v documents", found)
	}
}

// textArticles gives an article of one paragraph for each text.
func textArticles(texts ...string) (list []corpus.Article) {
	for i, text := range texts {
		id := corpus.ArticleID(fmt.Sprintf("a%d", i))
		list = append(list, corpus.Article{ID: id, Lang: "en", Paragraphs: []corpus.Paragraph{{
			ID: corpus.NewParagraphID(id, 1), Number: 1, Text: text, Kind: corpus.KindProse,
		}}})
	}
	return list
}
