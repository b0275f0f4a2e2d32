package indextest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/index"
)

// pages gives the IDs of all pages of a query, each page behind a bar.
func pages(t *testing.T, s index.Searcher, text string, change func(*index.Query)) string {
	t.Helper()
	var list []string
	cursor := ""
	for range 100 {
		res := search(t, s, text, func(q *index.Query) {
			change(q)
			q.Cursor = cursor
		})
		list = append(list, found(res.Hits))
		if cursor = res.Next; cursor == "" {
			break
		}
	}
	return strings.Join(list, " | ")
}

func testCursors(t *testing.T, s index.Searcher) {
	for _, test := range []struct {
		name, query string
		change      func(*index.Query)
		want        string
	}{
		{"by date", "", func(q *index.Query) { q.Sort, q.Limit = index.SortOldest, 4 },
			"ferry.1 ferry.2 ferry.3 tax-yes.1 | tax-yes.2 tax-no.1 tax-no.2 traite.1 | musteri.1 long.1 undated.1"},
		{"by relevance, alike", "towns taxes", func(q *index.Query) { q.Limit = 1 }, "tax-no.1 | tax-yes.1"},
		{"articles", "", func(q *index.Query) { q.Group, q.Limit = index.GroupArticle, 3 },
			"long.1 musteri.1 traite.1 | tax-no.1 tax-yes.1 ferry.1 | undated.1"},
		{"a page that is just full", "towns", func(q *index.Query) { q.Limit = 2 }, "tax-no.1 tax-yes.1"},
		{"undated ones", "harbour", func(q *index.Query) { q.Sort, q.Limit = index.SortNewest, 3 },
			"long.1 tax-no.1 tax-yes.1 | undated.1"},
	} {
		if got := pages(t, s, test.query, test.change); got != test.want {
			t.Errorf("%s: the pages are %s, want %s", test.name, got, test.want)
		}
	}

	one := func(q *index.Query) { q.Limit = 1 }
	next := search(t, s, "harbour", one).Next
	if res := search(t, s, "harbour", func(q *index.Query) { q.Limit = 0 }); res.Next != "" {
		t.Errorf("a page of none goes on with %q", res.Next)
	}
	res := search(t, s, "harbour", func(q *index.Query) {
		q.Cursor, q.Limit, q.Highlight, q.Context, q.Facets = next, 2, true, 1, []index.Facet{index.FacetKind}
	})
	if len(res.Hits) != 2 || res.Total != 4 || res.Articles != 4 || printed(res.Facets[0]) != "statement:3 prose:1 missing:0 other:0" {
		t.Errorf("a page that is shown in another way has %d hits of %d in %d articles", len(res.Hits), res.Total, res.Articles)
	}
	for name, change := range map[string]func(*index.Query){
		"no cursor":         func(q *index.Query) { q.Cursor = "?" },
		"another cursor":    func(q *index.Query) { q.Cursor = "eA" },
		"another order":     func(q *index.Query) { q.Sort = index.SortOldest },
		"another filter":    func(q *index.Query) { q.Filters.Langs = []string{"en"} },
		"another group":     func(q *index.Query) { q.Group = index.GroupArticle },
		"only what is said": func(q *index.Query) { q.Said = true },
		"other words":       func(q *index.Query) { q.Root, _ = index.Parse("taxes") },
	} {
		q := index.Query{Text: "harbour", Limit: 1, Cursor: next}
		q.Root, _ = index.Parse(q.Text)
		change(&q)
		if _, err := s.Search(t.Context(), q); !errors.As(err, new(*index.InvalidError)) {
			t.Errorf("a cursor with %s: %v", name, err)
		}
	}
}

