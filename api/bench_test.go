package api

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"onrecord/index"
)

// sink takes an answer and forgets it.
type sink struct{ header http.Header }

func (s *sink) Header() http.Header         { return s.header }
func (s *sink) WriteHeader(int)             {}
func (s *sink) Write(b []byte) (int, error) { return len(b), nil }

// BenchmarkAnswer is what the handlers take of a search whose result is there at once: one that nobody asked before, the
// same again as it is and packed, and one that the asker has.
func BenchmarkAnswer(b *testing.B) {
	s := sample()
	one, err := s.SearchFunc(context.Background(), index.Query{Limit: 10, Facets: []index.Facet{index.FacetSpeaker, index.FacetOutlet, index.FacetDate}})
	if err != nil {
		b.Fatal(err)
	}
	ten := one
	for range 4 {
		ten.Hits = append(ten.Hits, one.Hits...)
	}
	s.SearchFunc = func(context.Context, index.Query) (index.Result, error) { return ten, nil }
	o := Options{Logger: slog.New(slog.NewTextHandler(io.Discard, nil))}
	h := Middleware(New(s, o), o)
	first := httptest.NewRecorder()
	h.ServeHTTP(first, httptest.NewRequest("GET", "/v1/search?q=toll&facets=speaker,outlet,date&limit=10", nil))
	for _, c := range []struct{ name, header, value string }{
		{name: "new"},
		{name: "again"},
		{"again-gzip", "Accept-Encoding", "gzip, br"},
		{"again-304", "If-None-Match", first.Header().Get("ETag")},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				target := "/v1/search?q=toll&facets=speaker,outlet,date&limit=10"
				if c.name == "new" {
					target = fmt.Sprintf("/v1/search?q=toll%d&facets=speaker,outlet,date&limit=10", i)
				}
				r, _ := http.NewRequest("GET", target, nil)
				if c.header != "" {
					r.Header.Set(c.header, c.value)
				}
				h.ServeHTTP(&sink{http.Header{}}, r)
			}
		})
	}
	b.Logf("%d bytes", first.Body.Len())
}
