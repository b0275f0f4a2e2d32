package api

import (
	"crypto/sha256"
	_ "embed" // openapi.yaml
	"encoding/hex"
	"net/http"
	"net/url"

	"onrecord/corpus"
	"onrecord/index"
)

//go:embed openapi.yaml
var openapi []byte

func (s *server) search(r *http.Request) (reply, error) {
	v, err := parameters(r)
	if err != nil {
		return reply{}, err
	}
	q, err := index.ParseParams(v)
	if err != nil {
		return reply{}, err
	}
	res, err := s.searcher.Search(r.Context(), q)
	if err != nil {
		return reply{}, err
	}
	return reply{body: s.result(q, res, v.Get("highlight")), version: res.Version}, nil
}

func (s *server) paragraph(r *http.Request) (reply, error) {
	id := pathPart(r, "id")
	if _, _, err := corpus.ParseParagraphID(id); err != nil {
		return reply{}, invalid("id", err)
	}
	v, err := parameters(r)
	if err != nil {
		return reply{}, err
	}
	p := index.NewParams(v)
	around := p.Int("context", index.DefaultAround, 0, index.MaxAround)
	p.Known("context")
	if err := p.Err(); err != nil {
		return reply{}, err
	}
	passage, err := s.searcher.Paragraph(r.Context(), corpus.ParagraphID(id), around)
	if err != nil {
		return reply{}, err
	}
	return reply{body: s.passage(passage), version: passage.Version}, nil
}

func (s *server) article(r *http.Request) (reply, error) {
	id, err := corpus.ParseArticleID(pathPart(r, "id"))
	if err != nil {
		return reply{}, invalid("id", err)
	}
	if err := noParameters(r); err != nil {
		return reply{}, err
	}
	a, err := s.searcher.Article(r.Context(), id)
	if err != nil {
		return reply{}, err
	}
	return reply{body: s.wholeArticle(a), version: a.Version}, nil
}

func (s *server) speakers(r *http.Request) (reply, error) {
	q, err := listQuery(r)
	if err != nil {
		return reply{}, err
	}
	l, err := s.searcher.Speakers(r.Context(), q)
	if err != nil {
		return reply{}, err
	}
	return reply{body: s.speakerList(l), version: l.Version}, nil
}

func (s *server) speaker(r *http.Request) (reply, error) {
	if err := noParameters(r); err != nil {
		return reply{}, err
	}
	sp, err := s.searcher.Speaker(r.Context(), corpus.SpeakerID(pathPart(r, "id")))
	if err != nil {
		return reply{}, err
	}
	return reply{body: s.speakerPage(sp), version: sp.Version}, nil
}

func (s *server) outlets(r *http.Request) (reply, error) {
	q, err := listQuery(r)
	if err != nil {
		return reply{}, err
	}
	l, err := s.searcher.Outlets(r.Context(), q)
	if err != nil {
		return reply{}, err
	}
	return reply{body: s.outletList(l), version: l.Version}, nil
}

// facet lists the values of one facet.
func (s *server) facet(r *http.Request) (reply, error) {
	v, err := parameters(r)
	if err != nil {
		return reply{}, err
	}
	q, err := index.ParseFacetParams(index.Facet(pathPart(r, "field")), v)
	if err != nil {
		return reply{}, err
	}
	l, err := s.searcher.Facet(r.Context(), q)
	if err != nil {
		return reply{}, err
	}
	return reply{body: facetListJSON{q.Field, counts(l.Facet), l.Version.Generation}, version: l.Version}, nil
}

func (s *server) suggest(r *http.Request) (reply, error) {
	v, err := parameters(r)
	if err != nil {
		return reply{}, err
	}
	q, err := index.ParseSuggestParams(v)
	if err != nil {
		return reply{}, err
	}
	sug, err := s.searcher.Suggest(r.Context(), q)
	if err != nil {
		return reply{}, err
	}
	return reply{body: s.suggestions(sug), version: sug.Version}, nil
}

func (s *server) coverage(r *http.Request) (reply, error) {
	if err := noParameters(r); err != nil {
		return reply{}, err
	}
	c, err := s.searcher.Coverage(r.Context())
	if err != nil {
		return reply{}, err
	}
	return reply{body: coverage(c), version: c.Version}, nil
}

func (s *server) description(r *http.Request) (reply, error) {
	if err := noParameters(r); err != nil {
		return reply{}, err
	}
	sum := sha256.Sum256(openapi)
	version := index.Version{Hash: hex.EncodeToString(sum[:])}
	return reply{body: openapi, contentType: "application/yaml", version: version}, nil
}

// health says that the process answers, whatever the index does. Probes may send what parameters they like.
func (s *server) health(*http.Request) (reply, error) {
	return reply{body: healthJSON{"ok"}}, nil
}

func (s *server) ready(*http.Request) (reply, error) {
	st := s.searcher.Status()
	if !st.Ready && st.Reason != "" {
		return reply{}, &statusError{http.StatusServiceUnavailable, "nothing is served: " + st.Reason}
	} else if !st.Ready {
		return reply{}, index.ErrNotReady
	}
	return reply{body: readyJSON{"ready", st.Version.Generation, st.Degraded, corpus.OrNull(st.Reason)}}, nil
}

func parameters(r *http.Request) (url.Values, error) { return index.ParseQueryString(r.URL.RawQuery) }

func noParameters(r *http.Request) error {
	v, err := parameters(r)
	if err != nil {
		return err
	}
	p := index.NewParams(v)
	p.Known()
	return p.Err()
}

func listQuery(r *http.Request) (index.ListQuery, error) {
	v, err := parameters(r)
	if err != nil {
		return index.ListQuery{}, err
	}
	return index.ParseListParams(v)
}

func invalid(param string, err error) error {
	return &index.InvalidError{Problems: []index.Problem{{Param: param, Message: err.Error()}}}
}
