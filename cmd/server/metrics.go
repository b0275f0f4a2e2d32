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
	return promhttp.HandlerFor(r, promhttp.HandlerOpts{})
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
