package web

import (
	"net/http"
	"net/url"
	"time"

	"onrecord/corpus"
	"onrecord/index"
)

// speakerBody is the page of a speaker. Each section of the template stands for one field.
type speakerBody struct {
	Name        string
	Count       int
	First, Last dateView
	Search      string // finds the paragraphs
	Roles       []roleView
	Days        int // from the first day to the last, the width of the bars
	Outlets     []valueView
	Years       []barView
	Newest      []hitView
}

// roleView is a role and when articles print it. The bar is in days; a role of undated articles has none.
type roleView struct {
	Role        string
	First, Last dateView
	Count       int
	Start, Days int
}

func (p *pages) speaker(r *http.Request) (view, error) {
	res, err := p.searcher.Speaker(r.Context(), corpus.SpeakerID(r.PathValue("id")))
	if err != nil {
		return view{}, err
	}
	s := res.Speaker
	b := speakerBody{
		Name: s.Name, Count: s.Count, First: newDate(s.First), Last: newDate(s.Last),
		Search: searchHref("speaker", s.ID, "sort", string(index.SortNewest)),
		Years: bars(res.Years, index.IntervalYear, func(year string) string {
			return searchHref("speaker", s.ID, "from", year, "to", year)
		}),
	}
	if s.First.Known() {
		b.Days = days(s.First, s.Last)
	}
	for _, o := range res.Outlets {
		b.Outlets = append(b.Outlets, valueView{Name: o.Name, Count: o.Count, Href: searchHref("speaker", s.ID, "outlet", o.ID)})
	}
	for _, h := range res.Newest {
		b.Newest = append(b.Newest, newHit(h))
	}
	for _, role := range res.RoleHistory {
		v := roleView{Role: role.Role, First: newDate(role.First), Last: newDate(role.Last), Count: role.Count}
		if role.First.Known() {
			v.Days = max(days(role.First, role.Last), b.Days/100) // a bar that can be seen
			v.Start = min(days(s.First, role.First.First())-1, b.Days-v.Days)
		}
		b.Roles = append(b.Roles, v)
	}
	return view{name: "speaker", Title: s.Name, Body: b}, nil
}

// days counts the days from the first that one date may mean to the last that the other may mean.
func days(from, to corpus.Date) int {
	return int(day(to.Last()).Sub(day(from.First())).Hours()/24) + 1
}

func day(d corpus.Date) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// speakerHref is the address of a speaker's page.
func speakerHref(id corpus.SpeakerID) string { return "/speakers/" + url.PathEscape(string(id)) }
