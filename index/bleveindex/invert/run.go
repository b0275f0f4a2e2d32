package invert

import (
	"cmp"
	"encoding/binary"
	"errors"
	"os"
	"slices"
	"strings"
)

// run is the documents whose terms are held in memory.
//
// In its file lie, for each field, the number of its terms, and by term: its length and bytes, how many documents have it,
// and how many bytes follow for these. Of a document that is how far its number is from the one before (the first from 0),
// and what zap keeps of a posting: its frequency and length, and where the field has positions these.
type run struct {
	first, docs uint32 // the first document, and how many there are
	lists       []list // by field
	occurrences int
	ordered     int // the field of which the sequence is written too; 0 for none
}

// list is the occurrences of the terms of a field.
type list struct {
	of          map[string]Term
	terms       []string
	occurrences []Term // document by document
	positions   []uint32
	docs        []share
}

// share is where the occurrences of a document end.
type share struct {
	doc uint32
	end int
}

func newRun(fields []Field, first uint32) *run {
	r := &run{first: first, lists: make([]list, len(fields))}
	for i := range r.lists {
		r.lists[i].of = map[string]Term{}
	}
	return r
}

// occurrence is where a term stands.
type occurrence struct{ doc, position uint32 }

func (r *run) write(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	out := &output{f: f}
	for i := range r.lists {
		sorted := r.writeField(out, i)
		if i > 0 && i == r.ordered {
			if err := r.writeSequence(path+sequenceEnding, &r.lists[i], sorted); err != nil {
				return errors.Join(err, f.Close())
			}
		}
		r.lists[i] = list{}
	}
	out.flush()
	return cmp.Or(out.err, f.Close())
}

func (r *run) writeField(out *output, field int) (sorted []Term) {
	l := &r.lists[field]
	lengths := make([]uint32, r.docs)
	from := 0
	for _, s := range l.docs {
		lengths[s.doc-r.first] = uint32(s.end - from)
		from = s.end
	}
	places, ends := l.byTerm()
	withPositions := l.positions != nil
	var b []byte
	out.write(binary.AppendUvarint(nil, uint64(len(l.terms))))
	sorted = l.sorted()
	for _, t := range sorted {
		from := uint32(0)
		if t > 0 {
			from = ends[t-1]
		}
		n := uint64(0)
		b = b[:0]
		last := uint32(0)
		for of := places[from:ends[t]]; len(of) > 0; n++ {
			doc := of[0].doc
			freq := 1
			for freq < len(of) && of[freq].doc == doc {
				freq++
			}
			b = binary.AppendUvarint(b, uint64(doc-last))
			last = doc
			b = appendPosting(b, field, of[:freq], lengths[doc-r.first], withPositions)
			of = of[freq:]
		}
		term := l.terms[t]
		out.buf = binary.AppendUvarint(out.buf, uint64(len(term)))
		out.buf = append(out.buf, term...)
		out.buf = binary.AppendUvarint(out.buf, n)
		out.buf = binary.AppendUvarint(out.buf, uint64(len(b)))
		out.write(b)
	}
	return sorted
}

// appendPosting adds what zap keeps of a term in a document.
func appendPosting(b []byte, field int, of []occurrence, length uint32, positions bool) []byte {
	freq := uint64(len(of)) << 1
	if !positions {
		b = binary.AppendUvarint(b, freq)
		return binary.AppendUvarint(b, uint64(length))
	}
	b = binary.AppendUvarint(b, freq|1)
	b = binary.AppendUvarint(b, uint64(length))
	size := 0
	for _, o := range of {
		size += 4 + uvarintLen(o.position)
	}
	b = binary.AppendUvarint(b, uint64(size))
	for _, o := range of {
		b = append(b, byte(field)) // there are less than 128
		b = binary.AppendUvarint(b, uint64(o.position))
		b = append(b, 0, 0, 0) // where it begins and ends nobody reads
	}
	return b
}

func uvarintLen(n uint32) int {
	size := 1
	for ; n >= 0x80; n >>= 7 {
		size++
	}
	return size
}

// byTerm brings the occurrences into the order of terms, and within a term leaves them in that of documents. Those of a term
// end where ends tells.
func (l *list) byTerm() (places []occurrence, ends []uint32) {
	ends = make([]uint32, len(l.terms)+1)
	for _, t := range l.occurrences {
		ends[t+1]++
	}
	for i := 1; i < len(ends); i++ {
		ends[i] += ends[i-1]
	}
	places = make([]occurrence, len(l.occurrences))
	from := 0
	for _, s := range l.docs {
		for i := from; i < s.end; i++ {
			t := l.occurrences[i]
			o := occurrence{doc: s.doc}
			if l.positions != nil {
				o.position = l.positions[i]
			}
			places[ends[t]] = o
			ends[t]++
		}
		from = s.end
	}
	return places, ends
}

// sorted gives the terms in the order of their bytes.
func (l *list) sorted() []Term {
	type key struct {
		first uint64 // eight bytes, by which nearly all are told apart
		term  Term
	}
	keys := make([]key, len(l.terms))
	for i, t := range l.terms {
		var first [8]byte
		copy(first[:], t)
		keys[i] = key{binary.BigEndian.Uint64(first[:]), Term(i)}
	}
	slices.SortFunc(keys, func(a, b key) int {
		if a.first != b.first {
			return cmp.Compare(a.first, b.first)
		}
		return strings.Compare(l.terms[a.term], l.terms[b.term])
	})
	sorted := make([]Term, len(keys))
	for i, k := range keys {
		sorted[i] = k.term
	}
	return sorted
}
