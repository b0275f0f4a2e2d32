package bleveindex

import (
	"cmp"
	"container/heap"
	"math"
	"math/bits"
	"slices"

	"onrecord/index"
)

// found is a paragraph that matches, with what orders it: first by key, then by place.
type found struct {
	doc   int
	score float64
	key   uint64
	place uint64
}

func (f found) compare(o found) int {
	return cmp.Or(cmp.Compare(f.key, o.key), cmp.Compare(f.place, o.place))
}

// byRelevance tells whether hits are sorted by their scores.
func byRelevance(q index.Query) bool {
	return q.Sort != index.SortOldest && q.Sort != index.SortNewest && hasWords(q.Root)
}

// ordering makes the key by which hits are sorted, the least first.
func ordering(q index.Query) func(score float64, date uint32) uint64 {
	switch {
	case q.Sort == index.SortOldest:
		return func(_ float64, date uint32) uint64 { return undatedLast(date, uint64(date)) }
	case !byRelevance(q): // the newest first, or no paragraph is more relevant than another
		return func(_ float64, date uint32) uint64 { return undatedLast(date, uint64(math.MaxUint32-date)) }
	}
	// The bits of numbers from 0 on sort as the numbers do.
	return func(score float64, _ uint32) uint64 { return ^math.Float64bits(max(score, 0)) }
}

// hasWords tells whether a query asks for words, by which a paragraph can be more relevant than another.
func hasWords(n index.Node) bool {
	switch n := n.(type) {
	case index.All:
		return slices.ContainsFunc(n.Nodes, hasWords)
	case index.Any:
		return slices.ContainsFunc(n.Nodes, hasWords)
	case index.Word, index.Phrase, index.Prefix, index.Fuzzy, index.Title:
		return true
	}
	return false
}

func undatedLast(date uint32, key uint64) uint64 {
	if date == 0 {
		return math.MaxUint64
	}
	return key
}

// top keeps the first hits behind a place in the order.
type top struct {
	size  int
	after *found // nil is the beginning
	list  worstFirst
	more  bool // whether others come behind those
}

func (t *top) add(f found) {
	switch {
	case t.after != nil && f.compare(*t.after) <= 0:
	case len(t.list) < t.size:
		heap.Push(&t.list, f)
	default:
		t.more = true
		if t.size > 0 && f.compare(t.list[0]) < 0 {
			t.list[0] = f
			heap.Fix(&t.list, 0)
		}
	}
}

// tooLate tells whether a key alone says that a hit is behind those that are kept.
func (t *top) tooLate(key uint64) bool {
	late := t.full() && key > t.list[0].key
	t.more = t.more || late
	return late
}

func (t *top) full() bool { return len(t.list) == t.size && t.size > 0 }

// sorted empties it.
func (t *top) sorted() []found {
	slices.SortFunc(t.list, found.compare)
	return t.list
}

// worstFirst is a heap.
type worstFirst []found

func (w worstFirst) Len() int           { return len(w) }
func (w worstFirst) Less(i, j int) bool { return w[i].compare(w[j]) > 0 }
func (w worstFirst) Swap(i, j int)      { w[i], w[j] = w[j], w[i] }
func (w *worstFirst) Push(f any)        { *w = append(*w, f.(found)) }
func (w *worstFirst) Pop() any          { panic("hits are not taken out one by one") }

// groups keeps of each article the paragraph that comes first, and counts the others.
type groups struct {
	of   map[uint32]int // by the rank of the article
	list []group
}

type group struct {
	best found
	more int
}

func (g *groups) add(f found) {
	if g.of == nil {
		g.of = map[uint32]int{}
	}
	i, known := g.of[rankOf(f.place)]
	if !known {
		g.of[rankOf(f.place)] = len(g.list)
		g.list = append(g.list, group{best: f})
		return
	}
	g.list[i].more++
	if f.compare(g.list[i].best) < 0 {
		g.list[i].best = f
	}
}

// articleSet is a set of articles by rank.
type articleSet []uint64

func newArticleSet(t *table) articleSet { return make(articleSet, (len(t.articles)+63)/64) }

func (s articleSet) add(rank uint32) { s[rank/64] |= 1 << (rank % 64) }

func (s articleSet) count() (n int) {
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}
