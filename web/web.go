// Package web is what a browser gets: pages that work without JavaScript, and the element that other sites embed.
// [New] gives its routes.
//
// It asks an index.Searcher, and knows neither the engine nor the API's handlers; the element talks to the API by HTTP.
package web

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"html/template"
	"log/slog"
	"net/http"
	"strings"

	"onrecord/index"
	"onrecord/internal/origins"
)

// Options of New. The zero value works.
type Options struct {
	// Logger takes the details of failures; nil is slog.Default.
	Logger *slog.Logger
	// BaseURL is the public address of the server, such as https://search.example.org, for the tag that site owners
	// copy; empty, the tag shows the address that was asked.
	BaseURL string
	// Origins are those of the sites that may embed the search; empty, all.
	Origins origins.List
}

//go:embed templates/*.html
var templateFiles embed.FS

// pageTemplates holds each page with what stands round it; bareTemplates those that stand in frames on other sites.
var (
	pageTemplates = parseTemplates("frame.html", "search", "article", "paragraph", "speaker", "find", "coverage", "outlet", "help", "message", "embed")
	bareTemplates = parseTemplates("bare.html", "frame_search", "frame_quote", "message")
)

func parseTemplates(round string, names ...string) map[string]*template.Template {
	all := map[string]*template.Template{}
	for _, n := range names {
		t := template.New(round).Funcs(template.FuncMap{
			"asset": assetPath, "script": scriptPath, "icon": iconPath, "num": number, "inc": func(i int) int { return i + 1 },
		})
		all[n] = template.Must(t.ParseFS(templateFiles, "templates/"+round, "templates/parts.html", "templates/"+n+".html"))
	}
	return all
}

// New serves the pages and the embeddable element from s.
func New(s index.Searcher, o Options) http.Handler {
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	p := &pages{searcher: s, options: o}
	mux := http.NewServeMux()
	mux.Handle("GET /{$}", p.page(p.search))
	mux.Handle("GET /search", p.page(p.search))
	mux.Handle("GET /a/{id}", p.page(p.article))
	mux.Handle("GET /p/{id}", p.page(p.paragraph))
	mux.Handle("GET /speakers/{id}", p.page(p.speaker))
	mux.Handle("GET /find/{field}", p.page(p.find))
	mux.Handle("GET /coverage", p.page(p.coverage))
	mux.Handle("GET /help", p.page(p.help))
	mux.HandleFunc("GET /opensearch.xml", p.openSearch)
	mux.HandleFunc("GET /opensearch/suggestions", p.completions)
	mux.HandleFunc("GET /robots.txt", serveRobots)
	mux.Handle("GET /embed/{$}", p.page(p.embed))
	mux.Handle("GET /embed/search", p.framed(p.searchFrame))
	mux.Handle("GET /embed/quote", p.framed(p.quoteFrame))
	shared := func(h http.HandlerFunc) http.Handler { return o.Origins.Handler(h) }
	mux.Handle("/embed/{file}", shared(readOnly(serveElement)))
	mux.Handle("/oembed", shared(readOnly(p.oembed)))
	mux.HandleFunc("GET /assets/{file}", serveAsset)
	mux.Handle("/", p.page(p.missing))
	return mux
}

type pages struct {
	searcher index.Searcher
	options  Options
}

// view is a page that is ready to be drawn.
type view struct {
	name   string // of its template
	status int    // 0 means 200
	Title  string
	Robots bool // keep search engines away: the page is one of endless many
	Start  bool // the page has the search form in its middle
	Query  string
	Hidden []pair // filters for the search form to keep
	Script bool   // the page runs the embeddable element
	OEmbed string // address that tells how the page is embedded; "" where it is not

	// Of what stands in frames on other sites alone:
	Lang, Theme string
	Scripts     []string

	Body any
}

// Policies of what a page may load. Pages need no script; the one that shows the element does.
const (
	policy       = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
	scriptPolicy = policy + "; script-src 'self'; connect-src 'self'"
)

// framePolicy is that of a page which others may show in a frame.
func (p *pages) framePolicy() string {
	return strings.Replace(scriptPolicy, "frame-ancestors 'none'", "frame-ancestors "+p.options.Origins.Ancestors(), 1)
}

// readOnly refuses what is neither GET nor HEAD; what asks beforehand is answered round it.
func readOnly(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD, OPTIONS")
			http.Error(w, "This can only be read: use GET.", http.StatusMethodNotAllowed)
			return
		}
		next(w, r)
	}
}

