package web

import (
	"net/url"
	"slices"
	"strings"

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

// toggle is a value that is on or off.
func (s state) toggle(text, name, value string) valueView {
	v := valueView{Field: name, ID: value, Name: text, Href: s.change(name, value)}
	if s.v.Get(name) == value {
		v.Selected, v.Href = true, s.change(name)
	}
	return v
}

// cleared is the search without filters.
func (s state) cleared() state {
	for _, name := range []string{"speaker", "outlet", "kind", "lang", "article", "from", "to", "in", "group"} {
		s = s.set(name)
	}
	return s
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
	return listHref("/search", pairs...)
}

// listHref is the address of a page: names and values in turn. What is empty is left out.
func listHref(path string, pairs ...string) string {
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			v.Add(pairs[i], pairs[i+1])
		}
	}
	if len(v) == 0 {
		return path
	}
	return path + "?" + v.Encode()
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

// valuesOf reads the parameters of a page, without those that other sites add to the links that people share.
func valuesOf(rawQuery string) (url.Values, error) {
	values, err := index.ParseQueryString(rawQuery)
	for name := range values {
		if strings.HasPrefix(name, "utm_") || slices.Contains(clickIDs, name) {
			delete(values, name)
		}
	}
	return values, err
}

// clickIDs are what Facebook, Google, Microsoft, Mailchimp, X and Yandex call theirs.
var clickIDs = []string{"fbclid", "gclid", "msclkid", "mc_cid", "mc_eid", "twclid", "yclid"}
