package bleveindex

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"onrecord/corpus"
)

// TestMade holds a segment that is made from nothing to what Bleve makes of the same articles: with runs that are short,
// and articles that are replaced and deleted.
func TestMade(t *testing.T) {
	needReal(t)
	all, err := readReal()
	if err != nil {
		t.Fatal(err)
	}
	all = append(all[:min(300, len(all))], unusual()...)
	fill := func(w *Writer) error {
		if err := w.Put(t.Context(), all); err != nil {
			return err
		}
		var changed []corpus.Article
		for i := range all {
			if i%7 == 0 {
				a := all[i]
				a.Paragraphs = slices.Clone(a.Paragraphs[:1])
				a.Paragraphs[0].Text += " And a word more."
				changed = append(changed, a)
			}
		}
		if err := w.Put(t.Context(), changed); err != nil {
			return err
		}
		return w.Delete(t.Context(), []corpus.ArticleID{all[1].ID, all[7].ID, all[len(all)-1].ID})
	}
	want := dump(t, byBleve(t, fill))
	if len(want) < 1000 {
		t.Fatalf("there are %d lists", len(want))
	}
	for _, full := range []int{1, 5000, 0} {
		got := dump(t, byMaker(t, full, fill))
		for _, key := range sortedKeys(want, got) {
			if want[key] != got[key] {
				t.Fatalf("with %d occurrences in a run, %s is\n%s\nand not\n%s", full, key, got[key], want[key])
			}
		}
	}
}

