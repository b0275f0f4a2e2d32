package web

import (
	"context"
	"errors"
	"flag"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/indextest"
)

var update = flag.Bool("update", false, "write the golden pages again")

const hostile = `<script>alert("1")</script>`

// sampleHit is of an invented article.
func sampleHit() index.Hit {
	ada := corpus.Speaker{ID: "ada-winterbourne", Name: "Ada Winterbourne", Role: "harbour master"}
	return index.Hit{
		Paragraph: corpus.Paragraph{
			ID: "quay-12.2", Number: 2, Text: "“The toll <b>stays</b> 🎺 as it is,” she said.", Kind: corpus.KindQuote,
			Speakers: []corpus.Speaker{ada},
			Quotes: []corpus.Quote{
				{Start: 0, End: 36, Kind: corpus.QuoteDirect, Speaker: ada.ID, Name: ada.Name, Mention: "she", Cue: "said",
					Basis: corpus.BasisPronoun, Confidence: 0.85},
			},
		},
		Article: index.Article{
			ID: "quay-12", Title: "Harbour toll " + hostile, Outlet: "The Quay", OutletID: "the-quay",
			Date: corpus.Date{Year: 2023, Month: 5}, URL: "https://quay.example/12", Lang: "en", Author: "P. Dunlin", Paragraphs: 3,
		},
		Score: 7, TitleMarks: []index.Span{{Start: 8, End: 12}}, Said: true,
		Fragments: []index.Fragment{{Span: index.Span{Start: 0, End: 24}, Marks: []index.Span{{Start: 5, End: 9}}}},
	}
}

// bareHit is of an article of which nothing is known.
func bareHit() index.Hit {
	return index.Hit{
		Paragraph: corpus.Paragraph{ID: "bare.1", Number: 1, Text: hostile, Kind: corpus.KindProse},
		Article:   index.Article{ID: "bare", URL: "javascript:alert(1)", Paragraphs: 1},
	}
}

func sampleSpeaker() index.SpeakerResult {
	return index.SpeakerResult{
		Speaker: index.Speaker{
			Entry: index.Entry{ID: "ada-winterbourne", Name: "Ada Winterbourne", Count: 41, First: corpus.Date{Year: 2015},
				Last: corpus.Date{Year: 2023, Month: 5, Day: 17}},
			Roles: []string{"harbour master", "deputy pilot " + hostile, "mayor of Port Selby"},
		},
		RoleHistory: []index.RoleSpan{
			{Role: "deputy pilot " + hostile, First: corpus.Date{Year: 2015}, Last: corpus.Date{Year: 2017, Month: 2}, Count: 4},
			{Role: "harbour master", First: corpus.Date{Year: 2017, Month: 2, Day: 3}, Last: corpus.Date{Year: 2023, Month: 5, Day: 17}, Count: 29},
			{Role: "mayor of Port Selby", Count: 1},
		},
		Outlets: []index.FacetValue{{ID: "the-quay", Name: "The Quay", Count: 40}, {ID: "x", Name: hostile, Count: 1}},
		Years: []index.Bucket{
			{From: corpus.Date{Year: 2015}, Count: 5, Of: 9}, {From: corpus.Date{Year: 2016}, Of: 3}, {From: corpus.Date{Year: 2017}, Of: 4},
			{From: corpus.Date{Year: 2018}}, {From: corpus.Date{Year: 2019}, Count: 1, Of: 1}, {From: corpus.Date{Year: 2020}, Of: 2},
			{From: corpus.Date{Year: 2021}, Count: 20000, Of: 30000},
		},
		Newest: []index.Hit{sampleHit()},
	}
}