// testGenerations looks at a cursor when there is more than when its first page was asked for.
func testGenerations(t *testing.T, e Engine) {
	all := Articles()
	put(t, e, all...)
	first := search(t, e, "harbour", func(q *index.Query) { q.Limit = 1 })
	before := search(t, e, "harbour", nil)
	put(t, e, article("new", "Harbour, harbour", "The Quay", "2025", "en", prose("The harbour, the harbour.")))
	got := search(t, e, "harbour", func(q *index.Query) { q.Cursor = first.Next })
	if got.Version != first.Version || found(got.Hits) != found(before.Hits[1:]) || got.Total != before.Total {
		t.Errorf("the cursor of %v goes on in %v with %s of %d", first.Version, got.Version, found(got.Hits), got.Total)
	}
	if now := search(t, e, "harbour", nil); now.Total != before.Total+1 || now.Version == first.Version {
		t.Errorf("without a cursor there are %d in %v", now.Total, now.Version)
	}
}

func testGroups(t *testing.T, s index.Searcher) {
	res := search(t, s, "", func(q *index.Query) { q.Group, q.Sort = index.GroupArticle, index.SortOldest })
	var got []string
	for _, h := range res.Hits {
		got = append(got, fmt.Sprintf("%s+%d", h.ID, h.More))
	}
	if g, want := strings.Join(got, " "), "ferry.1+2 tax-yes.1+1 tax-no.1+1 traite.1+0 musteri.1+0 long.1+0 undated.1+0"; g != want {
		t.Errorf("by article %s, want %s", g, want)
	}
	if res.Total != 11 || res.Articles != 7 {
		t.Errorf("%d in %d articles", res.Total, res.Articles)
	}
	res = search(t, s, "strike OR nothing", func(q *index.Query) { q.Group = index.GroupArticle })
	if len(res.Hits) != 1 || res.Hits[0].ID != "ferry.2" || res.Hits[0].More != 2 || res.Total != 3 || res.Articles != 1 {
		t.Errorf("the best paragraph of an article: %s of %d in %d articles", found(res.Hits), res.Total, res.Articles)
	}
}

func testContext(t *testing.T, s index.Searcher) {
	for _, test := range []struct {
		query         string
		n             int
		before, after string
	}{
		{`"peaceful"`, 0, "", ""}, {`"peaceful"`, 1, "ferry.1", "ferry.3"}, {"piers", 3, "", "ferry.2 ferry.3"}, {"sailed", 1, "ferry.2", ""},
	} {
		h := search(t, s, test.query, func(q *index.Query) { q.Context, q.Sort = test.n, index.SortNewest }).Hits
		i := slices.IndexFunc(h, func(h index.Hit) bool { return h.Article.ID == "ferry" })
		if b, a := found(h[i].Before), found(h[i].After); b != test.before || a != test.after {
			t.Errorf("%q with %d stands between %q and %q", test.query, test.n, b, a)
		}
	}
}

func testSaid(t *testing.T, s index.Searcher) {
	for _, test := range []struct {
		query   string
		filters index.Filters
		want    string
	}{
		{"harbour", index.Filters{}, "long.1 tax-no.1 tax-yes.1"},
		{"vale", index.Filters{}, "long.1 tax-no.1 traite.1"}, // by her or in what is said; of ferry.2 she says nothing
		{"peaceful", index.Filters{Speakers: []string{"ines-vale"}}, ""},
		{"peaceful", index.Filters{Speakers: []string{"Tomas Orme"}}, "ferry.2"},
		{"", index.Filters{}, "ferry.1 ferry.2 long.1 musteri.1 tax-no.1 tax-yes.1 traite.1"},
		{"", index.Filters{Speakers: []string{"ines-vale"}}, "tax-no.1 traite.1"},
		{"harbour", index.Filters{Speakers: []string{index.Missing}}, ""},
		{"-taxes", index.Filters{Langs: []string{"en"}}, "ferry.1 ferry.2 long.1"},
	} {
		res := search(t, s, test.query, func(q *index.Query) { q.Said, q.Filters = true, test.filters })
		if got := sorted(res.Hits); got != test.want || res.Total != len(res.Hits) {
			t.Errorf("%q said in %+v: %q of %d, want %q", test.query, test.filters, got, res.Total, test.want)
		}
		for _, h := range res.Hits {
			if !h.Said {
				t.Errorf("%q: %s is found and not said", test.query, h.ID)
			}
		}
	}
	for _, h := range search(t, s, "harbour", nil).Hits {
		if h.Said != (h.ID != "undated.1") {
			t.Errorf("%s is said: %t", h.ID, h.Said)
		}
	}
}

