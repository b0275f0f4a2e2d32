package api

import (
	"cmp"

	"onrecord/corpus"
	"onrecord/index"
)

type facetJSON struct {
	Values  []valueJSON `json:"values"`
	Missing int         `json:"missing"`
	Other   int         `json:"other"`
}

type valueJSON struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Count    int    `json:"count"`
	Selected bool   `json:"selected"`
	// Article is that of a speaker of whom it prints a surname alone.
	Article *scopeJSON `json:"article,omitempty"`
}

type datesJSON struct {
	Interval  index.Interval `json:"interval"`
	Buckets   []bucketJSON   `json:"buckets"`
	Missing   int            `json:"missing"`
	Imprecise int            `json:"imprecise"` // dated less precisely than the buckets are
}

type bucketJSON struct {
	From  corpus.Date `json:"from"`
	To    corpus.Date `json:"to"`
	Count int         `json:"count"`
	Of    int         `json:"of"`
}

type facetListJSON struct {
	Field index.Facet `json:"field"`
	facetJSON
	Generation string `json:"generation"`
}

func facet(f index.FacetResult, interval index.Interval) any {
	if f.Field == index.FacetDate {
		return datesJSON{cmp.Or(interval, index.IntervalYear), buckets(f.Buckets), f.Missing, f.Coarse}
	}
	return counts(f)
}

func counts(f index.FacetResult) facetJSON {
	return facetJSON{facetValues(f.Values), f.Missing, f.Other}
}

func facetValues(l []index.FacetValue) []valueJSON {
	all := make([]valueJSON, len(l))
	for i, v := range l {
		all[i] = valueJSON{v.ID, v.Name, v.Count, v.Selected, scope(v.Scope)}
	}
	return all
}

func buckets(l []index.Bucket) []bucketJSON {
	all := make([]bucketJSON, len(l))
	for i, b := range l {
		all[i] = bucketJSON{b.From.First(), b.To.Last(), b.Count, b.Of}
	}
	return all
}
