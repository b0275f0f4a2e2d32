package bleveindex

import (
	"context"
	gosync "sync"

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

// bonuses are what the titles add to the scores of their paragraphs, by the rank of the article. The zero value adds nothing.
type bonuses struct {
	*bonusRoom
	t     *table
	ranks []uint32 // of the articles that have any
	most  float64
}

// bonusRoom is used again: it is left empty.
type bonusRoom struct {
	by   []float64
	docs docSet // that may have any
}

var bonusRooms = gosync.Pool{New: func() any { return new(bonusRoom) }}

func (b *bonuses) add(doc int, score float64) {
	if b.bonusRoom == nil {
		b.bonusRoom = bonusRooms.Get().(*bonusRoom)
		if len(b.by) < len(b.t.articles) || len(b.docs) < len(b.t.all) {
			*b.bonusRoom = bonusRoom{make([]float64, len(b.t.articles)), b.t.newSet()}
		}
	}
	rank := rankOf(b.t.place[doc])
	b.ranks = append(b.ranks, rank)
	b.by[rank] = score
	b.most = max(b.most, score)
	from, to := b.paragraphs(doc)
	b.docs.addRange(from, to)
}

// paragraphs tells where those of the article lie that has a document, or where they may lie.
func (b *bonuses) paragraphs(doc int) (from, to int) {
	p := b.t.partOf(doc)
	if p.ends == nil {
		return p.base, p.base + p.docs
	}
	return doc - int(p.rows.paragraphs.at(int(p.article.at(doc-p.base)))), doc
}

// in gives the documents of a window that may have any.
func (b *bonuses) in(w *window) (found bitmap) {
	if b.bonusRoom != nil {
		found = b.docs.window(w.first(), w.size())
		found.and(&w.bits)
	}
	return found
}

func (b *bonuses) of(place uint64) float64 {
	if b.bonusRoom == nil {
		return 0
	}
	return b.by[rankOf(place)]
}

// release gives the room back.
func (b *bonuses) release() {
	if b.bonusRoom == nil {
		return
	}
	for _, r := range b.ranks {
		b.by[r] = 0
		b.docs.removeRange(b.paragraphs(b.t.articles[r].doc))
	}
	bonusRooms.Put(b.bonusRoom)
	*b = bonuses{}
}

// titleBonus finds the titles that match: each word and phrase that has to be in the paragraph counts.
func (g *generation) titleBonus(ctx context.Context, root index.Node) (b bonuses, err error) {
	b.t = g.table
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
			return b, err
		}
		u.of = append(u.of, q)
	}
	if len(u.of) == 0 {
		return b, nil
	}
	err = g.eachMatch(g.scoring(ctx, g.dir.titleStats), u, func(doc int, score float64) {
		b.add(doc, titleWeight*score)
	})
	return b, err
}

// required gives the nodes each of which has to match.
func required(root index.Node) []index.Node {
	if all, ok := root.(index.All); ok {
		return all.Nodes
	}
	return []index.Node{root}
}
