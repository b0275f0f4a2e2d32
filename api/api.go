// Package api is the public REST interface over an index.Searcher: parameters in, JSON out. [New] gives its routes,
// [Middleware] what surrounds them and the web pages alike. The interface is described in openapi.yaml, which it serves.
//
// It does not know which engine answers, nor where the index lies. HTML is package web's.
package api

import (
	"log/slog"
	"net/http"
	"strings"
	"time"

	"onrecord/index"
	"onrecord/internal/origins"
)

// DefaultTimeout is how long a request may take when Options do not say.
const DefaultTimeout = 10 * time.Second

// Options of New and Middleware. The zero value works.
type Options struct {
	// Logger takes the access log and the details of failures; nil is slog.Default.
	Logger *slog.Logger
	// Build names the program's version. It is part of every ETag, since another build may answer otherwise from the
	// same index.
	Build string
	// BaseURL is the public address that links in answers begin with, such as https://search.example.org; empty, the
	// links begin with the path.
	BaseURL string
	// LogQueries puts path and query string into the log. They tell what people look for: by default neither is kept.
	LogQueries bool
	// Timeout is how long a request may take; 0 means DefaultTimeout, less than 0 for ever.
	Timeout time.Duration
	// Origins are those of the sites whose pages may read answers; empty, all.
	Origins origins.List
}

func (o Options) logger() *slog.Logger {
	if o.Logger == nil {
		return slog.Default()
	}
	return o.Logger
}

// New serves the routes of openapi.yaml from s, open to reading from pages of the origins of o.
func New(s index.Searcher, o Options) http.Handler {
	srv := &server{searcher: s, options: o, base: strings.TrimRight(o.BaseURL, "/"), log: o.logger()}
	return o.Origins.Handler(srv.routes())
}

type server struct {
	searcher index.Searcher
	options  Options
	base     string // what links begin with
	log      *slog.Logger
	kept     answers
}
