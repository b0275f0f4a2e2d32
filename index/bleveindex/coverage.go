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

func (v coverage) add(r *articleRecord) {
	id := outletID(r.Outlet)
	c := v[id]
	if c == nil {
		c = &covered{months: map[corpus.Date]int{}}
		v[id] = c
	}
	c.count += r.Paragraphs
	if !r.Date.Known() {
		c.undated += r.Paragraphs
		return
	}
	c.first, c.last = span(c.first, c.last, r.Date)
	if month, ok := bucketOf(index.IntervalMonth, r.Date); ok {
		c.months[month] += r.Paragraphs
	} else {
		c.coarse += r.Paragraphs
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
