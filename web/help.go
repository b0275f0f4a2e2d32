package web

import "net/http"

// helpSection is a part of the page that tells how to ask.
type helpSection struct {
	Heading, Text string
	Rows          []helpRow
}

// helpRow is an example, which is a link to its search.
type helpRow struct{ Typed, Finds string }

// Href is the example's search.
func (r helpRow) Href() string { return searchHref("q", r.Typed) }

func (p *pages) help(r *http.Request) (view, error) {
	return view{name: "help", Title: "How to ask", Meta: p.meta("/help", "", "website"), Body: helpSections}, nil
}

var helpSections = []helpSection{
	{"Words", "All words have to match, in the text of a paragraph or in the name of who speaks in it.", []helpRow{
		{`bridge toll`, "both words, in any form: “tolls” too, by the paragraph’s language. Case and accents do not matter"},
		{`the toll`, "“toll”; small words like “the” may be missing beside others. A word that denies, like “not”, never is"},
		{`so-called`, "typed as one word, it stands there as one word, or as neighbours"},
		{`valdor taxes`, "what Valdor said about taxes, also where her name is not printed again"},
	}},
	{"Exact words", "In quotation marks every word counts, in this order and in no other form. Any double marks will do: “…”, «…», „…“.", []helpRow{
		{`"not raise taxes"`, "these words in a row; never “raise taxes” alone"},
		{`"taxes"`, "this word in this form"},
		{`"raise taxes"~5`, "both words as they are, in any order, with at most 5 others among them"},
	}},
	{"One or the other, and not", "Operators are written in capitals, and never count inside quotation marks.", []helpRow{
		{`toll OR levy`, "either word, or both"},
		{`bridge NOT toll`, "the first word, and not the second"},
		{`bridge -toll`, "the same"},
		{`(toll OR levy) AND bridge`, "parentheses hold together what belongs together"},
	}},
	{"Parts of words, and slips", "", []helpRow{
		{`minist*`, "words that begin so; three letters or more"},
		{`harbor~`, "words that are a slip away: a letter more, less, other or swapped; two slips in long words"},
	}},
	{"Who, where, what and when", "Fields narrow the search inside the words, where filters do it beside them.", []helpRow{
		{`speaker:"Ines Valdor" taxes`, "said by a speaker in whose name these words stand, or of this ID"},
		{`outlet:"Ellery Quay" bridge`, "printed by an outlet in whose name these words stand, or of this ID"},
		{`title:bridge`, "in the article’s title, which the words alone do not search: a title is not said"},
		{`taxes kind:quote`, "in direct speech; also statement, mixed, reported, prose"},
		{`peace lang:en`, "in paragraphs of this language"},
		{`toll after:2024`, "in 2024 or later; 2024-05 and 2024-05-03 are understood too"},
		{`toll before:2024-03`, "in March 2024 or earlier"},
	}},
}
