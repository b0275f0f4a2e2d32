package bleveindex

import (
	"cmp"
	"container/list"
	"context"
	"fmt"
	"math"
	"runtime/debug"
	"slices"
	"strings"
	gosync "sync"

	bleveapi "github.com/blevesearch/bleve_index_api"
)

// postings are the documents that have a term, decoded: four bytes each. What decides a score is how often the term is in
// the document and how long its field is, and of these two there are few pairs in a list.
type postings struct {
	starts []uint32 // by window where its documents begin; they end where the next one's begin
	docs   []uint16 // from the window's first document on
	kinds  []uint16 // by document its pair; nil where there is one pair
	pairs  []pair
}

// in gives the documents in a window, and their pairs.
func (p *postings) in(base int) (docs, kinds []uint16) {
	from, to := p.starts[base/windowSize], p.starts[base/windowSize+1]
	if p.kinds == nil {
		return p.docs[from:to], nil
	}
	return p.docs[from:to], p.kinds[from:to]
}

// of gives the pair of a document; false when it is not in the list.
func (p *postings) of(doc int) (pair, bool) {
	docs, kinds := p.in(doc)
	i, found := slices.BinarySearch(docs, uint16(doc%windowSize))
	switch {
	case !found:
		return pair{}, false
	case kinds == nil:
		return p.pairs[0], true
	}
	return p.pairs[kinds[i]], true
}

// pair is as Bleve's readers give it.
type pair struct {
	freq uint64
	norm float64
}

// key is another for every pair: a norm was a float32, and no text has so many words that the other half is short.
func (p pair) key() uint64 { return p.freq<<32 | uint64(math.Float32bits(float32(p.norm))) }

// maxPairs is more than a list ever has of paragraphs that people write. A list that has more is not decoded.
const maxPairs = math.MaxUint16

// termKey is where a term is looked up.
type termKey struct{ field, term string }

// reader reads a term by Bleve's own decoder.
func (g *generation) reader(ctx context.Context, k termKey) (bleveapi.TermFieldReader, error) {
	return g.snapshot.TermFieldReader(ctx, []byte(k.term), k.field, true, true, false)
}

// decode reads the whole of a list; nil when it has too many pairs. It closes the reader.
func (g *generation) decode(ctx context.Context, r bleveapi.TermFieldReader) (p *postings, err error) {
	defer func() { err = cmp.Or(err, r.Close()) }()
	windows := (len(g.table.place) + windowSize - 1) / windowSize
	p = &postings{starts: make([]uint32, 0, windows+1), docs: make([]uint16, 0, r.Count())}
	kinds := make([]uint16, 0, r.Count())
	of := map[uint64]uint16{} // by key, which hashes faster than a pair
	var last pair
	var kind uint16
	var doc bleveapi.TermFieldDoc
	for {
		if len(p.docs)%checkEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		found, err := r.Next(doc.Reset())
		if err != nil {
			return nil, err
		}
		if found == nil {
			break
		}
		if now := (pair{found.Freq, found.Norm}); now != last || len(p.pairs) == 0 {
			var known bool
			if kind, known = of[now.key()]; !known {
				if len(p.pairs) == maxPairs {
					return nil, nil
				}
				kind = uint16(len(p.pairs))
				of[now.key()] = kind
				p.pairs = append(p.pairs, now)
			}
			last = now
		}
		n := int(found.ID.Value())
		for len(p.starts) <= n/windowSize {
			p.starts = append(p.starts, uint32(len(p.docs)))
		}
		p.docs, kinds = append(p.docs, uint16(n%windowSize)), append(kinds, kind)
	}
	for len(p.starts) <= windows {
		p.starts = append(p.starts, uint32(len(p.docs)))
	}
	if len(p.pairs) > 1 {
		p.kinds = kinds
	}
	return p, nil
}

// bytes is about how much memory a list takes.
func (p *postings) bytes(k termKey) int {
	const around = 250 // of the list, its place in the cache and the like
	return around + len(k.field) + len(k.term) + 4*cap(p.starts) + 2*cap(p.docs) + 2*cap(p.kinds) + 16*cap(p.pairs)
}

// postingsCache keeps the lists that were used last, in so many bytes.
type postingsCache struct {
	size  int // bytes in all
	mu    gosync.Mutex
	room  int // bytes that are left
	known map[termKey]*list.Element
	order list.List // the one used last in front

	atOnce uint64 // documents up to which a list is decoded whatever it is needed for
}

type cachedPostings struct {
	key termKey
	*postings
}

// Of a paragraph so many bytes may be kept, decoded: less than half of what its text has.
const (
	cachePerParagraph = 128
	cacheLeast        = 4 << 20
)

// decodeAtOnce is where decoding a list takes less time than the rest of a search.
const decodeAtOnce = 2048

func newPostingsCache(paragraphs int) *postingsCache {
	size := max(cachePerParagraph*paragraphs, cacheLeast)
	return &postingsCache{size: size, room: size, known: map[termKey]*list.Element{}, atOnce: decodeAtOnce}
}

func (c *postingsCache) get(k termKey) *postings {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.known[k]
	if e == nil {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(cachedPostings).postings
}

// put adds a list, and drops those that nobody has used for the longest time.
func (c *postingsCache) put(k termKey, p *postings) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.known[k] != nil {
		return
	}
	c.known[k] = c.order.PushFront(cachedPostings{k, p})
	for c.room -= p.bytes(k); c.room < 0; {
		e := c.order.Back()
		old := c.order.Remove(e).(cachedPostings)
		delete(c.known, old.key)
		c.room += old.bytes(old.key)
	}
}

// roomFor tells whether a list of so many documents leaves a part of the room free, for what is asked for.
func (c *postingsCache) roomFor(docs uint64, part int) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.room-4*int(docs) > part
}

// warm decodes the most common terms into the cache, until three quarters of it are full, the generation is let go of by
// everybody else, or the context ends. Words that every fifth paragraph has are left out: hardly a search asks for them.
func (g *generation) warm(ctx context.Context) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the index engine failed: %v", p)
		}
	}()
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	type common struct {
		termKey
		docs uint64
	}
	var terms []common
	fields := []string{fieldExact, fieldNames, fieldSpeaker, fieldOutlet, fieldKind, fieldLang}
	for _, lang := range g.dir.langs {
		fields = append(fields, textField(lang))
	}
	for _, field := range fields {
		found := map[string]uint64{}
		least := g.lists.atOnce / uint64(len(g.table.parts))
		err := g.eachTerm(ctx, field, "", func(term string, docs uint64) {
			if docs > least {
				found[strings.Clone(term)] += docs
			}
		})
		if err != nil {
			return err
		}
		for term, docs := range found {
			if docs > g.lists.atOnce && (docs < uint64(g.Paragraphs/5) || field == fieldKind || field == fieldLang) {
				terms = append(terms, common{termKey{field, term}, docs})
			}
		}
	}
	slices.SortFunc(terms, func(a, b common) int {
		return cmp.Or(cmp.Compare(b.docs, a.docs), cmp.Compare(a.field, b.field), cmp.Compare(a.term, b.term))
	})
	spare := g.lists.size / 4
	for _, t := range terms {
		if g.refs.Load() <= 1 || !g.lists.roomFor(t.docs, spare) {
			return nil
		}
		r, err := g.reader(ctx, t.termKey)
		if err != nil {
			return err
		}
		p, err := g.decode(ctx, r)
		if err != nil {
			return err
		}
		if p != nil {
			g.lists.put(t.termKey, p)
		}
	}
	return nil
}