// page draws what show gives, or the page of its error.
func (p *pages) page(show func(*http.Request) (view, error)) http.Handler {
	return p.drawn(show, pageTemplates, func(v view) string {
		if v.Script {
			return scriptPolicy
		}
		return policy
	})
}

// framed is page for what other sites show in a frame.
func (p *pages) framed(show func(*http.Request) (view, error)) http.Handler {
	return p.drawn(show, bareTemplates, func(view) string { return p.framePolicy() })
}

func (p *pages) drawn(show func(*http.Request) (view, error), templates map[string]*template.Template, policyOf func(view) string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v, err := show(r)
		if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
			w.WriteHeader(statusClientGone)
			return
		}
		if err != nil {
			v = failure(r, err)
			p.log(w, r, v, err)
		}
		var b bytes.Buffer
		if err := templates[v.name].Execute(&b, v); err != nil {
			p.options.Logger.ErrorContext(r.Context(), "draw a page", "page", v.name, "error", err)
			http.Error(w, "The page could not be drawn. Please try again later.", http.StatusInternalServerError)
			return
		}
		h := w.Header()
		h.Set("Content-Type", "text/html; charset=utf-8")
		h.Set("Content-Security-Policy", policyOf(v))
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
		h.Set("Cache-Control", "no-cache")
		if v.status == http.StatusServiceUnavailable {
			h.Set("Retry-After", "2")
		}
		if v.status == http.StatusMethodNotAllowed {
			h.Set("Allow", "GET, HEAD")
		}
		if v.status != 0 {
			w.WriteHeader(v.status)
		}
		if r.Method != http.MethodHead {
			_, _ = b.WriteTo(w) // the reader has gone: nobody is left to tell
		}
	})
}

// message is a page that says what is wrong, and what to do.
type message struct {
	Heading  string
	Text     string
	Problems []index.Problem
	First    string // the first page of a search whose page this is not
}

var errNoPage = errors.New("no such page")

func (p *pages) missing(r *http.Request) (view, error) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		m := message{Heading: "These pages can only be read", Text: "Use GET."}
		return view{name: "message", status: http.StatusMethodNotAllowed, Title: m.Heading, Body: m}, nil
	}
	return view{}, errNoPage
}

// statusClientGone is logged for a reader who did not wait, as the API does.
const statusClientGone = 499

// log notes what a reader is not told, without what he asked for.
func (p *pages) log(w http.ResponseWriter, r *http.Request, v view, err error) {
	if v.status == http.StatusInternalServerError {
		p.options.Logger.ErrorContext(r.Context(), "make a page", "route", r.Pattern,
			"request_id", w.Header().Get("X-Request-ID"), "error", err)
	}
}

func failure(r *http.Request, err error) view {
	m, status := message{}, http.StatusInternalServerError
	invalid := (*index.InvalidError)(nil)
	switch {
	case errors.As(err, &invalid):
		status = http.StatusBadRequest
		m = message{Heading: "This search cannot be understood", Problems: invalid.Problems, First: firstPage(r)}
	case errors.Is(err, index.ErrGone):
		status = http.StatusGone
		m = message{Heading: "These pages are there no more", First: firstPage(r),
			Text: "The index has changed since you began to read them, and the state in which they go on has been removed."}
	case errors.Is(err, index.ErrNotFound), errors.Is(err, errNoPage):
		status = http.StatusNotFound
		m = message{Heading: "There is nothing at this address",
			Text: "It may have been taken out of the index, or the address was copied in part. Search for it by its words."}
	case errors.Is(err, index.ErrNotReady):
		status = http.StatusServiceUnavailable
		m = message{Heading: "There is nothing to search yet",
			Text: "No statements have been loaded. Whoever runs this server loads them by: indexer load SOURCE…"}
	case errors.Is(err, index.ErrBusy), errors.Is(err, context.DeadlineExceeded):
		status = http.StatusServiceUnavailable
		m = message{Heading: "Too much is being asked at this moment", Text: "Please try again in a few seconds."}
	default:
		m = message{Heading: "Something went wrong here", Text: "It is not your fault. Please try again later."}
	}
	return view{name: "message", status: status, Title: m.Heading, Robots: true, Query: queryOf(r), Body: m}
}

// firstPage is the address of the search without its cursor; "" where it has none.
func firstPage(r *http.Request) string {
	v, err := valuesOf(r.URL.RawQuery)
	if err != nil || !v.Has("cursor") {
		return ""
	}
	return newState(filled(v), index.Query{}).href()
}

// queryOf is what the search box keeps.
func queryOf(r *http.Request) string { return strings.TrimSpace(r.URL.Query().Get("q")) }
