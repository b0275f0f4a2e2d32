package bleveindex

import (
	"context"
	"slices"

	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/index"
	"onrecord/index/match"
)

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
	for _, v := range values {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := g.eachWindow(ctx, term(field, v, 1), func(w *window) error {
			set.addWindow(w.first(), &w.bits)
			return nil
		})
		if err != nil {
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
	for i, of := range g.table.byLang() {
		if slices.Contains(langs, g.table.langs.ids[i]) {
			for at, w := range of {
				set[at] |= w
			}
		}
	}
	return set
}

// paragraphs is the set of all.
func (g *generation) paragraphs() docSet { return slices.Clone(g.table.all) }

// eachMatch calls visit with the documents that a query finds, and their scores.
func (g *generation) eachMatch(ctx context.Context, q query.Query, visit func(doc int, score float64)) error {
	return g.eachWindow(ctx, q, func(w *window) error {
		if err := w.score(); err != nil {
			return err
		}
		for _, i := range w.found() {
			visit(w.first()+int(i), w.take(int(i)))
		}
		return nil
	})
}

// filter is what has the values by which a search is narrowed.
type filter struct {
	facet index.Facet // "" for that of articles
	query query.Query
}

// filters makes a query of each filter but that of the dates, which a pass tests by itself.
func (g *generation) filters(f index.Filters) []filter {
	var all []filter
	for _, l := range []struct {
		facet  index.Facet
		field  string
		values []string
		given  bool
	}{
		{index.FacetSpeaker, fieldSpeaker, g.dir.speakers.resolveAll(f.Speakers), len(f.Speakers) > 0},
		{index.FacetOutlet, fieldOutlet, g.dir.outlets.resolveAll(f.Outlets), len(f.Outlets) > 0},
		{index.FacetKind, fieldKind, f.Kinds, len(f.Kinds) > 0},
		{index.FacetLang, fieldLang, f.Langs, len(f.Langs) > 0},
		{"", fieldArticle, f.Articles, len(f.Articles) > 0},
	} {
		if l.given {
			all = append(all, filter{l.facet, g.anyOf(l.field, l.values)})
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
