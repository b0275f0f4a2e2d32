package indextest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/index"
)

func testFacets(t *testing.T, s index.Searcher) {
	for _, test := range []struct {
		name, query string
		filters     index.Filters
		size        int
		facet       index.Facet
		want        string // value:count, a star where it is selected; missing; other
	}{
		{"speaker", "", index.Filters{}, 0, index.FacetSpeaker, "tomas-orme:4 ines-vale:3 ferry-smith:1 missing:4 other:0"},
		{"of a search", "harbour", index.Filters{}, 0, index.FacetSpeaker, "tomas-orme:2 ines-vale:1 missing:1 other:0"},
		{"cut", "", index.Filters{}, 1, index.FacetSpeaker, "tomas-orme:4 missing:4 other:4"},
		{"selected", "", index.Filters{Speakers: []string{"Smith"}}, 1, index.FacetSpeaker, "tomas-orme:4 ferry-smith*:1 missing:4 other:3"},
		{"selected, not found", "harbour", index.Filters{Speakers: []string{"Smith"}}, 1, index.FacetSpeaker,
			"tomas-orme:2 ferry-smith*:0 missing:1 other:1"},
		{"selected below the cut", "", index.Filters{Speakers: []string{"ines-vale"}}, 1, index.FacetSpeaker,
			"tomas-orme:4 ines-vale*:3 missing:4 other:1"},
		{"outlet", "", index.Filters{}, 2, index.FacetOutlet, "brackwater-post:4 the-quay:4 missing:1 other:2"},
		{"kind", "", index.Filters{}, 0, index.FacetKind, "statement:7 prose:4 missing:0 other:0"},
		{"lang", "", index.Filters{Langs: []string{"fr"}}, 0, index.FacetLang, "en:8 fr*:1 tr:1 missing:1 other:0"},
		{"among those of a speaker", "", index.Filters{Speakers: []string{"ines-vale"}, Langs: []string{"fr"}}, 0, index.FacetLang,
			"en:2 fr*:1 missing:0 other:0"},
		{"selected from both", "", index.Filters{Speakers: []string{"ines-vale"}, Langs: []string{"fr"}}, 0, index.FacetSpeaker,
			"ines-vale*:1 missing:0 other:0"},
		{"nobody named", "", index.Filters{Speakers: []string{index.Missing}}, 1, index.FacetSpeaker, "tomas-orme:4 missing:4 other:4"},
		{"nobody named, and kinds", "", index.Filters{Speakers: []string{index.Missing}}, 0, index.FacetKind, "prose:4 missing:0 other:0"},
		{"by the query", "speaker:orme", index.Filters{}, 0, index.FacetSpeaker, "tomas-orme:4 ines-vale:1 missing:0 other:0"},
		{"nothing found", "nosuchword", index.Filters{}, 0, index.FacetLang, "missing:0 other:0"},
	} {
		t.Run(test.name, func(t *testing.T) {
			res := search(t, s, test.query, func(q *index.Query) {
				q.Filters, q.Facets, q.FacetSize = test.filters, []index.Facet{test.facet}, test.size
			})
			if len(res.Facets) != 1 || res.Facets[0].Field != test.facet {
				t.Fatalf("the facets are %+v", res.Facets)
			}
			if got := printed(res.Facets[0]); got != test.want {
				t.Errorf("counted %q, want %q", got, test.want)
			}
		})
	}
	res := search(t, s, "", func(q *index.Query) { q.Facets = []index.Facet{index.FacetOutlet, index.FacetSpeaker} })
	if len(res.Facets) != 2 || res.Facets[0].Field != index.FacetOutlet || res.Facets[1].Values[0].Name != "Tomas Orme" {
		t.Errorf("two facets are %+v", res.Facets)
	}
}

func printed(f index.FacetResult) string {
	var b strings.Builder
	for _, v := range f.Values {
		star := ""
		if v.Selected {
			star = "*"
		}
		fmt.Fprintf(&b, "%s%s:%d ", v.ID, star, v.Count)
	}
	fmt.Fprintf(&b, "missing:%d other:%d", f.Missing, f.Other)
	return b.String()
}

