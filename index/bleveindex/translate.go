package bleveindex

import (
	"context"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/index"
	"onrecord/index/match"
)

// The weights of what a word is found in beside the text; the ranking tests hold them.
const (
	nameWeight  = 2.0
	titleWeight = 0.3 // of a title's score, added to that of each of its paragraphs
)

// translator makes Bleve's queries of our tree. Bleve's boolean query is not used: it drops a clause that can match
// nothing, where such a clause has to make the whole match nothing. A nil query matches everything.
type translator struct {
	g        *generation
	ctx      context.Context
	langs    []string // in whose stemmed fields words are looked for
	only     []string // languages that a paragraph that can match may have; nil where it may have any, or none
	fields   fields
	warnings []string
}

// fields are where words are looked for: those of paragraphs, or those of titles.
type fields struct {
	exact string
	stem  func(lang string) string
	names string // "" where there are none
}

func textFields() fields  { return fields{fieldExact, textField, fieldNames} }
func titleFields() fields { return fields{fieldTitle, titleField, ""} }

// translator looks only into the languages by which the filters select, where they do.
func (g *generation) translator(ctx context.Context, f index.Filters) *translator {
	t := &translator{g: g, ctx: ctx, langs: g.dir.langs, fields: textFields()}
	if len(f.Langs) > 0 {
		t.only = f.Langs
		t.langs = slices.DeleteFunc(slices.Clone(t.langs), func(l string) bool { return !slices.Contains(f.Langs, l) })
	} else if langs := g.table.langs.ids; len(langs) > 0 && g.dir.noLang == 0 {
		t.only = langs[1:]
	}
	return t
}

func (t *translator) node(n index.Node) (query.Query, error) {
	switch n := n.(type) {
	case index.All:
		return t.all(n.Nodes)
	case index.Any:
		return t.any(n.Nodes)
	case index.Not:
		return t.not(n.Node)
	case index.Word:
		return t.word(n), nil
	case index.Phrase:
		return t.phrase(t.fields.exact, match.Split(n.Text), n.Within, 1), nil
	case index.Prefix:
		return t.prefix(n)
	case index.Fuzzy:
		return t.fuzzy(n)
	case index.Title:
		return t.title(n)
	case index.Is:
		return t.is(n), nil
	case index.Dates:
		return t.g.dated(newDays(n.From, n.To)), nil
	}
	return nil, fmt.Errorf("a node of the type %T cannot be searched for", n)
}

func (t *translator) all(nodes []index.Node) (query.Query, error) {
	var all []query.Query
	for _, n := range nodes {
		q, err := t.node(n)
		if err != nil {
			return nil, err
		}
		if q != nil {
			all = append(all, q)
		}
	}
	return conjunction(all), nil
}

// conjunction matches where all do; without any it is nil.
func conjunction(all []query.Query) query.Query {
	switch len(all) {
	case 0:
		return nil
	case 1:
		return all[0]
	}
	return query.NewConjunctionQuery(all)
}

func (t *translator) any(nodes []index.Node) (query.Query, error) {
	u := union{sum: true}
	for _, n := range nodes {
		q, err := t.node(n)
		if err != nil || q == nil {
			return nil, err
		}
		u.of = append(u.of, q)
	}
	return u, nil
}

// not matches all paragraphs but those of its node.
func (t *translator) not(n index.Node) (query.Query, error) {
	q, err := t.node(n)
	if err != nil {
		return nil, err
	}
	if q == nil {
		return query.NewMatchNoneQuery(), nil
	}
	return t.g.set(func(ctx context.Context) (docSet, error) {
		set := t.g.paragraphs()
		return set, t.g.eachWindow(ctx, q, func(w *window) error {
			set.removeWindow(w.first(), &w.bits)
			return nil
		})
	}), nil
}

// word finds one word in the text or a name. What is typed as one but is several, like "well-known", has to stand there
// just so.
func (t *translator) word(n index.Word) query.Query {
	return t.anyForm(match.Typed(n.Text), n.OptionalIn)
}

