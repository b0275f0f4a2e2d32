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
	Next        string        // cursor of the next page; empty on the last
	Suggestions []Suggestion  // where nothing was found
}

// Suggestion is another query that does find something.
type Suggestion struct {
	Text  string // to be searched for instead
	Why   string // in a few words
	Total int    // paragraphs that it finds
}

// DefaultNewest is how many paragraphs a SpeakerResult shows.
const DefaultNewest = 5

// Hit is a paragraph as found.
type Hit struct {
	corpus.Paragraph
	Article       Article
	Score         float64 // higher is more relevant; 0 where nothing was asked for
	Said          bool    // what was asked for lies inside what one speaker said, a filtered one where Filters.Speakers are set
	More          int     // further hits in the same article, with GroupArticle
	Fragments     []Fragment
	TitleMarks    []Span // in the article's title, where Query.Highlight is set
	Before, After []Hit  // neighbours, with Query.Context
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
	Buckets []Bucket     // of FacetDate alone: from the first to the last, empty ones too; see Query.Interval
	Missing int          // paragraphs that have no value
	Coarse  int          // paragraphs whose date is known less precisely than the buckets are
	Other   int          // occurrences of values that are not listed
}

// FacetValue is a value and how many of the found paragraphs have it.
type FacetValue struct {
	ID       string
	Name     string
	Count    int
	Selected bool     // the query filters by it
	Scope    *Article // of a speaker, as in Speaker
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
	// Scope is the article that the ID belongs to, where it prints a surname alone that no full name explains: others of that
	// surname are others. It is nil for those whose name is known.
	Scope *Article
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
	RoleHistory []RoleSpan   // each of Speaker.Roles once, by First; those of undated articles alone come last
	Outlets     []FacetValue // that print the speaker, the most frequent first, at most MaxFacetSize
	Years       []Bucket     // from the first to the last, empty ones too
	Newest      []Hit        // at most DefaultNewest
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

// FacetQuery asks for the values of a facet among the paragraphs that pass the filters.
type FacetQuery struct {
	Field   Facet  // all but FacetDate
	Text    string // each word begins a word of the value's name; empty lists all
	Filters Filters
	Limit   int // 1 to MaxFacetSize; 0 means DefaultFacetSize
}

// FacetList is the answer to a FacetQuery. Values that are selected, but do not match the text, are not in it.
type FacetList struct {
	Version Version
	Facet   FacetResult
}

// SuggestQuery asks for what somebody may be about to type.
type SuggestQuery struct {
	Text  string // each word begins a word of what is suggested
	Limit int    // of each kind, 1 to MaxSuggestions; 0 means DefaultSuggestions
}

// Suggestions is the answer to a SuggestQuery: the most frequent, and of articles the newest, first.
type Suggestions struct {
	Version  Version
	Speakers []Speaker
	Outlets  []Entry
	Articles []Article // whose title matches
}

// Coverage tells what the index holds of each outlet, by month.
type Coverage struct {
	Version Version
	Corpus  Corpus
	Outlets []OutletCoverage // most paragraphs first; what has no outlet comes last
}

// OutletCoverage is what the index holds of one outlet; without an ID, of none.
type OutletCoverage struct {
	Entry
	Months  []Bucket // those with paragraphs, in order; Of is that of all outlets
	Coarse  int      // paragraphs dated by a year alone
	Undated int      // paragraphs
}
