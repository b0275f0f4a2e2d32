package web

import (
	"math"
	"strconv"
	"time"

	"onrecord/corpus"
	"onrecord/index"
)

// histogramView is a row of bars over time. It is drawn at any width: lengths are percentages.
type histogramView struct {
	Label string // what the bars are
	Few   int    // how many bars there are, where they are so few that they do not get broad
	Bars  []barView
	Ticks []string // one a bar, most of them empty
}

// barView is a year, a month or a day, or ten years where there are very many.
type barView struct {
	Label, Href    string // no Href where Count is 0
	From, To       string // dates
	Count, Of      int
	Slot, SlotWide string // where it stands
	X, Y, W, H     string
	Out            bool // beyond the dates that were asked for
}

const (
	mostBars  = 120 // more years than these are drawn by tens
	fewBars   = 12  // fewer take no more room than they would among these
	mostTicks = 6
	leastTall = 4 // per cent, of a bar that counts anything
)

// newHistogram draws the buckets in their order. Href is the address of the search between two dates.
func newHistogram(buckets []index.Bucket, interval index.Interval, href func(from, to string) string) histogramView {
	v := histogramView{Label: map[index.Interval]string{index.IntervalMonth: "month", index.IntervalDay: "day"}[interval]}
	if v.Label == "" {
		v.Label = "year"
	}
	if v.Label == "year" && len(buckets) > mostBars {
		buckets, v.Label = byTens(buckets), "ten years"
	}
	most := 0
	for _, b := range buckets {
		most = max(most, b.Count)
	}
	if most == 0 {
		return histogramView{}
	}
	n := float64(len(buckets))
	slot, gap := 100/n, 14/n
	if len(buckets) > mostBars/2 {
		gap = 0
	}
	if len(buckets) < fewBars {
		v.Few = len(buckets)
	}
	for i, b := range buckets {
		bar := newBar(b, interval, v.Label == "ten years", href)
		tall := max(leastTall, 100*float64(b.Count)/float64(most))
		if b.Count == 0 {
			tall = 0
		}
		bar.Slot, bar.SlotWide = percent(slot*float64(i)), percent(slot)
		bar.X, bar.W = percent(slot*float64(i)+gap/2), percent(slot-gap)
		bar.Y, bar.H = percent(100-tall), percent(tall)
		v.Bars = append(v.Bars, bar)
	}
	v.Ticks = ticks(buckets, interval)
	return v
}

func newBar(b index.Bucket, interval index.Interval, tens bool, href func(from, to string) string) barView {
	d := bucketDate(b.From, interval)
	bar := barView{Label: newDate(d).Text, From: d.String(), To: d.String(), Count: b.Count, Of: b.Of}
	if tens {
		bar.To = strconv.Itoa(d.Year/10*10 + 9)
		bar.Label += "–" + bar.To
	}
	if b.Count > 0 {
		bar.Href = href(bar.From, bar.To)
	}
	return bar
}

// byTens joins the years of 1990 to 1999 and the like.
func byTens(years []index.Bucket) (tens []index.Bucket) {
	for _, y := range years {
		last := len(tens) - 1
		if last < 0 || tens[last].From.Year/10 != y.From.Year/10 {
			tens, last = append(tens, index.Bucket{From: corpus.Date{Year: y.From.Year}}), last+1
		}
		tens[last].Count += y.Count
		tens[last].Of += y.Of
	}
	return tens
}

// ticks are labels of round dates.
func ticks(buckets []index.Bucket, interval index.Interval) []string {
	value := func(i int) int { return bucketValue(buckets[i].From, interval) }
	span := value(len(buckets)-1) - value(0) + 1
	step := 1
	for _, s := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000} {
		if step = s; span <= s*mostTicks || interval == index.IntervalMonth {
			break
		}
	}
	list := make([]string, len(buckets))
	for i, b := range buckets {
		if value(i)%step == 0 || len(buckets) == 1 {
			list[i] = bucketLabel(b.From, interval)
		}
	}
	return list
}

func percent(f float64) string { return strconv.FormatFloat(math.Round(f*100)/100, 'f', -1, 64) + "%" }

// bucketDate is the bucket's own date: a year, a month or a day.
func bucketDate(from corpus.Date, interval index.Interval) corpus.Date {
	switch interval {
	case index.IntervalDay:
		return from.First()
	case index.IntervalMonth:
		return corpus.Date{Year: from.Year, Month: max(from.Month, 1)}
	}
	return corpus.Date{Year: from.Year}
}

func bucketValue(from corpus.Date, interval index.Interval) int {
	switch interval {
	case index.IntervalDay:
		return max(from.Day, 1)
	case index.IntervalMonth:
		return max(from.Month, 1)
	}
	return from.Year
}

func bucketLabel(from corpus.Date, interval index.Interval) string {
	if interval == index.IntervalMonth {
		return time.Month(max(from.Month, 1)).String()[:3]
	}
	return strconv.Itoa(bucketValue(from, interval))
}
