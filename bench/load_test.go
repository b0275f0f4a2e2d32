// Package bench holds the claims of speed, each as a ratio of two things measured in one run: machines differ, and a noisy
// one differs from itself.
package bench

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/index/bleveindex"
)

// articles makes n invented articles of ten paragraphs from words that are as unevenly frequent as those of a language.
func articles(first, n int) []corpus.Article {
	random := rand.New(rand.NewPCG(1, uint64(first)))
	zipf := rand.NewZipf(random, 1.1, 4, 50_000)
	list := make([]corpus.Article, n)
	for i := range list {
		a := corpus.Article{ID: corpus.ArticleID(fmt.Sprintf("a%d", first+i)), Lang: "en", Outlet: "The Quay"}
		for p := 1; p <= 10; p++ {
			words := make([]string, 45)
			for w := range words {
				words[w] = fmt.Sprintf("word%d", zipf.Uint64())
			}
			a.Paragraphs = append(a.Paragraphs, corpus.Paragraph{
				ID: corpus.NewParagraphID(a.ID, p), Number: p, Kind: corpus.KindProse, Text: strings.Join(words, " "),
			})
		}
		list[i] = a
	}
	return list
}

// BenchmarkLoad adds ten articles to two thousand. The figure "of-rebuild" is its share of the time that the two thousand
// took from nothing: it tells what a daily load costs beside building all again.
func BenchmarkLoad(b *testing.B) {
	store := bleveindex.Store{Dir: b.TempDir(), Command: "bench"}
	put := func(list []corpus.Article) func(*bleveindex.Writer) error {
		return func(w *bleveindex.Writer) error { return w.Put(b.Context(), list) }
	}
	all := articles(0, 2000)
	began := time.Now()
	if _, err := store.Rebuild(b.Context(), put(all)); err != nil {
		b.Fatal(err)
	}
	rebuild := time.Since(began)
	next := len(all)
	for b.Loop() {
		b.StopTimer()
		few := articles(next, 10)
		next += len(few)
		b.StartTimer()
		if _, err := store.Load(b.Context(), put(few)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/rebuild.Seconds(), "of-rebuild")
}
