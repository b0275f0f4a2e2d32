package bleveindex

import (
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	gosync "sync"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/attribution"
	"onrecord/index"
	"onrecord/index/indextest"
	"onrecord/index/match"
)

// real is an index of real statements beside the same statements, so that answers can be told by looking at each
// paragraph.
type real struct {
	*Index
	store             Store
	hits              []index.Hit
	random            *rand.Rand
	outlets, speakers map[string][]string // printed names by ID
}

const realFile = "../../../shared/data/statements.jsonl"

// readReal reads the statements and who said what, once.
var readReal = gosync.OnceValues(func() (all []corpus.Article, err error) {
	for a, err := range (corpus.Reader{}).Articles(context.Background(), realFile) {
		if err != nil {
			return nil, err
		}
		attribution.Attributor{}.Attribute(&a)
		all = append(all, a)
	}
	return all, nil
})

// needReal skips a test where the real statements are not.
func needReal(t *testing.T) {
	t.Helper()
	if _, err := os.Stat(realFile); errors.Is(err, fs.ErrNotExist) {
		t.Skip("the real statements are not here: " + realFile)
	}
}

// openReal loads most of the real statements, in several loads of which some replace and delete what was there. Some are
// made to know less than they do: no outlet, no language, a coarser date. A part of them is enough for n at the most.
func openReal(t *testing.T, n int) *real {
	t.Helper()
	needReal(t)
	seed := uint64(time.Now().UnixNano())
	if s := os.Getenv("ONRECORD_SEED"); s != "" {
		var err error
		if seed, err = strconv.ParseUint(s, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("again with ONRECORD_SEED=%d", seed)
	r := &real{random: rand.New(rand.NewPCG(seed, 0)), outlets: map[string][]string{}, speakers: map[string][]string{}}
	statements, err := readReal()
	if err != nil {
		t.Fatal(err)
	}
	all := slices.Clone(statements)
	for i := range all {
		r.forget(&all[i])
	}
	r.random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	all = all[:min(n, len(all))]
	r.store = Store{Dir: t.TempDir(), Command: "test"}
	third := len(all) / 3
	r.load(t, func(w *Writer) error {
		longer := slices.Clone(all[:third])
		for i, a := range longer {
			last := a.Paragraphs[0]
			last.Number = len(a.Paragraphs) + 1
			last.ID = corpus.NewParagraphID(a.ID, last.Number)
			longer[i].Paragraphs = append(slices.Clone(a.Paragraphs), last)
		}
		return w.Put(t.Context(), longer)
	})
	r.load(t, func(w *Writer) error { return w.Put(t.Context(), all[third:]) })
	r.load(t, func(w *Writer) error {
		return errors.Join(w.Put(t.Context(), all[:third]), w.Delete(t.Context(), []corpus.ArticleID{all[len(all)-1].ID}))
	})
	r.hits = indextest.Hits(all[:len(all)-1])
	for _, h := range r.hits {
		r.outlets[h.Article.OutletID] = append(r.outlets[h.Article.OutletID], h.Article.Outlet)
		for _, s := range h.Speakers {
			if !slices.Contains(r.speakers[string(s.ID)], s.Name) {
				r.speakers[string(s.ID)] = append(r.speakers[string(s.ID)], s.Name)
			}
		}
	}
	r.Index = openIndex(t, r.store.Dir)
	return r
}

func (r *real) load(t *testing.T, fill func(*Writer) error) {
	t.Helper()
	if _, err := r.store.Load(t.Context(), fill); err != nil {
		t.Fatal(err)
	}
}

// forget takes away what a source may not tell.
func (r *real) forget(a *corpus.Article) {
	switch r.random.IntN(8) {
	case 0:
		a.Outlet = ""
	case 1:
		a.Lang = ""
	case 2:
		a.Date.Day = 0
	case 3:
		a.Date = corpus.Date{Year: a.Date.Year}
	case 4:
		a.Date = corpus.Date{}
	case 5:
		a.Outlet = "The Quay"
	case 6:
		a.Date.Year += 30
	}
}

// matcher tells what a query matches.
func (r *real) matcher(root index.Node) *match.Matcher {
	m := match.New(root)
	m.Resolve = func(f index.Facet, value string) []string {
		named := r.speakers
		if f == index.FacetOutlet {
			named = r.outlets
		}
		var ids []string
		for id, names := range named {
			if id == value || slices.ContainsFunc(names, func(n string) bool { return match.Names(n, match.Split(value)) }) {
				ids = append(ids, id)
			}
		}
		return ids
	}
	return m
}

// matching gives the paragraphs that a query finds, by looking at each.
func (r *real) matching(q index.Query) []index.Hit {
	m := r.matcher(q.Root)
	var list []index.Hit
	for _, h := range r.hits {
		if passes(q.Filters, &h) && m.Matches(&h) && (!q.Said || r.said(m, q, &h)) {
			list = append(list, h)
		}
	}
	return list
}

func (r *real) said(m *match.Matcher, q index.Query, h *index.Hit) bool {
	ids := slices.DeleteFunc(slices.Clone(q.Filters.Speakers), func(s string) bool { return s == index.Missing })
	switch {
	case len(ids) == len(q.Filters.Speakers):
		return m.Said(h, ids)
	case len(h.Speakers) == 0:
		return m.Said(h, nil)
	}
	return len(ids) > 0 && m.Said(h, ids)
}

// passes tells whether a paragraph passes filters whose values are IDs.
func passes(f index.Filters, h *index.Hit) bool {
	var speakers []string
	for _, s := range h.Speakers {
		speakers = append(speakers, string(s.ID))
	}
	a := h.Article
	return anyIn(f.Speakers, speakers...) && anyIn(f.Outlets, a.OutletID) && anyIn(f.Kinds, string(h.Kind)) &&
		anyIn(f.Langs, a.Lang) && anyIn(f.Articles, string(a.ID)) &&
		(!f.From.Known() || a.Date.Known() && !a.Date.Last().Before(f.From.First())) &&
		(!f.To.Known() || a.Date.Known() && !f.To.Last().Before(a.Date.First()))
}

func anyIn(filter []string, values ...string) bool {
	if len(filter) == 0 {
		return true
	}
	none := !slices.ContainsFunc(values, func(v string) bool { return v != "" })
	return none && slices.Contains(filter, index.Missing) ||
		slices.ContainsFunc(values, func(v string) bool { return v != "" && slices.Contains(filter, v) })
}

// one gives any of a list.
func one[T any](r *real, list []T) T { return list[r.random.IntN(len(list))] }

// filters gives any filters; most have few.
func (r *real) filters() index.Filters {
	var f index.Filters
	h := one(r, r.hits)
	for range r.random.IntN(4) {
		switch r.random.IntN(7) {
		case 0:
			f.Speakers = append(f.Speakers, index.Missing)
		case 1:
			for _, s := range h.Speakers {
				f.Speakers = append(f.Speakers, string(s.ID))
			}
		case 2:
			f.Outlets = append(f.Outlets, orMissing(h.Article.OutletID)...)
		case 3:
			f.Kinds = append(f.Kinds, string(one(r, corpus.Kinds())))
		case 4:
			f.Langs = append(f.Langs, orMissing(h.Article.Lang)...)
		case 5:
			f.Articles = append(f.Articles, string(h.Article.ID), string(one(r, r.hits).Article.ID))
		case 6:
			f.From, f.To = h.Article.Date, one(r, r.hits).Article.Date
			if f.From.Known() && f.To.Known() && f.To.Last().Before(f.From.First()) {
				f.From, f.To = f.To, f.From
			}
		}
		h = one(r, r.hits)
	}
	return f
}

// asked makes a query of a text.
func asked(text string) index.Query {
	q := index.Query{Text: text, Limit: index.MaxLimit}
	q.Root, q.Warnings = index.Parse(text)
	return q
}

func (r *real) search(t *testing.T, q index.Query) index.Result {
	t.Helper()
	res, err := r.Search(t.Context(), q)
	if err != nil {
		t.Fatalf("search %q with %+v: %v", q.Text, q.Filters, err)
	}
	return res
}

// ids are those of hits, sorted.
func ids(hits []index.Hit) []string {
	var list []string
	for _, h := range hits {
		list = append(list, string(h.ID))
	}
	slices.Sort(list)
	return list
}

// sometimes is a tenth where the race detector makes all slow, and where there is little time.
func sometimes(n int) int {
	if raceDetector || testing.Short() {
		return n / 10
	}
	return n
}
