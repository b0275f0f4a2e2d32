package indextest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/index"
)

// Engine is an index that the suite may change.
type Engine struct {
	index.Searcher
	// Publish lets fill write, and returns when the searcher answers from what it wrote.
	Publish func(fill func(index.Writer) error) error
}

// Run holds an engine to the contract of package index. Each call of open gives an empty one.
func Run(t *testing.T, open func(t *testing.T) Engine) {
	t.Run("empty", func(t *testing.T) { testEmpty(t, open(t)) })
	t.Run("changes", func(t *testing.T) { testChanges(t, open(t)) })
	t.Run("roles", func(t *testing.T) { testRoles(t, open(t)) })
	t.Run("rank", func(t *testing.T) { testRank(t, open(t)) })
	t.Run("many buckets", func(t *testing.T) { testManyBuckets(t, open(t)) })
	t.Run("generations", func(t *testing.T) { testGenerations(t, open(t)) })
	t.Run("contractions", func(t *testing.T) { testContractions(t, open(t)) })
	t.Run("queries", func(t *testing.T) {
		e := open(t)
		put(t, e, QueryArticles()...)
		RunQueries(t, e)
	})
	t.Run("pairs", func(t *testing.T) {
		e := open(t)
		put(t, e, PairArticles()...)
		RunPairs(t, e)
	})
	e := open(t)
	put(t, e, Articles()...)
	for _, test := range []struct {
		name string
		run  func(*testing.T, index.Searcher)
	}{
		{"words", testWords}, {"filters", testFilters}, {"orders", testOrders}, {"bounds", testBounds},
		{"hits", testHits}, {"facets", testFacets}, {"years", testYears}, {"marks", testMarks}, {"fragments", testFragments},
		{"paragraphs", testParagraphs}, {"articles", testArticles}, {"speakers", testSpeakers}, {"outlets", testOutlets},
		{"status", testStatus}, {"cursors", testCursors}, {"groups", testGroups}, {"context", testContext}, {"said", testSaid},
		{"titles", testTitles}, {"intervals", testIntervals}, {"facet search", testFacetSearch}, {"suggest", testSuggest},
		{"proposals", testProposals}, {"scopes", testScopes}, {"unknown", testUnknown}, {"unknown in queries", testUnknownInQueries}, {"coverage", testCoverage}, {"speaker", testSpeaker},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, e.Searcher) })
	}
}

func put(t *testing.T, e Engine, articles ...corpus.Article) {
	t.Helper()
	err := e.Publish(func(w index.Writer) error { return w.Put(t.Context(), articles) })
	if err != nil {
		t.Fatal(err)
	}
}

// search parses text and searches for it with what change makes of the query.
func search(t *testing.T, s index.Searcher, text string, change func(*index.Query)) index.Result {
	t.Helper()
	q := index.Query{Text: text, Limit: index.MaxLimit}
	q.Root, q.Warnings = index.Parse(text)
	if change != nil {
		change(&q)
	}
	res, err := s.Search(t.Context(), q)
	if err != nil {
		t.Fatalf("search %q: %v", text, err)
	}
	return res
}

func found(hits []index.Hit) string {
	var ids []string
	for _, h := range hits {
		ids = append(ids, string(h.ID))
	}
	return strings.Join(ids, " ")
}

