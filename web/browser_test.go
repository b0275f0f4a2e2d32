package web

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// browser starts Chromium, and skips the test where there is none.
func browser(t *testing.T) context.Context {
	t.Helper()
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "headless-shell"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("there is no Chromium here")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox)
	alloc, stop := chromedp.NewExecAllocator(t.Context(), opts...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	ctx, end := context.WithTimeout(ctx, time.Minute)
	t.Cleanup(end)
	return ctx
}

func must(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

func value[T any](t *testing.T, ctx context.Context, a chromedp.Action[T]) T {
	t.Helper()
	v, err := chromedp.Run(ctx, a)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func media(scheme string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
		return chromedp.Void{}, err
	}
}

// TestNarrow holds that every page can be read at 375 pixels without moving sideways, in light and in dark. With
// ONRECORD_SHOTS set to a folder it leaves pictures there.
func TestNarrow(t *testing.T) {
	ctx := browser(t)
	srv := httptest.NewServer(New(fake(), Options{}))
	defer srv.Close()
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{375, 1280} {
			for name, path := range map[string]string{
				"start": "/", "search": "/search?q=toll&speaker=ada-winterbourne", "nothing": "/search?q=%22nothing%22&lang=fr&in=said",
				"article": "/a/quay-12", "paragraph": "/p/quay-12.2", "embed": "/embed/", "bad": "/search?limit=x",
				"speaker": "/speakers/ada-winterbourne", "groups": "/search?q=toll&group=article&from=2022&to=2022&cursor=c2",
				"coverage": "/coverage", "outlet": "/coverage?outlet=the-quay", "help": "/help", "find": "/find/speaker?q=toll&speaker=ada-winterbourne",
			} {
				must(t, ctx, media(scheme), chromedp.EmulateViewport(width, 800), chromedp.Navigate(srv.URL+path))
				wide := value(t, ctx, chromedp.Evaluate[bool](`document.documentElement.scrollWidth > innerWidth`))
				shot := value(t, ctx, chromedp.FullScreenshot(100))
				if wide {
					t.Errorf("%s is wider than %d pixels", path, width)
				}
				if dir := os.Getenv("ONRECORD_SHOTS"); dir != "" {
					file := filepath.Join(dir, fmt.Sprintf("%s-%d-%s.png", name, width, scheme))
					if err := os.WriteFile(file, shot, 0o644); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
}

// TestSearchWithoutScript types into the form of a page that runs no script at all.
func TestSearchWithoutScript(t *testing.T) {
	ctx := browser(t)
	srv := httptest.NewServer(New(fake(), Options{}))
	defer srv.Close()
	must(t, ctx, func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return chromedp.Void{}, err
	}, chromedp.Navigate(srv.URL), chromedp.SendKeys(`input[name=q]`, "toll\r"), chromedp.WaitVisible(`.hits mark`))
	marked, who := value(t, ctx, chromedp.Text(`.hits mark`)), value(t, ctx, chromedp.Text(`.hits .name`))
	if marked != "toll" || who != "Ada Winterbourne" {
		t.Errorf("marked %q, said by %q", marked, who)
	}
}

// TestElement puts the element on a page of another origin, under a strict policy.
func TestElement(t *testing.T) {
	ctx := browser(t)
	mux := http.NewServeMux()
	mux.Handle("/", New(fake(), Options{}))
	mux.HandleFunc("/v1/search", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		q := r.URL.Query()
		if q.Get("q") == "bad" {
			w.WriteHeader(http.StatusBadRequest)
			fmt.Fprint(w, `{"detail":"no","problems":[{"param":"q","message":"is bad; mend it"}]}`)
			return
		}
		if q.Get("q") == "tol" {
			fmt.Fprint(w, `{"query":{"warnings":[],"suggestions":[{"q":"toll","why":"nobody says tol","total":2}]},"total":0,"articles":0,"hits":[]}`)
			return
		}
		answer := map[string]any{
			"query": map[string]any{"warnings": []string{}}, "total": 2, "articles": 1,
			"hits": []any{map[string]any{
				"id": "quay-12.2", "text": "🎺🎺 the <b>toll</b> stays", "highlight": []any{
					map[string]any{"start": 0, "end": 24, "marks": [][]int{{10, 14}}}},
				"speakers": []any{map[string]any{"name": q.Get("speaker"), "role": nil}},
				"article":  map[string]any{"title": "A & B", "outlet": nil, "date": nil, "lang": "en"},
				"links":    map[string]any{"html": "/p/quay-12.2", "source": "javascript:alert(1)"},
			}},
		}
		if err := json.NewEncoder(w).Encode(answer); err != nil {
			t.Error(err)
		}
	})
	srv := httptest.NewServer(mux)
	defer srv.Close()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src "+srv.URL+"; connect-src "+srv.URL)
		fmt.Fprintf(w, `<!doctype html><title>Site</title><script type="module" src="%s/embed/onrecord.js"></script>
			<onrecord-search src="%s" speaker="Ada" limit="1"><form><input name="q"></form></onrecord-search>`, srv.URL, srv.URL)
	}))
	defer site.Close()

	shown := func(word string) (text string, marks []string, links []string) {
		t.Helper()
		script := `(() => { const r = document.querySelector("onrecord-search").shadowRoot;
			return {text: r.textContent, marks: [...r.querySelectorAll("mark")].map(m => m.textContent),
			links: [...r.querySelectorAll("a")].map(a => a.href)}})()`
		type output struct {
			Text         string
			Marks, Links []string
		}
		value(t, ctx, chromedp.Evaluate[any](fmt.Sprintf(`document.querySelector("onrecord-search").search(%q)`, word),
			chromedp.EvalAwaitPromise))
		out := value(t, ctx, chromedp.Evaluate[output](script))
		return out.Text, out.Marks, out.Links
	}
	must(t, ctx, chromedp.Navigate(site.URL))
	value(t, ctx, chromedp.Evaluate[any](`customElements.whenDefined("onrecord-search").then(() => true)`, chromedp.EvalAwaitPromise))
	text, marks, links := shown("toll")
	if strings.Join(marks, "|") != "toll" {
		t.Errorf("marked %q", marks)
	}
	for _, want := range []string{"2 paragraphs in 1 article", "🎺🎺 the <b>toll</b> stays", "Ada", "A & B", "undated", "outlet not known"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not shown in %q", want, text)
		}
	}
	if want := srv.URL + "/p/quay-12.2 " + srv.URL + "/search?q=toll&speaker=Ada"; strings.Join(links, " ") != want {
		t.Errorf("the links are %q, want %q", links, want)
	}
	if text, _, _ := shown("tol"); !strings.Contains(text, "0 paragraphs in 0 articles") || !strings.Contains(text, "toll (2)") {
		t.Errorf("nothing found, and what is told is %q", text)
	}
	value(t, ctx, chromedp.Evaluate[any](`document.querySelector("onrecord-search").shadowRoot.querySelector(".try button").click() ?? 0`))
	value(t, ctx, chromedp.Poll[any](`document.querySelector("onrecord-search").shadowRoot.querySelector("mark") !== null`))
	if text, _, _ := shown("bad"); !strings.Contains(text, "q: is bad; mend it") {
		t.Errorf("a mistake is told as %q", text)
	}
	src := func(s string) {
		value(t, ctx, chromedp.Evaluate[any](fmt.Sprintf(`document.querySelector("onrecord-search").setAttribute("src", %q) ?? 0`, s)))
	}
	src("http://")
	if text, _, _ := shown("toll"); !strings.Contains(text, "could not be reached") {
		t.Errorf("a src that is no address is told as %q", text)
	}
	src(srv.URL)
	srv.CloseClientConnections()
	srv.Close()
	if text, _, _ := shown("toll again"); !strings.Contains(text, "could not be reached") {
		t.Errorf("a server that is gone is told as %q", text)
	}
}
