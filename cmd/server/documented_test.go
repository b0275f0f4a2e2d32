package main

import (
	"html"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestDocumentedRepairs holds that what the documents call a repair is one, and said to be.
func TestDocumentedRepairs(t *testing.T) {
	_, table, _ := strings.Cut(document(t, "docs/query.md"), "| typed | taken as |\n|---|---|\n")
	table, _, _ = strings.Cut(table, "\n\n")
	base, _ := samples(t)
	n := 0
	for line := range strings.Lines(strings.ReplaceAll(table, `\|`, "\x00")) {
		for _, m := range code.FindAllStringSubmatch(strings.Split(line, " | ")[0], -1) {
			n++
			q := strings.ReplaceAll(m[1], "\x00", "|")
			if _, body := get(t, base+"/v1/search?limit=0&q="+url.QueryEscape(q)); strings.Contains(body, `"warnings":[]`) {
				t.Errorf("%s is taken as it is: %s", q, body)
			}
		}
	}
	if n < 20 {
		t.Errorf("the table has %d queries", n)
	}
}

var curled = regexp.MustCompile(`curl 'http://127\.0\.0\.1:8080([^']+)'`)

// TestDocumentedRequests holds that what the documents tell people to send finds something in the samples.
func TestDocumentedRequests(t *testing.T) {
	base, _ := samples(t)
	n := 0
	for _, name := range []string{"README.md", "docs/api.md"} {
		for _, m := range curled.FindAllStringSubmatch(document(t, name), -1) {
			n++
			if _, body := get(t, base+m[1]); number(t, body, "total") == 0 || !strings.Contains(body, `"warnings":[]`) {
				t.Errorf("%s: %s: %s", name, m[1], body)
			}
		}
	}
	if n < 2 {
		t.Errorf("the documents have %d requests", n)
	}
}

func document(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile("../../" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

var code = regexp.MustCompile("`([^`]+)`")

// TestDocumentedQueries holds that what the documents tell people to type finds something in the samples that they have.
func TestDocumentedQueries(t *testing.T) {
	_, table, _ := strings.Cut(document(t, "docs/query.md"), "|---|---|\n")
	table, _, _ = strings.Cut(table, "\n\n")
	var queries []string
	for line := range strings.Lines(table) {
		for _, m := range code.FindAllStringSubmatch(strings.Split(line, " | ")[0], -1) {
			queries = append(queries, m[1])
		}
	}
	base, _ := samples(t)
	_, help := get(t, base+"/help")
	for _, m := range links.FindAllStringSubmatch(help, -1) {
		if _, q, found := strings.Cut(html.UnescapeString(m[1]), "/search?q="); found {
			plain, err := url.QueryUnescape(q)
			if err != nil {
				t.Fatal(err)
			}
			queries = append(queries, plain)
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
