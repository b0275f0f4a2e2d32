package web

import (
	"net/url"
	"slices"

	"onrecord/index"
)

// state is what was asked for, from which links to other searches are made. It has no cursor: every other search begins
// at its first page.
type state struct{ v url.Values }

// kept are the parameters that links keep. What else there is belongs to one answer, or to the API.
var kept = []string{"q", "speaker", "outlet", "kind", "lang", "article", "from", "to", "in", "sort", "group", "limit", "facet_size"}

// newState keeps of the parameters what makes the search another than one without them.
func newState(asked url.Values, q index.Query) state {
	s := state{url.Values{}}
	for _, name := range kept {
		if len(asked[name]) > 0 {
			s.v[name] = asked[name]
		}
	}
	if len(q.Filters.Langs) > 0 {
		s.v["lang"] = q.Filters.Langs // as they are understood
	}
	for name, usual := range map[string]string{"in": "any", "group": string(index.GroupNone), "sort": string(index.SortRelevance)} {
		if s.v.Get(name) == usual {
			s.v.Del(name)
		}
	}
	return s
}

// with gives the address of the search with a value added to a parameter.
func (s state) with(name, value string) string {
	return s.change(name, append(slices.Clone(s.v[name]), value)...)
}

// without gives the address of the search with one value taken out of a parameter.
func (s state) without(name, value string) string {
	return s.change(name, slices.DeleteFunc(slices.Clone(s.v[name]), func(v string) bool { return v == value })...)
}

// change gives the address of the search with other values of a parameter.
func (s state) change(name string, values ...string) string { return s.set(name, values...).href() }

// set gives the search with other values of a parameter; none takes it away.
func (s state) set(name string, values ...string) state {
	v := url.Values{}
	for n, old := range s.v {
		v[n] = old
	}
	delete(v, name)
	if len(values) > 0 {
		v[name] = values
	}
	return state{v}
}

func (s state) href() string {
	if len(s.v) == 0 {
		return "/"
	}
	return "/search?" + s.v.Encode()
}

// toggle gives the link that turns a parameter on or off.
func (s state) toggle(text, name, value string) link {
	if s.v.Get(name) == value {
		return link{Text: text, Href: s.change(name), Current: true}
	}
	return link{Text: text, Href: s.change(name, value)}
}

// hidden are the fields that a form keeps beside its own.
func (s state) hidden(own ...string) []pair {
	var list []pair
	for _, name := range kept {
		if slices.Contains(own, name) {
			continue
		}
		for _, value := range s.v[name] {
			list = append(list, pair{name, value})
		}
	}
	return list
}

// searchHref is the address of a search: names and values in turn.
func searchHref(pairs ...string) string {
	s := state{url.Values{}}
	for i := 0; i+1 < len(pairs); i += 2 {
		s.v.Add(pairs[i], pairs[i+1])
	}
	return s.href()
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

func valuesOf(rawQuery string) (url.Values, error) { return index.ParseQueryString(rawQuery) }
