package bleveindex

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"onrecord/index"
)

// columnsPath is where the columns of the segment at path lie.
func columnsPath(segmentPath string) string {
	name := strings.TrimSuffix(filepath.Base(segmentPath), ".zap") + columnsEnding
	return filepath.Join(filepath.Dir(filepath.Dir(segmentPath)), columnsFolder, name)
}

const (
	columnsFolder = "columns"
	columnsEnding = ".col"
)

// makeColumns gives each segment its columns, words and lists, and removes those of segments that are not there any more. Those that
// came with their segment from the generation before are kept.
func (b *build) makeColumns(s *scorch.IndexSnapshot) error {
	folder := filepath.Join(b.folder, columnsFolder)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	var named, words, lists []string
	for _, seg := range s.Segments() {
		p, ok := seg.Segment().(segment.PersistedSegment)
		if !ok {
			return fmt.Errorf("a segment of %d documents was not written", seg.FullSize())
		}
		path := columnsPath(p.Path())
		named = append(named, filepath.Base(path))
		if err := makeColumnsOf(p, path, int(seg.FullSize())); err != nil {
			return fmt.Errorf("make the columns of %s: %w", filepath.Base(p.Path()), err)
		}
		if err := makeForwardOf(p, forwardPath(p.Path()), int(seg.FullSize())); err != nil {
			return fmt.Errorf("make the words of %s: %w", filepath.Base(p.Path()), err)
		}
		if err := makeListsOf(p, listsPath(p.Path()), int(seg.FullSize())); err != nil {
			return fmt.Errorf("make the lists of %s: %w", filepath.Base(p.Path()), err)
		}
		words, lists = append(words, filepath.Base(forwardPath(p.Path()))), append(lists, filepath.Base(listsPath(p.Path())))
	}
	return errors.Join(removeOthers(folder, columnsEnding, named), removeOthers(folder, forwardEnding, words),
		removeOthers(folder, listsEnding, lists))
}

func makeColumnsOf(s segment.PersistedSegment, path string, docs int) error {
	crc, err := segmentCRC(s.Path())
	if err != nil || columnsFit(path, docs, crc) {
		return err
	}
	d := newDraft(docs)
	d.crc = crc
	if err := d.read(s); err != nil {
		return err
	}
	if err := os.RemoveAll(path); err != nil { // it could be linked from another generation
		return err
	}
	return os.WriteFile(path, d.bytes(), 0o644)
}

// read fills a draft from the terms of a segment.
func (d *draft) read(s segment.Segment) error {
	if err := d.readIDs(s); err != nil {
		return err
	}
	for _, l := range []struct {
		field string
		list  *[]string
		most  int
		put   func(doc int, ordinal uint32)
	}{
		{fieldOutlet, &d.outlets, mostValues, func(doc int, n uint32) { d.outlet[doc] = n }},
		{fieldSpeaker, &d.speakers, mostValues, func(doc int, n uint32) { d.spoken[doc] = append(d.spoken[doc], n) }},
		{fieldKind, &d.kinds, mostSmall, func(doc int, n uint32) { d.kind[doc] = byte(n) }},
		{fieldLang, &d.langs, mostSmall, func(doc int, n uint32) { d.lang[doc] = byte(n) }},
	} {
		n, last := uint32(0), ""
		err := eachTerm(s, l.field, func(term string, doc int) (err error) {
			if term == index.Missing {
				return nil
			}
			if term != last {
				last = term
				if n, err = ordinal(l.list, term, l.most); err != nil {
					return err
				}
			}
			l.put(doc, n)
			return nil
		})
		if err != nil {
			return err
		}
	}
	if err := d.readArticles(s); err != nil {
		return err
	}
	return eachTerm(s, fieldSaid, func(term string, doc int) error {
		switch term {
		case saidSome:
			d.flags[doc] |= flagSaid
		case saidWhole:
			d.flags[doc] |= flagWhole
		}
		return nil
	})
}

// readIDs tells articles from paragraphs, and which is whose.
func (d *draft) readIDs(s segment.Segment) error {
	owners := make([]string, len(d.article))
	err := eachTerm(s, "_id", func(id string, doc int) error { // in the order of IDs
		article, digits, isParagraph := strings.Cut(id, ".")
		owners[doc] = article
		if !isParagraph {
			d.rows = append(d.rows, articleRow{id: id, doc: uint32(doc)})
			return nil
		}
		n, err := strconv.Atoi(digits)
		d.number[doc] = uint32(n)
		return err
	})
	if err != nil {
		return err
	}
	for doc, id := range owners {
		i, found := slices.BinarySearchFunc(d.rows, id, func(r articleRow, id string) int { return strings.Compare(r.id, id) })
		if !found {
			return fmt.Errorf("document %d is of the article %q, which lies elsewhere", doc, id)
		}
		d.article[doc] = uint32(i)
	}
	return nil
}

// readArticles reads the records of the articles, and gives the paragraphs their dates.
func (d *draft) readArticles(s segment.Segment) error {
	names, langs, voices := map[string]uint32{"": 0}, map[string]uint32{}, map[voice]uint32{{}: 0}
	for i, lang := range d.langs {
		langs[lang] = uint32(i)
	}
	for i := range d.rows {
		row := &d.rows[i]
		var r articleRecord
		if err := readRecord(s, int(row.doc), &r); err != nil {
			return err
		}
		d.date[row.doc] = packDate(r.Date)
		row.paragraphs, row.words = uint32(r.Paragraphs), uint32(r.Words)
		row.nameWords, row.titleWords = uint32(r.NameWords), uint32(r.TitleWords)
		row.outletName = ordinalOf(names, r.Outlet, &d.outletNames, r.Outlet)
		row.lang = langs[r.Lang]
		for _, v := range r.Speakers {
			said := uint32(v.Count)
			v.Count = 0
			row.voices = append(row.voices, spokenBy{ordinalOf(voices, v, &d.voices, string(v.ID), v.Name, v.Role), said})
		}
	}
	for doc, row := range d.article {
		d.date[doc] = d.date[d.rows[row].doc]
	}
	return nil
}

// ordinalOf gives the place of what has a key in a list, to which its texts are added when it is new.
func ordinalOf[K comparable](of map[K]uint32, key K, list *[]string, texts ...string) uint32 {
	n, ok := of[key]
	if !ok {
		n = uint32(len(of))
		of[key] = n
		*list = append(*list, texts...)
	}
	return n
}

// eachTerm calls visit for every term of a field and every document that has it, deleted ones too.
func eachTerm(s segment.Segment, field string, visit func(term string, doc int) error) error {
	dictionary, err := s.Dictionary(field)
	if err != nil {
		return err
	}
	terms := dictionary.AutomatonIterator(nil, nil, nil)
	var list segment.PostingsList
	var at segment.PostingsIterator
	for {
		entry, err := terms.Next()
		if err != nil || entry == nil {
			return err
		}
		term := strings.Clone(entry.Term)
		if list, err = dictionary.PostingsList([]byte(term), nil, list); err != nil {
			return err
		}
		at = list.Iterator(false, false, false, at)
		for {
			p, err := at.Next()
			if err != nil {
				return err
			}
			if p == nil {
				break
			}
			if err := visit(term, int(p.Number())); err != nil {
				return err
			}
		}
	}
}

// removeOthers removes the files with an extension that are not named.
func removeOthers(folder, extension string, named []string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if filepath.Ext(e.Name()) == extension && !slices.Contains(named, e.Name()) {
			if err := os.Remove(filepath.Join(folder, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}
