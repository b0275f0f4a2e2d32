package bleveindex

import (
	"encoding/json"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/mapping"
	bleveapi "github.com/blevesearch/bleve_index_api"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/match"
)

// schema numbers what the fields below mean. It changes whenever an index that was built before would be misread.
const schema = 2

// The fields of the index. What is counted, sorted by or compared lies in the columns, which are made of these terms.
const (
	fieldType = "type" // typeParagraph or typeArticle
	fieldDoc  = "doc"  // stored, not searched: a paragraphRecord or an articleRecord

	// Of a paragraph's document.
	fieldExact   = "exact"        // every word as it is, with positions
	fieldText    = "text_"        // and the language: the words stemmed, nothing left out
	fieldNames   = "speaker_name" // the words of the speakers' names, with positions; no two names are next to each other
	fieldSpeaker = "speaker"      // IDs; index.Missing when nobody is named
	fieldOutlet  = "outlet"       // ID; index.Missing when not known
	fieldKind    = "kind"
	fieldLang    = "lang" // index.Missing when not known
	fieldArticle = "article"
	fieldSaid    = "said" // saidSome, saidWhole, or no term

	// Of an article's document.
	fieldTitle      = "title"  // every word as it is, with positions
	fieldTitleWords = "title_" // and the language: the words stemmed
	fieldDate       = "date"   // as precisely as it is known; no term when it is not

	typeParagraph = "paragraph"
	typeArticle   = "article"

	saidSome  = "some"  // somebody says something in the paragraph
	saidWhole = "whole" // all of it is one named speaker's
)

// newMapping is that of an index whose documents are made below: there is nothing for Bleve to map.
func newMapping() mapping.IndexMapping {
	m := bleve.NewIndexMapping()
	m.DefaultMapping = bleve.NewDocumentDisabledMapping()
	m.ScoringModel = bleveapi.BM25Scoring
	return m
}

// textField is the field of the stemmed words of a language; "" for a language without a stemmer, whose words stand in
// fieldExact alone.
func textField(lang string) string {
	if !match.HasForms(lang) {
		return ""
	}
	return fieldText + lang
}

// titleField is the field of the stemmed words of titles in a language that textField has a field for.
func titleField(lang string) string { return fieldTitleWords + lang }

// docID is the key of a paragraph's document. It sorts as the paragraphs do.
func docID(a corpus.ArticleID, number int) string { return fmt.Sprintf("%s.%07d", a, number) }

// outletID is the ID of an outlet: its folded name as a slug, like a speaker's.
func outletID(name string) string {
	if name == "" {
		return ""
	}
	return string(corpus.NewSpeakerID(name))
}

// paragraphRecord is what is stored of a paragraph.
type paragraphRecord struct {
	Text     string           `json:"text"`
	Kind     corpus.Kind      `json:"kind"`
	Speakers []corpus.Speaker `json:"speakers,omitempty"`
	Quotes   []corpus.Quote   `json:"quotes,omitempty"`
}

// articleRecord is what is stored of an article, and what the directory is made of.
type articleRecord struct {
	Title      string      `json:"title,omitempty"`
	Outlet     string      `json:"outlet,omitempty"`
	Date       corpus.Date `json:"date"`
	URL        string      `json:"url,omitempty"`
	Lang       string      `json:"lang,omitempty"`
	Author     string      `json:"author,omitempty"`
	Paragraphs int         `json:"paragraphs"`
	Hash       string      `json:"hash"` // of all of the content: the same means unchanged
	Words      int         `json:"words"`
	NameWords  int         `json:"name_words,omitempty"`
	TitleWords int         `json:"title_words,omitempty"`
	Speakers   []voice     `json:"speakers,omitempty"`
}

// voice is a speaker of an article and the number of paragraphs in which he is named so.
type voice struct {
	ID    corpus.SpeakerID `json:"id"`
	Name  string           `json:"name"`
	Role  string           `json:"role,omitempty"`
	Count int              `json:"count"`
}

// documents makes the documents of an article, its own last.
func documents(a *corpus.Article, hash string) ([]*document.Document, error) {
	record := articleRecord{
		Title: a.Title, Outlet: a.Outlet, Date: a.Date, URL: a.URL, Lang: a.Lang, Author: a.Author,
		Paragraphs: len(a.Paragraphs), Hash: hash,
	}
	var docs []*document.Document
	for i := range a.Paragraphs {
		doc, err := paragraphDocument(a, &a.Paragraphs[i], &record)
		if err != nil {
			return nil, err
		}
		docs = append(docs, doc)
	}
	b := builder{document.NewDocument(string(a.ID))}
	b.keyword(fieldType, typeArticle)
	if a.Date.Known() {
		b.keyword(fieldDate, a.Date.String())
	}
	if words := match.Split(a.Title); len(words) > 0 {
		record.TitleWords = len(words)
		b.words(fieldTitle, withPositions, analyzer{words: words, term: exactly})
		if textField(a.Lang) != "" {
			b.words(titleField(a.Lang), bleveapi.IndexField, analyzer{words: words, term: stemmed(a.Lang)})
		}
	}
	if err := b.record(record); err != nil {
		return nil, err
	}
	return append(docs, b.doc), nil
}

