package match

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/turkish"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// stemmers holds the algorithm of each language that has one. It works on lower-case letters with their accents.
var stemmers = map[string]func(*snowballstem.Env) bool{
	"en": english.Stem, "fr": french.Stem, "de": german.Stem, "es": spanish.Stem, "ru": russian.Stem, "tr": turkish.Stem,
}

// Langs are the languages whose inflected forms are known, sorted.
func Langs() []string { return slices.Sorted(maps.Keys(stemmers)) }

// HasForms tells whether the language is one whose inflected forms are known.
func HasForms(lang string) bool { return stemmers[lang] != nil }

// Stem brings the forms of a word together; in a language without a stemmer that is the word itself. It begins with the
// letter that Exact begins with.
func (w Word) Stem(lang string) string {
	algorithm := stemmers[lang]
	if algorithm == nil {
		return w.Exact
	}
	env := snowballstem.NewEnv(lower(w.Printed, lang))
	algorithm(env)
	stem := shorten(Fold(env.Current()))
	if stem == "" || stem[0] != w.Exact[0] {
		return w.Exact
	}
	return stem
}

func lower(s, lang string) string {
	if !isASCII(s) {
		s = width.Fold.String(norm.NFC.String(s))
		s = apostrophes.Replace(s)
	} else if strings.Contains(s, "`") {
		s = strings.ReplaceAll(s, "`", "'")
	}
	switch lang {
	case "tr": // I is the capital of ı there, and behind an apostrophe stand the endings of names
		s = strings.ToLowerSpecial(unicode.TurkishCase, s)
		if name, _, found := strings.Cut(s, "'"); found && name != "" {
			return name
		}
		return s
	case "ru":
		return strings.ReplaceAll(strings.ToLower(s), "ё", "е")
	}
	return strings.ToLower(s)
}

var apostrophes = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "´", "'", "′", "'", "‛", "'", "`", "'", "\u00ad", "", "\u200c", "", "\u200d", "")
