package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

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
	Years       []yearView
	Orders      []link
	More        string // shows more hits
	AtMost      bool   // no more can be shown on a page
	Hidden      []pair // filters for the search form to keep
	From, To    string
	Corpus      corpusView
	Degraded    string
	Try         []link // what to try, where nothing was found or asked for
}

type link struct {
	Text, Href string
	Current    bool
}

type pair struct{ Name, Value string }

type facetView struct {
	Name    string
	Values  []valueView
	Missing *valueView
	Other   int
}

type valueView struct {
	Name, Href string
	Count      int
	Selected   bool
}

type yearView struct {
	Year, Href string
	Count, Of  int
	Max        int // the largest count of all years, for the bars
}

type corpusView struct {
	Articles, Paragraphs, Speakers, Outlets, Undated int
	From, To                                         dateView
	Langs                                            []string
}

// search is the start page, and the page of results.
func (p *pages) search(r *http.Request) (view, error) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return view{}, &index.InvalidError{Problems: []index.Problem{{Param: "the address", Message: "cannot be read: " + err.Error()}}}
	}
	asked := filled(values)
	q, err := index.ParseParams(asked)
	if err != nil {
		return view{}, err
	}
	if len(q.Filters.Langs) > 0 {
		asked["lang"] = q.Filters.Langs // as they are understood, for the links
	}
	q.Facets, q.FacetSize, q.Highlight = index.Facets(), shownValues, true
	start := len(asked) == 0
	if start {
		q.Limit = 0
	}
	res, err := p.searcher.Search(r.Context(), q)
	if err != nil {
		return view{}, err
	}
	st := p.searcher.Status()
	b := searchView{
		Start: start, Description: res.Description, Warnings: res.Warnings, Total: res.Total, Articles: res.Articles,
		Hidden: hidden(asked), From: q.Filters.From.String(), To: q.Filters.To.String(), Corpus: newCorpus(st.Corpus),
	}
	if st.Degraded {
		b.Degraded = "An older state of the index is shown, because the newest one cannot be read."
	}
	for _, h := range res.Hits {
		b.Hits = append(b.Hits, newHit(h))
	}
	s := state{asked}
	b.Chips = chips(s, q, res)
	b.facets(s, res)
	b.Orders = orders(s, q)
	b.more(s, q)
	if b.Try, err = p.try(r, s, q, res, start); err != nil {
		return view{}, err
	}
	title := "Search press statements"
	if q.Text != "" {
		title = q.Text
	}
	return view{name: "search", Title: title, Robots: !start, Query: q.Text, Body: b}, nil
}

// filled drops the parameters that a form sends empty.
func filled(v url.Values) url.Values {
	for name, values := range v {
		v[name] = slices.DeleteFunc(values, func(s string) bool { return s == "" })
		if len(v[name]) == 0 {
			delete(v, name)
		}
	}
	return v
}

// hidden keeps the filters when the search form is sent again. Words and dates have fields of their own.
func hidden(v url.Values) []pair {
	var list []pair
	for _, name := range []string{"speaker", "outlet", "kind", "lang", "article", "sort"} {
		for _, value := range v[name] {
			list = append(list, pair{name, value})
		}
	}
	return list
}

// state is what was asked for, from which links to other searches are made.
type state struct{ v url.Values }

// with gives the address of the search with a value added to a parameter.
func (s state) with(name, value string) string {
	return s.change(name, append(slices.Clone(s.v[name]), value)...)
}

// without gives the address of the search with one value taken out of a parameter.
func (s state) without(name, value string) string {
	return s.change(name, slices.DeleteFunc(slices.Clone(s.v[name]), func(v string) bool { return v == value })...)
}

