package api

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"

	"onrecord/index"
)

// tag is the weak ETag of what this request is answered with from this version; empty without a version.
// The query takes in the representation, since highlight chooses it.
func (s *server) tag(r *http.Request, v index.Version) string {
	query, err := parameters(r)
	if err != nil || v.Hash == "" {
		return ""
	}
	sum := sha256.New()
	for _, part := range []string{v.Hash, s.options.Build, s.base, r.URL.EscapedPath(), query.Encode()} {
		sum.Write([]byte(part + "\x00"))
	}
	return `W/"` + base64.RawURLEncoding.EncodeToString(sum.Sum(nil)[:12]) + `"`
}

// cacheable lets caches keep the answer and ask each time whether it still holds: a new generation may come any second.
func cacheable(w http.ResponseWriter, tag string) {
	if tag == "" {
		w.Header().Set("Cache-Control", "no-store")
		return
	}
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "public, no-cache")
}

func notModified(w http.ResponseWriter, tag string) {
	cacheable(w, tag)
	w.WriteHeader(http.StatusNotModified)
}

// holdsTag reports whether If-None-Match names the tag, by the weak comparison.
func holdsTag(r *http.Request, tag string) bool {
	want := strings.TrimPrefix(tag, "W/")
	rest := strings.Join(r.Header.Values("If-None-Match"), ",")
	for {
		rest = strings.TrimPrefix(strings.TrimLeft(rest, ", \t"), "W/")
		if !strings.HasPrefix(rest, `"`) {
			return false
		}
		end := strings.IndexByte(rest[1:], '"')
		if end < 0 {
			return false
		}
		if rest[:end+2] == want {
			return true
		}
		rest = rest[end+2:]
	}
}

// holdsAny reports whether If-None-Match is *, which holds wherever there is an answer.
func holdsAny(r *http.Request) bool {
	return strings.TrimSpace(r.Header.Get("If-None-Match")) == "*"
}
