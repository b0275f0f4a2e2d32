package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/index"
)

func TestHistogram(t *testing.T) {
	years := func(from int, counts ...int) (list []index.Bucket) {
		for i, n := range counts {
			list = append(list, index.Bucket{From: corpus.Date{Year: from + i}, Count: n, Of: 9})
		}
		return list
	}
	months := []index.Bucket{{From: corpus.Date{Year: 2024, Month: 3, Day: 1}, Count: 1}, {From: corpus.Date{Year: 2024, Month: 4, Day: 1}}}
	days := []index.Bucket{{From: corpus.Date{Year: 2024, Month: 5, Day: 3}, Count: 1}}
	for _, c := range []struct {
		name     string
		buckets  []index.Bucket
		interval index.Interval
		bars     []string // label, height, where it leads
		ticks    string
	}{
		{"none", nil, index.IntervalYear, nil, ""},
		{"nothing in any", years(2020, 0, 0), index.IntervalYear, nil, ""},
		{"years", years(2021, 1, 0, 100), index.IntervalYear, []string{"2021 4% 2021-2021", "2022 0% ", "2023 100% 2023-2023"}, "2021 2022 2023"},
		{"months", months, index.IntervalMonth, []string{"March 2024 100% 2024-03-2024-03", "April 2024 0% "}, "Mar Apr"},
		{"a day", days, index.IntervalDay, []string{"3 May 2024 100% 2024-05-03-2024-05-03"}, "3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := newHistogram(c.buckets, c.interval, func(from, to string) string { return from + "-" + to })
			var bars []string
			for _, b := range h.Bars {
				bars = append(bars, b.Label+" "+b.H+" "+b.Href)
			}
			if diff := cmp.Diff(c.bars, bars); diff != "" {
				t.Errorf("bars (-want +got):\n%s", diff)
			}
			if got := strings.Join(h.Ticks, " "); got != c.ticks {
				t.Errorf("ticks %q, want %q", got, c.ticks)
			}
		})
	}
}

// TestLongHistogram holds that labels have room, whatever the years, and that very many years are drawn by tens.
func TestLongHistogram(t *testing.T) {
	for n := 1; n < 1500; n += 7 {
		var buckets []index.Bucket
		for i := range n {
			buckets = append(buckets, index.Bucket{From: corpus.Date{Year: 1003 + i}, Count: 1, Of: 1})
		}
		h := newHistogram(buckets, index.IntervalYear, func(from, to string) string { return from + "-" + to })
		if len(h.Bars) > mostBars+mostBars/2 || labels(h.Ticks) > mostTicks+1 || labels(h.Ticks) == 0 {
			t.Errorf("%d years: %d bars, %d ticks", n, len(h.Bars), labels(h.Ticks))
		}
		sum := 0
		for _, b := range h.Bars {
			sum += b.Count
		}
		if last := h.Bars[len(h.Bars)-1]; sum != n || last.Href == "" {
			t.Errorf("%d years: %d are counted, the last leads to %q", n, sum, last.Href)
		}
		if first := fmt.Sprint(1003 / 10 * 10); n > mostBars && h.Bars[0].From != first && h.Bars[0].From != "1003" {
			t.Errorf("%d years begin with %s", n, h.Bars[0].From)
		}
	}
}

func labels(ticks []string) (n int) {
	for _, k := range ticks {
		if k != "" {
			n++
		}
	}
	return n
}
