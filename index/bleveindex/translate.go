package bleveindex

import (
	"fmt"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/match"
)

// translate makes Bleve's query of ours. Bleve's boolean query is not used: it drops a clause that can match nothing,
// where such a clause has to make the whole match nothing.
func (d *directory) translate(q index.Query) query.Query {
	var all []query.Query
	if q.Root != nil {
		all = append(all, d.node(q.Root))
	}
	all = append(all, d.filters(q.Filters)...)
	switch len(all) {
	case 0:
		return filter(fieldType, typeParagraph)
	case 1:
		return all[0]
	}
	return query.NewConjunctionQuery(all)
}

func (d *directory) node(n index.Node) query.Query {
	switch n := n.(type) {
	case index.All:
		var all []query.Query
		for _, c := range n.Nodes {
			all = append(all, d.node(c))
		}
		return query.NewConjunctionQuery(all)
	case index.Word:
		return d.word(match.Split(n.Text))
	case index.Phrase:
		return phrase(match.Split(n.Text))
	}
	return query.NewMatchNoneQuery()
}

// word finds one word in the text or a name. What is typed as one but is several, like "well-known", has to stand in
// the text just so.
func (d *directory) word(words []match.Word) query.Query {
	if len(words) == 0 {
		return query.NewMatchNoneQuery()
	}
	names := make([]query.Query, len(words))
	for i, w := range words {
		names[i] = term(fieldNames, w.Exact)
	}
	u := union{phrase(words), query.NewConjunctionQuery(names)}
	if len(words) == 1 {
		u[1] = names[0]
		for _, lang := range d.langs {
			u = append(u, term(textField(lang), words[0].Stem(lang)))
		}
	}
	return u
}

// phrase finds the words as they are, one after the other.
func phrase(words []match.Word) query.Query {
	switch len(words) {
	case 0:
		return query.NewMatchNoneQuery()
	case 1:
		return term(fieldExact, words[0].Exact)
	}
	terms := make([]string, len(words))
	for i, w := range words {
		terms[i] = w.Exact
	}
	return inOrder(terms)
}

// maxWords bounds the words that have to follow one another: those of any sentence that people write.
const maxWords = 100

// checkWords refuses a phrase, or what is typed as one word, of too many words.
func checkWords(n index.Node) error {
	text := ""
	switch n := n.(type) {
	case index.All:
		for _, c := range n.Nodes {
			if err := checkWords(c); err != nil {
				return err
			}
		}
	case index.Word:
		text = n.Text
	case index.Phrase:
		text = n.Text
	}
	if len(match.Split(text)) > maxWords {
		return invalid("q", fmt.Sprintf("has more than %d words that have to follow one another; use fewer", maxWords))
	}
	return nil
}

func term(field, value string) *query.TermQuery {
	q := query.NewTermQuery(value)
	q.SetField(field)
	return q
}

// filter is a term that does not count for the score.
func filter(field, value string) *query.TermQuery {
	q := term(field, value)
	q.SetBoost(0)
	return q
}

func (d *directory) filters(f index.Filters) []query.Query {
	var all []query.Query
	for _, l := range []struct {
		field  string
		values []string
	}{
		{fieldSpeaker, d.speakers.resolveAll(f.Speakers)},
		{fieldOutlet, d.outlets.resolveAll(f.Outlets)},
		{fieldKind, f.Kinds},
		{fieldLang, f.Langs},
		{fieldArticle, f.Articles},
	} {
		var u union
		for _, v := range l.values {
			u = append(u, filter(l.field, v))
		}
		if len(u) > 0 {
			all = append(all, u)
		}
	}
	if f.From.Known() || f.To.Known() {
		all = append(all, dates(f.From, f.To))
	}
	return all
}

// dates finds what is dated from and to the days given, or by a month or a year of which a part lies between them.
// A coarser date sorts before all days in it, so that only those at the lower end need looking for.
func dates(from, to corpus.Date) query.Query {
	inclusive := true
	var low, high string
	var u union
	if from.Known() {
		low = from.First().String()
		month, year := corpus.Date{Year: from.Year, Month: from.First().Month}, corpus.Date{Year: from.Year}
		u = append(u, filter(fieldDate, month.String()), filter(fieldDate, year.String()))
	}
	if to.Known() {
		high = to.Last().String()
	}
	r := query.NewTermRangeInclusiveQuery(low, high, &inclusive, &inclusive)
	r.SetField(fieldDate)
	r.SetBoost(0)
	return append(u, r)
}

// resolveAll is resolve for all values of a filter.
func (r *register) resolveAll(values []string) []string {
	var ids []string
	for _, v := range values {
		ids = append(ids, r.resolve(v)...)
	}
	return ids
}

// order makes Bleve's order of ours. What nothing was asked of is newest first, since nothing is more relevant.
func order(q index.Query) search.SortOrder {
	byDate := &search.SortField{Field: fieldDate, Type: search.SortFieldAsString, Missing: search.SortFieldMissingLast}
	id := &search.SortDocID{}
	switch {
	case q.Sort == index.SortOldest:
		return search.SortOrder{byDate, id}
	case q.Sort == index.SortNewest || q.Root == nil:
		byDate.Desc = true
		return search.SortOrder{byDate, id}
	}
	return search.SortOrder{&search.SortScore{Desc: true}, id}
}
