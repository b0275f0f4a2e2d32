package bleveindex

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"math/bits"
	"sort"
)

// A file of lists lies beside each segment: columns/NAME.lists beside store/NAME.zap. It holds the postings of the terms
// that many documents have, in the form in which the evaluator goes through them. Bleve's form has to be decoded, document
// by document. All numbers are little-endian.
//
//	magic      8 bytes   "onreclst"
//	version    uint32    1
//	docs       uint32    documents of the segment, deleted ones included
//	crc        uint32    the last four bytes of the segment, by which the two know each other
//	terms      uint32    that have a list
//	pairs      uint32    see below
//	spare      uint32
//	lists      each from a multiple of 8 bytes on
//	pair       uint64 × pairs     how often a term is in a document, and the bits of the norm of its field, a float32
//	list       uint32 × terms     where the term's list begins, by 8 bytes from the beginning of the file
//	name       uint32 × (terms+1) where the name of the term begins; it ends where that of the next one does
//	names      in the order of their bytes: the field, a zero, the term
//	end        uint64    where the pairs begin
//
// What decides a score is how often the term is in the document and how long its field is, and of these two there are few
// pairs in a list. A list is:
//
//	docs       uint32    that have the term
//	kinds      uint32    different pairs of them
//	from       uint32 × (windows+1)  by window how many documents lie in front of it
//	kind       uint16 × kinds        the pairs
//	window     each of those that have any: up to 256 documents as uint16, from the window's first on; of more, a bitmap
//	           of 64 uint64
//	pair       uint16 × docs         by document its pair, as a place in kind; left out where kinds is 1
type lists struct {
	docs       int
	data       []byte
	pairs      []byte
	list, name uint32s
	names      []byte
}

const (
	listsMagic   = "onreclst"
	listsVersion = 1
	listsHeader  = len(listsMagic) + 6*4
	listsUnit    = 8 // bytes

	mostInWindow = 256 // documents that are listed; more are a bitmap
	bitmapBytes  = windowSize / 8
	maxPairs     = math.MaxUint16 // of a list: more than one ever has of paragraphs that people write
)

var errLists = errors.New("is not as files of lists are")

// parseLists reads a file that is in memory, or mapped into it.
func parseLists(data []byte) (*lists, error) {
	if len(data) < listsHeader || string(data[:len(listsMagic)]) != listsMagic {
		return nil, errLists
	}
	head := uint32s(data[len(listsMagic):listsHeader])
	l := &lists{docs: int(head.at(1)), data: data}
	terms, pairs := int(head.at(3)), int(head.at(4))
	if head.at(0) != listsVersion || len(data) < listsTrailer {
		return nil, errLists
	}
	at := int(binary.LittleEndian.Uint64(data[len(data)-listsTrailer:]))
	end := len(data) - listsTrailer
	if at < listsHeader || at > end || (end-at)/8 < pairs || (end-at-8*pairs)/4 < 2*terms+1 {
		return nil, errLists
	}
	rest := data[at:end]
	l.pairs, rest = rest[:8*pairs], rest[8*pairs:]
	l.list, rest = uint32s(rest[:4*terms]), rest[4*terms:]
	l.name, l.names = uint32s(rest[:4*(terms+1)]), rest[4*(terms+1):]
	if !l.name.rise(len(l.names)) {
		return nil, errLists
	}
	return l, nil
}

// listsTrailer ends the file: where what follows the lists begins, as a uint64.
const listsTrailer = 8

// find gives the list of a term; nil where it has none.
func (l *lists) find(k termKey) (*postings, error) {
	key := append(append([]byte(k.field), 0), k.term...)
	name := func(i int) []byte { return l.names[l.name.at(i):l.name.at(i+1)] }
	i := sort.Search(l.list.len(), func(i int) bool { return bytes.Compare(name(i), key) >= 0 })
	if i == l.list.len() || !bytes.Equal(name(i), key) {
		return nil, nil
	}
	return l.read(int(l.list.at(i)) * listsUnit)
}

// read reads the list that begins at a place.
func (l *lists) read(at int) (*postings, error) {
	if at+8 > len(l.data) {
		return nil, errLists
	}
	rest := l.data[at:]
	p := &postings{docs: int(binary.LittleEndian.Uint32(rest))}
	kinds, windows := int(binary.LittleEndian.Uint32(rest[4:])), windowsOf(l.docs)
	if rest = rest[8:]; len(rest) < 4*(windows+1)+2*kinds {
		return nil, errLists
	}
	p.from, rest = uint32s(rest[:4*(windows+1)]), rest[4*(windows+1):]
	if kinds == 0 || !p.from.rise(p.docs) {
		return nil, errLists
	}
	for ; len(p.pairs) < kinds; rest = rest[2:] {
		n := int(binary.LittleEndian.Uint16(rest))
		if 8*n >= len(l.pairs) {
			return nil, errLists
		}
		p.pairs = append(p.pairs, pairOf(binary.LittleEndian.Uint64(l.pairs[8*n:])))
	}
	size := p.place()
	if len(rest) < size {
		return nil, errLists
	}
	if p.in, rest = rest[:size], rest[size:]; kinds > 1 {
		if len(rest) < 2*p.docs {
			return nil, errLists
		}
		p.kinds = rest[:2*p.docs]
	}
	return p, nil
}

