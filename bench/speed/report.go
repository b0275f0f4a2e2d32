package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// reportCommand writes the tables into the document, between the marks that are there, and the charts beside the results.
func reportCommand(args []string, stdout io.Writer) error {
	f := flag.NewFlagSet("report", flag.ContinueOnError)
	from := f.String("results", filepath.Join("bench", "results", "speed.txt"), "`file` of a run")
	readme := f.String("readme", filepath.Join("bench", "README.md"), "`file` to write the tables into")
	if err := f.Parse(args); err != nil {
		return err
	}
	r, err := readResults(*from)
	if err != nil {
		return err
	}
	old, err := os.ReadFile(*readme)
	if err != nil {
		return err
	}
	text, err := between(string(old), r.report(filepath.Base(*from)))
	if err != nil {
		return fmt.Errorf("%s: %w", *readme, err)
	}
	for name, chart := range r.charts() {
		if err := os.WriteFile(filepath.Join(filepath.Dir(*from), name), []byte(chart), 0o644); err != nil {
			return err
		}
	}
	fmt.Fprintln(stdout, "wrote", *readme)
	return os.WriteFile(*readme, []byte(text), 0o644)
}

func readResults(path string) (*results, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return parseResults(f)
}

const (
	beginMark = "<!-- speed: written by `make bench`, from here -->\n"
	endMark   = "<!-- speed: to here -->\n"
)

// between puts text between the marks.
func between(document, text string) (string, error) {
	before, rest, found := strings.Cut(document, beginMark)
	_, after, ended := strings.Cut(rest, endMark)
	if !found || !ended {
		return "", fmt.Errorf("it has no place for the tables, between %q and %q", beginMark, endMark)
	}
	return before + beginMark + text + endMark + after, nil
}

// goal is what is wanted of one figure.
type goal struct {
	what, against   string
	wanted, stretch float64
	less            bool // whether less is better
	style           style
	value           func(*results) (float64, bool)
	same            func(*results) (float64, bool) // the same against Bleve with the same fields; may be nil
	cpu             func(*results) (float64, bool) // the same by CPU time; may be nil
}

// style is how a figure is written.
type style int

const (
	times     style = iota // 3.1×
	share                  // 0.62
	part                   // 1/300
	millis                 // 0.15 ms
	megabytes              // 600 MB
	rate                   // 2,000 requests/s
)

func (s style) write(v float64) string {
	switch s {
	case times:
		return digits(v) + "×"
	case part:
		if v > 0 {
			return "1/" + digits(1/v)
		}
	case millis:
		return digits(v) + " ms"
	case megabytes:
		return digits(v) + " MB"
	case rate:
		return digits(v) + "/s"
	}
	return digits(v)
}

// digits writes two digits that count, or all before the point, with commas.
func digits(v float64) string {
	switch {
	case v >= 1000:
		s := strconv.Itoa(int(v + 0.5))
		for i := len(s) - 3; i > 0; i -= 3 {
			s = s[:i] + "," + s[i:]
		}
		return s
	case v >= 10:
		return strconv.FormatFloat(v, 'f', 0, 64)
	case v >= 1:
		return strings.TrimSuffix(strconv.FormatFloat(v, 'f', 1, 64), ".0")
	}
	s := strconv.FormatFloat(v, 'g', 2, 64)
	if strings.Contains(s, "e") {
		return strconv.FormatFloat(v, 'f', 5, 64)
	}
	return s
}

func (r *results) size() int {
	n, _ := strconv.Atoi(r.of("paragraphs"))
	return n
}

// largest is the largest corpus that a line of this name was measured with.
func (r *results) largest(prefix string) int {
	n := 0
	for _, m := range r.sizesOf(prefix) {
		n = max(n, m)
	}
	return n
}