func testYears(t *testing.T, s index.Searcher) {
	res := search(t, s, "taxes", func(q *index.Query) { q.Facets = []index.Facet{index.FacetDate} })
	year := func(y, count, of int) index.Bucket {
		d := corpus.Date{Year: y}
		return index.Bucket{From: d.First(), To: d.Last(), Count: count, Of: of}
	}
	if diff := cmp.Diff([]index.FacetResult{{Field: index.FacetDate, Buckets: []index.Bucket{year(2021, 2, 4)}}}, res.Facets); diff != "" {
		t.Errorf("one year (-want +got):\n%s", diff)
	}
	res = search(t, s, "harbour", func(q *index.Query) { q.Facets = []index.Facet{index.FacetDate} })
	want := []index.Bucket{year(2021, 2, 4), year(2022, 0, 0), year(2023, 0, 2), year(2024, 1, 1)}
	if diff := cmp.Diff([]index.FacetResult{{Field: index.FacetDate, Buckets: want, Missing: 1}}, res.Facets); diff != "" {
		t.Errorf("several years (-want +got):\n%s", diff)
	}
	res = search(t, s, "nosuchword", func(q *index.Query) { q.Facets = []index.Facet{index.FacetDate} })
	if len(res.Facets[0].Buckets) != 0 {
		t.Errorf("nothing found, and the years are %v", res.Facets[0].Buckets)
	}
}

// testMarks looks at the marked words, by which people judge whether a hit is one.
func testMarks(t *testing.T, s index.Searcher) {
	for _, test := range []struct{ query, id, want string }{
		{"harbour", "undated.1", "Peace came to the [harbour] 🎺 at last; the [harbour] slept."},
		{"taxes", "tax-no.1", "We will not raise [taxes], and the harbour towns can rest."},
		{"tax town", "tax-no.1", "We will not raise [taxes], and the harbour [towns] can rest."},
		{`"not raise taxes"`, "tax-no.1", "We will [not raise taxes], and the harbour towns can rest."},
		{`"raise taxes" taxes`, "tax-no.1", "We will not [raise taxes], and the harbour towns can rest."},
		{"strike", "ferry.1", "The ferries are [striking] for peace on the piers."},
		{"vale strike", "ferry.2", "A peaceful [strike], nothing else."},
		{"nobody", "ferry.3", "<b>[Nobody]</b> & nothing sailed."},
		{"declarations", "traite.1", "« La [déclaration] sera signée à l’été », a-t-elle dit."},
		{"ISTASYONDA", "musteri.1", "“[İstasyonda] görüşeceğiz” dedi."},
		{"smith", "ferry.1", "The ferries are striking for peace on the piers."}, // by name alone
		{"", "ferry.1", "The ferries are striking for peace on the piers."},
	} {
		t.Run(test.query, func(t *testing.T) {
			res := search(t, s, test.query, func(q *index.Query) { q.Highlight = true })
			for _, h := range res.Hits {
				if string(h.ID) != test.id {
					continue
				}
				if len(h.Fragments) != 1 {
					t.Fatalf("%d fragments", len(h.Fragments))
				}
				if got := bracketed(h.Text, h.Fragments[0]); got != test.want {
					t.Errorf("marked %q, want %q", got, test.want)
				}
				return
			}
			t.Errorf("%s is not found, only %s", test.id, found(res.Hits))
		})
	}
	for _, h := range search(t, s, "harbour", nil).Hits {
		if h.Fragments != nil {
			t.Errorf("%s has fragments that nobody asked for", h.ID)
		}
	}
}

// bracketed shows a fragment with its marks in brackets.
func bracketed(text string, f index.Fragment) string {
	runes := []rune(text)
	var b strings.Builder
	at := f.Start
	for _, m := range f.Marks {
		b.WriteString(string(runes[at:m.Start]) + "[" + string(runes[m.Start:m.End]) + "]")
		at = m.End
	}
	return b.String() + string(runes[at:f.End])
}

func testFragments(t *testing.T, s index.Searcher) {
	res := search(t, s, "toll", func(q *index.Query) { q.Highlight = true })
	if len(res.Hits) != 1 || len(res.Hits[0].Fragments) != 2 {
		t.Fatalf("%d hits, not one with two fragments", len(res.Hits))
	}
	text := []rune(res.Hits[0].Text)
	last := 0
	for _, f := range res.Hits[0].Fragments {
		got := bracketed(res.Hits[0].Text, f)
		if !strings.Contains(got, "[toll]") || len(f.Marks) != 1 {
			t.Errorf("a fragment without its mark: %q", got)
		}
		if n := f.End - f.Start; n > 300 || n < 20 {
			t.Errorf("a fragment of %d characters: %q", n, got)
		}
		if f.Start < last || f.End > len(text) || strings.TrimSpace(string(text[f.Start:f.End])) != string(text[f.Start:f.End]) {
			t.Errorf("a fragment at [%d,%d) after %d: %q", f.Start, f.End, last, got)
		}
		if f.Start > 0 && text[f.Start-1] != ' ' || f.End < len(text) && text[f.End] != ' ' {
			t.Errorf("a fragment cuts a word: %q", got)
		}
		last = f.End
	}
}

