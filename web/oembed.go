package web

import (
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/index"
)

// oembedJSON is what a site needs to show a page of ours in one of its own, as oEmbed 1.0 has it.
type oembedJSON struct {
	Type         string `json:"type"`
	Version      string `json:"version"`
	Title        string `json:"title"`
	AuthorName   string `json:"author_name,omitempty"`
	AuthorURL    string `json:"author_url,omitempty"`
	ProviderName string `json:"provider_name"`
	ProviderURL  string `json:"provider_url"`
	CacheAge     int    `json:"cache_age"` // seconds
	HTML         string `json:"html"`
	Width        int    `json:"width"`
	Height       int    `json:"height"`
}

// Sizes of frames, in pixels.
const (
	frameWidth                = 640
	searchHeight, quoteHeight = 720, 150
	lineHeight, charsPerLine  = 28, 68 // of a quotation at frameWidth
)

const cachedSeconds = 3600

// oembedHref is the address that answers how a page of ours, given by its path, is embedded.
func (p *pages) oembedHref(r *http.Request, path string) string {
	base := p.base(r)
	return base + "/oembed?" + url.Values{"format": {"json"}, "url": {base + path}}.Encode()
}

// oembed answers for the pages of paragraphs and searches.
func (p *pages) oembed(w http.ResponseWriter, r *http.Request) {
	answer, status, err := p.embeddable(r)
	if err != nil {
		p.plainFailure(w, r, err)
		return
	}
	if status != 0 {
		text := "Only pages of paragraphs and searches of this server can be embedded."
		if status == http.StatusNotImplemented {
			text = "Only format=json is spoken here."
		}
		http.Error(w, text, status)
		return
	}
	body, err := json.Marshal(answer)
	if err != nil {
		p.plainFailure(w, r, err)
		return
	}
	w.Header().Add("Vary", "Host")
	serve(w, r, body, jsonAssetType, "no-cache")
}

func (p *pages) embeddable(r *http.Request) (oembedJSON, int, error) {
	values, err := valuesOf(r.URL.RawQuery)
	if err != nil {
		return oembedJSON{}, 0, err
	}
	params := index.NewParams(values)
	params.Known("url", "format", "maxwidth", "maxheight")
	format, address := params.One("format"), params.One("url")
	width := min(params.Int("maxwidth", frameWidth, 1, 10000), frameWidth)
	height := params.Int("maxheight", 10000, 1, 10000)
	if err := params.Err(); err != nil {
		return oembedJSON{}, 0, err
	}
	if format != "" && format != "json" {
		return oembedJSON{}, http.StatusNotImplemented, nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme+"://"+u.Host != p.base(r) {
		return oembedJSON{}, http.StatusNotFound, nil
	}
	out := oembedJSON{
		Type: "rich", Version: "1.0", ProviderName: "Onrecord", ProviderURL: p.base(r) + "/", CacheAge: cachedSeconds, Width: width,
	}
	var path string
	id, isParagraph := strings.CutPrefix(u.Path, "/p/")
	switch {
	case isParagraph:
		path, err = p.embedQuote(r, &out, corpus.ParagraphID(id))
	case u.Path == "/search":
		path, err = embedSearch(&out, u)
	default:
		return out, http.StatusNotFound, nil
	}
	out.Height = min(out.Height, height)
	out.HTML = fmt.Sprintf(`<iframe src="%s" title="%s" width="%d" height="%d" loading="lazy"></iframe>`,
		html.EscapeString(p.base(r)+path), html.EscapeString(out.Title), out.Width, out.Height)
	return out, 0, err
}

// embedQuote gives the path of the frame with a paragraph.
func (p *pages) embedQuote(r *http.Request, out *oembedJSON, id corpus.ParagraphID) (string, error) {
	res, err := p.searcher.Paragraph(r.Context(), id, 0)
	if err != nil {
		return "", err
	}
	h := res.Hit
	out.Title = newArticle(h.Article).Title
	if len(h.Speakers) > 0 {
		out.AuthorName, out.AuthorURL = h.Speakers[0].Name, p.base(r)+speakerHref(h.Speakers[0].ID)
	}
	lines := utf8.RuneCountInString(h.Text)*frameWidth/(charsPerLine*out.Width) + 1
	out.Height = quoteHeight + lines*lineHeight
	return "/embed/quote?" + url.Values{"paragraph": {string(h.ID)}}.Encode(), nil
}

// embedSearch gives the path of the frame with a search and all of its filters. How hits are grouped, and which page it is,
// does not matter there.
func embedSearch(out *oembedJSON, u *url.URL) (string, error) {
	values, err := valuesOf(u.RawQuery)
	if err != nil {
		return "", err
	}
	asked := filled(values)
	q, err := index.ParseParams(asked)
	if err != nil {
		return "", err
	}
	attributes := url.Values{}
	for param, attribute := range map[string]string{
		"q": "q", "speaker": "speaker", "outlet": "outlet", "kind": "kind", "lang": "statement-lang", "article": "article", "from": "from", "to": "to",
		"in": "in", "sort": "sort",
	} {
		if asked.Has(param) {
			attributes.Set(attribute, strings.Join(asked[param], "|"))
		}
	}
	out.Title = "Search press statements"
	if q.Text != "" {
		out.Title = "Search for " + q.Text
	}
	out.Height = searchHeight
	return "/embed/search?" + attributes.Encode(), nil
}
