package web

import (
	"html"
	"html/template"
	"net/http"

	"onrecord/corpus"
	"onrecord/index"
)

// frameParams are the parameters of a search in a frame: attributes of the element.
func frameParams() []string {
	return []string{
		"q", "placeholder", "label", "lang", "dir", "theme", "facets", "limit", "sort", "in", "from", "to", "speaker", "outlet", "kind",
		"article", "statement-lang", "locked", "min-chars", "debounce", "link",
	}
}

// searchFrame is a search for sites that run no script of others.
func (p *pages) searchFrame(r *http.Request) (view, error) {
	values, err := valuesOf(r.URL.RawQuery)
	if err != nil {
		return view{}, err
	}
	params := index.NewParams(values)
	params.Known(frameParams()...)
	v := view{name: "frame_search", Title: "Search press statements", Scripts: []string{scriptPath(), inFramePath()}}
	var list []template.HTMLAttr
	for _, name := range frameParams() {
		value := params.One(name)
		if !values.Has(name) {
			continue
		}
		if name == "theme" {
			v.Theme = theme(value)
			continue // the page has it
		}
		if lang, err := corpus.ParseLang(value); err == nil && name == "lang" {
			v.Lang = lang
		}
		list = append(list, template.HTMLAttr(name+`="`+html.EscapeString(value)+`"`)) // the name is one of ours
	}
	v.Body = list
	return v, params.Err()
}

// quoteFrame is one paragraph.
func (p *pages) quoteFrame(r *http.Request) (view, error) {
	values, err := valuesOf(r.URL.RawQuery)
	if err != nil {
		return view{}, err
	}
	params := index.NewParams(values)
	params.Known("paragraph", "theme")
	id, colours := params.One("paragraph"), params.One("theme")
	if err := params.Err(); err != nil {
		return view{}, err
	}
	res, err := p.searcher.Paragraph(r.Context(), corpus.ParagraphID(id), 0)
	if err != nil {
		return view{}, err
	}
	v := view{name: "frame_quote", Title: "Paragraph of " + newArticle(res.Hit.Article).Title, Scripts: []string{inFramePath()}}
	v.Theme = theme(colours)
	v.Body = paragraphBody{Hit: newHit(res.Hit), Permalink: p.base(r) + paragraphHref(res.Hit.ID)}
	return v, nil
}

// theme is what a frame is told to be; "" follows the reader's system.
func theme(s string) string {
	if s == "light" || s == "dark" {
		return s
	}
	return ""
}

func inFramePath() string { return "/embed/" + inFrame().name }
