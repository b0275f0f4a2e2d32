// Package web is what a browser gets: pages that work without JavaScript, and the element that other sites embed.
// [New] gives its routes.
//
// It asks an index.Searcher, and knows neither the engine nor the API's handlers; the element talks to the API by HTTP.
package web

import (
	"embed"
	"html/template"
	"log/slog"
	"net/http"
	"sync"
	"time"

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
	// Now is the day on which a page is read, for its citations; nil is time.Now.
	Now func() time.Time
	// Origins are those of the sites that may embed the search; empty, all.
	Origins origins.List
}

//go:embed templates/*.html
var templateFiles embed.FS

// pageTemplates holds each page with what stands round it; bareTemplates those that stand in frames on other sites.
var (
	pageTemplates = laterTemplates("frame.html", "search", "article", "paragraph", "speaker", "speakers", "find", "coverage", "outlet", "help", "message", "embed")
	bareTemplates = laterTemplates("bare.html", "frame_search", "frame_quote", "message")
)

// templates are by the name of the page.
type templates map[string]func() *template.Template

// laterTemplates parses each template when it is first drawn.
func laterTemplates(round string, names ...string) templates {
	all := templates{}
	for _, n := range names {
		all[n] = sync.OnceValue(func() *template.Template { return parseTemplate(round, n) })
	}
	return all
}

func parseTemplate(round, name string) *template.Template {
	t := template.New(round).Funcs(template.FuncMap{
		"asset": assetPath, "script": scriptPath, "pagescript": pageScriptPath, "icon": iconPath, "num": number, "inc": func(i int) int { return i + 1 },
	})
	return template.Must(t.ParseFS(templateFiles, "templates/"+round, "templates/parts.html", "templates/"+name+".html"))
}

// New serves the pages and the embeddable element from s.
func New(s index.Searcher, o Options) http.Handler {
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	p := &pages{searcher: s, options: o}
	mux := http.NewServeMux()
	mux.Handle("GET /{$}", p.page(p.search))
	mux.Handle("GET /search", p.page(p.search))
	mux.Handle("GET /a/{id}", p.page(p.article))
	mux.Handle("GET /p/{id}", p.page(p.paragraph))
	mux.Handle("GET /speakers", p.page(p.speakers))
	mux.Handle("GET /speakers/{id}", p.page(p.speaker))
	mux.Handle("GET /find/{field}", p.page(p.find))
	mux.Handle("GET /coverage", p.page(p.coverage))
	mux.Handle("GET /help", p.page(p.help))
	mux.HandleFunc("GET /opensearch.xml", p.openSearch)
	mux.HandleFunc("GET /opensearch/suggestions", p.completions)
	mux.HandleFunc("GET /robots.txt", serveRobots)
	mux.HandleFunc("GET /favicon.ico", serveIcon)
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
	Live   bool // its answers come while somebody types
	Query  string
	Hidden []pair // filters for the search form to keep
	Script bool   // the page runs the embeddable element
	OEmbed string // address that tells how the page is embedded; "" where it is not
	Meta   metaView

	// Of what stands in frames on other sites alone:
	Lang, Theme string
	Scripts     []string

	Body any
}
