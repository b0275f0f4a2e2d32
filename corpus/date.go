package corpus

import (
	"cmp"
	"encoding/json"
	"fmt"
	"time"
)

// Date is a day, a month or a year, as precisely as it is known. The zero value is an unknown date.
type Date struct {
	Year  int
	Month int // 0 when only the year is known
	Day   int // 0 when only the month is known
}

// ParseDate reads "2024", "2024-05" or "2024-05-03". A date that no calendar has is an error; the empty text is the
// unknown date.
func ParseDate(s string) (Date, error) {
	for _, p := range []struct{ layout, unit string }{
		{"2006", "year"}, {"2006-01", "month"}, {time.DateOnly, "day"},
	} {
		if len(s) != len(p.layout) {
			continue
		}
		t, err := time.Parse(p.layout, s)
		if err != nil || t.Year() == 0 {
			break
		}
		d := Date{Year: t.Year()}
		if p.unit != "year" {
			d.Month = int(t.Month())
		}
		if p.unit == "day" {
			d.Day = t.Day()
		}
		return d, nil
	}
	if s == "" {
		return Date{}, nil
	}
	return Date{}, fmt.Errorf("%s is not a date of the calendar; write 2024, 2024-05 or 2024-05-03", Quoted(s, 40))
}

// Known reports whether at least the year is known.
func (d Date) Known() bool { return d.Year != 0 }

// String gives the date as precisely as it is known, in the form that ParseDate reads; "" when unknown.
func (d Date) String() string {
	switch {
	case !d.Known():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// First is the first day that the date may mean.
func (d Date) First() Date {
	return Date{d.Year, max(d.Month, 1), max(d.Day, 1)}
}

// Last is the last day that the date may mean.
func (d Date) Last() Date {
	if d.Day != 0 {
		return d
	}
	m := d.Month
	if m == 0 {
		m = 12
	}
	return Date{d.Year, m, time.Date(d.Year, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day()}
}

// Before reports whether d sorts before e; a coarser date sorts before the finer ones that lie in it.
func (d Date) Before(e Date) bool {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day)) < 0
}

// MarshalJSON writes the date as text, or null when it is unknown.
func (d Date) MarshalJSON() ([]byte, error) {
	return json.Marshal(OrNull(d.String()))
}

// UnmarshalJSON reads what MarshalJSON writes.
func (d *Date) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return fmt.Errorf("a date is a text like \"2024-05-03\": %w", err)
	}
	var err error
	*d, err = ParseDate(s)
	return err
}