func (t *translator) anyForm(words []match.Word, optional []string) query.Query {
	if len(words) == 0 {
		return query.NewMatchNoneQuery()
	}
	small := len(optional) > 0 && t.fields.names != "" // a title has every word that is asked of it
	if small && t.only != nil && !slices.ContainsFunc(t.only, func(l string) bool { return !slices.Contains(optional, l) }) {
		return nil // it need not be in any paragraph
	}
	u := union{of: []query.Query{t.phrase(t.fields.exact, words, 0, 1)}}
	if t.fields.names != "" {
		u.of = append(u.of, t.phrase(t.fields.names, words, 0, nameWeight))
	}
	if len(words) == 1 {
		for _, lang := range t.langs {
			u.of = append(u.of, term(t.fields.stem(lang), words[0].Stem(lang), 1))
		}
	}
	if small {
		return t.g.unlessIn(optional, u)
	}
	return u
}

// unlessIn finds all paragraphs in some languages, and those of the others that match. A word that may be missing stands in
// most paragraphs: to score it would take more time than all that it stands beside, so that it does not count, and is looked
// for in the other languages alone.
func (g *generation) unlessIn(langs []string, q query.Query) query.Query {
	return g.set(func(ctx context.Context) (docSet, error) {
		set, others := g.inLangs(langs), g.paragraphs()
		for i, w := range set {
			others[i] &^= w
		}
		rest := g.set(func(context.Context) (docSet, error) { return others, nil })
		return set, g.eachWindow(ctx, conjunction([]query.Query{rest, q}), func(w *window) error {
			set.addWindow(w.first(), &w.bits)
			return nil
		})
	})
}

// phrase finds the words as they are, one after the other or within so many others.
func (t *translator) phrase(field string, words []match.Word, within int, boost float64) query.Query {
	switch len(words) {
	case 0:
		return query.NewMatchNoneQuery()
	case 1:
		return term(field, words[0].Exact, boost)
	}
	terms := make([]string, len(words))
	for i, w := range words {
		terms[i] = w.Exact
	}
	q := &phraseQuery{field: field, terms: terms, within: within, boost: boost}
	if field == fieldExact {
		q.words = t.g.table
	}
	return q
}

// is finds what has a value.
func (t *translator) is(n index.Is) query.Query {
	switch n.Field {
	case index.FacetSpeaker:
		return t.g.anyOf(fieldSpeaker, t.g.dir.meant(n.Field, n.Value))
	case index.FacetOutlet:
		return t.g.anyOf(fieldOutlet, t.g.dir.meant(n.Field, n.Value))
	case index.FacetKind:
		return t.g.anyOf(fieldKind, []string{n.Value})
	case index.FacetLang:
		return t.g.anyOf(fieldLang, []string{n.Value})
	}
	return query.NewMatchNoneQuery()
}

// maxWords bounds the words that have to follow one another: those of any sentence that people write.
const maxWords = 100

// checkWords refuses a phrase, or what is typed as one word, of too many words.
func checkWords(n index.Node) error {
	text := ""
	switch n := n.(type) {
	case index.All:
		return checkAll(n.Nodes)
	case index.Any:
		return checkAll(n.Nodes)
	case index.Not:
		return checkWords(n.Node)
	case index.Title:
		return checkWords(n.Node)
	case index.Word:
		text = n.Text
	case index.Phrase:
		text = n.Text
	case index.Prefix:
		text = n.Text
	case index.Fuzzy:
		text = n.Text
	}
	if len(match.Split(text)) > maxWords {
		return invalid("q", fmt.Sprintf("has more than %d words that have to follow one another; use fewer", maxWords))
	}
	return nil
}

func checkAll(nodes []index.Node) error {
	for _, n := range nodes {
		if err := checkWords(n); err != nil {
			return err
		}
	}
	return nil
}

// term finds a term.
func term(field, value string, boost float64) query.Query {
	q := query.NewTermQuery(value)
	q.SetField(field)
	q.SetBoost(boost)
	return q
}
