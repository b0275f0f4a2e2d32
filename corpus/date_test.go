package corpus

import (
	"encoding/json"
	"testing"
)

func TestParseDate(t *testing.T) {
	for in, want := range map[string]Date{
		"":           {},
		"2024":       {2024, 0, 0},
		"0001":       {1, 0, 0},
		"2024-05":    {2024, 5, 0},
		"2024-05-03": {2024, 5, 3},
		"2024-02-29": {2024, 2, 29},
		"2000-02-29": {2000, 2, 29},
		"9999-12-31": {9999, 12, 31},
	} {
		if got, err := ParseDate(in); got != want || err != nil {
			t.Errorf("%q: got %v, %v", in, got, err)
		}
	}
}

func TestParseDateRefuses(t *testing.T) {
	for _, in := range []string{
		"0000", "24", "20245", "2024-00", "2024-13", "2024-5", "2023-02-29", "1900-02-29", "2024-04-31", "2024-05-00",
		"2024-05-32", "2024/05/03", "03-05-2024", "2024-05-03T10:00:00Z", "May 2024", " 2024", "2024 ", "-2024", "+024",
		"２０２４", "2024-05-0x", "yesterday",
	} {
		if got, err := ParseDate(in); err == nil {
			t.Errorf("%q: got %v", in, got)
		}
	}
}

func TestFirstAndLastDay(t *testing.T) {
	for in, want := range map[string][2]string{
		"2023":       {"2023-01-01", "2023-12-31"},
		"2024-02":    {"2024-02-01", "2024-02-29"},
		"2023-02":    {"2023-02-01", "2023-02-28"},
		"1900-02":    {"1900-02-01", "1900-02-28"},
		"2024-12":    {"2024-12-01", "2024-12-31"},
		"2024-05-03": {"2024-05-03", "2024-05-03"},
	} {
		d, _ := ParseDate(in)
		if got := [2]string{d.First().String(), d.Last().String()}; got != want {
			t.Errorf("%s: got %v", in, got)
		}
	}
}

func TestDatesSort(t *testing.T) {
	order := []string{"", "0999-12-31", "2023", "2023-01", "2023-01-01", "2023-01-02", "2023-12", "2024"}
	for i := 1; i < len(order); i++ {
		a, _ := ParseDate(order[i-1])
		b, _ := ParseDate(order[i])
		if !a.Before(b) || b.Before(a) || a.Before(a) {
			t.Errorf("%s and %s", a, b)
		}
	}
}

func TestDateJSON(t *testing.T) {
	for _, in := range []string{`null`, `"2024"`, `"2024-05"`, `"2024-05-03"`} {
		var d Date
		if err := json.Unmarshal([]byte(in), &d); err != nil {
			t.Error(in, err)
		}
		if out, err := json.Marshal(d); string(out) != in || err != nil {
			t.Errorf("%s became %s, %v", in, out, err)
		}
	}
	for _, in := range []string{`5`, `"2024-13"`, `{}`} {
		if err := json.Unmarshal([]byte(in), new(Date)); err == nil {
			t.Error(in)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"", "2024", "2024-05", "2024-05-03", "2023-02-29", "0000", "9999-12"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			return
		}
		if d.String() != s || d.Known() != (s != "") {
			t.Errorf("%q became %q", s, d)
		}
		for _, day := range []Date{d.First(), d.Last()} {
			if again, err := ParseDate(day.String()); d.Known() && (again != day || err != nil) {
				t.Errorf("%q: the day %v is none: %v", s, day, err)
			}
		}
		if d.Known() && d.Last().Before(d.First()) {
			t.Errorf("%q ends before it begins", s)
		}
	})
}
