package index

import (
	"slices"
	"strings"

	"onrecord/corpus"
)

// Describe says in words how a query is understood. The function name gives the printed name of a speaker's or an
// outlet's filter value; langs are the languages that there are, of which alone it tells.
func Describe(q Query, name func(f Facet, value string) string, langs []string) string {
	d := teller{name, langsOf(q, langs)}
	parts := []string{d.paragraphs(q.Root)}
	parts = append(parts, d.optional(q.Root)...)
	if q.Said && q.Root != nil {
		parts = append(parts, "inside what one speaker said")
	} else if q.Said {
		parts = append(parts, "in which somebody says something")
	}
	f := q.Filters
	for _, l := range []struct {
		values         []string
		before, absent string
		facet          Facet
	}{
		{f.Speakers, "said by ", "without a named speaker", FacetSpeaker},
		{f.Outlets, "printed by ", "without an outlet", FacetOutlet},
		{f.Kinds, "of the kind ", "", FacetKind},
		{f.Langs, "in the language ", "without a known language", FacetLang},
		{f.Articles, "in the article ", "", ""},
	} {
		if s := describeValues(l.values, l.before, l.absent, func(v string) string { return name(l.facet, v) }); s != "" {
			parts = append(parts, s)
		}
	}
	if s := describeDates(f.From, f.To); s != "" {
		parts = append(parts, s)
	}
	return strings.Join(parts, "; ")
}

// langsOf gives those of the languages that the query may find something in.
func langsOf(q Query, langs []string) []string {
	langs = slices.Clone(langs)
	if len(q.Filters.Langs) > 0 {
		langs = slices.DeleteFunc(langs, func(l string) bool { return !slices.Contains(q.Filters.Langs, l) })
	}
	for _, n := range membersOf(q.Root) {
		if is, ok := n.(Is); ok && is.Field == FacetLang {
			langs = slices.DeleteFunc(langs, func(l string) bool { return l != is.Value })
		}
	}
	return langs
}

func describeValues(values []string, before, absent string, name func(string) string) string {
	var named, parts []string
	without := false
	for _, v := range values {
		if v == Missing && absent != "" {
			without = true
			continue
		}
		named = append(named, name(v))
	}
	if len(named) > 0 {
		parts = append(parts, before+strings.Join(named, " or "))
	}
	if without {
		parts = append(parts, absent)
	}
	return strings.Join(parts, " or ")
}

func describeDates(from, to corpus.Date) string {
	switch {
	case from.Known() && to.Known() && from == to:
		return "dated " + from.String()
	case from.Known() && to.Known():
		return "dated from " + from.String() + " to " + to.String()
	case from.Known():
		return "dated " + from.String() + " or later"
	case to.Known():
		return "dated " + to.String() + " or earlier"
	}
	return ""
}
