package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"onrecord/index"
	"onrecord/index/indextest"
)

// logged serves one request and gives the lines of the log.
func logged(t *testing.T, h func(Options) http.Handler, o Options, r *http.Request) (*httptest.ResponseRecorder, []map[string]any) {
	t.Helper()
	var log bytes.Buffer
	o.Logger = slog.New(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	w := httptest.NewRecorder()
	Middleware(h(o), o).ServeHTTP(w, r)
	var lines []map[string]any
	for d := json.NewDecoder(&log); d.More(); {
		var line map[string]any
		if err := d.Decode(&line); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, line)
	}
	return w, lines
}

func apiOf(s index.Searcher) func(Options) http.Handler {
	return func(o Options) http.Handler { return New(s, o) }
}

func fixed(h http.HandlerFunc) func(Options) http.Handler {
	return func(Options) http.Handler { return h }
}

func TestAccessLog(t *testing.T) {
	r := httptest.NewRequest(http.MethodGet, "/v1/paragraphs/quay-12.2?context=1", nil)
	w, lines := logged(t, apiOf(sample()), Options{}, r)
	if len(lines) != 1 {
		t.Fatalf("%d lines: %v", len(lines), lines)
	}
	for key, want := range map[string]any{
		"msg": "request", "level": "INFO", "method": "GET", "route": "/v1/paragraphs/{id}", "status": 200.0,
		"bytes": float64(w.Body.Len()), "request_id": w.Header().Get(requestIDHeader),
	} {
		if lines[0][key] != want {
			t.Errorf("%s is %v, want %v", key, lines[0][key], want)
		}
	}
	if d, ok := lines[0]["duration"].(float64); !ok || d <= 0 {
		t.Errorf("duration %v", lines[0]["duration"])
	}
}

// TestLogHoldsNoQueries holds that what people look for is nowhere in the log, unless it is asked for.
func TestLogHoldsNoQueries(t *testing.T) {
	for _, target := range []string{"/v1/search?q=secret", "/v1/articles/secret", "/secret?q=secret", "/v1/search?q=secret&limit=secret"} {
		for _, s := range []*indextest.Fake{sample(), failing(errors.New("EIO"))} {
			_, lines := logged(t, apiOf(s), Options{}, httptest.NewRequest(http.MethodGet, target, nil))
			if all, _ := json.Marshal(lines); strings.Contains(string(all), "secret") {
				t.Errorf("%s: %s", target, all)
			}
		}
	}
	r := httptest.NewRequest(http.MethodGet, "/v1/search?q=open", nil)
	_, lines := logged(t, apiOf(sample()), Options{LogQueries: true}, r)
	if lines[0]["path"] != "/v1/search" || lines[0]["query"] != "q=open" {
		t.Errorf("with LogQueries: %v", lines)
	}
}

func TestFailuresAreLogged(t *testing.T) {
	r := httptest.NewRequest(http.MethodGet, "/v1/outlets", nil)
	w, lines := logged(t, apiOf(failing(errors.New("disk on fire"))), Options{}, r)
	if len(lines) != 2 || lines[0]["error"] != "disk on fire" || lines[0]["route"] != "/v1/outlets" ||
		lines[0]["request_id"] != w.Header().Get(requestIDHeader) {
		t.Errorf("log: %v", lines)
	}
}

func TestProbesAreLoggedAtDebug(t *testing.T) {
	_, lines := logged(t, apiOf(sample()), Options{}, httptest.NewRequest(http.MethodGet, "/readyz", nil))
	if lines[0]["level"] != "DEBUG" {
		t.Errorf("log: %v", lines)
	}
}

func TestRouteOfAServeMux(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /a/{id}", func(http.ResponseWriter, *http.Request) {})
	w, lines := logged(t, fixed(mux.ServeHTTP), Options{}, httptest.NewRequest(http.MethodGet, "/a/x", nil))
	if lines[0]["route"] != "/a/{id}" || lines[0]["status"] != 200.0 || w.Header().Get("Server-Timing") == "" {
		t.Errorf("log: %v, headers %v", lines, w.Header())
	}
}

