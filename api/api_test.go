package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/indextest"
)

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		name       string
		err        error
		status     int
		retryAfter string
	}{
		{"wrapped not found", fmt.Errorf("read: %w", index.ErrNotFound), 404, ""},
		{"a cursor of before", fmt.Errorf("search: %w", index.ErrGone), 410, ""},
		{"not ready", index.ErrNotReady, 503, "5"},
		{"busy", index.ErrBusy, 503, "1"},
		{"deadline", fmt.Errorf("search: %w", context.DeadlineExceeded), 504, ""},
		{"cancelled by the engine", context.Canceled, 500, ""},
		{"a fault", errors.New("open /var/lib/secret: EIO"), 500, ""},
		{"invalid", &index.InvalidError{Problems: []index.Problem{{Param: "q", Message: "is odd"}}}, 400, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := get(t, failing(c.err), "/v1/search")
			p := problemIn(t, w, c.status)
			if got := w.Header().Get("Retry-After"); got != c.retryAfter {
				t.Errorf("Retry-After %q, want %q", got, c.retryAfter)
			}
			if p.RequestID != "req-1" {
				t.Errorf("request ID %q", p.RequestID)
			}
			if strings.Contains(w.Body.String(), "secret") {
				t.Errorf("the answer tells of the inside: %s", w.Body)
			}
		})
	}
}

// TestClientGone holds that nobody is told of a failure that the client itself caused.
func TestClientGone(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var log strings.Builder
	o := Options{Logger: slog.New(slog.NewTextHandler(&log, nil))}
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, "/v1/search", nil).WithContext(ctx)
	Middleware(New(failing(context.Canceled), o), o).ServeHTTP(w, r)
	if w.Code != statusClientGone || strings.Contains(log.String(), "ERROR") {
		t.Errorf("status %d, log:\n%s", w.Code, &log)
	}
}

func TestAddresses(t *testing.T) {
	for _, c := range []struct {
		name, target string
		status       int
	}{
		{"no route", "/v1/nowhere", 404},
		{"the root", "/", 404},
		{"another version", "/v2/search", 404},
		{"a slash at the end", "/v1/search/", 404},
		{"two slashes", "/v1//search", 404},
		{"dots", "/v1/../healthz", 404},
		{"no ID", "/v1/articles/", 404},
		{"a slash in an ID", "/v1/articles/a%2Fb", 400},
		{"an escaped ID", "/v1/articles/quay%2D12", 200},
		{"an escaped speaker", "/v1/speakers/a%2Fb%20c", 404},
		{"dots as an ID", "/v1/articles/%2e%2e", 400},
		{"not UTF-8", "/v1/paragraphs/%ff.1", 400},
		{"a paragraph without a number", "/v1/paragraphs/quay-12", 400},
		{"leading zero", "/v1/paragraphs/quay-12.02", 400},
		{"malformed query", "/v1/articles/quay-12?%zz", 400},
		{"semicolon", "/v1/search?q=a;b", 400},
		{"parameter where there are none", "/v1/articles/quay-12?limit=1", 400},
		{"what a later version reads", "/v1/search?similar=x", 400},
		{"a facet that is none", "/v1/facets/author", 400},
		{"no facet", "/v1/facets/", 404},
		{"coverage of something", "/v1/coverage?outlet=x", 400},
		{"bad context", "/v1/paragraphs/quay-12.2?context=-1", 400},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := get(t, sample(), c.target)
			if c.status == http.StatusOK && w.Code == http.StatusOK {
				return
			}
			problemIn(t, w, c.status)
		})
	}
}

func TestPathIDsAreUnescaped(t *testing.T) {
	var got corpus.SpeakerID
	s := &indextest.Fake{SpeakerFunc: func(_ context.Context, id corpus.SpeakerID) (index.SpeakerResult, error) {
		got = id
		return index.SpeakerResult{}, nil
	}}
	if get(t, s, "/v1/speakers/a%2Fb%20c"); got != "a/b c" {
		t.Errorf("asked for %q", got)
	}
}

func TestMethods(t *testing.T) {
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "BREW"} {
		w := serve(t, sample(), method, "/v1/search")
		problemIn(t, w, http.StatusMethodNotAllowed)
		if w.Header().Get("Allow") != "GET, HEAD, OPTIONS" {
			t.Errorf("%s: Allow %q", method, w.Header().Get("Allow"))
		}
	}
	problemIn(t, serve(t, sample(), "POST", "/v1/nowhere"), http.StatusNotFound)
	w := serve(t, sample(), "OPTIONS", "/v1/search")
	if w.Code != http.StatusNoContent || w.Header().Get("Allow") == "" {
		t.Errorf("OPTIONS: %d, Allow %q", w.Code, w.Header().Get("Allow"))
	}
}

