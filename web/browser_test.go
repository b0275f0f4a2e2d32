package web

import (
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"onrecord/internal/browsertest"
)

// TestNarrow holds that every page can be read at 375 pixels without moving sideways, in light and in dark. With
// ONRECORD_SHOTS set to a folder it leaves pictures there.
func TestNarrow(t *testing.T) {
	p := browsertest.Open(t)
	srv := httptest.NewServer(New(fake(), Options{}))
	defer srv.Close()
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{375, 1280} {
			for name, path := range map[string]string{
				"start": "/", "search": "/search?q=toll&speaker=ada-winterbourne", "nothing": "/search?q=%22nothing%22&lang=fr&in=said",
				"article": "/a/quay-12", "paragraph": "/p/quay-12.2", "embed": "/embed/", "bad": "/search?limit=x",
				"speaker": "/speakers/ada-winterbourne", "groups": "/search?q=toll&group=article&from=2022&to=2022&cursor=c2",
				"frame": "/embed/search?q=toll&facets=speaker", "frame_quote": "/embed/quote?paragraph=quay-12.2", "coverage": "/coverage", "outlet": "/coverage?outlet=the-quay", "help": "/help", "find": "/find/speaker?q=toll&speaker=ada-winterbourne",
			} {
				p.Do(browsertest.Media(scheme), chromedp.EmulateViewport(width, 800), chromedp.Navigate(srv.URL+path))
				wide := browsertest.Value(p, chromedp.Evaluate[bool](`document.documentElement.scrollWidth > innerWidth`))
				shot := browsertest.Value(p, chromedp.FullScreenshot(100))
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
	p := browsertest.Open(t)
	srv := httptest.NewServer(New(fake(), Options{}))
	defer srv.Close()
	p.Do(browsertest.NoScript, chromedp.Navigate(srv.URL), chromedp.SendKeys(`input[name=q]`, "toll\r"), chromedp.WaitVisible(`.hits mark`))
	marked, who := browsertest.Value(p, chromedp.Text(`.hits mark`)), browsertest.Value(p, chromedp.Text(`.hits .name`))
	if marked != "toll" || who != "Ada Winterbourne" {
		t.Errorf("marked %q, said by %q", marked, who)
	}
}
