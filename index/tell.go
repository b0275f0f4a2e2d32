package index

import (
	"fmt"
	"slices"
	"strings"
)

// teller says in words what a tree asks for.
type teller struct {
	name  func(f Facet, value string) string
	langs []string // of which small words are told
}

// paragraphs tells of a whole tree: the words, then what is excluded, then fields that are no words.
func (d teller) paragraphs(root Node) string {
	if root == nil {
		return "all paragraphs"
	}
	var words, without, but, fields []string
	for _, n := range membersOf(root) {
		not, negative := n.(Not)
		if negative {
			n = not.Node
		}
		told := d.node(n)
		_, all := n.(All)
		switch {
		case isField(n) && negative:
			fields = append(fields, "not "+told)
		case isField(n):
			fields = append(fields, told)
		case negative && all:
			but = append(but, "those with "+told)
		case negative:
			without = append(without, told)
		default:
			words = append(words, told)
		}
	}
	with := " all of: "
	if a, ok := root.(Any); ok {
		with, words = " any of: ", []string{d.list(a.Nodes)}
	} else if len(words) == 1 {
		with = ": "
	}
	return strings.Join(append([]string{sentence(with, words, without, but)}, fields...), "; ")
}

func isField(n Node) bool {
	switch n.(type) {
	case Is, Dates, Title:
		return true
	}
	return false
}

// sentence puts together what paragraphs have, what they have not, and which of them are left out.
func sentence(with string, words, without, but []string) string {
	s := "paragraphs"
	if len(words) > 0 {
		s += " with" + with + strings.Join(words, ", ")
	} else if len(without) == 0 {
		s = "all paragraphs"
	}
	if len(words) > 0 && len(without) > 0 {
		s += ", but"
	}
	switch {
	case len(without) == 1:
		s += " without " + without[0]
	case len(without) > 1:
		s += " without any of: " + strings.Join(without, ", ")
	}
	if len(but) > 0 {
		s += ", but not " + strings.Join(but, ", nor ")
	}
	return s
}

// membersOf are the nodes each of which has to match.
func membersOf(root Node) []Node {
	if a, ok := root.(All); ok {
		return a.Nodes
	}
	return []Node{root}
}

// node tells of a part.
func (d teller) node(n Node) string {
	switch n := n.(type) {
	case All:
		return "all of (" + d.list(n.Nodes) + ")"
	case Any:
		return "any of (" + d.list(n.Nodes) + ")"
	case Not:
		return "not " + d.node(n.Node)
	case Word:
		return n.Text
	case Phrase:
		return d.phrase(n)
	case Prefix:
		return "words that begin with " + n.Text
	case Fuzzy:
		return n.Text + " or a spelling near it"
	case Title:
		return "in the title: " + d.node(n.Node)
	case Is:
		return d.is(n)
	case Dates:
		return describeDates(n.From, n.To)
	}
	return ""
}

func (d teller) list(nodes []Node) string {
	parts := make([]string, len(nodes))
	for i, n := range nodes {
		parts[i] = d.node(n)
	}
	return strings.Join(parts, ", ")
}

func (d teller) phrase(p Phrase) string {
	s := "“" + p.Text + "”"
	switch {
	case p.Within == 1:
		s += " in any order with at most 1 word in between"
	case p.Within > 1:
		s += fmt.Sprintf(" in any order with at most %d words in between", p.Within)
	}
	return s
}

func (d teller) is(n Is) string {
	name := d.name(n.Field, n.Value)
	switch {
	case n.Field == FacetKind:
		return "of the kind " + name
	case n.Field == FacetLang:
		return "in the language " + name
	case name == n.Value: // no ID
		name = "“" + name + "”"
	}
	if n.Field == FacetOutlet {
		return "printed by " + name
	}
	return "said by " + name
}

// optional tells which words may be missing where.
func (d teller) optional(root Node) []string {
	var order []string
	words := map[string][]string{} // by languages
	eachWord(root, func(w Word) {
		var langs []string
		for _, l := range w.OptionalIn {
			if slices.Contains(d.langs, l) {
				langs = append(langs, d.name(FacetLang, l))
			}
		}
		if len(langs) == 0 {
			return
		}
		where := andList(langs)
		if words[where] == nil {
			order = append(order, where)
		}
		if !slices.Contains(words[where], w.Text) {
			words[where] = append(words[where], w.Text)
		}
	})
	var parts []string
	for _, where := range order {
		parts = append(parts, andList(words[where])+" may be missing in "+where)
	}
	return parts
}

func eachWord(n Node, visit func(Word)) {
	switch n := n.(type) {
	case All:
		for _, c := range n.Nodes {
			eachWord(c, visit)
		}
	case Any:
		for _, c := range n.Nodes {
			eachWord(c, visit)
		}
	case Not:
		eachWord(n.Node, visit)
	case Word:
		visit(n)
	}
}

func andList(l []string) string {
	if len(l) == 1 {
		return l[0]
	}
	return strings.Join(l[:len(l)-1], ", ") + " and " + l[len(l)-1]
}
