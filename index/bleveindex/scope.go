package bleveindex

import (
	"errors"
	"fmt"
	"strings"

	"onrecord/corpus"
	"onrecord/index"
)

// scope is the article to which the ID of a speaker belongs, of whom it prints a surname alone; nil for all others, whom
// their names tell apart.
func (c *articles) scope(id, name string) (*index.Article, error) {
	article := c.g.scopeOf(id, name)
	if article == "" {
		return nil, nil
	}
	a, err := c.article(article)
	if errors.Is(err, index.ErrNotFound) {
		return nil, nil
	}
	return &a, err
}

// scopeOf is the ID of that article, "" for all others. A slug takes time, so it is remembered.
func (g *generation) scopeOf(id, name string) corpus.ArticleID {
	if known, ok := g.whole.scoped.Load(id); ok {
		return known.(corpus.ArticleID)
	}
	article, found := strings.CutSuffix(id, "-"+string(corpus.NewSpeakerID(name)))
	if !found || !g.table.hasArticle(corpus.ArticleID(article)) {
		article = ""
	}
	if g.dir.speakers.byID[id] != nil { // what people type is not kept
		g.whole.scoped.Store(id, corpus.ArticleID(article))
	}
	return corpus.ArticleID(article)
}

// speakers gives what is told of those on a list.
func (g *generation) speakers(list []*listed) ([]index.Speaker, error) {
	cache := articles{g: g}
	var speakers []index.Speaker
	for _, l := range list {
		s := l.Speaker
		var err error
		if s.Scope, err = cache.scope(s.ID, s.Name); err != nil {
			return nil, err
		}
		speakers = append(speakers, s)
	}
	return speakers, nil
}

// scopes adds the articles to the values of a speaker facet.
func (g *generation) scopes(values []index.FacetValue) error {
	cache := articles{g: g}
	for i, v := range values {
		var err error
		if values[i].Scope, err = cache.scope(v.ID, v.Name); err != nil {
			return err
		}
	}
	return nil
}

// told is the name by which a description tells of a value, with the article where others may have that name too, and how
// many there are whom the name means.
func (g *generation) told(f index.Facet, value string) string {
	name := g.dir.name(f, value)
	if f != index.FacetSpeaker {
		return name
	}
	if n := len(g.dir.speakers.resolve(value)); n > 1 {
		return fmt.Sprintf("%s (%d speakers of that name)", name, n)
	}
	cache := articles{g: g}
	a, err := cache.scope(value, name)
	switch {
	case err != nil || a == nil: // the answer will say what cannot be read
		return name
	case a.Title == "":
		return name + " in the article " + string(a.ID)
	}
	return name + " in the article " + corpus.Quoted(a.Title, 80)
}
