// Package invert makes a segment of Bleve's, of the format zap 16, from documents that come one after the other. Bleve
// makes a segment of each batch and merges them again and again, and every term of every document is an object on the
// way. Here a document's terms are numbers in a list; a list that is full is sorted by terms and written to a file, a
// run; at the end the runs are merged once. It knows nothing of what the fields mean. Begin with [Create].
package invert

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Field is a field of a segment.
type Field struct {
	Name      string
	Positions bool // where its terms stand is kept
}

// ID is the field of the documents' keys, which every segment has. Each key belongs to one document.
const ID = 0

// Term is a term of a field, as Builder.Term gives it.
type Term uint32

// Builder makes a segment. A document is begun with Add; what Put is given afterwards belongs to it. It is for one goroutine.
type Builder struct {
	fields []Field
	stored int // the field that holds what is stored
	out    *output
	path   string

	offsets []uint64 // by document, where it is stored
	dropped []uint32 // documents, in order
	run     *run
	number  int // of the run
	full    int // occurrences that a run may have

	ordered int // the field that sequence is told of; 0 for none
	order   Sequence

	files   []string
	writing chan error // of the run before; nil when there is none
	packer  packer
}

// Occurrences of terms that are held in memory until they are written, if Create is given no other number.
const defaultFull = 2 << 20

// Create begins a segment at path, with fields sorted by name. What is stored is stored in the field of that name. full is
// how many occurrences of terms are held in memory; 0 is a good number. Besides path it makes files path.run0 and so on.
func Create(path string, fields []Field, stored string, full int) (*Builder, error) {
	b := &Builder{path: path, full: full, fields: append([]Field{{Name: "_id"}}, fields...)}
	if full <= 0 {
		b.full = defaultFull
	}
	byName := func(a, b Field) int { return strings.Compare(a.Name, b.Name) }
	b.stored = slices.IndexFunc(b.fields, func(f Field) bool { return f.Name == stored })
	if !slices.IsSortedFunc(fields, byName) || b.stored < 0 {
		return nil, fmt.Errorf("the fields of a segment are sorted, and %q is one of them", stored)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, err
	}
	b.out = &output{f: f}
	b.run = newRun(b.fields, 0)
	return b, nil
}

// Sequence is told the terms of a field, and then of each document which it has, in the order in which they stand there.
type Sequence interface {
	Term(term []byte, docs int)  // in the order of their bytes; docs have it
	Document(terms []Term) error // by the order in which Term was called, from 0; valid until the next
}

// Order has Finish tell s the terms of a field of all documents.
func (b *Builder) Order(field int, s Sequence) {
	b.ordered, b.order = field, s
	b.run.ordered = field
}

// Field is the number of a field; -1 when there is none of that name.
func (b *Builder) Field(name string) int {
	return slices.IndexFunc(b.fields, func(f Field) bool { return f.Name == name })
}

// Add begins a document and gives its number. Terms are to be asked for anew when Run changes, which it does here alone.
func (b *Builder) Add(id string) (doc uint32, err error) {
	if b.run.occurrences >= b.full {
		if err := b.flush(); err != nil {
			return 0, err
		}
	}
	doc = b.run.first + b.run.docs
	b.run.docs++
	l := &b.run.lists[ID]
	l.terms = append(l.terms, id)
	b.Put(ID, Term(len(l.terms)-1), 0)
	return doc, nil
}

// Store stores something with the document that was begun last. Each document has to have something stored.
func (b *Builder) Store(value []byte) error {
	ids := b.run.lists[ID].terms
	b.offsets = append(b.offsets, b.out.count())
	b.out.write(b.packer.pack(ids[len(ids)-1], b.stored, value))
	return b.out.err
}

// Run numbers the stretches of documents in which a term keeps its Term.
func (b *Builder) Run() int { return b.number }

// Term gives the number of a term of a field, which is not ID.
func (b *Builder) Term(field int, term string) Term {
	l := &b.run.lists[field]
	t, ok := l.of[term]
	if !ok {
		t = Term(len(l.terms))
		term = strings.Clone(term)
		l.of[term] = t
		l.terms = append(l.terms, term)
	}
	return t
}

// Put adds an occurrence of a term to the document that was begun last. Positions are in order, and count where the field
// has them.
func (b *Builder) Put(field int, t Term, position uint32) {
	l := &b.run.lists[field]
	doc := b.run.first + b.run.docs - 1
	if n := len(l.docs); n == 0 || l.docs[n-1].doc != doc {
		l.docs = append(l.docs, share{doc: doc, end: len(l.occurrences)})
	}
	l.occurrences = append(l.occurrences, t)
	if b.fields[field].Positions {
		l.positions = append(l.positions, position)
	}
	l.docs[len(l.docs)-1].end++
	b.run.occurrences++
}

// Drop takes documents out again.
func (b *Builder) Drop(from, to uint32) {
	for doc := from; doc < to; doc++ {
		b.dropped = append(b.dropped, doc)
	}
}

// flush has the run written while the next one is filled.
func (b *Builder) flush() error {
	if err := b.wait(); err != nil {
		return err
	}
	r, name := b.run, fmt.Sprintf("%s.run%d", b.path, len(b.files))
	b.files = append(b.files, name)
	b.run = newRun(b.fields, r.first+r.docs)
	b.run.ordered = b.ordered
	b.number++
	b.writing = make(chan error, 1)
	go func() { b.writing <- r.write(name) }()
	return nil
}

func (b *Builder) wait() error {
	if b.writing == nil {
		return nil
	}
	err := <-b.writing
	b.writing = nil
	if err != nil {
		return fmt.Errorf("write %s: %w", filepath.Base(b.files[len(b.files)-1]), err)
	}
	return nil
}

// Finish writes the segment.
func (b *Builder) Finish() (err error) {
	defer func() {
		if closed := b.Close(); err == nil {
			err = closed
		}
	}()
	if err := b.flush(); err != nil {
		return err
	}
	if err := b.wait(); err != nil {
		return err
	}
	if docs := b.run.first; int(docs) != len(b.offsets) {
		return fmt.Errorf("%d of %d documents have something stored", len(b.offsets), docs)
	}
	slices.Sort(b.dropped)
	m, err := newMerger(b)
	if err != nil {
		return err
	}
	defer m.close()
	return m.write()
}

// Close gives up what is not finished, and removes the runs. After Finish it does nothing.
func (b *Builder) Close() error {
	if b.out == nil {
		return nil
	}
	_ = b.wait()
	err := b.out.f.Close()
	b.out = nil
	for _, name := range b.files {
		removed := os.Remove(name)
		if b.order != nil {
			removed = errors.Join(removed, os.Remove(name+sequenceEnding))
		}
		if err == nil {
			err = removed
		}
	}
	return err
}
