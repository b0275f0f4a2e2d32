// Package origins knows from which other sites pages may read answers here, and show frames of ours.
package origins

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/rs/cors"
)

// None is the word for no other site.
const None = "none"

// List is of origins such as https://news.example, or https://*.news.example. The zero value allows all.
type List []string

var origin = regexp.MustCompile(`^https?://(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?(:[0-9]{1,5})?$`)

// Parse reads a list that is parted by commas: origins, * for all, or none.
func Parse(s string) (List, error) {
	switch strings.TrimSpace(s) {
	case "", "*":
		return nil, nil
	case None:
		return List{None}, nil
	}
	var l List
	for part := range strings.SplitSeq(s, ",") {
		o := strings.ToLower(strings.TrimSuffix(strings.TrimSpace(part), "/"))
		if !origin.MatchString(o) {
			return nil, fmt.Errorf("%q is no origin; write ones like https://news.example or https://*.news.example, parted by commas, or * for all, or none",
				strings.TrimSpace(part))
		}
		l = append(l, o)
	}
	return l, nil
}

// open reports whether every site is allowed.
func (l List) open() bool { return len(l) == 0 }

// Handler lets pages of these origins read what next answers. It answers preflight requests itself.
func (l List) Handler(next http.Handler) http.Handler {
	o := cors.Options{
		AllowedMethods: []string{http.MethodGet, http.MethodHead, http.MethodOptions},
		AllowedHeaders: []string{"*"},
		ExposedHeaders: []string{"ETag", "Server-Timing", "X-Request-ID", "Retry-After"},
		MaxAge:         int(24 * time.Hour / time.Second),
	}
	switch {
	case l.open():
		o.AllowedOrigins = []string{"*"}
	case slices.Contains(l, None): // cors takes an empty list for all
		o.AllowOriginFunc = func(string) bool { return false }
	default:
		o.AllowedOrigins = l
	}
	return cors.New(o).Handler(next)
}

// Ancestors gives the sources of the directive frame-ancestors.
func (l List) Ancestors() string {
	switch {
	case l.open():
		return "*"
	case slices.Contains(l, None):
		return "'self'"
	}
	return "'self' " + strings.Join(l, " ")
}
