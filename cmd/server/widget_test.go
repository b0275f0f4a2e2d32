package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"onrecord/internal/browsertest"
)

// samples serves the bundled samples.
func samples(t *testing.T, args ...string) (base string, stop func() error) {
	t.Helper()
	data := filepath.Join(t.TempDir(), "data")
	load(t, data, "../../corpus/samples/statements")
	base, _, stop = start(t, append([]string{"-data", data}, args...)...)
	return base, stop
}

// strict is the policy under which the elements have to work: it allows the server's scripts and answers, and nothing else.
func strict(base string) string {
	return "default-src 'none'; script-src " + base + "; connect-src " + base
}

// site is a page of another origin with the elements in it.
func site(t *testing.T, base, policy, head, body string) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if policy != "" {
			w.Header().Set("Content-Security-Policy", policy)
		}
		fmt.Fprintf(w, `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Site</title>%s
			<script type="module" src="%s/embed/onrecord.js"></script><body><main><h1>A site</h1>%s</main>`, head, base, strings.ReplaceAll(body, "BASE", base))
	}))
	t.Cleanup(s.Close)
	return s
}

const (
	fallback = `<form action="BASE/search"><label>Search statements <input name="q" type="search"></label><button>Search</button></form>`
	widget   = `<onrecord-search src="BASE" facets="speaker,outlet,date" url-state>` + fallback + `</onrecord-search>`
)

// helpers are names for what scripts look at.
const helpers = `window.el = (n = 0) => document.querySelectorAll("onrecord-search")[n];
	window.all = (s, n) => [...el(n).shadowRoot.querySelectorAll(s)];
	window.one = (s, n) => el(n).shadowRoot.querySelector(s);
	window.text = (s, n) => one(s, n)?.textContent ?? "";
	window.focused = () => { let a = document.activeElement; while (a?.shadowRoot?.activeElement) a = a.shadowRoot.activeElement; return a; };
	await customElements.whenDefined("onrecord-search");
	for (let i = 0; i < 500 && !one(".input"); i++) await new Promise((f) => setTimeout(f, 10));
	window.violations ??= [];
	document.addEventListener("securitypolicyviolation", (e) => violations.push(e.violatedDirective + " " + e.blockedURI));
	return true`

func show(p *browsertest.Page, address string, width, height int64) {
	p.T.Helper()
	p.Go(address, width, height)
	browsertest.Eval[bool](p, helpers)
}

func text(p *browsertest.Page, selector string) string {
	p.T.Helper()
	return browsertest.Eval[string](p, `return text(%s)`, selector)
}

// TestWidgetPictures leaves pictures of the widget where ONRECORD_SHOTS says, and holds that it never is wider than the page.
func TestWidgetPictures(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	style := `<style>:root{color-scheme:light dark;--onrecord-accent:light-dark(#8a2b1d,#f0917f)}body{font:16px/1.5 system-ui;margin:1rem auto;max-width:60rem;padding:0 1rem}</style>`
	plain := site(t, base, "", style, widget)
	arabic := site(t, base, "", style, `<onrecord-search src="BASE" lang="ar" facets="speaker,kind,date"></onrecord-search>`)
	dialog := site(t, base, "", style, `<onrecord-search src="BASE" layout="dialog" facets="speaker,outlet,lang"></onrecord-search>`)
	quote := site(t, base, "", style, `<onrecord-quote src="BASE" paragraph="taxes-both-2021.3"></onrecord-quote><onrecord-search src="BASE"></onrecord-search>`)
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{1280, 375} {
			p.Scheme(scheme)
			name := fmt.Sprintf("-%d-%s", width, scheme)
			narrow := func(shot string) {
				t.Helper()
				if browsertest.Eval[bool](p, `return document.documentElement.scrollWidth > innerWidth`) {
					t.Errorf("%s%s is wider than the page", shot, name)
				}
				p.Shot("widget-" + shot + name)
			}
			show(p, plain.URL, width, 900)
			browsertest.Eval[bool](p, `el().focus(); await el().search("toll"); return true`)
			narrow("inline")
			if width == 375 {
				browsertest.Eval[bool](p, `one(".toggle").click(); return true`)
				narrow("facets")
			}
			browsertest.Eval[bool](p, `await el().search(""); return true`)
			p.Key("val")
			p.Wait(`one(".option")`)
			p.Key(kb.ArrowDown)
			narrow("suggest")
			show(p, arabic.URL, width, 900)
			browsertest.Eval[bool](p, `await el().search("bridge"); return true`)
			narrow("arabic")
			show(p, dialog.URL, width, 900)
			narrow("closed")
			browsertest.Eval[bool](p, `el().open(); await el().search("tax OR steuern"); return true`)
			narrow("dialog")
			show(p, quote.URL, width, 900)
			p.Wait(`document.querySelector("onrecord-quote").shadowRoot.querySelector("figure")`)
			narrow("quote")
		}
	}
}

