package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// line is one line of results: what was measured how often, and the figures by their units.
type line struct {
	name    string // without "Benchmark" in front and the cores behind
	n       int
	figures []figure
}

type figure struct {
	value float64
	unit  string
}

// results are lines in Go's benchmark form, with what is said about the run in front.
type results struct {
	about [][2]string
	lines []line
}

func (r *results) say(key, value string) { r.about = append(r.about, [2]string{key, value}) }

func (r *results) add(name string, n int, figures ...figure) line {
	l := line{name, n, figures}
	r.lines = append(r.lines, l)
	return l
}

func (r *results) of(key string) string {
	for _, a := range r.about {
		if a[0] == key {
			return a[1]
		}
	}
	return ""
}

// get is a figure; false when it was not measured.
func (r *results) get(name, unit string) (float64, bool) {
	for _, l := range r.lines {
		if l.name != name {
			continue
		}
		for _, f := range l.figures {
			if f.unit == unit {
				return f.value, true
			}
		}
	}
	return 0, false
}

func (l line) format(cores int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Benchmark%s-%d\t%d", l.name, cores, l.n)
	for _, f := range l.figures {
		fmt.Fprintf(&b, "\t%s %s", number(f.value), f.unit)
	}
	return b.String()
}

// number writes a figure with four digits that count.
func number(v float64) string {
	s := strconv.FormatFloat(v, 'g', 4, 64)
	if f, err := strconv.ParseFloat(s, 64); err == nil && (f >= 0.0001 || f == 0) {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return s
}

func (r *results) write(w io.Writer) error {
	b := bufio.NewWriter(w)
	for _, a := range r.about {
		fmt.Fprintf(b, "%s: %s\n", a[0], a[1])
	}
	for _, l := range r.lines {
		fmt.Fprintln(b, l.format(runtime.GOMAXPROCS(0)))
	}
	return b.Flush()
}

// parseResults reads what write wrote, and what the programs of bench/peers write.
func parseResults(in io.Reader) (*results, error) {
	var r results
	s := bufio.NewScanner(in)
	for s.Scan() {
		text := s.Text()
		if name, rest, ok := strings.Cut(text, "\t"); ok && strings.HasPrefix(name, "Benchmark") {
			l, err := parseLine(name, rest)
			if err != nil {
				return nil, fmt.Errorf("%q: %w", text, err)
			}
			r.lines = append(r.lines, l)
		} else if key, value, ok := strings.Cut(text, ": "); ok {
			r.say(key, value)
		}
	}
	return &r, s.Err()
}

func parseLine(name, rest string) (line, error) {
	name = strings.TrimPrefix(name, "Benchmark")
	if i := strings.LastIndexByte(name, '-'); i > 0 && strings.Trim(name[i+1:], "0123456789") == "" {
		name = name[:i]
	}
	fields := strings.Fields(rest)
	l := line{name: name}
	var err error
	if l.n, err = strconv.Atoi(fields[0]); err != nil {
		return l, err
	}
	for f := range slices.Chunk(fields[1:], 2) {
		v, err := strconv.ParseFloat(f[0], 64)
		if err != nil || len(f) < 2 {
			return l, fmt.Errorf("%q is no figure", f)
		}
		l.figures = append(l.figures, figure{v, f[1]})
	}
	return l, nil
}

// spread is a number of times that the same thing took.
type spread []time.Duration

// at gives the time that a share of all are not longer than.
func (s spread) at(share float64) time.Duration {
	if len(s) == 0 {
		return 0
	}
	list := slices.Sorted(slices.Values(s))
	return list[min(int(share*float64(len(list))), len(list)-1)]
}

func (s spread) figures() []figure {
	return []figure{{float64(s.at(0.5).Nanoseconds()), "p50-ns"}, {float64(s.at(0.99).Nanoseconds()), "p99-ns"}}
}

// processor names the machine's.
func processor() string {
	b, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return runtime.GOARCH
	}
	_, after, _ := strings.Cut(string(b), "model name")
	name, _, _ := strings.Cut(after, "\n")
	return strings.TrimLeft(name, "\t :")
}
