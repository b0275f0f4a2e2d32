package bleveindex

import (
	"context"
	"errors"
	"slices"
	gosync "sync"

	"onrecord/index"
)

// bonuses are what the titles add to the scores of their paragraphs. The zero value adds nothing.
type bonuses struct {
	*bonusRoom
	t         *table
	ranks     []uint32  // of the articles that have any
	stretches []stretch // of their paragraphs, once they are marked
	most      float64
}

// stretch is the documents from one up to another.
type stretch struct{ from, to int }

// bonusRoom is used again: it is left empty.
type bonusRoom struct {
	by   []float64 // by the rank of the article
	word []float64 // likewise of one word
	docs docSet    // the paragraphs that may have any
}

var bonusRooms = gosync.Pool{New: func() any { return new(bonusRoom) }}

func newBonuses(t *table) bonuses {
	b := bonuses{bonusRoom: bonusRooms.Get().(*bonusRoom), t: t}
	if n := len(t.articles); len(b.by) < n || len(b.docs) < len(t.all) {
		*b.bonusRoom = bonusRoom{make([]float64, n), make([]float64, n), t.newSet()}
	}
	return b
}

// add adds to what an article has.
func (b *bonuses) add(rank uint32, score float64) {
	if b.by[rank] == 0 {
		b.ranks = append(b.ranks, rank)
	}
	b.by[rank] += score
}

// finish weighs what was added.
func (b *bonuses) finish() {
	for _, rank := range b.ranks {
		b.by[rank] *= titleWeight
		b.most = max(b.most, b.by[rank])
	}
}

// paragraphs tells where those of an article lie, or where they may lie.
func (b *bonuses) paragraphs(rank uint32) stretch {
	doc := b.t.articles[rank].doc
	p := b.t.partOf(doc)
	if p.ends == nil {
		return stretch{p.base, p.base + p.docs}
	}
	return stretch{doc - int(p.rows.paragraphs.at(int(p.article.at(doc-p.base)))), doc}
}

// lay marks the paragraphs of all articles that have any, once.
func (b *bonuses) lay() {
	if len(b.stretches) > 0 {
		return
	}
	for _, rank := range b.ranks {
		s := b.paragraphs(rank)
		b.stretches = append(b.stretches, s)
		b.docs.addRange(s.from, s.to)
	}
}

// in gives the documents of a window that may have any.
func (b *bonuses) in(w *window) (found bitmap) {
	if len(b.ranks) > 0 {
		b.lay()
		found = b.docs.window(w.first(), w.size())
		found.and(&w.bits)
	}
	return found
}

func (b *bonuses) of(place uint64) float64 {
	if len(b.ranks) == 0 {
		return 0
	}
	return b.by[rankOf(place)]
}

// release gives the room back.
func (b *bonuses) release() {
	if b.bonusRoom == nil {
		return
	}
	for _, rank := range b.ranks {
		b.by[rank] = 0
	}
	for _, s := range b.stretches {
		b.docs.removeRange(s.from, s.to)
	}
	bonusRooms.Put(b.bonusRoom)
	*b = bonuses{}
}

// titleBonus finds the titles that match: each word and phrase that has to be in the paragraph counts.
func (g *generation) titleBonus(ctx context.Context, root index.Node) (b bonuses, err error) {
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
	n, err := (&compiler{g: g, ctx: ctx, stats: g.dir.titleStats}).node(u)
	if err != nil {
		return b, err
	}
	b = newBonuses(g.table)
	if words, ok := wordsOf(n); ok {
		b.addWords(words)
	} else {
		err = g.eachMatch(g.scoring(ctx, g.dir.titleStats), u, func(doc int, score float64) { b.add(rankOf(g.table.place[doc]), score) })
	}
	b.finish()
	return b, errors.Join(err, n.close())
}

// wordsOf gives the terms of each word of a union of words; false for any other node.
func wordsOf(n node) (words [][]*termNode, ok bool) {
	switch n := n.(type) {
	case none:
		return nil, true
	case *termNode:
		return [][]*termNode{{n}}, true
	case anyNode:
		for _, c := range n.nodes {
			more, ok := wordsOf(c)
			if !ok {
				return nil, false
			}
			words = append(words, more...)
		}
		if n.how == joinMax { // they are one
			words = [][]*termNode{slices.Concat(words...)}
		}
		return words, true
	}
	return nil, false
}

// addWords adds what words find, each by the best of its terms. Titles are few, and scattered: to go through their lists is
// quicker than through all windows.
func (b *bonuses) addWords(words [][]*termNode) {
	var ranks []uint32
	for _, terms := range words {
		ranks = ranks[:0]
		for _, n := range terms {
			for i, l := range n.parts {
				if l == nil {
					continue
				}
				p := &b.t.parts[i]
				l.each(n.scored(i, n.weighing).by, n.queryWeight, func(doc int, score float64) {
					if p.live != nil && !p.live.has(doc) {
						return
					}
					rank := rankOf(b.t.place[p.base+doc])
					if b.word[rank] == 0 {
						ranks = append(ranks, rank)
					}
					b.word[rank] = max(b.word[rank], score)
				})
			}
		}
		for _, rank := range ranks {
			b.add(rank, b.word[rank])
			b.word[rank] = 0
		}
	}
}

// required gives the nodes each of which has to match.
func required(root index.Node) []index.Node {
	if all, ok := root.(index.All); ok {
		return all.Nodes
	}
	return []index.Node{root}
}
