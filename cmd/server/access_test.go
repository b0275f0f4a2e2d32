package main

import (
	"testing"

	"github.com/chromedp/chromedp/kb"

	"onrecord/internal/browsertest"
)

// TestAccessible holds that no page, and no state of the elements, breaks a rule of WCAG 2.2 AA that a program can tell.
func TestAccessible(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	style := `<style>:root{color-scheme:light dark;--onrecord-accent:light-dark(#8a2b1d,#f0917f)}body{background:light-dark(#fff,#121212);color:light-dark(#000,#eee)}</style>`
	framed := func(body string) string { return site(t, base, "", style, body).URL }
	plain := framed(widget)
	dialog := framed(`<onrecord-search src="BASE" layout="dialog" facets="speaker,kind,lang,date"></onrecord-search>`)
	arabic := framed(`<onrecord-search src="BASE" lang="ar" facets="speaker"></onrecord-search>`)
	dark := framed(`<onrecord-search src="BASE" theme="dark"></onrecord-search><onrecord-quote src="BASE" paragraph="taxes-both-2021.3" theme="dark"></onrecord-quote>`)
	search := func(q string) string { return `await el().search("` + q + `"); return true` }
	for _, scheme := range []string{"light", "dark"} {
		p.Scheme(scheme)
		check := func(name string) {
			t.Helper()
			for _, v := range p.Violations() {
				t.Errorf("%s, %s: %s", name, scheme, v)
			}
		}
		for _, path := range []string{
			"/", "/search?q=toll&speaker=ines-valdor&from=2021", "/search?q=nosuchword", "/search?limit=x", "/p/taxes-both-2021.3", "/a/taxes-both-2021",
			"/speakers/ines-valdor", "/speakers", "/coverage", "/help", "/find/speaker", "/embed/", "/embed/search?q=toll&facets=speaker,date", "/embed/quote?paragraph=taxes-both-2021.3",
		} {
			for _, width := range []int64{1280, 375} {
				p.Go(base+path, width, 900)
				browsertest.Eval[bool](p, `for (const d of document.querySelectorAll("details")) d.open = true; return true`)
				check(path)
			}
		}
		p.Go(base+"/search?q=toll", 375, 700)
		browsertest.Eval[bool](p, `document.querySelector(".narrow").click(); return true`)
		check("filters over a narrow page")
		show(p, plain, 1280, 900)
		check("the empty element")
		browsertest.Eval[bool](p, search("toll"))
		check("results")
		browsertest.Eval[bool](p, `el().focus(); await el().search(""); return true`)
		p.Key("val")
		p.Wait(`one(".option")`)
		p.Key(kb.ArrowDown)
		check("suggestions")
		browsertest.Eval[bool](p, search("nosuchword"))
		check("nothing")
		browsertest.Eval[bool](p, search(`\"`))
		check("a warning")
		browsertest.Eval[bool](p, search("toll"))
		browsertest.Eval[bool](p, `one(".checkbox").click(); return true`)
		p.Wait(`one(".chip") && !one(".busy")`)
		check("a filter")
		show(p, plain, 375, 700)
		browsertest.Eval[bool](p, search("toll"))
		browsertest.Eval[bool](p, `one(".toggle").click(); return true`)
		check("filters on a narrow page")
		browsertest.Eval[bool](p, `el().setAttribute("src", "http://"); el().setAttribute("q", "else"); return true`)
		p.Wait(`one(".retry")`)
		check("no answer")
		show(p, dialog, 375, 700)
		browsertest.Eval[bool](p, `el().open(); `+search("tax OR steuern"))
		check("the dialog")
		show(p, arabic, 1280, 700)
		browsertest.Eval[bool](p, search("bridge"))
		check("Arabic")
		show(p, dark, 1280, 700)
		browsertest.Eval[bool](p, search("bridge"))
		p.Wait(`document.querySelector("onrecord-quote").shadowRoot.querySelector(".said")`)
		check("a dark element")
	}
}
