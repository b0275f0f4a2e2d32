package bleveindex

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/mapping"
	bleveapi "github.com/blevesearch/bleve_index_api"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/match"
)

// schema numbers what the fields below mean. It changes whenever an index that was built before would be misread.
const schema = 1

// The fields of the index. An article's document has fieldType and fieldDoc alone.
const (
	fieldType    = "type"         // typeParagraph or typeArticle
	fieldDoc     = "doc"          // stored, not searched: a paragraphRecord or an articleRecord
	fieldExact   = "exact"        // every word as it is, with positions
	fieldText    = "text_"        // and the language: the words stemmed, nothing left out
	fieldNames   = "speaker_name" // the words of the speakers' names
	fieldSpeaker = "speaker"      // IDs; index.Missing when nobody is named
	fieldOutlet  = "outlet"       // ID; index.Missing when not known
	fieldKind    = "kind"
	fieldLang    = "lang" // index.Missing when not known
	fieldArticle = "article"
	fieldDate    = "date" // as precisely as it is known; no term when it is not

	typeParagraph = "paragraph"
	typeArticle   = "article"
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

// docID is the key of a paragraph's document. It sorts as the paragraphs do, so that ties between hits of one article
// are broken in reading order.
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
	b.keyword(fieldType, bleveapi.IndexField, typeArticle)
	if err := b.record(record); err != nil {
		return nil, err
	}
	return append(docs, b.doc), nil
}

// paragraphDocument makes the document of a paragraph, and counts it in its article's record.
func paragraphDocument(a *corpus.Article, p *corpus.Paragraph, record *articleRecord) (*document.Document, error) {
	b := builder{document.NewDocument(docID(a.ID, p.Number))}
	b.keyword(fieldType, bleveapi.IndexField, typeParagraph)
	words := match.Split(p.Text)
	record.Words += len(words)
	b.words(fieldExact, bleveapi.IndexField|bleveapi.IncludeTermVectors, analyzer{words, exactly})
	if f := textField(a.Lang); f != "" {
		b.words(f, bleveapi.IndexField, analyzer{words, stemmed(a.Lang)})
	}
	var ids, names []string
	for _, s := range p.Speakers {
		ids, names = append(ids, string(s.ID)), append(names, s.Name)
		record.count(s)
	}
	nameWords := match.Split(strings.Join(names, " "))
	record.NameWords += len(nameWords)
	if len(nameWords) > 0 {
		b.words(fieldNames, bleveapi.IndexField, analyzer{nameWords, exactly})
	}
	b.column(fieldSpeaker, orMissing(ids...)...)
	b.column(fieldOutlet, orMissing(outletID(a.Outlet))...)
	b.column(fieldKind, string(p.Kind))
	b.column(fieldLang, orMissing(a.Lang)...)
	b.column(fieldArticle, string(a.ID))
	if a.Date.Known() {
		b.column(fieldDate, a.Date.String())
	}
	return b.doc, b.record(paragraphRecord{p.Text, p.Kind, p.Speakers, p.Quotes})
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
func (b builder) keyword(field string, options bleveapi.FieldIndexingOptions, values ...string) {
	for i, v := range values {
		b.doc.AddField(document.NewTextFieldCustom(field, []uint64{uint64(i)}, []byte(v), options, nil))
	}
}

// column adds keywords that facets and sorting read by document.
func (b builder) column(field string, values ...string) {
	b.keyword(field, bleveapi.IndexField|bleveapi.DocValues, values...)
}

func (b builder) record(r any) error {
	text, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("encode what is stored of %s: %w", b.doc.ID(), err)
	}
	b.keyword(fieldDoc, bleveapi.StoreField, string(text))
	return nil
}
