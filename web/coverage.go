package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"onrecord/corpus"
	"onrecord/index"
)

// maxOutlets is how many outlets the page lists. The API has the rest.
const maxOutlets = 100

// coverageBody is the page that tells what can be found at all.
type coverageBody struct {
	Corpus   corpusView
	From, To dateView // months, the ends of the strips
	Months   int      // from the first to the last
	Outlets  []outletRow
	Others   int // outlets that are not listed
}

// outletRow is an outlet with a strip of its months.
type outletRow struct {
	Name        string // "" is what has no outlet
	Href        string // its months in numbers
	Count       int
	First, Last dateView
	With        int  // months with paragraphs
	Dated       bool // some paragraph is, if only by a year
	Cells       []cellView
}

// cellView is a month: its place in the strip, and how full it is, from 1 to 4.
type cellView struct{ At, Level int }

// outletBody is the page of an outlet's months in numbers.
type outletBody struct {
	Name        string
	Search      string
	Count       int
	First, Last dateView
	MonthNames  []string
	Years       []yearRow
	Coarse      int
	Undated     int
}

// yearRow has twelve months.
type yearRow struct {
	Year, Href string
	Count      int
	Months     [12]monthView
}

type monthView struct {
	Name, Href string
	Count, Of  int
}

func (p *pages) coverage(r *http.Request) (view, error) {
	values, err := valuesOf(r.URL.RawQuery)
	if err != nil {
		return view{}, err
	}
	params := index.NewParams(values)
	outlet := params.One("outlet")
	params.Known("outlet")
	if err := params.Err(); err != nil {
		return view{}, err
	}
	c, err := p.searcher.Coverage(r.Context())
	if err != nil {
		return view{}, err
	}
	if outlet == "" {
		return view{name: "coverage", Title: "What can be found here", Meta: p.meta("/coverage", "", "website"), Body: newCoverage(c)}, nil
	}
	if outlet == index.Missing {
		outlet = ""
	}
	for _, o := range c.Outlets {
		if o.ID == outlet {
			b := newOutlet(o)
			return view{name: "outlet", Title: b.Name, Body: b}, nil
		}
	}
	return view{}, index.ErrNotFound
}

func newCoverage(c index.Coverage) coverageBody {
	first, last, most := extent(c.Outlets)
	b := coverageBody{Corpus: newCorpus(c.Corpus)}
	if first.Known() {
		b.From, b.To, b.Months = newDate(first), newDate(last), monthsFrom(first, last)+1
	}
	for i, o := range c.Outlets {
		if i == maxOutlets {
			b.Others = len(c.Outlets) - maxOutlets
			break
		}
		row := outletRow{
			Name: o.Name, Href: "/coverage?outlet=" + index.Missing, Count: o.Count, First: newDate(o.First), Last: newDate(o.Last),
			With: len(o.Months), Dated: o.First.Known(),
		}
		if o.ID != "" {
			row.Href = "/coverage?" + url.Values{"outlet": {o.ID}}.Encode()
		}
		for _, m := range o.Months {
			row.Cells = append(row.Cells, cellView{monthsFrom(first, m.From), (4*m.Count + most - 1) / most})
		}
		b.Outlets = append(b.Outlets, row)
	}
	return b
}

// extent gives the first and the last month of all, and the most paragraphs that an outlet has in one.
func extent(outlets []index.OutletCoverage) (first, last corpus.Date, most int) {
	for _, o := range outlets {
		for _, m := range o.Months {
			month := bucketDate(m.From, index.IntervalMonth)
			if !first.Known() || month.Before(first) {
				first = month
			}
			if last.Before(month) {
				last = month
			}
			most = max(most, m.Count)
		}
	}
	return first, last, most
}

// monthsFrom counts the months from one to another.
func monthsFrom(a, b corpus.Date) int {
	return (b.Year-a.Year)*12 + max(b.Month, 1) - max(a.Month, 1)
}

func newOutlet(o index.OutletCoverage) outletBody {
	id := o.ID
	b := outletBody{
		Name: o.Name, Count: o.Count, First: newDate(o.First), Last: newDate(o.Last), Coarse: o.Coarse, Undated: o.Undated,
	}
	if id == "" {
		id, b.Name = index.Missing, "No outlet known"
	}
	b.Search = searchHref("outlet", id, "sort", string(index.SortNewest))
	for m := time.January; m <= time.December; m++ {
		b.MonthNames = append(b.MonthNames, m.String()[:3])
	}
	b.Years = yearRows(o.Months, func(d corpus.Date) string {
		return searchHref("outlet", id, "from", d.String(), "to", d.String())
	})
	return b
}

// yearRows puts months in a row for each year, the newest first. Years without any share one row, which names them.
func yearRows(months []index.Bucket, href func(corpus.Date) string) []yearRow {
	var rows []yearRow
	last := 0
	for _, m := range months {
		d := bucketDate(m.From, index.IntervalMonth)
		if d.Year != last {
			if gap := d.Year - last - 1; last > 0 && gap > 0 {
				rows = append(rows, yearRow{Year: years(last+1, d.Year-1)})
			}
			last = d.Year
			rows = append(rows, yearRow{Year: years(last, last), Href: href(corpus.Date{Year: last})})
		}
		row := &rows[len(rows)-1]
		row.Count += m.Count
		row.Months[d.Month-1] = monthView{newDate(d).Text, href(d), m.Count, m.Of}
	}
	slices.Reverse(rows)
	return rows
}

func years(from, to int) string {
	if from == to {
		return strconv.Itoa(from)
	}
	return strconv.Itoa(from) + "–" + strconv.Itoa(to)
}
