package indextest

import (
	"fmt"
	"strings"

	"onrecord/corpus"
	"onrecord/index"
)

// Tree writes a query tree so that it can be read in a table: (all a "b c"~5 (not d*)). A small word is followed by the
// languages in which it may be missing: the?en.
func Tree(n index.Node) string {
	switch n := n.(type) {
	case nil:
		return "everything"
	case index.All:
		return "(all" + trees(n.Nodes) + ")"
	case index.Any:
		return "(any" + trees(n.Nodes) + ")"
	case index.Not:
		return "(not " + Tree(n.Node) + ")"
	case index.Word:
		if len(n.OptionalIn) > 0 {
			return n.Text + "?" + strings.Join(n.OptionalIn, ",")
		}
		return n.Text
	case index.Phrase:
		if n.Within != 0 {
			return fmt.Sprintf("\"%s\"~%d", n.Text, n.Within)
		}
		return `"` + n.Text + `"`
	case index.Prefix:
		return n.Text + "*"
	case index.Fuzzy:
		return n.Text + "~"
	case index.Title:
		return "(title " + Tree(n.Node) + ")"
	case index.Is:
		return fmt.Sprintf("(%s %s)", n.Field, n.Value)
	case index.Dates:
		return fmt.Sprintf("(dates %s..%s)", n.From, n.To)
	}
	return fmt.Sprintf("%#v", n)
}

func trees(nodes []index.Node) string {
	var b strings.Builder
	for _, n := range nodes {
		b.WriteString(" " + Tree(n))
	}
	return b.String()
}

// Hits gives every paragraph of articles as a search finds it, without score and marks.
func Hits(articles []corpus.Article) []index.Hit {
	var list []index.Hit
	for _, a := range articles {
		info := index.Article{
			ID: a.ID, Title: a.Title, Outlet: a.Outlet, Date: a.Date, URL: a.URL, Lang: a.Lang, Author: a.Author,
			Paragraphs: len(a.Paragraphs),
		}
		if a.Outlet != "" {
			info.OutletID = string(corpus.NewSpeakerID(a.Outlet))
		}
		for _, p := range a.Paragraphs {
			list = append(list, index.Hit{Paragraph: p, Article: info})
		}
	}
	return list
}
