package browsertest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/chromedp/chromedp"
)

// Violation is a rule of accessibility that a page breaks.
type Violation struct {
	ID, Help string
	Nodes    []struct {
		Target         any
		HTML           string
		FailureSummary string
	}
}

func (v Violation) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", v.ID, v.Help)
	for _, n := range v.Nodes {
		fmt.Fprintf(&b, "\n\t%v %.160s\n\t%s", n.Target, n.HTML, strings.ReplaceAll(n.FailureSummary, "\n", " "))
	}
	return b.String()
}

// Violations runs axe-core on what the page shows, and counts contrast that it cannot tell as none. The test skips where it is
// not there.
func (p *Page) Violations() []Violation {
	p.T.Helper()
	_, here, _, _ := runtime.Caller(0)
	source, err := os.ReadFile(filepath.Join(filepath.Dir(here), "axe.min.js"))
	if errors.Is(err, fs.ErrNotExist) {
		p.T.Skip("axe-core is not here; `make browser` fetches it")
	} else if err != nil {
		p.T.Fatal(err)
	}
	Value(p, chromedp.Evaluate[any](string(source)+"; 0"))
	return Eval[[]Violation](p, `const r = await axe.run(document, { resultTypes: ["violations", "incomplete"],
			runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
		const unsure = r.incomplete.filter((v) => v.id === "color-contrast");
		for (const v of unsure) v.nodes = v.nodes.filter((n) => !/(overlapped|obscured) by another element/.test(n.failureSummary)); // a list lies over it, or it is scrolled away
		return [...r.violations, ...unsure.filter((v) => v.nodes.length)].map((v) => ({ ID: v.id, Help: v.help,
			Nodes: v.nodes.map((n) => ({ Target: n.target, HTML: n.html, FailureSummary: n.failureSummary })) }))`)
}
