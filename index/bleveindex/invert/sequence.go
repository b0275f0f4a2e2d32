package invert

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"io"
	"os"
)

// Beside the file of a run lies one with the terms of the field that is told in order: by document how many it has, and
// each by its place among those of the run.
const sequenceEnding = ".order"

func (r *run) writeSequence(path string, l *list, sorted []Term) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	out := &output{f: f}
	place := make([]uint32, len(sorted))
	for i, t := range sorted {
		place[t] = uint32(i)
	}
	from, next := 0, r.first
	for _, s := range l.docs {
		for ; next < s.doc; next++ {
			out.uvarint(0)
		}
		out.uvarint(uint64(s.end - from))
		for _, t := range l.occurrences[from:s.end] {
			out.uvarint(uint64(place[t]))
		}
		out.write(nil)
		from, next = s.end, s.doc+1
	}
	for ; next < r.first+r.docs; next++ {
		out.uvarint(0)
	}
	out.flush()
	return cmp.Or(out.err, f.Close())
}

// tell tells a term, and remembers its number for the runs that have it.
func (m *merger) tell(runs []*cursor, written bool) {
	if m.global == nil {
		m.global = make([][]Term, len(m.runs))
	}
	for _, c := range runs {
		m.global[c.number] = append(m.global[c.number], m.all) // also where only dropped documents have it
	}
	if written {
		m.order.Term(runs[0].term, int(m.count))
		m.all++
	}
}

// sequence tells the terms of the documents.
func (m *merger) sequence() error {
	doc := uint32(0)
	var terms []Term
	for i, name := range m.files {
		f, err := os.Open(name + sequenceEnding)
		if err != nil {
			return err
		}
		in := bufio.NewReaderSize(f, 128<<10)
		for {
			n, err := binary.ReadUvarint(in)
			if err == io.EOF {
				break
			}
			terms = terms[:0]
			for ; n > 0 && err == nil; n-- {
				var place uint64
				place, err = binary.ReadUvarint(in)
				if err == nil {
					terms = append(terms, m.global[i][place])
				}
			}
			if err == nil && !m.isDropped(doc) {
				err = m.order.Document(terms)
			}
			if err != nil {
				_ = f.Close()
				return err
			}
			doc++
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}
