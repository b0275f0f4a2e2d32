package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"onrecord/index"
)

const jsonType = "application/json"

// handler answers a request. It writes nothing: status, headers and body are the adapter's.
type handler func(r *http.Request) (reply, error)

// reply is a good answer.
type reply struct {
	body        any           // marshalled as JSON, but for []byte
	contentType string        // empty for JSON
	version     index.Version // of the content; without a hash the answer is never cached
}

func (s *server) adapt(route string, h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		noteRoute(r, route)
		// The tag names the address too, so a match means that this very question was answered from this very index.
		tag := s.tag(r, s.searcher.Status().Version)
		if tag != "" && holdsTag(r, tag) {
			notModified(w, tag)
			return
		}
		if a, ok := s.kept.get(tag); ok {
			s.give(w, r, a)
			return
		}
		rep, err := h(r)
		if err == nil {
			err = s.write(w, r, rep)
		}
		if err != nil {
			s.fail(w, r, err)
		}
	})
}

// write sends the reply. An error means that nothing has been sent.
func (s *server) write(w http.ResponseWriter, r *http.Request, rep reply) error {
	body, isBytes := rep.body.([]byte)
	if !isBytes {
		var err error
		if body, err = marshal(rep.body); err != nil {
			return err
		}
	}
	if rep.contentType == "" {
		rep.contentType = jsonType
	}
	a := answer{s.tag(r, rep.version), rep.contentType, slices.Clip(body)}
	s.kept.put(a)
	s.give(w, r, a)
	return nil
}

// give sends an answer, unless the caller has it.
func (s *server) give(w http.ResponseWriter, r *http.Request, a answer) {
	if a.tag != "" && (holdsTag(r, a.tag) || holdsAny(r)) {
		notModified(w, a.tag)
		return
	}
	cacheable(w, a.tag)
	send(w, r, http.StatusOK, a.contentType, a.body)
}

// marshal gives JSON in which <mark> can be read: the answer is never sniffed for HTML.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("write %T as JSON: %w", v, err)
	}
	return b.Bytes(), nil
}

func send(w http.ResponseWriter, r *http.Request, status int, contentType string, body []byte) {
	h := w.Header()
	h.Set("Content-Type", contentType)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	h.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(body) // an error means that the client is gone
	}
}
