package web

import (
	"net/http"
	"net/url"
	"strings"

	"onrecord/index"
)

// nothingView is what can be done where nothing was found. Nothing of it is done without being asked for.
type nothingView struct {
	Try      []tryView
	Words    bool // words were asked for
	Filtered bool // filters are set
	Passing  int  // paragraphs that pass them, whatever the words
}

// tryView is another search that does find something.
type tryView struct {
	Text, Href, Why string
	Total           int
}

func (p *pages) nothing(r *http.Request, s state, q index.Query, res index.Result) (nothingView, error) {
	v := nothingView{Words: q.Text != ""}
	for _, sug := range res.Suggestions {
		v.Try = append(v.Try, tryView{Text: sug.Text, Href: s.change("q", sug.Text), Why: sug.Why, Total: sug.Total})
	}
	for _, w := range wider(s, q) {
		n, err := p.count(r, w.state)
		if err != nil {
			return v, err
		}
		if n > 0 {
			v.Try = append(v.Try, tryView{Text: w.text, Href: w.state.href(), Total: n})
		}
	}
	var err error
	if v.Filtered = isFiltered(s); v.Filtered {
		v.Passing, err = p.count(r, s.set("q").set("in"))
	}
	return v, err
}

type widerSearch struct {
	text string
	state
}

// wider proposes the same words under less strict conditions.
func wider(s state, q index.Query) []widerSearch {
	if q.Text == "" {
		return nil
	}
	var list []widerSearch
	if q.Said {
		list = append(list, widerSearch{"the same words anywhere, not only inside what was said", s.set("in")})
	}
	if words, ok := loosen(q.Root); ok {
		text := index.Format(words)
		list = append(list, widerSearch{"the same words in any order and form: " + text, s.set("q", text)})
	}
	if isFiltered(s) {
		list = append(list, widerSearch{"the same words without any filter", state{url.Values{"q": {q.Text}}}})
	}
	return list
}

func isFiltered(s state) bool {
	for _, name := range []string{"speaker", "outlet", "kind", "lang", "article", "from", "to"} {
		if s.v.Has(name) {
			return true
		}
	}
	return false
}

// count tells how many paragraphs a search finds.
func (p *pages) count(r *http.Request, s state) (int, error) {
	q, err := index.ParseParams(s.v)
	if err != nil {
		return 0, nil // words that cannot be asked for like that are not proposed
	}
	q.Limit, q.Highlight, q.Group = 0, false, ""
	res, err := p.searcher.Search(r.Context(), q)
	return res.Total, err
}

// loosen makes words of what has to stand exactly so; false where nothing does. What must not be there stays as it is.
func loosen(n index.Node) (index.Node, bool) {
	switch n := n.(type) {
	case index.Phrase:
		return wordsOf(n.Text), true
	case index.All:
		nodes, changed := loosenEach(n.Nodes)
		return index.All{Nodes: flat(nodes)}, changed
	case index.Any:
		nodes, changed := loosenEach(n.Nodes)
		return index.Any{Nodes: nodes}, changed
	}
	return n, false
}

func loosenEach(nodes []index.Node) (all []index.Node, changed bool) {
	for _, n := range nodes {
		l, did := loosen(n)
		all, changed = append(all, l), changed || did
	}
	return all, changed
}

// flat takes the nodes of what holds of all among what holds of all.
func flat(nodes []index.Node) (all []index.Node) {
	for _, n := range nodes {
		if inner, ok := n.(index.All); ok {
			all = append(all, inner.Nodes...)
		} else {
			all = append(all, n)
		}
	}
	return all
}

func wordsOf(text string) index.Node {
	var words []index.Node
	for _, w := range strings.Fields(text) {
		words = append(words, index.Word{Text: w})
	}
	if len(words) == 1 {
		return words[0]
	}
	return index.All{Nodes: words}
}
