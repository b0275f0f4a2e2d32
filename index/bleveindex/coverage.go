package bleveindex

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/index"
)

// coverage counts paragraphs by outlet and month; "" is no outlet.
type coverage map[string]*covered

type covered struct {
	count, coarse, undated int
	first, last            corpus.Date
	months                 map[corpus.Date]int
}

// add counts paragraphs of an outlet with one date.
func (v coverage) add(outlet string, date corpus.Date, paragraphs int) {
	id := outletID(outlet)
	c := v[id]
	if c == nil {
		c = &covered{months: map[corpus.Date]int{}}
		v[id] = c
	}
	c.count += paragraphs
	if !date.Known() {
		c.undated += paragraphs
		return
	}
	c.first, c.last = span(c.first, c.last, date)
	if month, ok := bucketOf(index.IntervalMonth, date); ok {
		c.months[month] += paragraphs
	} else {
		c.coarse += paragraphs
	}
}

// list gives the outlets, those with the most paragraphs first, and what has none last.
func (v coverage) list(d *directory) []index.OutletCoverage {
	of := map[corpus.Date]int{}
	for _, c := range v {
		for month, n := range c.months {
			of[month] += n
		}
	}
	var list []index.OutletCoverage
	for _, id := range slices.Sorted(maps.Keys(v)) {
		c := v[id]
		o := index.OutletCoverage{Coarse: c.coarse, Undated: c.undated}
		o.Entry = index.Entry{ID: id, Name: d.outlets.name(id), Count: c.count, First: c.first, Last: c.last}
		months := slices.SortedFunc(maps.Keys(c.months), func(a, b corpus.Date) int { return cmp.Compare(packDate(a), packDate(b)) })
		for _, m := range months {
			o.Months = append(o.Months, index.Bucket{From: m.First(), To: m.Last(), Count: c.months[m], Of: of[m]})
		}
		list = append(list, o)
	}
	slices.SortFunc(list, func(a, b index.OutletCoverage) int {
		return cmp.Or(compareBool(a.ID == "", b.ID == ""), cmp.Compare(b.Count, a.Count), strings.Compare(a.ID, b.ID))
	})
	return list
}