// TestWidgetUnderPolicy holds that the elements work where a policy allows the server's scripts and answers alone, and that
// they keep nothing.
func TestWidgetUnderPolicy(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	s := site(t, base, strict(base), "", widget+`<onrecord-search src="BASE" lang="de" layout="dialog"></onrecord-search>
		<onrecord-quote src="BASE" paragraph="taxes-both-2021.3"></onrecord-quote>`)
	show(p, s.URL, 1280, 900)
	browsertest.Eval[bool](p, `await el().search("toll"); return true`)
	if got := text(p, ".summary"); got != "11 paragraphs in 5 articles" {
		t.Errorf("the summary is %q", got)
	}
	if got := text(p, "[role=status]"); got != "11 paragraphs in 5 articles, 4 speakers" {
		t.Errorf("what is said aloud is %q", got)
	}
	type found struct {
		Marks, Links []string
		Size         string
		Font         float64
	}
	got := browsertest.Eval[found](p, `return {Marks: [...new Set(all(".words mark").map((m) => m.textContent))], Links: all(".result a").map((a) => a.href),
		Size: getComputedStyle(one(".result")).padding, Font: parseFloat(getComputedStyle(one("input")).fontSize)}`)
	if strings.Join(got.Marks, "|") != "toll" || got.Size == "0px" || got.Font < 16 {
		t.Errorf("it shows %+v", got)
	}
	for _, l := range got.Links {
		if !strings.HasPrefix(l, base+"/p/") && !strings.HasPrefix(l, "https://") {
			t.Errorf("a link leads to %s", l)
		}
	}
	german := browsertest.Eval[string](p, `for (let i = 0; i < 200 && !one("dialog", 1); i++) await new Promise((f) => setTimeout(f, 10));
		el(1).open(); await el(1).search("Steuern"); return text(".summary", 1) + "|" + text(".submit", 1)`)
	if german != "2 Absätze in 1 Artikel|Suchen" {
		t.Errorf("in German it is %q", german)
	}
	p.Wait(`document.querySelector("onrecord-quote").shadowRoot.querySelector(".said")`)
	if kept := browsertest.Eval[string](p, `return document.cookie + localStorage.length + sessionStorage.length + (await indexedDB.databases()).length`); kept != "000" {
		t.Errorf("it keeps %s", kept)
	}
	if broken := browsertest.Eval[[]string](p, `return violations`); len(broken) > 0 {
		t.Errorf("against the policy: %q", broken)
	}
	hosts := browsertest.Eval[[]string](p, `return [...new Set(performance.getEntriesByType("resource").map((e) => new URL(e.name).origin))]`)
	for _, h := range hosts {
		if h != base && h != s.URL {
			t.Errorf("it asks %s", h)
		}
	}
}

// TestPinnedScript holds that the line of the documentation, with the hash of the content, loads.
func TestPinnedScript(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	p.Go(base+"/embed/", 1280, 900)
	tag := browsertest.Eval[string](p, `return [...document.querySelectorAll("pre")].find((e) => e.textContent.includes("integrity")).textContent`)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", strict(base))
		fmt.Fprintf(w, `<!doctype html><title>Site</title>%s<onrecord-search src="%s"></onrecord-search>`, tag, base)
	}))
	defer s.Close()
	show(p, s.URL, 1280, 900)
	if got := browsertest.Eval[string](p, `await el().search("toll"); return text(".summary")`); !strings.HasPrefix(got, "11") {
		t.Errorf("it finds %q", got)
	}
}

