package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	bleveapi "github.com/blevesearch/bleve_index_api"

	"onrecord/corpus"
)

// plain is a Bleve index as its documentation shows one: documents are structs, and what is asked is asked of Bleve.
type plain struct {
	bleve.Index
	text  string // the field of words
	exact string // the field of phrases and prefixes
}

// plainDoc is a paragraph. A year is a value of its own, since counting it is cheaper than date ranges are.
type plainDoc struct {
	Article  string   `json:"article"`
	Number   int      `json:"paragraph"`
	Title    string   `json:"title"`
	Outlet   string   `json:"outlet"`
	OutletID string   `json:"outlet_id"`
	Date     string   `json:"date,omitempty"`
	Year     string   `json:"year,omitempty"`
	Lang     string   `json:"lang"`
	Kind     string   `json:"kind"`
	Speaker  []string `json:"speaker"`
	Text     string   `json:"text"`
	Exact    string   `json:"exact,omitempty"` // the text again, in the mapping of two fields
}

func plainDocument(a *corpus.Article, p *corpus.Paragraph, both bool) plainDoc {
	d := plainDoc{
		Article: string(a.ID), Number: p.Number, Title: a.Title, Outlet: a.Outlet, OutletID: oneWord(corpus.NewSpeakerID(a.Outlet)),
		Lang: a.Lang, Kind: string(p.Kind), Text: p.Text,
	}
	if a.Date.Known() {
		d.Year = fmt.Sprint(a.Date.Year)
		d.Date = a.Date.First().String()
	}
	for _, s := range p.Speakers {
		d.Speaker = append(d.Speaker, oneWord(s.ID))
	}
	if both {
		d.Exact = p.Text
	}
	return d
}

// oneWord writes an ID so that the standard analyser leaves it whole, and facets of the default mapping count it as one.
func oneWord(id corpus.SpeakerID) string { return strings.ReplaceAll(string(id), "-", "_") }

// sameMapping is an explicit mapping of what Onrecord's index holds: the words stemmed, none left out; the words as they
// are, with positions; one term for each value. Nothing dynamic, no _all.
func sameMapping() (mapping.IndexMapping, error) {
	m := bleve.NewIndexMapping()
	m.ScoringModel = bleveapi.BM25Scoring
	for name, filters := range map[string][]string{
		"words": {lowercase.Name}, "stems": {en.PossessiveName, lowercase.Name, en.SnowballStemmerName},
	} {
		if err := m.AddCustomAnalyzer(name, map[string]any{
			"type": custom.Name, "tokenizer": unicode.Name, "token_filters": filters,
		}); err != nil {
			return nil, err
		}
	}
	text := func(analyzer string, store, positions bool) *mapping.FieldMapping {
		f := bleve.NewTextFieldMapping()
		f.Analyzer, f.Store, f.IncludeTermVectors = analyzer, store, positions
		f.IncludeInAll, f.DocValues = false, false
		return f
	}
	value := func() *mapping.FieldMapping {
		f := bleve.NewKeywordFieldMapping()
		f.IncludeInAll, f.IncludeTermVectors = false, false
		return f
	}
	shown := func() *mapping.FieldMapping {
		f := text("words", true, false)
		f.Index = false
		return f
	}
	date := bleve.NewDateTimeFieldMapping()
	date.IncludeInAll = false
	number := bleve.NewNumericFieldMapping()
	number.Index, number.DocValues, number.IncludeInAll = false, false, false
	d := bleve.NewDocumentStaticMapping()
	for field, f := range map[string]*mapping.FieldMapping{
		"text": text("stems", true, false), "exact": text("words", false, true), "title": shown(), "outlet": shown(),
		"outlet_id": value(), "speaker": value(), "year": value(), "lang": value(), "kind": value(), "article": value(),
		"date": date, "paragraph": number,
	} {
		d.AddFieldMappingsAt(field, f)
	}
	m.DefaultMapping = d
	return m, nil
}

const (
	plainBatch  = 1000
	engineBleve = "bleve"      // the default mapping
	engineSame  = "bleve-same" // the mapping of the same fields
	engineOurs  = "onrecord"
)

