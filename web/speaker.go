package web

import (
	"net/http"
	"net/url"
	"time"

	"onrecord/corpus"
	"onrecord/index"
)

// speakerBody is the page of a speaker.
type speakerBody struct {
	ID          string
	Name        string
	Only        *articleView // the one article that prints no more than this surname
	Count       int
	First, Last dateView
	Search      string        // finds the paragraphs
	Years       histogramView // paragraphs by year
	Roles       []roleView    // on the same years
	Undated     int           // paragraphs without a date
	Outlets     []valueView
	Newest      []hitView
}

// roleView is a role and when articles print it. X and W lie on the years; a role of undated articles has none.
type roleView struct {
	Role        string
	First, Last dateView
	Count       int
	X, W        string
	Href        string // the paragraphs of its time
}

func (p *pages) speaker(r *http.Request) (view, error) {
	res, err := p.searcher.Speaker(r.Context(), corpus.SpeakerID(r.PathValue("id")))
	if err != nil {
		return view{}, err
	}
	s := res.Speaker
	b := speakerBody{
		ID: s.ID, Name: s.Name, Count: s.Count, First: newDate(s.First), Last: newDate(s.Last), Undated: s.Count,
		Search: searchHref("speaker", s.ID, "sort", string(index.SortNewest)),
		Years: newHistogram(res.Years, index.IntervalYear, func(from, to string) string {
			return searchHref("speaker", s.ID, "from", from, "to", to)
		}),
	}
	for _, y := range res.Years {
		b.Undated -= y.Count
	}
	for _, o := range res.Outlets {
		b.Outlets = append(b.Outlets, valueView{Name: o.Name, Count: o.Count, Href: searchHref("speaker", s.ID, "outlet", o.ID)})
	}
	for _, h := range res.Newest {
		v := newHit(h)
		v.Citation = p.citation(r, h).Plain
		b.Newest = append(b.Newest, v)
		if onlyIn(s.ID, s.Name) == h.Article.ID {
			b.Only = &v.Article
		}
	}
	for _, role := range res.RoleHistory {
		b.Roles = append(b.Roles, newRole(s, role, res.Years))
	}
	return view{name: "speaker", Title: s.Name, Meta: p.meta(speakerPath(s.ID), speakerText(s), "profile"), Body: b}, nil
}

// newRole lays a role on the years from the first to the last.
func newRole(s index.Speaker, role index.RoleSpan, years []index.Bucket) roleView {
	v := roleView{Role: role.Role, First: newDate(role.First), Last: newDate(role.Last), Count: role.Count}
	if !role.First.Known() || len(years) == 0 {
		return v
	}
	v.Href = searchHref("speaker", s.ID, "from", role.First.String(), "to", role.Last.String())
	begin, end := corpus.Date{Year: years[0].From.Year}, corpus.Date{Year: years[len(years)-1].From.Year}
	all := float64(days(begin, end))
	wide := max(float64(days(role.First, role.Last)), all/100) // a bar that can be seen
	v.X, v.W = percent(min(100*float64(days(begin, role.First.First())-1)/all, 99)), percent(100*wide/all)
	return v
}

// speakerText tells of a speaker in a sentence.
func speakerText(s index.Speaker) string {
	text := counted(s.Count) + " in which " + s.Name + " speaks"
	if len(s.Roles) > 0 {
		text = s.Roles[0] + "; " + text
	}
	if s.First.Known() {
		text += ", " + newDate(s.First).Text + " to " + newDate(s.Last).Text
	}
	return clip(text, 300)
}

// days counts the days from the first that one date may mean to the last that the other may mean.
func days(from, to corpus.Date) int {
	return int(day(to.Last()).Sub(day(from.First())).Hours()/24) + 1
}

func day(d corpus.Date) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// speakerHref is the address of a speaker's page.
func speakerHref(id corpus.SpeakerID) string { return speakerPath(string(id)) }

func speakerPath(id string) string { return "/speakers/" + url.PathEscape(id) }
