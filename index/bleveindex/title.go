package bleveindex

import (
	"context"

	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/index"
)

// title finds the paragraphs of the articles whose titles match.
func (t *translator) title(n index.Title) (query.Query, error) {
	inTitle := *t
	inTitle.fields, inTitle.only = titleFields(), nil
	q, err := inTitle.node(n.Node)
	t.warnings = inTitle.warnings
	if err != nil {
		return nil, err
	}
	if q == nil {
		return nil, nil
	}
	var scores map[uint32]float64
	g := t.g
	set := g.set(func(ctx context.Context) (docSet, error) {
		var err error
		if scores, err = g.titles(ctx, q); err != nil {
			return nil, err
		}
		set := g.table.newSet()
		for doc, place := range g.table.place {
			if isParagraph(place) {
				if _, ok := scores[rankOf(place)]; ok {
					set.add(doc)
				}
			}
		}
		return set, nil
	})
	set.boost, set.score = 1, func(doc int) float64 { return scores[rankOf(g.table.place[doc])] }
	return set, nil
}

// titles gives the scores of the articles that a query of title fields finds, by rank.
func (g *generation) titles(ctx context.Context, q query.Query) (map[uint32]float64, error) {
	scores := map[uint32]float64{}
	err := g.eachMatch(g.scoring(ctx, g.dir.titleStats), q, func(doc int, score float64) {
		scores[rankOf(g.table.place[doc])] = score
	})
	return scores, err
}