// sorted is found where the order does not matter.
func sorted(hits []index.Hit) string {
	ids := strings.Fields(found(hits))
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

func testEmpty(t *testing.T, e Engine) {
	if st := e.Status(); st.Ready || st.Degraded {
		t.Errorf("the status of nothing is %+v", st)
	}
	if _, err := e.Search(t.Context(), index.Query{}); !errors.Is(err, index.ErrNotReady) {
		t.Errorf("search before the first generation: %v", err)
	}
	if _, err := e.Article(t.Context(), "a"); !errors.Is(err, index.ErrNotReady) {
		t.Errorf("article before the first generation: %v", err)
	}
	if _, err := e.Search(t.Context(), index.Query{Limit: -1}); !errors.As(err, new(*index.InvalidError)) {
		t.Errorf("a wrong query is told even before: %v", err)
	}
}

func testChanges(t *testing.T, e Engine) {
	all := Articles()
	put(t, e, all...)
	first := e.Status().Version
	put(t, e, all[2], all[0])
	if v := e.Status().Version; v != first {
		t.Errorf("the same articles again made %v of %v", v, first)
	}

	renamed := all[4]
	renamed.Paragraphs = slices.Clone(renamed.Paragraphs)
	renamed.Paragraphs[0].Speakers = []corpus.Speaker{{ID: "t-orme", Name: "T. Orme"}}
	put(t, e, renamed)
	if _, err := e.Speaker(t.Context(), "t-orme"); err != nil || e.Status().Version == first {
		t.Errorf("the same text with another speaker: %v", err)
	}
	put(t, e, all[4])

	shorter := all[2]
	shorter.Paragraphs = shorter.Paragraphs[:1]
	put(t, e, all[0], shorter, all[2], shorter) // the last counts
	if got := found(search(t, e, "", func(q *index.Query) { q.Filters.Articles = []string{"ferry"} }).Hits); got != "ferry.1" {
		t.Errorf("an article that became shorter has %q", got)
	}
	if v := e.Status().Version; v == first || v.Generation == first.Generation {
		t.Errorf("another content has the same version %v", v)
	}

	err := e.Publish(func(w index.Writer) error {
		return w.Delete(t.Context(), []corpus.ArticleID{"ferry", "nosuch"})
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Article(t.Context(), "ferry"); !errors.Is(err, index.ErrNotFound) {
		t.Errorf("a deleted article: %v", err)
	}
	if n := search(t, e, "ferries", nil).Total; n != 0 {
		t.Errorf("%d paragraphs of a deleted article are found", n)
	}
	if got := e.Status().Corpus.Articles; got != len(all)-1 {
		t.Errorf("%d articles are left", got)
	}

	err = e.Publish(func(w index.Writer) error {
		return errors.Join(w.Put(t.Context(), all[2:3]), w.Delete(t.Context(), []corpus.ArticleID{"ferry"}),
			w.Put(t.Context(), []corpus.Article{shorter}))
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := found(search(t, e, "", func(q *index.Query) { q.Filters.Articles = []string{"ferry"} }).Hits); got != "ferry.1" {
		t.Errorf("an article put, deleted and put has %q", got)
	}

	before := e.Status().Version
	stop := errors.New("stop")
	err = e.Publish(func(w index.Writer) error {
		return errors.Join(w.Delete(t.Context(), []corpus.ArticleID{"tax-no"}), stop)
	})
	if !errors.Is(err, stop) || e.Status().Version != before {
		t.Errorf("a failed change: %v, and the version is %v", err, e.Status().Version)
	}
	for _, bad := range []corpus.Article{{ID: "no paragraphs"}, {ID: "bare"}, {ID: "odd", Paragraphs: []corpus.Paragraph{{ID: "odd.2", Number: 2}}}} {
		if err := e.Publish(func(w index.Writer) error { return w.Put(t.Context(), []corpus.Article{bad}) }); err == nil {
			t.Errorf("article %q was taken", bad.ID)
		}
	}
}

func testWords(t *testing.T, s index.Searcher) {
	for _, test := range []struct{ query, want string }{
		{"harbour", "long.1 tax-no.1 tax-yes.1 undated.1"},
		{"HARBOUR", "long.1 tax-no.1 tax-yes.1 undated.1"},
		{"strike", "ferry.1 ferry.2"},       // striking, too
		{"peace ferries", "ferry.1"},        // all words
		{"raise tax", "tax-no.1 tax-yes.1"}, // taxes, too
		{`"raise taxes"`, "tax-no.1 tax-yes.1"},
		{`"will raise taxes"`, "tax-yes.1"},
		{`"not raise taxes"`, "tax-no.1"},
		{`"raise tax"`, ""},
		{`"taxes raise"`, ""},
		{`"will" taxes`, "tax-no.1 tax-yes.1"},
		{`«not raise» towns`, "tax-no.1"},
		{"declaration", "traite.1"},
		{"déclarations", "traite.1"},
		{"DÉCLARATION", "traite.1"},
		{`"declaration sera signee"`, "traite.1"},
		{"istasyon", "musteri.1"},
		{"İSTASYONDA", "musteri.1"},
		{"gorusecegiz", "musteri.1"},
		{"vale", "ferry.2 long.1 tax-no.1 tax-no.2 traite.1"}, // by name or in the text
		{"orme taxes", "tax-yes.1"},
		{"Smith ferries", "ferry.1"},
		{"nosuchword", ""},
		{"harbour nosuchword", ""},
		{"!!!", ""},
		{"harbour !!!", "long.1 tax-no.1 tax-yes.1 undated.1"},
		{"half-empty", "tax-yes.2"}, // as one, so next to each other
		{"empty-half", ""},
		{strings.Repeat("x", 300), ""},
	} {
		t.Run(test.query, func(t *testing.T) {
			res := search(t, s, test.query, nil)
			if got := sorted(res.Hits); got != test.want {
				t.Errorf("found %q, want %q", got, test.want)
			}
			if res.Total != len(res.Hits) {
				t.Errorf("%d hits, and the total is %d", len(res.Hits), res.Total)
			}
		})
	}
}

func testFilters(t *testing.T, s index.Searcher) {
	day := func(s string) corpus.Date {
		d, err := corpus.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, test := range []struct {
		name, query string
		filters     index.Filters
		want        string
	}{
		{"speaker by ID", "", index.Filters{Speakers: []string{"ferry-smith"}}, "ferry.1"},
		{"speaker by name", "", index.Filters{Speakers: []string{"Ines Vale"}}, "ferry.2 tax-no.1 traite.1"},
		{"one of two", "", index.Filters{Speakers: []string{"Ines Vale", "ferry-smith"}}, "ferry.1 ferry.2 tax-no.1 traite.1"},
		{"nobody named", "", index.Filters{Speakers: []string{index.Missing}}, "ferry.3 tax-no.2 tax-yes.2 undated.1"},
		{"unknown speaker", "", index.Filters{Speakers: []string{"nobody"}}, ""},
		{"unknown speaker and a word", "harbour", index.Filters{Speakers: []string{"nobody"}}, ""},
		{"outlet by name", "", index.Filters{Outlets: []string{"L’Écho du Cap"}}, "traite.1"},
		{"outlet by ID", "harbour", index.Filters{Outlets: []string{"the-quay"}}, "tax-no.1 tax-yes.1"},
		{"no outlet", "", index.Filters{Outlets: []string{index.Missing}}, "undated.1"},
		{"kind", "vale", index.Filters{Kinds: []string{"prose"}}, "tax-no.2"},
		{"language", "", index.Filters{Langs: []string{"fr", "tr"}}, "musteri.1 traite.1"},
		{"no language", "", index.Filters{Langs: []string{index.Missing}}, "undated.1"},
		{"article", "harbour", index.Filters{Articles: []string{"tax-no", "long"}}, "long.1 tax-no.1"},
		{"two filters", "", index.Filters{Speakers: []string{"Ines Vale"}, Langs: []string{"en"}}, "ferry.2 tax-no.1"},
		{"from a day", "", index.Filters{From: day("2021-03-05")}, "long.1 musteri.1 tax-no.1 tax-no.2 traite.1"},
		{"to a day", "", index.Filters{To: day("2021-03-04")}, "ferry.1 ferry.2 ferry.3 tax-yes.1 tax-yes.2"},
		{"from a month", "", index.Filters{From: day("2023-07")}, "long.1 musteri.1"},
		{"a day of a month that is known", "", index.Filters{From: day("2023-06-20"), To: day("2023-06-20")}, "traite.1"},
		{"a day of a year that is known", "", index.Filters{From: day("2019-05-05"), To: day("2019-05-06")}, "ferry.1 ferry.2 ferry.3"},
		{"to within a year that is known", "", index.Filters{To: day("2019-05")}, "ferry.1 ferry.2 ferry.3"},
		{"a year", "", index.Filters{From: day("2023"), To: day("2023")}, "musteri.1 traite.1"},
		{"a leap day", "", index.Filters{From: day("2024-02-29"), To: day("2024-02-29")}, "long.1"},
		{"before all", "", index.Filters{To: day("2018")}, ""},
		{"after all", "harbour", index.Filters{From: day("2025")}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			res := search(t, s, test.query, func(q *index.Query) { q.Filters = test.filters })
			if got := sorted(res.Hits); got != test.want {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}

func testOrders(t *testing.T, s index.Searcher) {
	for _, test := range []struct {
		query string
		sort  index.Sort
		want  string
	}{
		{"harbour", index.SortNewest, "long.1 tax-no.1 tax-yes.1 undated.1"},
		{"harbour", index.SortOldest, "tax-yes.1 tax-no.1 long.1 undated.1"},
		{"", index.SortRelevance, "long.1 musteri.1 traite.1 tax-no.1 tax-no.2 tax-yes.1 tax-yes.2 ferry.1 ferry.2 ferry.3 undated.1"},
		{"", index.SortOldest, "ferry.1 ferry.2 ferry.3 tax-yes.1 tax-yes.2 tax-no.1 tax-no.2 traite.1 musteri.1 long.1 undated.1"},
		{"strike", index.SortRelevance, "ferry.2 ferry.1"},         // the word itself, among fewer words
		{"towns taxes", index.SortRelevance, "tax-no.1 tax-yes.1"}, // alike: by ID
	} {
		res := search(t, s, test.query, func(q *index.Query) { q.Sort = test.sort })
		if got := found(res.Hits); got != test.want {
			t.Errorf("%q by %q: %q, want %q", test.query, test.sort, got, test.want)
		}
		for i, h := range res.Hits {
			switch {
			case test.query == "" && h.Score != 0:
				t.Errorf("%s has the score %v though nothing was asked for", h.ID, h.Score)
			case test.query != "" && !(h.Score > 0):
				t.Errorf("%s has the score %v", h.ID, h.Score)
			case test.sort == index.SortRelevance && i > 0 && h.Score > res.Hits[i-1].Score:
				t.Errorf("%s stands behind a lower score", h.ID)
			}
		}
	}
}

func testBounds(t *testing.T, s index.Searcher) {
	for _, test := range []struct {
		name   string
		change func(*index.Query)
	}{
		{"limit below", func(q *index.Query) { q.Limit = -1 }},
		{"limit above", func(q *index.Query) { q.Limit = index.MaxLimit + 1 }},
		{"facet size", func(q *index.Query) { q.FacetSize = -1 }},
		{"sort", func(q *index.Query) { q.Sort = "loudest" }},
		{"facet", func(q *index.Query) { q.Facets = []index.Facet{"colour"} }},
		{"language", func(q *index.Query) { q.Filters.Langs = []string{"english"} }},
		{"kind", func(q *index.Query) { q.Filters.Kinds = []string{"song"} }},
		{"empty value", func(q *index.Query) { q.Filters.Speakers = []string{""} }},
		{"broken UTF-8", func(q *index.Query) { q.Filters.Speakers = []string{"\xff"} }},
		{"dates", func(q *index.Query) { q.Filters.From, q.Filters.To = corpus.Date{Year: 2022}, corpus.Date{Year: 2021} }},
		{"words", func(q *index.Query) { q.Root, _ = index.Parse(strings.Repeat("a ", index.MaxClauses+1)) }},
	} {
		q := index.Query{Text: "harbour"}
		q.Root, _ = index.Parse(q.Text)
		test.change(&q)
		if _, err := s.Search(t.Context(), q); !errors.As(err, new(*index.InvalidError)) {
			t.Errorf("%s: %v is not said to be the asker's mistake", test.name, err)
		}
	}
	if res := search(t, s, "harbour", func(q *index.Query) { q.Limit = 1 }); len(res.Hits) != 1 || res.Total != 4 || res.Articles != 4 {
		t.Errorf("a limit of 1: %d hits of %d in %d articles", len(res.Hits), res.Total, res.Articles)
	}
	if res := search(t, s, "harbour", func(q *index.Query) { q.Limit = 0 }); len(res.Hits) != 0 || res.Total != 4 {
		t.Errorf("a limit of 0: %d hits of %d", len(res.Hits), res.Total)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Search(ended, index.Query{Limit: 1}); !errors.Is(err, context.Canceled) {
		t.Errorf("a search that nobody waits for: %v", err)
	}
	if _, err := s.Article(ended, "ferry"); !errors.Is(err, context.Canceled) {
		t.Errorf("an article that nobody waits for: %v", err)
	}
	if _, err := s.Paragraph(ended, "ferry.2", 1); !errors.Is(err, context.Canceled) {
		t.Errorf("a paragraph that nobody waits for: %v", err)
	}
}

func testHits(t *testing.T, s index.Searcher) {
	a := Articles()[1]
	res := search(t, s, "rest", nil)
	want := []index.Hit{{
		Paragraph: a.Paragraphs[0],
		Article: index.Article{
			ID: a.ID, Title: a.Title, Outlet: a.Outlet, OutletID: "the-quay", Date: a.Date, URL: a.URL, Lang: a.Lang,
			Author: a.Author, Paragraphs: 2,
		},
		Said: true,
	}}
	for i := range res.Hits {
		res.Hits[i].Score = 0
	}
	if diff := cmp.Diff(want, res.Hits); diff != "" {
		t.Errorf("a hit (-want +got):\n%s", diff)
	}
	if res.Description != "paragraphs with: rest" || res.Articles != 1 || res.Version != s.Status().Version {
		t.Errorf("described as %q, %d articles, version %v", res.Description, res.Articles, res.Version)
	}
	if got, want := search(t, s, "of roads", nil).Description, "paragraphs with all of: of, roads; of may be missing in en"; got != want {
		t.Errorf("described as %q, want %q: no other language that is here has such a word", got, want)
	}
	named := search(t, s, "", func(q *index.Query) { q.Filters.Speakers = []string{"ines-vale"} })
	if want := "all paragraphs; said by Ines Vale"; named.Description != want {
		t.Errorf("described as %q, want %q", named.Description, want)
	}
}
