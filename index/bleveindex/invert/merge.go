package invert

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"

	"github.com/blevesearch/vellum"
)

// merger brings runs together to a segment. What is stored is in it already.
type merger struct {
	*Builder
	runs  []*cursor
	docs  uint64 // that are kept
	fst   *vellum.Builder
	terms bytes.Buffer // that fst writes to

	told   bool     // order is told of the field that is written
	all    Term     // how many terms it was told
	global [][]Term // by run, of its terms in their order the number among all

	// Of the term that is written.
	count      uint64 // of documents
	numbers    []uint32
	frequency  chunks
	positions  chunks
	dictionary []byte
}

func newMerger(b *Builder) (*merger, error) {
	m := &merger{Builder: b, docs: uint64(len(b.offsets) - len(b.dropped))}
	for _, name := range b.files {
		f, err := os.Open(name)
		if err != nil {
			return nil, errors.Join(err, m.close())
		}
		m.runs = append(m.runs, &cursor{number: len(m.runs), f: f, in: bufio.NewReaderSize(f, 128<<10)})
	}
	var err error
	m.fst, err = vellum.New(&m.terms, nil)
	return m, err
}

func (m *merger) close() error {
	var errs []error
	for _, c := range m.runs {
		errs = append(errs, c.f.Close())
	}
	return errors.Join(errs...)
}

const (
	version   = 16
	chunkMode = 1026 // see chunkSize
)

func (m *merger) write() error {
	if m.docs == 0 {
		return errors.New("a segment has no documents")
	}
	stored := m.out.count()
	for doc, offset := range m.offsets {
		if !m.isDropped(uint32(doc)) {
			m.out.write(binary.BigEndian.AppendUint64(nil, offset))
		}
	}
	fields := make([]uint64, len(m.fields))
	for i := range m.fields {
		var err error
		m.told = i > 0 && i == m.ordered
		if fields[i], err = m.field(); err != nil {
			return fmt.Errorf("merge the terms of %s: %w", m.fields[i].Name, err)
		}
	}
	if m.order != nil {
		if err := m.sequence(); err != nil {
			return fmt.Errorf("write the terms of %s in order: %w", m.fields[m.ordered].Name, err)
		}
	}
	m.footer(stored, m.sections(fields))
	m.out.flush()
	return m.out.err
}

// sections tells where everything of each field is.
func (m *merger) sections(fields []uint64) uint64 {
	const invertedText = 0
	names := make([]uint64, len(fields))
	for i, at := range fields {
		names[i] = m.out.count()
		m.out.uvarint(uint64(len(m.fields[i].Name)))
		m.out.write([]byte(m.fields[i].Name))
		m.out.uvarint(1)
		m.out.write(binary.BigEndian.AppendUint16(nil, invertedText))
		m.out.write(binary.BigEndian.AppendUint64(nil, at))
	}
	at := m.out.count()
	m.out.uvarint(uint64(len(names)))
	for _, n := range names {
		m.out.write(binary.BigEndian.AppendUint64(nil, n))
	}
	return at
}

func (m *merger) footer(stored, sections uint64) {
	for _, n := range []uint64{m.docs, stored, sections, sections, 0} {
		m.out.buf = binary.BigEndian.AppendUint64(m.out.buf, n)
	}
	for _, n := range []uint32{chunkMode, version} {
		m.out.buf = binary.BigEndian.AppendUint32(m.out.buf, n)
	}
	m.out.flush() // for its checksum
	m.out.buf = binary.BigEndian.AppendUint32(m.out.buf, m.out.crc)
}

// field writes the next field and gives where; 0 when it has no terms.
func (m *merger) field() (at uint64, err error) {
	left, any := 0, false
	for _, c := range m.runs {
		if err := c.begin(); err != nil {
			return 0, err
		}
		if c.more {
			left++
		}
	}
	var same []*cursor
	for left > 0 {
		same = least(m.runs, same[:0])
		written, err := m.term(same)
		if err != nil {
			return 0, err
		}
		any = any || written
		if m.told {
			m.tell(same, written)
		}
		for _, c := range same {
			if err := c.next(); err != nil {
				return 0, err
			}
			if !c.more {
				left--
			}
		}
	}
	if !any {
		return 0, nil
	}
	return m.finishField()
}

