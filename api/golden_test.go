package api

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden holds the public JSON to the letter: what people script against shows in the diff when it changes.
func TestGolden(t *testing.T) {
	for _, c := range []struct{ name, target string }{
		{"search", "/v1/search?q=%22toll+stays%22+OR+%22dues&facets=speaker,date"},
		{"search_ranges", "/v1/search?q=toll&highlight=ranges"},
		{"search_counts", "/v1/search?limit=0&facets=outlet,kind,lang"},
		{"search_groups", "/v1/search?q=toll&limit=1&group=article&context=1&cursor=c1&facets=date&interval=month"},
		{"search_nothing", "/v1/search?q=tol&in=said"},
		{"facet", "/v1/facets/speaker?q=x"},
		{"suggest", "/v1/suggest?q=quay"},
		{"coverage", "/v1/coverage"},
		{"paragraph", "/v1/paragraphs/quay-12.2"},
		{"article", "/v1/articles/quay-12"},
		{"article_bare", "/v1/articles/bare"},
		{"speakers", "/v1/speakers"},
		{"speaker", "/v1/speakers/ada-winterbourne"},
		{"outlets", "/v1/outlets"},
		{"health", "/healthz"},
		{"ready", "/readyz"},
		{"problem_parameters", "/v1/search?limit=abc&limt=3"},
		{"problem_not_found", "/v1/paragraphs/gone.1"},
		{"problem_no_route", "/v1/nowhere"},
	} {
		t.Run(c.name, func(t *testing.T) { checkGolden(t, c.name, get(t, sample(), c.target).Body.Bytes()) })
	}
}

func checkGolden(t *testing.T, name string, body []byte) {
	t.Helper()
	var got bytes.Buffer
	if err := json.Indent(&got, body, "", "  "); err != nil {
		t.Fatalf("%v in %s", err, body)
	}
	file := filepath.Join("testdata", name+".json")
	if *update {
		if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; run go test ./api -update", err)
	}
	if d := cmp.Diff(string(want), got.String()); d != "" {
		t.Errorf("%s (-want +got):\n%s", file, d)
	}
}
