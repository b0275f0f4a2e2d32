package web

import (
	"net/http"

	"onrecord/index"
)

// embedBody is the page for those who put the search into their site.
type embedBody struct {
	Base, Script, Integrity                string
	Example                                *hitView // to be quoted; nil where there is none
	Attributes, Events, Methods, Variables []described
	Parts                                  []string
}

// described is a line of a table.
type described struct{ Name, Means, Without string }

func (p *pages) embed(r *http.Request) (view, error) {
	b := embedBody{
		Base: p.base(r), Script: scriptPath(), Integrity: element().integrity(), Example: p.example(r),
		Attributes: elementAttributes(), Events: elementEvents(), Methods: elementMethods(), Variables: elementVariables(), Parts: elementPartNames(),
	}
	return view{name: "embed", Title: "Search in your own site", Script: true, Meta: p.meta("/embed/", "", "website"), Body: b}, nil
}

// example is a paragraph in which somebody says something. The page does without where there is nothing to serve.
func (p *pages) example(r *http.Request) *hitView {
	q := index.Query{Said: true, Limit: 1, Sort: index.SortNewest}
	res, err := p.searcher.Search(r.Context(), q)
	if err != nil || len(res.Hits) == 0 {
		return nil
	}
	v := newHit(res.Hits[0])
	return &v
}

func elementAttributes() []described {
	return []described{
		{"src", "address of the Onrecord server", "the server that the script came from"},
		{"q", "words that are searched for at once", "an empty box"},
		{"placeholder", "text in the empty box", "the label"},
		{"label", "what the box is called, and the button that opens the dialog", "“Search statements”"},
		{"lang", "language of the element’s own words: en, de, fr, es, ru, tr, az, hy, ar, or any other with strings", "that of the page, or en"},
		{"dir", "ltr or rtl", "that of the language"},
		{"theme", "page: colours of the page; light, dark; auto: what the reader’s system prefers", "page"},
		{"layout", "inline, or dialog: a button that opens the search over the page", "inline"},
		{"facets", "of speaker, outlet, kind, lang, date, with counts, to narrow the search by", "none"},
		{"limit", "paragraphs at a time, 1 to 100", "10"},
		{"sort", "relevance, newest, oldest", "relevance"},
		{"in", "any, or said: the words lie inside what the speaker said", "any"},
		{"from, to", "dates such as 2021, 2021-03, 2021-03-17", "any date"},
		{"speaker, outlet", "ID or exact name; several are parted by |", "all"},
		{"kind, article", "kinds, and IDs of articles, in the same way", "all"},
		{"statement-lang", "languages of what is found, such as en|fr", "all"},
		{"locked", "readers cannot change the filters that attributes set; with a list, such as “speaker from”, those named", "they can"},
		{"min-chars", "letters before anything is asked while somebody types", "2"},
		{"debounce", "milliseconds without a letter before anything is asked", "200"},
		{"url-state", "keeps the search in the address of the page, below this prefix; each element needs its own", "not kept; as url-state alone, onrecord"},
		{"link", "service: titles lead to the paragraph here; source: to where it was printed", "service"},
		{"strings", "words in place of the element’s own, as JSON; see docs/embedding.md", "its own"},
	}
}

func elementEvents() []described {
	return []described{
		{"onrecord:query", "something is about to be asked; preventDefault() keeps it from being asked", "q, params"},
		{"onrecord:results", "answers are shown", "q, total, articles, hits, more"},
		{"onrecord:select", "a link is followed, or a suggestion taken; preventDefault() leaves it to the site", "hit, href, or suggestion"},
		{"onrecord:error", "there is no answer", "kind, status, message"},
	}
}

func elementMethods() []described {
	return []described{
		{"search(q)", "searches for words; the promise is kept when the answer is shown", ""},
		{"clear()", "empties the box, and sets the filters as the attributes have them", ""},
		{"open(), close()", "the dialog", ""},
		{"focus()", "puts the cursor into the box", ""},
		{"refresh()", "draws everything anew, and asks again", ""},
		{"value", "what is in the box", ""},
		{"strings", "as the attribute; an object will do", ""},
	}
}

func elementVariables() []described {
	return []described{
		{"--onrecord-accent", "focus, bars, and what is chosen", "colour of the text"},
		{"--onrecord-soft", "what stands back", "colour of the text, paler"},
		{"--onrecord-mark, --onrecord-mark-ink", "words that were found: ground and letters", "yellow and black, brown and white in the dark"},
		{"--onrecord-surface, --onrecord-ink", "what lies over the page: ground and letters", "white and black, black and white in the dark"},
		{"--onrecord-serif", "font of statements", "a serif of the system"},
		{"--onrecord-radius", "corners", "3px"},
	}
}

// elementPartNames are those that stay; the element has others, which may change.
func elementPartNames() []string {
	return []string{
		"root", "form", "input", "button", "submit", "list", "option", "chips", "chip", "bar", "summary", "select", "notice", "facets", "facet",
		"legend", "value", "checkbox", "label", "count", "years", "results", "result", "who", "name", "role", "words", "mark", "printed", "link", "source",
		"end", "more", "all", "dialog", "start", "close", "retry", "quote", "said", "beside",
	}
}
