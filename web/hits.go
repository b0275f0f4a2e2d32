package web

import (
	"fmt"
	"html/template"
	"net/url"
	"strconv"
	"time"

	"onrecord/corpus"
	"onrecord/index"
)

// hitView is a paragraph as a page shows it.
type hitView struct {
	ID, Href  string
	Number    int
	Text      string          // in full
	Fragments []template.HTML // why it was found; nil shows the text
	Kind      string
	Speakers  []speakerView
	Lang, Dir string
	Article   articleView
	Evidence  evidenceView
	Citation  string // in plain text; "" where none is shown
	Beside    bool   // the words that were asked for lie beside what is said in it
	More      int    // further hits in its article, where articles are the hits
	MoreHref  string // finds these
}

type speakerView struct {
	Name, Role, Href string
	Surname          bool // the article prints no more of the name
}

type articleView struct {
	Title, Href        string
	Marked             template.HTML // the title with what was found in it; "" where nothing was
	Outlet, OutletHref string
	Date               dateView
	Author             string
	Source             string // where it was printed; "" when that is not known
	Paragraphs         int
	Lang, Dir          string
}

// dateView is a date for people and for machines; both are empty when it is not known.
type dateView struct{ Text, Machine string }

func newHit(h index.Hit) hitView {
	v := hitView{
		ID: string(h.ID), Href: paragraphHref(h.ID), Number: h.Number, Text: h.Text, Kind: kindNames[h.Kind],
		Lang: h.Article.Lang, Dir: direction(h.Article.Lang), Article: newArticle(h.Article),
	}
	if len(h.TitleMarks) > 0 {
		v.Article.Marked = template.HTML(h.TitleHTML()) // which escapes the title
	}
	for _, f := range h.Fragments {
		v.Fragments = append(v.Fragments, template.HTML(f.HTML(h.Text))) // HTML escapes the text
	}
	for _, s := range h.Speakers {
		v.Speakers = append(v.Speakers, speakerView{s.Name, s.Role, speakerHref(s.ID), onlyIn(string(s.ID), s.Name) == h.Article.ID})
	}
	v.Evidence = newEvidence(h.Paragraph)
	return v
}

// paragraphHref is the address of a paragraph's page.
func paragraphHref(id corpus.ParagraphID) string { return "/p/" + url.PathEscape(string(id)) }

func newArticle(a index.Article) articleView {
	v := articleView{
		Title: a.Title, Href: "/a/" + url.PathEscape(string(a.ID)), Outlet: a.Outlet, Date: newDate(a.Date),
		Author: a.Author, Paragraphs: a.Paragraphs, Lang: a.Lang, Dir: direction(a.Lang), Source: a.Link(),
	}
	if v.Title == "" {
		v.Title = "Untitled"
	}
	if a.OutletID != "" {
		v.OutletHref = searchHref("outlet", a.OutletID)
	}
	return v
}

func newDate(d corpus.Date) dateView {
	switch {
	case !d.Known():
		return dateView{}
	case d.Month == 0:
		return dateView{strconv.Itoa(d.Year), d.String()}
	case d.Day == 0:
		return dateView{fmt.Sprintf("%s %d", time.Month(d.Month), d.Year), d.String()}
	}
	return dateView{fmt.Sprintf("%d %s %d", d.Day, time.Month(d.Month), d.Year), d.String()}
}

// number writes a count for people.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// direction is that of the script of a language.
func direction(lang string) string {
	switch lang {
	case "ar", "fa", "he", "ur":
		return "rtl"
	case "":
		return "auto"
	}
	return "ltr"
}

var kindNames = map[corpus.Kind]string{
	corpus.KindStatement: "statement", corpus.KindQuote: "direct speech", corpus.KindMixed: "direct speech and report",
	corpus.KindReported: "reported speech", corpus.KindProse: "narration",
}

var quoteNames = map[corpus.QuoteKind]string{
	corpus.QuoteDirect: "in quotation marks", corpus.QuoteIndirect: "reported, not word for word",
	corpus.QuoteMixed: "reported, with quoted words", corpus.QuoteStatement: "statement", corpus.QuoteTranscript: "transcript",
}

// languageNames are those of the languages that samples and detection know; another shows its code.
var languageNames = map[string]string{
	"ar": "Arabic", "az": "Azerbaijani", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French",
	"he": "Hebrew", "hy": "Armenian", "it": "Italian", "ka": "Georgian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
	"ru": "Russian", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese", "ja": "Japanese",
}

func languageName(code string) string {
	if n := languageNames[code]; n != "" {
		return n
	}
	return code
}