// sizesOf lists the corpora that a line of this name was measured with, smallest first.
func (r *results) sizesOf(prefix string) []int {
	var list []int
	for _, l := range r.lines {
		if rest, found := strings.CutPrefix(l.name, prefix+"/"); found {
			if n, err := strconv.Atoi(rest); err == nil {
				list = append(list, n)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// ratio divides a figure of two lines, both with the size of the run.
func ratio(over, under, unit string) func(*results) (float64, bool) {
	return func(r *results) (float64, bool) {
		a, ok := r.get(fmt.Sprintf("%s/%d", over, r.size()), unit)
		b, also := r.get(fmt.Sprintf("%s/%d", under, r.size()), unit)
		return a / b, ok && also && b > 0
	}
}

// most is a figure of the largest corpus, times a factor.
func most(name, unit string, factor float64) func(*results) (float64, bool) {
	return func(r *results) (float64, bool) {
		v, ok := r.get(fmt.Sprintf("%s/%d", name, r.largest(name)), unit)
		return v * factor, ok
	}
}

// asked is a goal of a class of questions: how many times as long Bleve takes.
func asked(what, kind, class, against, unit string, wanted, stretch float64) goal {
	time := func(engine string) string { return kind + "/" + class + "/" + engine }
	g := goal{
		what: what, against: map[string]string{engineBleve: "plain Bleve", engineSame: "plain Bleve, same fields"}[against],
		wanted: wanted, stretch: stretch,
		value: ratio(time(against), time(engineOurs), unit), same: ratio(time(engineSame), time(engineOurs), unit),
	}
	if unit == "p50-ns" {
		g.cpu = ratio(time(against), time(engineOurs), "p50-cpu-ns")
	}
	return g
}

func goals() []goal {
	build := func(over, under string) func(*results) (float64, bool) {
		return ratio("Build/"+over, "Build/"+under, "paragraphs/cpu-s")
	}
	return []goal{
		{what: "`rebuild`, paragraphs per CPU second, attribution excluded", against: "plain Bleve, batches of 1,000", wanted: 3, stretch: 6,
			value: build(engineOurs, engineBleve), same: build(engineOurs, engineSame)},
		{what: "the same, attribution and JSON included", against: "the line above", wanted: 0.6, stretch: 0.8, style: share,
			value: build("indexer", engineOurs)},
		{what: "`rebuild`, attribution excluded", against: "SQLite FTS5, both fields", wanted: 0.7, stretch: 1, value: build(engineOurs, "sqlite")},
		asked("AND of 2, p50", "Query", classAnd2, engineSame, "p50-ns", 3, 10),
		asked("AND of 3–4, p50", "Query", classAnd3, engineSame, "p50-ns", 3, 10),
		asked("phrase, p50", "Query", classPhrase, engineSame, "p50-ns", 1.5, 3),
		asked("prefix, p50", "Query", classPrefix, engineSame, "p50-ns", 1.5, 3),
		asked("common term, p50, warm", "Query", classCommon, engineBleve, "p50-ns", 10, 40),
		asked("OR of 2, p50, warm", "Query", classOr2, engineBleve, "p50-ns", 6, 12),
		asked("OR of 3–4, p50, warm", "Query", classOr3, engineBleve, "p50-ns", 8, 15),
		asked("common term, first time after start", "First", classCommon, engineBleve, "p50-ns", 2, 3),
		asked("OR of 2, first time", "First", classOr2, engineBleve, "p50-ns", 2, 3),
		asked("OR of 3–4, first time", "First", classOr3, engineBleve, "p50-ns", 2, 3),
		asked("term + 3 facets, two chosen, p50", "Query", classFacets, engineBleve, "p50-ns", 60, 140),
		asked("the same, p99", "Query", classFacets, engineBleve, "p99-ns", 40, 0),
		asked("all documents + facets", "Query", classAllFacets, engineBleve, "p50-ns", 1000, 0),
		asked("term in a date range", "Query", classRange, engineBleve, "p50-ns", 6, 50),
		asked("term in date order", "Query", classOrder, engineBleve, "p50-ns", 15, 150),
		{what: "marking ten hits", against: "–", wanted: 0.15, stretch: 0.08, less: true, style: millis, value: marking("p50-ns"), cpu: marking("p50-cpu-ns")},
		{what: "HTTP, distinct searches, marked, 3 facets", against: "the same handlers on plain Bleve", wanted: 6,
			value: ratio("HTTP/distinct/"+engineOurs, "HTTP/distinct/"+engineBleve, "requests/s")},
		{what: "the same, requests", against: "–", wanted: 2000, stretch: 5000, style: rate, value: most("HTTP/distinct/"+engineOurs, "requests/s", 1)},
		{what: "the same search again, with gzip", against: "hello on the same router", wanted: 0.5, stretch: 0.8, style: share,
			value: ratio("HTTP/again-gzip/"+engineOurs, "HTTP/hello/mux", "requests/s")},
		{what: "the same search again, answered 304", against: "hello on the same router", wanted: 0.5, stretch: 0.8, style: share,
			value: ratio("HTTP/again-304/"+engineOurs, "HTTP/hello/mux", "requests/s")},
		{what: "`load` of 100 paragraphs", against: "`rebuild`", wanted: 1. / 300, stretch: 1. / 1000, less: true, style: part, value: loading},
		{what: "server ready after start", against: "–", wanted: 50, stretch: 10, less: true, style: millis, value: most("Server/ready", "ns/op", 1e-6)},
		{what: "server's anonymous memory after 10,000 searches", against: "size of the text", wanted: 1.2, stretch: 0.8, less: true,
			value: most("Server/memory", "anon/text", 1)},
		{what: "indexer's anonymous memory at most", against: "–", wanted: 600, stretch: 300, less: true, style: megabytes,
			value: most("Build/indexer", "anon-MB", 1)},
		{what: "index on disk", against: "size of the text", wanted: 3.8, stretch: 2.5, less: true, value: most("Build/"+engineOurs, "disk/text", 1)},
		{what: "CPU time a paragraph to build, as the corpus grows", against: "the smallest part", wanted: 1.1, less: true,
			value: grown("Build/"+engineOurs, perParagraph)},
		{what: "rare term, as the corpus grows", against: "the smallest part", wanted: 1.5, less: true,
			value: grown("Query/"+classRare+"/"+engineOurs, median)},
		{what: "common term, for each hit, as the corpus grows", against: "the smallest part", wanted: 1.1, less: true,
			value: grown("Query/"+classCommon+"/"+engineOurs, perHit)},
	}
}

// marking is what marks add to the same questions, in milliseconds.
func marking(unit string) func(*results) (float64, bool) {
	return func(r *results) (float64, bool) {
		with, ok := r.get(fmt.Sprintf("Query/%s/%s/%d", classHighlight, engineOurs, r.size()), unit)
		without, also := r.get(fmt.Sprintf("Query/%s/%s/%d", classTen, engineOurs, r.size()), unit)
		return max(with-without, 0) / 1e6, ok && also
	}
}

// loading is the time of a load as a share of a rebuild's, with the largest corpus.
func loading(r *results) (float64, bool) {
	n := r.largest("Load/100/" + engineOurs)
	load, ok := r.get(fmt.Sprintf("Load/100/%s/%d", engineOurs, n), "ns/op")
	rebuild, also := r.get(fmt.Sprintf("Build/%s/%d", engineOurs, n), "ns/op")
	return load / rebuild, ok && also && rebuild > 0
}

func perParagraph(r *results, name string) (float64, bool) {
	v, ok := r.get(name, "paragraphs/cpu-s")
	return 1 / v, ok && v > 0
}

func median(r *results, name string) (float64, bool) { return r.get(name, "p50-ns") }

func perHit(r *results, name string) (float64, bool) {
	v, ok := r.get(name, "p50-ns")
	n, also := r.get(name, "found")
	return v / n, ok && also && n > 0
}

// grown divides a figure with the largest corpus by that with the smallest.
func grown(name string, of func(*results, string) (float64, bool)) func(*results) (float64, bool) {
	return func(r *results) (float64, bool) {
		sizes := r.sizesOf(name)
		if len(sizes) < 2 {
			return 0, false
		}
		small, ok := of(r, fmt.Sprintf("%s/%d", name, sizes[0]))
		large, also := of(r, fmt.Sprintf("%s/%d", name, sizes[len(sizes)-1]))
		return large / small, ok && also && small > 0
	}
}

// reached tells how far a value has come.
func (g goal) reached(v float64) string {
	enough := func(than float64) bool { return than > 0 && (g.less && v <= than || !g.less && v >= than) }
	switch {
	case enough(g.stretch):
		return "stretch"
	case enough(g.wanted):
		return "yes"
	}
	return "**no**"
}

// report is the text of the tables.
func (r *results) report(name string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s paragraphs (%s MB of text), %s, %s cores, %s, commit %s, %s: `%s` ([%s](results/%s)).\n\n",
		digits(float64(r.size())), digits(r.about1("text-bytes")/1e6), r.of("cpu"), r.of("cores"), r.of("go"), r.of("commit"), r.of("date"),
		r.of("command"), name, name)
	if load := r.of("load"); load != "" {
		fmt.Fprintf(&b, "Others kept the machine busy with a load of %s when the run began; with more than 1 the times by the clock are rough.\n\n", load)
	}
	if n := r.largest("Build/" + engineOurs); n > r.size() {
		fmt.Fprintf(&b, "Load, start, memory, disk and growth are of %s paragraphs: four copies of the corpus, each with other IDs and other rare words.\n\n",
			digits(float64(n)))
	}
	b.WriteString("| what | against | wanted | stretch | reached | | by CPU time | against the same fields |\n|---|---|---|---|---|---|---|---|\n")
	for _, g := range goals() {
		fmt.Fprintln(&b, g.row(r))
	}
	b.WriteString("\n")
	r.engines(&b)
	b.WriteString("![Growth](results/growth.svg)\n\n![Questions](results/questions.svg)\n\n")
	return b.String()
}

func (r *results) about1(key string) float64 {
	v, _ := strconv.ParseFloat(r.of(key), 64)
	return v
}

func (g goal) row(r *results) string {
	cells := []string{g.what, g.against, g.bound(g.wanted), g.bound(g.stretch), "not measured", "", "", ""}
	if v, ok := g.value(r); ok {
		cells[4], cells[5] = g.style.write(v), g.reached(v)
	}
	for i, other := range []func(*results) (float64, bool){g.cpu, g.same} {
		if other == nil {
			continue
		}
		if v, ok := other(r); ok {
			cells[6+i] = g.style.write(v)
		}
	}
	return "| " + strings.Join(cells, " | ") + " |"
}

func (g goal) bound(v float64) string {
	if v == 0 {
		return "–"
	}
	sign := "≥ "
	if g.less {
		sign = "≤ "
	}
	return sign + g.style.write(v)
}

// engines writes what every engine took.
func (r *results) engines(b *strings.Builder) {
	builders := r.named("Build")
	b.WriteString("| building | paragraphs per CPU second | paragraphs per second | disk × text | memory |\n|---|---|---|---|---|\n")
	for _, e := range builders {
		cells := []string{e}
		for _, unit := range []string{"paragraphs/cpu-s", "paragraphs/s", "disk/text", "anon-MB"} {
			cell := "–"
			if v, ok := r.get(fmt.Sprintf("Build/%s/%d", e, r.size()), unit); ok {
				cell = digits(v)
				if unit == "anon-MB" {
					cell += " MB"
				}
			}
			cells = append(cells, cell)
		}
		fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | "))
	}
	b.WriteString("\n")
	askers := slices.DeleteFunc(builders, func(e string) bool { return e == "indexer" })
	fmt.Fprintf(b, "| p50 ms (p99) | %s |\n|---|%s\n", strings.Join(askers, " | "), strings.Repeat("---|", len(askers)))
	for _, c := range r.named("Query") {
		cells := []string{c}
		for _, e := range askers {
			name := fmt.Sprintf("Query/%s/%s/%d", c, e, r.size())
			p50, ok := r.get(name, "p50-ns")
			p99, _ := r.get(name, "p99-ns")
			if !ok {
				cells = append(cells, "–")
				continue
			}
			cells = append(cells, fmt.Sprintf("%s (%s)", digits(p50/1e6), digits(p99/1e6)))
		}
		fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | "))
	}
	b.WriteString("\n")
}

// named lists the second parts of names, in the order in which they were measured.
func (r *results) named(first string) []string {
	var list []string
	for _, l := range r.lines {
		parts := strings.Split(l.name, "/")
		if parts[0] == first && len(parts) > 2 && !slices.Contains(list, parts[1]) {
			list = append(list, parts[1])
		}
	}
	return list
}
