package match_test

import (
	"testing"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/match"
)

// spoken is a paragraph in which what [brackets] hold is said: by Ada Vale, where a number follows by the other one, and
// where a ? follows by somebody who is mentioned as the text behind it, up to a space, says.
func spoken(text string) index.Hit {
	ada := corpus.Speaker{ID: "ada-vale", Name: "Ada Vale"}
	bo := corpus.Speaker{ID: "bo-orme", Name: "Bo Orme"}
	h := index.Hit{Article: index.Article{ID: "a", Title: "Tolls rise", Lang: "en", Date: corpus.Date{Year: 2022}}}
	h.Speakers = []corpus.Speaker{ada, bo}
	var plain []rune
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		switch runes[i] {
		case '[':
			h.Quotes = append(h.Quotes, corpus.Quote{Start: len(plain), Speaker: ada.ID, Name: ada.Name})
		case ']':
			q := &h.Quotes[len(h.Quotes)-1]
			q.End = len(plain)
			if i+1 < len(runes) && runes[i+1] == '2' {
				q.Speaker, q.Name = bo.ID, bo.Name
				i++
			} else if i+1 < len(runes) && runes[i+1] == '?' {
				q.Speaker, q.Name = "", ""
				for i += 2; i < len(runes) && runes[i] != ' '; i++ {
					q.Mention += string(runes[i])
				}
				i--
			}
		default:
			plain = append(plain, runes[i])
		}
	}
	h.Text = string(plain)
	return h
}

func TestSaid(t *testing.T) {
	const (
		two   = "[“We will raise tolls,”] Vale said. 🎺 [“That is war,”]2 said Orme, who fears a strike."
		split = "[“We will not,”] she said, [“raise the toll.”] Nobody struck."
		crowd = "[“Peace!”]?men cried the men. [“Bread!”]?women cried the women. [“And tea.”]?men said they."
		loose = "[“Peace.”]? [“Bread.”]?"
	)
	for _, test := range []struct {
		name, text, query string
		speakers          []string
		want              bool
	}{
		{"by one", two, "raise tolls", nil, true},
		{"in another form", two, "toll", nil, true},
		{"in two voices", two, "tolls war", nil, false},
		{"either will do", two, "strike OR war", nil, true},
		{"beside what is said", two, "strike", nil, false},
		{"the cue", two, "said", nil, false},
		{"with the name", two, "vale tolls", nil, true},
		{"with the other's name", two, "orme tolls", nil, false},
		{"by whom it has to be", two, "tolls", []string{"ada-vale"}, true},
		{"by somebody else", two, "tolls", []string{"bo-orme"}, false},
		{"by one of two", two, "war", []string{"ada-vale", "bo-orme"}, true},
		{"behind what is no letter", two, `"that is war"`, []string{"bo-orme"}, true},
		{"excluded elsewhere", two, "tolls -war", nil, true},
		{"excluded by himself", two, "tolls -raise", nil, false},
		{"nothing asked for", two, "", nil, true},
		{"nothing asked for of one who is silent", two, "", []string{"cy-dell"}, false},
		{"nothing said", "Nobody spoke.", "", nil, false},
		{"nothing said, and a word", "Nobody spoke.", "spoke", nil, false},
		{"by a field", two, "speaker:orme tolls", nil, false},
		{"by the right field", two, `speaker:"bo orme" war`, nil, true},
		{"a field of the article", two, "title:rise war after:2022", nil, true},
		{"a small word", two, "the war", nil, true},
		{"words on both sides of the cue", split, "not toll", nil, true},
		{"words that the cue parts", split, `"not raise"`, nil, false},
		{"near each other all the same", split, `"not raise"~2`, nil, true},
		{"not so near", split, `"not raise"~1`, nil, false},
		{"two who are not named", crowd, "peace bread", nil, false},
		{"one who is not named, twice", crowd, "peace tea", nil, true},
		{"who is not named is not he", crowd, "peace", []string{"ada-vale"}, false},
		{"who is not mentioned", loose, "peace bread", nil, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			root, _ := index.Parse(test.query)
			h := spoken(test.text)
			if got := match.New(root).Said(&h, test.speakers); got != test.want {
				t.Errorf("%v", got)
			}
		})
	}
}

// TestSaidOffsets holds that quotations that lie elsewhere than in the text break nothing.
func TestSaidOffsets(t *testing.T) {
	root, _ := index.Parse("toll")
	h := spoken("[the toll]")
	h.Quotes = append(h.Quotes, corpus.Quote{Start: 5, End: 900, Speaker: "ada-vale"}, corpus.Quote{Start: 7, End: 3}, corpus.Quote{Start: 99, End: 120})
	if !match.New(root).Said(&h, nil) {
		t.Error("not found")
	}
}

func TestResolve(t *testing.T) {
	h := spoken("[the toll]")
	for query, want := range map[string]bool{
		"speaker:ada-vale": true, "speaker:minister": true, `speaker:"Ada Vale"`: false, "toll -speaker:minister": false, "outlet:quay": false,
	} {
		root, _ := index.Parse(query)
		m := match.New(root)
		m.Resolve = func(_ index.Facet, value string) []string {
			if value == "minister" {
				return []string{"ada-vale"}
			}
			return nil
		}
		if got := m.Matches(&h); got != want {
			t.Errorf("%s: %v", query, got)
		}
	}
}