func testTitles(t *testing.T, s index.Searcher) {
	for _, test := range []struct{ query, id, want string }{
		{"taxes", "tax-no.1", "No new [taxes]"}, {"title:tax", "tax-no.2", "No new [taxes]"}, {"traite signee", "traite.1", ""},
		{"title:traite", "traite.1", "Le [traité] de paix"}, {`title:"new taxes"`, "tax-no.1", "No [new taxes]"},
	} {
		res := search(t, s, test.query, func(q *index.Query) { q.Highlight = true })
		got := ""
		for _, h := range res.Hits {
			if string(h.ID) == test.id && len(h.TitleMarks) > 0 {
				got = bracketed(h.Article.Title, index.Fragment{Span: index.Span{End: len([]rune(h.Article.Title))}, Marks: h.TitleMarks})
			}
		}
		if got != test.want {
			t.Errorf("%q marks %q in the title of %s, want %q", test.query, got, test.id, test.want)
		}
	}
	if h := search(t, s, "taxes", nil).Hits; h[0].TitleMarks != nil {
		t.Errorf("marks that nobody asked for: %v", h[0].TitleMarks)
	}
}

// testRank looks at what has to stand before what.
func testRank(t *testing.T, e Engine) {
	text := "The council spoke of the toll and of other things."
	put(t, e,
		article("about", "Toll goes up", "", "", "en", prose(text)),
		article("aside", "Roads", "", "", "en", prose(text)),
		article("by", "Roads", "", "", "en", said("We spoke of the other things.", corpus.Speaker{ID: "ada-toll", Name: "Ada Toll"})))
	for _, test := range []struct{ query, want string }{
		{"toll", "by.1 about.1 aside.1"}, // whose name it is, then whose article is about it
		{"council toll", "about.1 aside.1"},
		{"the toll", "by.1 about.1 aside.1"},
	} {
		if got := found(search(t, e, test.query, nil).Hits); got != test.want {
			t.Errorf("%q ranks %s, want %s", test.query, got, test.want)
		}
	}
}

