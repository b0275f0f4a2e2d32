package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

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
			<script type="module" src="%s/embed/onrecord.js"></script><body><h1>A site</h1>%s`, head, base, strings.ReplaceAll(body, "BASE", base))
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
