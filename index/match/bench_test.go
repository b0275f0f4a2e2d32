package match_test

import (
	"strconv"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/match"
)

// page is what a page of results shows: ten paragraphs of the length that paragraphs have.
func page() []index.Hit {
	var list []index.Hit
	for i := range 10 {
		h := spoken("[“" + strings.Repeat("We will not raise the harbour toll, whatever it takes to mend the piers of Brackwater. ", 6) + strconv.Itoa(i) + "”] Vale said.")
		h.Kind = corpus.KindQuote
		list = append(list, h)
	}
	return list
}

// BenchmarkPage is what marks and said take of a search.
func BenchmarkPage(b *testing.B) {
	hits := page()
	root, _ := index.Parse(`the toll of piers "not raise" -strike`)
	b.ReportAllocs()
	for b.Loop() {
		m := match.New(root)
		for i := range hits {
			m.Said(&hits[i], nil)
			m.Fragments(hits[i].Text, "en")
			m.Title(hits[i].Article.Title, "en")
		}
	}
}

// BenchmarkSaid is what in=said takes of a paragraph, once the words are known.
func BenchmarkSaid(b *testing.B) {
	hits := page()
	root, _ := index.Parse("toll strike")
	m := match.New(root)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		m.Said(&hits[i%10], nil)
	}
}
