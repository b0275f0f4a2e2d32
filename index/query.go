package index

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
)

// The bounds of what may be asked, for every door alike.
const (
	MaxChars     = 512 // of the words asked for, in code points
	MaxClauses   = 32  // words, phrases and fields
	MaxValues    = 50  // of one filter
	MaxLimit     = 100
	MaxFacetSize = 100
	MaxAround    = 10
	MaxContext   = 3    // neighbours of each hit
	MaxDepth     = 16   // of AND and OR in one another
	MaxBuckets   = 4000 // of the date facet

	MaxSuggestions = 20 // of each kind

	DefaultLimit       = 20
	DefaultSuggestions = 5
	DefaultFacetSize   = 10
	DefaultAround      = 2
)

// Missing as a filter value finds the paragraphs that have no speaker, outlet or language.
const Missing = "_missing"

// Query is one search. The zero value finds every paragraph and returns none; ParseParams sets the defaults.
type Query struct {
	Text     string   // as typed, to be told back
	Root     Node     // what Parse made of it; nil matches everything
	Warnings []string // of Parse
	Filters  Filters
	Said     bool // the words have to lie inside what one speaker said, where Filters.Speakers are set one of these
	Sort     Sort
	Group    Group
	Limit    int    // hits to return, 0 to MaxLimit
	Cursor   string // Result.Next of the page before; everything but Limit, Context, Highlight and Facets has to be as there
	Context  int    // neighbours of each hit on either side, 0 to MaxContext

	Facets    []Facet
	FacetSize int // values per facet, 1 to MaxFacetSize; 0 means DefaultFacetSize
	// Interval is the length of the date facet's buckets. By year the facet goes from the first year that was found to the
	// last, whatever the filter's dates are; by month and by day it stays within these.
	Interval  Interval
	Highlight bool
}

// Filters narrow a search. Values of one filter mean or, filters mean and. The zero value lets everything through.
type Filters struct {
	Speakers []string // IDs or exact names, or Missing
	Outlets  []string // IDs or exact names, or Missing
	Kinds    []string // of corpus.Kinds
	Langs    []string // ISO 639-1, or Missing
	Articles []string // IDs
	From, To corpus.Date
}

// Sort is the order of the hits. The zero value is by relevance.
type Sort string

// The orders. Without words to be relevant to, relevance is newest. Undated paragraphs come last in both date orders.
const (
	SortRelevance Sort = "relevance"
	SortNewest    Sort = "newest"
	SortOldest    Sort = "oldest"
)

// Group says what counts as one hit. The zero value is the paragraph.
type Group string

// The groups. Of an article the paragraph that comes first in the order is the hit, and Hit.More counts the others.
const (
	GroupNone    Group = "none"
	GroupArticle Group = "article"
)

// Interval is the length of a bucket of the date facet. The zero value is the year.
type Interval string

// The intervals.
const (
	IntervalYear  Interval = "year"
	IntervalMonth Interval = "month"
	IntervalDay   Interval = "day"
)

// Facet names a property whose values are counted among the hits.
type Facet string

// The facets.
const (
	FacetSpeaker Facet = "speaker"
	FacetOutlet  Facet = "outlet"
	FacetKind    Facet = "kind"
	FacetLang    Facet = "lang"
	FacetDate    Facet = "date" // by Query.Interval
)

// Facets lists every facet, in the order in which they are shown.
func Facets() []Facet { return []Facet{FacetSpeaker, FacetOutlet, FacetKind, FacetLang, FacetDate} }

// Problem is something that the asker has to mend.
type Problem struct {
	Param   string // the parameter's public name
	Message string // what is wrong with it, and what to do
}

// InvalidError lists everything that is wrong with a request.
type InvalidError struct{ Problems []Problem }

func (e *InvalidError) Error() string {
	parts := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		parts[i] = p.Param + ": " + p.Message
	}
	return strings.Join(parts, "; ")
}

// Validate checks every bound. Engines call it first, so that no door can forget to. The error is an *InvalidError.
func (q Query) Validate() error {
	var c checker
	c.text("q", q.Text)
	c.check(countClauses(q.Root) <= MaxClauses, "q", "has more than %d words, phrases and fields; use fewer", MaxClauses)
	c.check(depthIn(q.Root) <= MaxDepth, "q", "has parentheses in parentheses deeper than %d; use fewer", MaxDepth)
	c.inRange("limit", q.Limit, 0, MaxLimit)
	c.inRange("facet_size", q.FacetSize, 0, MaxFacetSize)
	c.inRange("context", q.Context, 0, MaxContext)
	c.oneOf("sort", string(q.Sort), "", string(SortRelevance), string(SortNewest), string(SortOldest))
	c.oneOf("group", string(q.Group), "", string(GroupNone), string(GroupArticle))
	c.oneOf("interval", string(q.Interval), "", string(IntervalYear), string(IntervalMonth), string(IntervalDay))
	for _, f := range q.Facets {
		c.oneOf("facets", string(f), texts(Facets())...)
	}
	q.Filters.validate(&c)
	return c.err()
}

