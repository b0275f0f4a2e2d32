package bench

import (
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/bleveindex"
)

// BenchmarkFacets searches for a common word with three facets. The figure "of-plain" is the time as a multiple of that
// which the same search takes without them: it tells what counting costs.
func BenchmarkFacets(b *testing.B) {
	store := bleveindex.Store{Dir: b.TempDir(), Command: "bench"}
	all := articles(0, 2000)
	for i := range all {
		all[i].Date = corpus.Date{Year: 2000 + i%20, Month: 1 + i%12, Day: 1 + i%28}
		for p := range all[i].Paragraphs {
			all[i].Paragraphs[p].Speakers = []corpus.Speaker{{ID: corpus.SpeakerID("s" + all[i].ID[1:]), Name: "Ada Orme"}}
		}
	}
	_, err := store.Rebuild(b.Context(), func(w *bleveindex.Writer) error { return w.Put(b.Context(), all) })
	if err != nil {
		b.Fatal(err)
	}
	x, err := bleveindex.Open(b.Context(), store.Dir, bleveindex.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer x.Close()
	search := func(facets ...index.Facet) time.Duration {
		q := index.Query{Text: "word7", Limit: 10, Facets: facets}
		q.Root, _ = index.Parse(q.Text)
		began := time.Now()
		if _, err := x.Search(b.Context(), q); err != nil {
			b.Fatal(err)
		}
		return time.Since(began)
	}
	var plain, counted time.Duration
	for b.Loop() {
		plain += search()
		counted += search(index.FacetSpeaker, index.FacetOutlet, index.FacetDate)
	}
	b.ReportMetric(counted.Seconds()/plain.Seconds(), "of-plain")
}
