package main

import (
	"cmp"
	"fmt"
	"html"
	"math"
	"slices"
	"strings"
)

// The charts carry their own colours for light and for dark, since an image does not get those of the page.
const chartStyle = `<style>
text{font:12px system-ui,sans-serif;fill:#333}.h{font-weight:600}.axis{stroke:#999}.grid{stroke:#ddd}
.c0{stroke:#0a58ca;fill:#0a58ca}.c1{stroke:#b3541e;fill:#b3541e}.c2{stroke:#2b7a3f;fill:#2b7a3f}.c3{stroke:#8a3fa0;fill:#8a3fa0}
.line{fill:none;stroke-width:2}.ref{fill:none;stroke:#999;stroke-dasharray:4 4}.lab{stroke:none}
@media (prefers-color-scheme:dark){text{fill:#ddd}.axis{stroke:#888}.grid{stroke:#444}
.c0{stroke:#6ea8fe;fill:#6ea8fe}.c1{stroke:#f0a070;fill:#f0a070}.c2{stroke:#75c68a;fill:#75c68a}.c3{stroke:#d0a0e0;fill:#d0a0e0}.line{fill:none}}
</style>
`

// charts draws everything, by file name.
func (r *results) charts() map[string]string {
	return map[string]string{"growth.svg": r.growthChart(), "questions.svg": r.questionsChart()}
}

type point struct{ x, y float64 }

type series struct {
	name   string
	points []point
}

// curve is a figure of one name with every size of the corpus.
func (r *results) curve(label, name string, of func(*results, string) (float64, bool), factor float64) series {
	s := series{name: label}
	for _, n := range r.sizesOf(name) {
		if v, ok := of(r, fmt.Sprintf("%s/%d", name, n)); ok {
			s.points = append(s.points, point{float64(n), v * factor})
		}
	}
	return s
}

// growthChart has one panel for building and one for questions.
func (r *results) growthChart() string {
	seconds := func(r *results, name string) (float64, bool) {
		v, ok := perParagraph(r, name)
		var n float64
		_, err := fmt.Sscan(name[strings.LastIndexByte(name, '/')+1:], &n)
		return v * n, ok && err == nil
	}
	query := func(label, class string) series {
		return r.curve(label, "Query/"+class+"/"+engineOurs, median, 1e-6)
	}
	var b strings.Builder
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 820 300" role="img" aria-label="What building and questions take as the corpus grows">` + "\n" + chartStyle)
	panel{0, "Building, CPU seconds", []series{r.curve("onrecord", "Build/"+engineOurs, seconds, 1)}, true}.draw(&b)
	panel{410, "Questions, p50 in ms", []series{
		query("common term", classCommon), query("rare term", classRare), query("AND of 2", classAnd2), query("term + facets", classFacets),
	}, false}.draw(&b)
	b.WriteString("</svg>\n")
	return b.String()
}

// panel is one chart of lines; left is where it begins.
type panel struct {
	left      float64
	title     string
	series    []series
	reference bool // a dashed line from nothing through the first point: what is exactly linear
}

const (
	panelTop, panelHeight = 40., 210.
	panelIn, panelWidth   = 50., 250.
)

func (p panel) draw(b *strings.Builder) {
	var maxX, maxY float64
	for _, s := range p.series {
		for _, q := range s.points {
			maxX, maxY = max(maxX, q.x), max(maxY, q.y)
		}
	}
	if maxX == 0 || maxY == 0 {
		return
	}
	top, step := ceiling(maxY)
	at := func(q point) (x, y float64) {
		return p.left + panelIn + q.x/maxX*panelWidth, panelTop + panelHeight*(1-q.y/top)
	}
	fmt.Fprintf(b, `<text class="h" x="%.0f" y="20">%s</text>`+"\n", p.left+10, html.EscapeString(p.title))
	for v := 0.; v <= top*1.001; v += step {
		x, y := at(point{0, v})
		fmt.Fprintf(b, `<line class="grid" x1="%.1f" x2="%.1f" y1="%.1f" y2="%.1f"/><text text-anchor="end" x="%.1f" y="%.1f">%s</text>`+"\n",
			x, x+panelWidth, y, y, x-6, y+4, tick(v))
	}
	const room = 40 // that a label takes
	end, _ := at(point{maxX, 0})
	labelled := math.Inf(-1)
	for _, q := range p.series[0].points {
		x, y := at(point{q.x, 0})
		if x-labelled < room || x < end && end-x < room {
			continue
		}
		labelled = x
		fmt.Fprintf(b, `<line class="axis" x1="%.1f" x2="%.1f" y1="%.1f" y2="%.1f"/><text text-anchor="middle" x="%.1f" y="%.1f">%s k</text>`+"\n",
			x, x, y, y+4, x, y+18, tick(math.Round(q.x/1000)))
	}
	if p.reference && len(p.series[0].points) > 0 {
		first := p.series[0].points[0]
		end := min(maxX, top*first.x/first.y)
		x0, y0 := at(point{0, 0})
		x1, y1 := at(point{end, first.y / first.x * end})
		fmt.Fprintf(b, `<path class="ref" d="M%.1f %.1fL%.1f %.1f"/>`+"\n", x0, y0, x1, y1)
	}
	p.drawSeries(b, at)
}

