package index

import (
	"errors"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
)

func TestParseParams(t *testing.T) {
	with := func(change func(*Query)) Query {
		q := Query{Limit: DefaultLimit, FacetSize: DefaultFacetSize, Highlight: true}
		change(&q)
		return q
	}
	for _, c := range []struct {
		name, params string
		want         Query
	}{
		{"defaults", "", with(func(*Query) {})},
		{"words", "q=+harbour+toll+", with(func(q *Query) {
			q.Text, q.Root = "harbour toll", All{[]Node{Word{Text: "harbour"}, Word{Text: "toll"}}}
		})},
		{"filters", "speaker=ada-winterbourne&speaker=_missing&outlet=The+Quay&kind=quote&kind=mixed&lang=en&article=a1",
			with(func(q *Query) {
				q.Filters = Filters{Speakers: []string{"ada-winterbourne", "_missing"}, Outlets: []string{"The Quay"},
					Kinds: []string{"quote", "mixed"}, Langs: []string{"en"}, Articles: []string{"a1"}}
			})},
		{"dates", "from=2021&to=2023-05", with(func(q *Query) {
			q.Filters = Filters{From: corpus.Date{Year: 2021}, To: corpus.Date{Year: 2023, Month: 5}}
		})},
		{"a year is inside itself", "from=2021-06&to=2021", with(func(q *Query) {
			q.Filters = Filters{From: corpus.Date{Year: 2021, Month: 6}, To: corpus.Date{Year: 2021}}
		})},
		{"no words", "q=", with(func(*Query) {})},
		{"sort and bounds", "sort=oldest&limit=0&facet_size=100", with(func(q *Query) {
			q.Sort, q.Limit, q.FacetSize = SortOldest, 0, 100
		})},
		{"facets", "facets=speaker,+date,speaker,", with(func(q *Query) { q.Facets = []Facet{FacetSpeaker, FacetDate} })},
		{"highlight none", "highlight=none", with(func(q *Query) { q.Highlight = false })},
		{"highlight ranges", "highlight=ranges", with(func(*Query) {})},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := ParseParams(values(t, c.params))
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

func TestParseParamsProblems(t *testing.T) {
	for _, c := range []struct {
		name, params string
		want         []string // "param: part of the message" of each problem, in order
	}{
		{"limit in words", "limit=abc", []string{`limit: “abc” is not a whole number; give 0 to 100`}},
		{"empty", "limit=&sort=&facets=&from=&to=&facet_size=&highlight=&lang=", []string{
			"from: is empty; leave it away or give a value", "to: is empty", "sort: is empty", "limit: is empty", "facets: is empty",
			"facet_size: is empty", "highlight: is empty", "lang: is empty",
		}},
		{"limit too large", "limit=101", []string{"limit: 101 is out of range; give 0 to 100"}},
		{"limit below", "limit=-1", []string{"limit: -1 is out of range"}},
		{"limit beyond an int", "limit=99999999999999999999", []string{"limit: "}},
		{"limit twice", "limit=1&limit=2", []string{"limit: is given more than once"}},
		{"q twice", "q=a&q=b", []string{"q: is given more than once"}},
		{"facet_size 0", "facet_size=0", []string{"facet_size: 0 is out of range; give 1 to 100"}},
		{"sort", "sort=best", []string{`sort: “best” is not known; give one of relevance, newest, oldest`}},
		{"highlight", "highlight=bold", []string{`highlight: “bold” is not known; give one of html, ranges, none`}},
		{"facets", "facets=speaker,author", []string{`facets: “author” is not known; give one of speaker, outlet, kind, lang, date`}},
		{"kind", "kind=speech", []string{`kind: “speech” is not known; give one of statement`}},
		{"article", "article=a/1", []string{`article: “a/1” is not an article's ID`}},
		{"empty filter", "speaker=", []string{"speaker: is empty"}},
		{"no such day", "from=2023-02-30", []string{`from: “2023-02-30” is not a date of the calendar`}},
		{"date in words", "to=yesterday", []string{"to: "}},
		{"from after to", "from=2024&to=2023-12", []string{"from: 2024 lies after to=2023-12; swap them"}},
		{"unknown", "colour=red", []string{"colour: is not a parameter here; there are q, speaker"}},
		{"a slip", "limt=3", []string{"limt: is not a parameter here; did you mean limit? there are q"}},
		{"a plural", "speakers=x", []string{"speakers: is not a parameter here; did you mean speaker?"}},
		{"in capitals", "Q=x", []string{"Q: is not a parameter here; there are q"}},
		{"not UTF-8", "q=%ff&outlet=%fe", []string{"q: is not valid UTF-8", "outlet: is not valid UTF-8"}},
		{"too long", "q=" + strings.Repeat("ə", MaxChars+1), []string{"q: is longer than 512 characters"}},
		{"too many words", "q=" + strings.Repeat("toll+", MaxClauses+1), []string{"q: has more than 32 words"}},
		{"too many values", "lang=" + strings.Repeat("en&lang=", MaxValues) + "en", []string{"lang: is given more than 50 times"}},
		{"all at once", "limit=x&sort=y&kind=z&zz=1&aa=1", []string{"limit: ", "aa: ", "zz: ", "sort: ", "kind: "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ParseParams(values(t, c.params))
			checkProblems(t, err, c.want)
		})
	}
}

// TestParseParamsLeaveNoDay holds that dates are told of that no day can lie in.
func TestParseParamsLeaveNoDay(t *testing.T) {
	for params, want := range map[string]string{
		"q=after:2022&to=2021":                  "after:2022 and to=2021 leave no day",
		"q=toll+before:2020-03&from=2020-04-01": "from=2020-04-01 and before:2020-03 leave no day",
		"q=toll+before:2020-03&from=2020-03-31": "",
		"q=after:2022&to=2022-01":               "",
		"q=-after:2022+toll&to=2021":            "",
		"q=after:2022+OR+toll&to=2021":          "",
		"q=before:2021+after:2022&from=2023&sort=newest": "after:2022 and before:2021 leave no day; the time between them is after:2021 before:2022; " +
			"from=2023 and before:2021 leave no day",
	} {
		q, err := ParseParams(values(t, params))
		if got := strings.Join(q.Warnings, "; "); err != nil || got != want {
			t.Errorf("%s: %q, %v; want %q", params, got, err, want)
		}
	}
}

func TestParseParamsAtTheBounds(t *testing.T) {
	for name, params := range map[string]string{
		"512 characters of more bytes": "q=" + strings.Repeat("ə", MaxChars),
		"32 words":                     "q=" + strings.Repeat("toll+", MaxClauses),
		"50 values":                    "lang=" + strings.Repeat("en&lang=", MaxValues-1) + "en",
	} {
		if _, err := ParseParams(values(t, params)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestParseListParams(t *testing.T) {
	got, err := ParseListParams(values(t, "q=win&limit=5&cursor=next"))
	if d := cmp.Diff(ListQuery{Text: "win", Limit: 5, Cursor: "next"}, got); d != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, d)
	}
	if got, err = ParseListParams(nil); got.Limit != DefaultLimit || err != nil {
		t.Errorf("without parameters: %+v, %v", got, err)
	}
	if _, err = ParseListParams(url.Values{"q": {strings.Repeat("ш", MaxChars)}}); err != nil {
		t.Errorf("512 characters: %v", err)
	}
	_, err = ParseListParams(values(t, "cursor=&q=%ff"))
	checkProblems(t, err, []string{"cursor: is empty", "q: is not valid UTF-8"})
	_, err = ParseListParams(values(t, "limit=0&page=2"))
	checkProblems(t, err, []string{"limit: 0 is out of range; give 1 to 100", "page: is not a parameter here; there are q, limit, cursor"})
}

func TestParamsWithoutAny(t *testing.T) {
	p := NewParams(url.Values{"q": {"x"}})
	p.Known()
	checkProblems(t, p.Err(), []string{"q: is not a parameter here; there are none"})
}

// TestValidateTheZeroValue holds that a query made in code needs no defaults.
func TestValidateTheZeroValue(t *testing.T) {
	if err := (Query{}).Validate(); err != nil {
		t.Error(err)
	}
	err := Query{Limit: MaxLimit + 1, Sort: "best", FacetSize: -1}.Validate()
	checkProblems(t, err, []string{"limit: ", "facet_size: ", "sort: "})
}

// TestValidateLists holds that the other questions are bounded at every door too.
func TestValidateLists(t *testing.T) {
	for _, good := range []error{(ListQuery{}).Validate(), ListQuery{Limit: MaxLimit}.Validate(), CheckAround(0), CheckAround(MaxAround)} {
		if good != nil {
			t.Error(good)
		}
	}
	checkProblems(t, ListQuery{Text: strings.Repeat("x", MaxChars+1), Limit: MaxLimit + 1}.Validate(), []string{
		"q: is longer", "limit: 101 is out of range; give 1 to 100"})
	checkProblems(t, CheckAround(MaxAround+1), []string{"context: 11 is out of range; give 0 to 10"})
}

func TestNearest(t *testing.T) {
	names := SearchParams()
	for slip, want := range map[string]string{
		"limt": "limit", "speker": "speaker", "facetsize": "facet_size", "facet": "facets", "form": "from", "langs": "lang",
		"x": "", "page": "", "": "", "query": "", strings.Repeat("l", 1000): "",
	} {
		if got := nearest(slip, names); got != want {
			t.Errorf("nearest to %.20q is %q, want %q", slip, got, want)
		}
	}
}

func values(t *testing.T, params string) url.Values {
	t.Helper()
	v, err := url.ParseQuery(params)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func checkProblems(t *testing.T, err error, want []string) {
	t.Helper()
	var invalid *InvalidError
	if !errors.As(err, &invalid) {
		t.Fatalf("error %v, want *InvalidError", err)
	}
	if len(invalid.Problems) != len(want) {
		t.Fatalf("%d problems, want %d: %v", len(invalid.Problems), len(want), err)
	}
	for i, p := range invalid.Problems {
		if got := p.Param + ": " + p.Message; !strings.HasPrefix(got, want[i]) {
			t.Errorf("problem %d is %q, want %q", i, got, want[i])
		}
	}
}
