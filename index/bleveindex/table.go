package bleveindex

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"
	gosync "sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"onrecord/corpus"
)

// table is the columns of all segments of a generation as one. Documents go by their global number: Bleve counts on from
// segment to segment, in the order of its snapshot.
type table struct {
	parts []part
	// place is, by document, where it stands among all: the rank of its article by ID << 32 | the paragraph's number, which
	// is 0 for an article's own document. It breaks ties. nowhere is a document that is deleted.
	place          []uint64
	all            docSet          // the paragraphs
	byLang         func() []docSet // the paragraphs in each language, by ordinal
	articles       []articleAt     // by rank
	withParagraphs articleSet      // those that have any
	speakers       values
	outlets        values
	kinds          values
	langs          values
	years          years
}

// part is a segment's share of a table.
type part struct {
	*columns
	files []mapped
	words *forward
	lists *lists
	base  int // number of its first document
	// The global ordinals of the values, by local ones. 0 is none in both.
	outletOf, speakerOf, kindOf, langOf []uint32
	ranks                               []uint32                           // among all articles, by row
	deleted                             interface{ Contains(uint32) bool } // documents; nil when none is
	live                                docSet                             // by the part's own numbers; nil when none is deleted
	ends                                docSet                             // likewise the documents of articles; nil when one does not lie behind its paragraphs
}

func (p *part) windows() int { return windowsOf(p.docs) }

func (p *part) isDeleted(doc int) bool { return p.deleted != nil && p.deleted.Contains(uint32(doc)) }

// articleAt is an article, and where its own document is.
type articleAt struct {
	id  corpus.ArticleID
	doc int
}

const nowhere = math.MaxUint64

// mapTable maps the columns of every segment. It can be asked for its parts; for the rest it has to be arranged.
func mapTable(s *scorch.IndexSnapshot) (*table, error) {
	t := &table{}
	for _, seg := range s.Segments() {
		if err := t.add(seg); err != nil {
			return nil, errors.Join(err, t.close())
		}
	}
	return t, nil
}

func (t *table) add(seg *scorch.SegmentSnapshot) error {
	p, ok := seg.Segment().(segment.PersistedSegment)
	if !ok {
		return errors.New("a segment has no file")
	}
	crc, err := segmentCRC(p.Path())
	if err != nil {
		return err
	}
	docs := int(seg.FullSize())
	t.parts = append(t.parts, part{base: len(t.place)})
	part := &t.parts[len(t.parts)-1]
	path := columnsPath(p.Path())
	data, err := part.open(path, columnsFit(path, docs, crc))
	if err != nil {
		return err
	}
	if part.columns, err = parseColumns(data); err != nil {
		return fmt.Errorf("%s %w", filepath.Base(path), err)
	}
	path = forwardPath(p.Path())
	if data, err = part.open(path, forwardFits(path, docs, crc)); err != nil {
		return err
	}
	if part.words, err = parseForward(data); err != nil {
		return fmt.Errorf("%s %w", filepath.Base(path), err)
	}
	path = listsPath(p.Path())
	if data, err = part.open(path, listsFit(path, docs, crc)); err != nil {
		return err
	}
	if part.lists, err = parseLists(data); err != nil {
		return fmt.Errorf("%s %w", filepath.Base(path), err)
	}
	if d := seg.Deleted(); d != nil {
		part.deleted = d
	}
	t.place = append(t.place, make([]uint64, docs)...)
	return nil
}

// open maps a file of a segment, to which it has to fit.
func (p *part) open(path string, fits bool) ([]byte, error) {
	if !fits {
		return nil, fmt.Errorf("%s is not of its segment", filepath.Base(path))
	}
	m, err := mapFile(path)
	p.files = append(p.files, m)
	return m.data, err
}

// number gives every value one ordinal for the whole generation, in the order of the texts.
func (t *table) number() {
	for i := range t.parts {
		p := &t.parts[i]
		t.outlets.add(p.outlets)
		t.speakers.add(p.speakers)
		t.kinds.add(p.kinds)
		t.langs.add(p.langs)
	}
	for _, v := range []*values{&t.outlets, &t.speakers, &t.kinds, &t.langs} {
		v.finish()
	}
	for i := range t.parts {
		p := &t.parts[i]
		p.outletOf, p.speakerOf = t.outlets.ordinals(p.outlets), t.speakers.ordinals(p.speakers)
		p.kindOf, p.langOf = t.kinds.ordinals(p.kinds), t.langs.ordinals(p.langs)
	}
}

