package api

import (
	"compress/gzip"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/index"
)

func TestIfNoneMatch(t *testing.T) {
	const target = "/v1/search?q=toll"
	tag := get(t, sample(), target).Header().Get("ETag")
	if !strings.HasPrefix(tag, `W/"`) {
		t.Fatalf("ETag %q", tag)
	}
	for _, c := range []struct {
		name, header string
		status       int
	}{
		{"the same", tag, 304},
		{"as a strong one", strings.TrimPrefix(tag, "W/"), 304},
		{"in a list", `W/"a,b" , "c",` + tag, 304},
		{"any", " * ", 304},
		{"another", `W/"other"`, 200},
		{"without quotes", strings.Trim(tag, `W/"`), 200},
		{"never closed", `W/"` + tag, 200},
		{"empty", "", 200},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := get(t, sample(), target, "If-None-Match", c.header)
			if w.Code != c.status {
				t.Fatalf("status %d, want %d", w.Code, c.status)
			}
			if w.Header().Get("ETag") != tag || w.Header().Get("Cache-Control") != "public, no-cache" {
				t.Errorf("headers %v", w.Header())
			}
			if c.status == 304 && (w.Body.Len() > 0 || w.Header().Get("Content-Type") != "") {
				t.Errorf("a body of type %q: %q", w.Header().Get("Content-Type"), w.Body)
			}
		})
	}
	if w := get(t, sample(), target, "If-None-Match", `"x"`, "If-None-Match", tag); w.Code != 304 {
		t.Errorf("on a second line: %d", w.Code)
	}
}

// TestNotModifiedIsNotSearched holds that a caller who has the answer costs nothing.
func TestNotModifiedIsNotSearched(t *testing.T) {
	s := sample()
	tag := get(t, s, "/v1/search").Header().Get("ETag")
	s.SearchFunc = func(context.Context, index.Query) (index.Result, error) {
		t.Error("the engine was asked")
		return index.Result{}, nil
	}
	if w := get(t, s, "/v1/search", "If-None-Match", tag); w.Code != http.StatusNotModified {
		t.Errorf("status %d", w.Code)
	}
}

// TestAgainIsNotSearched holds that the same question to the same index is answered from what was kept, to whoever asks,
// and another question, or another index, is not.
func TestAgainIsNotSearched(t *testing.T) {
	s := sample()
	search, asked := s.SearchFunc, 0
	s.SearchFunc = func(ctx context.Context, q index.Query) (index.Result, error) {
		asked++
		return search(ctx, q)
	}
	h := Middleware(New(s, Options{}), Options{Logger: slog.New(slog.DiscardHandler)})
	ask := func(method, target string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(method, target, nil))
		return w
	}
	first, second := ask("GET", "/v1/search?q=toll&limit=3"), ask("GET", "/v1/search?limit=3&q=toll")
	if asked != 1 || first.Code != 200 || first.Body.String() != second.Body.String() {
		t.Errorf("asked %d times; %s\nthen %s", asked, first.Body, second.Body)
	}
	for _, name := range []string{"ETag", "Cache-Control", "Content-Type", "Content-Length", "X-Content-Type-Options"} {
		if a, b := first.Header().Get(name), second.Header().Get(name); a != b || a == "" {
			t.Errorf("%s is %q, and then %q", name, a, b)
		}
	}
	if second.Header().Get("Server-Timing") == "" {
		t.Error("what was kept has no Server-Timing")
	}
	if w := ask("HEAD", "/v1/search?q=toll&limit=3"); asked != 1 || w.Body.Len() > 0 || w.Header().Get("ETag") != first.Header().Get("ETag") {
		t.Errorf("HEAD: asked %d times, headers %v", asked, w.Header())
	}
	ask("GET", "/v1/search?q=toll&limit=4")
	if asked != 2 {
		t.Errorf("another question: asked %d times", asked)
	}
	status := s.Status()
	status.Version.Hash += "0"
	s.StatusFunc = func() index.Status { return status }
	ask("GET", "/v1/search?q=toll&limit=3")
	if asked != 3 {
		t.Errorf("another index: asked %d times", asked)
	}
}

