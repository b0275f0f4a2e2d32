package web

import (
	"net/http"
	"slices"

	"onrecord/index"
)

// findBody is the page that finds a value of a facet by its name, for a search to be narrowed by.
type findBody struct {
	Heading, Action string
	Name            string
	Hidden          []pair
	Values          []valueView
	Other           int    // paragraphs of values that are not listed
	Words           string // the counts respect them
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
	s := newState(asked, q)
	f, err := p.findValues(r, field, name, q)
	if err != nil {
		return view{}, err
	}
	var apart notes
	if field == index.FacetSpeaker {
		if apart, err = p.tellApart(r.Context(), f.Values); err != nil {
			return view{}, err
		}
	}
	b := findBody{
		Heading: findHeadings[field], Action: "/find/" + string(field), Name: name, Hidden: s.hidden(), Other: f.Other, Back: s.href(), Words: q.Text,
	}
	for _, value := range f.Values {
		v := newValue(s, field, value)
		v.Note = apart[value.ID]
		b.Values = append(b.Values, v)
	}
	return view{name: "find", Title: b.Heading, Robots: true, Query: q.Text, Hidden: s.hidden("q"), Body: b}, nil
}

// findValues gives the values whose names begin so, with how often the search finds them. The values of a facet can be
// asked for by name, but not by the words of a search; so those that the name fits are counted as if they were selected.
func (p *pages) findValues(r *http.Request, field index.Facet, name string, q index.Query) (index.FacetResult, error) {
	fq := index.FacetQuery{Field: field, Text: name, Filters: q.Filters, Limit: index.MaxFacetSize}
	if name != "" && q.Root != nil {
		fq.Limit = index.MaxValues
	}
	if err := fq.Validate(); err != nil {
		return index.FacetResult{}, err
	}
	q.Limit, q.Facets, q.FacetSize, q.Cursor, q.Group, q.Highlight = 0, []index.Facet{field}, index.MaxFacetSize, "", "", false
	if name == "" && q.Root != nil {
		return p.counted(r, q)
	}
	l, err := p.searcher.Facet(r.Context(), fq)
	if err != nil || q.Root == nil || len(l.Facet.Values) == 0 {
		return l.Facet, err
	}
	var ids []string
	for _, v := range l.Facet.Values {
		ids = append(ids, v.ID)
	}
	q.FacetSize = 1 // and those that are selected
	if field == index.FacetSpeaker {
		q.Filters.Speakers = ids
	} else {
		q.Filters.Outlets = ids
	}
	f, err := p.counted(r, q)
	f.Values = slices.DeleteFunc(f.Values, func(v index.FacetValue) bool { return v.Count == 0 || !slices.Contains(ids, v.ID) })
	f.Other = l.Facet.Other
	return f, err
}

// counted gives the one facet that a search asks for.
func (p *pages) counted(r *http.Request, q index.Query) (index.FacetResult, error) {
	res, err := p.searcher.Search(r.Context(), q)
	for _, f := range res.Facets {
		if f.Field == q.Facets[0] {
			return f, err
		}
	}
	return index.FacetResult{}, err
}