func (m *merger) finishField() (at uint64, err error) {
	if err := m.fst.Close(); err != nil {
		return 0, err
	}
	dictionary := m.out.count()
	m.out.uvarint(uint64(m.terms.Len()))
	m.out.write(m.terms.Bytes())
	m.terms.Reset()
	if err := m.fst.Reset(&m.terms); err != nil {
		return 0, err
	}
	at = m.out.count()
	const none = math.MaxUint64 // doc values
	m.out.uvarint(none)
	m.out.uvarint(none)
	m.out.uvarint(dictionary)
	return at, m.out.err
}

// least gives the runs that have the first of the terms.
func least(runs, same []*cursor) []*cursor {
	for _, c := range runs {
		if !c.more {
			continue
		}
		order := -1
		if len(same) > 0 {
			order = bytes.Compare(c.term, same[0].term)
		}
		if order < 0 {
			same = same[:0]
		}
		if order <= 0 {
			same = append(same, c)
		}
	}
	return same
}

// term writes a term of which the runs tell; false when only documents have it that are dropped.
func (m *merger) term(runs []*cursor) (bool, error) {
	n := uint64(0)
	for _, c := range runs {
		if err := c.read(); err != nil {
			return false, err
		}
		if len(m.dropped) > 0 {
			m.drop(c)
		}
		n += c.docs
	}
	if n == 0 {
		return false, nil
	}
	m.count = n
	size := chunkSize(n, m.docs)
	m.numbers = m.numbers[:0]
	m.frequency.reset(size, m.docs)
	m.positions.reset(size, m.docs)
	for _, c := range runs {
		m.postings(c)
	}
	return true, m.fst.Insert(runs[0].term, m.value())
}

// postings adds what a run has of a term.
func (m *merger) postings(c *cursor) {
	doc := uint32(0)
	for at := c.data; len(at) > 0; {
		delta, n := binary.Uvarint(at)
		at = at[n:]
		doc += uint32(delta)
		m.numbers = append(m.numbers, doc)
		frequency, positions := posting(at)
		m.frequency.add(doc, at[:frequency])
		if positions > 0 {
			m.positions.add(doc, at[frequency:frequency+positions])
		}
		at = at[frequency+positions:]
	}
}

// posting gives the lengths of the two parts of what zap keeps of a posting.
func posting(b []byte) (frequency, positions int) {
	hasPositions := b[0]&1 != 0
	for range 2 {
		for b[frequency] >= 0x80 {
			frequency++
		}
		frequency++
	}
	if hasPositions {
		size, n := binary.Uvarint(b[frequency:])
		positions = n + int(size)
	}
	return frequency, positions
}

// value writes the postings of a term and gives the value that stands for them in the dictionary.
func (m *merger) value() uint64 {
	if v, ok := m.oneHit(); ok {
		return v
	}
	frequency, positions := m.frequency.write(m.out), m.positions.write(m.out)
	at := m.out.count()
	m.out.uvarint(frequency)
	m.out.uvarint(positions)
	m.dictionary = appendRoaring(m.dictionary[:0], m.numbers)
	m.out.uvarint(uint64(len(m.dictionary)))
	m.out.write(m.dictionary)
	return at
}

// oneHit is the value of a term that is in one document once, without a position: it holds all there is.
func (m *merger) oneHit() (uint64, bool) {
	const mask = 1<<31 - 1
	once := byte(1 << 1)
	if len(m.numbers) != 1 || m.frequency.data[0] != once || m.numbers[0] > mask {
		return 0, false
	}
	length, _ := binary.Uvarint(m.frequency.data[1:])
	return 1<<63 | length&mask<<31 | uint64(m.numbers[0]), true
}

// isDropped tells whether a document is dropped.
func (m *merger) isDropped(doc uint32) bool {
	_, found := slices.BinarySearch(m.dropped, doc)
	return found
}

// drop takes the documents that are dropped out of what a run has of a term, and gives the others the numbers they get by that.
func (m *merger) drop(c *cursor) {
	var kept []byte
	doc, last := uint32(0), uint32(0)
	c.docs = 0
	for at := c.data; len(at) > 0; {
		delta, n := binary.Uvarint(at)
		at = at[n:]
		doc += uint32(delta)
		frequency, positions := posting(at)
		before, found := slices.BinarySearch(m.dropped, doc)
		if !found {
			now := doc - uint32(before)
			kept = binary.AppendUvarint(kept, uint64(now-last))
			kept = append(kept, at[:frequency+positions]...)
			last = now
			c.docs++
		}
		at = at[frequency+positions:]
	}
	c.data = kept
}
