package indextest

import (
	"testing"

	"onrecord/corpus"
	"onrecord/index"
)

// ContractionArticles gives sentences that differ in a contraction, or in the sign that is printed for an apostrophe.
func ContractionArticles() []corpus.Article {
	var list []corpus.Article
	for id, text := range map[string]string{
		"can":        "We can lower the toll.",
		"cant":       "We can’t lower the toll.",
		"cant-plain": "We can't lower the toll.",
		"cant-acute": "We can´t lower the toll.",
		"cant-grave": "We can`t lower the toll.",
		"cannot":     "We cannot lower the toll.",
		"can-not":    "We can not lower the toll.",
		"cant-noun":  "That is cant about the toll.",
		"will-not":   "We will not lower the toll.",
		"wont":       "We won’t lower the toll.",
		"won":        "We won, and lower the toll.",
		"dont":       "We don't lower the toll.",
		"do":         "We do lower the toll.",
		"neednt":     "We needn’t lower the toll.",
		"need":       "We need to lower the toll.",
	} {
		list = append(list, article(id, "", "", "2024", "en", prose(text)))
	}
	return list
}

// testContractions holds that a contraction is a word of its own, by any sign for the apostrophe, and that none is found by a
// part of it: what says that they can is not found where they can’t.
func testContractions(t *testing.T, e Engine) {
	put(t, e, ContractionArticles()...)
	const cant = "cant-acute.1 cant-grave.1 cant-plain.1 cant.1"
	for _, test := range []struct{ query, want string }{
		{"can", "can-not.1 can.1"}, {`"can"`, "can-not.1 can.1"}, {`"we can"`, "can-not.1 can.1"}, {`"can lower"`, "can.1"},
		{"can't", cant}, {"can’t", cant}, {"can´t", cant}, {"can`t", cant}, {"CANʼT", cant}, {`"can't lower"`, cant}, {`"can‘t"`, cant},
		{"cannot", "cannot.1"}, {`"can not"`, "can-not.1"}, {"cant", "cant-noun.1"}, {"t", ""}, {`"t lower"`, ""},
		{"won't", "wont.1"}, {"won’t", "wont.1"}, {`"will not"`, "will-not.1"}, {"will not", "will-not.1"}, {"won", "won.1"}, {"wont", ""},
		{`"won't" OR "will not"`, "will-not.1 wont.1"}, {"don’t", "dont.1"}, {"do", "do.1"}, {"not", "can-not.1 will-not.1"},
		{"needn't", "neednt.1"}, {"need", "need.1"}, {"needn", ""}, {`"we need"`, "need.1"},
		{"can't toll", cant}, {"can* -toll", ""}, {"lower -can't -can -cannot", "do.1 dont.1 need.1 neednt.1 will-not.1 won.1 wont.1"},
	} {
		if got := sorted(search(t, e, test.query, nil).Hits); got != test.want {
			t.Errorf("%s finds %s, want %s", test.query, got, test.want)
		}
	}
	for query, want := range map[string]string{"wont": "won’t", "dnot": "don't", "neednt": "needn’t", "don't harbour lower": "don't lower", "kant": ""} {
		got := ""
		for _, s := range search(t, e, query, nil).Suggestions {
			got += s.Text
		}
		if got != want {
			t.Errorf("%s: suggested %q, want %q", query, got, want)
		}
	}
	for _, h := range search(t, e, "can't", func(q *index.Query) { q.Highlight = true }).Hits {
		if got := bracketed(h.Text, h.Fragments[0]); len(h.Fragments[0].Marks) != 1 || got[:4] != "We [" || h.Fragments[0].Marks[0].End != 8 {
			t.Errorf("marked %s", got)
		}
	}
}
