package bleveindex

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/match"
)

// counts are those of one facet, by ordinal; of dates by years.index. The first are of the paragraphs without a value.
type counts struct {
	facet   index.Facet
	by      []int
	missing int
	visit   func(w *window) // counts paragraphs
}

func (t *table) newCounts(f index.Facet) *counts {
	c := &counts{facet: f}
	switch f {
	case index.FacetSpeaker:
		c.by = make([]int, len(t.speakers.ids))
		c.visit = c.countSpeakers
	case index.FacetOutlet:
		c.by = make([]int, len(t.outlets.ids))
		c.visit = func(w *window) {
			for _, i := range w.found() {
				c.by[w.outletOf[w.outlet.at(w.from+int(i))]]++
			}
			c.none()
		}
	case index.FacetKind:
		c.by = make([]int, len(t.kinds.ids))
		c.visit = func(w *window) { c.countSmall(w, w.kind, w.kindOf) }
	case index.FacetLang:
		c.by = make([]int, len(t.langs.ids))
		c.visit = func(w *window) { c.countSmall(w, w.lang, w.langOf) }
	case index.FacetDate:
		c.by = make([]int, len(t.years.known)*daySlots)
		c.visit = func(w *window) {
			for _, i := range w.found() {
				if date := w.date.at(w.from + int(i)); date == 0 {
					c.missing++
				} else {
					c.by[t.years.index(date)]++
				}
			}
		}
	}
	return c
}

// see is visit for a pass.
func (c *counts) see(w *window) error {
	c.visit(w)
	return nil
}

func (c *counts) countSpeakers(w *window) {
	for _, i := range w.found() {
		list := w.speakersOf(w.from + int(i))
		if len(list) == 0 {
			c.missing++
		}
		for i := range list.len() {
			c.by[w.speakerOf[list.at(i)]]++
		}
	}
}

// countSmall counts a column of bytes.
func (c *counts) countSmall(w *window, column []byte, of []uint32) {
	for _, i := range w.found() {
		c.by[of[column[w.from+int(i)]]]++
	}
	c.none()
}

// none takes out what was counted under the ordinal of those without a value.
func (c *counts) none() {
	c.missing += c.by[0]
	c.by[0] = 0
}

// values are those of a facet's column.
func (t *table) values(f index.Facet) *values {
	switch f {
	case index.FacetSpeaker:
		return &t.speakers
	case index.FacetOutlet:
		return &t.outlets
	case index.FacetKind:
		return &t.kinds
	}
	return &t.langs
}

// without gives the filters less that of a facet itself, which does not narrow its own counts, and whether there is one.
func without(f index.Facet, filters index.Filters) (index.Filters, bool) {
	had := false
	drop := func(values *[]string) { had, *values = len(*values) > 0, nil }
	switch f {
	case index.FacetSpeaker:
		drop(&filters.Speakers)
	case index.FacetOutlet:
		drop(&filters.Outlets)
	case index.FacetKind:
		drop(&filters.Kinds)
	case index.FacetLang:
		drop(&filters.Langs)
	case index.FacetDate:
		had = filters.From.Known() || filters.To.Known()
		filters.From, filters.To = corpus.Date{}, corpus.Date{}
	}
	return filters, had
}

// facet tells the counts of a facet.
func (g *generation) facet(c *counts, q index.Query) (index.FacetResult, error) {
	if c.facet == index.FacetDate {
		return g.dateFacet(c, q)
	}
	res := g.listFacet(c, q.FacetSize, g.dir.selected(c.facet, q.Filters), true, func(string) bool { return true })
	if c.facet != index.FacetSpeaker {
		return res, nil
	}
	return res, g.scopes(res.Values)
}

// listFacet lists the most frequent of the values that match, and where always is set all that are selected.
func (g *generation) listFacet(c *counts, size int, selected []string, always bool, matches func(id string) bool) index.FacetResult {
	if size == 0 {
		size = index.DefaultFacetSize
	}
	res := index.FacetResult{Field: c.facet, Missing: c.missing}
	ids := g.table.values(c.facet).ids
	byCount := func(a, b index.FacetValue) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.ID, b.ID))
	}
	var shown, chosen []index.FacetValue
	for n, count := range c.by {
		if count == 0 || !matches(ids[n]) {
			continue
		}
		if len(shown) == size && count < shown[size-1].Count && len(selected) == 0 {
			res.Other += count
			continue
		}
		v := index.FacetValue{ID: ids[n], Count: count}
		if i, ok := slices.BinarySearch(selected, v.ID); ok {
			selected = slices.Delete(selected, i, i+1)
			v.Selected = true
		}
		if i, _ := slices.BinarySearchFunc(shown, v, byCount); i < size {
			shown = slices.Insert(shown, i, v)
			if len(shown) <= size {
				continue
			}
			v, shown = shown[size], shown[:size]
		}
		if v.Selected && always {
			chosen = append(chosen, v)
		} else {
			res.Other += v.Count
		}
	}
	slices.SortFunc(chosen, byCount)
	res.Values = append(shown, chosen...)
	for i, v := range res.Values {
		res.Values[i].Name = g.dir.name(c.facet, v.ID)
	}
	for _, id := range selected {
		if always && id != index.Missing {
			res.Values = append(res.Values, index.FacetValue{ID: id, Name: g.dir.name(c.facet, id), Selected: true})
		}
	}
	return res
}

