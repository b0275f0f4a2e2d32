package web

import (
	"bytes"
	"crypto/sha256"
	"crypto/sha512"
	"embed"
	"encoding/base64"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"onrecord/internal/packed"
)

//go:embed assets
var assetFiles embed.FS

// asset is a file as it is served. Its name holds a hash of the content, so that browsers may keep it for ever.
type asset struct {
	name, kind string
	body       []byte
	packed     func() []byte // by gzip, made when it is first asked for
}

func newAsset(name, kind string, body []byte) asset {
	ext := path.Ext(name)
	return asset{strings.TrimSuffix(name, ext) + "-" + hash(body) + ext, kind, body, sync.OnceValue(func() []byte { return packed.Well.Pack(body) })}
}

// once makes an asset when it is first asked for: to make all of them takes longer than the rest of a start.
func once(name, kind string, body func() []byte) func() asset {
	return sync.OnceValue(func() asset { return newAsset(name, kind, body()) })
}

const (
	cssType        = "text/css; charset=utf-8"
	scriptType     = "text/javascript; charset=utf-8"
	jsonAssetType  = "application/json"
	svgType        = "image/svg+xml"
	plainAssetType = "text/plain; charset=utf-8"
)

var (
	stylesheet = once("onrecord.css", cssType, func() []byte { return []byte(squeezeStyle(read("assets/onrecord.css"))) })
	icon       = once("favicon.svg", svgType, func() []byte { return read("assets/favicon.svg") })
	pageScript = once("page.js", scriptType, newPageScript)
	robots     = once("robots.txt", plainAssetType, func() []byte { return read("assets/robots.txt") })
)

const (
	forEver = "public, max-age=31536000, immutable"
	soon    = "public, max-age=300" // a new release reaches everybody within this time
)

// read gives an embedded file, which is there since the program was built.
func read(name string) []byte {
	b, err := fs.ReadFile(assetFiles, name)
	if err != nil {
		panic(err)
	}
	return b
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:6])
}

// integrity is what a page names, so that a browser runs this content and no other.
func (a asset) integrity() string {
	sum := sha512.Sum384(a.body)
	return "sha384-" + base64.StdEncoding.EncodeToString(sum[:])
}

// newPageScript is that of our own pages, put together of the files of assets/page in the order of their names.
func newPageScript() []byte {
	names, err := fs.Glob(assetFiles, "assets/page/*.js")
	if err != nil || len(names) == 0 {
		panic("there is no script of the pages")
	}
	slices.Sort(names)
	var parts []byte
	for _, name := range names {
		parts = append(parts, read(name)...)
	}
	return squeeze(parts)
}

func assetPath() string      { return "/assets/" + stylesheet().name }
func iconPath() string       { return "/assets/" + icon().name }
func pageScriptPath() string { return "/assets/" + pageScript().name }

func serveAsset(w http.ResponseWriter, r *http.Request) {
	for _, a := range []asset{stylesheet(), pageScript(), icon()} {
		if a.name == r.PathValue("file") {
			a.serve(w, r, forEver)
			return
		}
	}
	http.NotFound(w, r)
}

// serveIcon is for those who ask for the icon at the address that was usual before pages named one.
func serveIcon(w http.ResponseWriter, r *http.Request) { icon().serve(w, r, soon) }

func serveRobots(w http.ResponseWriter, r *http.Request) { robots().serve(w, r, soon) }

func (a asset) serve(w http.ResponseWriter, r *http.Request, cache string) {
	w.Header().Add("Vary", "Accept-Encoding")
	if !packed.Accepted(r) || r.Header.Get("Range") != "" {
		serve(w, r, a.body, a.kind, cache)
		return
	}
	w.Header().Set("Content-Encoding", "gzip")
	serve(w, r, a.packed(), a.kind, cache)
}

func serve(w http.ResponseWriter, r *http.Request, b []byte, kind, cache string) {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Cache-Control", cache)
	h.Set("ETag", `"`+hash(b)+`"`)
	h.Set("X-Content-Type-Options", "nosniff")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(b))
}
