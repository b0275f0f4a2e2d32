package index

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"onrecord/corpus"
)

// SearchParams are the names of the URL parameters that ParseParams reads.
func SearchParams() []string {
	return []string{
		"q", "speaker", "outlet", "kind", "lang", "article", "from", "to", "in", "sort", "group", "limit", "cursor", "context",
		"facets", "facet_size", "interval", "highlight",
	}
}

// ParseParams makes a query of URL parameters and checks it; the error is an *InvalidError that names every parameter
// that is wrong, unknown ones included. highlight=ranges and highlight=html both ask for fragments.
func ParseParams(v url.Values) (Query, error) {
	p := Params{values: v}
	q := Query{
		Text:      strings.TrimSpace(p.One("q")),
		Filters:   p.filters(),
		Said:      p.choice("in", "any", "said") == "said",
		Sort:      Sort(p.given("sort")),
		Group:     Group(p.given("group")),
		Limit:     p.Int("limit", DefaultLimit, 0, MaxLimit),
		Cursor:    p.given("cursor"),
		Context:   p.Int("context", 0, 0, MaxContext),
		Facets:    p.facets(),
		FacetSize: p.Int("facet_size", DefaultFacetSize, 1, MaxFacetSize),
		Interval:  Interval(p.given("interval")),
		Highlight: p.choice("highlight", "html", "ranges", "none") != "none",
	}
	q.Root, q.Warnings = Parse(q.Text)
	if w := leaveNoDay(membersOf(q.Root), q.Filters); w != "" && (q.Filters.From.Known() || q.Filters.To.Known()) {
		q.Warnings = append(q.Warnings, w)
	}
	p.Known(SearchParams()...)
	p.add(q.Validate())
	return q, p.Err()
}

// filterParams are the names of the parameters that filters reads.
func filterParams() []string {
	return []string{"speaker", "outlet", "kind", "lang", "article", "from", "to"}
}

func (p *Params) filters() Filters {
	v := p.values
	return Filters{
		Speakers: v["speaker"], Outlets: v["outlet"], Kinds: v["kind"], Langs: langs(v["lang"]), Articles: v["article"],
		From: p.date("from"), To: p.date("to"),
	}
}

// langs brings the spellings of a language together. What is none stays, for Validate to name.
func langs(values []string) []string {
	var list []string
	for _, v := range values {
		if lang, err := corpus.ParseLang(v); err == nil {
			v = lang
		}
		list = append(list, v)
	}
	return list
}

// ParseListParams makes a query for a list of speakers or outlets of URL parameters, like ParseParams.
func ParseListParams(v url.Values) (ListQuery, error) {
	p := Params{values: v}
	q := ListQuery{Text: p.One("q"), Limit: p.Int("limit", DefaultLimit, 1, MaxLimit), Cursor: p.given("cursor")}
	p.Known("q", "limit", "cursor")
	p.add(q.Validate())
	return q, p.Err()
}

// ParseFacetParams makes a query for the values of a facet of URL parameters, like ParseParams.
func ParseFacetParams(field Facet, v url.Values) (FacetQuery, error) {
	p := Params{values: v}
	q := FacetQuery{
		Field: field, Text: p.One("q"), Filters: p.filters(), Limit: p.Int("facet_size", DefaultFacetSize, 1, MaxFacetSize),
	}
	p.Known(append([]string{"q", "facet_size"}, filterParams()...)...)
	p.add(q.Validate())
	return q, p.Err()
}

// ParseSuggestParams makes a query for suggestions of URL parameters, like ParseParams.
func ParseSuggestParams(v url.Values) (SuggestQuery, error) {
	p := Params{values: v}
	q := SuggestQuery{Text: p.One("q"), Limit: p.Int("limit", DefaultSuggestions, 1, MaxSuggestions)}
	p.Known("q", "limit")
	p.add(q.Validate())
	return q, p.Err()
}

// Params reads URL parameters strictly and gathers what is wrong with them.
type Params struct {
	values url.Values
	checker
}

// NewParams reads from v.
func NewParams(v url.Values) *Params { return &Params{values: v} }

// One gives a parameter that may stand only once; "" when it is absent.
func (p *Params) One(name string) string {
	p.check(len(p.values[name]) <= 1, name, "is given more than once; give it once")
	return p.values.Get(name)
}

// given is One of a parameter that is left away rather than empty.
func (p *Params) given(name string) string {
	s := p.One(name)
	p.check(s != "" || !p.values.Has(name), name, isEmpty)
	return s
}

// Int gives a whole number; absent, it is def.
func (p *Params) Int(name string, def, low, high int) int {
	s := p.given(name)
	if s == "" {
		return def
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		p.check(false, name, "%s is not a whole number; give %d to %d", quoted(s), low, high)
		return def
	}
	p.inRange(name, n, low, high)
	return min(max(n, low), high)
}

// Known notes each parameter whose name is not among names.
func (p *Params) Known(names ...string) {
	var unknown []string
	for name := range p.values {
		if !slices.Contains(names, name) {
			unknown = append(unknown, name)
		}
	}
	slices.Sort(unknown)
	for _, name := range unknown {
		if len(names) == 0 {
			p.check(false, name, "is not a parameter here; there are none")
			continue
		}
		hint := ""
		if n := nearest(name, names); n != "" {
			hint = "did you mean " + n + "? "
		}
		p.check(false, name, "is not a parameter here; %sthere are %s", hint, strings.Join(names, ", "))
	}
}

// Err is the *InvalidError of all that is wrong, or nil.
func (p *Params) Err() error { return p.err() }

func (p *Params) choice(name string, allowed ...string) string {
	s := p.given(name)
	if s == "" {
		return allowed[0]
	}
	p.oneOf(name, s, allowed...)
	return s
}

func (p *Params) date(name string) corpus.Date {
	d, err := corpus.ParseDate(p.given(name))
	if err != nil {
		p.check(false, name, "%v", err)
	}
	return d
}

func (p *Params) facets() []Facet {
	var facets []Facet
	for _, name := range strings.FieldsFunc(p.given("facets"), func(r rune) bool { return r == ',' }) {
		if f := Facet(strings.TrimSpace(name)); !slices.Contains(facets, f) {
			facets = append(facets, f)
		}
	}
	return facets
}
