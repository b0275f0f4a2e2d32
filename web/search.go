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
	Clear       string // takes all of them away
	Facets      []facetView
	Dates       datesView
	Orders      []link
	Switches    []valueView
	Kept        []pair // parameters that no field of the form shows
	Next, First string // pages; First only where this is another
	Earlier     bool   // the page is of an earlier state of the index than the newest
	Corpus      corpusView
	Degraded    string
	Speakers    []speakerRow // to begin with, where nothing was asked for
	Newest      []hitView    // likewise
	Nothing     nothingView  // where nothing was found
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
		q.Limit, q.Sort, q.Facets = shownNewest, index.SortNewest, []index.Facet{index.FacetDate}
	}
	res, err := p.searcher.Search(r.Context(), q)
	if err != nil {
		return view{}, err
	}
	s := newState(asked, q)
	apart, err := p.tellApart(r.Context(), speakersOf(res))
	if err != nil {
		return view{}, err
	}
	b := newSearchView(s, q, res, apart)
	for i, h := range res.Hits {
		b.Hits[i].Citation = p.citation(r, h).Plain
	}
	st := p.searcher.Status()
	b.status(st)
	b.Earlier = b.First != "" && res.Version != st.Version
	switch {
	case start:
		b.Start, b.Newest, b.Hits = true, b.Hits, nil
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
	v := view{name: "search", Title: title, Robots: !start, Live: true, Query: q.Text, Meta: p.meta(s.href(), "", "website"), Body: b}
	if !start {
		v.OEmbed = p.oembedHref(r, s.href())
	}
	return v, nil
}

// shownNewest is how many paragraphs the start page shows.
const shownNewest = 4

// shown is the query with what the page shows, whatever the address says of it.
func shown(q index.Query, sized bool) index.Query {
	q.Facets, q.Interval, q.Highlight, q.Context = index.Facets(), intervalOf(q.Filters), true, 0
	if !sized {
		q.FacetSize = shownValues
	}
	return q
}

func newSearchView(s state, q index.Query, res index.Result, apart notes) searchView {
	b := searchView{
		Description: res.Description, Warnings: res.Warnings, Total: res.Total, Articles: res.Articles,
		Chips: chips(s, q, res, apart), Orders: orders(s, q), Switches: switches(s),
		Kept: s.hidden("q", "speaker", "outlet", "kind", "lang", "from", "to", "in", "group"),
	}
	if len(b.Chips) > 1 {
		b.Clear = s.cleared().href()
	}
	for _, h := range res.Hits {
		v := newHit(h)
		v.Beside = q.Root != nil && !h.Said && len(h.Quotes) > 0
		if h.More > 0 {
			v.More, v.MoreHref = h.More, s.set("group").change("article", string(h.Article.ID))
		}
		b.Hits = append(b.Hits, v)
	}
	b.facets(s, q, res, apart)
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
func chips(s state, q index.Query, res index.Result, apart notes) []link {
	var list []link
	f := q.Filters
	for _, l := range []struct {
		name, before, absent string
		values               []string
		show                 func(string) string
	}{
		{"speaker", "said by ", "no speaker named", f.Speakers, named(res, index.FacetSpeaker, apart)},
		{"outlet", "printed by ", "no outlet known", f.Outlets, named(res, index.FacetOutlet, nil)},
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
	if text := datesText(f); text != "" {
		list = append(list, link{Text: text, Href: s.set("from").change("to")})
	}
	for _, sw := range switches(s) {
		if sw.Selected {
			list = append(list, link{Text: sw.Name, Href: sw.Href})
		}
	}
	return list
}

func datesText(f index.Filters) string {
	from, to := newDate(f.From).Text, newDate(f.To).Text
	switch {
	case from == to:
		return from
	case from == "":
		return "until " + to
	case to == "":
		return "since " + from
	}
	return from + " – " + to
}

// switches are what is on or off.
func switches(s state) []valueView {
	return []valueView{
		s.toggle("only inside what was said", "in", "said"), s.toggle("one per article", "group", string(index.GroupArticle)),
	}
}

// named gives the printed names of a facet's values.
func named(res index.Result, f index.Facet, apart notes) func(string) string {
	return func(id string) string {
		for _, r := range res.Facets {
			for _, v := range r.Values {
				if r.Field == f && v.ID == id && apart[id] != "" {
					return v.Name + " (" + apart[id] + ")"
				}
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
func (p *pages) speakersToTry(r *http.Request) ([]speakerRow, error) {
	speakers, err := p.searcher.Speakers(r.Context(), index.ListQuery{Limit: shownValues})
	if err != nil {
		return nil, err
	}
	return p.speakerRows(r, speakers.Speakers)
}