func fake() *indextest.Fake {
	return &indextest.Fake{
		SearchFunc: func(_ context.Context, q index.Query) (index.Result, error) {
			res := index.Result{Description: index.Describe(q, func(_ index.Facet, v string) string { return v }, []string{"en"}), Warnings: q.Warnings}
			if q.Filters.From.Year == 1900 {
				return res, nil
			}
			if strings.Contains(q.Text, "nothing") {
				if q.Text == "nothing" && !q.Said {
					res.Total = 3
				} else if q.Limit > 0 {
					res.Suggestions = []index.Suggestion{{Text: "noting " + hostile, Why: "“nothing” is in no paragraph", Total: 2}}
				}
				return res, nil
			}
			if q.Cursor == "gone" {
				return res, index.ErrGone
			}
			if q.Cursor == "" {
				res.Next = "c2"
			}
			if q.Cursor == "earlier" {
				res.Version.Generation = "000006"
			}
			res.Total, res.Articles = 41, 7
			res.Hits = []index.Hit{sampleHit(), bareHit()}[:min(q.Limit, 2)]
			if q.Group == index.GroupArticle {
				res.Hits[0].More, res.Hits[0].Said = 2, false
			}
			res.Facets = []index.FacetResult{
				{Field: index.FacetSpeaker, Missing: 3, Other: 9, Values: []index.FacetValue{
					{ID: "ada-winterbourne", Name: "Ada Winterbourne", Count: 29, Selected: len(q.Filters.Speakers) > 0}}},
				{Field: index.FacetOutlet, Values: []index.FacetValue{{ID: "x", Name: hostile, Count: 2}}},
				{Field: index.FacetDate, Missing: 1, Coarse: 2, Buckets: []index.Bucket{
					{From: corpus.Date{Year: 2022}, Count: 4, Of: 10}, {From: corpus.Date{Year: 2023}, Count: 0, Of: 2},
					{From: corpus.Date{Year: 2024}, Count: 8000, Of: 9000}}},
			}
			return res, nil
		},
		ParagraphFunc: func(_ context.Context, id corpus.ParagraphID, _ int) (index.Passage, error) {
			if id != "quay-12.2" {
				return index.Passage{}, index.ErrNotFound
			}
			return index.Passage{Hit: sampleHit(), Before: []index.Hit{bareHit()}, After: []index.Hit{bareHit()}}, nil
		},
		ArticleFunc: func(_ context.Context, id corpus.ArticleID) (index.ArticleResult, error) {
			if id != "quay-12" {
				return index.ArticleResult{}, index.ErrNotFound
			}
			return index.ArticleResult{Article: sampleHit().Article, Paragraphs: []index.Hit{sampleHit(), bareHit()}}, nil
		},
		SpeakerFunc: func(_ context.Context, id corpus.SpeakerID) (index.SpeakerResult, error) {
			switch id {
			case "ada-winterbourne":
				return sampleSpeaker(), nil
			case "bare-orme":
				return index.SpeakerResult{Speaker: index.Speaker{Entry: index.Entry{ID: string(id), Name: hostile, Count: 1}}}, nil
			}
			return index.SpeakerResult{}, index.ErrNotFound
		},
		SpeakersFunc: func(context.Context, index.ListQuery) (index.SpeakerList, error) {
			return index.SpeakerList{Total: 1, Speakers: []index.Speaker{{Entry: index.Entry{ID: "ada-winterbourne", Name: "Ada Winterbourne"}}}}, nil
		},
		FacetFunc: func(_ context.Context, q index.FacetQuery) (index.FacetList, error) {
			f := index.FacetResult{Field: q.Field, Other: 1200, Values: []index.FacetValue{
				{ID: "ada-winterbourne", Name: "Ada Winterbourne", Count: 29, Selected: len(q.Filters.Speakers) > 0}, {ID: "x", Name: hostile, Count: 2}}}
			if q.Text == "zz" {
				f = index.FacetResult{Field: q.Field}
			}
			return index.FacetList{Facet: f}, nil
		},
		SuggestFunc: func(_ context.Context, q index.SuggestQuery) (index.Suggestions, error) {
			if q.Text == "broken" {
				return index.Suggestions{}, errors.New("a secret path")
			}
			return index.Suggestions{
				Speakers: []index.Speaker{{Entry: index.Entry{ID: "ada-winterbourne", Name: "Ada Winterbourne", Count: 41}}},
				Outlets:  []index.Entry{{ID: "the-quay", Name: "The Quay", Count: 1}},
				Articles: []index.Article{{ID: "quay-12", Title: "The “toll” " + hostile, Outlet: "The Quay"}},
			}, nil
		},
		CoverageFunc: func(context.Context) (index.Coverage, error) { return sampleCoverage(), nil },
		StatusFunc: func() index.Status {
			return index.Status{Ready: true, Corpus: index.Corpus{
				Articles: 7, Paragraphs: 41, Speakers: 3, Outlets: 2, Undated: 1,
				First: corpus.Date{Year: 2015}, Last: corpus.Date{Year: 2024, Month: 2, Day: 29}, Langs: []string{"en", "xx"},
			}}
		},
	}
}