func windowsOf(docs int) int { return (docs + windowSize - 1) / windowSize }

// postings are the documents of a segment that have a term. Those of a term that many have lie in a file; see lists.
type postings struct {
	docs  int
	from  uint32s // by window how many documents lie in front of it
	at    []int   // by window where in the bytes below its documents are
	in    []byte  // the windows
	kinds []byte  // by document its pair, as a uint16; nil where there is one pair
	pairs []pair
}

// place finds out where the windows are, and gives their size.
func (p *postings) place() (size int) {
	p.at = make([]int, p.from.len()-1)
	for i := range p.at {
		p.at[i] = size
		size += min(2*p.size(i), bitmapBytes)
	}
	return size
}

// size is how many documents a window has.
func (p *postings) size(window int) int { return int(p.from.at(window+1) - p.from.at(window)) }

// next is the first window that has documents, from one on.
func (p *postings) next(at int) int {
	for ; at < len(p.at); at++ {
		if p.size(at) > 0 {
			return at
		}
	}
	return noWindow
}

// match sets the bits of the documents in a window.
func (p *postings) match(w *window) {
	n := p.size(w.at)
	in := p.in[p.at[w.at]:]
	if n > mostInWindow {
		in = in[:bitmapBytes]
		for i := range w.bits {
			w.bits[i] |= binary.LittleEndian.Uint64(in[8*i:])
		}
		return
	}
	for in = in[:2*n]; len(in) >= 2; in = in[2:] {
		w.bits.set(int(binary.LittleEndian.Uint16(in)))
	}
}

// score scores those documents of a window that are in the list: by is the score of each pair, to be multiplied by weight.
func (p *postings) score(w *window, by []float64, weight float64, how join) {
	n := p.size(w.at)
	in, kinds := p.in[p.at[w.at]:], p.kinds
	if kinds != nil {
		kinds = kinds[2*p.from.at(w.at) : 2*p.from.at(w.at+1)]
	}
	if n > mostInWindow {
		scoreBitmap(w, in[:bitmapBytes], kinds, by, weight, how)
		return
	}
	for k := range n {
		if i := int(binary.LittleEndian.Uint16(in[2*k:])) % windowSize; w.bits.has(i) {
			w.join(i, scoreOf(by, kinds, k)*weight, how)
		}
	}
}

func scoreBitmap(w *window, in, kinds []byte, by []float64, weight float64, how join) {
	before := 0
	for at, left := range w.bits {
		has := binary.LittleEndian.Uint64(in[8*at:])
		for left &= has; left != 0; left &= left - 1 {
			k := before + bits.OnesCount64(has&(left&-left-1))
			w.join(64*at+bits.TrailingZeros64(left), scoreOf(by, kinds, k)*weight, how)
		}
		before += bits.OnesCount64(has)
	}
}

// scoreOf gives the score of the kth document of a window; 0 where the file is damaged.
func scoreOf(by []float64, kinds []byte, k int) float64 {
	if kinds == nil && len(by) > 0 {
		return by[0]
	}
	if 2*k+1 < len(kinds) {
		if kind := int(binary.LittleEndian.Uint16(kinds[2*k:])); kind < len(by) {
			return by[kind]
		}
	}
	return 0
}

// best gives by window the greatest score.
func (p *postings) best(by []float64) []float64 {
	list := make([]float64, len(p.at))
	for i := range list {
		kinds := p.kinds
		if kinds != nil {
			kinds = kinds[2*p.from.at(i) : 2*p.from.at(i+1)]
		}
		for k := range p.size(i) {
			if list[i] = max(list[i], scoreOf(by, kinds, k)); kinds == nil {
				break
			}
		}
	}
	return list
}

// each calls visit with every document, in order, and its score.
func (p *postings) each(by []float64, weight float64, visit func(doc int, score float64)) {
	n := 0
	next := func(doc int) {
		visit(doc, scoreOf(by, p.kinds, n)*weight)
		n++
	}
	for i := range p.at {
		in := p.in[p.at[i]:]
		if p.size(i) > mostInWindow {
			for k := range bitmapBytes / 8 {
				for v := binary.LittleEndian.Uint64(in[8*k:]); v != 0; v &= v - 1 {
					next(i*windowSize + 64*k + bits.TrailingZeros64(v))
				}
			}
			continue
		}
		for j := range p.size(i) {
			next(i*windowSize + int(binary.LittleEndian.Uint16(in[2*j:]))%windowSize)
		}
	}
}

// bytes is how much memory it takes beside the file.
func (p *postings) bytes() int { return 16*cap(p.at) + 8*cap(p.pairs) } // and the best of each window

// pair is how often a term is in a document, and the norm of its field there, as Bleve's readers give it.
type pair struct {
	freq uint32
	norm float32
}

// key is another for every pair.
func (p pair) key() uint64 { return uint64(p.freq)<<32 | uint64(math.Float32bits(p.norm)) }

func pairOf(key uint64) pair {
	return pair{uint32(key >> 32), math.Float32frombits(uint32(key))}
}