// TestWidgetKeyboard searches, takes a suggestion and narrows by a facet without a mouse.
func TestWidgetKeyboard(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	show(p, site(t, base, strict(base), "", widget).URL, 1280, 900)
	p.Key(kb.Tab)
	p.Key("val")
	p.Wait(`all(".option").length === 3`)
	state := func() string {
		t.Helper()
		return browsertest.Eval[string](p, `const i = one(".input"); return [i.value, i.getAttribute("aria-expanded"), i.getAttribute("aria-activedescendant"), focused() === i].join()`)
	}
	if got := state(); got != "val,true,,true" {
		t.Errorf("while it suggests: %s", got)
	}
	p.Key(kb.ArrowDown)
	if got := state(); got != "val,true,o0,true" {
		t.Errorf("after an arrow: %s", got)
	}
	if n := browsertest.Eval[int](p, `return all(".option a, .option button").length`); n > 0 {
		t.Error("options hold links")
	}
	p.Key(kb.ArrowUp)
	if got := state(); got != "val,true,,true" {
		t.Errorf("before the first: %s", got)
	}
	p.Key(kb.Escape)
	if got := state(); got != "val,false,,true" {
		t.Errorf("after Escape: %s", got)
	}
	p.Key(kb.Escape)
	if got := state(); got != "val,false,,true" {
		t.Errorf("after a second Escape: %s", got)
	}
	p.Key(kb.ArrowDown)
	p.Key(kb.Enter)
	p.Wait(`text(".chip").startsWith("Ines Valdor")`)
	if got := state(); got != ",false,,true" {
		t.Errorf("after a suggestion is taken: %s", got)
	}
	if got := text(p, ".summary"); !strings.HasPrefix(got, "14 paragraphs") {
		t.Errorf("she said %s", got)
	}
	p.Key("taxes")
	p.Key(kb.Enter)
	p.Wait(`text(".summary").startsWith("2 paragraphs")`)

	tabTo := func(expression string) {
		t.Helper()
		for range 30 {
			if browsertest.Eval[bool](p, "const f = focused(); return !!("+expression+")") {
				return
			}
			p.Key(kb.Tab)
		}
		t.Fatalf("the tabulator never comes to %s", expression)
	}
	tabTo(`f.type === "checkbox" && f.closest("label").textContent.includes("Tomas Orrin")`)
	name := browsertest.Eval[string](p, `return focused().closest("label").innerText.replace(/\s+/g, " ")`)
	if !strings.HasPrefix(name, "Tomas Orrin") || !strings.Contains(name, "paragraph") {
		t.Errorf("the box is called %q", name)
	}
	p.Key(" ")
	p.Wait(`all(".chip").length === 2 && !one(".busy")`)
	if got := browsertest.Eval[string](p, `return focused().closest("label").textContent + focused().checked`); !strings.HasPrefix(got, "Tomas Orrin") || !strings.HasSuffix(got, "true") {
		t.Errorf("the focus is at %q", got)
	}
	if got := text(p, ".summary"); got != "4 paragraphs in 3 articles" {
		t.Errorf("with one more speaker: %q", got)
	}
	p.Key(" ")
	p.Wait(`all(".chip").length === 1 && text(".summary").startsWith("2 ")`)
	tabTo(`f.name === "from"`)
	p.Key(kb.ArrowDown)
	p.Wait(`all(".chip").length === 2`)
	tabTo(`f.classList.contains("link")`)
	if got := browsertest.Eval[string](p, `return focused().href`); !strings.HasPrefix(got, base+"/p/") {
		t.Errorf("the first link leads to %s", got)
	}
}

