package web

import (
	"embed"
	"encoding/json"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"

	"onrecord/internal/packed"
)

// released holds the element as releases served it, for pages that name one by its hash.
//
//go:embed released
var released embed.FS

// The elements that other sites embed are one script, put together here: their words in English and the style, and the
// files of assets/element in the order of their names. Words of other languages are files that it asks for.
var (
	languages = sync.OnceValue(newLanguages)
	element   = once("onrecord.js", scriptType, newElement)
	frame     = once("frame.js", scriptType, func() []byte { return squeeze(read("assets/frame.js")) })       // for pages with a frame of ours
	inFrame   = once("in-frame.js", scriptType, func() []byte { return squeeze(read("assets/in-frame.js")) }) // for the frame
)

// newLanguages gives the words of each language but English, by its code.
func newLanguages() map[string]asset {
	all := map[string]asset{}
	for _, name := range elementParts("*.json") {
		if code := strings.TrimSuffix(path.Base(name), ".json"); code != "en" {
			all[code] = newAsset(code+".json", jsonAssetType, compact(read(name)))
		}
	}
	return all
}

func newElement() []byte {
	names := map[string]string{}
	for code, a := range languages() {
		names[code] = a.name
	}
	script := "const english=" + string(compact(read("assets/element/en.json"))) + ";\n" +
		"const languages=" + quoted(names) + ";\n" +
		"const css=" + quoted(squeezeStyle(read("assets/element/element.css"))) + ";\n"
	var parts []byte
	for _, name := range elementParts("*.js") {
		parts = append(parts, read(name)...)
	}
	return append([]byte(script), squeeze(parts)...)
}

func elementParts(pattern string) []string {
	names, err := fs.Glob(assetFiles, "assets/element/"+pattern)
	if err != nil || len(names) == 0 {
		panic("there is no " + pattern)
	}
	slices.Sort(names)
	return names
}

// compact takes the room out of JSON.
func compact(b []byte) []byte {
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		panic(err)
	}
	return []byte(quoted(v))
}

func quoted(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(b)
}

func scriptPath() string { return "/embed/" + element().name }

// serveElement serves what other sites load.
func serveElement(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
	name := r.PathValue("file")
	switch name {
	case "onrecord.js":
		element().serve(w, r, soon)
		return
	case "frame.js":
		frame().serve(w, r, soon)
		return
	}
	for _, a := range []asset{element(), frame(), inFrame()} {
		if a.name == name {
			a.serve(w, r, forEver)
			return
		}
	}
	for _, a := range languages() {
		if a.name == name {
			a.serve(w, r, forEver)
			return
		}
	}
	serveReleased(w, r, name)
}

// serveReleased serves a script or words of a release before.
func serveReleased(w http.ResponseWriter, r *http.Request, name string) {
	kind := map[string]string{".js": scriptType, ".json": jsonAssetType}[path.Ext(name)]
	b, err := fs.ReadFile(released, "released/"+name)
	if kind == "" || err != nil {
		http.NotFound(w, r)
		return
	}
	asset{name: name, kind: kind, body: b, packed: func() []byte { return packed.Well.Pack(b) }}.serve(w, r, forEver)
}
