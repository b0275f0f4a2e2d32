package api

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/indextest"
)

// The sample is an invented article of an invented town, and an undated one of which little is known.

var version = index.Version{Generation: "000007", Hash: "5eed"}

var quayArticle = index.Article{
	ID: "quay-12", Title: "Harbour toll <frozen> & feared", Outlet: "The Quay", OutletID: "the-quay",
	Date: corpus.Date{Year: 2023, Month: 5}, URL: "https://quay.example/12?a=1&b=2", Lang: "en", Author: "P. Dunlin", Paragraphs: 3,
}

var ada = corpus.Speaker{ID: "ada-winterbourne", Name: "Ada Winterbourne", Role: "harbour master of Port Selby"}

func sampleHits() []index.Hit {
	undated := index.Article{ID: "note_3", URL: "javascript:alert(1)", Paragraphs: 1}
	return []index.Hit{
		{
			Paragraph: corpus.Paragraph{
				ID: "quay-12.2", Number: 2, Text: "“The toll <b>stays</b> 🎺 as it is,” she said.", Kind: corpus.KindQuote,
				Speakers: []corpus.Speaker{ada, {ID: "quay-12-orme", Name: "Orme"}},
				Quotes: []corpus.Quote{{Start: 0, End: 35, Kind: corpus.QuoteDirect, Speaker: ada.ID, Name: ada.Name, Mention: "she",
					Cue: "said", Basis: corpus.BasisPronoun, Confidence: 0.93}},
			},
			Article: quayArticle, Score: 7.25, Said: true, More: 2, TitleMarks: []index.Span{{Start: 8, End: 12}, {Start: 24, End: 30}},
			Fragments: []index.Fragment{
				{Span: index.Span{Start: 0, End: 24}, Marks: []index.Span{{Start: 5, End: 9}, {Start: 13, End: 18}}},
				{Span: index.Span{Start: 25, End: 45}},
			},
		},
		{
			Paragraph: corpus.Paragraph{
				ID: "note_3.1", Number: 1, Text: "The toll is too high, some say.", Kind: corpus.KindReported,
				Quotes: []corpus.Quote{{Start: 0, End: 20, Kind: corpus.QuoteIndirect, Mention: "some", Cue: "say", Basis: corpus.BasisNone}},
			},
			Article: undated, Score: 1.5,
		},
	}
}

// bareHit is of an article of which nothing is known but its text.
func bareHit() index.Hit {
	quote := corpus.Quote{End: 9, Kind: corpus.QuoteTranscript, Basis: corpus.BasisCarried}
	return index.Hit{
		Article:   index.Article{ID: "bare", Paragraphs: 1},
		Paragraph: corpus.Paragraph{ID: "bare.1", Number: 1, Text: "And more.", Kind: corpus.KindStatement, Quotes: []corpus.Quote{quote}},
	}
}

func sample() *indextest.Fake {
	hits := sampleHits()
	speaker := index.Speaker{
		Entry: index.Entry{ID: "ada-winterbourne", Name: "Ada Winterbourne", Count: 9,
			First: corpus.Date{Year: 2019}, Last: corpus.Date{Year: 2023, Month: 5, Day: 17}},
		Roles: []string{"harbour master of Port Selby", "pilot"},
	}
	return &indextest.Fake{
		SearchFunc: func(_ context.Context, q index.Query) (index.Result, error) {
			res := index.Result{Version: version, Description: "paragraphs with: toll", Warnings: q.Warnings}
			if q.Text == "tol" {
				res.Suggestions = []index.Suggestion{{Text: "toll", Why: "“tol” is in no paragraph", Total: 12}}
				return res, nil
			}
			res.Total, res.Articles, res.Hits = 12, 7, slices.Clone(hits[:min(q.Limit, len(hits))])
			if q.Cursor == "" {
				res.Next = "c2"
			}
			for i := range res.Hits[:min(q.Context, len(res.Hits))] {
				res.Hits[i].Before = []index.Hit{bareHit()}
			}
			for _, f := range q.Facets {
				res.Facets = append(res.Facets, sampleFacet(f))
			}
			return res, nil
		},
		ParagraphFunc: func(_ context.Context, id corpus.ParagraphID, around int) (index.Passage, error) {
			if id != hits[0].ID {
				return index.Passage{}, index.ErrNotFound
			}
			h, before := hits[0], hits[0]
			h.Score, h.Fragments = 0, nil
			before.Paragraph = corpus.Paragraph{ID: "quay-12.1", Number: 1, Text: "Port Selby has a harbour.", Kind: corpus.KindProse}
			before.Score, before.Fragments = 0, nil
			return index.Passage{Version: version, Hit: h, Before: []index.Hit{before}[:min(around, 1)]}, nil
		},
		ArticleFunc: func(_ context.Context, id corpus.ArticleID) (index.ArticleResult, error) {
			h := hits[0]
			switch id {
			case quayArticle.ID:
				h.Score, h.Fragments = 0, nil
			case "bare":
				h = bareHit()
			default:
				return index.ArticleResult{}, index.ErrNotFound
			}
			return index.ArticleResult{Version: version, Article: h.Article, Paragraphs: []index.Hit{h}}, nil
		},
		SpeakersFunc: func(context.Context, index.ListQuery) (index.SpeakerList, error) {
			unknown := index.Speaker{Entry: index.Entry{ID: "quay-12-smith", Name: "Smith", Count: 1}, Scope: &quayArticle}
			return index.SpeakerList{Version: version, Total: 3, Speakers: []index.Speaker{speaker, unknown}, Next: "c2"}, nil
		},
		SpeakerFunc: func(_ context.Context, id corpus.SpeakerID) (index.SpeakerResult, error) {
			if id != ada.ID {
				return index.SpeakerResult{}, index.ErrNotFound
			}
			return index.SpeakerResult{Version: version, Speaker: speaker, RoleHistory: []index.RoleSpan{
				{Role: "harbour master of Port Selby", First: corpus.Date{Year: 2019}, Last: quayArticle.Date, Count: 6},
				{Role: "pilot", Count: 1},
			}, Outlets: sampleFacet(index.FacetOutlet).Values, Years: sampleFacet(index.FacetDate).Buckets, Newest: hits[1:]}, nil
		},
		OutletsFunc: func(context.Context, index.ListQuery) (index.OutletList, error) {
			quay := index.Entry{ID: "the-quay", Name: "The Quay", Count: 11, First: corpus.Date{Year: 2019}, Last: quayArticle.Date}
			return index.OutletList{Version: version, Total: 1, Outlets: []index.Entry{quay}}, nil
		},
		FacetFunc: func(_ context.Context, q index.FacetQuery) (index.FacetList, error) {
			return index.FacetList{Version: version, Facet: sampleFacet(q.Field)}, nil
		},
		SuggestFunc: func(context.Context, index.SuggestQuery) (index.Suggestions, error) {
			return index.Suggestions{
				Version: version, Speakers: []index.Speaker{speaker}, Outlets: []index.Entry{{ID: "the-quay", Name: "The Quay", Count: 11}},
				Articles: []index.Article{quayArticle, {ID: "note_3", Title: "A note", URL: "javascript:alert(1)", Paragraphs: 1}},
			}, nil
		},
		CoverageFunc: func(context.Context) (index.Coverage, error) { return sampleCoverage(), nil },
		StatusFunc:   func() index.Status { return index.Status{Ready: true, Version: version} },
	}
}

