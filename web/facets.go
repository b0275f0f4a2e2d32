package web

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"onrecord/corpus"
	"onrecord/index"
)

type facetView struct {
	Name    string
	Values  []valueView
	Missing *valueView
	Other   int
	More    string // lists more values
	Find    string // finds one by its name
}

type valueView struct {
	Name, Href string
	Count      int
	Selected   bool
}

// datesView is the histogram, and the form for other dates.
type datesView struct {
	Name     string
	Up       *link // the longer time that this is part of
	Bars     []barView
	Undated  int
	Coarse   int // dated less precisely than the bars are
	From, To string
	Hidden   []pair
}

// barView is a bar of a histogram, or where Count is 0 several that are empty.
type barView struct {
	Label, Href string
	Count, Of   int
	Max         int  // the largest count of all bars, for their widths
	Out         bool // beyond the dates that were asked for
}

func (b *searchView) facets(s state, q index.Query, res index.Result) {
	b.Dates = newDates(s, q, index.FacetResult{}) // the form is there in any case
	for _, f := range res.Facets {
		if f.Field == index.FacetDate {
			b.Dates = newDates(s, q, f)
			continue
		}
		if v := newFacet(s, q, f); len(v.Values) > 0 || v.Missing != nil {
			b.Facets = append(b.Facets, v)
		}
	}
}

func newFacet(s state, q index.Query, f index.FacetResult) facetView {
	names := map[index.Facet][2]string{
		index.FacetSpeaker: {"Speaker", "nobody named"}, index.FacetOutlet: {"Outlet", "no outlet known"},
		index.FacetKind: {"Kind", ""}, index.FacetLang: {"Language", "no language known"},
	}[f.Field]
	v := facetView{Name: names[0], Other: f.Other}
	for _, value := range f.Values {
		v.Values = append(v.Values, newValue(s, f.Field, value))
	}
	absent := slices.Contains(s.v[string(f.Field)], index.Missing)
	if (f.Missing > 0 || absent) && names[1] != "" {
		m := newValue(s, f.Field, index.FacetValue{ID: index.Missing, Name: names[1], Count: f.Missing})
		v.Missing = &m
	}
	if f.Other > 0 && q.FacetSize < index.MaxFacetSize {
		size := 50
		if q.FacetSize >= size {
			size = index.MaxFacetSize
		}
		v.Find = findHref(s, f.Field)
		v.More = s.change("facet_size", strconv.Itoa(size)) + "#filters"
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
	asked := slices.Contains(s.v[param], v.ID)
	byName := slices.Contains(s.v[param], v.Name)
	view := valueView{Name: name, Count: v.Count, Selected: v.Selected || asked || byName}
	switch {
	case asked:
		view.Href = s.without(param, v.ID)
	case byName:
		view.Href = s.without(param, v.Name)
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
	v := datesView{
		Name: "Year", Undated: f.Missing, Coarse: f.Coarse, From: q.Filters.From.String(), To: q.Filters.To.String(),
		Hidden: s.hidden("from", "to"),
	}
	from := q.Filters.From
	switch q.Interval {
	case index.IntervalMonth:
		v.Name, v.Up = "Month of "+strconv.Itoa(from.Year), &link{Text: "all years", Href: s.set("from").change("to")}
	case index.IntervalDay:
		year := strconv.Itoa(from.Year)
		v.Name, v.Up = "Day of "+newDate(corpus.Date{Year: from.Year, Month: from.Month}).Text, &link{Text: year, Href: s.span(year)}
	}
	v.Bars = bars(f.Buckets, q.Interval, s.span)
	for i, b := range v.Bars {
		v.Bars[i].Out = q.Interval == index.IntervalYear && outside(b.Label, q.Filters)
	}
	if q.Interval == index.IntervalYear {
		slices.Reverse(v.Bars) // the newest year is the one that is looked for most often
	}
	return v
}

// span gives the address of the search in a year, month or day.
func (s state) span(date string) string { return s.set("from", date).change("to", date) }

// outside tells whether a year lies beyond the dates that were asked for.
func outside(year string, f index.Filters) bool {
	y, err := strconv.Atoi(year)
	return err == nil && (f.From.Known() && y < f.From.Year || f.To.Known() && y > f.To.Year)
}

// bars draws the buckets in their order. Three empty ones or more in a row become one, which says from when to when.
func bars(buckets []index.Bucket, interval index.Interval, href func(date string) string) []barView {
	most := 0
	for _, b := range buckets {
		most = max(most, b.Count)
	}
	var list []barView
	for i := 0; i < len(buckets); {
		b := buckets[i]
		label := bucketLabel(b.From, interval)
		if b.Count > 0 {
			list = append(list, barView{Label: label, Href: href(bucketDate(b.From, interval).String()), Count: b.Count, Of: b.Of, Max: most})
			i++
			continue
		}
		end := i + 1
		for end < len(buckets) && buckets[end].Count == 0 {
			end++
		}
		if end-i >= 3 {
			list = append(list, barView{Label: label + "–" + bucketLabel(buckets[end-1].From, interval), Max: most})
			i = end
			continue
		}
		list = append(list, barView{Label: label, Of: b.Of, Max: most})
		i++
	}
	return list
}

// bucketDate is the bucket's own date: a year, a month or a day.
func bucketDate(from corpus.Date, interval index.Interval) corpus.Date {
	switch interval {
	case index.IntervalDay:
		return from.First()
	case index.IntervalMonth:
		return corpus.Date{Year: from.Year, Month: max(from.Month, 1)}
	}
	return corpus.Date{Year: from.Year}
}

func bucketLabel(from corpus.Date, interval index.Interval) string {
	switch interval {
	case index.IntervalDay:
		return strconv.Itoa(max(from.Day, 1))
	case index.IntervalMonth:
		return time.Month(max(from.Month, 1)).String()[:3]
	}
	return fmt.Sprint(from.Year)
}
