package web

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"onrecord/internal/packed"
)

// policy is what a page may load. Data about it (JSON-LD) is no script, so that no policy speaks of it.
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; script-src 'self'; connect-src 'self'"

// framePolicy is that of a page which others may show in a frame.
func (p *pages) framePolicy() string {
	return strings.Replace(policy, "frame-ancestors 'none'", "frame-ancestors "+p.options.Origins.Ancestors(), 1)
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
	return p.drawn(show, pageTemplates, policy)
}

// framed is page for what other sites show in a frame.
func (p *pages) framed(show func(*http.Request) (view, error)) http.Handler {
	return p.drawn(show, bareTemplates, p.framePolicy())
}

func (p *pages) drawn(show func(*http.Request) (view, error), templates templates, policy string) http.Handler {
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
		t, body := templates[v.name](), bytes.Buffer{}
		if r.Header.Get(partHeader) == "main" && t.Lookup("part") != nil {
			t = t.Lookup("part")
		}
		if err := t.Execute(&body, v); err != nil {
			p.options.Logger.ErrorContext(r.Context(), "draw a page", "page", v.name, "error", err)
			http.Error(w, "The page could not be drawn. Please try again later.", http.StatusInternalServerError)
			return
		}
		h := w.Header()
		h.Set("Content-Type", "text/html; charset=utf-8")
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
		h.Set("Cache-Control", "no-cache")
		if v.status == http.StatusServiceUnavailable {
			h.Set("Retry-After", "2")
		}
		if v.status == http.StatusMethodNotAllowed {
			h.Set("Allow", "GET, HEAD")
		}
		h.Add("Vary", "Accept-Encoding, "+partHeader)
		send(w, r, v.status, body.Bytes())
	})
}

// partHeader asks for a page without what stands round it, as the pages' own script does.
const partHeader = "Onrecord-Part"

// worthPacking is the size from which a page is sent compressed: a packet holds what is smaller.
const worthPacking = 1400

func send(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	if len(body) >= worthPacking && packed.Accepted(r) {
		w.Header().Set("Content-Encoding", "gzip")
		body = packed.Fast.Pack(body)
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	if status != 0 {
		w.WriteHeader(status)
	}
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // the reader has gone: nobody is left to tell
	}
}
