package web

import (
	"net/http"
	"strings"
	"testing"
)

// TestInterval holds that the bars get shorter as the dates get narrower, and that there is a way back.
func TestInterval(t *testing.T) {
	h := New(fake(), quiet())
	for query, want := range map[string]string{
		"from=2022&to=2024":             `aria-label="Paragraphs by year"`,
		"from=2022":                     `aria-label="Paragraphs by year"`,
		"to=2022":                       `aria-label="Paragraphs by year"`,
		"from=2022&to=2022":             `<p class="span">2022 <a href="/search?q=toll">all years</a></p>`,
		"from=2022-03&to=2022-05-01":    `<p class="span">2022 <a href="/search?q=toll">all years</a></p>`,
		"from=2022-03&to=2022-03":       `<p class="span">March 2022 <a href="/search?from=2022&amp;q=toll&amp;to=2022">2022</a></p>`,
		"from=2022-03-01&to=2022-03-09": `<p class="span">March 2022 <a href="/search?from=2022&amp;q=toll&amp;to=2022">2022</a></p>`,
	} {
		res, body := get(t, h, "/search?q=toll&interval=day&"+query)
		if res.StatusCode != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%s: %d, and no %s", query, res.StatusCode, want)
		}
	}
}

func TestNumber(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1080000: "1,080,000", 12345: "12,345"} {
		if got := number(n); got != want {
			t.Errorf("%d is written %s", n, got)
		}
	}
}