// TestHead holds that HEAD gives the headers of GET, and no body.
func TestHead(t *testing.T) {
	for _, target := range []string{"/v1/search", "/v1/openapi.yaml", "/v1/articles/gone", "/healthz"} {
		head, whole := serve(t, sample(), "HEAD", target), get(t, sample(), target)
		for _, h := range []http.Header{head.Header(), whole.Header()} {
			h.Del("Server-Timing")
		}
		if head.Code != whole.Code || fmt.Sprint(head.Header()) != fmt.Sprint(whole.Header()) {
			t.Errorf("%s: HEAD %d %v\nGET %d %v", target, head.Code, head.Header(), whole.Code, whole.Header())
		}
		if head.Body.Len() > 0 {
			t.Errorf("%s: HEAD has a body of %d bytes", target, head.Body.Len())
		}
	}
}

func TestCORS(t *testing.T) {
	w := get(t, sample(), "/v1/search", "Origin", "https://daily.example")
	if got := w.Header().Get("Access-Control-Allow-Origin"); got != "*" {
		t.Errorf("Allow-Origin %q", got)
	}
	exposed := strings.ToLower(w.Header().Get("Access-Control-Expose-Headers"))
	for _, name := range []string{"etag", "server-timing", "x-request-id", "retry-after"} {
		if !strings.Contains(exposed, name) {
			t.Errorf("%s is not exposed", name)
		}
	}
	if w := get(t, sample(), "/v1/nowhere", "Origin", "https://daily.example"); w.Header().Get("Access-Control-Allow-Origin") != "*" {
		t.Error("a page of another origin cannot read the errors")
	}
	for method, want := range map[string]string{"GET": "*", "DELETE": ""} {
		w := serve(t, sample(), "OPTIONS", "/v1/search", "Origin", "https://daily.example",
			"Access-Control-Request-Method", method, "Access-Control-Request-Headers", "if-none-match")
		if got := w.Header().Get("Access-Control-Allow-Origin"); got != want || w.Code != http.StatusNoContent {
			t.Errorf("preflight of %s: %d, Allow-Origin %q, want %q", method, w.Code, got, want)
		}
	}
}

func TestReady(t *testing.T) {
	degraded := &indextest.Fake{StatusFunc: func() index.Status {
		return index.Status{Ready: true, Degraded: true, Reason: "generation 000008 is damaged", Version: version}
	}}
	checkGolden(t, "ready_degraded", get(t, degraded, "/readyz").Body.Bytes())
	problemIn(t, get(t, &indextest.Fake{}, "/readyz"), http.StatusServiceUnavailable)
	damaged := &indextest.Fake{StatusFunc: func() index.Status { return index.Status{Reason: "the live generation cannot be read"} }}
	w := get(t, damaged, "/readyz")
	problemIn(t, w, http.StatusServiceUnavailable)
	if !strings.Contains(w.Body.String(), "the live generation cannot be read") || w.Header().Get("Retry-After") == "" {
		t.Errorf("a first generation that is damaged: %v\n%s", w.Header(), w.Body)
	}
	if w := get(t, &indextest.Fake{}, "/healthz"); w.Code != http.StatusOK {
		t.Errorf("health without an index: %d", w.Code)
	}
}

func TestBaseURL(t *testing.T) {
	w := httptest.NewRecorder()
	o := Options{BaseURL: "https://search.example.org/press/"}
	New(sample(), o).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/v1/paragraphs/quay-12.2", nil))
	var hit struct{ Links map[string]string }
	if err := json.Unmarshal(w.Body.Bytes(), &hit); err != nil {
		t.Fatal(err)
	}
	if got := hit.Links["self"]; got != "https://search.example.org/press/v1/paragraphs/quay-12.2" {
		t.Errorf("self is %q", got)
	}
}

func problemIn(t *testing.T, w *httptest.ResponseRecorder, status int) problem {
	t.Helper()
	var p problem
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
		t.Fatalf("status %d: %v in %q", w.Code, err, w.Body)
	}
	if w.Code != status || p.Status != status || p.Title != http.StatusText(status) {
		t.Fatalf("status %d, want %d: %s", w.Code, status, w.Body)
	}
	if got := w.Header().Get("Content-Type"); got != "application/problem+json" {
		t.Errorf("Content-Type %q", got)
	}
	if p.Detail == "" || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("detail %q, Cache-Control %q", p.Detail, w.Header().Get("Cache-Control"))
	}
	return p
}