// TestWidgetBack holds that searches are steps to go back to, that typing is none, and that the address brings them back.
func TestWidgetBack(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	show(p, site(t, base, strict(base), "", widget).URL+"/?page=2#part", 1280, 900)
	before := browsertest.Eval[int](p, `el().focus(); return history.length`)
	p.Key("toll")
	p.Wait(`text(".summary").startsWith("11 ")`)
	if got := browsertest.Eval[string](p, `return location.search + location.hash + history.length`); got != fmt.Sprintf("?page=2&onrecord-q=toll#part%d", before) {
		t.Errorf("while typing the address is %s", got)
	}
	p.Key(kb.Enter)
	p.Key(kb.Backspace + kb.Backspace + kb.Backspace + kb.Backspace + "bridge")
	p.Wait(`text(".summary").startsWith("9 ")`)
	p.Key(kb.Enter)
	browsertest.Eval[bool](p, `all(".checkbox")[0].click(); return true`)
	p.Wait(`all(".chip").length === 1`)
	if got := browsertest.Eval[int](p, `return history.length`); got != before+3 {
		t.Errorf("three searches are %d steps", got-before)
	}
	address := browsertest.Eval[string](p, `return location.href`)
	for _, want := range []string{"bridge|0", "toll|0", "|0"} {
		browsertest.Eval[bool](p, `history.back(); return true`)
		p.Wait(fmt.Sprintf(`one(".input").value + "|" + all(".chip").length === %q`, want))
	}
	if got := browsertest.Eval[string](p, `return location.search + all(".result").length`); got != "?page=20" {
		t.Errorf("at the beginning: %s", got)
	}
	browsertest.Eval[bool](p, `history.forward(); return true`)
	p.Wait(`text(".summary").startsWith("11 ")`)
	show(p, address, 1280, 900)
	p.Wait(`all(".chip").length === 1 && one(".input").value === "bridge" && all(".checkbox:checked").length === 1`)
}

// TestWidgetLocked holds that a filter of the site cannot be changed by readers, nor by an address.
func TestWidgetLocked(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	s := site(t, base, strict(base), "", `<onrecord-search src="BASE" speaker="Ines Valdor" locked facets="speaker outlet" url-state></onrecord-search>
		<onrecord-search src="BASE" speaker="Ines Valdor" facets="speaker" url-state="second"></onrecord-search>`)
	show(p, s.URL+"/?onrecord-q=taxes&onrecord-speaker=tomas-orrin&second-q=taxes&second-speaker=tomas-orrin", 1280, 900)
	p.Wait(`all(".result").length && all(".result", 1).length`)
	got := browsertest.Eval[[]string](p, `return [0, 1].map((n) => [...new Set(all(".who .name", n).map((e) => e.textContent))].join() + all(".chip", n).length + all(".legend", n).map((e) => e.textContent))`)
	if strings.Join(got, "|") != "Ines Valdor0Outlet|Tomas Orrin1Speaker" {
		t.Errorf("they show %q", got)
	}
	browsertest.Eval[bool](p, `el(1).clear(); await el(1).search("taxes"); return true`)
	p.Wait(`all(".checkbox:checked", 1).length === 1 && text(".chip", 1).startsWith("Ines Valdor")`)
	browsertest.Eval[bool](p, `all(".checkbox:checked", 1)[0].click(); return true`) // a name was given, and an ID is taken away
	p.Wait(`all(".chip", 1).length === 0 && text(".summary", 1).startsWith("5 ")`)
}

// TestTwoWidgets holds that two on a page know nothing of each other.
func TestTwoWidgets(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	s := site(t, base, strict(base), "", `<onrecord-search src="BASE" url-state="a"></onrecord-search><onrecord-search src="BASE" url-state="a-b" lang="fr" limit="2"></onrecord-search>`)
	show(p, s.URL, 1280, 900)
	p.Wait(`one(".input", 1)`)
	browsertest.Eval[bool](p, `await Promise.all([el(0).search("toll"), el(1).search("bridge")]); return true`)
	got := browsertest.Eval[string](p, `return text(".summary") + "|" + text(".summary", 1) + "|" + location.search`)
	if got != "11 paragraphs in 5 articles|9 paragraphes dans 6 articles|?a-q=toll&a-b-q=bridge" {
		t.Errorf("they are %q", got)
	}
	browsertest.Eval[bool](p, `history.back(); return true`)
	p.Wait(`one(".input", 1).value === "" && one(".input").value === "toll"`)
}

