package bleveindex

import (
	"github.com/blevesearch/bleve/v2/analysis"

	"onrecord/index/match"
)

// analyzer gives Bleve the terms of a text that is split already, so that the fields of one text share the work.
type analyzer struct {
	words     []match.Word
	term      func(match.Word) string
	positions []int // of the words, from 1; nil is one after the other
}

// Analyze is called by Bleve with the text that words came from.
func (a analyzer) Analyze([]byte) analysis.TokenStream {
	tokens := make([]analysis.Token, len(a.words))
	stream := make(analysis.TokenStream, len(a.words))
	for i, w := range a.words {
		tokens[i] = analysis.Token{Term: []byte(a.term(w)), Start: w.Start, End: w.End, Position: i + 1}
		if a.positions != nil {
			tokens[i].Position = a.positions[i]
		}
		stream[i] = &tokens[i]
	}
	return stream
}

// exactly and stemmed are the terms of the fields that keep a word as it is, and of those that bring forms together.
func exactly(w match.Word) string { return w.Exact }

func stemmed(lang string) func(match.Word) string {
	return func(w match.Word) string { return w.Stem(lang) }
}
