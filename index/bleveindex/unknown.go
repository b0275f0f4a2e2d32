package bleveindex

import (
	"slices"

	"onrecord/corpus"
	"onrecord/index"
)

// unknown warns of what names nobody here: a slip of the pen finds nothing, as a speaker who said nothing does.
func (g *generation) unknown(q index.Query) []string {
	u := unknowns{g: g}
	for _, v := range q.Filters.Speakers {
		u.name("speaker", v, &g.dir.speakers, g.dir.speakers.byID[g.dir.speakers.resolve(v)[0]] != nil)
	}
	for _, v := range q.Filters.Outlets {
		u.name("outlet", v, &g.dir.outlets, g.dir.outlets.byID[g.dir.outlets.resolve(v)[0]] != nil)
	}
	for _, v := range q.Filters.Langs {
		u.lang(v)
	}
	for _, v := range q.Filters.Articles {
		if !g.table.hasArticle(corpus.ArticleID(v)) {
			u.warn("there is no article " + quoted(v) + " here")
		}
	}
	u.node(q.Root)
	return u.warnings
}

// unknowns gathers the warnings.
type unknowns struct {
	g        *generation
	warnings []string
}

func (u *unknowns) node(n index.Node) {
	switch n := n.(type) {
	case index.All:
		for _, c := range n.Nodes {
			u.node(c)
		}
	case index.Any:
		for _, c := range n.Nodes {
			u.node(c)
		}
	case index.Not:
		u.node(n.Node)
	case index.Is:
		switch n.Field {
		case index.FacetSpeaker:
			u.name("speaker", n.Value, &u.g.dir.speakers, len(u.g.dir.meant(n.Field, n.Value)) > 0)
		case index.FacetOutlet:
			u.name("outlet", n.Value, &u.g.dir.outlets, len(u.g.dir.meant(n.Field, n.Value)) > 0)
		case index.FacetLang:
			u.lang(n.Value)
		}
	}
}

func (u *unknowns) name(param, value string, in *register, known bool) {
	if known || value == index.Missing {
		return
	}
	w := "there is no " + param + " " + quoted(value) + " here"
	if name := in.nearName(value); name != "" {
		w += "; did you mean " + name + "?"
	}
	u.warn(w)
}

func (u *unknowns) lang(lang string) {
	if lang != index.Missing && !slices.Contains(u.g.table.langs.ids, lang) {
		u.warn("there is nothing in the language " + lang + " here")
	}
}

func (u *unknowns) warn(w string) {
	if !slices.Contains(u.warnings, w) {
		u.warnings = append(u.warnings, w)
	}
}

func quoted(value string) string { return corpus.Quoted(value, 60) }

// nearName is the most frequent name that is another spelling of one, or holds all of its words; "" when there is none.
func (r *register) nearName(name string) string {
	folded := corpus.Fold(name)
	for _, l := range r.order {
		if index.Near(folded, corpus.Fold(l.Name)) {
			return l.Name
		}
	}
	if found := r.matching(name); len(found) > 0 {
		return found[0].Name
	}
	return ""
}
