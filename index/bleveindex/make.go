package bleveindex

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"onrecord/corpus"
	"onrecord/index/bleveindex/invert"
	"onrecord/index/match"
)

// make makes an index of one segment, of what fill puts. Bleve makes the index, of one document without a field; then its
// segment is replaced, of which the rest of the index knows nothing but the name.
func (b *build) make(fill func(*Writer) error) (changes Changes, paragraphs int, err error) {
	segment, err := newIndex(b.folder)
	if err != nil {
		return changes, 0, fmt.Errorf("make an index: %w", err)
	}
	made := segment + ".made"
	m, err := newMaker(made, 0)
	if err != nil {
		return changes, 0, err
	}
	words, err := m.words(forwardPath(segment))
	if err != nil {
		return changes, 0, errors.Join(err, m.Close())
	}
	w := &Writer{target: m}
	if err := fill(w); err != nil || len(m.seen) == 0 {
		return w.changes, 0, errors.Join(err, m.Close(), words.f.Close(), os.Remove(made))
	}
	if err := m.finish(words); err != nil {
		return changes, 0, fmt.Errorf("write the segment: %w", err)
	}
	return w.changes, w.paragraphs, os.Rename(made, segment)
}

// words begins the segment's file of words.
func (m *maker) words(path string) (*forwardWriter, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	w, err := newForward(path)
	if err == nil {
		m.Order(m.fields[fieldExact], w)
	}
	return w, err
}

// finish writes the segment, and its file of words.
func (m *maker) finish(words *forwardWriter) error {
	if err := m.Finish(); err != nil {
		return errors.Join(err, words.f.Close())
	}
	crc, err := segmentCRC(m.path)
	if err != nil {
		return errors.Join(err, words.f.Close())
	}
	return words.finish(crc)
}

// newIndex makes an index in a folder that is not there yet, and gives its one segment.
func newIndex(folder string) (segment string, err error) {
	idx, err := bleve.NewUsing(folder, newMapping(), scorch.Name, bleve.Config.DefaultKVStore, segments())
	if err != nil {
		return "", err
	}
	batch := idx.NewBatch()
	if err := errors.Join(batch.IndexAdvanced(document.NewDocument("_")), idx.Batch(batch), idx.Close()); err != nil {
		return "", err
	}
	names, err := filepath.Glob(filepath.Join(folder, "store", "*.zap"))
	if err == nil && len(names) != 1 {
		err = fmt.Errorf("a new index has %d segments", len(names))
	}
	if err != nil {
		return "", err
	}
	return names[0], nil
}

// maker makes a segment of all articles. It is a target.
type maker struct {
	*invert.Builder
	path   string
	fields map[string]int
	doc    uint32                      // that was begun last
	seen   map[corpus.ArticleID]placed // every article
	langs  map[string]lexicon          // the words met so far
}

// placed is an article and its first document.
type placed struct {
	known
	first uint32
}

var _ target = (*maker)(nil)

// newMaker passes full on to invert.Create.
func newMaker(path string, full int) (*maker, error) {
	b, err := invert.Create(path, allFields(), fieldDoc, full)
	if err != nil {
		return nil, err
	}
	m := &maker{Builder: b, path: path, fields: map[string]int{}, seen: map[corpus.ArticleID]placed{}, langs: map[string]lexicon{}}
	for _, f := range allFields() {
		m.fields[f.Name] = b.Field(f.Name)
	}
	return m, nil
}

func (m *maker) known(id corpus.ArticleID) (known, bool, error) {
	p, ok := m.seen[id]
	return p.known, ok, nil
}

func (m *maker) remove(id corpus.ArticleID, paragraphs int) {
	from := m.seen[id].first
	m.Drop(from, from+uint32(paragraphs)+1)
	delete(m.seen, id)
}

func (m *maker) added(id corpus.ArticleID, k known) error {
	m.seen[id] = placed{k, m.doc - uint32(k.paragraphs)} // its own document is the last
	return nil
}

func (m *maker) flush() error { return nil }

func (m *maker) begin(id string) (err error) {
	m.doc, err = m.Add(id)
	return err
}

func (m *maker) keyword(field string, values ...string) {
	f := m.fields[field]
	for _, v := range values {
		m.Put(f, m.Term(f, v), 0)
	}
}

func (m *maker) store(record []byte) error { return m.Store(record) }

func (m *maker) text(exact, stemmed, lang, text string) (n int) {
	l := m.lexicon(lang)
	e, s := m.fields[exact], -1
	if stemmed != "" {
		s = m.fields[stemmed]
	}
	part := inText
	if exact == fieldTitle {
		part = inTitle
	}
	match.Each(text, func(printed string) {
		w := l.word(printed, lang)
		if w.exact == "" {
			return
		}
		n++
		t := &w.terms[part]
		if t.run != m.Run()+1 {
			t.run, t.exact = m.Run()+1, m.Term(e, w.exact)
			if s >= 0 {
				t.stem = m.Term(s, w.stem)
			}
		}
		m.Put(e, t.exact, uint32(n))
		if s >= 0 {
			m.Put(s, t.stem, 0)
		}
	})
	return n
}

func (m *maker) names(speakers []corpus.Speaker) (n int) {
	f := m.fields[fieldNames]
	for i, s := range speakers {
		at := 0
		match.Each(s.Name, func(printed string) {
			if w := match.NewWord(printed); w.Exact != "" {
				m.Put(f, m.Term(f, w.Exact), uint32(namePlace(i, at)))
				at++
			}
		})
		n += at
	}
	return n
}

// lexicon holds words of a language by how they are printed, so that each is folded and stemmed once.
type lexicon map[string]*word

type word struct {
	exact, stem string
	terms       [parts]terms
}

// terms are those of the builder's run, which counts from 1.
type terms struct {
	run         int
	exact, stem invert.Term
}

// The texts that have fields of their own.
const (
	inText = iota
	inTitle
	parts
)

// mostWords bounds a lexicon; most of what it forgets it had met once.
const mostWords = 1 << 17

func (m *maker) lexicon(lang string) lexicon {
	l := m.langs[lang]
	if l == nil || len(l) >= mostWords {
		l = lexicon{}
		m.langs[lang] = l
	}
	return l
}

func (l lexicon) word(printed, lang string) *word {
	w := l[printed]
	if w == nil {
		n := match.NewWord(strings.Clone(printed))
		w = &word{exact: n.Exact}
		if n.Exact != "" {
			w.stem = n.Stem(lang)
		}
		l[n.Printed] = w
	}
	return w
}
