package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"onrecord/index"
	"onrecord/internal/packed"
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
		v := s.searcher.Status().Version
		from := addressOf(r, v.Hash)
		if a, ok := s.kept.at(from); ok {
			s.give(w, r, a)
			return
		}
		// The tag names the address too, so a match means that this very question was answered from this very index.
		tag := s.tag(r, v)
		if tag != "" && holdsTag(r, tag) {
			notModified(w, tag)
			return
		}
		if a, ok := s.kept.get(tag, from); ok {
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
	a := newAnswer(s.tag(r, rep.version), rep.contentType, slices.Clip(body))
	s.kept.put(a, addressOf(r, rep.version.Hash))
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
	h := w.Header()
	if len(a.body) < minPacked {
		send(w, r, http.StatusOK, a.contentType, a.length, a.body)
		return
	}
	h.Add("Vary", "Accept-Encoding")
	if !packed.Accepted(r) {
		send(w, r, http.StatusOK, a.contentType, a.length, a.body)
		return
	}
	h.Set("Content-Encoding", "gzip")
	body := a.packed()
	send(w, r, http.StatusOK, a.contentType, strconv.Itoa(len(body)), body)
}

// minPacked is what fits into one packet as it is.
const minPacked = 1400

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

func send(w http.ResponseWriter, r *http.Request, status int, contentType, length string, body []byte) {
	h := w.Header()
	h["Content-Type"], h["Content-Length"] = []string{contentType}, []string{length}
	h.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(body) // an error means that the client is gone
	}
}
