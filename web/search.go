package web

import (
	"net/http"

	"onrecord/corpus"
	"onrecord/index"
)

// shownValues is how many values of a facet are listed.
const shownValues = 8

// searchView is the search page.
type searchView struct {
	Start       bool // nothing was asked for yet
	Description string
	Warnings    []string
	Total       int
	Articles    int
	Hits        []hitView
	Chips       []link // filters that are set; each link takes one away
	Facets      []facetView
	Dates       datesView
	Orders      []link
	Switches    []link
	Next, First string // pages; First only where this is another
	Earlier     bool   // the page is of an earlier state of the index than the newest
	Corpus      corpusView
	Degraded    string
	Speakers    []link      // to begin with, where nothing was asked for
	Nothing     nothingView // where nothing was found
}

type link struct {
	Text, Href string
	Current    bool
}

type pair struct{ Name, Value string }

type corpusView struct {
	Articles, Paragraphs, Speakers, Outlets, Undated int
	From, To                                         dateView
	Langs                                            []string
}

// search is the start page, and the page of results.
func (p *pages) search(r *http.Request) (view, error) {
	values, err := valuesOf(r.URL.RawQuery)
	if err != nil {
		return view{}, err
	}
	asked := filled(values)
	q, err := index.ParseParams(asked)
	if err != nil {
		return view{}, err
	}
	q = shown(q, asked.Has("facet_size"))
	start := len(asked) == 0
	if start {
		q.Limit, q.Facets = 0, nil
	}
	res, err := p.searcher.Search(r.Context(), q)
	if err != nil {
		return view{}, err
	}
	s := newState(asked, q)
	b := newSearchView(s, q, res)
	st := p.searcher.Status()
	b.status(st)
	b.Earlier = b.First != "" && res.Version != st.Version
	switch {
	case start:
		b.Start = true
		b.Speakers, err = p.speakersToTry(r)
	case res.Total == 0:
		b.Nothing, err = p.nothing(r, s, q, res)
	}
	if err != nil {
		return view{}, err
	}
	title := "Search press statements"
	if q.Text != "" {
		title = q.Text
	}
	v := view{name: "search", Title: title, Robots: !start, Start: start, Query: q.Text, Hidden: s.hidden("q"), Body: b}
	if !start {
		v.OEmbed = p.oembedHref(r, s.href())
	}
	return v, nil
}

// shown is the query with what the page shows, whatever the address says of it.
func shown(q index.Query, sized bool) index.Query {
	q.Facets, q.Interval, q.Highlight, q.Context = index.Facets(), intervalOf(q.Filters), true, 0
	if !sized {
		q.FacetSize = shownValues
	}
	return q
}

func newSearchView(s state, q index.Query, res index.Result) searchView {
	b := searchView{
		Description: res.Description, Warnings: res.Warnings, Total: res.Total, Articles: res.Articles,
		Chips: chips(s, q, res), Orders: orders(s, q),
		Switches: []link{
			s.toggle("one per article", "group", string(index.GroupArticle)), s.toggle("only inside what was said", "in", "said"),
		},
	}
	for _, h := range res.Hits {
		v := newHit(h)
		v.Beside = q.Root != nil && !h.Said && len(h.Quotes) > 0
		if h.More > 0 {
			v.More, v.MoreHref = h.More, s.set("group").change("article", string(h.Article.ID))
		}
		b.Hits = append(b.Hits, v)
	}
	b.facets(s, q, res)
	if res.Next != "" {
		b.Next = s.change("cursor", res.Next)
	}
	if q.Cursor != "" {
		b.First = s.href()
	}
	return b
}

func (b *searchView) status(st index.Status) {
	b.Corpus = newCorpus(st.Corpus)
	if st.Degraded {
		b.Degraded = "An older state of the index is shown, because the newest one cannot be read."
	}
}

// chips are the filters that are set.
func chips(s state, q index.Query, res index.Result) []link {
	var list []link
	f := q.Filters
	for _, l := range []struct {
		name, before, absent string
		values               []string
		show                 func(string) string
	}{
		{"speaker", "said by ", "no speaker named", f.Speakers, named(res, index.FacetSpeaker)},
		{"outlet", "printed by ", "no outlet known", f.Outlets, named(res, index.FacetOutlet)},
		{"kind", "", "", f.Kinds, func(v string) string { return kindNames[corpus.Kind(v)] }},
		{"lang", "in ", "no language known", f.Langs, languageName},
		{"article", "in the article ", "", f.Articles, titled(res)},
	} {
		for _, v := range l.values {
			text := l.before + l.show(v)
			if v == index.Missing {
				text = l.absent
			}
			list = append(list, link{Text: text, Href: s.without(l.name, v)})
		}
	}
	if f.From.Known() && f.From == f.To {
		return append(list, link{Text: "dated " + newDate(f.From).Text, Href: s.set("from").change("to")})
	}
	if f.From.Known() {
		list = append(list, link{Text: "from " + newDate(f.From).Text, Href: s.change("from")})
	}
	if f.To.Known() {
		list = append(list, link{Text: "to " + newDate(f.To).Text, Href: s.change("to")})
	}
	return list
}

// named gives the printed names of a facet's values.
func named(res index.Result, f index.Facet) func(string) string {
	return func(id string) string {
		for _, r := range res.Facets {
			for _, v := range r.Values {
				if r.Field == f && v.ID == id {
					return v.Name
				}
			}
		}
		return id
	}
}

// titled gives the titles of the articles that were found.
func titled(res index.Result) func(string) string {
	return func(id string) string {
		for _, h := range res.Hits {
			if string(h.Article.ID) == id && h.Article.Title != "" {
				return "“" + h.Article.Title + "”"
			}
		}
		return id
	}
}

func orders(s state, q index.Query) []link {
	var list []link
	for _, o := range []struct {
		sort index.Sort
		name string
	}{{index.SortRelevance, "relevance"}, {index.SortNewest, "newest"}, {index.SortOldest, "oldest"}} {
		if q.Root == nil && o.sort == index.SortRelevance {
			continue // nothing is more relevant than the rest
		}
		current := q.Sort
		if current == "" || current == index.SortRelevance {
			current = index.SortRelevance
			if q.Root == nil {
				current = index.SortNewest
			}
		}
		list = append(list, link{o.name, s.change("sort", string(o.sort)), current == o.sort})
	}
	return list
}

func newCorpus(c index.Corpus) corpusView {
	v := corpusView{c.Articles, c.Paragraphs, c.Speakers, c.Outlets, c.Undated, newDate(c.First), newDate(c.Last), nil}
	for _, l := range c.Langs {
		v.Langs = append(v.Langs, languageName(l))
	}
	return v
}

// speakersToTry are those who are quoted most often.
func (p *pages) speakersToTry(r *http.Request) ([]link, error) {
	speakers, err := p.searcher.Speakers(r.Context(), index.ListQuery{Limit: shownValues})
	if err != nil {
		return nil, err
	}
	var list []link
	for _, sp := range speakers.Speakers {
		list = append(list, link{Text: sp.Name, Href: searchHref("speaker", sp.ID)})
	}
	return list, nil
}
