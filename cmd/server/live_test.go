package main

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"onrecord/internal/browsertest"
)

// state is what a reader sees of a search: the address, how many there are, and what the box holds.
func state(p *browsertest.Page) string {
	p.T.Helper()
	return browsertest.Eval[string](p, `return [location.pathname + location.search, document.querySelector("#sum")?.textContent ?? "", document.querySelector("#q").value].join("|")`)
}

// shows waits until so many paragraphs are said to be found.
func shows(p *browsertest.Page, sum string) {
	p.T.Helper()
	p.Wait(fmt.Sprintf(`document.querySelector("#sum")?.textContent.startsWith(%q) && !document.querySelector("main.busy")`, sum))
}

// TestPageAnswersWhileTyping holds that typing is no step to go back to, that what is committed is one, and that going back
// brings results, box and place.
func TestPageAnswersWhileTyping(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	p.Go(base+"/", 1280, 500)
	before := browsertest.Eval[int](p, `window.same = true; document.querySelector("#q").focus(); return history.length`)
	p.Key("toll")
	shows(p, "11 paragraphs")
	if got := state(p); got != "/search?q=toll|11 paragraphs in 5 articles|toll" {
		t.Errorf("while typing: %s", got)
	}
	if !browsertest.Eval[bool](p, `return same && document.activeElement.id === "q"`) {
		t.Error("the page was loaded anew, or the box has lost the focus")
	}
	p.Wait(`document.querySelector("#told").textContent.startsWith("11 paragraphs in 5 articles")`)
	p.Key(kb.Enter)
	browsertest.Eval[bool](p, `scrollTo(0, 300); return true`)
	p.Wait(`scrollY === 300`)
	browsertest.Eval[bool](p, `document.querySelector("[name=speaker]").click(); return true`)
	p.Wait(`document.querySelector(".chips")`)
	if got := browsertest.Eval[string](p, `return document.activeElement.name + document.querySelectorAll("[name=speaker]:checked").length + (history.length - `+fmt.Sprint(before)+`)`); !strings.HasSuffix(got, "12") {
		t.Errorf("boxes checked and steps: %s", got)
	}
	browsertest.Eval[bool](p, `history.back(); return true`)
	shows(p, "11 paragraphs")
	p.Wait(`scrollY === 300 && !document.querySelector(".chips")`)
	browsertest.Eval[bool](p, `history.back(); return true`)
	p.Wait(`document.querySelector(".start") && document.querySelector("#q").value === ""`)
	browsertest.Eval[bool](p, `history.forward(); return true`)
	shows(p, "11 paragraphs")
	if got := state(p); got != "/search?q=toll|11 paragraphs in 5 articles|toll" {
		t.Errorf("forward again: %s", got)
	}
}

// TestPageFiltersOnANarrowPage sets two filters, one after the other, in what lies over a narrow page.
func TestPageFiltersOnANarrowPage(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	p.Go(base+"/search?q=toll", 375, 700)
	browsertest.Eval[bool](p, `document.querySelector(".narrow").click(); return true`)
	for n, box := range []string{"[name=speaker][value=sana-quillfeather]", "[name=kind][value=statement]"} {
		browsertest.Eval[bool](p, `const box = document.querySelector("#filters:popover-open `+box+`"); box.focus(); box.click(); return true`)
		p.Wait(fmt.Sprintf(`document.querySelectorAll(".chips [href]:not(.clear)").length === %d && !document.querySelector("main.busy")`, n+1))
		if !browsertest.Eval[bool](p, `return document.activeElement.matches("#filters:popover-open `+box+`:checked")`) {
			t.Errorf("after %s the focus is elsewhere", box)
		}
	}
}