func sampleCoverage() index.Coverage {
	month := func(year, month, count, of int) index.Bucket {
		d := corpus.Date{Year: year, Month: month}
		return index.Bucket{From: d, To: d, Count: count, Of: of}
	}
	first, last := corpus.Date{Year: 2015}, corpus.Date{Year: 2021, Month: 5, Day: 17}
	return index.Coverage{
		Corpus: index.Corpus{Articles: 7, Paragraphs: 41, Speakers: 3, Outlets: 2, Undated: 1, First: first, Last: last},
		Outlets: []index.OutletCoverage{
			{
				Entry:  index.Entry{ID: "the-quay", Name: "The Quay", Count: 38, First: first, Last: last},
				Months: []index.Bucket{month(2016, 12, 1, 1), month(2017, 1, 9, 11), month(2021, 5, 20, 20)}, Coarse: 7, Undated: 1,
			},
			{Entry: index.Entry{ID: "x&y", Name: hostile, Count: 2}, Months: []index.Bucket{month(2017, 1, 2, 11)}},
			{Entry: index.Entry{Count: 1}, Undated: 1},
		},
	}
}

func quiet() Options { return Options{Logger: slog.New(slog.NewTextHandler(io.Discard, nil))} }

func get(t *testing.T, h http.Handler, path string) (*http.Response, string) {
	t.Helper()
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
	return rec.Result(), rec.Body.String()
}

func TestGoldenPages(t *testing.T) {
	h := New(fake(), Options{BaseURL: "https://search.example", Now: func() time.Time { return time.Date(2026, 3, 17, 9, 0, 0, 0, time.UTC) }})
	for name, path := range map[string]string{
		"start": "/", "search": "/search?q=toll&speaker=ada-winterbourne&from=2022", "nothing": "/search?q=%22nothing%22&lang=fr&in=said",
		"groups": "/search?q=toll&group=article&sort=newest&from=2022&to=2022&cursor=c2&limit=2", "gone": "/search?q=toll&cursor=gone&sort=oldest",
		"coverage": "/coverage", "outlet": "/coverage?outlet=the-quay", "outlet_none": "/coverage?outlet=_missing", "help": "/help",
		"find": "/find/speaker?q=toll&speaker=ada-winterbourne&name=ad", "find_none": "/find/outlet?name=zz",
		"article": "/a/quay-12", "paragraph": "/p/quay-12.2", "embed": "/embed/", "frame_search": "/embed/search?q=toll&lang=ar&statement-lang=en&theme=dark", "frame_quote": "/embed/quote?paragraph=quay-12.2",
		"frame_bad": "/embed/search?colour=red", "bad": "/search?q=a&limit=x&colour=red",
		"speaker": "/speakers/ada-winterbourne", "speaker_bare": "/speakers/bare-orme", "speakers": "/speakers?q=a",
	} {
		t.Run(name, func(t *testing.T) {
			_, body := get(t, h, path)
			body = strings.NewReplacer(stylesheet().name, "STYLE", pageScript().name, "PAGE", element().name, "ELEMENT", icon().name, "ICON", inFrame().name, "INFRAME", frame().name, "FRAME", strings.ReplaceAll(element().integrity(), "+", "&#43;"), "SRI").Replace(body)
			file := filepath.Join("testdata", name+".html")
			if *update {
				if err := os.WriteFile(file, []byte(body), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), body); diff != "" {
				t.Errorf("the page (-want +got):\n%s", diff)
			}
		})
	}
}

func TestNothingGetsThrough(t *testing.T) {
	h := New(fake(), quiet())
	for _, path := range []string{
		"/", "/search?q=toll", "/search?q=" + "%3Cscript%3Ealert(%221%22)%3C/script%3E", "/a/quay-12", "/p/quay-12.2",
		"/speakers/ada-winterbourne", "/speakers/bare-orme", "/coverage", "/coverage?outlet=x%26y", "/find/outlet?name=%3Cscript%3Ealert(%221%22)%3C/script%3E", "/search?q=nothing+at+all", "/search?speaker=%3Cscript%3Ealert(%221%22)%3C/script%3E", "/search?%3Cscript%3E=1",
	} {
		res, body := get(t, h, path)
		if strings.Contains(body, "<script>") || strings.Contains(body, "<b>stays") || strings.Contains(body, "javascript:") {
			t.Errorf("%s lets markup through", path)
		}
		if csp := res.Header.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s has the policy %q", path, csp)
		}
		if strings.Contains(body, "style=") {
			t.Errorf("%s has an inline style, which the policy forbids", path)
		}
	}
}

