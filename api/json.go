package api

import (
	"net/url"

	"onrecord/corpus"
	"onrecord/index"
)

// The types of this file are the public JSON. What is not known is null, and a list without members is [].

type resultJSON struct {
	Query      queryJSON           `json:"query"`
	Total      int                 `json:"total"`
	Articles   int                 `json:"articles"`
	Hits       []hitJSON           `json:"hits"`
	Facets     map[index.Facet]any `json:"facets"`
	Page       pageJSON            `json:"page"`
	Generation string              `json:"generation"`
}

type queryJSON struct {
	Q           string           `json:"q"`
	Description string           `json:"description"`
	Warnings    []string         `json:"warnings"`
	Suggestions []suggestionJSON `json:"suggestions"`
}

// suggestionJSON is another query that does find something.
type suggestionJSON struct {
	Q     string `json:"q"`
	Why   string `json:"why"`
	Total int    `json:"total"`
}

type pageJSON struct {
	Next *string `json:"next"`
}

type hitJSON struct {
	ID             corpus.ParagraphID `json:"id"`
	Score          float64            `json:"score"`
	Kind           corpus.Kind        `json:"kind"`
	Text           string             `json:"text"`
	Highlight      any                `json:"highlight"`       // []string or []rangeJSON
	TitleHighlight any                `json:"title_highlight"` // string, [][2]int or nil
	Said           bool               `json:"said"`
	More           *int               `json:"more,omitempty"`
	Speakers       []corpus.Speaker   `json:"speakers"`
	Quotes         []corpus.Quote     `json:"quotes"`
	Article        articleJSON        `json:"article"`
	Paragraph      int                `json:"paragraph"`
	Links          linksJSON          `json:"links"`
	Before         []hitJSON          `json:"before,omitzero"` // nil where neighbours are not asked for
	After          []hitJSON          `json:"after,omitzero"`
}

type rangeJSON struct {
	Start int      `json:"start"`
	End   int      `json:"end"`
	Marks [][2]int `json:"marks"`
}

type articleJSON struct {
	ID         corpus.ArticleID `json:"id"`
	Title      *string          `json:"title"`
	Outlet     *string          `json:"outlet"`
	Date       corpus.Date      `json:"date"`
	URL        *string          `json:"url"`
	Lang       *string          `json:"lang"`
	Paragraphs int              `json:"paragraphs"`
}

type linksJSON struct {
	Self   string  `json:"self"`
	HTML   string  `json:"html"`
	Source *string `json:"source"`
}

type passageJSON struct {
	hitJSON
	Generation string `json:"generation"`
}

type wholeArticleJSON struct {
	ID         corpus.ArticleID `json:"id"`
	Title      *string          `json:"title"`
	Outlet     *string          `json:"outlet"`
	Date       corpus.Date      `json:"date"`
	URL        *string          `json:"url"`
	Lang       *string          `json:"lang"`
	Author     *string          `json:"author"`
	Paragraphs []hitJSON        `json:"paragraphs"`
	Links      linksJSON        `json:"links"`
	Generation string           `json:"generation"`
}

type healthJSON struct {
	Status string `json:"status"`
}

type readyJSON struct {
	Status     string  `json:"status"`
	Generation string  `json:"generation"`
	Degraded   bool    `json:"degraded"`
	Reason     *string `json:"reason"`
}

func (s *server) result(q index.Query, res index.Result, highlight string) resultJSON {
	facets := map[index.Facet]any{}
	for _, f := range res.Facets {
		facets[f.Field] = facet(f, q.Interval)
	}
	f := form{highlight: highlight, more: q.Group == index.GroupArticle, around: q.Context > 0}
	return resultJSON{
		Query: query(q, res), Total: res.Total, Articles: res.Articles, Hits: s.hits(res.Hits, f), Facets: facets,
		Page: pageJSON{corpus.OrNull(res.Next)}, Generation: res.Version.Generation,
	}
}

