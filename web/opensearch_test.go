package web

import (
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/index"
	"onrecord/index/indextest"
)

// TestOpenSearch holds that what a browser is told leads to pages of this server, by the address it is known by.
func TestOpenSearch(t *testing.T) {
	for base, h := range map[string]http.Handler{
		"https://search.example": New(fake(), Options{BaseURL: "https://search.example"}),
		"http://example.com":     New(fake(), Options{}), // as httptest asks
	} {
		res, body := get(t, h, "/opensearch.xml")
		if got := res.Header.Get("Content-Type"); !strings.HasPrefix(got, openSearchType) {
			t.Errorf("the type is %q", got)
		}
		var d openSearchXML
		if err := xml.Unmarshal([]byte(body), &d); err != nil {
			t.Fatalf("%v in %s", err, body)
		}
		if len(d.ShortName) > 16 || d.Image.Src != base+iconPath() {
			t.Errorf("%q with %q", d.ShortName, d.Image.Src)
		}
		for _, u := range d.URLs {
			path, own := strings.CutPrefix(strings.ReplaceAll(u.Template, "{searchTerms}", "a"), base)
			if res, _ := get(t, h, path); !own || res.StatusCode != http.StatusOK {
				t.Errorf("%s is %d", u.Template, res.StatusCode)
			}
		}
	}
	r := httptest.NewRequest(http.MethodGet, "/opensearch.xml", nil)
	r.Host = `x"><evil>&.example`
	w := httptest.NewRecorder()
	New(fake(), Options{}).ServeHTTP(w, r)
	if strings.Contains(w.Body.String(), "<evil>") {
		t.Errorf("a host gets through: %s", w.Body)
	}
}

func TestCompletions(t *testing.T) {
	o := quiet()
	o.BaseURL = "https://search.example"
	h := New(fake(), o)
	res, body := get(t, h, "/opensearch/suggestions?q=ad")
	if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != completionsType {
		t.Fatalf("%d, %q", res.StatusCode, res.Header.Get("Content-Type"))
	}
	var got []any
	if err := json.Unmarshal([]byte(body), &got); err != nil {
		t.Fatal(err)
	}
	want := []any{
		"ad",
		[]any{"Ada Winterbourne", `outlet:"The Quay"`, "title:\"The toll <script>alert(1)</script>\""},
		[]any{"41 paragraphs", "1 paragraph", "The Quay"},
		[]any{"https://search.example/speakers/ada-winterbourne", "https://search.example/search?outlet=the-quay", "https://search.example/a/quay-12"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("completions (-want +got):\n%s", diff)
	}
	for path, status := range map[string]int{
		"/opensearch/suggestions": 200, "/opensearch/suggestions?q=%20": 200, "/opensearch/suggestions?q=a&q=b": 400,
		"/opensearch/suggestions?q=" + strings.Repeat("a", index.MaxChars+1): 400, "/opensearch/suggestions?q=%zz": 400,
		"/opensearch/suggestions?colour=red": 400, "/opensearch/suggestions?q=broken": 500,
	} {
		res, body := get(t, h, path)
		if res.StatusCode != status || strings.Contains(body, "secret") {
			t.Errorf("%.60s: %d, want %d: %s", path, res.StatusCode, status, body)
		}
		if status == 200 && !strings.HasSuffix(body, ",[],[],[]]") {
			t.Errorf("%s completes nothing with %s", path, body)
		}
	}
	if res, body := get(t, New(&indextest.Fake{}, quiet()), "/opensearch/suggestions?q=a"); res.StatusCode != 200 || body != `["a",[],[],[]]` {
		t.Errorf("an empty index: %d, %s", res.StatusCode, body)
	}
}
