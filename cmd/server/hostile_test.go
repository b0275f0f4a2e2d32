package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"onrecord/internal/browsertest"
)

// payloads are texts that run a script where a page takes one of them for markup: each calls boom().
func payloads() []string {
	openings := []string{
		"", `"`, `'`, `">`, `'>`, "`", "-->", "</p>", "</title>", "</textarea>", "</script>", "</style>", "]]>", `" `, `' `, "\u0000", "{{", "${", "\\", "</mark>",
	}
	calls := []string{
		`<script>boom()</script>`, `<img src=x onerror=boom()>`, `<svg onload=boom()>`, `<svg><script>boom()</script></svg>`, `onfocus=boom() autofocus x=`,
		`javascript:boom()`, `<iframe srcdoc="<script>parent.boom()</script>"></iframe>`, `<details open ontoggle=boom()>`, `<a href="javascript:boom()">x</a>`,
		`<math><mtext></p><style><img src=x onerror=boom()>`,
	}
	var list []string
	for _, o := range openings {
		for _, c := range calls {
			list = append(list, o+c)
		}
	}
	return list
}

// watch notes boom() and everything that a page may do only by script.
const watch = `window.booms = []; window.boom = () => top.booms.push(location.href + new Error().stack); window.alert = window.boom`

// TestHostileAnswers has a server answer with scripts in every field: the element runs none of them and links to none.
func TestHostileAnswers(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	list := payloads()
	if len(list) < 200 {
		t.Fatalf("only %d payloads", len(list))
	}
	evil := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		x := r.URL.Query().Get("q")
		if strings.HasPrefix(r.URL.Path, "/v1/paragraphs/") {
			x, _ = url.PathUnescape(strings.TrimPrefix(r.URL.EscapedPath(), "/v1/paragraphs/"))
		}
		answer, status := hostileAnswer(r.URL.Path, x)
		w.WriteHeader(status)
		if err := json.NewEncoder(w).Encode(answer); err != nil {
			t.Error(err)
		}
	}))
	defer evil.Close()
	// No policy helps the element here.
	s := site(t, base, "", "<script>"+watch+"</script>", strings.ReplaceAll(`<onrecord-search src="EVIL" facets="speaker,outlet,kind,lang,date" min-chars="1" debounce="0" url-state></onrecord-search>
		<onrecord-quote src="EVIL"></onrecord-quote>`, "EVIL", evil.URL))
	show(p, s.URL, 1280, 900)
	bad := browsertest.Eval[[]string](p, `const bad = [], quote = document.querySelector("onrecord-quote");
		const look = (x, root) => {
			for (const e of root.querySelectorAll("*")) {
				if (!/^(DIV|FORM|INPUT|UL|LI|BUTTON|P|SELECT|OPTION|LABEL|OL|FIELDSET|LEGEND|SPAN|BDI|I|B|A|MARK|TIME|FIGURE|FIGCAPTION|BLOCKQUOTE|SLOT)$/.test(e.tagName)) bad.push(x + " makes " + e.tagName);
				for (const a of e.attributes) {
					if (/^on|^srcdoc|^src$|^formaction|^action/.test(a.name) || /^(href|cite)$/.test(a.name) && !/^https?:/.test(a.value)) bad.push(x + " sets " + a.name + "=" + a.value);
				}
			}
		};
		for (const x of %s) {
			await el().search(x);
			look(x, el().shadowRoot);
			if (!(text(".result") + text(".notice")).includes(x)) bad.push(x + " is not shown");
			one(".input").dispatchEvent(new Event("input"));
			el().focus();
			for (const b of all(".checkbox, .chip, .link")) b.dispatchEvent(new Event("mouseover"));
			quote.setAttribute("paragraph", x);
			for (const name of ["label", "placeholder", "lang", "dir", "q", "speaker", "strings"]) quote.setAttribute(name, x);
			await new Promise((f) => setTimeout(f, 2));
			look(x, quote.shadowRoot);
		}
		await new Promise((f) => setTimeout(f, 300));
		look("at the end", el().shadowRoot);
		return [...bad, ...booms].slice(0, 20)`, list)
	for _, b := range bad {
		t.Error(b)
	}
	for _, x := range []string{list[0], list[5], list[43]} { // as attributes and in the address
		s := site(t, base, "", "<script>"+watch+"</script>", widget)
		show(p, s.URL+"/?onrecord-q="+url.QueryEscape(x)+"&onrecord-speaker="+url.QueryEscape(x)+"&onrecord-from="+url.QueryEscape(x), 1280, 900)
		p.Wait(`one(".notice") && (!one(".notice").hidden || text(".summary"))`)
		if n := browsertest.Eval[int](p, `return booms.length`); n > 0 {
			t.Errorf("%s in the address runs", x)
		}
	}
}