func (f Filters) validate(c *checker) {
	for _, l := range []struct {
		param  string
		values []string
	}{
		{"speaker", f.Speakers}, {"outlet", f.Outlets}, {"kind", f.Kinds}, {"lang", f.Langs}, {"article", f.Articles},
	} {
		c.check(len(l.values) <= MaxValues, l.param, "is given more than %d times; give fewer", MaxValues)
		for _, v := range l.values {
			c.check(v != "", l.param, isEmpty)
			c.text(l.param, v)
		}
	}
	for _, k := range f.Kinds {
		c.oneOf("kind", k, texts(corpus.Kinds())...)
	}
	for _, l := range f.Langs {
		known, err := corpus.ParseLang(l)
		c.check(l == Missing || err == nil && known == l, "lang", "%s is no language; give two letters of ISO 639-1, like en, or %s", quoted(l), Missing)
	}
	for _, id := range f.Articles {
		_, err := corpus.ParseArticleID(id)
		c.check(err == nil, "article", "%s is not an article's ID; one is made of A-Z a-z 0-9 _ -", quoted(id))
	}
	if f.From.Known() && f.To.Known() {
		c.check(!f.To.Last().Before(f.From.First()), "from", "%s lies after to=%s; swap them", f.From, f.To)
	}
}

// Validate checks every bound, like that of Query.
func (q ListQuery) Validate() error {
	var c checker
	c.text("q", q.Text)
	c.check(0 <= q.Limit && q.Limit <= MaxLimit, "limit", "%d is out of range; give 1 to %d", q.Limit, MaxLimit) // 0 is the default
	return c.err()
}

// Validate checks every bound, like that of Query.
func (q FacetQuery) Validate() error {
	var c checker
	c.text("q", q.Text)
	c.inRange("facet_size", q.Limit, 0, MaxFacetSize)
	known := slices.DeleteFunc(Facets(), func(f Facet) bool { return f == FacetDate })
	c.oneOf("field", string(q.Field), texts(known)...)
	q.Filters.validate(&c)
	return c.err()
}

// Validate checks every bound, like that of Query.
func (q SuggestQuery) Validate() error {
	var c checker
	c.text("q", q.Text)
	c.check(0 <= q.Limit && q.Limit <= MaxSuggestions, "limit", "%d is out of range; give 1 to %d", q.Limit, MaxSuggestions)
	return c.err()
}

// CheckAround checks how many neighbours of a paragraph are asked for, like Validate of Query.
func CheckAround(n int) error {
	var c checker
	c.inRange("context", n, 0, MaxAround)
	return c.err()
}

const isEmpty = "is empty; leave it away or give a value"

// checker gathers problems.
type checker struct{ problems []Problem }

func (c *checker) check(ok bool, param, format string, args ...any) {
	if !ok {
		c.problems = append(c.problems, Problem{param, fmt.Sprintf(format, args...)})
	}
}

// text checks what an asker writes freely.
func (c *checker) text(param, s string) {
	c.check(utf8.ValidString(s), param, "is not valid UTF-8; encode it as UTF-8")
	c.check(utf8.RuneCountInString(s) <= MaxChars, param, "is longer than %d characters; shorten it", MaxChars)
}

func (c *checker) inRange(param string, n, low, high int) {
	c.check(low <= n && n <= high, param, "%d is out of range; give %d to %d", n, low, high)
}

func (c *checker) oneOf(param, value string, allowed ...string) {
	known := slices.DeleteFunc(slices.Clone(allowed), func(s string) bool { return s == "" })
	c.check(slices.Contains(allowed, value), param, "%s is not known; give one of %s", quoted(value), strings.Join(known, ", "))
}

// add takes in what a Validate found.
func (c *checker) add(err error) {
	if invalid := (*InvalidError)(nil); errors.As(err, &invalid) {
		c.problems = append(c.problems, invalid.Problems...)
	}
}

func (c *checker) err() error {
	if len(c.problems) == 0 {
		return nil
	}
	return &InvalidError{c.problems}
}

func texts[T ~string](l []T) []string {
	s := make([]string, len(l))
	for i, v := range l {
		s[i] = string(v)
	}
	return s
}
