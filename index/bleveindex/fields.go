package bleveindex

import (
	"fmt"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"
	bleveapi "github.com/blevesearch/bleve_index_api"

	"onrecord/corpus"
	"onrecord/index/bleveindex/invert"
	"onrecord/index/match"
)

// schema numbers what the fields below mean. It changes whenever an index that was built before would be misread.
const schema = 5

// The fields of the index. What is counted, sorted by or compared lies in the columns, which are made of these terms.
const (
	fieldType = "type" // typeParagraph or typeArticle
	fieldDoc  = "doc"  // stored, not searched: a paragraphRecord or an articleRecord, as encode writes them

	// Of a paragraph's document.
	fieldExact   = "exact"        // every word as it is; their order is in files of words
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

// titleField is the field of the stemmed words of titles; "" for a language without a stemmer.
func titleField(lang string) string {
	if !match.HasForms(lang) {
		return ""
	}
	return fieldTitleWords + lang
}

// docID is the key of a paragraph's document. It sorts as the paragraphs do.
func docID(a corpus.ArticleID, number int) string { return fmt.Sprintf("%s.%07d", a, number) }

// outletID is the ID of an outlet: its folded name as a slug, like a speaker's.
func outletID(name string) string {
	if name == "" {
		return ""
	}
	return string(corpus.NewSpeakerID(name))
}

// allFields are the fields of every segment that is made from nothing, sorted.
func allFields() []invert.Field {
	list := []invert.Field{{Name: fieldExact}, {Name: fieldNames, Positions: true}, {Name: fieldTitle, Positions: true}}
	for _, name := range []string{
		fieldType, fieldDoc, fieldSpeaker, fieldOutlet, fieldKind, fieldLang, fieldArticle, fieldSaid, fieldDate,
	} {
		list = append(list, invert.Field{Name: name})
	}
	for _, lang := range match.Langs() {
		list = append(list, invert.Field{Name: textField(lang)}, invert.Field{Name: titleField(lang)})
	}
	slices.SortFunc(list, func(a, b invert.Field) int { return strings.Compare(a.Name, b.Name) })
	return list
}
