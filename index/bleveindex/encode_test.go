package bleveindex

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
)

func someRecords() (paragraphRecord, articleRecord) {
	p := paragraphRecord{
		Text: "“We mend the quay”, said Ada Øst.", Kind: corpus.KindMixed,
		Speakers: []corpus.Speaker{{ID: "ada-ost", Name: "Ada Øst", Role: "harbour master"}},
		Quotes: []corpus.Quote{
			{Start: 0, End: 18, Kind: corpus.QuoteDirect, Speaker: "ada-ost", Name: "Ada Øst", Cue: "said", Mention: "Ada Øst",
				Basis: corpus.BasisName, Confidence: 0.95},
			{Start: 1, End: 2, Kind: "another", Speaker: "x", Name: "X", Basis: "hearsay", Confidence: 1. / 3},
		},
	}
	a := articleRecord{
		Title: "The quay", Outlet: "The Quay", Date: corpus.Date{Year: 2021, Month: 3}, URL: "https://example.org/1", Lang: "en",
		Author: "Ben Holm", Paragraphs: 7, Hash: "\x00\xff", Words: 300, NameWords: 2, TitleWords: 2,
		Speakers: []voice{{"ada-ost", "Ada Øst", "harbour master", 3}},
	}
	return p, a
}

func TestRecords(t *testing.T) {
	p, a := someRecords()
	for _, p := range []paragraphRecord{p, {}, {Text: "x"}} {
		var got paragraphRecord
		if err := decode(encode(nil, &p), &got); err != nil || !cmp.Equal(got, p) {
			t.Errorf("%v: %s", err, cmp.Diff(p, got))
		}
	}
	for _, a := range []articleRecord{a, {}} {
		var got articleRecord
		if err := decode(encode(nil, &a), &got); err != nil || !cmp.Equal(got, a) {
			t.Errorf("%v: %s", err, cmp.Diff(a, got))
		}
	}
	var head articleHead
	if err := decode(encode(nil, &a), &head); err != nil || head.Title != a.Title || head.TitleWords != 2 || head.Speakers != nil {
		t.Errorf("%v: the head is %+v", err, head)
	}
	b := encode(nil, &p)
	for n := range b {
		if err := decode(b[:n], new(paragraphRecord)); err == nil {
			t.Errorf("%d of %d bytes are read as a record", n, len(b))
		}
	}
	if err := decode(append(b, 0), new(paragraphRecord)); err == nil {
		t.Error("a byte too many is not noticed")
	}
}

// FuzzRecord holds that no bytes are misread, and that what is read can be written.
func FuzzRecord(f *testing.F) {
	p, a := someRecords()
	f.Add(encode(nil, &p))
	f.Add(encode(nil, &a))
	f.Add([]byte{recordForm, 0xff, 0xff, 0xff, 0xff, 0x7f})
	f.Fuzz(func(t *testing.T, b []byte) {
		var p, again paragraphRecord
		if decode(b, &p) == nil {
			if err := decode(encode(nil, &p), &again); err != nil {
				t.Fatalf("%+v is written so that it cannot be read: %v", p, err)
			}
		}
		var a, twice articleRecord
		if decode(b, &a) == nil {
			if err := decode(encode(nil, &a), &twice); err != nil {
				t.Fatalf("%+v is written so that it cannot be read: %v", a, err)
			}
		}
	})
}
