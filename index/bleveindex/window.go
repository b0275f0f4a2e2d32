package bleveindex

import (
	"math/bits"
	gosync "sync"
)

const windowSize = 4096

// window is so many documents of a part, one after the other, and which of them match.
type window struct {
	*part
	nth    int // of the parts
	at     int // which of the part's windows it is
	from   int // number in the part of its first document
	bits   bitmap
	scores [windowSize]float64 // 0 but for documents that were scored and are not taken yet

	root node     // whose matches they are
	hits []uint16 // see found
	list [windowSize]uint16
}

// bitmap has a bit for each document of a window.
type bitmap [windowSize / 64]uint64

// join is how scores are added to those of a window.
type join int

const (
	fresh   join = iota // they are all 0, and every document matches
	joinMax             // the better score counts
	joinSum             // scores are added up
)

var windows = gosync.Pool{New: func() any { return new(window) }}

// beside gives an empty window of the same documents, to be put back when no score is left in it.
func (w *window) beside() *window {
	o := windows.Get().(*window)
	o.part, o.nth, o.at, o.from, o.bits, o.hits = w.part, w.nth, w.at, w.from, bitmap{}, nil
	return o
}

func (w *window) move(p *part, nth, at int) {
	w.part, w.nth, w.at, w.from, w.bits, w.hits = p, nth, at, at*windowSize, bitmap{}, nil
}

// size is how many documents there are.
func (w *window) size() int { return min(windowSize, w.part.docs-w.from) }

// first is the number of the first document among those of all parts.
func (w *window) first() int { return w.base + w.from }

// found lists the documents that match, from w.from on. They are listed once: the bits may not change any more.
func (w *window) found() []uint16 {
	if w.hits != nil {
		return w.hits
	}
	w.hits = w.list[:0]
	for at, b := range w.bits {
		for ; b != 0; b &= b - 1 {
			w.hits = append(w.hits, uint16(64*at+bits.TrailingZeros64(b)))
		}
	}
	return w.hits
}

// score scores what matches. Every score has to be taken before the window moves.
func (w *window) score() error { return w.root.score(w, fresh) }

// take gives a score and leaves 0 in its place.
func (w *window) take(i int) float64 {
	s := w.scores[i]
	w.scores[i] = 0
	return s
}

// join adds a score.
func (w *window) join(i int, s float64, how join) {
	switch {
	case how == joinSum:
		w.scores[i] += s
	case s > w.scores[i]:
		w.scores[i] = s
	}
}

// joinAll takes the scores of another window of the same documents.
func (w *window) joinAll(o *window, how join) {
	for at, b := range o.bits {
		for ; b != 0; b &= b - 1 {
			i := 64*at + bits.TrailingZeros64(b)
			w.join(i, o.take(i), how)
		}
	}
}

func (b *bitmap) set(i int) { b[i/64%len(b)] |= 1 << (i % 64) }

func (b *bitmap) has(i int) bool { return b[i/64%len(b)]&(1<<(i%64)) != 0 }

func (b *bitmap) clear(i int) { b[i/64%len(b)] &^= 1 << (i % 64) }

func (b *bitmap) or(o *bitmap) {
	for i, v := range o {
		b[i] |= v
	}
}

func (b *bitmap) and(o *bitmap) {
	for i, v := range o {
		b[i] &= v
	}
}

func (b *bitmap) count() (n int) {
	for _, v := range b {
		n += bits.OnesCount64(v)
	}
	return n
}

func (b *bitmap) empty() bool {
	var all uint64
	for _, v := range b {
		all |= v
	}
	return all == 0
}

// cut clears all bits behind the first n.
func (b *bitmap) cut(n int) {
	for i := range b {
		switch left := n - 64*i; {
		case left <= 0:
			b[i] = 0
		case left < 64:
			b[i] &= 1<<left - 1
		}
	}
}
