// Package match tells where a query matches a text: the words of a text, their forms, and the places that a query found.
// Engines share it, so that a query finds and marks the same everywhere. It knows no index and no engine.
package match

import (
	"strings"
	"unicode"
	"unicode/utf8"

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

// Word is a Unicode word of a text.
type Word struct {
	Start, End int    // bytes, half-open
	Printed    string // as it stands there
	Exact      string // the same for every spelling that differs only in case and accents
}

// Split takes a text apart into its words. Nothing is left out but spaces, marks and signs.
func Split(text string) []Word {
	var list []Word
	it := words.FromString(text)
	for it.Next() {
		s := it.Value()
		if !isWord(s) {
			continue
		}
		list = append(list, Word{it.Start(), it.End(), s, shorten(corpus.Fold(s))})
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

// HasForms tells whether the language is one whose inflected forms are known.
func HasForms(lang string) bool { return stemmers[lang] != nil }

// Stem brings the forms of a word together; in a language without a stemmer that is the word itself.
func (w Word) Stem(lang string) string {
	algorithm := stemmers[lang]
	if algorithm == nil {
		return w.Exact
	}
	env := snowballstem.NewEnv(lower(w.Printed, lang))
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
