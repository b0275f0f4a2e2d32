package api

import (
	"net/http"
	"net/url"

	"github.com/gorilla/mux"
)

// allowed are the methods of every route.
const allowed = "GET, HEAD, OPTIONS"

// routes is the one place that knows the router. It takes paths as they were sent: an ID with %2F or // in it is a
// wrong ID, not another address.
func (s *server) routes() *mux.Router {
	r := mux.NewRouter().UseEncodedPath().SkipClean(true)
	for _, route := range []struct {
		path string
		handler
	}{
		{"/v1/search", s.search},
		{"/v1/paragraphs/{id}", s.paragraph},
		{"/v1/articles/{id}", s.article},
		{"/v1/speakers", s.speakers},
		{"/v1/speakers/{id}", s.speaker},
		{"/v1/outlets", s.outlets},
		{"/v1/facets/{field}", s.facet},
		{"/v1/suggest", s.suggest},
		{"/v1/coverage", s.coverage},
		{"/v1/openapi.yaml", s.description},
		{"/healthz", s.health},
		{"/readyz", s.ready},
	} {
		r.Handle(route.path, s.adapt(route.path, route.handler)).Methods(http.MethodGet, http.MethodHead)
	}
	r.NotFoundHandler = s.adapt("", noRoute)
	r.MethodNotAllowedHandler = http.HandlerFunc(s.otherMethod)
	return r
}

func noRoute(*http.Request) (reply, error) {
	return reply{}, &statusError{http.StatusNotFound, "there is nothing at this address; /v1/openapi.yaml lists what there is"}
}

// otherMethod answers what is neither GET nor HEAD, and says what is allowed, which the router does not.
func (s *server) otherMethod(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Allow", allowed)
	if r.Method == http.MethodOptions {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	s.fail(w, r, &statusError{http.StatusMethodNotAllowed, "this address can only be read: use GET"})
}

// pathPart is what stands in the path for {name}.
func pathPart(r *http.Request, name string) string {
	part := mux.Vars(r)[name]
	if plain, err := url.PathUnescape(part); err == nil {
		return plain
	}
	return part
}