func TestRequestID(t *testing.T) {
	for _, c := range []struct {
		name, given string
		kept        bool
	}{
		{"none", "", false},
		{"sane", "abc-DEF_1.2", true},
		{"longest", strings.Repeat("x", 64), true},
		{"too long", strings.Repeat("x", 65), false},
		{"two lines", "a\r\nSet-Cookie: b", false},
		{"a line end", "a\n", false},
		{"markup", "<b>", false},
		{"letters of another script", "идентификатор", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest(http.MethodGet, "/v1/nowhere", nil)
			r.Header.Set(requestIDHeader, c.given)
			w, _ := logged(t, apiOf(sample()), Options{}, r)
			got := w.Header().Get(requestIDHeader)
			if !saneRequestID.MatchString(got) || (got == c.given) != c.kept {
				t.Errorf("got %q", got)
			}
			if p := problemIn(t, w, http.StatusNotFound); p.RequestID != got {
				t.Errorf("the problem says %q", p.RequestID)
			}
		})
	}
}

func TestServerTiming(t *testing.T) {
	w := get(t, sample(), "/v1/search")
	if got := w.Header().Get("Server-Timing"); !regexp.MustCompile(`^total;dur=\d+\.\d\d$`).MatchString(got) {
		t.Errorf("Server-Timing %q", got)
	}
	if got := w.Header().Get("X-Content-Type-Options"); got != "nosniff" {
		t.Errorf("X-Content-Type-Options %q", got)
	}
}

func TestPanic(t *testing.T) {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	w, lines := logged(t, fixed(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("ETag", `"x"`)
		panic("out of toll")
	}), Options{}, r)
	problemIn(t, w, http.StatusInternalServerError)
	if strings.Contains(w.Body.String(), "toll") || w.Header().Get("ETag") != "" {
		t.Errorf("the answer tells of the inside: %v %s", w.Header(), w.Body)
	}
	if len(lines) != 2 || lines[0]["cause"] != "out of toll" || !strings.Contains(lines[0]["stack"].(string), "middleware_test.go") ||
		lines[1]["status"] != 500.0 {
		t.Errorf("log: %v", lines)
	}
}

// TestPanicAfterTheFirstByte holds that a half answer is not taken for a whole one: the connection is cut.
func TestPanicAfterTheFirstByte(t *testing.T) {
	srv := httptest.NewUnstartedServer(Middleware(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Write([]byte("half"))
		http.NewResponseController(w).Flush()
		panic("the other half")
	}), quiet()))
	srv.Config.ErrorLog = slog.NewLogLogger(quiet().Logger.Handler(), slog.LevelError)
	srv.Start()
	defer srv.Close()
	res, err := srv.Client().Get(srv.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if _, err := new(bytes.Buffer).ReadFrom(res.Body); err == nil {
		t.Error("the answer looks whole")
	}
}

func TestDeadline(t *testing.T) {
	slow := &indextest.Fake{SearchFunc: func(ctx context.Context, _ index.Query) (index.Result, error) {
		<-ctx.Done()
		return index.Result{}, ctx.Err()
	}}
	w, _ := logged(t, apiOf(slow), Options{Timeout: time.Millisecond}, httptest.NewRequest(http.MethodGet, "/v1/search", nil))
	problemIn(t, w, http.StatusGatewayTimeout)

	for timeout, want := range map[time.Duration]bool{0: true, -1: false} {
		var has bool
		h := fixed(func(_ http.ResponseWriter, r *http.Request) { _, has = r.Context().Deadline() })
		if logged(t, h, Options{Timeout: timeout}, httptest.NewRequest(http.MethodGet, "/", nil)); has != want {
			t.Errorf("Timeout %d: a deadline is %v", timeout, has)
		}
	}
}

// TestZeroOptions holds that New and Middleware need nothing, not even each other.
func TestZeroOptions(t *testing.T) {
	for name, h := range map[string]http.Handler{
		"New": New(sample(), Options{}), "both": Middleware(New(sample(), Options{}), Options{}),
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/readyz", nil))
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
}
