package bleveindex

import (
	"cmp"
	"context"
	"slices"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/index"
)

// maxTries bounds how many other queries are tried where one finds nothing.
const maxTries = 8

// propose gives queries that do find something, where this one does not: with another spelling of the words that no
// paragraph has, and without its rarest word.
func (p *plan) propose(ctx context.Context) ([]index.Suggestion, error) {
	if p.asked.Root == nil {
		return nil, nil
	}
	var list []index.Suggestion
	for _, try := range []func(context.Context) (index.Suggestion, error){p.respell, p.shorten} {
		s, err := try(ctx)
		if err != nil {
			return nil, err
		}
		if s.Total > 0 {
			list = append(list, s)
		}
	}
	return list, nil
}

// shorten leaves out the rarest word or phrase without which there is something, but none on which a fact turns: who
// asks for “not raise taxes” is not to be shown “raise taxes”.
func (p *plan) shorten(ctx context.Context) (index.Suggestion, error) {
	nodes := required(p.asked.Root)
	if len(nodes) < 2 {
		return index.Suggestion{}, nil
	}
	type candidate struct {
		at   int
		docs uint64
	}
	var rarest []candidate
	for i, n := range nodes {
		if w, ok := n.(index.Word); optional(n) || ok && index.Turns(w.Text) || !hasWords(n) {
			continue
		}
		q, err := p.g.translator(ctx, p.asked.Filters).node(n)
		if err != nil {
			return index.Suggestion{}, err
		}
		docs, err := p.g.estimate(ctx, q)
		if err != nil {
			return index.Suggestion{}, err
		}
		rarest = append(rarest, candidate{i, docs})
	}
	slices.SortStableFunc(rarest, func(a, b candidate) int { return cmp.Compare(a.docs, b.docs) })
	for _, c := range firsts(rarest, maxTries) {
		rest := slices.DeleteFunc(slices.Delete(slices.Clone(nodes), c.at, c.at+1), optional)
		if !slices.ContainsFunc(rest, hasWords) {
			continue
		}
		s, err := p.try(ctx, rest, "without "+index.Format(nodes[c.at]))
		if err != nil || s.Total > 0 {
			return s, err
		}
	}
	return index.Suggestion{}, nil
}

// optional tells the small words, which say little where others are left out.
func optional(n index.Node) bool {
	w, ok := n.(index.Word)
	return ok && len(w.OptionalIn) > 0
}

// estimate is how many paragraphs a query may find; 0 only where it finds none.
func (g *generation) estimate(ctx context.Context, q query.Query) (uint64, error) {
	if q == nil {
		return uint64(g.Paragraphs), nil
	}
	s, err := q.Searcher(g.scoring(ctx, g.dir.stats), g.snapshot, g.idx.Mapping(), search.SearcherOptions{})
	if err != nil {
		return 0, err
	}
	return s.Count(), s.Close()
}

// try counts what these nodes find together, as they are read when somebody asks for them.
func (p *plan) try(ctx context.Context, nodes []index.Node, why string) (index.Suggestion, error) {
	var root index.Node = index.All{Nodes: nodes}
	if len(nodes) == 1 {
		root = nodes[0]
	}
	q := p.asked
	q.Text = index.Format(root)
	q.Root, _ = index.Parse(q.Text)
	s := index.Suggestion{Text: q.Text, Why: why}
	if len(q.Text) == 0 || q.Validate() != nil {
		return s, nil
	}
	other, err := p.g.plan(ctx, q)
	if err != nil {
		return s, err
	}
	err = other.pass(q.Filters).each(ctx, func(w *window) error {
		s.Total += w.bits.count()
		return nil
	})
	return s, err
}
