package api

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
	"github.com/google/go-cmp/cmp"
	"github.com/gorilla/mux"

	"onrecord/index"
)

func loadOpenAPI(t *testing.T) (*openapi3.T, routers.Router) {
	t.Helper()
	doc, err := openapi3.NewLoader().LoadFromData(openapi)
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(context.Background()); err != nil {
		t.Fatal(err)
	}
	router, err := gorillamux.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	return doc, router
}

// operations are good requests of every route; those that are read from the index can fail in every way.
var operations = []struct {
	good      []string
	bad, none string // a 400 and a 404, where there are
	indexed   bool
}{
	{[]string{
		"/v1/search", "/v1/search?q=&limit=0", "/v1/search?q=toll&highlight=ranges", "/v1/search?q=toll&highlight=none&sort=newest",
		"/v1/search?q=%22toll+stays%22+-x&speaker=ada-winterbourne&speaker=_missing&outlet=The+Quay&kind=quote&kind=mixed&lang=en-GB&lang=_missing" +
			"&article=quay-12&from=2019&to=2023-05-17&limit=100&facets=speaker,outlet,kind,lang,date&facet_size=100",
		"/v1/search?q=tol", "/v1/search?q=toll&in=said&group=article&cursor=c2&context=3&interval=day&facets=date&highlight=ranges",
	}, "/v1/search?limit=abc", "", true},
	{[]string{"/v1/paragraphs/quay-12.2", "/v1/paragraphs/quay-12.2?context=0"}, "/v1/paragraphs/quay-12", "/v1/paragraphs/a1.1", true},
	{[]string{"/v1/articles/quay-12", "/v1/articles/bare"}, "/v1/articles/quay.12", "/v1/articles/a1", true},
	{[]string{"/v1/speakers", "/v1/speakers?q=ada&limit=1&cursor=c2"}, "/v1/speakers?limit=0", "", true},
	{[]string{"/v1/speakers/ada-winterbourne"}, "/v1/speakers/ada-winterbourne?q=x", "/v1/speakers/nobody", true},
	{[]string{"/v1/outlets", "/v1/outlets?q=quay"}, "/v1/outlets?colour=red", "", true},
	{[]string{
		"/v1/facets/speaker", "/v1/facets/outlet?q=qu&facet_size=3&speaker=_missing&outlet=The+Quay&kind=quote&lang=en&article=quay-12&from=2019&to=2023",
	}, "/v1/facets/date", "", true},
	{[]string{"/v1/suggest", "/v1/suggest?q=qu&limit=20"}, "/v1/suggest?limit=21", "", true},
	{[]string{"/v1/coverage"}, "/v1/coverage?q=x", "", true},
	{[]string{"/v1/openapi.yaml"}, "/v1/openapi.yaml?x=1", "", false},
	{[]string{"/healthz", "/healthz?probe=1"}, "", "", false},
	{[]string{"/readyz"}, "", "", false},
}

// TestOpenAPI drives every operation to every answer that openapi.yaml documents, and holds both to the document.
func TestOpenAPI(t *testing.T) {
	doc, router := loadOpenAPI(t)
	d := &driver{t: t, router: router, driven: map[string]bool{}}
	for _, op := range operations {
		for _, target := range op.good {
			d.drive(sample(), target, http.StatusOK)
			if tag := get(t, sample(), target).Header().Get("ETag"); tag != "" {
				d.drive(sample(), target, http.StatusNotModified, "If-None-Match", tag)
			}
		}
		if op.bad != "" {
			d.drive(sample(), op.bad, http.StatusBadRequest)
		}
		if op.none != "" {
			d.drive(sample(), op.none, http.StatusNotFound)
		}
		if op.indexed {
			d.drive(failing(errors.New("disk on fire")), op.good[0], http.StatusInternalServerError)
			d.drive(failing(index.ErrNotReady), op.good[0], http.StatusServiceUnavailable)
			d.drive(failing(index.ErrBusy), op.good[0], http.StatusServiceUnavailable)
			d.drive(failing(context.DeadlineExceeded), op.good[0], http.StatusGatewayTimeout)
		}
	}
	d.drive(failing(index.ErrGone), "/v1/search?cursor=c1", http.StatusGone)
	d.drive(failing(index.ErrNotReady), "/readyz", http.StatusServiceUnavailable)

	documented := map[string]bool{}
	for path, item := range doc.Paths.Map() {
		for status := range item.Get.Responses.Map() {
			documented[path+" "+status] = true
		}
	}
	if diff := cmp.Diff(sorted(documented), sorted(d.driven)); diff != "" {
		t.Errorf("answers (-documented +driven):\n%s", diff)
	}
}

type driver struct {
	t      *testing.T
	router routers.Router
	driven map[string]bool // "path status"
}

