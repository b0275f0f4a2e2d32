package bleveindex

import (
	"cmp"
	"context"
	"errors"
	"math"
	"math/bits"
	"slices"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	"github.com/blevesearch/bleve/v2/search/searcher"
	bleveapi "github.com/blevesearch/bleve_index_api"
)

// phraseQuery finds terms one after the other in a field with positions, or where within is more than 0 in any order with
// so many others among them. Bleve's own phrase follows every path from word to word, which for a word that repeats takes
// exponential time, and looks at no deadline meanwhile.
type phraseQuery struct {
	field  string
	terms  []string
	within int
	boost  float64
	words  *table // where the field's words are found in order; nil where Bleve keeps their positions
}

var _ query.Query = (*phraseQuery)(nil)

// Searcher is called by Bleve.
func (p *phraseQuery) Searcher(ctx context.Context, r bleveapi.IndexReader, _ mapping.IndexMapping, o search.SearcherOptions) (search.Searcher, error) {
	o.IncludeTermVectors = p.words == nil
	var terms []search.Searcher
	for i, t := range p.terms {
		if slices.Contains(p.terms[:i], t) {
			continue
		}
		s, err := searcher.NewTermSearcher(ctx, r, t, p.field, p.boost, o)
		if err != nil {
			return nil, errors.Join(err, closeAll(terms))
		}
		terms = append(terms, s)
	}
	all, err := searcher.NewConjunctionSearcher(ctx, r, terms, o)
	if err != nil {
		return nil, errors.Join(err, closeAll(terms))
	}
	return newPhraseSearcher(ctx, p, all), nil
}

// phraseSearcher lets through what has all the words where they have to be.
type phraseSearcher struct {
	search.Searcher
	phrasePlaces
	asked context.Context // Bleve passes none to Next
}

func newPhraseSearcher(ctx context.Context, p *phraseQuery, all search.Searcher) *phraseSearcher {
	return &phraseSearcher{all, newPhrasePlaces(p), ctx}
}

// phrasePlaces tells whether the words of a document are where they have to be.
type phrasePlaces struct {
	*phraseQuery
	which  []int      // word of the phrase → place in the lists below
	terms  []string   // each once
	places [][]uint64 // of each term in the document that is looked at, in order
	counts []int      // how often each is asked for

	part    *part    // that numbers are of
	numbers []uint64 // of the terms
}

func newPhrasePlaces(p *phraseQuery) phrasePlaces {
	s := phrasePlaces{phraseQuery: p}
	for _, t := range p.terms {
		i := slices.Index(s.terms, t)
		if i < 0 {
			i = len(s.terms)
			s.terms, s.counts = append(s.terms, t), append(s.counts, 0)
		}
		s.which = append(s.which, i)
		s.counts[i]++
	}
	s.places = make([][]uint64, len(s.terms))
	return s
}

func (s *phraseSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	found, err := s.Searcher.Next(ctx)
	return s.first(ctx, found, err)
}

func (s *phraseSearcher) Advance(ctx *search.SearchContext, id bleveapi.IndexInternalID) (*search.DocumentMatch, error) {
	found, err := s.Searcher.Advance(ctx, id)
	return s.first(ctx, found, err)
}

// first is found, or the first behind it in which the words are where they have to be.
func (s *phraseSearcher) first(ctx *search.SearchContext, found *search.DocumentMatch, err error) (*search.DocumentMatch, error) {
	for err == nil && found != nil {
		if err := s.asked.Err(); err != nil {
			return nil, err
		}
		s.read(found)
		if s.match() {
			return found, nil
		}
		ctx.DocumentMatchPool.Put(found)
		found, err = s.Searcher.Next(ctx)
	}
	return nil, err
}

// read takes the places of the terms out of a document.
func (s *phraseSearcher) read(found *search.DocumentMatch) {
	s.clear()
	if s.words != nil {
		s.readWords(int(found.IndexInternalID.Value()))
		return
	}
	at := 0
	for _, l := range found.FieldTermLocations {
		if l.Term != s.terms[at] { // those of a term come one after the other
			at = slices.Index(s.terms, l.Term)
		}
		s.places[at] = append(s.places[at], l.Location.Pos)
	}
	found.FieldTermLocations = found.FieldTermLocations[:0]
}

// readWords goes through the words of a document.
func (s *phrasePlaces) readWords(doc int) {
	p := s.words.partOf(doc)
	if p != s.part {
		s.part, s.numbers = p, s.numbers[:0]
		for _, t := range s.terms {
			n, ok := p.words.number(t)
			if !ok {
				n = math.MaxUint64 // none
			}
			s.numbers = append(s.numbers, n)
		}
	}
	p.words.places(doc-p.base, s.numbers, s.places)
}

func (s *phrasePlaces) clear() {
	for i := range s.places {
		s.places[i] = s.places[i][:0]
	}
}

func (s *phrasePlaces) match() bool { return s.within > 0 && s.near() || s.within == 0 && s.inOrder() }

// holds tells whether a document, which has all the words, has them where they have to be.
func (s *phrasePlaces) holds(doc int) bool {
	s.clear()
	s.readWords(doc)
	return s.match()
}

// inOrder goes from each place of the first word on.
func (s *phrasePlaces) inOrder() bool {
	return slices.ContainsFunc(s.places[0], func(from uint64) bool {
		for i, which := range s.which {
			if _, found := slices.BinarySearch(s.places[which], from+uint64(i)); !found {
				return false
			}
		}
		return true
	})
}

// near moves a window over the places: it grows until it has every word as often as asked for, and shrinks while it does.
func (s *phrasePlaces) near() bool {
	type place struct {
		pos   uint64
		which int
	}
	var list []place
	for which, places := range s.places {
		for _, pos := range places {
			list = append(list, place{pos, which})
		}
	}
	slices.SortFunc(list, func(a, b place) int { return cmp.Compare(a.pos, b.pos) })
	missing := slices.Clone(s.counts)
	lacking, from := len(s.which), 0
	for _, p := range list {
		if missing[p.which]--; missing[p.which] >= 0 {
			lacking--
		}
		for lacking == 0 {
			if p.pos-list[from].pos < uint64(len(s.which)+s.within) {
				return true
			}
			if missing[list[from].which]++; missing[list[from].which] > 0 {
				lacking++
			}
			from++
		}
	}
	return false
}

func closeAll(l []search.Searcher) error {
	var errs []error
	for _, s := range l {
		errs = append(errs, s.Close())
	}
	return errors.Join(errs...)
}

// phraseNode is a phrase whose words are found in order, see phraseSearcher.
type phraseNode struct {
	node // all of the words
	phrasePlaces
	matched
	ctx context.Context
}

func (c *compiler) phrase(q *phraseQuery) (node, error) {
	n := &phraseNode{phrasePlaces: newPhrasePlaces(q), ctx: c.ctx}
	var all []query.Query
	for _, t := range n.terms {
		all = append(all, term(q.field, t, q.boost))
	}
	var err error
	n.node, err = c.node(query.NewConjunctionQuery(all))
	return n, err
}

func (n *phraseNode) match(w *window) error {
	if !n.is(w) {
		if err := n.find(w); err != nil {
			return err
		}
	}
	w.bits.or(&n.matched.bits)
	return nil
}

func (n *phraseNode) find(w *window) error {
	all := w.beside()
	defer windows.Put(all)
	if err := n.node.match(all); err != nil {
		return err
	}
	for at, b := range all.bits {
		if b != 0 && n.ctx.Err() != nil {
			return n.ctx.Err()
		}
		for ; b != 0; b &= b - 1 {
			if i := 64*at + bits.TrailingZeros64(b); !n.holds(w.first() + i) {
				all.bits.clear(i)
			}
		}
	}
	n.remember(w, &all.bits)
	return nil
}

func (n *phraseNode) score(w *window, how join) error {
	if how != fresh {
		return scoreApart(n, w, n.in(w), how)
	}
	return n.node.score(w, how)
}
