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
	Q           string   `json:"q"`
	Description string   `json:"description"`
	Warnings    []string `json:"warnings"`
}

type pageJSON struct {
	Next *string `json:"next"`
}

type hitJSON struct {
	ID        corpus.ParagraphID `json:"id"`
	Score     float64            `json:"score"`
	Kind      corpus.Kind        `json:"kind"`
	Text      string             `json:"text"`
	Highlight any                `json:"highlight"` // []string or []rangeJSON
	Speakers  []corpus.Speaker   `json:"speakers"`
	Quotes    []corpus.Quote     `json:"quotes"`
	Article   articleJSON        `json:"article"`
	Paragraph int                `json:"paragraph"`
	Links     linksJSON          `json:"links"`
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

type facetJSON struct {
	Values  []valueJSON `json:"values"`
	Missing int         `json:"missing"`
	Other   int         `json:"other"`
}

type valueJSON struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Count    int    `json:"count"`
	Selected bool   `json:"selected"`
}

type datesJSON struct {
	Interval string       `json:"interval"`
	Buckets  []bucketJSON `json:"buckets"`
	Missing  int          `json:"missing"`
}

type bucketJSON struct {
	From  corpus.Date `json:"from"`
	To    corpus.Date `json:"to"`
	Count int         `json:"count"`
	Of    int         `json:"of"`
}

type passageJSON struct {
	hitJSON
	Before     []hitJSON `json:"before"`
	After      []hitJSON `json:"after"`
	Generation string    `json:"generation"`
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
		facets[f.Field] = facet(f)
	}
	return resultJSON{
		Query: queryJSON{q.Text, res.Description, corpus.OrEmpty(res.Warnings)},
		Total: res.Total, Articles: res.Articles, Hits: s.hits(res.Hits, highlight), Facets: facets,
		Generation: res.Version.Generation,
	}
}

func facet(f index.FacetResult) any {
	if f.Field == index.FacetDate {
		buckets := make([]bucketJSON, len(f.Buckets))
		for i, b := range f.Buckets {
			buckets[i] = bucketJSON{b.From.First(), b.To.Last(), b.Count, b.Of}
		}
		return datesJSON{"year", buckets, f.Missing}
	}
	values := make([]valueJSON, len(f.Values))
	for i, v := range f.Values {
		values[i] = valueJSON(v)
	}
	return facetJSON{values, f.Missing, f.Other}
}

func (s *server) hits(hits []index.Hit, highlight string) []hitJSON {
	all := make([]hitJSON, len(hits))
	for i, h := range hits {
		all[i] = s.hit(h, highlight)
	}
	return all
}

func (s *server) hit(h index.Hit, highlight string) hitJSON {
	a := h.Article
	return hitJSON{
		ID: h.ID, Score: h.Score, Kind: h.Kind, Text: h.Text, Highlight: fragments(h, highlight),
		Speakers: corpus.OrEmpty(h.Speakers), Quotes: corpus.OrEmpty(h.Quotes), Paragraph: h.Number,
		Article: articleJSON{a.ID, corpus.OrNull(a.Title), corpus.OrNull(a.Outlet), a.Date, corpus.OrNull(a.URL), corpus.OrNull(a.Lang), a.Paragraphs},
		Links:   s.links("/v1/paragraphs/", "/p/", string(h.ID), a),
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
		ranges[i] = rangeJSON{f.Start, f.End, make([][2]int, len(f.Marks))}
		for j, m := range f.Marks {
			ranges[i].Marks[j] = [2]int{m.Start, m.End}
		}
	}
	return ranges
}

func (s *server) passage(p index.Passage) passageJSON {
	return passageJSON{s.hit(p.Hit, ""), s.hits(p.Before, ""), s.hits(p.After, ""), p.Version.Generation}
}

func (s *server) wholeArticle(r index.ArticleResult) wholeArticleJSON {
	a := r.Article
	return wholeArticleJSON{
		ID: a.ID, Title: corpus.OrNull(a.Title), Outlet: corpus.OrNull(a.Outlet), Date: a.Date, URL: corpus.OrNull(a.URL), Lang: corpus.OrNull(a.Lang),
		Author: corpus.OrNull(a.Author), Paragraphs: s.hits(r.Paragraphs, ""),
		Links: s.links("/v1/articles/", "/a/", string(a.ID), a), Generation: r.Version.Generation,
	}
}

func (s *server) links(self, html, id string, a index.Article) linksJSON {
	return linksJSON{s.base + self + url.PathEscape(id), s.base + html + url.PathEscape(id), corpus.OrNull(a.Link())}
}
