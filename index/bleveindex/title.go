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

// titleBonus gives what the titles add to the scores of their paragraphs, by the rank of the article: each word and phrase
// that has to be in the paragraph counts. It is nil when no title has any.
func (g *generation) titleBonus(ctx context.Context, root index.Node) (bonus []float64, err error) {
	t := &translator{g: g, ctx: ctx, langs: g.dir.langs, fields: titleFields()}
	u := union{sum: true}
	for _, n := range required(root) {
		switch n := n.(type) {
		case index.Word:
			if len(n.OptionalIn) > 0 {
				continue
			}
		case index.Phrase:
		default:
			continue
		}
		q, err := t.node(n)
		if err != nil {
			return nil, err
		}
		u.of = append(u.of, q)
	}
	if len(u.of) == 0 {
		return nil, nil
	}
	err = g.eachMatch(g.scoring(ctx, g.dir.titleStats), u, func(doc int, score float64) {
		if bonus == nil {
			bonus = make([]float64, len(g.table.articles))
		}
		bonus[rankOf(g.table.place[doc])] = titleWeight * score
	})
	return bonus, err
}

// required gives the nodes each of which has to match.
func required(root index.Node) []index.Node {
	if all, ok := root.(index.All); ok {
		return all.Nodes
	}
	return []index.Node{root}
}