// buildPlain builds a Bleve index in the way that its documentation advises.
func buildPlain(ctx context.Context, dir, engine string, list []corpus.Article) (err error) {
	m := mapping.IndexMapping(bleve.NewIndexMapping())
	if engine == engineSame {
		if m, err = sameMapping(); err != nil {
			return err
		}
	}
	idx, err := bleve.New(dir, m)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, idx.Close()) }()
	batch := idx.NewBatch()
	for i := range list {
		for j := range list[i].Paragraphs {
			p := &list[i].Paragraphs[j]
			if err := batch.Index(string(p.ID), plainDocument(&list[i], p, engine == engineSame)); err != nil {
				return err
			}
			if batch.Size() < plainBatch {
				continue
			}
			if err := errors.Join(ctx.Err(), idx.Batch(batch)); err != nil {
				return err
			}
			batch.Reset()
		}
	}
	return idx.Batch(batch)
}

func openPlain(dir, engine string) (*plain, error) {
	idx, err := bleve.OpenUsing(dir, map[string]any{"read_only": true})
	if err != nil {
		return nil, err
	}
	p := &plain{idx, "text", "text"}
	if engine == engineSame {
		p.exact = "exact"
	}
	return p, nil
}

// query makes Bleve's of the words of a question.
func (p *plain) query(q question) query.Query {
	var list []query.Query
	for _, w := range q.Words {
		m := bleve.NewMatchQuery(w)
		m.SetField(p.text)
		list = append(list, m)
	}
	switch {
	case q.Op == opPhrase:
		m := bleve.NewMatchPhraseQuery(strings.Join(q.Words, " "))
		m.SetField(p.exact)
		return m
	case q.Op == opPrefix:
		m := bleve.NewPrefixQuery(q.Words[0])
		m.SetField(p.exact)
		return m
	case len(list) == 0:
		return bleve.NewMatchAllQuery()
	case len(list) == 1:
		return list[0]
	case q.Op == opOr:
		return bleve.NewDisjunctionQuery(list...)
	}
	return bleve.NewConjunctionQuery(list...)
}

// ask answers a question. A facet's own choice does not narrow its counts, which takes Bleve a search for each choice.
func (p *plain) ask(ctx context.Context, q question, limit int) (*bleve.SearchResult, error) {
	narrowed := p.narrowed(q, q.Speaker, q.Outlet)
	req := bleve.NewSearchRequestOptions(narrowed, limit, 0, false)
	req.Fields = []string{"text", "title", "outlet", "date", "speaker", "kind", "article", "paragraph"}
	if q.Newest {
		req.SortBy([]string{"-date", "_id"})
	}
	if q.Highlight {
		req.Highlight = bleve.NewHighlightWithStyle("html")
		req.Highlight.AddField(p.text)
	}
	if q.Facets {
		req.AddFacet("year", bleve.NewFacetRequest("year", 20))
		if q.Speaker == "" {
			req.AddFacet("speaker", bleve.NewFacetRequest("speaker", 10))
		}
		if q.Outlet == "" {
			req.AddFacet("outlet", bleve.NewFacetRequest("outlet_id", 10))
		}
	}
	res, err := p.SearchInContext(ctx, req)
	if err != nil || !q.Facets {
		return res, err
	}
	if q.Speaker != "" {
		if err := p.addFacet(ctx, res, "speaker", "speaker", p.narrowed(q, "", q.Outlet)); err != nil {
			return nil, err
		}
	}
	if q.Outlet != "" {
		return res, p.addFacet(ctx, res, "outlet", "outlet_id", p.narrowed(q, q.Speaker, ""))
	}
	return res, nil
}

// narrowed is the query with the filters that are not empty.
func (p *plain) narrowed(q question, speaker, outlet string) query.Query {
	list := []query.Query{p.query(q)}
	for field, v := range map[string]string{"speaker": speaker, "outlet_id": outlet} {
		if v != "" {
			t := bleve.NewTermQuery(oneWord(corpus.SpeakerID(v)))
			t.SetField(field)
			list = append(list, t)
		}
	}
	if q.From != 0 {
		day := func(year int) time.Time { return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC) }
		r := bleve.NewDateRangeQuery(day(q.From), day(q.To+1))
		r.SetField("date")
		list = append(list, r)
	}
	if len(list) == 1 {
		return list[0]
	}
	return bleve.NewConjunctionQuery(list...)
}

func (p *plain) addFacet(ctx context.Context, res *bleve.SearchResult, name, field string, q query.Query) error {
	req := bleve.NewSearchRequestOptions(q, 0, 0, false)
	req.AddFacet(name, bleve.NewFacetRequest(field, 10))
	other, err := p.SearchInContext(ctx, req)
	if err != nil {
		return err
	}
	if res.Facets == nil {
		res.Facets = search.FacetResults{}
	}
	res.Facets[name] = other.Facets[name]
	return nil
}
