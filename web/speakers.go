package web

import (
	"net/http"

	"onrecord/index"
)

// speakersBody is the page that lists the speakers, those with the most paragraphs first.
type speakersBody struct {
	Text        string // what their names begin with
	Total       int
	Speakers    []speakerRow
	Next, First string
}

type speakerRow struct {
	Name, Note, Href string
	Roles            []string
	Count            int
	First, Last      dateView
}

func (p *pages) speakers(r *http.Request) (view, error) {
	values, err := valuesOf(r.URL.RawQuery)
	if err != nil {
		return view{}, err
	}
	q, err := index.ParseListParams(filled(values))
	if err != nil {
		return view{}, err
	}
	if q.Limit == 0 || !values.Has("limit") {
		q.Limit = 50
	}
	res, err := p.searcher.Speakers(r.Context(), q)
	if err != nil {
		return view{}, err
	}
	b := speakersBody{Text: q.Text, Total: res.Total}
	b.Speakers, err = p.speakerRows(r, res.Speakers)
	if err != nil {
		return view{}, err
	}
	if res.Next != "" {
		b.Next = listHref("/speakers", "q", q.Text, "cursor", res.Next)
	}
	if q.Cursor != "" {
		b.First = listHref("/speakers", "q", q.Text)
	}
	return view{name: "speakers", Title: "Speakers", Robots: q.Text != "" || q.Cursor != "", Meta: p.meta("/speakers", "", "website"), Body: b}, nil
}

// shownRoles is how many roles of a speaker a list names.
const shownRoles = 2

func (p *pages) speakerRows(r *http.Request, speakers []index.Speaker) ([]speakerRow, error) {
	var named []index.FacetValue
	for _, s := range speakers {
		named = append(named, index.FacetValue{ID: s.ID, Name: s.Name})
	}
	apart, err := p.tellApart(r.Context(), named)
	if err != nil {
		return nil, err
	}
	var rows []speakerRow
	for _, s := range speakers {
		rows = append(rows, speakerRow{
			Name: s.Name, Note: apart[s.ID], Href: speakerPath(s.ID), Count: s.Count, Roles: s.Roles[:min(len(s.Roles), shownRoles)],
			First: newDate(s.First), Last: newDate(s.Last),
		})
	}
	return rows, nil
}
