package web

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"net/http"
	"time"
)

//go:embed assets/onrecord.css
var stylesheet []byte

//go:embed assets/onrecord.js
var element []byte

//go:embed assets/favicon.svg
var icon []byte

//go:embed assets/robots.txt
var robots []byte

// Names that hold a hash of the content, so that browsers may keep it for ever.
var (
	stylesheetName = "onrecord-" + hash(stylesheet) + ".css"
	elementName    = "onrecord-" + hash(element) + ".js"
	iconName       = "favicon-" + hash(icon) + ".svg"
)

const (
	forEver = "public, max-age=31536000, immutable"
	soon    = "public, max-age=300" // a new release reaches everybody within this time
)

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:6])
}

func assetPath() string  { return "/assets/" + stylesheetName }
func scriptPath() string { return "/embed/" + elementName }
func iconPath() string   { return "/assets/" + iconName }

func serveAsset(w http.ResponseWriter, r *http.Request) {
	switch r.PathValue("file") {
	case stylesheetName:
		serve(w, r, stylesheet, "text/css; charset=utf-8", forEver)
	case iconName:
		serve(w, r, icon, "image/svg+xml", forEver)
	default:
		http.NotFound(w, r)
	}
}

func serveRobots(w http.ResponseWriter, r *http.Request) {
	serve(w, r, robots, "text/plain; charset=utf-8", soon)
}

// serveEmbed serves the element to pages of every origin.
func serveEmbed(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	switch r.PathValue("file") {
	case "onrecord.js":
		serve(w, r, element, "text/javascript; charset=utf-8", soon)
	case elementName:
		serve(w, r, element, "text/javascript; charset=utf-8", forEver)
	default:
		http.NotFound(w, r)
	}
}

func serve(w http.ResponseWriter, r *http.Request, b []byte, kind, cache string) {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Cache-Control", cache)
	h.Set("ETag", `"`+hash(b)+`"`)
	h.Set("X-Content-Type-Options", "nosniff")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(b))
}