// TestWidgetPages reads on, with the focus at what is new.
func TestWidgetPages(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	show(p, site(t, base, strict(base), "", `<onrecord-search src="BASE" limit="4"></onrecord-search>`).URL, 1280, 900)
	browsertest.Eval[bool](p, `await el().search("toll"); return true`)
	for _, want := range []string{"8 of 11 shown", "11 of 11 shown"} {
		browsertest.Eval[bool](p, `window.next = all(".result").length; one(".more").focus(); return true`)
		p.Key(kb.Enter)
		p.Wait(fmt.Sprintf(`text("[role=status]") === %q`, want))
		if !browsertest.Eval[bool](p, `return focused() === all(".result")[next].querySelector("a")`) {
			t.Error("the focus is not at the first new link")
		}
	}
	if n := browsertest.Eval[int](p, `return new Set(all(".link").map((a) => a.href)).size * 100 + all(".more").length`); n != 1100 {
		t.Errorf("paragraphs and further pages: %d", n)
	}
}

// TestWidgetDialog opens and closes it by the keyboard. Escape loses nothing that was typed.
func TestWidgetDialog(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	show(p, site(t, base, strict(base), "", `<onrecord-search src="BASE" layout="dialog" label="What was said"></onrecord-search>`+`<a href="#">after</a>`).URL, 375, 700)
	p.Key(kb.Tab)
	p.Key(kb.Enter)
	p.Wait(`one("dialog").open && focused() === one(".input")`)
	p.Key("val")
	p.Wait(`one(".option")`)
	p.Key(kb.Escape)
	p.Wait(`one(".list").hidden`)
	if got := browsertest.Eval[string](p, `return one("dialog").open + one(".input").value`); got != "trueval" {
		t.Errorf("after one Escape: %s", got)
	}
	p.Key(kb.Escape)
	p.Wait(`!one("dialog").open`)
	if got := browsertest.Eval[string](p, `return focused().textContent + one(".input").value`); got != "What was saidval" {
		t.Errorf("after two the focus is at %s", got)
	}
	p.Key(kb.Enter)
	p.Wait(`one("dialog").open && one(".input").value === "val"`)
}

// TestWidgetWithoutScript holds that the form inside is what readers get then.
func TestWidgetWithoutScript(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	s := site(t, base, strict(base), "", widget)
	p.Do(browsertest.NoScript, chromedp.Navigate(s.URL), chromedp.SendKeys(`onrecord-search input`, "toll\r"), chromedp.WaitVisible(`.hits mark`))
	if got := browsertest.Value(p, chromedp.Location()); got != base+"/search?q=toll" {
		t.Errorf("it leads to %s", got)
	}
}

