package web

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"onrecord/index"
)

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
