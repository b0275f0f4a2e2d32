package origins

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, c := range []struct{ in, ancestors string }{
		{"", "*"}, {"*", "*"}, {"none", "'self'"},
		{"https://news.example", "'self' https://news.example"},
		{" https://News.example/ ,http://localhost:3000", "'self' https://news.example http://localhost:3000"},
		{"https://*.news.example", "'self' https://*.news.example"},
	} {
		l, err := Parse(c.in)
		if err != nil || l.Ancestors() != c.ancestors {
			t.Errorf("%q: %q, %v", c.in, l.Ancestors(), err)
		}
	}
	for _, wrong := range []string{
		"news.example", "https://news.example/path", "https://*", "https://news.*", "ftp://news.example", "null", "https://a.example,*",
		"https://a.example,,https://b.example", "https://a.example;script-src *", "https://a.example\r\nX: y", "https://-a.example",
	} {
		if l, err := Parse(wrong); err == nil {
			t.Errorf("%q is taken as %q", wrong, l)
		} else if !strings.Contains(err.Error(), "https://news.example") {
			t.Errorf("%q: no remedy in %v", wrong, err)
		}
	}
}

func TestHandler(t *testing.T) {
	ok := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {})
	for _, c := range []struct{ list, origin, allowed string }{
		{"*", "https://a.example", "*"},
		{"*", "null", "*"},
		{"none", "https://a.example", ""},
		{"https://a.example", "https://a.example", "https://a.example"},
		{"https://a.example", "https://a.example.evil.example", ""},
		{"https://a.example", "http://a.example", ""},
		{"https://*.a.example", "https://b.a.example", "https://b.a.example"},
		{"https://*.a.example", "https://a.example", ""},
		{"https://a.example", "null", ""},
	} {
		l, err := Parse(c.list)
		if err != nil {
			t.Fatal(err)
		}
		for _, method := range []string{http.MethodGet, http.MethodOptions} {
			r := httptest.NewRequest(method, "/", nil)
			r.Header.Set("Origin", c.origin)
			if method == http.MethodOptions {
				r.Header.Set("Access-Control-Request-Method", "GET")
			}
			w := httptest.NewRecorder()
			l.Handler(ok).ServeHTTP(w, r)
			if got := w.Header().Get("Access-Control-Allow-Origin"); got != c.allowed {
				t.Errorf("%s %s from %s: %q, want %q", method, c.list, c.origin, got, c.allowed)
			}
			if !strings.Contains(strings.Join(w.Header().Values("Vary"), ","), "Origin") {
				t.Errorf("%s does not vary by origin", method)
			}
			if c.allowed != "" && method == http.MethodGet && !strings.Contains(w.Header().Get("Access-Control-Expose-Headers"), "Retry-After") {
				t.Errorf("headers exposed: %q", w.Header())
			}
		}
	}
}