func testParagraphs(t *testing.T, s index.Searcher) {
	for _, test := range []struct {
		id            corpus.ParagraphID
		around        int
		before, after string
	}{
		{"ferry.2", 2, "ferry.1", "ferry.3"},
		{"ferry.2", 0, "", ""},
		{"ferry.1", index.MaxAround, "", "ferry.2 ferry.3"},
		{"ferry.3", 1, "ferry.2", ""},
	} {
		p, err := s.Paragraph(t.Context(), test.id, test.around)
		if err != nil {
			t.Errorf("%s: %v", test.id, err)
			continue
		}
		if p.Hit.ID != test.id || p.Hit.Article.Title != "Ferries stop" || p.Version != s.Status().Version {
			t.Errorf("%s: %+v", test.id, p)
		}
		if b, a := found(p.Before), found(p.After); b != test.before || a != test.after {
			t.Errorf("%s stands between %q and %q, want %q and %q", test.id, b, a, test.before, test.after)
		}
	}
	for _, id := range []corpus.ParagraphID{"ferry.4", "ferry.0", "nosuch.1", "ferry", "", "ferry.0000001", "ferry.1.1", "\xff.1"} {
		if _, err := s.Paragraph(t.Context(), id, 0); !errors.Is(err, index.ErrNotFound) {
			t.Errorf("paragraph %q: %v", id, err)
		}
	}
	if _, err := s.Paragraph(t.Context(), "ferry.1", index.MaxAround+1); !errors.As(err, new(*index.InvalidError)) {
		t.Errorf("too much context: %v", err)
	}
}

func testArticles(t *testing.T, s index.Searcher) {
	a, err := s.Article(t.Context(), "ferry")
	if err != nil {
		t.Fatal(err)
	}
	if got := found(a.Paragraphs); got != "ferry.1 ferry.2 ferry.3" || a.Article.Outlet != "Brackwater Post" {
		t.Errorf("the article has %q, from %q", got, a.Article.Outlet)
	}
	for _, id := range []corpus.ArticleID{"nosuch", "", "ferry.1", "ferry.0000001", "../ferry"} {
		if _, err := s.Article(t.Context(), id); !errors.Is(err, index.ErrNotFound) {
			t.Errorf("article %q: %v", id, err)
		}
	}
}

func testSpeakers(t *testing.T, s index.Searcher) {
	orme, err := s.Speaker(t.Context(), "tomas-orme")
	if err != nil {
		t.Fatal(err)
	}
	want := index.Speaker{
		Entry: index.Entry{ID: "tomas-orme", Name: "Tomas Orme", Count: 4, First: corpus.Date{Year: 2019},
			Last: corpus.Date{Year: 2024, Month: 2, Day: 29}},
		Roles: []string{"leader of the opposition", "prime minister"},
	}
	if diff := cmp.Diff(want, orme.Speaker); diff != "" {
		t.Errorf("a speaker (-want +got):\n%s", diff)
	}
	history := []index.RoleSpan{
		{Role: "leader of the opposition", First: corpus.Date{Year: 2019}, Last: corpus.Date{Year: 2021, Month: 3, Day: 4}, Count: 2},
		{Role: "prime minister", First: corpus.Date{Year: 2023, Month: 7, Day: 1}, Last: corpus.Date{Year: 2024, Month: 2, Day: 29}, Count: 2},
	}
	if diff := cmp.Diff(history, orme.RoleHistory); diff != "" {
		t.Errorf("the roles over time (-want +got):\n%s", diff)
	}
	if smith, err := s.Speaker(t.Context(), "ferry-smith"); err != nil || len(smith.RoleHistory) != 0 || len(smith.Speaker.Roles) != 0 {
		t.Errorf("a speaker without a role: %+v, %v", smith, err)
	}
	if _, err := s.Speaker(t.Context(), "nosuch"); !errors.Is(err, index.ErrNotFound) {
		t.Errorf("an unknown speaker: %v", err)
	}
	for _, test := range []struct{ text, want string }{
		{"", "tomas-orme ines-vale ferry-smith"}, {"va", "ines-vale"}, {"TOMÁS", "tomas-orme"}, {"or to", "tomas-orme"},
		{"or va", ""}, {"?", ""},
	} {
		list, err := s.Speakers(t.Context(), index.ListQuery{Text: test.text})
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, sp := range list.Speakers {
			ids = append(ids, sp.ID)
		}
		if got := strings.Join(ids, " "); got != test.want || list.Total != len(ids) || list.Next != "" {
			t.Errorf("speakers %q: %q of %d, next %q; want %q", test.text, got, list.Total, list.Next, test.want)
		}
	}
}