// hostileAnswer is what a server says that has x everywhere.
func hostileAnswer(path, x string) (answer any, status int) {
	type object = map[string]any
	links := object{"html": x, "self": x, "source": x}
	if len(x)%2 == 0 {
		links = object{"html": "/p/" + url.PathEscape(x), "self": x, "source": "javascript:boom()//" + x}
	}
	article := object{"id": x, "title": x, "outlet": x, "date": x, "lang": x, "url": x, "paragraphs": 1}
	hit := object{"id": x, "text": x + " " + x, "kind": x, "said": false, "highlight": []object{{"start": 0, "end": len([]rune(x)), "marks": [][]int{{0, 3}}}},
		"title_highlight": [][]int{{0, 2}}, "speakers": []object{{"id": x, "name": x, "role": x}},
		"quotes": []object{{"start": 1, "end": 4, "kind": "direct"}}, "article": article, "paragraph": 1, "links": links, "generation": x}
	values := object{"values": []object{{"id": x, "name": x, "count": 1, "selected": true}}, "missing": 1, "other": 1}
	switch {
	case strings.HasPrefix(path, "/v1/paragraphs/"):
		return hit, 200
	case path == "/v1/suggest":
		entry := []object{{"id": x, "name": x, "title": x, "count": 1}}
		return object{"speakers": entry, "outlets": entry, "articles": entry, "generation": x}, 200
	case len(x)%7 == 0:
		return object{"detail": x, "problems": []object{{"param": x, "message": x}}}, 400
	}
	return object{"query": object{"q": x, "description": x, "warnings": []string{x}, "suggestions": []object{{"q": x, "why": x, "total": 1}}}, "total": 2, "articles": 1,
		"hits": []object{hit}, "generation": x, "page": object{"next": x}, "facets": object{"speaker": values, "outlet": values, "kind": values, "lang": values,
			"date": object{"interval": "year", "missing": 1, "buckets": []object{{"from": x, "to": x, "count": 1, "of": 1}}}}}, 200
}

// TestHostileStatements loads statements with scripts in text, title, speaker, role and outlet, and reads the pages, and the
// element, without any policy.
func TestHostileStatements(t *testing.T) {
	p := browsertest.Open(t)
	list := payloads()
	source, data := filepath.Join(t.TempDir(), "hostile.jsonl"), filepath.Join(t.TempDir(), "data")
	var b strings.Builder
	for i, x := range list {
		x = strings.ReplaceAll(x, "\u0000", " ")
		line, err := json.Marshal(map[string]string{"id": fmt.Sprintf("h%d", i), "title": x, "outlet": x, "speaker": x, "role": x, "author": x, "url": "https://x.example/?" + url.QueryEscape(x) + "'\"><script>boom()</script>",
			"text": "toll" + fmt.Sprint(i) + " " + x, "lang": "en"})
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	if err := os.WriteFile(source, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	load(t, data, source)
	base, _, _ := start(t, "-data", data)
	p.Do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		if _, err := cdp.Call(ctx, target, page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true}); err != nil {
			return chromedp.Void{}, err
		}
		_, err := cdp.Call(ctx, target, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watch})
		return chromedp.Void{}, err
	})
	var paths []string
	for i, x := range list {
		q := url.QueryEscape(x)
		paths = append(paths, "/search?limit=1&facet_size=1&q="+q, fmt.Sprintf("/p/h%d.1", i))
		if i%10 == 0 {
			paths = append(paths, fmt.Sprintf("/a/h%d", i), fmt.Sprintf("/embed/quote?paragraph=h%d.1", i), "/embed/search?label="+q+"&q="+q, "/search?speaker="+q,
				"/find/speaker?name="+q, "/search?limit=x&from="+q, "/coverage?outlet="+q, "/speakers/"+url.PathEscape(x))
		}
	}
	p.Go(base+"/help", 1280, 900)
	// Each page is shown in a frame of a page without a policy, many at a time.
	bad := browsertest.Eval[[]string](p, `const bad = [], paths = %s;
		const look = async (path) => {
			const frame = document.createElement("iframe"), html = await (await fetch(path)).text();
			const shown = new Promise((f) => { frame.onload = f; });
			frame.srcdoc = html;
			document.body.append(frame);
			await shown;
			await new Promise((f) => setTimeout(f, 20));
			const made = frame.contentDocument.querySelectorAll("[onerror],[onload],[onfocus],[ontoggle],iframe,math,a[href^='javascript:'],main img,main script");
			if (!frame.contentDocument.querySelector("main")) bad.push(path + " is no page");
			if (made.length) bad.push(path + " makes " + made[0].outerHTML);
			frame.remove();
		};
		document.body.append(Object.assign(document.createElement("iframe"), { srcdoc: "<img src=x onerror=boom()>" }));
		for (let i = 0; i < 500 && !booms.length; i++) await new Promise((f) => setTimeout(f, 20));
		if (booms.splice(0).length !== 1) bad.push("a script that is let through is not noticed");
		while (paths.length) await Promise.all(paths.splice(0, 16).map(look));
		return [...bad, ...booms].slice(0, 20)`, paths)
	for _, b := range bad {
		t.Error(b)
	}
	p.Go(base+"/search?q=toll*&limit=100&facet_size=100", 1280, 900)
	if n := browsertest.Eval[int](p, `return booms.length + document.querySelectorAll(".hits > li").length * 1000`); n != 100000 {
		t.Errorf("hits and scripts: %d", n)
	}
	show(p, site(t, base, "", "", `<onrecord-search src="BASE" limit="100" facets="speaker,outlet"></onrecord-search>`).URL, 1280, 900)
	if got := browsertest.Eval[string](p, `await el().search("toll*"); return booms.length + "|" + all(".result").length`); got != "0|100" {
		t.Errorf("the element, scripts and hits: %s", got)
	}
}
