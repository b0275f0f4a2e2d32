package web

import (
	"net/http"

	"onrecord/corpus"
	"onrecord/index"
)

// articleBody is the page of an article.
type articleBody struct {
	Article    articleView
	Paragraphs []hitView
}

func (p *pages) article(r *http.Request) (view, error) {
	res, err := p.searcher.Article(r.Context(), corpus.ArticleID(r.PathValue("id")))
	if err != nil {
		return view{}, err
	}
	b := articleBody{Article: newArticle(res.Article)}
	introduced := map[string]bool{}
	for _, h := range res.Paragraphs {
		v := newHit(h)
		for i, s := range v.Speakers { // a role is told once
			if introduced[s.Href] {
				v.Speakers[i].Role = ""
			}
			introduced[s.Href] = introduced[s.Href] || s.Role != ""
		}
		b.Paragraphs = append(b.Paragraphs, v)
	}
	text := ""
	if len(res.Paragraphs) > 0 {
		text = clip(res.Paragraphs[0].Text, 300)
	}
	return view{name: "article", Title: b.Article.Title, Meta: p.meta(b.Article.Href, text, "article"), Body: b}, nil
}

// paragraphBody is the page of a paragraph between its neighbours.
type paragraphBody struct {
	Hit           hitView
	Before, After []hitView
	Permalink     string
	Citation      citationView
}

func (p *pages) paragraph(r *http.Request) (view, error) {
	res, err := p.searcher.Paragraph(r.Context(), corpus.ParagraphID(r.PathValue("id")), index.DefaultAround)
	if err != nil {
		return view{}, err
	}
	b := paragraphBody{Hit: newHit(res.Hit), Permalink: p.base(r) + paragraphHref(res.Hit.ID), Citation: p.citation(r, res.Hit)}
	for _, h := range res.Before {
		b.Before = append(b.Before, newHit(h))
	}
	for _, h := range res.After {
		b.After = append(b.After, newHit(h))
	}
	v := view{name: "paragraph", Title: paragraphTitle(res.Hit), OEmbed: p.oembedHref(r, b.Hit.Href), Meta: p.meta(b.Hit.Href, clip(res.Hit.Text, 300), "article"), Body: b}
	if list := quotations(res.Hit, p.base(r)); len(list) > 0 {
		v.Meta.Data = list
	}
	return v, nil
}

// paragraphTitle says who says what.
func paragraphTitle(h index.Hit) string {
	text := clip(h.Text, 70)
	if len(h.Speakers) == 0 {
		return text
	}
	return h.Speakers[0].Name + ": " + text
}

// base is the address of this server as others know it.
func (p *pages) base(r *http.Request) string {
	if p.options.BaseURL != "" {
		return p.options.BaseURL
	}
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}
