package web

import (
	"slices"
	"strconv"

	"onrecord/corpus"
	"onrecord/index"
)

// facetView is a facet as boxes to tick, which belong to the form of the search.
type facetView struct {
	Name, Field string
	Values      []valueView
	Other       int
	More        string // lists more values
	Find        string // finds one by its name
}

type valueView struct {
	Field, ID string // the parameter, and its value
	Name      string
	Note      string // tells it from others of the same name
	Href      string // the search with it, or without it where it is selected
	Count     int
	Selected  bool
}

// datesView is the histogram, and the form for other dates.
type datesView struct {
	Histogram histogramView
	Of        string // what the bars are the parts of
	Up        *link  // the longer time that this is part of
	Undated   int
	Coarse    int // dated less precisely than the bars are
	From, To  string
}

func (b *searchView) facets(s state, q index.Query, res index.Result, notes notes) {
	for _, field := range index.Facets() {
		f := index.FacetResult{Field: field}
		if i := slices.IndexFunc(res.Facets, func(f index.FacetResult) bool { return f.Field == field }); i >= 0 {
			f = res.Facets[i]
		}
		if field == index.FacetDate {
			b.Dates = newDates(s, q, f)
		} else if v := newFacet(s, q, f, notes); len(v.Values) > 0 {
			b.Facets = append(b.Facets, v)
		}
	}
}

var (
	facetNames = map[index.Facet]string{
		index.FacetSpeaker: "Speaker", index.FacetOutlet: "Outlet", index.FacetKind: "Kind", index.FacetLang: "Language",
	}
	missingNames = map[index.Facet]string{
		index.FacetSpeaker: "nobody named", index.FacetOutlet: "no outlet known", index.FacetLang: "no language known",
	}
)

// newFacet lists the values, whatever else is asked for, and last what has none.
func newFacet(s state, q index.Query, f index.FacetResult, notes notes) facetView {
	v := facetView{Name: facetNames[f.Field], Field: string(f.Field), Other: f.Other}
	asked := slices.Clone(s.v[string(f.Field)])
	missing := f.Missing > 0 || slices.Contains(asked, index.Missing)
	for _, value := range f.Values {
		view := newValue(s, f.Field, value)
		view.Note = notes[value.ID]
		v.Values = append(v.Values, view)
		asked = slices.DeleteFunc(asked, func(a string) bool { return a == value.ID || a == value.Name })
	}
	for _, a := range asked {
		if a != index.Missing {
			v.Values = append(v.Values, newValue(s, f.Field, index.FacetValue{ID: a, Name: a, Selected: true}))
		}
	}
	if name := missingNames[f.Field]; name != "" && missing {
		v.Values = append(v.Values, newValue(s, f.Field, index.FacetValue{ID: index.Missing, Name: name, Count: f.Missing}))
	}
	if f.Other > 0 {
		v.Find = findHref(s, f.Field)
	}
	if f.Other > 0 && q.FacetSize < index.MaxFacetSize {
		size := 50
		if q.FacetSize >= size {
			size = index.MaxFacetSize
		}
		v.More = s.change("facet_size", strconv.Itoa(size))
	}
	return v
}

func newValue(s state, f index.Facet, v index.FacetValue) valueView {
	name, param := v.Name, string(f)
	switch f {
	case index.FacetKind:
		name = kindNames[corpus.Kind(v.ID)]
	case index.FacetLang:
		if v.ID != index.Missing {
			name = languageName(v.ID)
		}
	}
	view := valueView{Field: param, ID: v.ID, Name: name, Count: v.Count, Selected: v.Selected}
	switch asked := s.v[param]; {
	case slices.Contains(asked, v.ID):
		view.Href, view.Selected = s.without(param, v.ID), true
	case slices.Contains(asked, v.Name):
		view.ID = v.Name
		view.Href, view.Selected = s.without(param, v.Name), true
	default:
		view.Href = s.with(param, v.ID)
	}
	return view
}

// intervalOf is that of the bars: the days of one month, the months of one year, else years.
func intervalOf(f index.Filters) index.Interval {
	switch {
	case !f.From.Known() || f.From.Year != f.To.Year:
		return index.IntervalYear
	case f.From.Month == 0 || f.From.Month != f.To.Month:
		return index.IntervalMonth
	}
	return index.IntervalDay
}

func newDates(s state, q index.Query, f index.FacetResult) datesView {
	v := datesView{Undated: f.Missing, Coarse: f.Coarse, From: q.Filters.From.String(), To: q.Filters.To.String()}
	from := q.Filters.From
	switch q.Interval {
	case index.IntervalMonth:
		v.Of, v.Up = strconv.Itoa(from.Year), &link{Text: "all years", Href: s.set("from").change("to")}
	case index.IntervalDay:
		year := strconv.Itoa(from.Year)
		v.Of, v.Up = newDate(corpus.Date{Year: from.Year, Month: from.Month}).Text, &link{Text: year, Href: s.span(year, year)}
	}
	v.Histogram = newHistogram(f.Buckets, q.Interval, s.span)
	for i, b := range v.Histogram.Bars {
		v.Histogram.Bars[i].Out = q.Interval == index.IntervalYear && outside(b, q.Filters)
	}
	return v
}

// span gives the address of the search between two dates.
func (s state) span(from, to string) string { return s.set("from", from).change("to", to) }

// outside tells whether years lie beyond the dates that were asked for.
func outside(b barView, f index.Filters) bool {
	from, _ := strconv.Atoi(b.From)
	to, _ := strconv.Atoi(b.To)
	return f.From.Known() && to < f.From.Year || f.To.Known() && from > f.To.Year
}
