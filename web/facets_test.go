package web

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/index"
)

func TestBars(t *testing.T) {
	year := func(y, count int) index.Bucket { return index.Bucket{From: corpus.Date{Year: y}, Count: count, Of: 9} }
	month := func(m, count int) index.Bucket {
		return index.Bucket{From: corpus.Date{Year: 2024, Month: m, Day: 1}, Count: count, Of: 9}
	}
	for _, c := range []struct {
		name     string
		buckets  []index.Bucket
		interval index.Interval
		want     []string // label, count, where it leads
	}{
		{"none", nil, index.IntervalYear, nil},
		{"one", []index.Bucket{year(2024, 3)}, index.IntervalYear, []string{"2024 3 2024"}},
		{"two empty ones stand", []index.Bucket{year(2021, 1), year(2022, 0), year(2023, 0), year(2024, 3)}, index.IntervalYear,
			[]string{"2021 1 2021", "2022 0 ", "2023 0 ", "2024 3 2024"}},
		{"three become one", []index.Bucket{year(2020, 1), year(2021, 0), year(2022, 0), year(2023, 0), year(2024, 3)}, index.IntervalYear,
			[]string{"2020 1 2020", "2021–2023 0 ", "2024 3 2024"}},
		{"nothing at all", []index.Bucket{year(2020, 0), year(2021, 0), year(2022, 0)}, index.IntervalYear, []string{"2020–2022 0 "}},
		{"months", []index.Bucket{month(1, 0), month(2, 0), month(3, 0), month(4, 2)}, index.IntervalMonth, []string{"Jan–Mar 0 ", "Apr 2 2024-04"}},
		{"days", []index.Bucket{{From: corpus.Date{Year: 2024, Month: 5, Day: 3}, Count: 1}}, index.IntervalDay, []string{"3 1 2024-05-03"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, b := range bars(c.buckets, c.interval, func(date string) string { return date }) {
				got = append(got, strings.Join([]string{b.Label, strconv.Itoa(b.Count), b.Href}, " "))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("bars (-want +got):\n%s", diff)
			}
		})
	}
}

// TestInterval holds that the bars get shorter as the dates get narrower, and that there is a way back.
func TestInterval(t *testing.T) {
	h := New(fake(), quiet())
	for query, want := range map[string]string{
		"from=2022&to=2024":             `<h2>Year</h2>`,
		"from=2022":                     `<h2>Year</h2>`,
		"to=2022":                       `<h2>Year</h2>`,
		"from=2022&to=2022":             `<h2>Month of 2022 <a href="/search?q=toll">all years</a></h2>`,
		"from=2022-03&to=2022-05-01":    `<h2>Month of 2022 <a href="/search?q=toll">all years</a></h2>`,
		"from=2022-03&to=2022-03":       `<h2>Day of March 2022 <a href="/search?from=2022&amp;q=toll&amp;to=2022">2022</a></h2>`,
		"from=2022-03-01&to=2022-03-09": `<h2>Day of March 2022 <a href="/search?from=2022&amp;q=toll&amp;to=2022">2022</a></h2>`,
	} {
		res, body := get(t, h, "/search?q=toll&interval=day&"+query)
		if res.StatusCode != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%s: %d, and no %s", query, res.StatusCode, want)
		}
	}
}

func TestNumber(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1080000: "1,080,000", 12345: "12,345"} {
		if got := number(n); got != want {
			t.Errorf("%d is written %s", n, got)
		}
	}
}