// selected gives the IDs by which the filters select, sorted, once each.
func (d *directory) selected(f index.Facet, filters index.Filters) []string {
	var ids []string
	switch f {
	case index.FacetSpeaker:
		ids = d.speakers.resolveAll(filters.Speakers)
	case index.FacetOutlet:
		ids = d.outlets.resolveAll(filters.Outlets)
	case index.FacetKind:
		ids = slices.Clone(filters.Kinds)
	case index.FacetLang:
		ids = slices.Clone(filters.Langs)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// searchFacet answers a FacetQuery.
func (g *generation) searchFacet(ctx context.Context, q index.FacetQuery) (index.FacetList, error) {
	p := &plan{g: g, asked: index.Query{Filters: q.Filters}}
	c, err := p.countApart(ctx, q.Field)
	if err != nil {
		return index.FacetList{}, err
	}
	matches := func(string) bool { return true }
	if asked := match.Split(q.Text); len(asked) > 0 {
		matches = func(id string) bool { return g.dir.named(q.Field, id, asked) }
	} else if strings.TrimSpace(q.Text) != "" {
		matches = func(string) bool { return false }
	}
	res := g.listFacet(c, q.Limit, g.dir.selected(q.Field, q.Filters), false, matches)
	if q.Field == index.FacetSpeaker {
		err = g.scopes(res.Values)
	}
	return index.FacetList{Version: g.version(), Facet: res}, err
}

// named tells whether each word asked for begins a word of a value's name.
func (d *directory) named(f index.Facet, id string, asked []match.Word) bool {
	var r *register
	switch f {
	case index.FacetSpeaker:
		r = &d.speakers
	case index.FacetOutlet:
		r = &d.outlets
	default:
		return (&listed{words: []string{id}}).matches(asked)
	}
	l := r.byID[id]
	return l != nil && l.matches(asked)
}

// dateFacet counts by interval, from the first that was found to the last, and between the dates of the filter where
// the interval is shorter than a year.
func (g *generation) dateFacet(c *counts, q index.Query) (index.FacetResult, error) {
	res := index.FacetResult{Field: index.FacetDate, Missing: c.missing}
	b := buckets{interval: q.Interval}
	if q.Interval == index.IntervalMonth || q.Interval == index.IntervalDay {
		b.cut = newDays(q.Filters.From, q.Filters.To)
	}
	for i, n := range c.by {
		if n == 0 {
			continue
		}
		if date := g.table.years.date(i); b.cut.hold(date) && !b.add(date, n) {
			res.Coarse += n
		}
	}
	if n := b.spread(); n > index.MaxBuckets {
		return res, invalid("interval", fmt.Sprintf("gives %d spans of time, and there may be %d; take a longer one, or narrow the "+
			"search with from and to", n, index.MaxBuckets))
	}
	res.Buckets = b.list(g.whole.days(g.dir, q.Interval))
	return res, nil
}

// buckets gathers counts by interval.
type buckets struct {
	interval    index.Interval
	cut         days
	counts      map[corpus.Date]*int
	first, last corpus.Date
	at          corpus.Date // the interval of the date before, and its count
	count       *int
}

// bucketOf is the interval that a date lies in; false when it is not known precisely enough.
func bucketOf(interval index.Interval, d corpus.Date) (corpus.Date, bool) {
	switch interval {
	case index.IntervalDay:
		return d, d.Day != 0
	case index.IntervalMonth:
		return corpus.Date{Year: d.Year, Month: d.Month}, d.Month != 0
	}
	return corpus.Date{Year: d.Year}, true
}

// add counts paragraphs of a packed date; false when it lies in no interval.
func (b *buckets) add(date uint32, n int) bool {
	d, ok := bucketOf(b.interval, unpackDate(date))
	if !ok {
		return false
	}
	if b.count != nil && d == b.at { // as most are: dates come in order
		*b.count += n
		return true
	}
	if b.counts == nil {
		b.counts, b.first, b.last = map[corpus.Date]*int{}, d, d
	}
	if d.Before(b.first) {
		b.first = d
	}
	if b.last.Before(d) {
		b.last = d
	}
	if b.at, b.count = d, b.counts[d]; b.count == nil {
		b.count = new(int)
		b.counts[d] = b.count
	}
	*b.count += n
	return true
}

// of is how many lie in an interval.
func (b *buckets) of(d corpus.Date) int {
	if n := b.counts[d]; n != nil {
		return *n
	}
	return 0
}

// spread is how many buckets there are from the first to the last.
func (b *buckets) spread() int {
	if b.counts == nil {
		return 0
	}
	switch b.interval {
	case index.IntervalDay:
		return int(timeOf(b.last).Sub(timeOf(b.first)).Hours()/24) + 1
	case index.IntervalMonth:
		return 12*(b.last.Year-b.first.Year) + b.last.Month - b.first.Month + 1
	}
	return b.last.Year - b.first.Year + 1
}

func timeOf(day corpus.Date) time.Time {
	return time.Date(day.Year, time.Month(day.Month), day.Day, 0, 0, 0, 0, time.UTC)
}

// list gives the buckets, the empty ones between them too, with what the whole corpus has of each.
func (b *buckets) list(whole *buckets) []index.Bucket {
	var list []index.Bucket
	d := b.first
	for range b.spread() {
		list = append(list, index.Bucket{From: d.First(), To: d.Last(), Count: b.of(d), Of: whole.of(d)})
		d, _ = bucketOf(b.interval, following(d.Last()))
	}
	return list
}

// following is the day after.
func following(day corpus.Date) corpus.Date {
	t := timeOf(day).AddDate(0, 0, 1)
	return corpus.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}
