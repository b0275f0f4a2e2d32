// Package corpus holds press statements as such: articles, their paragraphs, who speaks in them, and the readers that
// turn sources into articles. Start with [Reader]; the paragraphs it yields are unattributed until
// corpus/attribution has seen the article.
//
// The package knows nothing of search, storage or HTTP.
package corpus

// Article is one statement or news item as published. A field that is empty is not known.
type Article struct {
	ID      ArticleID
	Title   string
	Outlet  string
	Date    Date
	URL     string
	Lang    string // ISO 639-1, lower case
	Author  string // who wrote it; never taken for a speaker
	Speaker string // declared by the source for the whole article
	Role    string // of the declared speaker
	Form    Form

	Paragraphs []Paragraph
}

// Form is what kind of text an article is. The zero value means that the text itself has to tell.
type Form string

// The forms that a source may declare.
const (
	FormArticle    Form = "article"
	FormStatement  Form = "statement"
	FormTranscript Form = "transcript"
	FormInterview  Form = "interview"
)

// Forms lists every form that a source may declare.
func Forms() []Form { return []Form{FormArticle, FormStatement, FormTranscript, FormInterview} }

// Paragraph is the unit that is indexed, found and cited.
type Paragraph struct {
	ID     ParagraphID
	Number int // from 1, in the order of the article
	Text   string

	// What attribution fills in.
	Kind     Kind
	Speakers []Speaker // by how many characters they said, most first
	Quotes   []Quote   // by Start
}

// Kind says what a paragraph is by the most telling thing in it.
type Kind string

// The kinds of paragraphs.
const (
	KindStatement Kind = "statement" // of a single-voice statement, or a transcript turn
	KindQuote     Kind = "quote"     // direct speech with no more than its cue
	KindMixed     Kind = "mixed"     // direct speech and other sentences
	KindReported  Kind = "reported"  // indirect speech only
	KindProse     Kind = "prose"     // nobody's words
)

// Kinds lists every kind, the most telling first.
func Kinds() []Kind {
	return []Kind{KindStatement, KindQuote, KindMixed, KindReported, KindProse}
}

// Speaker is a person or body whose words are printed, with the role that this article gives.
type Speaker struct {
	ID   SpeakerID
	Name string
	Role string
}

// Quote is a span of a paragraph in which somebody speaks. Start and End count Unicode code points, half-open.
// Speaker and Name are empty when nobody can be named.
type Quote struct {
	Start, End int
	Kind       QuoteKind
	Speaker    SpeakerID
	Name       string
	Mention    string // what stands for the speaker in the text, as printed
	Cue        string // the verb or phrase that ascribes the words, as printed
	Basis      Basis
	Confidence float64 // 0 to 1: how likely Speaker is right
}

// QuoteKind says how the words are given.
type QuoteKind string

// The kinds of quotes.
const (
	QuoteDirect     QuoteKind = "direct"     // the quotation marks are inside the span
	QuoteIndirect   QuoteKind = "indirect"   // the reported clause, without speaker and cue
	QuoteMixed      QuoteKind = "mixed"      // a reported clause with quoted words in it
	QuoteStatement  QuoteKind = "statement"  // the whole paragraph of a single voice
	QuoteTranscript QuoteKind = "transcript" // the whole paragraph, less a label
)

// Basis says what evidence names the speaker of a quote.
type Basis string

// The evidence, from the strongest on.
const (
	BasisDeclared  Basis = "declared"  // the source's own field
	BasisLabel     Basis = "label"     // a transcript label
	BasisName      Basis = "name"      // the full name stands at the cue
	BasisSurname   Basis = "surname"   // a surname stands at the cue
	BasisPronoun   Basis = "pronoun"   // he, she
	BasisRole      Basis = "role"      // "the spokeswoman"
	BasisLeadIn    Basis = "lead-in"   // a colon before the quotation
	BasisCarried   Basis = "carried"   // the speaker of before goes on
	BasisAmbiguous Basis = "ambiguous" // two people fit: nobody is named
	BasisNone      Basis = "none"      // nothing tells
)
