package web

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"net/http"
	"strings"

	"onrecord/corpus"
	"onrecord/index"
)

// openSearchXML tells browsers how to search here from their address bar.
type openSearchXML struct {
	XMLName     xml.Name        `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName   string          // 16 characters at most
	Description string          // 1024 at most
	Encoding    string          `xml:"InputEncoding"`
	Image       openSearchImage `xml:"Image"`
	URLs        []openSearchURL `xml:"Url"`
}

type openSearchImage struct {
	Width  int    `xml:"width,attr"`
	Height int    `xml:"height,attr"`
	Type   string `xml:"type,attr"`
	Src    string `xml:",chardata"`
}

type openSearchURL struct {
	Type     string `xml:"type,attr"`
	Rel      string `xml:"rel,attr,omitempty"`
	Template string `xml:"template,attr"`
}

const (
	openSearchType  = "application/opensearchdescription+xml"
	completionsType = "application/x-suggestions+json"
)

func (p *pages) openSearch(w http.ResponseWriter, r *http.Request) {
	base := p.base(r)
	var b bytes.Buffer
	b.WriteString(xml.Header)
	err := xml.NewEncoder(&b).Encode(openSearchXML{
		ShortName: "Onrecord", Description: "Who said what, when, and where it was printed.", Encoding: "UTF-8",
		Image: openSearchImage{16, 16, "image/svg+xml", base + iconPath()},
		URLs: []openSearchURL{
			{"text/html", "results", base + "/search?q={searchTerms}"},
			{completionsType, "suggestions", base + "/opensearch/suggestions?q={searchTerms}"},
			{openSearchType, "self", base + "/opensearch.xml"},
		},
	})
	if err != nil {
		p.plainFailure(w, r, err)
		return
	}
	w.Header().Set("Vary", "Host")
	serve(w, r, b.Bytes(), openSearchType+"; charset=utf-8", soon)
}

// completions answers what a browser's address bar asks while somebody types: what was typed, what it may become, how
// often that stands here, and a page of it.
func (p *pages) completions(w http.ResponseWriter, r *http.Request) {
	values, err := valuesOf(r.URL.RawQuery)
	if err != nil {
		p.plainFailure(w, r, err)
		return
	}
	q, err := index.ParseSuggestParams(values)
	var sug index.Suggestions
	if err == nil && strings.TrimSpace(q.Text) != "" {
		sug, err = p.searcher.Suggest(r.Context(), q)
	}
	if err != nil {
		p.plainFailure(w, r, err)
		return
	}
	texts, notes, addresses := complete(sug, p.base(r))
	body, err := json.Marshal([]any{q.Text, texts, notes, addresses})
	if err != nil {
		p.plainFailure(w, r, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", completionsType)
	h.Set("Cache-Control", "no-cache")
	h.Set("X-Content-Type-Options", "nosniff")
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // the reader has gone: nobody is left to tell
	}
}

// complete gives queries as one would type them: a name finds what its bearer said, and what is said of him.
func complete(sug index.Suggestions, base string) (texts, notes, addresses []string) {
	texts, notes, addresses = []string{}, []string{}, []string{}
	add := func(text, note, href string) {
		texts, notes, addresses = append(texts, text), append(notes, note), append(addresses, base+href)
	}
	for _, s := range sug.Speakers {
		add(s.Name, counted(s.Count), speakerHref(corpus.SpeakerID(s.ID)))
	}
	for _, o := range sug.Outlets {
		add(index.Format(index.Is{Field: index.FacetOutlet, Value: unquoted(o.Name)}), counted(o.Count), searchHref("outlet", o.ID))
	}
	for _, a := range sug.Articles {
		add(index.Format(index.Title{Node: index.Phrase{Text: unquoted(a.Title)}}), a.Outlet, newArticle(a).Href)
	}
	return texts, notes, addresses
}

func counted(paragraphs int) string {
	if paragraphs == 1 {
		return "1 paragraph"
	}
	return number(paragraphs) + " paragraphs"
}

// unquoted drops the quotation marks, which would end those that are put round a name.
func unquoted(s string) string {
	return strings.Map(func(r rune) rune {
		if index.IsQuote(r) {
			return -1
		}
		return r
	}, s)
}

// plainFailure tells a program what a page would tell a reader.
func (p *pages) plainFailure(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		w.WriteHeader(statusClientGone)
		return
	}
	v := failure(r, err)
	p.log(w, r, v, err)
	w.Header().Set("Cache-Control", "no-store")
	if v.status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "2")
	}
	text := v.Title
	if invalid := (*index.InvalidError)(nil); errors.As(err, &invalid) {
		text = invalid.Error()
	}
	http.Error(w, text, v.status)
}
