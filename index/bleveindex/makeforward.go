package bleveindex

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"onrecord/index/bleveindex/invert"
	"onrecord/index/match"
)

// forwardWriter makes a file of words: all terms first, then the documents. It is an invert.Sequence.
type forwardWriter struct {
	f       *os.File
	out     *bufio.Writer
	terms   []byte // the dictionary without numbers: how much is shared, how much follows, and this
	before  []byte
	counts  []uint32 // of documents
	numbers []uint32 // of terms, when all are there
	from    []uint32
	words   uint32 // bytes of words that were written
	buf     []byte
}

var _ invert.Sequence = (*forwardWriter)(nil)

// newForward begins a file; it could be linked from another generation.
func newForward(path string) (*forwardWriter, error) {
	if err := os.RemoveAll(path); err != nil {
		return nil, err
	}
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	w := &forwardWriter{f: f, out: bufio.NewWriterSize(f, 256<<10)}
	_, err = w.out.Write(make([]byte, forwardHeader))
	return w, err
}

// Term is documented by invert.Sequence.
func (w *forwardWriter) Term(term []byte, docs int) {
	shared := 0
	if len(w.counts)%forwardBlock != 0 {
		for shared < min(len(term), len(w.before)) && term[shared] == w.before[shared] {
			shared++
		}
	}
	w.terms = binary.AppendUvarint(w.terms, uint64(shared))
	w.terms = binary.AppendUvarint(w.terms, uint64(len(term)-shared))
	w.terms = append(w.terms, term[shared:]...)
	w.before = append(w.before[:0], term...)
	w.counts = append(w.counts, uint32(docs))
}

// Document is documented by invert.Sequence.
func (w *forwardWriter) Document(terms []invert.Term) error {
	if w.numbers == nil {
		w.rank()
	}
	w.from = append(w.from, w.words)
	w.buf = w.buf[:0]
	for _, t := range terms {
		w.buf = binary.AppendUvarint(w.buf, uint64(w.numbers[t]))
	}
	if len(w.buf) > math.MaxUint32-int(w.words) {
		return errors.New("there are more words than one segment may have")
	}
	w.words += uint32(len(w.buf))
	_, err := w.out.Write(w.buf)
	return err
}

// rank numbers the terms: those that most documents have get the least numbers, which take the least room.
func (w *forwardWriter) rank() {
	order := make([]uint32, len(w.counts))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortStableFunc(order, func(a, b uint32) int { return cmp.Compare(w.counts[b], w.counts[a]) })
	w.numbers = make([]uint32, len(order))
	for number, t := range order {
		w.numbers[t] = uint32(number)
	}
}

// finish writes what is left, and of which segment it is, and closes the file.
func (w *forwardWriter) finish(crc uint32) error {
	if w.numbers == nil {
		w.rank()
	}
	dictionary, blocks := w.dictionary()
	rest := appendNumbers(nil, append(w.from, w.words))
	rest = append(appendNumbers(rest, blocks), dictionary...)
	_, err := w.out.Write(rest)
	head := appendNumbers([]byte(forwardMagic), []uint32{uint32(len(w.from)), uint32(len(w.counts)), crc, w.words})
	if err := cmp.Or(err, w.out.Flush()); err != nil {
		return errors.Join(err, w.f.Close())
	}
	_, err = w.f.WriteAt(head, 0)
	return errors.Join(err, w.f.Close())
}

func (w *forwardWriter) dictionary() (dictionary []byte, blocks []uint32) {
	rest := w.terms
	for i, number := range w.numbers {
		if i%forwardBlock == 0 {
			blocks = append(blocks, uint32(len(dictionary)))
		}
		_, size := binary.Uvarint(rest)
		others, n := binary.Uvarint(rest[size:])
		size += n + int(others)
		dictionary = binary.AppendUvarint(append(dictionary, rest[:size]...), uint64(number))
		rest = rest[size:]
	}
	return dictionary, blocks
}

// forwardPath is where the file of words of the segment at path lies.
func forwardPath(segmentPath string) string {
	return strings.TrimSuffix(columnsPath(segmentPath), columnsEnding) + forwardEnding
}

const forwardEnding = ".words"

// makeForwardOf makes the file of words of a segment that has none, of the texts that are stored.
func makeForwardOf(s segment.PersistedSegment, path string, docs int) error {
	crc, err := segmentCRC(s.Path())
	if err != nil || forwardFits(path, docs, crc) {
		return err
	}
	w, err := newForward(path)
	if err != nil {
		return err
	}
	if err := w.read(s, docs); err != nil {
		return errors.Join(err, w.f.Close())
	}
	return w.finish(crc)
}

func (w *forwardWriter) read(s segment.Segment, docs int) error {
	terms, err := w.readTerms(s)
	if err != nil {
		return err
	}
	words := lexicon{}
	var list []invert.Term
	for doc := range docs {
		list = list[:0]
		if len(words) >= mostWords {
			words = lexicon{}
		}
		text, err := paragraphText(s, doc)
		if err != nil {
			return err
		}
		match.Each(text, func(printed string) {
			if e := words.word(printed, ""); e.exact != "" {
				t, ok := terms[e.exact]
				if !ok {
					err = fmt.Errorf("document %d has the word %q, and the dictionary has not", doc, e.exact)
				}
				list = append(list, t)
			}
		})
		if err := cmp.Or(err, w.Document(list)); err != nil {
			return err
		}
	}
	return nil
}

func (w *forwardWriter) readTerms(s segment.Segment) (map[string]invert.Term, error) {
	dictionary, err := s.Dictionary(fieldExact)
	if err != nil {
		return nil, err
	}
	terms := map[string]invert.Term{}
	for at := dictionary.AutomatonIterator(nil, nil, nil); ; {
		entry, err := at.Next()
		if err != nil || entry == nil {
			return terms, err
		}
		w.Term([]byte(entry.Term), int(entry.Count))
		terms[strings.Clone(entry.Term)] = invert.Term(len(terms))
	}
}

// paragraphText gives the text of a paragraph's document; "" of an article's.
func paragraphText(s segment.Segment, doc int) (string, error) {
	id, err := s.DocID(uint64(doc))
	if err != nil || !strings.Contains(string(id), ".") {
		return "", err
	}
	var r paragraphRecord
	err = readRecord(s, doc, &r)
	return r.Text, err
}

// forwardFits tells whether the file of words at path was made of a segment that ends so and has so many documents.
func forwardFits(path string, docs int, crc uint32) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, forwardHeader)
	if _, err := io.ReadFull(f, head); err != nil || string(head[:len(forwardMagic)]) != forwardMagic {
		return false
	}
	numbers := uint32s(head[len(forwardMagic):])
	return int(numbers.at(0)) == docs && numbers.at(2) == crc
}
