package bleveindex

import (
	"encoding/binary"
	"errors"
	"io"
	"os"
	"slices"
)

// A file of columns lies beside each segment of a generation: columns/NAME.col beside store/NAME.zap. It holds by
// document number what facets, dates, orders and groups read, and by article what the directory is made of, deleted
// documents included, and never changes, as its segment does not. All numbers are little-endian.
//
//	magic      8 bytes   "onrecol" and the version, 2
//	docs       uint32    documents of the segment
//	spoken     uint32    speakers of all documents together
//	articles   uint32    articles of the segment
//	voiced     uint32    voices of all articles together
//	crc        uint32    the last four bytes of the segment, by which the two know each other
//	length     uint32    of the dictionaries, in bytes
//	article    uint32 × docs      of which article the document is, by the place in the list of articles below
//	number     uint32 × docs      of the paragraph; 0 for an article's document
//	date       uint32 × docs      see packDate; 0 when not known
//	outlet     uint32 × docs      ordinal in the dictionary; 0 when not known
//	from       uint32 × (docs+1)  where the document's speakers begin; they end where the next one's begin
//	speaker    uint32 × spoken    ordinals
//	kind       uint8 × docs       ordinal
//	lang       uint8 × docs       ordinal; 0 when not known
//	flags      uint8 × docs       see flagWhole
//	rows       see articleRows
//	dictionary lists of texts: outlets, speakers, kinds, languages, names of outlets, voices, IDs of articles. A list is a
//	           uint32 with the number of its texts, then each as a uint32 with its length, and its bytes. The first of a
//	           list is empty. A voice has three texts: ID, name and role.
type columns struct {
	docs                                         int
	article, number, date, outlet, from, speaker uint32s
	kind, lang, flags                            []byte
	rows                                         articleRows
	outlets, speakers, kinds, langs              []string
	outletNames, voices, ids                     []string
}

// articleRows are the articles of a segment, by ID. The numbers of each kind lie together, in this order.
type articleRows struct {
	doc                          uint32s // its document
	paragraphs                   uint32s
	words, nameWords, titleWords uint32s // in all of it
	outletName, lang             uint32s // ordinals; 0 when not known
	from                         uint32s // where its voices begin, and one more; they end where the next one's begin
	voice                        uint32s // ordinals
	said                         uint32s // paragraphs with this voice
}

func (r *articleRows) len() int { return r.doc.len() }

// lists gives the numbers in the order in which they lie in the file, and how many of each there are.
func (r *articleRows) lists(articles, voiced int) (lists []*uint32s, lengths []int) {
	lists = []*uint32s{
		&r.doc, &r.paragraphs, &r.words, &r.nameWords, &r.titleWords, &r.outletName, &r.lang, &r.from, &r.voice, &r.said,
	}
	for range 7 {
		lengths = append(lengths, articles)
	}
	return lists, append(lengths, articles+1, voiced, voiced)
}

const (
	columnsMagic  = "onrecol\x02"
	columnsHeader = len(columnsMagic) + 6*4

	voiceTexts = 3 // of a voice
)

// The flags of a paragraph.
const (
	flagSaid  = 1 << iota // somebody says something in it
	flagWhole             // all of it is one named speaker's
)

// uint32s are numbers as they lie in a file.
type uint32s []byte

func (u uint32s) at(i int) uint32 { return binary.LittleEndian.Uint32(u[4*i:]) }

func (u uint32s) len() int { return len(u) / 4 }

// speakersOf gives the ordinals of the speakers of a document.
func (c *columns) speakersOf(doc int) uint32s {
	return c.speaker[4*c.from.at(doc) : 4*c.from.at(doc+1)]
}

var errColumns = errors.New("is not as columns are")

