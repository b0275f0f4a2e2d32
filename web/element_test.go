package web

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onrecord/internal/origins"
)

var release = flag.Bool("release", false, "keep the element and its words in released/, as a release does")

// TestBudget holds the element to its size over the wire.
func TestBudget(t *testing.T) {
	const most = 12 << 10
	if n := len(element().packed()); n > most {
		t.Errorf("the element takes %d bytes by gzip, and may take %d", n, most)
	}
	for code, a := range languages() {
		if n := len(a.packed()); n > 2<<10 {
			t.Errorf("the words in %s take %d bytes", code, n)
		}
	}
}

// TestNoMarkup holds that the element makes no HTML of text, and keeps nothing.
func TestNoMarkup(t *testing.T) {
	for _, a := range []asset{element(), frame(), inFrame()} {
		for _, word := range []string{
			"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "setHTML", "createContextualFragment", "DOMParser", "srcdoc", "eval(",
			"new Function", "cookie", "localStorage", "sessionStorage", "indexedDB", "caches", `"style"`, "createElement(\"style", "http://", "https://",
		} {
			if strings.Contains(string(a.body), word) {
				t.Errorf("%s has %q", a.name, word)
			}
		}
	}
}

// words of a language, a text or the forms of a plural each.
func words(t *testing.T, name string) map[string]any {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal(read(name), &m); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return m
}

var blank = regexp.MustCompile(`\{\w+\}`)

func blanks(v any) []string {
	list := blank.FindAllString(quoted(v), -1)
	slices.Sort(list)
	return slices.Compact(list)
}

// TestLanguages holds that each has all words, with the same blanks, and the plurals of its own.
func TestLanguages(t *testing.T) {
	plurals := map[string]string{"ru": "few many one other", "ar": "few many one other two zero"}
	english := words(t, "assets/element/en.json")
	for _, code := range []string{"de", "fr", "es", "ru", "tr", "az", "hy", "ar"} {
		own := words(t, "assets/element/"+code+".json")
		for key, v := range english {
			got, ok := own[key]
			if !ok || quoted(got) == `""` {
				t.Errorf("%s has no %s", code, key)
				continue
			}
			if strings.Join(blanks(v), "") != strings.Join(blanks(got), "") {
				t.Errorf("%s: %s has the blanks %q, want %q", code, key, blanks(got), blanks(v))
			}
			forms, ok := got.(map[string]any)
			if !ok {
				continue
			}
			var names []string
			for n := range forms {
				names = append(names, n)
			}
			slices.Sort(names)
			want := plurals[code]
			if want == "" {
				want = "one other"
			}
			if strings.Join(names, " ") != want {
				t.Errorf("%s: %s has the forms %q, want %q", code, key, names, want)
			}
		}
		if len(own) != len(english) {
			t.Errorf("%s has %d words, English %d", code, len(own), len(english))
		}
	}
}

// TestWordsAreUsed holds that no word is left that nothing says.
func TestWordsAreUsed(t *testing.T) {
	source := ""
	for _, name := range elementParts("*.js") {
		source += string(read(name))
	}
	for key := range words(t, "assets/element/en.json") {
		prefix, _, _ := strings.Cut(key, "-")
		if !strings.Contains(source, `"`+key+`"`) && !strings.Contains(source, `"`+prefix+`-"`) && !strings.Contains(source, `"`+key+`s"`) {
			t.Errorf("nothing says %q", key)
		}
	}
}

func TestSqueeze(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"const a = 1; // one\n\n/* two\nlines */ let b = a + +a - -b;", "const a=1;let b=a+ +a- -b;"},
		{"if (a) { b(); c(); }", "if(a){b();c()}"},
		{"return /[/ \"]\\/ x/g.test(s) ? a / b / c : \"// no comment\";", "return/[/ \"]\\/ x/g.test(s)?a/b/c:\"// no comment\";"},
		{"x = `a  b ${ c  +  `d  ${ { e: 1 }.e } f` }  g // h`;", "x=`a  b ${c+`d  ${{e:1}.e} f`}  g // h`;"},
		{"class A { #state = 1; get state() { return this.#state + this.#state; } #b() { return `${ this.#state }`; } }",
			"class A{#a=1;get state(){return this.#a+this.#a}#b(){return`${this.#a}`}}"},
		{"a = 'it\\'s  a  #state';", "a='it\\'s  a  #state';"},
		{"const f = (x) => /a b/.test(x);", "const f=(x)=>/a b/.test(x);"},
		{"for (let i = 0; i < n; i++) a ?. b ?? [... c];", "for(let i=0;i<n;i++)a?.b??[...c];"},
	} {
		if got := string(squeeze([]byte(c.in))); got != c.want {
			t.Errorf("%s\nis squeezed to %s\nwant           %s", c.in, got, c.want)
		}
	}
	if got := squeezeStyle([]byte("/* a */\n.a , .b { c: d  e; f: g; }\n@media (x: y) { :host([z]) { h: calc(1px + 2px); } }\n")); got != ".a,.b{c:d e;f:g}@media (x:y){:host([z]){h:calc(1px + 2px)}}" {
		t.Errorf("the style is squeezed to %s", got)
	}
}