// TestWidgetTakesOver holds that what was typed before the element came is not lost, nor is the focus.
func TestWidgetTakesOver(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!doctype html><title>Site</title><onrecord-search src="%s"><form><input name="q"></form></onrecord-search>`, base)
	}))
	defer s.Close()
	p.Go(s.URL, 1280, 900)
	p.Do(chromedp.SendKeys(`input`, "toll"))
	browsertest.Eval[bool](p, `await import(%s); return true`, base+"/embed/onrecord.js")
	browsertest.Eval[bool](p, helpers)
	p.Wait(`one(".input").value === "toll" && focused() === one(".input") && all(".result").length`)
}

// TestWidgetRightToLeft mirrors the element, leaves statements as they are, and takes words of the site's own.
func TestWidgetRightToLeft(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	s := site(t, base, strict(base), "", `<onrecord-search src="BASE" lang="ar" facets="speaker" limit="3"></onrecord-search>
		<onrecord-search src="BASE" lang="pl" strings='{"search":"Szukaj","paragraphs":{"one":"{n} akapit","few":"{n} akapity","many":"{n} akapitów","other":"{n} akapitu"},"articles":"{n} a","found":"{paragraphs} / {articles}"}'></onrecord-search>
		<onrecord-search src="BASE" lang="xx" strings="{"></onrecord-search>`)
	show(p, s.URL, 1280, 900)
	p.Wait(`one(".input", 1) && one(".input", 2) && one(".input")`)
	browsertest.Eval[bool](p, `await el().search("bridge"); await el(1).search("bridge"); return true`)
	type seen struct {
		Mirrored   bool
		Dir, Words string
		Summary    string
		Polish     string
	}
	got := browsertest.Eval[seen](p, `const x = (s) => one(s).getBoundingClientRect().left; return {Mirrored: x(".submit") < x(".input") && x(".facets") < x(".found"),
		Dir: getComputedStyle(one(".root")).direction, Words: getComputedStyle(one(".words")).direction + one(".words").lang, Summary: text(".summary"), Polish: text(".summary", 1) + text(".submit", 1)}`)
	if !got.Mirrored || got.Dir != "rtl" || got.Words != "ltren" || !strings.Contains(got.Summary, "فقرات") || got.Polish != "9 akapitów / 6 aSzukaj" {
		t.Errorf("it is %+v", got)
	}
	if got := text(p, ".submit"); got != "بحث" {
		t.Errorf("the button says %q", got)
	}
	if got := browsertest.Eval[string](p, `return text(".submit", 2)`); got != "Search" {
		t.Errorf("in no language the button says %q", got)
	}
}

// TestServerDies holds that readers are told what to do, and that doing so helps.
func TestServerDies(t *testing.T) {
	p := browsertest.Open(t)
	data := filepath.Join(t.TempDir(), "data")
	load(t, data, "../../corpus/samples/statements")
	base, _, stop := start(t, "-data", data)
	show(p, site(t, base, "", "", widget+`<onrecord-quote src="BASE" paragraph="taxes-both-2021.3"><p>What stood here</p></onrecord-quote>`).URL, 1280, 900)
	browsertest.Eval[bool](p, `await el().search("toll"); return true`)
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	browsertest.Eval[bool](p, `window.told = null; document.addEventListener("onrecord:error", (e) => { told = e.detail; }); await el().search("bridge"); return true`)
	if got := text(p, ".notice"); !strings.HasPrefix(got, "The search could not be reached. Check the connection") || text(p, "[role=status]") == "" {
		t.Errorf("it says %q", got)
	}
	if got := browsertest.Eval[string](p, `return told.kind + all(".result").length + one(".input").value`); got != "unreachable0bridge" {
		t.Errorf("it is told as %s", got)
	}
	start(t, "-data", data, "-addr", strings.TrimPrefix(base, "http://"))
	browsertest.Eval[bool](p, `one(".retry").click(); return true`)
	p.Wait(`text(".summary").startsWith("9 ") && one(".notice").hidden && focused() === one(".input")`)
	browsertest.Eval[bool](p, `document.querySelector("onrecord-quote").setAttribute("paragraph", "nosuch.1"); return true`)
	p.Wait(`document.querySelector("onrecord-quote").shadowRoot.textContent.includes("no longer in the index")`)
	if !browsertest.Eval[bool](p, `return document.querySelector("onrecord-quote p").getClientRects().length > 0`) {
		t.Error("a quotation that is gone hides what stood inside")
	}
}

// TestWidgetPreferences looks at reduced motion and forced colours.
func TestWidgetPreferences(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	p.Scheme("light", &emulation.MediaFeature{Name: "prefers-reduced-motion", Value: "reduce"}, &emulation.MediaFeature{Name: "forced-colors", Value: "active"})
	show(p, site(t, base, strict(base), "", widget).URL, 1280, 900)
	browsertest.Eval[bool](p, `await el().search("toll"); one(".inline").classList.add("busy"); return true`)
	got := browsertest.Eval[string](p, `return getComputedStyle(one(".found")).transitionDuration + getComputedStyle(one(".mark")).backgroundColor`)
	if !strings.HasPrefix(got, "0s") || strings.HasSuffix(got, "rgba(0, 0, 0, 0)") {
		t.Errorf("it is %s", got)
	}
}

// TestFrameHeight puts frames on a site that runs one script of the server, which makes them as high as what they show.
func TestFrameHeight(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src "+base+"; frame-src "+base)
		fmt.Fprintf(w, `<!doctype html><title>Site</title><script type="module" src="%[1]s/embed/frame.js"></script><body>
			<iframe src="%[1]s/embed/search?q=toll&limit=3" title="a" width="600" height="100"></iframe>
			<iframe src="%[1]s/embed/quote?paragraph=taxes-both-2021.3" title="b" width="600" height="10"></iframe>
			<iframe src="/" title="own" width="10" height="33"></iframe>`, base)
	}))
	defer s.Close()
	p.Go(s.URL, 1280, 900)
	browsertest.Eval[bool](p, `window.height = (n) => document.querySelectorAll("iframe")[n].getBoundingClientRect().height; return true`)
	p.Wait(`height(0) > 400 && height(1) > 80 && height(1) < 300`)
	browsertest.Eval[bool](p, `postMessage({ onrecord: "height", height: 5000 }, "*");
		await new Promise((f) => setTimeout(f, 200)); return true`)
	if got := browsertest.Eval[string](p, `return [height(0) < 2000, height(1) < 300, height(2)].join()`); !strings.HasPrefix(got, "true,true,3") {
		t.Errorf("a message of a stranger counts: %s", got)
	}
	before := browsertest.Eval[float64](p, `return height(0)`)
	browsertest.Eval[bool](p, `document.querySelector("iframe").width = 300; return true`)
	p.Wait(fmt.Sprintf(`height(0) > %v`, before))
}

// TestWidgetColours sets the element's colours by variables of the site, whatever these are called.
func TestWidgetColours(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	style := `<style>:root{--accent:rgb(1,2,3);--ink:rgb(4,5,6)}onrecord-search{--onrecord-accent:var(--accent);--onrecord-ink:var(--ink);--onrecord-mark:gold}
		onrecord-search::part(summary){color:rgb(7,8,9)}</style>`
	show(p, site(t, base, "", style, widget).URL, 1280, 900)
	browsertest.Eval[bool](p, `await el().search("toll"); return true`)
	got := browsertest.Eval[string](p, `const of = (s, k) => getComputedStyle(one(s))[k];
		return [of(".submit", "borderTopColor"), of(".list", "color"), of(".mark", "backgroundColor"), of(".summary", "color"), of(".years i", "backgroundColor")].join(" ")`)
	if got != "rgb(1, 2, 3) rgb(4, 5, 6) rgb(255, 215, 0) rgb(7, 8, 9) rgb(1, 2, 3)" {
		t.Errorf("the colours are %s", got)
	}
}

// TestWidgetStale has an answer come late, and another twice: what is not wanted any more is given up, and what is known is not asked again.
func TestWidgetStale(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	target, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(target) }}
	gone := make(chan bool, 1)
	var asked atomic.Int32
	slow := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/v1/search" {
			asked.Add(1)
		}
		if r.URL.Query().Get("q") == "bridge" {
			select {
			case <-r.Context().Done():
				gone <- true
				return
			case <-time.After(10 * time.Second):
			}
		}
		proxy.ServeHTTP(w, r)
	}))
	defer slow.Close()
	show(p, site(t, base, "", "", `<onrecord-search src="`+slow.URL+`"></onrecord-search>`).URL, 1280, 900)
	browsertest.Eval[bool](p, `window.late = el().search("bridge"); await new Promise((f) => setTimeout(f, 100)); await el().search("toll"); await late; return true`)
	if got := text(p, ".summary"); !strings.HasPrefix(got, "11 ") {
		t.Errorf("it shows %q", got)
	}
	select {
	case <-gone:
	case <-time.After(5 * time.Second):
		t.Error("the server still works for an answer that nobody waits for")
	}
	before := asked.Load()
	browsertest.Eval[bool](p, `await el().search("tax"); await el().search("toll"); await el().search("tax"); return true`)
	if n := asked.Load() - before; n != 1 {
		t.Errorf("three searches of two things, one of them known, ask %d times", n)
	}
	browsertest.Eval[bool](p, `document.addEventListener("onrecord:query", (e) => e.preventDefault(), { once: true }); await el().search("port"); return true`)
	if got := text(p, ".summary"); asked.Load()-before != 1 || !strings.HasPrefix(got, "5 ") && !strings.Contains(got, "paragraphs") {
		t.Errorf("a search that the site forbids is made: %q", got)
	}
}

// TestWidgetMouse takes a suggestion and a year, and takes the filters away again; the focus does not get lost.
func TestWidgetMouse(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	show(p, site(t, base, strict(base), "", widget).URL, 1280, 900)
	click := func(element string) {
		t.Helper()
		at := browsertest.Eval[[]float64](p, `const r = (`+element+`).getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]`)
		p.Do(chromedp.MouseClickXY(at[0], at[1]))
	}
	click(`one(".input")`)
	p.Key("val")
	p.Wait(`one(".option")`)
	click(`one(".option")`)
	p.Wait(`text(".chip").startsWith("Ines Valdor") && focused() === one(".input") && one(".list").hidden`)
	click(`all(".years i")[0]`)
	p.Wait(`all(".chip").length === 3 && !one(".busy")`)
	for n := 2; n >= 0; n-- {
		click(`one(".chip")`)
		p.Wait(fmt.Sprintf(`all(".chip").length === %d && focused() === (one(".chip") ?? one(".input"))`, n))
	}
	if got := text(p, ".summary"); browsertest.Eval[int](p, `return all(".result").length`) != 0 {
		t.Errorf("without words and filters it shows %q", got)
	}
}

// TestWidgetOffline says that there is no connection, and goes on by itself when it is back.
func TestWidgetOffline(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	show(p, site(t, base, strict(base), "", widget).URL, 1280, 900)
	browsertest.Eval[bool](p, `window.online = true; window.real = fetch; Object.defineProperty(navigator, "onLine", { get: () => online });
		window.fetch = (...a) => online ? real(...a) : Promise.reject(new TypeError("no network")); online = false; await el().search("toll"); return true`)
	if got := text(p, ".notice"); !strings.HasPrefix(got, "There is no connection. The search goes on when it is back.") {
		t.Errorf("it says %q", got)
	}
	browsertest.Eval[bool](p, `online = true; dispatchEvent(new Event("online")); return true`)
	p.Wait(`text(".summary").startsWith("11 ") && one(".notice").hidden`)
}

// TestServerOrigins asks a server that lets one site embed.
func TestServerOrigins(t *testing.T) {
	base, _ := samples(t, "-origins", "https://news.example")
	for _, path := range []string{"/v1/search?q=toll", "/embed/onrecord.js", "/oembed?url=" + url.QueryEscape(base+"/search?q=toll")} {
		for origin, want := range map[string]string{"https://news.example": "https://news.example", "https://other.example": ""} {
			for _, method := range []string{http.MethodGet, http.MethodOptions} {
				req, err := http.NewRequestWithContext(t.Context(), method, base+path, nil)
				if err != nil {
					t.Fatal(err)
				}
				req.Header.Set("Origin", origin)
				req.Header.Set("Access-Control-Request-Method", http.MethodGet)
				res, err := http.DefaultClient.Do(req)
				if err != nil {
					t.Fatal(err)
				}
				res.Body.Close()
				if got := res.Header.Get("Access-Control-Allow-Origin"); got != want || !strings.Contains(strings.Join(res.Header.Values("Vary"), ","), "Origin") {
					t.Errorf("%s %s from %s: %d, %q, Vary %q", method, path, origin, res.StatusCode, got, res.Header.Values("Vary"))
				}
			}
		}
	}
}