func query(q index.Query, res index.Result) queryJSON {
	suggestions := make([]suggestionJSON, len(res.Suggestions))
	for i, sug := range res.Suggestions {
		suggestions[i] = suggestionJSON{sug.Text, sug.Why, sug.Total}
	}
	return queryJSON{q.Text, res.Description, corpus.OrEmpty(res.Warnings), suggestions}
}

// form says what of a hit is written, and how. The zero value is that of a paragraph that nobody searched for.
type form struct {
	highlight string // the parameter; empty is html
	more      bool   // how many further hits its article has
	around    bool   // its neighbours
}

func (s *server) hits(hits []index.Hit, f form) []hitJSON {
	all := make([]hitJSON, len(hits))
	for i, h := range hits {
		all[i] = s.hit(h, f)
	}
	return all
}

func (s *server) hit(h index.Hit, f form) hitJSON {
	a := h.Article
	out := hitJSON{
		ID: h.ID, Score: h.Score, Kind: h.Kind, Text: h.Text, Highlight: fragments(h, f.highlight),
		TitleHighlight: titleMarks(h, f.highlight), Said: h.Said, Speakers: corpus.OrEmpty(h.Speakers),
		Quotes: corpus.OrEmpty(h.Quotes), Paragraph: h.Number, Article: article(a),
		Links: s.links("/v1/paragraphs/", "/p/", string(h.ID), a),
	}
	if f.more {
		out.More = &h.More
	}
	if f.around {
		out.Before, out.After = s.unasked(h.Before), s.unasked(h.After)
	}
	return out
}

// unasked gives paragraphs that nobody searched for. What is asked for lies in what is said where anything is said.
func (s *server) unasked(hits []index.Hit) []hitJSON {
	all := s.hits(hits, form{})
	for i := range all {
		all[i].Said = len(all[i].Quotes) > 0
	}
	return all
}

func article(a index.Article) articleJSON {
	return articleJSON{
		a.ID, corpus.OrNull(a.Title), corpus.OrNull(a.Outlet), a.Date, corpus.OrNull(a.URL), corpus.OrNull(a.Lang), a.Paragraphs,
	}
}

func fragments(h index.Hit, highlight string) any {
	if highlight != "ranges" {
		html := make([]string, len(h.Fragments))
		for i, f := range h.Fragments {
			html[i] = f.HTML(h.Text)
		}
		return html
	}
	ranges := make([]rangeJSON, len(h.Fragments))
	for i, f := range h.Fragments {
		ranges[i] = rangeJSON{f.Start, f.End, pairs(f.Marks)}
	}
	return ranges
}

// titleMarks are null where nothing of the title was found.
func titleMarks(h index.Hit, highlight string) any {
	switch {
	case len(h.TitleMarks) == 0:
		return nil
	case highlight == "ranges":
		return pairs(h.TitleMarks)
	}
	return h.TitleHTML()
}

func pairs(spans []index.Span) [][2]int {
	all := make([][2]int, len(spans))
	for i, s := range spans {
		all[i] = [2]int{s.Start, s.End}
	}
	return all
}

func (s *server) passage(p index.Passage) passageJSON {
	h := p.Hit
	h.Before, h.After, h.Said = p.Before, p.After, len(h.Quotes) > 0
	return passageJSON{s.hit(h, form{around: true}), p.Version.Generation}
}

func (s *server) wholeArticle(r index.ArticleResult) wholeArticleJSON {
	a := r.Article
	return wholeArticleJSON{
		ID: a.ID, Title: corpus.OrNull(a.Title), Outlet: corpus.OrNull(a.Outlet), Date: a.Date, URL: corpus.OrNull(a.URL), Lang: corpus.OrNull(a.Lang),
		Author: corpus.OrNull(a.Author), Paragraphs: s.unasked(r.Paragraphs),
		Links: s.links("/v1/articles/", "/a/", string(a.ID), a), Generation: r.Version.Generation,
	}
}

func (s *server) links(self, html, id string, a index.Article) linksJSON {
	return linksJSON{s.base + self + url.PathEscape(id), s.base + html + url.PathEscape(id), corpus.OrNull(a.Link())}
}