// arrange gives every value its number, and finds the place of every document that is not deleted.
func (t *table) arrange() {
	t.number()
	t.byLang = gosync.OnceValue(t.partByLang)
	for i := range t.parts {
		t.addArticles(&t.parts[i])
		t.years.add(t.parts[i].columns)
	}
	t.years.finish()
	if byID := func(a, b articleAt) int { return strings.Compare(string(a.id), string(b.id)) }; !slices.IsSortedFunc(t.articles, byID) {
		slices.SortFunc(t.articles, byID)
	}
	for i := range t.parts {
		t.parts[i].ranks = make([]uint32, t.parts[i].rows.len())
	}
	t.all, t.withParagraphs = t.newSet(), newArticleSet(t)
	for r, a := range t.articles {
		p := t.partOf(a.doc)
		row := int(p.article.at(a.doc - p.base))
		p.ranks[row] = uint32(r)
		if p.rows.paragraphs.at(row) > 0 {
			t.withParagraphs.add(uint32(r))
		}
	}
	for i := range t.parts {
		t.arrangePart(&t.parts[i])
	}
}

func (t *table) addArticles(p *part) {
	for row := range p.rows.len() {
		if doc := int(p.rows.doc.at(row)); !p.isDeleted(doc) {
			t.articles = append(t.articles, articleAt{corpus.ArticleID(p.ids[row]), p.base + doc})
		}
	}
}

func (t *table) arrangePart(p *part) {
	place, ranks, article, number := t.place[p.base:][:p.docs], p.ranks, p.article, p.number
	if p.deleted != nil {
		p.live = newDocSet(p.docs)
	}
	p.ends = newDocSet(p.docs)
	for n := range place {
		if number := number.at(n); number == 0 {
			p.ends.add(n)
		} else if n+1 == len(place) || article.at(n+1) != article.at(n) {
			p.ends = nil // see count
			break
		}
	}
	for n := range place {
		if p.deleted != nil {
			if p.isDeleted(n) {
				place[n] = nowhere
				continue
			}
			p.live.add(n)
		}
		number := number.at(n)
		place[n] = uint64(ranks[article.at(n)])<<32 | uint64(number)
		if number != 0 {
			t.all.add(p.base + n)
		}
	}
}

func (t *table) partByLang() []docSet {
	var sets []docSet
	for range t.langs.ids {
		sets = append(sets, t.newSet())
	}
	for i := range t.parts {
		p := &t.parts[i]
		for n := range p.docs {
			if isParagraph(t.place[p.base+n]) {
				sets[p.langOf[p.lang[n]]].add(p.base + n)
			}
		}
	}
	return sets
}

// isParagraph tells whether a place is that of a paragraph.
func isParagraph(place uint64) bool { return place != nowhere && uint32(place) != 0 }

// hasArticle tells whether there is an article of this ID.
func (t *table) hasArticle(id corpus.ArticleID) bool {
	_, found := slices.BinarySearchFunc(t.articles, id, func(a articleAt, id corpus.ArticleID) int { return cmp.Compare(a.id, id) })
	return found
}

func rankOf(place uint64) uint32 { return uint32(place >> 32) }

// partOf gives the part that a document is in.
func (t *table) partOf(doc int) *part {
	i, found := slices.BinarySearchFunc(t.parts, doc, func(p part, doc int) int { return cmp.Compare(p.base, doc) })
	if !found {
		i--
	}
	return &t.parts[i]
}

// dateOf is the packed date of a document.
func (t *table) dateOf(doc int) uint32 {
	p := t.partOf(doc)
	return p.date.at(doc - p.base)
}

func (t *table) close() error {
	var errs []error
	for _, p := range t.parts {
		for _, f := range p.files {
			errs = append(errs, f.close())
		}
	}
	return errors.Join(errs...)
}