// parseColumns reads a file that is in memory, or mapped into it. What it gives can be read without a check. Its texts are
// copies.
func parseColumns(data []byte) (*columns, error) {
	if len(data) < columnsHeader || string(data[:len(columnsMagic)]) != columnsMagic {
		return nil, errColumns
	}
	head := uint32s(data[len(columnsMagic):columnsHeader])
	docs, spoken, articles, voiced := int(head.at(0)), int(head.at(1)), int(head.at(2)), int(head.at(3))
	if dictionary := int(head.at(5)); len(data) != columnsHeader+4*(5*docs+1+spoken)+3*docs+4*(8*articles+1+2*voiced)+dictionary {
		return nil, errColumns
	}
	rest := data[columnsHeader:]
	take := func(n int) []byte {
		part := rest[:n:n]
		rest = rest[n:]
		return part
	}
	c := &columns{docs: docs}
	for _, u := range []*uint32s{&c.article, &c.number, &c.date, &c.outlet} {
		*u = take(4 * docs)
	}
	c.from, c.speaker = take(4*(docs+1)), take(4*spoken)
	c.kind, c.lang, c.flags = take(docs), take(docs), take(docs)
	lists, lengths := c.rows.lists(articles, voiced)
	for i, l := range lists {
		*l = take(4 * lengths[i])
	}
	texts := string(rest)
	for _, l := range []*[]string{&c.outlets, &c.speakers, &c.kinds, &c.langs, &c.outletNames, &c.voices, &c.ids} {
		var ok bool
		if *l, texts, ok = takeTexts(texts); !ok {
			return nil, errColumns
		}
	}
	if texts != "" || !c.sound() {
		return nil, errColumns
	}
	c.ids = c.ids[1:] // in the file they have an empty one in front, as all lists have
	return c, nil
}

// takeTexts reads a list of texts, of which the first is empty.
func takeTexts(data string) (list []string, rest string, ok bool) {
	take := func() (n int) {
		if ok = len(data) >= 4; ok {
			n = int(uint32(data[0]) | uint32(data[1])<<8 | uint32(data[2])<<16 | uint32(data[3])<<24)
			data = data[4:]
		}
		return n
	}
	n := take()
	list = make([]string, 0, min(n, len(data)/4))
	for range n {
		length := take()
		if !ok || length > len(data) {
			return nil, "", false
		}
		list = append(list, data[:length])
		data = data[length:]
	}
	return list, data, ok && len(list) > 0 && list[0] == ""
}

// sound tells whether every number points to something. It looks at all of them, and is most of what it takes to open a
// segment.
func (c *columns) sound() bool {
	r := &c.rows
	return c.article.below(r.len()) && c.outlet.below(len(c.outlets)) && c.from.rise(c.speaker.len()) &&
		c.speaker.below(len(c.speakers)) && c.speaker.positive() && bytesBelow(c.kind, len(c.kinds)) && bytesBelow(c.lang, len(c.langs)) &&
		len(c.ids) == r.len()+1 && slices.IsSorted(c.ids) && len(c.voices)%voiceTexts == 0 &&
		r.doc.below(c.docs) && r.outletName.below(len(c.outletNames)) && r.lang.below(len(c.langs)) && r.from.rise(r.voice.len()) &&
		r.voice.below(len(c.voices)/voiceTexts)
}

// below tells whether every number is less than n.
func (u uint32s) below(n int) bool {
	most := uint32(0)
	for i := 0; i+4 <= len(u); i += 4 {
		most = max(most, binary.LittleEndian.Uint32(u[i:i+4]))
	}
	return len(u) == 0 || int(most) < n
}

func (u uint32s) positive() bool {
	for i := range u.len() {
		if u.at(i) == 0 {
			return false
		}
	}
	return true
}

// rise tells whether the numbers go from 0 to n without falling.
func (u uint32s) rise(n int) bool {
	if len(u) == 0 || u.at(0) != 0 || int(u.at(u.len()-1)) != n {
		return false
	}
	last := uint32(0)
	for i := 0; i+4 <= len(u); i += 4 {
		now := binary.LittleEndian.Uint32(u[i : i+4])
		if now < last {
			return false
		}
		last = now
	}
	return true
}

func bytesBelow(b []byte, n int) bool { return len(b) == 0 || int(slices.Max(b)) < n }

// columnsFit tells whether the file of columns at path was made of a segment that ends so and has so many documents.
func columnsFit(path string, docs int, crc uint32) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, columnsHeader)
	if _, err := io.ReadFull(f, head); err != nil || string(head[:len(columnsMagic)]) != columnsMagic {
		return false
	}
	numbers := uint32s(head[len(columnsMagic):])
	return int(numbers.at(0)) == docs && numbers.at(4) == crc
}

// segmentCRC reads the checksum at the end of a segment.
func segmentCRC(path string) (uint32, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	if _, err := f.Seek(-4, io.SeekEnd); err != nil {
		return 0, err
	}
	var b [4]byte
	_, err = io.ReadFull(f, b[:])
	return binary.LittleEndian.Uint32(b[:]), err
}
