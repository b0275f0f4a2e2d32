package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/attribution"
	"onrecord/index/bleveindex"
)

// output is what a command prints, to be read while it runs.
type output struct {
	mu sync.Mutex
	b  strings.Builder
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}

// start runs the server, and gives its address and a function that stops it.
func start(t *testing.T, args ...string) (base string, out *output, stop func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out = &output{}
	done := make(chan error, 1)
	go func() { done <- run(ctx, append([]string{"-addr", "127.0.0.1:0"}, args...), io.Discard, out) }()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(time.Millisecond) {
		if _, rest, ok := strings.Cut(out.String(), "Onrecord is at "); ok && strings.Contains(rest, " ") {
			base = strings.TrimSuffix(strings.Fields(rest)[0], "/")
			break
		}
		select {
		case err := <-done:
			t.Fatalf("the server ended: %v\n%s", err, out)
		default:
		}
		if time.Now().After(end) {
			t.Fatalf("the server does not begin:\n%s", out)
		}
	}
	stop = sync.OnceValue(func() error { cancel(); return <-done })
	t.Cleanup(func() {
		if err := stop(); err != nil {
			t.Error(err)
		}
	})
	return base, out, stop
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	return ask(t, http.MethodGet, url)
}

func ask(t *testing.T, method, url string) (int, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

// load publishes what a source holds, as the indexer does.
func load(t *testing.T, data, source string) {
	t.Helper()
	_, err := bleveindex.Store{Dir: data, Command: "test"}.Load(t.Context(), func(w *bleveindex.Writer) error {
		for a, err := range (corpus.Reader{}).Articles(t.Context(), source) {
			if err != nil {
				return err
			}
			attribution.Attributor{}.Attribute(&a)
			if err := w.Put(t.Context(), []corpus.Article{a}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestServe follows one server from an empty data directory to its end.
func TestServe(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	base, out, stop := start(t, "-data", data)
	if code, _ := get(t, base+"/healthz"); code != 200 {
		t.Errorf("healthz without data is %d", code)
	}
	if code, _ := get(t, base+"/readyz"); code != 503 {
		t.Errorf("readyz without data is %d", code)
	}
	if code, body := get(t, base+"/"); code != 503 || !strings.Contains(body, "indexer load") {
		t.Errorf("the page without data is %d: %s", code, body)
	}
	addr := strings.TrimPrefix(base, "http://")
	if err := run(t.Context(), []string{"-health", "-addr", addr}, io.Discard, io.Discard); err == nil {
		t.Error("a server without data is healthy")
	}

	load(t, data, "../../corpus/samples/statements")
	published := time.Now()
	for {
		if code, _ := get(t, base+"/readyz"); code == 200 {
			break
		}
		if time.Since(published) > 20*time.Second {
			t.Fatal("what was published is not served")
		}
		time.Sleep(time.Millisecond)
	}
	if err := run(t.Context(), []string{"-health", "-addr", addr}, io.Discard, io.Discard); err != nil {
		t.Error(err)
	}

	code, body := get(t, base+"/v1/search?q=%22not+raise+taxes%22&speaker=Ines+Valdor&facets=speaker")
	var res struct {
		Total int
		Hits  []struct {
			Highlight []string
			Speakers  []struct{ Name string }
		}
	}
	if err := json.Unmarshal([]byte(body), &res); err != nil || code != 200 {
		t.Fatalf("%d, %v: %s", code, err, body)
	}
	if res.Total != 2 || len(res.Hits) != 2 || res.Hits[0].Speakers[0].Name != "Ines Valdor" ||
		!strings.Contains(res.Hits[0].Highlight[0], "<mark>not raise taxes</mark>") {
		t.Errorf("found %+v", res)
	}
	if code, body := get(t, base+"/search?q=%22not+raise+taxes%22"); code != 200 || !strings.Contains(body, "<mark>not raise taxes</mark>") {
		t.Errorf("the page is %d: %s", code, body)
	}
	if code, _ := get(t, base+"/v1//search"); code != 404 {
		t.Errorf("a path with an empty part is %d", code)
	}
	if code, body := get(t, base+"/embed/onrecord.js"); code != 200 || !strings.Contains(body, "onrecord-search") {
		t.Errorf("the element is %d", code)
	}
	if code, body := get(t, base+"/metrics"); code != 200 || !strings.Contains(body, "\nonrecord_ready 1\n") ||
		!strings.Contains(body, "\nonrecord_degraded 0\n") || !strings.Contains(body, "\nonrecord_articles 60\n") {
		t.Errorf("the metrics are %d: %s", code, body)
	}
	if code, body := ask(t, http.MethodPost, base+"/metrics"); code != 405 {
		t.Errorf("metrics answer a POST by %d: %s", code, body)
	}
	if err := stop(); err != nil {
		t.Errorf("it stops with %v", err)
	}
	if log := out.String(); strings.Contains(log, "taxes") || !strings.Contains(log, "route=/v1/search") ||
		!strings.Contains(log, "route=/metrics") {
		t.Errorf("the log tells what was searched for, or not that it was:\n%s", log)
	}
}

// TestSeed loads the article that it all began with, as its reader would.
func TestSeed(t *testing.T) {
	text, err := os.ReadFile("../../../shared/seed/statement.txt")
	if err != nil {
		t.Skip("../shared/seed is not here:", err)
	}
	title, rest, _ := strings.Cut(string(text), "\n")
	source, data := filepath.Join(t.TempDir(), "seed.md"), t.TempDir()
	front := fmt.Sprintf("---\nid: seed\noutlet: JAMnews\ntitle: %q\n---\n", strings.TrimSpace(title))
	if err := os.WriteFile(source, []byte(front+rest), 0o644); err != nil {
		t.Fatal(err)
	}
	load(t, data, source)
	base, _, _ := start(t, "-data", data)
	_, body := get(t, base+"/v1/search?q=comprehensive+peace+agreement&facets=speaker")
	for _, want := range []string{
		`"name":"Leyla Abdullayeva"`, `<mark>comprehensive</mark> <mark>peace</mark> <mark>agreement</mark>`, `"date":null`, `"outlet":"JAMnews"`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the answer has no %s: %s", want, body)
		}
	}
	_, body = get(t, base+"/v1/search?facets=speaker&limit=0")
	var res struct {
		Total  int
		Facets struct {
			Speaker struct {
				Values []struct {
					ID    string
					Count int
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(body), &res); err != nil {
		t.Fatal(err)
	}
	values := res.Facets.Speaker.Values
	if res.Total != 9 || len(values) != 1 || values[0].ID != "leyla-abdullayeva" || values[0].Count < 8 {
		t.Errorf("%d paragraphs, and the speakers are %+v", res.Total, values)
	}
}

func TestWrongCalls(t *testing.T) {
	taken, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for _, test := range []struct {
		args []string
		says string
	}{
		{[]string{"-addr", taken.Addr().String()}, "choose another address with -addr"},
		{[]string{"-base-url", "search.example"}, "https://search.example.org"},
		{[]string{"-base-url", "https://search.example/onrecord"}, "without a path"},
		{[]string{"-base-url", "https://search.example?x=1"}, "without a path"},
		{[]string{"-origins", "news.example"}, "https://news.example"},
		{[]string{"-timeout", "1h"}, "-timeout"},
		{[]string{"-timeout", "30s"}, "at most 29s"},
		{[]string{"extra"}, "extra"},
		{[]string{"-nosuch"}, "nosuch"},
		{[]string{"-addr", "nonsense"}, "nonsense"},
		{[]string{"-health", "-addr", "127.0.0.1:1"}, "not reached"},
	} {
		err := run(t.Context(), append([]string{"-data", t.TempDir()}, test.args...), io.Discard, io.Discard)
		if err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%q: %v", test.args, err)
		}
	}
}