// TestPageKeepsResults holds that a date that is none is told beside the results, and that what is typed meanwhile stays.
func TestPageKeepsResults(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	p.Go(base+"/search?q=toll&kind=statement", 1280, 900)
	browsertest.Eval[bool](p, `document.querySelector("[name=from]").focus(); return true`)
	p.Key("May 2021")
	p.Key(kb.Enter)
	p.Wait(`document.querySelector(".failed")?.textContent.includes("May 2021")`)
	if got := browsertest.Eval[string](p, `return [document.querySelectorAll(".hits > li").length > 0, document.querySelector("[name=kind]:checked")?.value, document.activeElement.name, document.activeElement.value].join()`); got != "true,statement,from,May 2021" {
		t.Errorf("what is left: %s", got)
	}
	p.Go(base+"/search?q=toll", 1280, 900)
	got := browsertest.Eval[string](p, `const real = fetch; window.fetch = async (...a) => { await new Promise((f) => setTimeout(f, 300)); return real(...a); };
		const from = document.querySelector("[name=from]"); from.value = "2023"; from.dispatchEvent(new Event("change", { bubbles: true }));
		const to = document.querySelector("[name=to]"); to.focus(); to.value = "20"; to.setSelectionRange(2, 2);
		for (let i = 0; i < 100 && document.contains(to); i++) await new Promise((f) => setTimeout(f, 20));
		return [location.search, document.activeElement.name, document.activeElement.value, document.activeElement.selectionStart].join()`)
	if got != "?from=2023&q=toll,to,20,2" {
		t.Errorf("while an answer came: %s", got)
	}
}

// TestPageByKeyboard searches, narrows by a speaker and by dates, and opens the evidence, without a mouse.
func TestPageByKeyboard(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	p.Go(base+"/", 1280, 900)
	tabTo := func(expression string) {
		t.Helper()
		for range 80 {
			if browsertest.Eval[bool](p, "const f = document.activeElement; return !!("+expression+")") {
				return
			}
			p.Key(kb.Tab)
		}
		t.Fatalf("the tabulator never comes to %s", expression)
	}
	tabTo(`f.id === "q"`)
	p.Key("toll")
	p.Key(kb.Enter)
	shows(p, "11 paragraphs")
	tabTo(`f.id === "date-from"`)
	p.Key(kb.ArrowRight)
	p.Wait(`location.search.includes("from=") && document.activeElement.id === "date-from"`)
	tabTo(`f.name === "speaker" && f.closest("label").textContent.includes("Sana Quillfeather")`)
	p.Key(" ")
	p.Wait(`document.querySelectorAll(".chips li").length >= 2 && document.activeElement.name === "speaker" && document.activeElement.checked`)
	browsertest.Eval[bool](p, `document.querySelector("#sum").focus(); return true`)
	tabTo(`f.matches(".why summary")`)
	p.Key(kb.Enter)
	p.Wait(`document.activeElement.parentElement.open && document.activeElement.parentElement.querySelector("li b").textContent === "Sana Quillfeather"`)
}

// TestPageHistogram drags over bars, which narrows the dates to what they span.
func TestPageHistogram(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	p.Go(base+"/search?q=bridge", 1280, 900)
	span := browsertest.Eval[[]string](p, `const bars = [...document.querySelectorAll(".bars g")], at = (b) => { const r = b.getBoundingClientRect(); return { clientX: r.x + r.width / 2, clientY: r.y + r.height - 3, bubbles: true, cancelable: true, button: 0 }; };
		const a = bars[1], b = bars[bars.length - 2];
		a.dispatchEvent(new PointerEvent("pointerdown", at(a)));
		a.dispatchEvent(new PointerEvent("pointermove", at(b)));
		const painted = document.querySelectorAll(".brushed").length;
		b.dispatchEvent(new PointerEvent("pointerup", at(b)));
		return [a.dataset.from, b.dataset.to, String(painted === bars.length - 2)]`)
	if span[2] != "true" {
		t.Error("what is dragged over is not shown")
	}
	p.Wait(fmt.Sprintf(`location.search === "?from=%s&q=bridge&to=%s"`, span[0], span[1]))
	p.Wait(`document.querySelector(".chips") && !document.querySelector("main.busy")`)
}

// TestPageCitation copies a paragraph with where it is from, and marks it for copying by hand where that is not allowed.
func TestPageCitation(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	p.Go(base+"/p/taxes-both-2021.3", 1280, 900)
	copied := browsertest.Eval[string](p, `navigator.clipboard.writeText = async (text) => { window.copied = text; };
		[...document.querySelectorAll(".copy")].find((b) => b.textContent === "copy with citation").click();
		await new Promise((f) => setTimeout(f, 50));
		return copied + "|" + document.querySelector("#told").textContent`)
	for _, want := range []string{"We will not raise taxes this year", "Ines Valdor, finance minister", "Brackwater Post, 9 March 2021, paragraph 3 of 5", base + "/p/taxes-both-2021.3 (accessed ", "|Copied"} {
		if !strings.Contains(copied, want) {
			t.Errorf("%q is not in what is copied:\n%s", want, copied)
		}
	}
	marked := browsertest.Eval[string](p, `navigator.clipboard.writeText = async () => { throw new Error("not allowed"); };
		document.querySelector(".copy").click();
		await new Promise((f) => setTimeout(f, 50));
		return getSelection().toString()`)
	if !strings.Contains(marked, "We will not raise taxes") {
		t.Errorf("marked is %q", marked)
	}
}