// change gives the address of the search with other values of a parameter.
func (s state) change(name string, values ...string) string {
	v := url.Values{}
	for n, old := range s.v {
		if n != "limit" {
			v[n] = old
		}
	}
	delete(v, name)
	if len(values) > 0 {
		v[name] = values
	}
	return "/search?" + v.Encode()
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
		{"article", "in article ", "", f.Articles, func(v string) string { return v }},
	} {
		for _, v := range l.values {
			text := l.before + l.show(v)
			if v == index.Missing {
				text = l.absent
			}
			list = append(list, link{Text: text, Href: s.without(l.name, v)})
		}
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

func (b *searchView) facets(s state, res index.Result) {
	for _, f := range res.Facets {
		name := map[index.Facet]string{
			index.FacetSpeaker: "Speaker", index.FacetOutlet: "Outlet", index.FacetKind: "Kind", index.FacetLang: "Language",
		}[f.Field]
		if f.Field == index.FacetDate {
			b.years(s, f)
			continue
		}
		v := facetView{Name: name, Other: f.Other}
		for _, value := range f.Values {
			v.Values = append(v.Values, newValue(s, f.Field, value))
		}
		absent := map[index.Facet]string{
			index.FacetSpeaker: "nobody named", index.FacetOutlet: "no outlet known", index.FacetLang: "no language known",
		}[f.Field]
		if f.Missing > 0 && absent != "" {
			m := newValue(s, f.Field, index.FacetValue{ID: index.Missing, Name: absent, Count: f.Missing})
			v.Missing = &m
		}
		if len(v.Values) > 0 || v.Missing != nil {
			b.Facets = append(b.Facets, v)
		}
	}
}

func newValue(s state, f index.Facet, v index.FacetValue) valueView {
	name, param := v.Name, string(f)
	switch f {
	case index.FacetKind:
		name = kindNames[corpus.Kind(v.ID)]
	case index.FacetLang:
		if v.ID != index.Missing {
			name = languageName(v.ID)
		}
	}
	asked := slices.Contains(s.v[param], v.ID)
	byName := slices.Contains(s.v[param], v.Name)
	view := valueView{Name: name, Count: v.Count, Selected: v.Selected || asked || byName}
	switch {
	case asked:
		view.Href = s.without(param, v.ID)
	case byName:
		view.Href = s.without(param, v.Name)
	default:
		view.Href = s.with(param, v.ID)
	}
	return view
}

// years lists the years in which something was found, the newest first.
func (b *searchView) years(s state, f index.FacetResult) {
	most := 0
	for _, bucket := range f.Buckets {
		most = max(most, bucket.Count)
	}
	for _, bucket := range slices.Backward(f.Buckets) {
		if bucket.Count == 0 {
			continue
		}
		year := strconv.Itoa(bucket.From.Year)
		within := state{url.Values{}}
		for n, v := range s.v {
			within.v[n] = v
		}
		within.v["from"] = []string{year}
		b.Years = append(b.Years, yearView{year, within.change("to", year), bucket.Count, bucket.Of, most})
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

// more offers a longer page.
func (b *searchView) more(s state, q index.Query) {
	if b.Start || len(b.Hits) >= b.Total {
		return
	}
	if q.Limit >= index.MaxLimit {
		b.AtMost = true
		return
	}
	v, _ := url.ParseQuery(s.v.Encode()) // what Encode wrote
	v.Set("limit", strconv.Itoa(min(max(q.Limit*2, 1), index.MaxLimit)))
	b.More = "/search?" + v.Encode() + "#hit-" + strconv.Itoa(len(b.Hits)+1)
}

func newCorpus(c index.Corpus) corpusView {
	v := corpusView{c.Articles, c.Paragraphs, c.Speakers, c.Outlets, c.Undated, newDate(c.First), newDate(c.Last), nil}
	for _, l := range c.Langs {
		v.Langs = append(v.Langs, languageName(l))
	}
	return v
}

// try proposes what to search for: speakers at the start; a wider search where nothing was found.
func (p *pages) try(r *http.Request, s state, q index.Query, res index.Result, start bool) ([]link, error) {
	if !start && res.Total > 0 {
		return nil, nil
	}
	var list []link
	if !start && s.v.Get("q") != "" {
		if len(s.v) > 1 {
			list = append(list, link{Text: "the same words without any filter", Href: state{url.Values{}}.change("q", q.Text)})
		}
		if phrase, ok := unquoted(q.Text); ok {
			list = append(list, link{Text: "the same words, not next to each other: " + phrase, Href: s.change("q", phrase)})
		}
		return list, nil
	}
	speakers, err := p.searcher.Speakers(r.Context(), index.ListQuery{Limit: shownValues})
	if err != nil {
		return nil, err
	}
	for _, sp := range speakers.Speakers {
		list = append(list, link{Text: sp.Name, Href: "/search?" + url.Values{"speaker": {sp.ID}}.Encode()})
	}
	return list, nil
}

// unquoted takes the quotation marks off a query; false when it has none.
func unquoted(text string) (string, bool) {
	out := strings.Map(func(r rune) rune {
		if index.IsQuote(r) {
			return -1
		}
		return r
	}, text)
	return out, out != text
}