func testIntervals(t *testing.T, s index.Searcher) {
	for _, test := range []struct {
		name     string
		interval index.Interval
		filters  index.Filters
		want     string // of the first and last three: from=count/of
	}{
		{"years", index.IntervalYear, index.Filters{}, "6: 2019-01-01=3/3 2020-01-01=0/0 2021-01-01=4/4 2022-01-01=0/0 2023-01-01=2/2 2024-01-01=1/1 missing:1 coarse:0"},
		{"years are not cut", "", index.Filters{From: corpus.Date{Year: 2023}, To: corpus.Date{Year: 2023}},
			"6: 2019-01-01=3/3 2020-01-01=0/0 2021-01-01=4/4 2022-01-01=0/0 2023-01-01=2/2 2024-01-01=1/1 missing:1 coarse:0"},
		{"months", index.IntervalMonth, index.Filters{}, "36: 2021-03-01=4/4 2021-04-01=0/0 2021-05-01=0/0 … 2023-12-01=0/0 2024-01-01=0/0 2024-02-01=1/1 missing:1 coarse:3"},
		{"months are cut", index.IntervalMonth, index.Filters{From: corpus.Date{Year: 2023}, To: corpus.Date{Year: 2023}},
			"2: 2023-06-01=1/1 2023-07-01=1/1 missing:1 coarse:0"},
		{"months of a speaker", index.IntervalMonth, index.Filters{Speakers: []string{"ines-vale"}, Langs: []string{"fr"}},
			"1: 2023-06-01=1/1 missing:0 coarse:0"},
		{"days", index.IntervalDay, index.Filters{From: corpus.Date{Year: 2021, Month: 3}, To: corpus.Date{Year: 2021, Month: 3}},
			"2: 2021-03-04=2/2 2021-03-05=2/2 missing:1 coarse:0"},
		{"days of a year that is known", index.IntervalDay, index.Filters{From: corpus.Date{Year: 2019}, To: corpus.Date{Year: 2019}},
			"0: missing:1 coarse:3"},
	} {
		res := search(t, s, "", func(q *index.Query) {
			q.Interval, q.Filters, q.Facets = test.interval, test.filters, []index.Facet{index.FacetDate}
		})
		if got := printedDates(res.Facets[0]); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func printedDates(f index.FacetResult) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d: ", len(f.Buckets))
	for i, k := range f.Buckets {
		if len(f.Buckets) > 6 && i == 3 {
			b.WriteString("… ")
		}
		if i < 3 || i >= len(f.Buckets)-3 {
			fmt.Fprintf(&b, "%s=%d/%d ", k.From, k.Count, k.Of)
		}
	}
	fmt.Fprintf(&b, "missing:%d coarse:%d", f.Missing, f.Coarse)
	return b.String()
}

// testManyBuckets looks at a span of time that is too long for its interval.
func testManyBuckets(t *testing.T, e Engine) {
	put(t, e, article("old", "", "", "1900-01-01", "en", prose("Old.")), article("new", "", "", "2020-01-01", "en", prose("New.")))
	q := index.Query{Facets: []index.Facet{index.FacetDate}, Interval: index.IntervalDay}
	_, err := e.Search(t.Context(), q)
	if invalid := (*index.InvalidError)(nil); !errors.As(err, &invalid) || invalid.Problems[0].Param != "interval" {
		t.Errorf("too many days: %v", err)
	}
	q.Filters.From = corpus.Date{Year: 2019}
	if res, err := e.Search(t.Context(), q); err != nil || printedDates(res.Facets[0]) != "1: 2020-01-01=1/1 missing:0 coarse:0" {
		t.Errorf("fewer days: %+v, %v", res.Facets, err)
	}
}

func testFacetSearch(t *testing.T, s index.Searcher) {
	for _, test := range []struct {
		name  string
		query index.FacetQuery
		want  string
	}{
		{"all", index.FacetQuery{Field: index.FacetSpeaker}, "tomas-orme:4 ines-vale:3 ferry-smith:1 missing:4 other:0"},
		{"any word of a name", index.FacetQuery{Field: index.FacetSpeaker, Text: "VÁL"}, "ines-vale:3 missing:4 other:0"},
		{"each word begins one", index.FacetQuery{Field: index.FacetSpeaker, Text: "or t"}, "tomas-orme:4 missing:4 other:0"},
		{"no beginning", index.FacetQuery{Field: index.FacetSpeaker, Text: "rme"}, "missing:4 other:0"},
		{"no word", index.FacetQuery{Field: index.FacetSpeaker, Text: "?"}, "missing:4 other:0"},
		{"cut", index.FacetQuery{Field: index.FacetOutlet, Limit: 1}, "brackwater-post:4 missing:1 other:6"},
		{"folded", index.FacetQuery{Field: index.FacetOutlet, Text: "kiyi"}, "kiyi-postasi:1 missing:1 other:0"},
		{"filtered", index.FacetQuery{Field: index.FacetOutlet, Filters: index.Filters{Speakers: []string{"ines-vale"}}},
			"brackwater-post:1 lecho-du-cap:1 the-quay:1 missing:0 other:0"},
		{"not by itself", index.FacetQuery{Field: index.FacetOutlet, Text: "quay", Filters: index.Filters{Outlets: []string{"the-quay", "brackwater-post"}}},
			"the-quay*:4 missing:1 other:0"},
		{"selected, and another text", index.FacetQuery{Field: index.FacetOutlet, Text: "kiyi", Filters: index.Filters{Outlets: []string{"the-quay"}}},
			"kiyi-postasi:1 missing:1 other:0"},
		{"kinds", index.FacetQuery{Field: index.FacetKind, Text: "st"}, "statement:7 missing:0 other:0"},
	} {
		res, err := s.Facet(t.Context(), test.query)
		if got := printed(res.Facet); err != nil || got != test.want || res.Version != s.Status().Version {
			t.Errorf("%s: %s, %v; want %s", test.name, got, err, test.want)
		}
	}
	for _, q := range []index.FacetQuery{{}, {Field: index.FacetDate}, {Field: index.FacetKind, Limit: -1}} {
		if _, err := s.Facet(t.Context(), q); !errors.As(err, new(*index.InvalidError)) {
			t.Errorf("%+v: %v is not said to be the asker's mistake", q, err)
		}
	}
}

func testSuggest(t *testing.T, s index.Searcher) {
	for _, test := range []struct {
		text  string
		limit int
		want  string
	}{
		{"smi", 0, "ferry-smith / /"},
		{"or", 0, "tomas-orme / /"},
		{"t", 0, "tomas-orme / the-quay / traite tax-no tax-yes"},
		{"t", 1, "tomas-orme / the-quay / traite"},
		{"TRAI", 0, "/ / traite"},
		{"new tax", 0, "/ / tax-no"},
		{"istasyon", 0, "/ / musteri"},
		{"po", 0, "/ brackwater-post kiyi-postasi /"},
		{"?", 0, "/ /"},
		{"", 0, "/ /"},
	} {
		res, err := s.Suggest(t.Context(), index.SuggestQuery{Text: test.text, Limit: test.limit})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, sp := range res.Speakers {
			got = append(got, sp.ID)
		}
		got = append(got, "/")
		for _, o := range res.Outlets {
			got = append(got, o.ID)
		}
		got = append(got, "/")
		for _, a := range res.Articles {
			got = append(got, string(a.ID))
		}
		if g := strings.Join(got, " "); g != test.want {
			t.Errorf("%q: %s, want %s", test.text, g, test.want)
		}
	}
	if _, err := s.Suggest(t.Context(), index.SuggestQuery{Limit: index.MaxSuggestions + 1}); !errors.As(err, new(*index.InvalidError)) {
		t.Errorf("too many suggestions: %v", err)
	}
}

// testUnknown looks at filters that name nobody.
func testUnknown(t *testing.T, s index.Searcher) {
	for _, test := range []struct {
		filters index.Filters
		want    string // a part of the warning; none is given without
	}{
		{index.Filters{Langs: []string{"pl"}}, "there is nothing in the language pl here"},
		{index.Filters{Langs: []string{"fr", index.Missing}}, ""},
		{index.Filters{Articles: []string{"ferry", "nosuch"}}, "there is no article “nosuch” here"},
		{index.Filters{Speakers: []string{"Ines Vael"}}, "did you mean Ines Vale?"},
		{index.Filters{Speakers: []string{"INES VALE"}}, "did you mean Ines Vale?"},
		{index.Filters{Outlets: []string{"the quay"}}, "did you mean The Quay?"},
		{index.Filters{Speakers: []string{"zzz"}}, `there is no speaker “zzz” here`},
		{index.Filters{Speakers: []string{"Ines Vale", "tomas-orme", index.Missing}}, ""},
	} {
		got := strings.Join(search(t, s, "", func(q *index.Query) { q.Filters = test.filters }).Warnings, "; ")
		if !strings.Contains(got, test.want) || (test.want == "") != (got == "") {
			t.Errorf("%+v: the warnings are %q, want %q", test.filters, got, test.want)
		}
	}
}

// testScopes holds that everywhere a bare surname stands with the article to which its ID belongs, and no name that is known does.
func testScopes(t *testing.T, s index.Searcher) {
	check := func(where, id string, scope *index.Article) {
		switch {
		case id != "ferry-smith" && scope != nil:
			t.Errorf("%s: %s belongs to %+v", where, id, scope)
		case id == "ferry-smith" && (scope == nil || scope.ID != "ferry" || scope.Title != "Ferries stop" || scope.Outlet != "Brackwater Post" || scope.Date.Year != 2019):
			t.Errorf("%s: %s belongs to %+v", where, id, scope)
		}
	}
	list, err := s.Speakers(t.Context(), index.ListQuery{})
	facets, err2 := s.Facet(t.Context(), index.FacetQuery{Field: index.FacetSpeaker})
	suggested, err3 := s.Suggest(t.Context(), index.SuggestQuery{Text: "smith"})
	smith, err4 := s.Speaker(t.Context(), "ferry-smith")
	if err := errors.Join(err, err2, err3, err4); err != nil || len(list.Speakers) != 3 || len(facets.Facet.Values) != 3 || len(suggested.Speakers) != 1 {
		t.Fatal(err, list.Speakers, facets.Facet.Values, suggested.Speakers)
	}
	for _, sp := range slices.Concat(list.Speakers, suggested.Speakers, []index.Speaker{smith.Speaker}) {
		check("lists", sp.ID, sp.Scope)
	}
	res := search(t, s, "", func(q *index.Query) { q.Facets = index.Facets() })
	for _, v := range slices.Concat(facets.Facet.Values, res.Facets[0].Values) {
		check("facets", v.ID, v.Scope)
	}
	for _, f := range res.Facets[1:] {
		for _, v := range f.Values {
			check("facets", v.ID, v.Scope)
		}
	}
	for _, query := range []struct {
		text    string
		filters index.Filters
		want    string
	}{
		{"", index.Filters{Speakers: []string{"ferry-smith", "ines-vale"}}, "all paragraphs; said by Smith in the article “Ferries stop” or Ines Vale"},
		{"speaker:ferry-smith", index.Filters{}, "all paragraphs; said by Smith in the article “Ferries stop”"},
		{"speaker:smith", index.Filters{}, "all paragraphs; said by “smith”"},
	} {
		if got := search(t, s, query.text, func(q *index.Query) { q.Filters = query.filters }).Description; got != query.want {
			t.Errorf("described as %s, want %s", got, query.want)
		}
	}
}

// testUnknownInQueries looks at fields that name nobody.
func testUnknownInQueries(t *testing.T, s index.Searcher) {
	for query, want := range map[string]string{
		"speaker:zzz":                       "there is no speaker “zzz” here",
		`harbour OR -speaker:"Ines Vael"`:   "there is no speaker “Ines Vael” here; did you mean Ines Vale?",
		"outlet:(post OR dial)":             "there is no outlet “dial” here",
		"lang:pl harbour":                   "there is nothing in the language pl here",
		`speaker:vale outlet:quay lang:fr`:  "",
		`speaker:"100%d" speaker:"100%d" x`: "there is no speaker “100%d” here",
	} {
		if got := strings.Join(search(t, s, query, nil).Warnings, "; "); got != want {
			t.Errorf("%s: the warnings are %q, want %q", query, got, want)
		}
	}
}

// testProposals looks at what is suggested where nothing is found.
func testProposals(t *testing.T, s index.Searcher) {
	for _, test := range []struct{ query, want string }{
		{"harbuor", "harbour=4"},
		{"harbuor towns", "harbour towns=2 | towns=2"},
		{"taxes piers", "taxes=2"}, // each is there, not together
		{"piers taxes harbour", "taxes harbour=2"},
		{"not raise tolls harbour", "not raise harbour=1"}, // “not” turns it, and stays
		{"qqqq", ""},
		{`"harbour tuwns"`, ""},
		{"harbour", ""},
		{"smiht", "smith=1"}, {"Smiht", "Smith=1"}, {"oof", ""},
		{"istasoynda", "istasyonda=1"}, {"İstasoynda", "İstasyonda=1"}, {"goruşecegis", "görüşeceğiz=1"}, {"declaretion", "déclaration=1"},
		{"strinkes", ""}, // two slips in a short word lead anywhere
		{"kind:reported", ""},
	} {
		res := search(t, s, test.query, nil)
		var got []string
		for _, p := range res.Suggestions {
			got = append(got, fmt.Sprintf("%s=%d", p.Text, p.Total))
			if p.Why == "" {
				t.Errorf("%q: %q is suggested for no reason", test.query, p.Text)
			}
			if n := search(t, s, p.Text, nil).Total; n != p.Total {
				t.Errorf("%q: %q is said to find %d, and finds %d", test.query, p.Text, p.Total, n)
			}
		}
		if g := strings.Join(got, " | "); g != test.want {
			t.Errorf("%q: %s is suggested, want %s", test.query, g, test.want)
		}
	}
	res := search(t, s, "harbuor", func(q *index.Query) { q.Filters.Langs = []string{"fr"} })
	if len(res.Suggestions) != 0 {
		t.Errorf("what the filters leave out is suggested: %+v", res.Suggestions)
	}
}

func testCoverage(t *testing.T, s index.Searcher) {
	c, err := s.Coverage(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if c.Version != s.Status().Version || c.Corpus.Paragraphs != 11 {
		t.Errorf("of %v: %+v", c.Version, c.Corpus)
	}
	var got []string
	for _, o := range c.Outlets {
		line := fmt.Sprintf("%s (%s) %d from %s to %s:", o.ID, o.Name, o.Count, o.First, o.Last)
		for _, m := range o.Months {
			line += fmt.Sprintf(" %s..%s=%d/%d", m.From, m.To, m.Count, m.Of)
		}
		got = append(got, fmt.Sprintf("%s coarse:%d undated:%d", line, o.Coarse, o.Undated))
	}
	want := []string{
		"brackwater-post (Brackwater Post) 4 from 2019 to 2024-02-29: 2024-02-01..2024-02-29=1/1 coarse:3 undated:0",
		"the-quay (The Quay) 4 from 2021-03-04 to 2021-03-05: 2021-03-01..2021-03-31=4/4 coarse:0 undated:0",
		"kiyi-postasi (Kıyı Postası) 1 from 2023-07-01 to 2023-07-01: 2023-07-01..2023-07-31=1/1 coarse:0 undated:0",
		"lecho-du-cap (L’Écho du Cap) 1 from 2023-06 to 2023-06: 2023-06-01..2023-06-30=1/1 coarse:0 undated:0",
		" () 1 from  to : coarse:0 undated:1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("coverage (-want +got):\n%s", diff)
	}
}

// testSpeaker looks at what the page of a speaker tells.
func testSpeaker(t *testing.T, s index.Searcher) {
	orme, err := s.Speaker(t.Context(), "tomas-orme")
	if err != nil {
		t.Fatal(err)
	}
	if got := printed(index.FacetResult{Values: orme.Outlets}); got != "brackwater-post:2 kiyi-postasi:1 the-quay:1 missing:0 other:0" {
		t.Errorf("the outlets are %s", got)
	}
	years := "6: 2019-01-01=1/3 2020-01-01=0/0 2021-01-01=1/4 2022-01-01=0/0 2023-01-01=1/2 2024-01-01=1/1 missing:0 coarse:0"
	if got := printedDates(index.FacetResult{Buckets: orme.Years}); got != years {
		t.Errorf("the years are %s", got)
	}
	if got := found(orme.Newest); got != "long.1 musteri.1 tax-yes.1 ferry.2" {
		t.Errorf("the newest are %s", got)
	}
}
