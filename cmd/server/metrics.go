package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"onrecord/index"
)

// metrics tells what is being served, and how the process is, in the form that Prometheus reads.
func metrics(s index.Searcher) http.Handler {
	r := prometheus.NewRegistry()
	r.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	for _, m := range []struct {
		name, help string
		value      func(index.Status) float64
	}{
		{"onrecord_ready", "1 when there is a generation to serve.", func(st index.Status) float64 { return flag(st.Ready) }},
		{"onrecord_degraded", "1 when another generation is served than the live one, because that cannot be read.",
			func(st index.Status) float64 { return flag(st.Degraded) }},
		{"onrecord_articles", "Articles in the generation that is served.",
			func(st index.Status) float64 { return float64(st.Corpus.Articles) }},
		{"onrecord_paragraphs", "Paragraphs in the generation that is served.",
			func(st index.Status) float64 { return float64(st.Corpus.Paragraphs) }},
	} {
		r.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: m.name, Help: m.help},
			func() float64 { return m.value(s.Status()) }))
	}
	return readOnly(promhttp.HandlerFor(r, promhttp.HandlerOpts{}))
}

// readOnly refuses what is neither GET nor HEAD.
func readOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "The metrics can only be read: use GET.", http.StatusMethodNotAllowed)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
