package bleveindex

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"onrecord/corpus"
)

// sample is a file of columns with an article of two paragraphs.
func sample() []byte {
	d := newDraft(3)
	d.crc = 7
	d.rows = []articleRow{{id: "a", doc: 2, paragraphs: 2, words: 9, outletName: 1, voices: []spokenBy{{1, 2}}}}
	d.outletNames, d.voices = append(d.outletNames, "The Quay"), append(d.voices, "ada", "Ada", "clerk")
	copy(d.number, []uint32{2, 1, 0})
	for i := range d.date {
		d.date[i] = packDate(corpus.Date{Year: 2021, Month: 3})
	}
	d.outlets, d.speakers, d.kinds = append(d.outlets, "the-quay"), append(d.speakers, "ada", "bo"), append(d.kinds, "quote")
	d.outlet[0], d.kind[1], d.flags[1] = 1, 1, flagSaid
	d.spoken[1] = []uint32{2, 1}
	return d.bytes()
}

func TestColumns(t *testing.T) {
	data := sample()
	c, err := parseColumns(data)
	if err != nil {
		t.Fatal(err)
	}
	if c.docs != 3 || c.number.at(0) != 2 || c.article.at(0) != 0 || c.outlets[c.outlet.at(0)] != "the-quay" || c.kinds[c.kind[1]] != "quote" ||
		c.flags[1] != flagSaid || unpackDate(c.date.at(2)) != (corpus.Date{Year: 2021, Month: 3}) {
		t.Errorf("read %+v", c)
	}
	r := &c.rows
	if c.ids[0] != "a" || r.len() != 1 || r.doc.at(0) != 2 || r.words.at(0) != 9 || c.outletNames[r.outletName.at(0)] != "The Quay" ||
		r.from.at(1) != 1 || r.said.at(0) != 2 || c.voices[voiceTexts*r.voice.at(0)+2] != "clerk" {
		t.Errorf("read %+v of %q", r, c.ids)
	}
	spoken := c.speakersOf(1)
	if c.speakersOf(0).len() != 0 || spoken.len() != 2 || c.speakers[spoken.at(0)] != "bo" || c.speakersOf(2).len() != 0 {
		t.Errorf("the speakers are %v", spoken)
	}
	for n := range data {
		if _, err := parseColumns(data[:n]); err == nil {
			t.Errorf("%d bytes of %d were read", n, len(data))
		}
	}
	path := filepath.Join(t.TempDir(), "x.col")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if !columnsFit(path, 3, 7) || columnsFit(path, 3, 8) || columnsFit(path, 4, 7) || columnsFit(path+"x", 3, 7) {
		t.Error("columns and segments do not know each other")
	}
}

// FuzzColumns holds that what is read at all can be read without a check.
func FuzzColumns(f *testing.F) {
	f.Add(sample())
	f.Add(newDraft(0).bytes())
	for i := range sample() {
		b := sample()
		b[i] ^= 0xFF
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := parseColumns(data)
		if err != nil {
			return
		}
		for doc := range c.docs {
			_, _, _ = c.outlets[c.outlet.at(doc)], c.kinds[c.kind[doc]], c.langs[c.lang[doc]]
			_, _ = c.rows.doc.at(int(c.article.at(doc))), c.number.at(doc)
			spoken := c.speakersOf(doc)
			for i := range spoken.len() {
				_ = c.speakers[spoken.at(i)]
			}
		}
		for i := range c.rows.len() {
			r := &c.rows
			_, _, _, _ = c.ids[i], c.date.at(int(r.doc.at(i))), c.outletNames[r.outletName.at(i)], c.langs[r.lang.at(i)]
			for n := int(r.from.at(i)); n < int(r.from.at(i+1)); n++ {
				_, _ = c.voices[voiceTexts*r.voice.at(n)+2], r.said.at(n)
			}
		}
	})
}

func TestMapFile(t *testing.T) {
	for _, content := range []string{"", "x", string(sample())} { // nothing cannot be mapped, and is read
		path := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		m, err := mapFile(path)
		if err != nil || !bytes.Equal(m.data, []byte(content)) {
			t.Errorf("%q: %q, %v", content, m.data, err)
		}
		if err := m.close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := mapFile(filepath.Join(t.TempDir(), "nosuch")); err == nil {
		t.Error("a file that is not there was mapped")
	}
}

func TestDays(t *testing.T) {
	for _, test := range []struct {
		from, to string
		in, out  []string
	}{
		{"", "", []string{"", "2020", "2020-01"}, nil},
		{"2020-03", "", []string{"2020", "2020-03", "2020-03-01", "2020-04", "2021"}, []string{"", "2019", "2020-02", "2020-02-29"}},
		{"", "2020-03-15", []string{"2020", "2020-03", "2020-03-15", "2019"}, []string{"", "2020-03-16", "2020-04", "2021"}},
		{"2020-02-29", "2020-02-29", []string{"2020", "2020-02", "2020-02-29"}, []string{"2020-02-28", "2020-03", "2020-01", "2019", "2021", ""}},
		{"2020-12-31", "2021", []string{"2020", "2020-12", "2021-12-31"}, []string{"2020-12-30", "2020-11", "2022"}},
	} {
		d := newDays(must(corpus.ParseDate(test.from)), must(corpus.ParseDate(test.to)))
		for _, s := range slices.Concat(test.in, test.out) {
			date := must(corpus.ParseDate(s))
			if got, want := d.hold(packDate(date)), slices.Contains(test.in, s); got != want {
				t.Errorf("from %q to %q holds %q: %t", test.from, test.to, s, got)
			}
			if unpackDate(packDate(date)) != date {
				t.Errorf("%v is packed as %v", date, unpackDate(packDate(date)))
			}
		}
	}
}
