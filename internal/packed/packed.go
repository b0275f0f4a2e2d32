// Package packed makes answers small, by gzip, for those who take them so.
package packed

import (
	"bytes"
	"net/http"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzip"
)

// Packer packs as well, or as fast, as it is made to.
type Packer struct{ writers sync.Pool }

// Well is for what is packed once and sent often, Fast for what somebody waits for.
var (
	Well = newPacker(gzip.BestCompression)
	Fast = newPacker(gzip.BestSpeed)
)

func newPacker(level int) *Packer {
	return &Packer{sync.Pool{New: func() any {
		w, err := gzip.NewWriterLevel(nil, level)
		if err != nil {
			panic(err) // the levels are those of the library
		}
		return w
	}}}
}

// Pack gives a body packed.
func (p *Packer) Pack(body []byte) []byte {
	w := p.writers.Get().(*gzip.Writer)
	defer p.writers.Put(w)
	var out bytes.Buffer
	w.Reset(&out)
	_, err := w.Write(body)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(err) // memory does not fail
	}
	return out.Bytes()
}

// Accepted reports whether a request takes answers packed by gzip.
func Accepted(r *http.Request) bool {
	for _, value := range r.Header["Accept-Encoding"] {
		for part := range strings.SplitSeq(value, ",") {
			name, quality, weighed := strings.Cut(part, ";")
			if strings.EqualFold(strings.TrimSpace(name), "gzip") {
				return !weighed || !isZero(quality)
			}
		}
	}
	return false
}

// isZero tells the weight that refuses.
func isZero(quality string) bool {
	_, value, ok := strings.Cut(strings.ToLower(strings.ReplaceAll(quality, " ", "")), "q=")
	whole, rest, _ := strings.Cut(value, ".")
	return ok && whole == "0" && strings.Trim(rest, "0") == ""
}
