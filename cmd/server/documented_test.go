package main

import (
	"html"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
)

var code = regexp.MustCompile("`([^`]+)`")

// TestDocumentedQueries holds that what the documents tell people to type finds something in the samples that they have.
func TestDocumentedQueries(t *testing.T) {
	text, err := os.ReadFile("../../docs/query.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(text), "|---|---|\n")
	table, _, _ = strings.Cut(table, "\n\n")
	var queries []string
	for line := range strings.Lines(table) {
		for _, m := range code.FindAllStringSubmatch(strings.Split(line, " | ")[0], -1) {
			queries = append(queries, m[1])
		}
	}
	data := t.TempDir()
	load(t, data, "../../corpus/samples/statements")
	base, _, _ := start(t, "-data", data)
	_, help := get(t, base+"/help")
	for _, m := range links.FindAllStringSubmatch(help, -1) {
		if _, q, found := strings.Cut(html.UnescapeString(m[1]), "/search?q="); found {
			if q, err = url.QueryUnescape(q); err != nil {
				t.Fatal(err)
			}
			queries = append(queries, q)
		}
	}
	if len(queries) < 40 {
		t.Errorf("the first table and the help have %d queries", len(queries))
	}
	for _, q := range queries {
		if _, body := get(t, base+"/v1/search?limit=0&q="+url.QueryEscape(q)); number(t, body, "total") == 0 || !strings.Contains(body, `"warnings":[]`) {
			t.Errorf("%s: %s", q, body)
		}
	}
}
