package index

import "strings"

// Describe says in words how a query is understood. The function name gives the printed name of a speaker's or an
// outlet's filter value.
func Describe(q Query, name func(f Facet, value string) string) string {
	parts := []string{"all paragraphs"}
	if terms := describeNode(q.Root); len(terms) == 1 {
		parts[0] = "paragraphs with: " + terms[0]
	} else if len(terms) > 1 {
		parts[0] = "paragraphs with all of: " + strings.Join(terms, ", ")
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
	if s := describeDates(f); s != "" {
		parts = append(parts, s)
	}
	return strings.Join(parts, "; ")
}

func describeNode(n Node) []string {
	switch n := n.(type) {
	case Word:
		return []string{n.Text}
	case Phrase:
		return []string{"“" + n.Text + "”"}
	case All:
		var all []string
		for _, c := range n.Nodes {
			all = append(all, describeNode(c)...)
		}
		return all
	}
	return nil
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

func describeDates(f Filters) string {
	switch {
	case f.From.Known() && f.To.Known() && f.From == f.To:
		return "dated " + f.From.String()
	case f.From.Known() && f.To.Known():
		return "dated from " + f.From.String() + " to " + f.To.String()
	case f.From.Known():
		return "dated " + f.From.String() + " or later"
	case f.To.Known():
		return "dated " + f.To.String() + " or earlier"
	}
	return ""
}
