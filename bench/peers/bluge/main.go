// Command bluge measures bluge, Bleve's successor by its first author.
package main

import (
	"context"
	"errors"
	"strings"

	"github.com/blugelabs/bluge"
	"github.com/blugelabs/bluge/analysis"
	"github.com/blugelabs/bluge/analysis/lang/en"
	"github.com/blugelabs/bluge/analysis/token"
	"github.com/blugelabs/bluge/analysis/tokenizer"
	"github.com/blugelabs/bluge/search"
	"github.com/blugelabs/bluge/search/aggregations"

	"onrecord/bench/peers"
)

func main() {
	peers.Main(peers.Engine{Name: "bluge", Build: build, Open: open, Skip: []string{"highlight"}})
}

func stems() *analysis.Analyzer {
	return &analysis.Analyzer{
		Tokenizer:    tokenizer.NewUnicodeTokenizer(),
		TokenFilters: []analysis.TokenFilter{en.NewPossessiveFilter(), token.NewLowerCaseFilter(), en.StemmerFilter()},
	}
}

func words() *analysis.Analyzer {
	return &analysis.Analyzer{Tokenizer: tokenizer.NewUnicodeTokenizer(), TokenFilters: []analysis.TokenFilter{token.NewLowerCaseFilter()}}
}

func build(dir string, docs []peers.Document) (err error) {
	w, err := bluge.OpenWriter(bluge.DefaultConfig(dir))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	stems, words := stems(), words()
	batch := bluge.NewBatch()
	for i, d := range docs {
		doc := bluge.NewDocument(d.ID).
			AddField(bluge.NewTextField("text", d.Text).WithAnalyzer(stems).StoreValue()).
			AddField(bluge.NewTextField("exact", d.Text).WithAnalyzer(words).SearchTermPositions()).
			AddField(bluge.NewStoredOnlyField("title", []byte(d.Title))).
			AddField(bluge.NewKeywordField("outlet", d.Outlet).Aggregatable()).
			AddField(bluge.NewKeywordField("year", d.Year).Aggregatable()).
			AddField(bluge.NewKeywordField("lang", d.Lang)).
			AddField(bluge.NewKeywordField("kind", d.Kind)).
			AddField(bluge.NewKeywordField("article", d.Article)).
			AddField(bluge.NewNumericField("day", float64(d.Day)).Sortable())
		for _, s := range d.Speaker {
			doc.AddField(bluge.NewKeywordField("speaker", s).Aggregatable())
		}
		batch.Insert(doc)
		if i%1000 == 999 {
			if err := w.Batch(batch); err != nil {
				return err
			}
			batch = bluge.NewBatch()
		}
	}
	return w.Batch(batch)
}

func open(dir string) (func(peers.Question) (int, error), error) {
	r, err := bluge.OpenReader(bluge.DefaultConfig(dir))
	if err != nil {
		return nil, err
	}
	a := asker{r, stems(), words()}
	return a.ask, nil
}

type asker struct {
	reader       *bluge.Reader
	stems, words *analysis.Analyzer
}

func (a asker) query(q peers.Question) bluge.Query {
	all := bluge.NewBooleanQuery()
	if len(q.Words) == 0 {
		all.AddMust(bluge.NewMatchAllQuery())
	} else {
		all.AddMust(a.text(q))
	}
	if q.Speaker != "" {
		all.AddMust(bluge.NewTermQuery(strings.ReplaceAll(q.Speaker, "-", "_")).SetField("speaker"))
	}
	if q.Outlet != "" {
		all.AddMust(bluge.NewTermQuery(strings.ReplaceAll(q.Outlet, "-", "_")).SetField("outlet"))
	}
	if q.From != 0 {
		from, to := q.Days()
		all.AddMust(bluge.NewNumericRangeInclusiveQuery(float64(from), float64(to), true, true).SetField("day"))
	}
	if len(all.Musts()) == 1 {
		return all.Musts()[0]
	}
	return all
}

func (a asker) text(q peers.Question) bluge.Query {
	switch q.Op {
	case "phrase":
		return bluge.NewMatchPhraseQuery(strings.Join(q.Words, " ")).SetField("exact").SetAnalyzer(a.words)
	case "prefix":
		return bluge.NewPrefixQuery(q.Words[0]).SetField("exact")
	}
	b := bluge.NewBooleanQuery()
	for _, w := range q.Words {
		m := bluge.NewMatchQuery(w).SetField("text").SetAnalyzer(a.stems)
		if len(q.Words) == 1 {
			return m
		}
		if q.Op == "or" {
			b.AddShould(m)
		} else {
			b.AddMust(m)
		}
	}
	return b
}

func (a asker) ask(q peers.Question) (int, error) {
	found := bluge.NewTopNSearch(10, a.query(q))
	if q.Newest {
		found = found.SortBy([]string{"-day", "_id"})
	}
	found.AddAggregation("count", aggregations.CountMatches())
	if q.Facets {
		found.AddAggregation("year", aggregations.NewTermsAggregation(search.Field("year"), 20))
		if q.Speaker == "" {
			found.AddAggregation("speaker", aggregations.NewTermsAggregation(search.Field("speaker"), 10))
		}
		if q.Outlet == "" {
			found.AddAggregation("outlet", aggregations.NewTermsAggregation(search.Field("outlet"), 10))
		}
	}
	total, err := a.run(found, true)
	if err != nil || !q.Facets {
		return total, err
	}
	for field, chosen := range map[string]*string{"speaker": &q.Speaker, "outlet": &q.Outlet} {
		if *chosen == "" {
			continue
		}
		kept := *chosen
		*chosen = ""
		other := bluge.NewTopNSearch(0, a.query(q))
		*chosen = kept
		other.AddAggregation(field, aggregations.NewTermsAggregation(search.Field(field), 10))
		if _, err := a.run(other, false); err != nil {
			return 0, err
		}
	}
	return total, nil
}

func (a asker) run(s *bluge.TopNSearch, counted bool) (int, error) {
	it, err := a.reader.Search(context.Background(), s)
	if err != nil {
		return 0, err
	}
	size := 0
	for {
		m, err := it.Next()
		if err != nil {
			return 0, err
		} else if m == nil {
			break
		}
		if err := m.VisitStoredFields(func(_ string, value []byte) bool {
			size += len(value)
			return true
		}); err != nil {
			return 0, err
		}
	}
	if !counted {
		return 0, nil
	}
	return int(it.Aggregations().Count()), nil
}
