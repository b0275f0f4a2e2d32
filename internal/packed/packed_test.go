package packed

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"
)

func TestAccepted(t *testing.T) {
	for accept, want := range map[string]bool{
		"": false, "gzip": true, "br, gzip;q=0.5": true, "gzip;q=0": false, "gzip; q=0.0": false, "deflate": false, "GZIP": true,
		"gzip;q=0.05": true, "gzip;q=": true, "x-gzip": false, "br,gzip ; Q=0.000": false, "identity;q=0, gzip": true,
	} {
		if got := Accepted(&http.Request{Header: http.Header{"Accept-Encoding": {accept}}}); got != want {
			t.Errorf("%q: %v", accept, got)
		}
	}
}

func TestPack(t *testing.T) {
	body := []byte(strings.Repeat("The harbour will be mended. ", 99))
	for i, p := range []*Packer{Well, Fast} {
		packed := p.Pack(body)
		z, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(z); err != nil || !bytes.Equal(got, body) || len(packed) > len(body)/4 {
			t.Errorf("packer %d: %d bytes of %d, %v", i, len(packed), len(body), err)
		}
	}
}
