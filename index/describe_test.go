package index

import (
	"testing"

	"onrecord/corpus"
)

func TestDescribe(t *testing.T) {
	names := map[string]string{"ada-winterbourne": "Ada Winterbourne", "quay": "The Quay", "en": "English"}
	name := func(_ Facet, value string) string {
		if n, ok := names[value]; ok {
			return n
		}
		return value
	}
	two := All{[]Node{Word{Text: "toll"}, Phrase{Text: "not raised"}}}
	day := corpus.Date{Year: 2023, Month: 5, Day: 17}
	for _, c := range []struct {
		name  string
		query Query
		want  string
	}{
		{"nothing", Query{}, "all paragraphs"},
		{"a word", Query{Root: Word{Text: "toll"}}, "paragraphs with: toll"},
		{"words", Query{Root: two}, "paragraphs with all of: toll, “not raised”"},
		{"a field", Query{Root: All{[]Node{Word{Text: "toll"}, Is{FacetSpeaker, "ada-winterbourne"}, Not{Is{FacetOutlet, "quay"}}}}},
			"paragraphs with: toll; said by Ada Winterbourne; not printed by The Quay"},
		{"a field that no ID names", Query{Root: Not{Is{FacetSpeaker, "ada"}}}, "all paragraphs; not said by “ada”"},
		{"small words", Query{Root: All{[]Node{Word{"the", []string{"en"}}, Word{Text: "toll"}, Word{"of", []string{"en"}}, Word{"die", []string{"de", "nl"}}}}},
			"paragraphs with all of: the, toll, of, die; the and of may be missing in English; die may be missing in de and nl"},
		{"small words of the language by which a filter selects", Query{Root: All{[]Node{Word{"die", []string{"de", "nl", "pl"}}, Word{Text: "toll"}}},
			Filters: Filters{Langs: []string{"nl"}}}, "paragraphs with all of: die, toll; die may be missing in nl; in the language nl"},
		{"small words of the language that is asked for", Query{Root: All{[]Node{Word{"die", []string{"de", "nl"}}, Word{Text: "toll"}, Is{FacetLang, "de"}}}},
			"paragraphs with all of: die, toll; in the language de; die may be missing in de"},
		{"small words of languages that are not there", Query{Root: All{[]Node{Word{"w", []string{"pl"}}, Word{Text: "toll"}, Word{"na", []string{"de", "pl"}}}}},
			"paragraphs with all of: w, toll, na; na may be missing in de"},
		{"excluded in several ways", Query{Root: All{[]Node{Word{Text: "toll"}, Not{Word{Text: "a"}}, Not{two}, Not{Any{[]Node{Word{Text: "b"}, Prefix{"cde"}}}}}}},
			"paragraphs with: toll, but without any of: a, any of (b, words that begin with cde), but not those with all of (toll, “not raised”)"},
		{"a speaker", Query{Root: two, Filters: Filters{Speakers: []string{"ada-winterbourne"}}},
			"paragraphs with all of: toll, “not raised”; said by Ada Winterbourne"},
		{"two speakers or none", Query{Filters: Filters{Speakers: []string{"ada-winterbourne", Missing, "bo"}}},
			"all paragraphs; said by Ada Winterbourne or bo or without a named speaker"},
		{"none alone", Query{Filters: Filters{Outlets: []string{Missing}}}, "all paragraphs; without an outlet"},
		{"every filter", Query{Filters: Filters{Outlets: []string{"quay"}, Kinds: []string{"quote", "mixed"}, Langs: []string{"en"},
			Articles: []string{"a1"}, From: corpus.Date{Year: 2021}, To: day}},
			"all paragraphs; printed by The Quay; of the kind quote or mixed; in the language English; in the article a1; " +
				"dated from 2021 to 2023-05-17"},
		{"from", Query{Filters: Filters{From: corpus.Date{Year: 2021, Month: 2}}}, "all paragraphs; dated 2021-02 or later"},
		{"to", Query{Filters: Filters{To: day}}, "all paragraphs; dated 2023-05-17 or earlier"},
		{"said", Query{Root: Word{Text: "toll"}, Said: true, Filters: Filters{To: day}},
			"paragraphs with: toll; inside what one speaker said; dated 2023-05-17 or earlier"},
		{"anything said", Query{Said: true}, "all paragraphs; in which somebody says something"},
		{"one date", Query{Filters: Filters{From: day, To: day}}, "all paragraphs; dated 2023-05-17"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Describe(c.query, name, []string{"en", "de", "nl"}); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
