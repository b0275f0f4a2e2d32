package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers/gorillamux"
)

// TestAnswersAreAsDescribed holds what the engine answers of the samples to the description that the server gives.
func TestAnswersAreAsDescribed(t *testing.T) {
	data := t.TempDir()
	load(t, data, "../../corpus/samples/statements")
	base, _, _ := start(t, "-data", data)
	_, text := get(t, base+"/v1/openapi.yaml")
	doc, err := openapi3.NewLoader().LoadFromData([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	doc.Servers = nil
	router, err := gorillamux.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	for target, status := range map[string]int{
		"/v1/search": 200, "/v1/search?q=toll&context=2&group=article&facets=speaker,outlet,kind,lang,date&interval=month": 200,
		"/v1/search?q=%22not+raise+taxes%22&highlight=ranges&in=said&limit=1&facets=date&interval=day&from=2021&to=2022": 200,
		"/v1/search?q=tolll": 200, "/v1/search?q=bridge+zebra&highlight=none": 200, "/v1/search?q=title:toll&highlight=ranges": 200,
		"/v1/search?q=(toll+OR+levy)+-bridge+after:2020&sort=oldest&lang=en&kind=quote&speaker=_missing": 200,
		"/v1/search?limit=0&facets=date,speaker&facet_size=1&outlet=Brackwater+Post&speaker=ines-valdor": 200,
		"/v1/search?cursor=nonsense": 400, "/v1/search?q=%FF": 400, "/v1/search?from=2024&to=2023": 400,
		"/v1/paragraphs/bridge-toll-2025.2": 200, "/v1/paragraphs/nosuch.1": 404, "/v1/articles/bridge-toll-2025": 200, "/v1/articles/nosuch": 404,
		"/v1/speakers?limit=3": 200, "/v1/speakers?q=val": 200, "/v1/speakers/ines-valdor": 200, "/v1/speakers/nosuch": 404, "/v1/outlets": 200,
		"/v1/facets/speaker?q=va": 200, "/v1/facets/outlet?outlet=_missing": 200, "/v1/facets/kind": 200, "/v1/facets/lang?facet_size=2": 200,
		"/v1/facets/date": 400, "/v1/suggest": 200, "/v1/suggest?q=toll": 200, "/v1/suggest?q=va&limit=20": 200, "/v1/coverage": 200, "/readyz": 200,
	} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, base+target, nil)
		if err != nil {
			t.Fatal(err)
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(res.Body)
		res.Body.Close()
		if err != nil || res.StatusCode != status {
			t.Errorf("%s: %d, want %d, %v: %s", target, res.StatusCode, status, err, body)
			continue
		}
		route, params, err := router.FindRoute(req)
		if err != nil {
			t.Errorf("%s: %v", target, err)
			continue
		}
		err = openapi3filter.ValidateResponse(context.Background(), &openapi3filter.ResponseValidationInput{
			RequestValidationInput: &openapi3filter.RequestValidationInput{Request: req, Route: route, PathParams: params},
			Status:                 res.StatusCode, Header: res.Header, Body: io.NopCloser(bytes.NewReader(body)),
			Options: &openapi3filter.Options{IncludeResponseStatus: true, MultiError: true},
		})
		if err != nil {
			t.Errorf("%s is not as described: %v\n%.600s", target, err, body)
		}
	}
}
