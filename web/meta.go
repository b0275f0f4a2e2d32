package web

import (
	"strings"

	"onrecord/corpus"
	"onrecord/index"
)

// metaView is what a page tells those who show it elsewhere: search engines, and sites that preview links.
type metaView struct {
	Description string
	Canonical   string // "" where nobody said how this server is known
	Type        string // of the Open Graph: website, article, profile
	Data        any    // as JSON-LD
}

const description = "Who said what, when, and where it was printed: full-text search over press statements."

// meta is that of a page at a path.
func (p *pages) meta(path, text, kind string) metaView {
	m := metaView{Description: text, Type: kind}
	if text == "" {
		m.Description = description
	}
	if p.options.BaseURL != "" {
		m.Canonical = p.options.BaseURL + path
	}
	return m
}

// quotationJSON is a Quotation as schema.org has it. Whether a speaker is a person or a body is not known, so no type is given.
type quotationJSON struct {
	Context       string      `json:"@context"`
	Type          string      `json:"@type"`
	Text          string      `json:"text"`
	SpokenBy      speakerJSON `json:"spokenByCharacter"`
	Creator       speakerJSON `json:"creator"`
	Lang          string      `json:"inLanguage,omitempty"`
	URL           string      `json:"url"`
	DatePublished string      `json:"datePublished,omitempty"`
	IsPartOf      articleJSON `json:"isPartOf"`
}

type speakerJSON struct {
	Name        string `json:"name"`
	Description string `json:"description,omitempty"` // the role
	URL         string `json:"url"`
}

type articleJSON struct {
	Type          string         `json:"@type"`
	Headline      string         `json:"headline,omitempty"`
	URL           string         `json:"url,omitempty"`
	DatePublished string         `json:"datePublished,omitempty"`
	Publisher     *publisherJSON `json:"publisher,omitempty"`
}

type publisherJSON struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// quotations gives what is said word for word in a paragraph, and by whom. Reported speech is no quotation.
func quotations(h index.Hit, base string) (list []quotationJSON) {
	roles := map[corpus.SpeakerID]string{}
	for _, s := range h.Speakers {
		roles[s.ID] = s.Role
	}
	a := articleJSON{Type: "Article", Headline: h.Article.Title, URL: h.Article.Link(), DatePublished: h.Article.Date.String()}
	if h.Article.Outlet != "" {
		a.Publisher = &publisherJSON{"Organization", h.Article.Outlet}
	}
	text := []rune(h.Text)
	for _, q := range h.Quotes {
		end := min(q.End, len(text))
		if q.Speaker == "" || q.Kind == corpus.QuoteIndirect || q.Kind == corpus.QuoteMixed || q.Start >= end {
			continue
		}
		s := speakerJSON{q.Name, roles[q.Speaker], base + speakerHref(q.Speaker)}
		list = append(list, quotationJSON{
			Context: "https://schema.org", Type: "Quotation", Text: string(text[max(q.Start, 0):end]), SpokenBy: s, Creator: s,
			Lang: h.Article.Lang, URL: base + paragraphHref(h.ID), DatePublished: a.DatePublished, IsPartOf: a,
		})
	}
	return list
}

// clip shortens a text at a word.
func clip(s string, most int) string {
	runes := []rune(oneLine(s))
	if len(runes) <= most {
		return string(runes)
	}
	short := string(runes[:most])
	if i := strings.LastIndexByte(short, ' '); i > len(short)/2 {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,;:–—") + " …"
}
