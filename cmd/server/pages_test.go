package main

import (
	"html"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

var (
	links = regexp.MustCompile(`href="(/[^"]*)"`)
	found = regexp.MustCompile(`<a class="open" href="(/p/[^"]+)"`)
	next  = regexp.MustCompile(`<a rel="next" href="([^"]+)"`)
)

// TestPages follows the links of every page, as a reader might, and expects something behind each.
func TestPages(t *testing.T) {
	data := t.TempDir()
	load(t, data, "../../corpus/samples/statements")
	base, _, _ := start(t, "-data", data)
	seen, queue := map[string]bool{}, []string{
		"/", "/help", "/coverage", "/search?q=toll&group=article&in=said", "/search?q=%22not+raise+taxs%22&lang=fr&in=said", "/find/speaker?name=v",
		"/search?q=bridge&from=2025&to=2025&sort=oldest&limit=3",
	}
	for len(queue) > 0 && len(seen) < 500 {
		path, _, _ := strings.Cut(html.UnescapeString(queue[0]), "#")
		queue = queue[1:]
		if seen[path] {
			continue
		}
		seen[path] = true
		code, body := get(t, base+path)
		if code != http.StatusOK {
			t.Errorf("%s is %d", path, code)
		}
		for _, m := range links.FindAllStringSubmatch(body, -1) {
			queue = append(queue, m[1])
		}
	}
}

// TestNextPage reads a search to its end by the links of the pages, while the index changes.
func TestNextPage(t *testing.T) {
	data := t.TempDir()
	load(t, data, "../../corpus/samples/statements")
	base, _, _ := start(t, "-data", data)
	for i, query := range []string{"sort=oldest&limit=60", "q=the+bridge&limit=7", "q=the&sort=newest&group=article&limit=5"} {
		hits, first := map[string]bool{}, true
		_, body := get(t, base+"/v1/search?limit=0&"+strings.ReplaceAll(query, "limit=", "facet_size="))
		want := number(t, body, "total")
		if strings.Contains(query, "group=article") {
			want = number(t, body, "articles")
		}
		for path := "/search?" + query; path != ""; {
			code, body := get(t, base+path)
			if code != http.StatusOK {
				t.Fatalf("%s is %d: %s", path, code, body)
			}
			for _, m := range found.FindAllStringSubmatch(body, -1) {
				if hits[m[1]] {
					t.Errorf("%s: %s comes again", query, m[1])
				}
				hits[m[1]] = true
			}
			path = ""
			if m := next.FindStringSubmatch(body); m != nil {
				path = html.UnescapeString(m[1])
			}
			if first {
				publish(t, data, base, "later-"+strconv.Itoa(i))
				first = false
			}
		}
		if len(hits) != want || want == 0 {
			t.Errorf("%s: %d hits on the pages, %d in all", query, len(hits), want)
		}
	}
}

// publish adds an article that every search of these tests finds, and waits until it can be found.
func publish(t *testing.T, data, base, id string) {
	t.Helper()
	source := filepath.Join(t.TempDir(), id+".md")
	text := "---\nid: " + id + "\ndate: 2020\nlang: en\n---\nThe bridge of " + id + " is open.\n"
	if err := os.WriteFile(source, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	load(t, data, source)
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if code, _ := get(t, base+"/v1/articles/"+id); code == http.StatusOK {
			return
		}
	}
	t.Fatal("what was published is not served")
}

func number(t *testing.T, body, name string) int {
	t.Helper()
	_, rest, ok := strings.Cut(body, `"`+name+`":`)
	digits, _, _ := strings.Cut(rest, ",")
	n, err := strconv.Atoi(digits)
	if err != nil || !ok {
		t.Fatalf("no %s in %s", name, body)
	}
	return n
}