// paragraphDocument makes the document of a paragraph, and counts it in its article's record.
func paragraphDocument(a *corpus.Article, p *corpus.Paragraph, record *articleRecord) (*document.Document, error) {
	b := builder{document.NewDocument(docID(a.ID, p.Number))}
	b.keyword(fieldType, typeParagraph)
	words := match.Split(p.Text)
	record.Words += len(words)
	b.words(fieldExact, withPositions, analyzer{words: words, term: exactly})
	if f := textField(a.Lang); f != "" {
		b.words(f, bleveapi.IndexField, analyzer{words: words, term: stemmed(a.Lang)})
	}
	var ids []string
	for _, s := range p.Speakers {
		ids = append(ids, string(s.ID))
		record.count(s)
	}
	if names := namesOf(p.Speakers); len(names.words) > 0 {
		record.NameWords += len(names.words)
		b.words(fieldNames, withPositions, names)
	}
	slices.Sort(ids)
	b.keyword(fieldSpeaker, orMissing(slices.Compact(ids)...)...)
	b.keyword(fieldOutlet, orMissing(outletID(a.Outlet))...)
	b.keyword(fieldKind, string(p.Kind))
	b.keyword(fieldLang, orMissing(a.Lang)...)
	b.keyword(fieldArticle, string(a.ID))
	b.keyword(fieldSaid, saidIn(p)...)
	return b.doc, b.record(paragraphRecord{p.Text, p.Kind, p.Speakers, p.Quotes})
}

// namesOf gives the words of names, far enough from each other that no phrase goes from one to the next.
func namesOf(speakers []corpus.Speaker) analyzer {
	const gap = 2 * maxWords
	a := analyzer{term: exactly}
	for i, s := range speakers {
		for n, w := range match.Split(s.Name) {
			a.words = append(a.words, w)
			a.positions = append(a.positions, i*gap+min(n, maxWords)+1)
		}
	}
	return a
}

// saidIn tells whether anything is said in a paragraph, and whether all of it is by one who is named.
func saidIn(p *corpus.Paragraph) []string {
	quotes := slices.DeleteFunc(slices.Clone(p.Quotes), func(q corpus.Quote) bool { return q.End <= q.Start })
	if len(quotes) == 0 {
		return nil
	}
	q := quotes[0]
	if len(quotes) == 1 && len(p.Speakers) == 1 && q.Speaker == p.Speakers[0].ID && q.Start == 0 &&
		q.End >= utf8.RuneCountInString(p.Text) {
		return []string{saidSome, saidWhole}
	}
	return []string{saidSome}
}

func (r *articleRecord) count(s corpus.Speaker) {
	for i, v := range r.Speakers {
		if v.ID == s.ID && v.Name == s.Name && v.Role == s.Role {
			r.Speakers[i].Count++
			return
		}
	}
	r.Speakers = append(r.Speakers, voice{s.ID, s.Name, s.Role, 1})
}

// orMissing gives the values, or index.Missing where there are none.
func orMissing(values ...string) []string {
	if len(values) == 0 || values[0] == "" {
		return []string{index.Missing}
	}
	return values
}

// builder adds fields to a document.
type builder struct{ doc *document.Document }

func (b builder) words(field string, options bleveapi.FieldIndexingOptions, a analyzer) {
	b.doc.AddField(document.NewTextFieldCustom(field, nil, nil, options, a))
}

// keyword adds values that are one term each.
func (b builder) keyword(field string, values ...string) {
	for i, v := range values {
		b.doc.AddField(document.NewTextFieldCustom(field, []uint64{uint64(i)}, []byte(v), bleveapi.IndexField, nil))
	}
}

const withPositions = bleveapi.IndexField | bleveapi.IncludeTermVectors

func (b builder) record(r any) error {
	text, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("encode what is stored of %s: %w", b.doc.ID(), err)
	}
	b.doc.AddField(document.NewTextFieldCustom(fieldDoc, nil, text, bleveapi.StoreField, nil))
	return nil
}
