package web

import (
	"net/http"

	"onrecord/index"
)

// findBody is the page that finds a value of a facet by its name, for a search to be narrowed by.
type findBody struct {
	Heading, Action string
	Name            string
	Hidden          []pair
	Facet           facetView
	Back            string // the search as it was
}

var findHeadings = map[index.Facet]string{index.FacetSpeaker: "Find a speaker", index.FacetOutlet: "Find an outlet"}

func findHref(s state, f index.Facet) string {
	if findHeadings[f] == "" {
		return ""
	}
	return "/find/" + string(f) + "?" + s.v.Encode()
}

func (p *pages) find(r *http.Request) (view, error) {
	field := index.Facet(r.PathValue("field"))
	if findHeadings[field] == "" {
		return view{}, errNoPage
	}
	values, err := valuesOf(r.URL.RawQuery)
	if err != nil {
		return view{}, err
	}
	asked := filled(values)
	params := index.NewParams(asked)
	name := params.One("name")
	if err := params.Err(); err != nil {
		return view{}, err
	}
	delete(asked, "name")
	q, err := index.ParseParams(asked)
	if err != nil {
		return view{}, err
	}
	fq := index.FacetQuery{Field: field, Text: name, Filters: q.Filters, Limit: index.MaxFacetSize}
	if err := fq.Validate(); err != nil {
		return view{}, err
	}
	l, err := p.searcher.Facet(r.Context(), fq)
	if err != nil {
		return view{}, err
	}
	s := newState(asked, q)
	q.FacetSize = index.MaxFacetSize // more is not to be had
	b := findBody{
		Heading: findHeadings[field], Action: "/find/" + string(field), Name: name, Hidden: s.hidden(), Facet: newFacet(s, q, l.Facet), Back: s.href(),
	}
	return view{name: "find", Title: b.Heading, Robots: true, Query: q.Text, Hidden: s.hidden("q"), Body: b}, nil
}