func (d *driver) drive(s index.Searcher, target string, status int, headers ...string) {
	d.t.Helper()
	w := get(d.t, s, target, headers...)
	if w.Code != status {
		d.t.Errorf("%s: status %d, want %d\n%s", target, w.Code, status, w.Body)
		return
	}
	in, err := findRoute(d.router, target)
	if err != nil {
		d.t.Errorf("%s: %v", target, err)
		return
	}
	d.driven[in.Route.Path+" "+strconv.Itoa(status)] = true
	if status != http.StatusBadRequest {
		if err := openapi3filter.ValidateRequest(context.Background(), in); err != nil {
			d.t.Errorf("%s: the document refuses the request: %v", target, err)
		}
	}
	err = openapi3filter.ValidateResponse(context.Background(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: in, Status: w.Code, Header: w.Header(), Body: io.NopCloser(bytes.NewReader(w.Body.Bytes())),
		Options: &openapi3filter.Options{IncludeResponseStatus: true, MultiError: true},
	})
	if err != nil {
		d.t.Errorf("%s: the document refuses the answer %d: %v\n%s", target, w.Code, err, w.Body)
	}
}

func findRoute(router routers.Router, target string) (*openapi3filter.RequestValidationInput, error) {
	r := httptest.NewRequest(http.MethodGet, target, nil)
	route, params, err := router.FindRoute(r)
	if err != nil {
		return nil, fmt.Errorf("find the operation: %w", err)
	}
	return &openapi3filter.RequestValidationInput{Request: r, Route: route, PathParams: params}, nil
}

// TestOpenAPIHasTheRoutes holds that a route is in the document, and what is in the document is a route.
func TestOpenAPIHasTheRoutes(t *testing.T) {
	doc, _ := loadOpenAPI(t)
	routed := map[string]bool{}
	err := (&server{}).routes().Walk(func(r *mux.Route, _ *mux.Router, _ []*mux.Route) error {
		path, err := r.GetPathTemplate()
		methods, err2 := r.GetMethods()
		if !slices.Equal(methods, []string{http.MethodGet, http.MethodHead}) {
			t.Errorf("%s has the methods %v", path, methods)
		}
		routed[path] = true
		return errors.Join(err, err2)
	})
	if err != nil {
		t.Fatal(err)
	}
	documented := map[string]bool{}
	for path, item := range doc.Paths.Map() {
		documented[path] = len(item.Operations()) == 1 && item.Get != nil
		if !documented[path] {
			t.Errorf("%s documents other methods than GET", path)
		}
	}
	if diff := cmp.Diff(sorted(routed), sorted(documented)); diff != "" {
		t.Errorf("routes (-router +openapi.yaml):\n%s", diff)
	}
}

// TestOpenAPIHasTheParameters holds the document to the parameters that are read, and to their bounds.
func TestOpenAPIHasTheParameters(t *testing.T) {
	doc, router := loadOpenAPI(t)
	filters := []string{"speaker", "outlet", "kind", "lang", "article", "from", "to"}
	for path, read := range map[string][]string{
		"/v1/search": index.SearchParams(), "/v1/facets/{field}": append(filters, "field", "q", "facet_size"),
	} {
		documented := map[string]bool{}
		for _, p := range doc.Paths.Value(path).Get.Parameters {
			documented[p.Value.Name] = true
		}
		if diff := cmp.Diff(slices.Sorted(slices.Values(read)), sorted(documented)); diff != "" {
			t.Errorf("parameters of %s (-read +documented):\n%s", path, diff)
		}
	}
	for _, target := range []string{
		"/v1/search?limit=101", "/v1/search?limit=-1", "/v1/search?limit=x", "/v1/search?facet_size=0", "/v1/search?facet_size=101",
		"/v1/search?facets=author", "/v1/search?kind=speech", "/v1/search?sort=best", "/v1/search?highlight=bold",
		"/v1/search?from=yesterday", "/v1/search?to=2023-5", "/v1/search?article=a.1", "/v1/speakers?limit=0", "/v1/outlets?limit=101",
		"/v1/search?lang=english", "/v1/search?lang=", "/v1/search?sort=", "/v1/search?facets=", "/v1/search?from=", "/v1/search?to=",
		"/v1/search?limit=", "/v1/search?highlight=", "/v1/search?speaker=", "/v1/speakers?cursor=", "/v1/paragraphs/quay-12.2?context=",
		"/v1/search?in=text", "/v1/search?in=", "/v1/search?group=outlet", "/v1/search?cursor=", "/v1/search?context=4", "/v1/search?context=-1",
		"/v1/search?interval=week", "/v1/facets/date", "/v1/facets/author", "/v1/facets/kind?kind=speech", "/v1/facets/lang?facet_size=0",
		"/v1/suggest?limit=0", "/v1/suggest?limit=21", "/v1/paragraphs/quay-12.2?context=11", "/v1/paragraphs/quay-12.0", "/v1/articles/quay.12",
	} {
		if w := get(t, sample(), target); w.Code != http.StatusBadRequest {
			t.Errorf("%s: status %d, want 400", target, w.Code)
		}
		in, err := findRoute(router, target)
		if err != nil {
			t.Errorf("%s: %v", target, err)
			continue
		}
		if openapi3filter.ValidateRequest(context.Background(), in) == nil {
			t.Errorf("%s is refused, but the document allows it", target)
		}
	}
}

func sorted(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }
