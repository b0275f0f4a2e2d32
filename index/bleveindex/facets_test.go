package bleveindex

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/index"
)

// TestCounts holds that facets count what looking at each paragraph counts.
func TestCounts(t *testing.T) {
	t.Parallel()
	r := openReal(t, 30)
	intervals := []index.Interval{"", index.IntervalYear, index.IntervalMonth, index.IntervalDay}
	for range sometimes(500) {
		q := asked("")
		if r.random.IntN(2) == 0 {
			q = asked(r.word())
		}
		q.Filters, q.Facets, q.FacetSize, q.Interval = r.filters(), index.Facets(), index.MaxFacetSize, one(r, intervals)
		q.Said = r.random.IntN(6) == 0
		res, err := r.Search(t.Context(), q)
		if invalid := (*index.InvalidError)(nil); errors.As(err, &invalid) && invalid.Problems[0].Param == "interval" {
			q.Interval = ""
			res = r.search(t, q)
		} else if err != nil {
			t.Fatal(err)
		}
		want := r.matching(q)
		if res.Total != len(want) || res.Articles != articlesOf(want) {
			t.Errorf("%q with %+v: %d in %d articles, not %d in %d", q.Text, q.Filters, res.Total, res.Articles, len(want), articlesOf(want))
		}
		for i, f := range q.Facets {
			if diff := gocmp.Diff(r.count(f, q), res.Facets[i]); diff != "" {
				t.Errorf("%s of %q with %+v (-want +got):\n%s", f, q.Text, q.Filters, diff)
			}
		}
	}
}

func articlesOf(hits []index.Hit) int {
	of := map[corpus.ArticleID]bool{}
	for _, h := range hits {
		of[h.Article.ID] = true
	}
	return len(of)
}

// count makes a facet by looking at each paragraph.
func (r *real) count(f index.Facet, q index.Query) index.FacetResult {
	open := q
	selected := map[string]bool{}
	take := func(values *[]string) {
		for _, v := range *values {
			selected[v] = true
		}
		*values = nil
	}
	switch f {
	case index.FacetSpeaker:
		take(&open.Filters.Speakers)
	case index.FacetOutlet:
		take(&open.Filters.Outlets)
	case index.FacetKind:
		take(&open.Filters.Kinds)
	case index.FacetLang:
		take(&open.Filters.Langs)
	case index.FacetDate:
		open.Filters.From, open.Filters.To = corpus.Date{}, corpus.Date{}
		return r.countDates(q, r.matching(open))
	}
	res := index.FacetResult{Field: f}
	counts := map[string]int{}
	for _, h := range r.matching(open) {
		values := valuesOf(f, &h)
		if len(values) == 0 {
			res.Missing++
		}
		for _, v := range values {
			counts[v]++
		}
	}
	for v := range selected {
		if v != index.Missing {
			counts[v] += 0
		}
	}
	for v, n := range counts {
		name := v
		switch f {
		case index.FacetSpeaker:
			name = r.dirName(f, v)
		case index.FacetOutlet:
			name = r.outlets[v][0]
		}
		res.Values = append(res.Values, index.FacetValue{ID: v, Name: name, Count: n, Selected: selected[v]})
	}
	slices.SortFunc(res.Values, func(a, b index.FacetValue) int {
		return cmp.Or(b.Count-a.Count, strings.Compare(a.ID, b.ID))
	})
	return res
}

// dirName is the name that the index shows, of those that are printed.
func (r *real) dirName(f index.Facet, id string) string {
	name := r.served.dir.name(f, id)
	if !slices.Contains(r.speakers[id], name) {
		return "none of the printed names"
	}
	return name
}

func valuesOf(f index.Facet, h *index.Hit) (list []string) {
	add := func(v string) {
		if v != "" && !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	switch f {
	case index.FacetSpeaker:
		for _, s := range h.Speakers {
			add(string(s.ID))
		}
	case index.FacetOutlet:
		add(h.Article.OutletID)
	case index.FacetKind:
		add(string(h.Kind))
	case index.FacetLang:
		add(h.Article.Lang)
	}
	return list
}

// countDates counts by interval, going from the first day of each to the first of the next.
func (r *real) countDates(q index.Query, hits []index.Hit) index.FacetResult {
	res := index.FacetResult{Field: index.FacetDate}
	precise := map[index.Interval]int{index.IntervalMonth: len("2006-01"), index.IntervalDay: len("2006-01-02")}[q.Interval]
	if precise == 0 {
		precise = len("2006")
	}
	cut := precise > len("2006")
	counts, of := map[string]int{}, map[string]int{}
	for _, h := range r.hits {
		if s := h.Article.Date.String(); len(s) >= precise {
			of[s[:precise]]++
		}
	}
	first, last := "", ""
	for _, h := range hits {
		s := h.Article.Date.String()
		switch {
		case s == "":
			res.Missing++
		case cut && !passes(index.Filters{From: q.Filters.From, To: q.Filters.To}, &h):
		case len(s) < precise:
			res.Coarse++
		default:
			s = s[:precise]
			counts[s]++
			if first == "" || s < first {
				first = s
			}
			last = max(last, s)
		}
	}
	if first == "" {
		return res
	}
	layout := "2006-01-02"[:precise]
	at, _ := time.Parse(layout, first)
	for ; at.Format(layout) <= last; at = at.AddDate(b2i(precise == 4), b2i(precise == 7), b2i(precise == 10)) {
		d, _ := corpus.ParseDate(at.Format(layout))
		res.Buckets = append(res.Buckets, index.Bucket{From: d.First(), To: d.Last(), Count: counts[d.String()], Of: of[d.String()]})
	}
	return res
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
