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
)

// listLeast is how many documents a term has at least that gets a list. Those of others are decoded when they are asked
// for, which takes less time than reading the hits.
const listLeast = 512

// listsPath is where the file of lists of the segment at path lies.
func listsPath(segmentPath string) string {
	return strings.TrimSuffix(columnsPath(segmentPath), columnsEnding) + listsEnding
}

const listsEnding = ".lists"

// makeListsOf makes the file of lists of a segment that has none.
func makeListsOf(s segment.PersistedSegment, path string, docs int) error {
	crc, err := segmentCRC(s.Path())
	if err != nil || listsFit(path, docs, crc) {
		return err
	}
	if err := os.RemoveAll(path); err != nil { // it could be linked from another generation
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := &listsWriter{out: bufio.NewWriterSize(f, 256<<10), docs: docs, known: map[uint64]uint16{}}
	if err = cmp.Or(w.write(s), w.out.Flush()); err == nil {
		_, err = f.WriteAt(w.head(crc), 0)
	}
	return errors.Join(err, f.Close())
}

// listsWriter makes a file of lists.
type listsWriter struct {
	out  *bufio.Writer
	at   int // bytes that were written
	docs int

	known map[uint64]uint16 // the pairs of all lists
	pairs []byte
	list  []uint32
	name  []uint32
	names []byte

	read postingsReader
	buf  []byte
	own  kinds // of the list that is written
	in   []uint32
	kind []uint16
}

func (w *listsWriter) write(s segment.Segment) error {
	w.put(make([]byte, listsHeader))
	for _, field := range slices.Sorted(slices.Values(s.Fields())) {
		if hasLists(field) {
			if err := w.field(s, field); err != nil {
				return fmt.Errorf("the lists of %s: %w", field, err)
			}
		}
	}
	w.finish()
	return nil
}

// hasLists tells whether the terms of a field are gone through by the evaluator.
func hasLists(field string) bool {
	switch field {
	case fieldExact, fieldNames, fieldTitle, fieldSpeaker, fieldOutlet, fieldKind, fieldLang:
		return true
	}
	return strings.HasPrefix(field, textField("")) || strings.HasPrefix(field, titleField(""))
}

func (w *listsWriter) field(s segment.Segment, field string) error {
	d, err := s.Dictionary(field)
	if err != nil {
		return err
	}
	for at := d.AutomatonIterator(nil, nil, nil); ; {
		t, err := at.Next()
		if err != nil || t == nil {
			return err
		}
		n, err := w.read.open(d, t.Term)
		if err != nil {
			return err
		}
		if n >= listLeast {
			if err := w.term(field, t.Term); err != nil {
				return err
			}
		}
	}
}

// term writes a list, unless it has more pairs than one may have.
func (w *listsWriter) term(field, term string) error {
	w.own, w.in, w.kind = kinds{}, w.in[:0], w.kind[:0]
	err := w.read.each(func(doc int, p pair) {
		w.in, w.kind = append(w.in, uint32(doc)), append(w.kind, w.own.of(p))
	})
	if err != nil || w.own.full {
		return err
	}
	b := appendNumbers(w.buf[:0], []uint32{uint32(len(w.in)), uint32(len(w.own.pairs))})
	from := 0
	for i := range windowsOf(w.docs) + 1 {
		for from < len(w.in) && int(w.in[from]) < i*windowSize {
			from++
		}
		b = binary.LittleEndian.AppendUint32(b, uint32(from))
	}
	for _, p := range w.own.pairs {
		n, ok := w.shared(p)
		if !ok {
			return nil
		}
		b = binary.LittleEndian.AppendUint16(b, n)
	}
	for rest := w.in; len(rest) > 0; {
		window := rest[0] / windowSize
		n := 1
		for n < len(rest) && rest[n]/windowSize == window {
			n++
		}
		b = appendWindow(b, rest[:n])
		rest = rest[n:]
	}
	if len(w.own.pairs) > 1 {
		for _, k := range w.kind {
			b = binary.LittleEndian.AppendUint16(b, k)
		}
	}
	w.buf = b
	if w.at/listsUnit > math.MaxUint32 {
		return errors.New("they are longer than one segment may have")
	}
	w.list, w.name = append(w.list, uint32(w.at/listsUnit)), append(w.name, uint32(len(w.names)))
	w.names = append(append(append(w.names, field...), 0), term...)
	w.put(b)
	w.put(make([]byte, -len(b)&(listsUnit-1)))
	return nil
}

// shared numbers a pair among those of all lists; false when there are too many.
func (w *listsWriter) shared(p pair) (uint16, bool) {
	n, ok := w.known[p.key()]
	if !ok {
		if len(w.known) > math.MaxUint16 {
			return 0, false
		}
		n = uint16(len(w.known))
		w.known[p.key()] = n
		w.pairs = binary.LittleEndian.AppendUint64(w.pairs, p.key())
	}
	return n, true
}

func appendWindow(b []byte, docs []uint32) []byte {
	if len(docs) > mostInWindow {
		var set bitmap
		for _, doc := range docs {
			set.set(int(doc % windowSize))
		}
		for _, v := range set {
			b = binary.LittleEndian.AppendUint64(b, v)
		}
		return b
	}
	for _, doc := range docs {
		b = binary.LittleEndian.AppendUint16(b, uint16(doc%windowSize))
	}
	return b
}

func (w *listsWriter) put(b []byte) {
	_, _ = w.out.Write(b) // Flush tells of the error
	w.at += len(b)
}

// finish writes what follows the lists.
func (w *listsWriter) finish() {
	end := w.at
	w.put(w.pairs)
	w.put(appendNumbers(nil, w.list))
	w.put(appendNumbers(nil, append(w.name, uint32(len(w.names)))))
	w.put(w.names)
	w.put(binary.LittleEndian.AppendUint64(nil, uint64(end)))
}

func (w *listsWriter) head(crc uint32) []byte {
	return appendNumbers([]byte(listsMagic), []uint32{listsVersion, uint32(w.docs), crc, uint32(len(w.list)), uint32(len(w.known)), 0})
}

// listsFit tells whether the file of lists at path was made of a segment that ends so and has so many documents.
func listsFit(path string, docs int, crc uint32) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, listsHeader)
	if _, err := io.ReadFull(f, head); err != nil || string(head[:len(listsMagic)]) != listsMagic {
		return false
	}
	numbers := uint32s(head[len(listsMagic):])
	return int(numbers.at(1)) == docs && numbers.at(2) == crc && numbers.at(0) == listsVersion
}
