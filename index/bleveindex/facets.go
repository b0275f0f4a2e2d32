package bleveindex

import (
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"

	"onrecord/corpus"
	"onrecord/index"
)

// askFacets asks Bleve for every value of the facets, since the counts of what is not listed are told too.
func (g *generation) askFacets(req *bleve.SearchRequest, q index.Query) {
	req.AddFacet(fieldArticle, bleve.NewFacetRequest(fieldArticle, g.Articles+1))
	for _, f := range q.Facets {
		req.AddFacet(string(f), bleve.NewFacetRequest(string(f), g.Paragraphs+1))
	}
}

func (g *generation) facets(found search.FacetResults, q index.Query) []index.FacetResult {
	var list []index.FacetResult
	for _, f := range q.Facets {
		counted := found[string(f)]
		if f == index.FacetDate {
			list = append(list, g.dir.dateFacet(counted))
		} else {
			list = append(list, g.dir.facet(f, counted, q))
		}
	}
	return list
}

// facet lists the most frequent values, and all by which the query filters.
func (d *directory) facet(f index.Facet, counted *search.FacetResult, q index.Query) index.FacetResult {
	size := q.FacetSize
	if size == 0 {
		size = index.DefaultFacetSize
	}
	selected := d.selected(f, q.Filters)
	res := index.FacetResult{Field: f}
	for _, t := range counted.Terms.Terms() {
		i := slices.Index(selected, t.Term)
		if i >= 0 {
			selected = slices.Delete(selected, i, i+1)
		}
		switch {
		case t.Term == index.Missing:
			res.Missing = t.Count
		case len(res.Values) < size || i >= 0:
			res.Values = append(res.Values, index.FacetValue{ID: t.Term, Name: d.name(f, t.Term), Count: t.Count, Selected: i >= 0})
		default:
			res.Other += t.Count
		}
	}
	for _, id := range selected {
		if id != index.Missing {
			res.Values = append(res.Values, index.FacetValue{ID: id, Name: d.name(f, id), Selected: true})
		}
	}
	return res
}

// selected gives the IDs by which the query filters, once each.
func (d *directory) selected(f index.Facet, filters index.Filters) []string {
	var ids []string
	switch f {
	case index.FacetSpeaker:
		ids = d.speakers.resolveAll(filters.Speakers)
	case index.FacetOutlet:
		ids = d.outlets.resolveAll(filters.Outlets)
	case index.FacetKind:
		ids = slices.Clone(filters.Kinds)
	case index.FacetLang:
		ids = slices.Clone(filters.Langs)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// dateFacet counts by year, from the first that was found to the last.
func (d *directory) dateFacet(counted *search.FacetResult) index.FacetResult {
	res := index.FacetResult{Field: index.FacetDate, Missing: counted.Missing}
	years := map[int]int{}
	first, last := 0, -1
	for _, t := range counted.Terms.Terms() {
		date, err := corpus.ParseDate(t.Term)
		if err != nil || !date.Known() {
			continue // nothing else was ever written there
		}
		if last < 0 {
			first, last = date.Year, date.Year
		}
		first, last = min(first, date.Year), max(last, date.Year)
		years[date.Year] += t.Count
	}
	for y := first; y <= last; y++ {
		year := corpus.Date{Year: y}
		res.Buckets = append(res.Buckets, index.Bucket{From: year.First(), To: year.Last(), Count: years[y], Of: d.years[y]})
	}
	return res
}
