package bleveindex

import (
	"encoding/binary"
	"errors"
	"slices"
	"sort"
)

// A file of words lies beside each segment: columns/NAME.words beside store/NAME.zap. It holds the words of each paragraph
// (fieldExact) in their order, so that a phrase is looked for in the paragraphs that have all its words. A word is a
// number: how many words more paragraphs have. All numbers of a fixed size are little-endian.
//
//	magic      8 bytes   "onrecwr" and the version, 1
//	docs       uint32    documents of the segment
//	terms      uint32    different words
//	crc        uint32    the last four bytes of the segment, by which the two know each other
//	length     uint32    of the words below, in bytes
//	words      numbers of the words, document by document
//	from       uint32 × (docs+1)       where the words of a document begin; they end where those of the next one do
//	block      uint32 × (terms+15)/16  where in the dictionary every 16th word begins
//	dictionary the words in the order of their bytes: how many bytes it begins with that the one before has too (0 at
//	           the beginning of a block), how many others follow, these, and the word's number
//
// Numbers in the dictionary, and those of words, are varints.
type forward struct {
	docs, terms int
	block, from uint32s
	dictionary  []byte
	words       []byte
}

const (
	forwardMagic  = "onrecwr\x01"
	forwardHeader = len(forwardMagic) + 4*4
	forwardBlock  = 16
)

var errForward = errors.New("is not as files of words are")

// parseForward reads a file that is in memory, or mapped into it.
func parseForward(data []byte) (*forward, error) {
	if len(data) < forwardHeader || string(data[:len(forwardMagic)]) != forwardMagic {
		return nil, errForward
	}
	head := uint32s(data[len(forwardMagic):forwardHeader])
	f := &forward{docs: int(head.at(0)), terms: int(head.at(1))}
	blocks, words := (f.terms+forwardBlock-1)/forwardBlock, int(head.at(3))
	rest := data[forwardHeader:]
	if len(rest) < words+4*(blocks+f.docs+1) {
		return nil, errForward
	}
	f.words, rest = rest[:words], rest[words:]
	f.from, rest = rest[:4*(f.docs+1)], rest[4*(f.docs+1):]
	f.block, f.dictionary = rest[:4*blocks], rest[4*blocks:]
	if !f.from.rise(words) || !f.block.below(len(f.dictionary)) {
		return nil, errForward
	}
	return f, nil
}

// number gives that of a word; false when no document has it.
func (f *forward) number(word string) (uint64, bool) {
	n := sort.Search(f.block.len(), func(i int) bool { return string(f.entry(int(f.block.at(i)), nil).term) > word })
	if n == 0 {
		return 0, false
	}
	var e dictionaryEntry
	at := int(f.block.at(n - 1))
	for range forwardBlock {
		if e = f.entry(at, e.term); e.next == 0 {
			return 0, false
		}
		if string(e.term) == word {
			return e.number, true
		}
		at = e.next
	}
	return 0, false
}

type dictionaryEntry struct {
	term   []byte
	number uint64
	next   int // where the next one is; 0 when there is none here
}

// entry reads an entry of the dictionary, behind that of the term before.
func (f *forward) entry(at int, before []byte) (e dictionaryEntry) {
	rest := f.dictionary[at:]
	var numbers [2]int
	for i := range numbers {
		n, size := binary.Uvarint(rest)
		if size <= 0 || n > uint64(len(f.dictionary)) {
			return e
		}
		numbers[i], rest = int(n), rest[size:]
	}
	shared, others := numbers[0], numbers[1]
	if shared > len(before) || others > len(rest) {
		return e
	}
	e.term = append(slices.Clip(before[:shared]), rest[:others]...)
	number, size := binary.Uvarint(rest[others:])
	if size <= 0 {
		return dictionaryEntry{}
	}
	e.number, e.next = number, len(f.dictionary)-len(rest)+others+size
	return e
}

// places adds where the words with these numbers stand in a document, from 1.
func (f *forward) places(doc int, numbers []uint64, places [][]uint64) {
	words := f.words[f.from.at(doc):f.from.at(doc+1)]
	for place := uint64(1); len(words) > 0; place++ {
		n, size := uint64(words[0]), 1
		if n >= 0x80 {
			if n, size = binary.Uvarint(words); size <= 0 {
				return
			}
		}
		words = words[size:]
		for i, wanted := range numbers {
			if n == wanted {
				places[i] = append(places[i], place)
			}
		}
	}
}