// FuzzSqueeze holds that what is no script ends, too.
func FuzzSqueeze(f *testing.F) {
	for _, s := range []string{"a = `${", "/*", "//", "'", "`", "${}`}", "/[/", "#", "a#b;;}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := squeeze([]byte(s)); len(got) > len(s)+2*strings.Count(s, "#") {
			t.Errorf("%q grows to %q", s, got)
		}
		squeezeStyle([]byte(s))
	})
}

func TestGzip(t *testing.T) {
	h := New(fake(), quiet())
	for accept, want := range map[string]string{
		"": "", "gzip": "gzip", "br, gzip;q=0.5": "gzip", "gzip;q=0": "", "gzip; q=0.0": "", "deflate": "", "GZIP": "gzip", "gzip;q=0.05": "gzip",
	} {
		r := httptest.NewRequest(http.MethodGet, scriptPath(), nil)
		r.Header.Set("Accept-Encoding", accept)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if got := w.Header().Get("Content-Encoding"); got != want || !slices.Contains(w.Header().Values("Vary"), "Accept-Encoding") {
			t.Errorf("%q is answered with %q, %v", accept, got, w.Header())
		}
		body := w.Body.Bytes()
		if want == "gzip" {
			z, err := gzip.NewReader(bytes.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			if body, err = io.ReadAll(z); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(body, element().body) {
			t.Errorf("%q: other content", accept)
		}
	}
}

// TestOrigins holds that what sites load is open to those that the configuration names.
func TestOrigins(t *testing.T) {
	list, err := origins.Parse("https://news.example")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		list              origins.List
		origin, allowed   string
		ancestors, method string
		status            int
	}{
		{nil, "https://news.example", "*", "frame-ancestors *", http.MethodGet, 200},
		{list, "https://news.example", "https://news.example", "frame-ancestors 'self' https://news.example", http.MethodGet, 200},
		{list, "https://other.example", "", "frame-ancestors 'self' https://news.example", http.MethodGet, 200},
		{nil, "https://news.example", "*", "", http.MethodOptions, 204},
		{nil, "https://news.example", "", "", http.MethodPost, 405},
	} {
		h := New(fake(), Options{Origins: c.list, Logger: quiet().Logger})
		for _, target := range []string{"/embed/onrecord.js", "/embed/" + languages()["ar"].name, "/oembed?url=http://example.com/p/quay-12.2"} {
			r := httptest.NewRequest(c.method, target, nil)
			r.Header.Set("Origin", c.origin)
			r.Header.Set("Access-Control-Request-Method", "GET")
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if got := w.Header().Get("Access-Control-Allow-Origin"); got != c.allowed || w.Code != c.status {
				t.Errorf("%s %s for %s: %d, %q", c.method, target, c.origin, w.Code, got)
			}
			if !strings.Contains(strings.Join(w.Header().Values("Vary"), ","), "Origin") {
				t.Errorf("%s does not vary by origin", target)
			}
		}
		if c.method != http.MethodGet {
			continue
		}
		for _, target := range []string{"/embed/search?q=toll", "/embed/search?colour=red", "/embed/quote?paragraph=quay-12.2", "/embed/quote?paragraph=no.1"} {
			res, _ := get(t, h, target)
			if csp := res.Header.Get("Content-Security-Policy"); !strings.Contains(csp, c.ancestors+";") {
				t.Errorf("%s has the policy %q", target, csp)
			}
		}
		if res, _ := get(t, h, "/search?q=toll"); !strings.Contains(res.Header.Get("Content-Security-Policy"), "frame-ancestors 'none'") {
			t.Error("other pages can be framed")
		}
	}
}

func TestOEmbed(t *testing.T) {
	h := New(fake(), Options{BaseURL: "https://search.example", Logger: quiet().Logger})
	ask := func(query string) (int, oembedJSON, string) {
		res, body := get(t, h, "/oembed?"+query)
		var o oembedJSON
		if res.StatusCode == 200 {
			if err := json.Unmarshal([]byte(body), &o); err != nil {
				t.Fatal(err)
			}
		}
		return res.StatusCode, o, body
	}
	code, o, _ := ask("format=json&url=https%3A%2F%2Fsearch.example%2Fp%2Fquay-12.2&maxwidth=400&maxheight=100")
	if code != 200 || o.Type != "rich" || o.Version != "1.0" || o.Width != 400 || o.Height != 100 || o.AuthorName != "Ada Winterbourne" ||
		o.AuthorURL != "https://search.example/speakers/ada-winterbourne" ||
		!strings.Contains(o.HTML, `<iframe src="https://search.example/embed/quote?paragraph=quay-12.2" title="Harbour toll &lt;script&gt;`) {
		t.Errorf("a paragraph is %d, %+v", code, o)
	}
	code, o, _ = ask("url=https%3A%2F%2Fsearch.example%2Fsearch%3Fq%3Dtoll%26speaker%3Da%26speaker%3Db%26lang%3Den%26cursor%3Dx%26group%3Darticle%26kind%3Dquote%26in%3Dsaid")
	if code != 200 || !strings.Contains(o.HTML, `/embed/search?in=said&amp;kind=quote&amp;q=toll&amp;speaker=a%7Cb&amp;statement-lang=en"`) {
		t.Errorf("a search is %d, %+v", code, o)
	}
	for query, want := range map[string]int{
		"url=https%3A%2F%2Fother.example%2Fp%2Fquay-12.2": 404, "url=https%3A%2F%2Fsearch.example.evil%2Fp%2Fquay-12.2": 404,
		"url=https%3A%2F%2Fsearch.example%2Fp%2Fno.1": 404, "url=https%3A%2F%2Fsearch.example%2Fhelp": 404, "url=javascript:alert(1)": 404,
		"url=%25": 404, "": 404, "url=https%3A%2F%2Fsearch.example%2Fsearch%3Flimit%3Dx": 400, "url=x&colour=red": 400,
		"url=https%3A%2F%2Fsearch.example%2Fp%2Fquay-12.2&format=xml": 501, "url=https%3A%2F%2Fsearch.example%2Fp%2Fquay-12.2&maxwidth=x": 400,
	} {
		if code, _, body := ask(query); code != want || strings.Contains(body, "<script") {
			t.Errorf("%s is %d, want %d: %s", query, code, want, body)
		}
	}
	for path, want := range map[string]string{
		"/p/quay-12.2": `<link rel="alternate" type="application/json&#43;oembed" href="https://search.example/oembed?format=json&amp;url=https%3A%2F%2Fsearch.example%2Fp%2Fquay-12.2"`,
		"/search?q=a":  `href="https://search.example/oembed?format=json&amp;url=https%3A%2F%2Fsearch.example%2Fsearch%3Fq%3Da"`,
	} {
		if _, body := get(t, h, path); !strings.Contains(body, want) && !strings.Contains(body, strings.ReplaceAll(want, "&#43;", "+")) {
			t.Errorf("%s has no %s:\n%s", path, want, body[:1200])
		}
	}
	if _, body := get(t, h, "/"); strings.Contains(body, "oembed") {
		t.Error("the start page can be embedded")
	}
}

// TestReleased holds that no element of a release before was changed. With -release it keeps the present one.
func TestReleased(t *testing.T) {
	if *release {
		for _, a := range append(slices.Collect(maps.Values(languages())), element()) {
			if err := os.WriteFile(filepath.Join("released", a.name), a.body, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	files, err := fs.ReadDir(released, "released")
	if err != nil {
		t.Fatal(err)
	}
	h := New(fake(), quiet())
	for _, f := range files {
		b, err := fs.ReadFile(released, "released/"+f.Name())
		if err != nil {
			t.Fatal(err)
		}
		ext := path.Ext(f.Name())
		if ext == ".md" {
			continue
		}
		if !strings.HasSuffix(strings.TrimSuffix(f.Name(), ext), "-"+hash(b)) {
			t.Errorf("released/%s has another hash: %s", f.Name(), hash(b))
		}
		if res, body := get(t, h, "/embed/"+f.Name()); res.StatusCode != 200 || body != string(b) {
			t.Errorf("%s is not served", f.Name())
		}
	}
	for _, name := range []string{"README.md", "onrecord-000000000000.js", "..%2fassets.go", "search.js"} {
		if res, _ := get(t, h, "/embed/"+name); res.StatusCode != http.StatusNotFound {
			t.Errorf("/embed/%s is %d", name, res.StatusCode)
		}
	}
}

// TestFrames holds that what a page asks a frame for stays text.
func TestFrames(t *testing.T) {
	h := New(fake(), quiet())
	hostileValue := `%22%3E%3Cscript%3Ealert(1)%3C/script%3E`
	for _, name := range frameParams() {
		res, body := get(t, h, "/embed/search?"+name+"="+hostileValue)
		if res.StatusCode != 200 || strings.Contains(body, "<script>") || name != "theme" && !strings.Contains(body, name+`="&#34;&gt;&lt;script&gt;`) {
			t.Errorf("%s is %d:\n%s", name, res.StatusCode, body)
		}
	}
	for target, want := range map[string]int{
		"/embed/search": 200, "/embed/search?q=a&q=b": 400, "/embed/search?src=https://evil.example": 400, "/embed/search?onclick=alert(1)": 400,
		"/embed/quote": 404, "/embed/quote?paragraph=quay-12.2&theme=dark": 200, "/embed/quote?id=quay-12.2": 400,
	} {
		if res, _ := get(t, h, target); res.StatusCode != want {
			t.Errorf("%s is %d, want %d", target, res.StatusCode, want)
		}
	}
}