// TestPageWithoutScript narrows a search by boxes and a button, and finds the citation and the evidence folded.
func TestPageWithoutScript(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	p.Do(browsertest.NoScript, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(base+"/search?q=toll"),
		chromedp.Click(`input[name=speaker][value=sana-quillfeather]`), chromedp.Click(`.apply button`), chromedp.WaitVisible(`.chips`), chromedp.Click(`.cite summary`), chromedp.WaitVisible(`.citation p`))
	if got := browsertest.Value(p, chromedp.Location()); !strings.Contains(got, "speaker=sana-quillfeather") || !strings.Contains(got, "q=toll") {
		t.Errorf("it leads to %s", got)
	}
}

// TestPageLosesServer holds that what is shown stays, with what to do, when the server dies meanwhile.
func TestPageLosesServer(t *testing.T) {
	p := browsertest.Open(t)
	base, stop := samples(t)
	p.Go(base+"/search?q=toll", 1280, 900)
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	browsertest.Eval[bool](p, `const q = document.querySelector("#q"); q.focus(); q.setSelectionRange(4, 4); return true`)
	p.Key(" bridge")
	p.Wait(`document.querySelector(".failed")?.textContent.includes("Press Enter") && document.querySelectorAll(".hits > li").length === 11`)
	if got := browsertest.Eval[string](p, `return document.querySelector("#q").value`); got != "toll bridge" {
		t.Errorf("the box holds %q", got)
	}
}

// TestPagePrints holds that paper has the words, who said them and where, and nothing to press.
func TestPagePrints(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	p.Do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		return chromedp.Void{}, err
	})
	for path, words := range map[string][]string{
		"/p/taxes-both-2021.3": {"We will not raise taxes this year", "Ines Valdor", "Brackwater Post", "/p/taxes-both-2021.3"},
		"/search?q=toll":       {"11 paragraphs", "Sana Quillfeather", "paragraphs with: toll"},
	} {
		p.Go(base+path, 800, 1100)
		if shown := browsertest.Eval[[]string](p, `return [...document.querySelectorAll("form, button, input, .filters, .foot")].filter((e) => e.getClientRects().length).map((e) => e.outerHTML.slice(0, 80))`); len(shown) > 0 {
			t.Errorf("%s prints %q", path, shown)
		}
		text := browsertest.Eval[string](p, `return document.body.innerText`)
		for _, w := range words {
			if !strings.Contains(text, w) {
				t.Errorf("%s does not print %q:\n%s", path, w, text)
			}
		}
	}
}

// mostBytes is what a first page may take on the wire, with all that it loads.
const mostBytes = 40_000

// TestPageBudget holds that first pages are light, that nothing in them moves, and that nobody else is asked.
func TestPageBudget(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	for _, path := range []string{"/", "/search?q=toll", "/search?q=the", "/p/taxes-both-2021.3", "/speakers/ines-valdor"} {
		for _, width := range []int64{1280, 375} {
			p.Go("about:blank", width, 900)
			p.Do(noCache)
			p.Go(base+path, width, 900)
			type cost struct {
				Bytes   int
				Shift   float64
				Origins []string
			}
			got := browsertest.Eval[cost](p, `let shift = 0;
				new PerformanceObserver((list) => { for (const e of list.getEntries()) shift += e.value; }).observe({ type: "layout-shift", buffered: true });
				await new Promise((f) => setTimeout(f, 300));
				const loads = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
				return { Bytes: loads.reduce((n, e) => n + e.transferSize, 0), Shift: shift, Origins: [...new Set(loads.map((e) => new URL(e.name).origin))] }`)
			if got.Bytes > mostBytes || got.Bytes < 5000 {
				t.Errorf("%s at %d takes %d bytes", path, width, got.Bytes)
			}
			if got.Shift != 0 {
				t.Errorf("%s at %d moves by %v", path, width, got.Shift)
			}
			if len(got.Origins) != 1 {
				t.Errorf("%s asks %q", path, got.Origins)
			}
		}
	}
}

// noCache fetches everything anew.
func noCache(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
	_, err := cdp.Call(ctx, target, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
	return chromedp.Void{}, err
}
