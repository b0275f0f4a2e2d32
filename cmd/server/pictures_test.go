package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/internal/browsertest"
)

// odd are statements that strain a page: names and words without end, other scripts and directions, and nothing known.
func odd(t *testing.T) string {
	t.Helper()
	dir, long := t.TempDir(), strings.Repeat("Harbourtollcommissionersassociation", 6)
	for name, text := range map[string]string{
		"long.md": "---\nid: odd-long\ntitle: " + long + "\noutlet: The " + strings.Repeat("Very ", 20) + "Long Gazette of " + long + "\ndate: 2019-02\nlang: en\nspeaker: " +
			strings.Repeat("Maria-Josefina ", 9) + "of the Upper and the Lower Quay\nrole: acting deputy commissioner for " + strings.Repeat("tolls, levies and ", 9) + "dues\n---\nThe toll of " + long + long + " stays.\n",
		"rtl.md": "---\nid: odd-rtl\ntitle: رسوم الجسر\noutlet: صحيفة الميناء\ndate: 2022-06-01\nlang: ar\nspeaker: ليلى الكوثري\nrole: وزيرة الموانئ\n---\n" +
			"لن ترفع الحكومة رسوم الجسر (toll) هذا العام، ولن ترفعها في العام المقبل.\n",
		"cjk.md":    "---\nid: odd-cjk\ntitle: 港口的收费\noutlet: 码头日报\ndate: 2022\nlang: zh\nspeaker: 岸本远\nrole: 港务局长\n---\n今年港口不会提高收费 toll ，明年也不会。\n",
		"bare.md":   "---\nid: odd-bare\nlang: en\n---\nNobody knows who said that the toll stays, or when.\n",
		"smith1.md": "---\nid: odd-smith-1\ntitle: The toll in spring\noutlet: Ellery Quay\ndate: 2023-04-02\nlang: en\n---\n“The toll stays,” said Marlowe. “It is a small toll,” Marlowe said.\n",
		"smith2.md": "---\nid: odd-smith-2\ntitle: The toll in autumn\noutlet: Karrow Courier\ndate: 2024-10-02\nlang: en\n---\n“The toll goes,” said Marlowe. “It was a small toll,” Marlowe said.\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// pagesShown are those that pictures show, and that tests look at.
var pagesShown = map[string]string{
	"start": "/", "search": "/search?q=toll", "filtered": "/search?q=toll&speaker=ines-valdor&speaker=tomas-orrin&from=2020&to=2025&sort=newest",
	"months": "/search?q=toll&from=2025&to=2025", "nothing": "/search?q=%22not+raise+taxs%22&lang=fr&in=said", "error": "/search?q=toll&limit=x&colour=red",
	"speaker": "/speakers/ines-valdor", "speakers": "/speakers", "surname": "/speakers/odd-smith-1-marlowe", "paragraph": "/p/taxes-both-2021.3", "article": "/a/taxes-both-2021",
	"odd": "/search?speaker=odd-smith-1-marlowe&q=toll&outlet=nosuch&outlet=Karrow+Courier&speaker=_missing", "odd-long": "/p/odd-long.1", "odd-rtl": "/p/odd-rtl.1", "odd-cjk": "/p/odd-cjk.1", "odd-bare": "/p/odd-bare.1",
	"coverage": "/coverage", "help": "/help", "find": "/find/speaker?q=toll", "embed": "/embed/",
}

// TestPagePictures leaves pictures of every page where ONRECORD_SHOTS says, and holds that none is wider than its window.
func TestPagePictures(t *testing.T) {
	p := browsertest.Open(t)
	data := filepath.Join(t.TempDir(), "data")
	load(t, data, "../../corpus/samples/statements")
	load(t, data, odd(t))
	base, _, _ := start(t, "-data", data)
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{1280, 375} {
			p.Scheme(scheme)
			for name, path := range pagesShown {
				p.Go(base+path, width, 900)
				shot := fmt.Sprintf("%s-%d-%s", name, width, scheme)
				if browsertest.Eval[bool](p, `return document.documentElement.scrollWidth > innerWidth`) {
					t.Errorf("%s is wider than the window", shot)
				}
				p.Shot(shot)
			}
		}
	}
}

// TestPictures leaves those of docs/images where ONRECORD_SHOTS says.
func TestPictures(t *testing.T) {
	p := browsertest.Open(t)
	base, _ := samples(t)
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{1280, 375} {
			p.Scheme(scheme)
			for name, path := range map[string]string{"search": "/search?q=toll", "speaker": "/speakers/ines-valdor", "paragraph": "/p/taxes-both-2021.3"} {
				p.Go(base+path, width, 860)
				if open := browsertest.Eval[int](p, `const why = document.querySelector("main.page .why, .why"); if (%s === "paragraph") why.open = true; return document.querySelectorAll(".why").length`, name); open == 0 {
					t.Errorf("%s tells of nobody why", name)
				}
				p.Shot(fmt.Sprintf("page-%s-%d-%s", name, width, scheme))
			}
		}
	}
}
