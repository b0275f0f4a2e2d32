package bleveindex

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
)

// draft is a column file in the making.
type draft struct {
	crc                             uint32
	article, number, date, outlet   []uint32
	kind, lang, flags               []byte
	spoken                          [][]uint32
	rows                            []articleRow // by ID
	outlets, speakers, kinds, langs []string
	outletNames, voices             []string
}

// articleRow is what is kept of an article; see articleRows.
type articleRow struct {
	id                                                              string
	doc, paragraphs, words, nameWords, titleWords, outletName, lang uint32
	voices                                                          []spokenBy
}

// spokenBy is a voice, by ordinal, and in how many paragraphs it speaks.
type spokenBy struct{ voice, paragraphs uint32 }

func newDraft(docs int) *draft {
	none := func() []string { return []string{""} }
	return &draft{
		article: make([]uint32, docs), number: make([]uint32, docs), date: make([]uint32, docs), outlet: make([]uint32, docs),
		kind: make([]byte, docs), lang: make([]byte, docs), flags: make([]byte, docs), spoken: make([][]uint32, docs),
		outlets: none(), speakers: none(), kinds: none(), langs: none(), outletNames: none(),
		voices: make([]string, voiceTexts),
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
	rows, voiced := d.articleRows()
	ids := []string{""}
	for i := range d.rows {
		ids = append(ids, d.rows[i].id)
	}
	var texts []byte
	for _, list := range [][]string{d.outlets, d.speakers, d.kinds, d.langs, d.outletNames, d.voices, ids} {
		texts = binary.LittleEndian.AppendUint32(texts, uint32(len(list)))
		for _, s := range list {
			texts = binary.LittleEndian.AppendUint32(texts, uint32(len(s)))
			texts = append(texts, s...)
		}
	}
	head := []uint32{
		uint32(len(d.article)), uint32(len(speaker)), uint32(len(d.rows)), uint32(voiced), d.crc, uint32(len(texts)),
	}
	b := []byte(columnsMagic)
	for _, numbers := range [][]uint32{head, d.article, d.number, d.date, d.outlet, from, speaker} {
		b = appendNumbers(b, numbers)
	}
	b = slices.Concat(b, d.kind, d.lang, d.flags)
	for _, numbers := range rows {
		b = appendNumbers(b, numbers)
	}
	return append(b, texts...)
}

func appendNumbers(b []byte, numbers []uint32) []byte {
	for _, n := range numbers {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	return b
}

// articleRows gives the numbers of the articles in the order of articleRows.lists, and how many voices there are.
func (d *draft) articleRows() (lists [][]uint32, voiced int) {
	lists = make([][]uint32, 10)
	for i := range d.rows {
		r := &d.rows[i]
		for j, n := range []uint32{r.doc, r.paragraphs, r.words, r.nameWords, r.titleWords, r.outletName, r.lang, uint32(voiced)} {
			lists[j] = append(lists[j], n)
		}
		for _, v := range r.voices {
			lists[8], lists[9] = append(lists[8], v.voice), append(lists[9], v.paragraphs)
		}
		voiced += len(r.voices)
	}
	lists[7] = append(lists[7], uint32(voiced))
	return lists, voiced
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
