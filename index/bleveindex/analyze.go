package bleveindex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/turkish"
	"github.com/clipperhouse/uax29/v2/words"
	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"onrecord/corpus"
)

// maxTerm bounds a term in bytes; of a longer word only the beginning counts, in texts and in queries alike.
const maxTerm = 200

// word is a Unicode word of a text: its bytes [start, end), and the same for every spelling that differs only in case
// and accents.
type word struct {
	start, end int
	printed    string
	exact      string
}

// split takes a text apart into its words. Nothing is left out but spaces, marks and signs.
func split(text string) []word {
	var list []word
	it := words.FromString(text)
	for it.Next() {
		s := it.Value()
		if !isWord(s) {
			continue
		}
		list = append(list, word{it.Start(), it.End(), s, shorten(corpus.Fold(s))})
	}
	return list
}

func isWord(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return true
		}
	}
	return false
}

func shorten(s string) string {
	if len(s) <= maxTerm {
		return s
	}
	n := maxTerm
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// stemmers holds the algorithm of each language that has one. It works on lower-case letters with their accents.
var stemmers = map[string]func(*snowballstem.Env) bool{
	"en": english.Stem, "fr": french.Stem, "de": german.Stem, "es": spanish.Stem, "ru": russian.Stem, "tr": turkish.Stem,
}

// stem brings the forms of a word together; in a language without a stemmer that is the word itself.
func (w word) stem(lang string) string {
	algorithm := stemmers[lang]
	if algorithm == nil {
		return w.exact
	}
	env := snowballstem.NewEnv(lower(w.printed, lang))
	algorithm(env)
	return shorten(corpus.Fold(env.Current()))
}

func lower(s, lang string) string {
	tag := language.Und
	if lang == "tr" {
		tag = language.Turkish // I is the capital of ı there
	}
	return cases.Lower(tag).String(strings.ReplaceAll(s, "’", "'"))
}

// analyzer gives Bleve the terms of a text that is split already, so that the fields of one text share the work.
type analyzer struct {
	words []word
	term  func(word) string
}

// Analyze is called by Bleve with the text that words came from.
func (a analyzer) Analyze([]byte) analysis.TokenStream {
	tokens := make([]analysis.Token, len(a.words))
	stream := make(analysis.TokenStream, len(a.words))
	for i, w := range a.words {
		tokens[i] = analysis.Token{Term: []byte(a.term(w)), Start: w.start, End: w.end, Position: i + 1}
		stream[i] = &tokens[i]
	}
	return stream
}

// exactly and stemmed are the terms of the fields that keep a word as it is, and of those that bring forms together.
func exactly(w word) string { return w.exact }

func stemmed(lang string) func(word) string {
	return func(w word) string { return w.stem(lang) }
}