func TestStatuses(t *testing.T) {
	failing := func(err error) http.Handler {
		return New(&indextest.Fake{SearchFunc: func(context.Context, index.Query) (index.Result, error) { return index.Result{}, err }}, quiet())
	}
	for _, test := range []struct {
		name, path string
		handler    http.Handler
		status     int
		says       string
	}{
		{"wrong parameter", "/search?limit=1000", New(fake(), quiet()), 400, "<code>limit</code>"},
		{"malformed address", "/search?q=100%", New(fake(), quiet()), 400, "write %25 for it"},
		{"no language", "/search?lang=english", New(fake(), quiet()), 400, "<code>lang</code>"},
		{"empty fields of the form", "/search?q=toll&from=&to=&speaker=", New(fake(), quiet()), 200, "41 paragraphs"},
		{"filters that nothing passes", "/search?from=1900", New(fake(), quiet()), 200, "None of them passes the filters.</p>"},
		{"words and filters that nothing passes", "/search?q=toll&from=1900", New(fake(), quiet()), 200, "None of them passes the filters, whatever the words"},
		{"a link that was shared", "/search?q=toll&utm_source=x&fbclid=y", New(fake(), quiet()), 200, "41 paragraphs"},
		{"no such paragraph", "/p/nosuch.1", New(fake(), quiet()), 404, "nothing at this address"},
		{"no such article", "/a/nosuch", New(fake(), quiet()), 404, "nothing at this address"},
		{"no such speaker", "/speakers/nosuch", New(fake(), quiet()), 404, "nothing at this address"},
		{"a speaker", "/speakers/ada-winterbourne", New(fake(), quiet()), 200, "Roles over time"},
		{"no such outlet", "/coverage?outlet=nosuch", New(fake(), quiet()), 404, "nothing at this address"},
		{"coverage of something else", "/coverage?colour=red", New(fake(), quiet()), 400, "<code>colour</code>"},
		{"a page of before", "/search?q=toll&cursor=gone", New(fake(), quiet()), 410, `href="/search?q=toll"`},
		{"a page of an earlier state", "/search?q=toll&cursor=earlier", New(fake(), quiet()), 200, `<a href="/search?q=toll">the first page</a>`},
		{"a wrong cursor", "/search?q=toll&cursor=x", failing(&index.InvalidError{Problems: []index.Problem{{Param: "cursor"}}}), 400, `href="/search?q=toll"`},
		{"no such facet to find in", "/find/kind", New(fake(), quiet()), 404, "nothing at this address"},
		{"a search that is none, to find in", "/find/speaker?colour=red", New(fake(), quiet()), 400, "<code>colour</code>"},
		{"a name too long", "/find/speaker?name=" + strings.Repeat("a", 513), New(fake(), quiet()), 400, "<code>q</code>"},
		{"no such page", "/nosuch", New(fake(), quiet()), 404, "nothing at this address"},
		{"no such asset", "/assets/onrecord-000000000000.css", New(fake(), quiet()), 404, ""},
		{"not ready", "/", failing(index.ErrNotReady), 503, "indexer load"},
		{"busy", "/search?q=a", failing(index.ErrBusy), 503, "try again"},
		{"too slow", "/search?q=a", failing(context.DeadlineExceeded), 503, "try again"},
		{"broken", "/search?q=a", failing(errors.New("a secret path")), 500, "not your fault"},
	} {
		t.Run(test.name, func(t *testing.T) {
			res, body := get(t, test.handler, test.path)
			if res.StatusCode != test.status || !strings.Contains(body, test.says) || strings.Contains(body, "secret") {
				t.Errorf("status %d, want %d:\n%s", res.StatusCode, test.status, body)
			}
			if (res.StatusCode == 503) != (res.Header.Get("Retry-After") != "") {
				t.Errorf("Retry-After is %q", res.Header.Get("Retry-After"))
			}
		})
	}
	rec := httptest.NewRecorder()
	New(fake(), quiet()).ServeHTTP(rec, httptest.NewRequest(http.MethodPost, "/search", nil))
	if rec.Code != 405 || rec.Header().Get("Allow") == "" {
		t.Errorf("POST: %d, Allow %q", rec.Code, rec.Header().Get("Allow"))
	}
}

// TestFailureLog holds that the log names a failure by its request, and does not tell what was asked for.
func TestFailureLog(t *testing.T) {
	var log strings.Builder
	o := Options{Logger: slog.New(slog.NewTextHandler(&log, nil))}
	failing := func(err error) http.Handler {
		return New(&indextest.Fake{ArticleFunc: func(context.Context, corpus.ArticleID) (index.ArticleResult, error) {
			return index.ArticleResult{}, err
		}}, o)
	}
	rec := httptest.NewRecorder()
	rec.Header().Set("X-Request-ID", "r-7")
	failing(errors.New("broken")).ServeHTTP(rec, httptest.NewRequest(http.MethodGet, "/a/asked-for", nil))
	if got := log.String(); !strings.Contains(got, "/a/{id}") || !strings.Contains(got, "r-7") || strings.Contains(got, "asked-for") {
		t.Errorf("the log says %s", got)
	}
	log.Reset()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	rec = httptest.NewRecorder()
	failing(context.Canceled).ServeHTTP(rec, httptest.NewRequestWithContext(ctx, http.MethodGet, "/a/x", nil))
	if rec.Code != statusClientGone || log.Len() > 0 {
		t.Errorf("a reader who has gone gets %d, and the log says %s", rec.Code, log.String())
	}
}

