package bleveindex

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
)

// A file of columns lies beside each segment of a generation: columns/NAME.col beside store/NAME.zap. It holds by
// document number what facets, dates, orders and groups read, deleted documents included, and never changes, as its
// segment does not. All numbers are little-endian.
//
//	magic      8 bytes   "onrecol" and the version, 1
//	docs       uint32    documents of the segment
//	spoken     uint32    speakers of all documents together
//	crc        uint32    the last four bytes of the segment, by which the two know each other
//	length     uint32    of the dictionaries, in bytes
//	article    uint32 × docs      number of the document of its article; of an article's document its own
//	number     uint32 × docs      of the paragraph; 0 for an article's document
//	date       uint32 × docs      see packDate; 0 when not known
//	outlet     uint32 × docs      ordinal in the dictionary; 0 when not known
//	from       uint32 × (docs+1)  where the document's speakers begin; they end where the next one's begin
//	speaker    uint32 × spoken    ordinals
//	kind       uint8 × docs       ordinal
//	lang       uint8 × docs       ordinal; 0 when not known
//	flags      uint8 × docs       see flagWhole
//	dictionary four lists of texts: outlets, speakers, kinds, languages. A list is a uint32 with the number of its
//	           texts, then each as a uint32 with its length, and its bytes. The first of a list is empty.
type columns struct {
	docs                                         int
	article, number, date, outlet, from, speaker uint32s
	kind, lang, flags                            []byte
	outlets, speakers, kinds, langs              []string
}

const (
	columnsMagic  = "onrecol\x01"
	columnsHeader = len(columnsMagic) + 4*4
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

// parseColumns reads a file that is in memory, or mapped into it. What it gives can be read without a check.
func parseColumns(data []byte) (*columns, error) {
	if len(data) < columnsHeader || string(data[:len(columnsMagic)]) != columnsMagic {
		return nil, errColumns
	}
	head := uint32s(data[len(columnsMagic):columnsHeader])
	docs, spoken, dictionary := int(head.at(0)), int(head.at(1)), int(head.at(3))
	if len(data) != columnsHeader+4*(5*docs+1+spoken)+3*docs+dictionary {
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
	for _, l := range []*[]string{&c.outlets, &c.speakers, &c.kinds, &c.langs} {
		var ok bool
		if *l, rest, ok = takeTexts(rest); !ok {
			return nil, errColumns
		}
	}
	if len(rest) > 0 || !c.sound() {
		return nil, errColumns
	}
	return c, nil
}

// takeTexts reads a list of texts, of which the first is empty.
func takeTexts(data []byte) (list []string, rest []byte, ok bool) {
	take := func() (n int) {
		if ok = len(data) >= 4; ok {
			n = int(uint32s(data).at(0))
			data = data[4:]
		}
		return n
	}
	n := take()
	for range n {
		length := take()
		if !ok || length > len(data) {
			return nil, nil, false
		}
		list = append(list, string(data[:length]))
		data = data[length:]
	}
	return list, data, ok && len(list) > 0 && list[0] == ""
}

// sound tells whether every number points to something.
func (c *columns) sound() bool {
	last := uint32(0)
	for doc := range c.docs {
		from := c.from.at(doc)
		if from < last || int(c.article.at(doc)) >= c.docs || int(c.outlet.at(doc)) >= len(c.outlets) ||
			int(c.kind[doc]) >= len(c.kinds) || int(c.lang[doc]) >= len(c.langs) {
			return false
		}
		last = from
	}
	for i := range c.speaker.len() {
		if n := c.speaker.at(i); n == 0 || int(n) >= len(c.speakers) {
			return false
		}
	}
	return c.from.at(0) == 0 && last <= c.from.at(c.docs) && int(c.from.at(c.docs)) == c.speaker.len()
}

// draft is a column file in the making.
type draft struct {
	crc                             uint32
	article, number, date, outlet   []uint32
	kind, lang, flags               []byte
	spoken                          [][]uint32
	outlets, speakers, kinds, langs []string
}

func newDraft(docs int) *draft {
	none := func() []string { return []string{""} }
	return &draft{
		article: make([]uint32, docs), number: make([]uint32, docs), date: make([]uint32, docs), outlet: make([]uint32, docs),
		kind: make([]byte, docs), lang: make([]byte, docs), flags: make([]byte, docs), spoken: make([][]uint32, docs),
		outlets: none(), speakers: none(), kinds: none(), langs: none(),
	}
}

// bytes is the file.
func (d *draft) bytes() []byte {
	var from, speaker []uint32
	for _, s := range d.spoken {
		from = append(from, uint32(len(speaker)))
		speaker = append(speaker, s...)
	}
	from = append(from, uint32(len(speaker)))
	var texts []byte
	for _, list := range [][]string{d.outlets, d.speakers, d.kinds, d.langs} {
		texts = binary.LittleEndian.AppendUint32(texts, uint32(len(list)))
		for _, s := range list {
			texts = binary.LittleEndian.AppendUint32(texts, uint32(len(s)))
			texts = append(texts, s...)
		}
	}
	var b bytes.Buffer
	b.WriteString(columnsMagic)
	head := []uint32{uint32(len(d.article)), uint32(len(speaker)), d.crc, uint32(len(texts))}
	for _, numbers := range [][]uint32{head, d.article, d.number, d.date, d.outlet, from, speaker} {
		for _, n := range numbers {
			b.Write(binary.LittleEndian.AppendUint32(b.AvailableBuffer(), n))
		}
	}
	for _, l := range [][]byte{d.kind, d.lang, d.flags, texts} {
		b.Write(l)
	}
	return b.Bytes()
}

// ordinal gives the place of a text at the end of a list of at most so many.
func ordinal(list *[]string, text string, most int) (uint32, error) {
	if len(*list) > most {
		return 0, fmt.Errorf("there are more than %d different values like %.40q", most, text)
	}
	*list = append(*list, text)
	return uint32(len(*list) - 1), nil
}

const (
	mostValues = math.MaxInt32
	mostSmall  = math.MaxUint8 // of kinds and languages
)

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
	return int(numbers.at(0)) == docs && numbers.at(2) == crc
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
