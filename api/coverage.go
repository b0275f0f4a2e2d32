package api

import (
	"onrecord/corpus"
	"onrecord/index"
)

// suggestJSON completes what somebody types.
type suggestJSON struct {
	Speakers   []entryJSON  `json:"speakers"`
	Outlets    []entryJSON  `json:"outlets"`
	Articles   []titledJSON `json:"articles"`
	Generation string       `json:"generation"`
}

// titledJSON is an article without its paragraphs.
type titledJSON struct {
	articleJSON
	Links linksJSON `json:"links"`
}

type coverageJSON struct {
	Corpus     corpusJSON           `json:"corpus"`
	Outlets    []outletCoverageJSON `json:"outlets"`
	Generation string               `json:"generation"`
}

type corpusJSON struct {
	Articles   int         `json:"articles"`
	Paragraphs int         `json:"paragraphs"`
	Speakers   int         `json:"speakers"`
	Outlets    int         `json:"outlets"`
	Undated    int         `json:"undated"` // articles
	First      corpus.Date `json:"first"`
	Last       corpus.Date `json:"last"`
	Langs      []string    `json:"langs"`
}

// outletCoverageJSON has no ID and no name for the paragraphs of which no outlet is known.
type outletCoverageJSON struct {
	ID        *string      `json:"id"`
	Name      *string      `json:"name"`
	Count     int          `json:"count"`
	First     corpus.Date  `json:"first"`
	Last      corpus.Date  `json:"last"`
	Months    []bucketJSON `json:"months"`
	Imprecise int          `json:"imprecise"`
	Undated   int          `json:"undated"` // paragraphs
}

func (s *server) suggestions(r index.Suggestions) suggestJSON {
	articles := make([]titledJSON, len(r.Articles))
	for i, a := range r.Articles {
		articles[i] = titledJSON{article(a), s.links("/v1/articles/", "/a/", string(a.ID), a)}
	}
	return suggestJSON{s.speakerEntries(r.Speakers), s.outletEntries(r.Outlets), articles, r.Version.Generation}
}

func coverage(c index.Coverage) coverageJSON {
	outlets := make([]outletCoverageJSON, len(c.Outlets))
	for i, o := range c.Outlets {
		outlets[i] = outletCoverageJSON{
			corpus.OrNull(o.ID), corpus.OrNull(o.Name), o.Count, o.First, o.Last, buckets(o.Months), o.Coarse, o.Undated,
		}
	}
	n := c.Corpus
	all := corpusJSON{n.Articles, n.Paragraphs, n.Speakers, n.Outlets, n.Undated, n.First, n.Last, corpus.OrEmpty(n.Langs)}
	return coverageJSON{all, outlets, c.Version.Generation}
}