func TestAnswersAreBounded(t *testing.T) {
	var a answers
	at := func(tag string) address { return address{query: tag} }
	for i := range 100 {
		tag := strconv.Itoa(i)
		a.put(newAnswer(tag, "", make([]byte, maxAnswer*3/4)), at(tag))
		a.put(newAnswer("too large", "", make([]byte, maxAnswer)), at("too large"))
		for n := range 10 {
			a.get(tag, address{query: tag, path: strconv.Itoa(n)})
		}
		if _, ok := a.get("0", at("0")); !ok {
			t.Fatal("what is asked for again and again is dropped")
		}
	}
	if _, ok := a.get("too large", at("x")); ok || a.bytes > maxKept || len(a.known) != 17 || a.order.Len() != 17 {
		t.Errorf("%d answers in %d bytes", len(a.known), a.bytes)
	}
	if n := len(a.addresses); n > maxAddresses*len(a.known) {
		t.Errorf("%d addresses of %d answers", n, len(a.known))
	}
	if _, ok := a.get("1", at("1")); ok {
		t.Error("the oldest is still there")
	}
	if _, ok := a.at(at("1")); ok {
		t.Error("the address of the oldest is still there")
	}
	if _, ok := a.at(at("99")); !ok {
		t.Error("the address of the newest is not there")
	}
}

// TestPacked holds that an answer is the same packed, from the first time on, and that caches are told.
func TestPacked(t *testing.T) {
	h := New(sample(), Options{})
	ask := func(target, accept string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, target, nil)
		r.Header.Set("Accept-Encoding", accept)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	const target = "/v1/search?q=toll"
	for range 2 {
		plain, small := ask(target, "gzip;q=0"), ask(target, "br, gzip")
		z, err := gzip.NewReader(small.Body)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(z)
		if err != nil || string(body) != plain.Body.String() || small.Header().Get("Content-Encoding") != "gzip" ||
			plain.Header().Get("Content-Encoding") != "" {
			t.Errorf("%v, %v: %s", err, small.Header(), body)
		}
		if n := small.Header().Get("Content-Length"); n == plain.Header().Get("Content-Length") || small.Header().Get("ETag") != plain.Header().Get("ETag") {
			t.Errorf("headers %v and %v", small.Header(), plain.Header())
		}
		for _, w := range []*httptest.ResponseRecorder{plain, small} {
			if !slices.Contains(w.Header().Values("Vary"), "Accept-Encoding") {
				t.Errorf("headers %v", w.Header())
			}
		}
	}
	if w := ask("/healthz", "gzip"); w.Header().Get("Content-Encoding") != "" {
		t.Error("a few bytes are packed")
	}
}

func TestErrorsAreNotMatched(t *testing.T) {
	for target, status := range map[string]int{"/v1/articles/gone": 404, "/v1/search?limit=x": 400, "/v1/nowhere": 404, "/healthz": 200} {
		w := get(t, sample(), target, "If-None-Match", "*")
		if w.Code != status || w.Header().Get("ETag") != "" || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: status %d, want %d, headers %v", target, w.Code, status, w.Header())
		}
	}
}

// TestTags holds what makes an answer another one, and what does not.
func TestTags(t *testing.T) {
	tag := func(hash string, o Options, target string) string {
		s := sample()
		s.ArticleFunc = func(context.Context, corpus.ArticleID) (index.ArticleResult, error) {
			return index.ArticleResult{Version: index.Version{Hash: hash}, Article: quayArticle}, nil
		}
		s.SearchFunc = func(context.Context, index.Query) (index.Result, error) {
			return index.Result{Version: index.Version{Hash: hash}}, nil
		}
		w := httptest.NewRecorder()
		New(s, o).ServeHTTP(w, httptest.NewRequest(http.MethodGet, target, nil))
		return w.Header().Get("ETag")
	}
	first := tag("h1", Options{}, "/v1/search?q=toll&limit=3")
	if same := tag("h1", Options{}, "/v1/search?limit=3&q=t%6Fll"); same != first || first == "" {
		t.Errorf("another spelling of the same query: %s, %s", first, same)
	}
	for name, other := range map[string]string{
		"index":          tag("h2", Options{}, "/v1/search?q=toll&limit=3"),
		"build":          tag("h1", Options{Build: "b"}, "/v1/search?q=toll&limit=3"),
		"base":           tag("h1", Options{BaseURL: "https://x.example"}, "/v1/search?q=toll&limit=3"),
		"query":          tag("h1", Options{}, "/v1/search?q=tolls&limit=3"),
		"representation": tag("h1", Options{}, "/v1/search?q=toll&limit=3&highlight=ranges"),
		"address":        tag("h1", Options{}, "/v1/articles/quay-12"),
	} {
		if other == first || other == "" {
			t.Errorf("another %s has the tag %q", name, other)
		}
	}
	if got := tag("", Options{}, "/v1/search"); got != "" {
		t.Errorf("an index without a hash has the tag %s", got)
	}
}