func sampleCoverage() index.Coverage {
	may := corpus.Date{Year: 2023, Month: 5}
	return index.Coverage{
		Version: version,
		Corpus: index.Corpus{
			Articles: 4, Paragraphs: 12, Speakers: 3, Outlets: 1, Undated: 1, First: corpus.Date{Year: 2019}, Last: may, Langs: []string{"en"},
		},
		Outlets: []index.OutletCoverage{
			{
				Entry:  index.Entry{ID: "the-quay", Name: "The Quay", Count: 11, First: corpus.Date{Year: 2019}, Last: may},
				Months: []index.Bucket{{From: may, To: may, Count: 9, Of: 9}}, Coarse: 2,
			},
			{Entry: index.Entry{Count: 1}, Undated: 1},
		},
	}
}

func sampleFacet(f index.Facet) index.FacetResult {
	if f != index.FacetDate {
		v := index.FacetValue{ID: "x-1", Name: "X & One", Count: 9, Selected: true}
		if f == index.FacetSpeaker {
			v.Scope = &index.Article{ID: "x"}
		}
		return index.FacetResult{Field: f, Values: []index.FacetValue{v}, Missing: 3, Other: 1}
	}
	return index.FacetResult{Field: f, Missing: 5, Coarse: 2, Buckets: []index.Bucket{
		{From: corpus.Date{Year: 2022}, To: corpus.Date{Year: 2022}, Count: 4, Of: 1210},
		{From: corpus.Date{Year: 2023, Month: 1, Day: 1}, To: corpus.Date{Year: 2023, Month: 12, Day: 31}},
	}}
}

// failing answers every question with err, and is ready unless err says otherwise.
func failing(err error) *indextest.Fake {
	return &indextest.Fake{
		SearchFunc: func(context.Context, index.Query) (index.Result, error) { return index.Result{}, err },
		ParagraphFunc: func(context.Context, corpus.ParagraphID, int) (index.Passage, error) {
			return index.Passage{}, err
		},
		ArticleFunc: func(context.Context, corpus.ArticleID) (index.ArticleResult, error) {
			return index.ArticleResult{}, err
		},
		SpeakersFunc: func(context.Context, index.ListQuery) (index.SpeakerList, error) { return index.SpeakerList{}, err },
		SpeakerFunc: func(context.Context, corpus.SpeakerID) (index.SpeakerResult, error) {
			return index.SpeakerResult{}, err
		},
		OutletsFunc:  func(context.Context, index.ListQuery) (index.OutletList, error) { return index.OutletList{}, err },
		FacetFunc:    func(context.Context, index.FacetQuery) (index.FacetList, error) { return index.FacetList{}, err },
		SuggestFunc:  func(context.Context, index.SuggestQuery) (index.Suggestions, error) { return index.Suggestions{}, err },
		CoverageFunc: func(context.Context) (index.Coverage, error) { return index.Coverage{}, err },
		StatusFunc:   func() index.Status { return index.Status{Ready: err != index.ErrNotReady} },
	}
}

func quiet() Options {
	return Options{Logger: slog.New(slog.NewTextHandler(io.Discard, nil)), Build: "test"}
}

// serve answers one request as the server would. Headers are name, value, name, value.
func serve(t *testing.T, s index.Searcher, method, target string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, target, nil)
	r.Header.Set(requestIDHeader, "req-1")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	Middleware(New(s, quiet()), quiet()).ServeHTTP(w, r)
	return w
}

func get(t *testing.T, s index.Searcher, target string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	return serve(t, s, http.MethodGet, target, headers...)
}
