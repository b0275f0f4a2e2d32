package index

import (
	"net/url"

	"onrecord/corpus"
)

// Result is the answer to a Query.
type Result struct {
	Version     Version
	Description string // how the query was understood, in words
	Warnings    []string
	Total       int // paragraphs that match
	Articles    int // articles that these paragraphs are of
	Hits        []Hit
	Facets      []FacetResult // in the order asked for
}

// Hit is a paragraph as found.
type Hit struct {
	corpus.Paragraph
	Article   Article
	Score     float64 // higher is more relevant; 0 where nothing was asked for
	Fragments []Fragment
}

// Article is what a hit tells of its article.
type Article struct {
	ID         corpus.ArticleID
	Title      string
	Outlet     string
	OutletID   string
	Date       corpus.Date
	URL        string
	Lang       string
	Author     string
	Paragraphs int // how many it has
}

// Link is where the article was printed, where following it runs no script: a source may say anything. "" is none.
func (a Article) Link() string {
	if u, err := url.Parse(a.URL); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return a.URL
}

// Span is a part of a text in code points, half-open.
type Span struct{ Start, End int }

// Fragment is a part of a paragraph's text that shows why it was found. Marks lie inside it, in order, not overlapping.
type Fragment struct {
	Span
	Marks []Span // offsets in the whole text
}

// FacetResult holds the counts of one facet.
type FacetResult struct {
	Field   Facet
	Values  []FacetValue // the most frequent first; selected ones are always among them
	Buckets []Bucket     // of FacetDate alone: the years from the first to the last, empty ones too
	Missing int          // paragraphs that have no value
	Other   int          // occurrences of values that are not listed
}

// FacetValue is a value and how many of the found paragraphs have it.
type FacetValue struct {
	ID       string
	Name     string
	Count    int
	Selected bool // the query filters by it
}

// Bucket is a span of time. Of counts all paragraphs of the corpus in it, so that Count can be read as a share.
type Bucket struct {
	From, To  corpus.Date
	Count, Of int
}

// Passage is a paragraph with its neighbours in the article.
type Passage struct {
	Version       Version
	Hit           Hit
	Before, After []Hit
}

// ArticleResult is an article with all of its paragraphs.
type ArticleResult struct {
	Version    Version
	Article    Article
	Paragraphs []Hit
}

// ListQuery asks for speakers or outlets.
type ListQuery struct {
	Text   string // each word begins a word of the name; empty lists all
	Limit  int    // 1 to MaxLimit; 0 means DefaultLimit
	Cursor string // ListResult.Next of the page before
}

// Entry is what the lists tell of a speaker or an outlet.
type Entry struct {
	ID          string
	Name        string
	Count       int         // paragraphs
	First, Last corpus.Date // of the dated ones
}

// Speaker is a speaker with the roles that articles print.
type Speaker struct {
	Entry
	Roles []string // the most frequent first
}

// SpeakerList is a page of speakers.
type SpeakerList struct {
	Version  Version
	Total    int
	Speakers []Speaker
	Next     string // cursor of the next page; empty on the last
}

// SpeakerResult is one speaker, with what the lists do not tell.
type SpeakerResult struct {
	Version     Version
	Speaker     Speaker
	RoleHistory []RoleSpan // each of Speaker.Roles once, by First; those of undated articles alone come last
}

// RoleSpan is a role and when articles print it, which is not when it was held.
type RoleSpan struct {
	Role        string
	First, Last corpus.Date // of the dated articles that print it
	Count       int         // paragraphs
}

// OutletList is a page of outlets.
type OutletList struct {
	Version Version
	Total   int
	Outlets []Entry
	Next    string // cursor of the next page; empty on the last
}
