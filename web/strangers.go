package web

import (
	"context"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/index"
)

// notes tell people of one surname apart, by their IDs.
type notes map[string]string

// onlyIn gives the article that prints nothing but this surname of a speaker; "" where the ID is that of a full name.
func onlyIn(id, name string) corpus.ArticleID {
	article, scoped := strings.CutSuffix(id, "-"+string(corpus.NewSpeakerID(name)))
	if _, err := corpus.ParseArticleID(article); !scoped || err != nil {
		return ""
	}
	return corpus.ArticleID(article)
}

// tellApart says of each speaker of whom an article prints only a surname where that was.
func (p *pages) tellApart(ctx context.Context, speakers []index.FacetValue) (notes, error) {
	in, articles := map[string]string{}, []string{}
	for _, s := range speakers {
		if a := string(onlyIn(s.ID, s.Name)); a != "" {
			in[s.ID], articles = a, append(articles, a)
		}
	}
	slices.Sort(articles)
	articles = slices.Compact(articles)
	list, printed := notes{}, map[string]string{}
	for some := range slices.Chunk(articles, index.MaxValues) {
		res, err := p.searcher.Search(ctx, index.Query{Filters: index.Filters{Articles: some}, Group: index.GroupArticle, Limit: len(some)})
		if err != nil {
			return nil, err
		}
		for _, h := range res.Hits {
			printed[string(h.Article.ID)] = printedIn(h.Article)
		}
	}
	for id, a := range in {
		if text := printed[a]; text != "" {
			list[id] = text
		}
	}
	return list, nil
}

// printedIn names an article in a few words.
func printedIn(a index.Article) string {
	var parts []string
	for _, s := range []string{a.Outlet, newDate(a.Date).Text} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if len(parts) == 0 && a.Title != "" {
		return "“" + a.Title + "”"
	}
	return strings.Join(parts, ", ")
}

func speakersOf(res index.Result) []index.FacetValue {
	for _, f := range res.Facets {
		if f.Field == index.FacetSpeaker {
			return f.Values
		}
	}
	return nil
}
