package api

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

const requestIDHeader = "X-Request-ID"

var saneRequestID = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

// Middleware surrounds next with what every answer of the server has: a request ID (in the X-Request-ID header of the
// answer before next is called), an access log, Server-Timing, nosniff, a deadline in the context, and a 500 for a panic.
// The log tells the route that New or an http.ServeMux in next has found.
func Middleware(next http.Handler, o Options) http.Handler {
	m := &middleware{next: next, options: o, log: o.logger(), timeout: o.Timeout}
	if m.timeout == 0 {
		m.timeout = DefaultTimeout
	}
	return m
}

type middleware struct {
	next    http.Handler
	options Options
	log     *slog.Logger
	timeout time.Duration
}

func (m *middleware) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id := r.Header.Get(requestIDHeader)
	if id == "" || !saneRequestID.MatchString(id) {
		id = rand.Text()
	}
	rec := &recorder{ResponseWriter: w, start: time.Now()}
	rec.Header().Set(requestIDHeader, id)
	rec.Header().Set("X-Content-Type-Options", "nosniff")

	ctx := context.WithValue(r.Context(), routeKey{}, new(string))
	if m.timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, m.timeout)
		defer cancel()
	}
	r = r.WithContext(ctx)
	defer m.access(rec, r, id)
	defer m.recover(rec, r, id)
	m.next.ServeHTTP(rec, r)
	if rec.status == 0 {
		rec.WriteHeader(http.StatusOK)
	}
}

// recover turns a panic into a 500. Where the answer has begun it cuts the connection, so that no half answer looks
// whole.
func (m *middleware) recover(rec *recorder, r *http.Request, id string) {
	cause := recover()
	if cause == nil {
		return
	}
	if cause != http.ErrAbortHandler {
		m.log.LogAttrs(r.Context(), slog.LevelError, "panic", slog.String("route", routeOf(r)),
			slog.String("request_id", id), slog.String("cause", fmt.Sprint(cause)), slog.String("stack", string(debug.Stack())))
	}
	if cause == http.ErrAbortHandler || rec.status != 0 {
		panic(http.ErrAbortHandler)
	}
	for _, name := range []string{"ETag", "Content-Encoding", "Content-Security-Policy"} {
		rec.Header().Del(name)
	}
	sendProblem(rec, r, problemOf(nil))
}

func (m *middleware) access(rec *recorder, r *http.Request, id string) {
	level := slog.LevelInfo
	if r.URL.Path == "/healthz" || r.URL.Path == "/readyz" {
		level = slog.LevelDebug // probes come every few seconds
	}
	attrs := []slog.Attr{
		slog.String("method", r.Method), slog.String("route", routeOf(r)), slog.Int("status", rec.status),
		slog.Int64("bytes", rec.bytes), slog.Duration("duration", time.Since(rec.start)), slog.String("request_id", id),
	}
	if m.options.LogQueries {
		attrs = append(attrs, slog.String("path", r.URL.Path), slog.String("query", r.URL.RawQuery))
	}
	m.log.LogAttrs(r.Context(), level, "request", attrs...)
}

// routeKey is the context key of the *string that holds the route: the router hands its handlers a copy of the request,
// so they have no other way to tell.
type routeKey struct{}

func noteRoute(r *http.Request, route string) {
	if p, ok := r.Context().Value(routeKey{}).(*string); ok {
		*p = route
	}
}

// routeOf is the pattern that the request matched, "" when none did.
func routeOf(r *http.Request) string {
	if p, ok := r.Context().Value(routeKey{}).(*string); ok && *p != "" {
		return *p
	}
	if _, path, ok := strings.Cut(r.Pattern, " "); ok { // "GET /search"
		return path
	}
	return r.Pattern
}

// recorder notes what is sent, and how long it took until the first byte.
type recorder struct {
	http.ResponseWriter
	start  time.Time
	status int
	bytes  int64
}

func (rec *recorder) WriteHeader(status int) {
	if rec.status == 0 && status >= http.StatusOK {
		rec.status = status
		ms := float64(time.Since(rec.start)) / float64(time.Millisecond)
		rec.Header()["Server-Timing"] = []string{"total;dur=" + strconv.FormatFloat(ms, 'f', 2, 64)}
	}
	rec.ResponseWriter.WriteHeader(status)
}

func (rec *recorder) Write(b []byte) (int, error) {
	if rec.status == 0 {
		rec.WriteHeader(http.StatusOK)
	}
	n, err := rec.ResponseWriter.Write(b)
	rec.bytes += int64(n)
	return n, err
}

// Unwrap is for http.ResponseController.
func (rec *recorder) Unwrap() http.ResponseWriter { return rec.ResponseWriter }