// testRoles looks at roles of articles whose dates are known in part, or not at all.
func testRoles(t *testing.T, e Engine) {
	as := func(role string) corpus.Paragraph {
		return said("Hm.", corpus.Speaker{ID: "una-dell", Name: "Una Dell", Role: role})
	}
	put(t, e,
		article("a", "", "", "", "en", as("anchor"), as("mate")),
		article("b", "", "", "2021", "en", as("pilot"), as("mate")),
		article("c", "", "", "2020-05", "en", as("pilot"), as("")),
		article("d", "", "", "2021-03", "en", as("mate"), as("mate"), as("Mate")))
	got, err := e.Speaker(t.Context(), "una-dell")
	if err != nil {
		t.Fatal(err)
	}
	march, may := corpus.Date{Year: 2021, Month: 3}, corpus.Date{Year: 2020, Month: 5}
	want := []index.RoleSpan{
		{Role: "pilot", First: may, Last: corpus.Date{Year: 2021}, Count: 2},
		{Role: "mate", First: corpus.Date{Year: 2021}, Last: corpus.Date{Year: 2021}, Count: 4},
		{Role: "Mate", First: march, Last: march, Count: 1},
		{Role: "anchor", Count: 1},
	}
	if diff := cmp.Diff(want, got.RoleHistory); diff != "" {
		t.Errorf("the roles over time (-want +got):\n%s", diff)
	}
	if got.Speaker.Count != 9 || got.Speaker.First != may || got.Speaker.Last != (corpus.Date{Year: 2021}) {
		t.Errorf("in all %+v", got.Speaker)
	}
}

func testOutlets(t *testing.T, s index.Searcher) {
	var names []string
	q := index.ListQuery{Limit: 1}
	for range 10 {
		list, err := s.Outlets(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if list.Total != 4 || len(list.Outlets) != 1 {
			t.Fatalf("%d outlets of %d", len(list.Outlets), list.Total)
		}
		names = append(names, list.Outlets[0].Name)
		if q.Cursor = list.Next; q.Cursor == "" {
			break
		}
	}
	if got := strings.Join(names, ", "); got != "Brackwater Post, The Quay, Kıyı Postası, L’Écho du Cap" {
		t.Errorf("the outlets are %s", got)
	}
	first, err := s.Outlets(t.Context(), index.ListQuery{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Speakers(t.Context(), index.ListQuery{Cursor: first.Next}); !errors.As(err, new(*index.InvalidError)) {
		t.Errorf("a cursor of another list: %v", err)
	}
	if _, err := s.Outlets(t.Context(), index.ListQuery{Cursor: first.Next, Text: "quay"}); !errors.As(err, new(*index.InvalidError)) {
		t.Errorf("a cursor of another question: %v", err)
	}
	for _, q := range []index.ListQuery{{Cursor: "?"}, {Cursor: "eA"}, {Limit: -1}, {Limit: index.MaxLimit + 1}} {
		if _, err := s.Outlets(t.Context(), q); !errors.As(err, new(*index.InvalidError)) {
			t.Errorf("%+v: %v is not said to be the asker's mistake", q, err)
		}
	}
}

func testStatus(t *testing.T, s index.Searcher) {
	st := s.Status()
	want := index.Corpus{
		Articles: 7, Paragraphs: 11, Speakers: 3, Outlets: 4, Undated: 1,
		First: corpus.Date{Year: 2019}, Last: corpus.Date{Year: 2024, Month: 2, Day: 29}, Langs: []string{"en", "fr", "tr"},
	}
	if diff := cmp.Diff(want, st.Corpus); diff != "" {
		t.Errorf("the corpus (-want +got):\n%s", diff)
	}
	if !st.Ready || st.Degraded || st.Version.Generation == "" || st.Version.Hash == "" {
		t.Errorf("the status is %+v", st)
	}
}