func (p panel) drawSeries(b *strings.Builder, at func(point) (x, y float64)) {
	var used []float64 // heights of labels
	for i, s := range p.series {
		if len(s.points) == 0 {
			continue
		}
		var path strings.Builder
		for k, q := range s.points {
			x, y := at(q)
			fmt.Fprintf(&path, "%c%.1f %.1f", "ML"[min(k, 1)], x, y)
			fmt.Fprintf(b, `<circle class="c%d" cx="%.1f" cy="%.1f" r="3"/>`+"\n", i, x, y)
		}
		x, y := at(s.points[len(s.points)-1])
		for slices.ContainsFunc(used, func(u float64) bool { return math.Abs(u-y) < 14 }) {
			y -= 2
		}
		used = append(used, y)
		fmt.Fprintf(b, `<path class="line c%d" d="%s"/><text class="lab c%d" x="%.1f" y="%.1f">%s</text>`+"\n", i, &path, i, x+8, y+4, s.name)
	}
}

// ceiling is a round number that is not less than v, and the steps to it.
func ceiling(v float64) (top, step float64) {
	step = math.Pow(10, math.Floor(math.Log10(v)))
	for _, f := range []float64{0.2, 0.25, 0.5, 1, 2} {
		if v/(step*f) <= 5 {
			step *= f
			break
		}
	}
	return math.Ceil(v/step) * step, step
}

func tick(v float64) string {
	if v >= 1000 {
		return digits(v)
	}
	return fmt.Sprintf("%.4g", v)
}

type bar struct {
	name  string
	value float64
}

// questionsChart shows how many times as long Bleve with the same fields takes, on a scale by powers of ten.
func (r *results) questionsChart() string {
	var bars []bar
	for _, c := range r.named("Query") {
		value := ratio("Query/"+c+"/"+engineSame, "Query/"+c+"/"+engineOurs, "p50-ns")
		if v, ok := value(r); ok && c != classTen {
			bars = append(bars, bar{c, v})
		}
	}
	slices.SortStableFunc(bars, func(a, b bar) int { return cmp.Compare(b.value, a.value) })
	low, high := 0.1, 10.
	for _, x := range bars {
		for x.value > high {
			high *= 10
		}
		for x.value < low {
			low /= 10
		}
	}
	const left, width, rowHeight = 110., 620., 22.
	at := func(v float64) float64 { return left + width*math.Log(v/low)/math.Log(high/low) }
	bottom := 36 + rowHeight*float64(len(bars))
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 820 %.0f" role="img" aria-label="How many times as long plain Bleve takes">`+"\n", bottom+26)
	b.WriteString(chartStyle + `<text class="h" x="10" y="20">How many times as long plain Bleve takes, with the same fields, p50</text>` + "\n")
	for v := low; v <= high*1.001; v *= 10 {
		fmt.Fprintf(&b, `<line class="grid" x1="%.1f" x2="%.1f" y1="32" y2="%.1f"/><text text-anchor="middle" x="%.1f" y="%.1f">%s×</text>`+"\n",
			at(v), at(v), bottom, at(v), bottom+16, tick(v))
	}
	for i, x := range bars {
		y := 36 + rowHeight*float64(i)
		from, to := min(at(1), at(x.value)), max(at(1), at(x.value))
		colour := 0
		if x.value < 1 {
			colour = 1
		}
		fmt.Fprintf(&b, `<text text-anchor="end" x="%.1f" y="%.1f">%s</text><rect class="c%d" x="%.1f" y="%.1f" width="%.1f" height="14"/>`+
			`<text x="%.1f" y="%.1f">%s×</text>`+"\n", left-8, y+12, x.name, colour, from, y+1, max(to-from, 1), to+6, y+12, digits(x.value))
	}
	fmt.Fprintf(&b, `<line class="axis" x1="%.1f" x2="%.1f" y1="32" y2="%.1f"/></svg>`+"\n", at(1), at(1), bottom)
	return b.String()
}