// TestMadeLong holds lists of every length to what was put.
func TestMadeLong(t *testing.T) {
	const docs = 140_000
	every := map[string]int{"all": 1, "third": 3, "some": 20, "few": 997, "one": docs - 5}
	folder := filepath.Join(t.TempDir(), "index")
	segment, err := newIndex(folder)
	if err != nil {
		t.Fatal(err)
	}
	m, err := newMaker(segment+".made", 100_000)
	if err != nil {
		t.Fatal(err)
	}
	f := m.fields[fieldTitle]
	for n := range docs {
		if err := m.begin(fmt.Sprintf("a.%07d", n)); err != nil {
			t.Fatal(err)
		}
		for place, term := range []string{"all", "third", "some", "few", "one"} {
			if step := every[term]; n%step == step-1 {
				m.Put(f, m.Term(f, term), uint32(place))
			}
		}
		if err := m.store([]byte{recordForm}); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Finish(); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(segment+".made", segment); err != nil {
		t.Fatal(err)
	}
	idx, err := openReadOnly(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer idx.Close()
	err = withSnapshot(idx, func(s *scorch.IndexSnapshot) error {
		for term, step := range every {
			r, err := s.TermFieldReader(t.Context(), []byte(term), fieldTitle, true, true, true)
			if err != nil {
				return err
			}
			want := step - 1
			for {
				p, err := r.Next(nil)
				if err != nil {
					return err
				}
				if p == nil {
					break
				}
				if int(p.ID.Value()) != want || p.Freq != 1 || len(p.Vectors) != 1 {
					return fmt.Errorf("%s: %v and not document %d", term, p, want)
				}
				want += step
			}
			if want < docs {
				return fmt.Errorf("%s ends in front of document %d", term, want)
			}
			if err := r.Close(); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// unusual are articles that have little, or what is hard to tell apart.
func unusual() []corpus.Article {
	article := func(id corpus.ArticleID, texts ...string) corpus.Article {
		return corpus.Article{ID: id, Paragraphs: corpus.NewParagraphs(id, texts)}
	}
	list := []corpus.Article{
		article("bare", "…"), article("twice", "said said said", "The Mayor’s İstanbul “note:toll” l’eau d’Arcy did not.I"),
		article("long", strings.Repeat("hammer and nail ", 3000)), article("last", "nothing more"),
	}
	list[1].Lang, list[1].Title = "tr", "İstanbul’un said"
	list[2].Lang, list[2].Date = "en", corpus.Date{Year: 2021, Month: 3}
	list[1].Paragraphs[1].Speakers = []corpus.Speaker{{ID: "a", Name: "Ada Øst"}, {ID: "b", Name: "Ben Øst", Role: "clerk"}}
	list[1].Paragraphs[1].Quotes = []corpus.Quote{{Start: 1, End: 3, Kind: "direct", Speaker: "x", Name: "X", Confidence: 1. / 3}}
	return list
}

func byMaker(t *testing.T, full int, fill func(*Writer) error) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "index")
	segment, err := newIndex(folder)
	if err != nil {
		t.Fatal(err)
	}
	m, err := newMaker(segment+".made", full)
	if err != nil {
		t.Fatal(err)
	}
	if err := fill(&Writer{target: m}); err != nil {
		t.Fatal(err)
	}
	if err := m.Finish(); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(segment+".made", segment); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(segment + ".*"); len(left) > 0 {
		t.Fatalf("%s are left", left)
	}
	return folder
}

func byBleve(t *testing.T, fill func(*Writer) error) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "index")
	idx, err := bleve.NewUsing(folder, newMapping(), scorch.Name, bleve.Config.DefaultKVStore, segments())
	if err != nil {
		t.Fatal(err)
	}
	w := &Writer{target: newChanger(idx)}
	if err := fill(w); err != nil {
		t.Fatal(err)
	}
	if err := w.flush(); err != nil {
		t.Fatal(err)
	}
	if err := merge(t.Context(), idx); err != nil {
		t.Fatal(err)
	}
	if err := idx.Close(); err != nil {
		t.Fatal(err)
	}
	return folder
}

// dump gives everything in an index, by documents' keys in place of their numbers.
func dump(t *testing.T, folder string) map[string]string {
	t.Helper()
	idx, err := openReadOnly(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer idx.Close()
	out := map[string][]string{}
	err = withSnapshot(idx, func(s *scorch.IndexSnapshot) error {
		for _, seg := range s.Segments() {
			ids := make([]string, seg.FullSize())
			for n := range ids {
				id, err := seg.DocID(uint64(n))
				if err != nil {
					return err
				}
				ids[n] = string(id)
				if seg.Deleted() != nil && seg.Deleted().Contains(uint32(n)) {
					continue
				}
				err = seg.VisitDocument(uint64(n), func(field string, typ byte, value []byte, _ []uint64) bool {
					out["stored "+ids[n]] = append(out["stored "+ids[n]], fmt.Sprintf("%s %c %q", field, typ, value))
					return true
				})
				if err != nil {
					return err
				}
			}
			if err := dumpTerms(seg, ids, out); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	joined := map[string]string{}
	for key, list := range out {
		slices.Sort(list)
		joined[key] = strings.Join(list, "\n")
	}
	return joined
}

func dumpTerms(seg *scorch.SegmentSnapshot, ids []string, out map[string][]string) error {
	for _, field := range append([]string{"_id"}, fieldNamesOf()...) {
		dictionary, err := seg.Segment().Dictionary(field)
		if err != nil {
			return err
		}
		terms := dictionary.AutomatonIterator(nil, nil, nil)
		for {
			entry, err := terms.Next()
			if err != nil {
				return err
			}
			if entry == nil {
				break
			}
			list, err := dictionary.PostingsList([]byte(entry.Term), seg.Deleted(), nil)
			if err != nil {
				return err
			}
			key := field + " " + entry.Term
			for at := list.Iterator(true, true, true, nil); ; {
				p, err := at.Next()
				if err != nil {
					return err
				}
				if p == nil {
					break
				}
				line := fmt.Sprint(ids[p.Number()], " ", p.Frequency(), " ", p.Norm())
				for _, l := range p.Locations() {
					line += fmt.Sprint(" ", l.Field(), l.Pos(), l.Start(), l.End(), l.ArrayPositions())
				}
				out[key] = append(out[key], line)
			}
		}
	}
	return nil
}

func fieldNamesOf() (names []string) {
	for _, f := range allFields() {
		names = append(names, f.Name)
	}
	return names
}

func sortedKeys(maps ...map[string]string) (keys []string) {
	for _, m := range maps {
		for k := range m {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}
