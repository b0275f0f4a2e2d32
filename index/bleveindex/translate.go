package bleveindex

import (
	"context"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2/search/query"
	bleveapi "github.com/blevesearch/bleve_index_api"

	"onrecord/index"
	"onrecord/index/match"
)

// The weights of what a word is found in beside the text; the ranking tests hold them.
const (
	nameWeight  = 1.5
	titleWeight = 0.5 // of a title's score, added to that of each of its paragraphs
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
		return phrase(t.fields.exact, match.Split(n.Text), n.Within, 1), nil
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
		return set, t.g.eachMatch(ctx, q, func(doc int, _ float64) { set.remove(doc) })
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
	u := union{of: []query.Query{phrase(t.fields.exact, words, 0, 1)}}
	if t.fields.names != "" {
		u.of = append(u.of, phrase(t.fields.names, words, 0, nameWeight))
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
		return set, g.eachMatch(ctx, conjunction([]query.Query{rest, q}), func(doc int, _ float64) { set.add(doc) })
	})
}

// phrase finds the words as they are, one after the other or within so many others.
func phrase(field string, words []match.Word, within int, boost float64) query.Query {
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
	return &phraseQuery{field, terms, within, boost}
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

// set is a query that is found all at once, and does not count for the score.
func (g *generation) set(fill func(ctx context.Context) (docSet, error)) *setQuery {
	return &setQuery{fill: fill, docs: g.Paragraphs}
}

// anyOf finds what has any of these terms, and does not count for the score.
func (g *generation) anyOf(field string, values []string) query.Query {
	switch len(values) {
	case 0:
		return query.NewMatchNoneQuery()
	case 1:
		return quiet{term(field, values[0], 1)}
	}
	return g.set(func(ctx context.Context) (docSet, error) {
		set := g.table.newSet()
		return set, g.addTerms(ctx, set, field, values)
	})
}

// addTerms adds the documents that have any of these terms.
func (g *generation) addTerms(ctx context.Context, set docSet, field string, values []string) error {
	var one bleveapi.TermFieldDoc
	for _, v := range values {
		if err := ctx.Err(); err != nil {
			return err
		}
		r, err := g.snapshot.TermFieldReader(ctx, []byte(v), field, false, false, false)
		if err != nil {
			return err
		}
		for {
			doc, err := r.Next(one.Reset())
			if err != nil {
				return err
			}
			if doc == nil {
				break
			}
			set.add(int(doc.ID.Value()))
		}
		if err := r.Close(); err != nil {
			return err
		}
	}
	return nil
}

// dated finds what is dated by a day in the range, or by a month or a year of which a part lies in it.
func (g *generation) dated(d days) query.Query {
	return g.set(func(context.Context) (docSet, error) {
		set := g.table.newSet()
		for i := range g.table.parts {
			p := &g.table.parts[i]
			for n := range p.docs {
				if isParagraph(g.table.place[p.base+n]) && d.hold(p.date.at(n)) {
					set.add(p.base + n)
				}
			}
		}
		return set, nil
	})
}

// inLangs is the set of the paragraphs in any of these languages.
func (g *generation) inLangs(langs []string) docSet {
	set := g.table.newSet()
	for i := range g.table.parts {
		p := &g.table.parts[i]
		for n := range p.docs {
			if slices.Contains(langs, p.langs[p.lang[n]]) && isParagraph(g.table.place[p.base+n]) {
				set.add(p.base + n)
			}
		}
	}
	return set
}

// paragraphs is the set of all.
func (g *generation) paragraphs() docSet {
	set := g.table.newSet()
	for doc, place := range g.table.place {
		if isParagraph(place) {
			set.add(doc)
		}
	}
	return set
}

// eachMatch calls visit with the documents that a query finds, and their scores.
func (g *generation) eachMatch(ctx context.Context, q query.Query, visit func(doc int, score float64)) error {
	next, done, err := g.run(ctx, q)
	if err != nil {
		return err
	}
	defer done()
	for n := 0; ; n++ {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		doc, score, err := next()
		if err != nil || doc < 0 {
			return err
		}
		visit(doc, score)
	}
}

// filters makes a query of each filter but that of the dates, which a pass tests by itself.
func (g *generation) filters(f index.Filters) []query.Query {
	var all []query.Query
	for _, l := range []struct {
		field  string
		values []string
		given  bool
	}{
		{fieldSpeaker, g.dir.speakers.resolveAll(f.Speakers), len(f.Speakers) > 0},
		{fieldOutlet, g.dir.outlets.resolveAll(f.Outlets), len(f.Outlets) > 0},
		{fieldKind, f.Kinds, len(f.Kinds) > 0},
		{fieldLang, f.Langs, len(f.Langs) > 0},
		{fieldArticle, f.Articles, len(f.Articles) > 0},
	} {
		if l.given {
			all = append(all, g.anyOf(l.field, l.values))
		}
	}
	return all
}

// resolveAll is resolve for all values of a filter.
func (r *register) resolveAll(values []string) []string {
	var ids []string
	for _, v := range values {
		ids = append(ids, r.resolve(v)...)
	}
	return ids
}

// meant gives the IDs that a value of the query means: one, or those in one of whose names its words stand in this order.
func (r *register) meant(value string) []string {
	asked := match.Split(value)
	var ids []string
	for _, l := range r.order {
		if l.ID == value || slices.ContainsFunc(l.spelled, func(name string) bool { return match.Names(name, asked) }) {
			ids = append(ids, l.ID)
		}
	}
	return ids
}

func (d *directory) meant(f index.Facet, value string) []string {
	if f == index.FacetOutlet {
		return d.outlets.meant(value)
	}
	return d.speakers.meant(value)
}
