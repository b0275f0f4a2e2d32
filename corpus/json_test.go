package corpus

import (
	"encoding/json"
	"testing"
)

func TestDocumentJSON(t *testing.T) {
	bare := Article{ID: "a1", Paragraphs: NewParagraphs("a1", []string{"One.", "Two."})}
	full := Article{
		ID: "a2", Title: "Dam", Outlet: "Buoy", Date: Date{2024, 5, 0}, URL: "https://buoy.example/?a=1&b=2", Lang: "en",
		Paragraphs: []Paragraph{{
			ID: "a2.1", Number: 1, Text: "“It holds,” she said.", Kind: KindQuote,
			Speakers: []Speaker{{ID: "ada-ohm", Name: "Ada Ohm", Role: "keeper"}, {ID: "bo-fen", Name: "Bo Fen"}},
			Quotes: []Quote{
				{0, 11, QuoteDirect, "ada-ohm", "Ada Ohm", "she", "said", BasisPronoun, 0.9},
				{Start: 12, End: 20, Kind: QuoteIndirect, Basis: BasisNone},
			},
		}},
	}
	for name, c := range map[string]struct {
		doc  Document
		want string
	}{
		"nothing known": {bare.Documents()[1], `{"id":"a1.2","article_id":"a1","paragraph":2,"title":null,"outlet":null,"date":null,` +
			`"url":null,"lang":null,"text":"Two.","kind":"","speakers":[],"quotes":[]}`},
		"all known": {full.Documents()[0], `{"id":"a2.1","article_id":"a2","paragraph":1,"title":"Dam","outlet":"Buoy","date":"2024-05",` +
			`"url":"https://buoy.example/?a=1\u0026b=2","lang":"en","text":"“It holds,” she said.","kind":"quote",` +
			`"speakers":[{"id":"ada-ohm","name":"Ada Ohm","role":"keeper"},{"id":"bo-fen","name":"Bo Fen","role":null}],` +
			`"quotes":[{"start":0,"end":11,"kind":"direct","speaker":"ada-ohm","name":"Ada Ohm","mention":"she","cue":"said",` +
			`"basis":"pronoun","confidence":0.9},` +
			`{"start":12,"end":20,"kind":"indirect","speaker":null,"name":null,"mention":null,"cue":null,"basis":"none","confidence":0}]}`},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := json.Marshal(c.doc); string(got) != c.want || err != nil {
				t.Errorf("got  %s\nwant %s\n%v", got, c.want, err)
			}
		})
	}
}