func TestAssets(t *testing.T) {
	h := New(fake(), quiet())
	for path, cache := range map[string]string{
		assetPath(): forEver, scriptPath(): forEver, iconPath(): forEver, inFramePath(): forEver, "/embed/onrecord.js": soon, "/embed/frame.js": soon,
		"/embed/" + languages()["de"].name: forEver, "/robots.txt": soon, "/opensearch.xml": soon,
	} {
		res, body := get(t, h, path)
		if res.StatusCode != 200 || body == "" || res.Header.Get("Cache-Control") != cache {
			t.Errorf("%s: %d, %q", path, res.StatusCode, res.Header.Get("Cache-Control"))
		}
		req := httptest.NewRequest(http.MethodGet, path, nil)
		req.Header.Set("If-None-Match", res.Header.Get("ETag"))
		rec := httptest.NewRecorder()
		h.ServeHTTP(rec, req)
		if rec.Code != http.StatusNotModified {
			t.Errorf("%s with its own tag: %d", path, rec.Code)
		}
	}
}

func TestLinks(t *testing.T) {
	h := New(fake(), quiet())
	_, body := get(t, h, "/search?q=toll&speaker=ada-winterbourne&from=2022&limit=20")
	for _, want := range []string{
		`href="/search?from=2022&amp;limit=20&amp;q=toll"`,                // the chip takes the speaker away
		`href="/search?limit=20&amp;q=toll&amp;speaker=ada-winterbourne"`, // and the date
		`<input type="checkbox" form="ask" name="speaker" value="ada-winterbourne" checked>`,
		`<input type="checkbox" form="ask" name="speaker" value="_missing">`, // or one more
		`href="/search?from=2024&amp;limit=20&amp;q=toll&amp;speaker=ada-winterbourne&amp;to=2024"`,
		`<a rel="next" href="/search?cursor=c2&amp;from=2022&amp;limit=20&amp;q=toll&amp;speaker=ada-winterbourne">`,
		`href="/search?facet_size=50&amp;from=2022&amp;limit=20&amp;q=toll&amp;speaker=ada-winterbourne"`,
		`<input type="checkbox" form="ask" name="group" value="article">`,
		`<input type="checkbox" form="ask" name="in" value="said">`,
		`<input form="ask" name="from" value="2022"`,
		`<input type="hidden" form="ask" name="limit" value="20">`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	_, body = get(t, h, "/search?q=toll&group=article&in=any&cursor=c2&highlight=none&facets=kind")
	for _, want := range []string{
		`href="/search?article=quay-12&amp;q=toll">2 more in this article<`, `<a href="/search?group=article&amp;q=toll">First page</a>`,
		`name="group" value="article" checked>`, `<a href="/search?q=toll"><span class="hide">Remove the filter: </span><bdi>one per article</bdi>`, "words beside what is said", "This is the last page",
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the last page has no %s", want)
		}
	}
}

var hrefs = regexp.MustCompile(`href="(/[^"]*)"`)

// TestEveryLinkLeads follows the links of the pages, and those of the pages that they lead to.
func TestEveryLinkLeads(t *testing.T) {
	h := New(fake(), quiet())
	seen, queue := map[string]bool{}, []string{"/", "/search?q=toll&group=article&in=said", "/search?q=%22nothing%22&lang=fr&in=said"}
	for len(queue) > 0 && len(seen) < 300 {
		path, _, _ := strings.Cut(html.UnescapeString(queue[0]), "#")
		queue = queue[1:]
		if seen[path] || strings.HasPrefix(path, "/v1/") {
			continue
		}
		seen[path] = true
		res, body := get(t, h, path)
		if res.StatusCode != http.StatusOK && path != "/a/bare" && path != "/p/bare.1" { // which the fake does not have
			t.Errorf("%s is %d", path, res.StatusCode)
		}
		for _, m := range hrefs.FindAllStringSubmatch(body, -1) {
			queue = append(queue, m[1])
		}
	}
	if len(seen) < 100 {
		t.Errorf("only %d pages were found", len(seen))
	}
}
