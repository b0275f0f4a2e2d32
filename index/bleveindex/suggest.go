package bleveindex

import (
	"context"
	"strings"

	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/index"
	"onrecord/index/match"
)

// suggest completes what somebody types; each word begins a word.
func (g *generation) suggest(ctx context.Context, q index.SuggestQuery) (index.Suggestions, error) {
	limit := q.Limit
	if limit == 0 {
		limit = index.DefaultSuggestions
	}
	res := index.Suggestions{Version: g.version()}
	if strings.TrimSpace(q.Text) == "" {
		return res, nil
	}
	var err error
	if res.Speakers, err = g.speakers(firsts(g.dir.speakers.matching(q.Text), limit)); err != nil {
		return res, err
	}
	for _, l := range firsts(g.dir.outlets.matching(q.Text), limit) {
		res.Outlets = append(res.Outlets, l.Entry)
	}
	res.Articles, err = g.suggestArticles(ctx, match.Split(q.Text), limit)
	return res, err
}

func firsts[T any](list []T, n int) []T { return list[:min(n, len(list))] }

// suggestArticles finds those with all these words begun in their titles, the newest first.
func (g *generation) suggestArticles(ctx context.Context, asked []match.Word, limit int) ([]index.Article, error) {
	if len(asked) == 0 {
		return nil, nil
	}
	var all []query.Query
	for _, w := range firsts(asked, index.MaxClauses) {
		q, err := g.beginning(ctx, w.Exact)
		if err != nil {
			return nil, err
		}
		all = append(all, q)
	}
	t := top{size: limit}
	key := ordering(index.Query{Sort: index.SortNewest})
	err := g.eachMatch(g.scoring(ctx, g.dir.titleStats), conjunction(all), func(doc int, _ float64) {
		t.add(found{doc: doc, key: key(0, g.table.dateOf(doc)), place: g.table.place[doc]})
	})
	if err != nil {
		return nil, err
	}
	cache := articles{g: g}
	var list []index.Article
	for _, f := range t.sorted() {
		a, err := cache.article(g.table.articles[rankOf(f.place)].id)
		if err != nil {
			return nil, err
		}
		list = append(list, a)
	}
	return list, nil
}

// maxBegun bounds the words that a beginning may mean in titles, the most frequent ones.
const maxBegun = 2000

// beginning finds the articles with a word in the title that begins so.
func (g *generation) beginning(ctx context.Context, prefix string) (query.Query, error) {
	terms, err := g.terms(ctx, []string{fieldTitle}, prefix, func(string) bool { return true })
	if err != nil {
		return nil, err
	}
	return g.set(func(ctx context.Context) (docSet, error) {
		set := g.table.newSet()
		for _, t := range firsts(terms, maxBegun) {
			if err := g.addTerms(ctx, set, fieldTitle, []string{t.term}); err != nil {
				return nil, err
			}
		}
		return set, nil
	}), nil
}

// speaker tells of one speaker what the lists do not.
func (g *generation) speaker(ctx context.Context, id string) (index.SpeakerResult, error) {
	l := g.dir.speakers.byID[id]
	if l == nil {
		return index.SpeakerResult{}, index.ErrNotFound
	}
	found, err := g.search(ctx, index.Query{
		Filters: index.Filters{Speakers: []string{id}}, Sort: index.SortNewest, Limit: index.DefaultNewest,
		Facets: []index.Facet{index.FacetOutlet, index.FacetDate}, FacetSize: index.MaxFacetSize,
	}, nil)
	if err != nil {
		return index.SpeakerResult{}, err
	}
	told, err := g.speakers([]*listed{l})
	if err != nil {
		return index.SpeakerResult{}, err
	}
	return index.SpeakerResult{
		Version: g.version(), Speaker: told[0], RoleHistory: l.history,
		Outlets: found.Facets[0].Values, Years: found.Facets[1].Buckets, Newest: found.Hits,
	}, nil
}
