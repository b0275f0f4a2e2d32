// Package peers is what the programs of other engines have in common: they read what bin/speed wrote, build an index from
// documents that lie in memory, answer every question once without being timed and then again and again, and print
// benchmark lines for bin/speed to gather. It is a module of its own, so that Onrecord needs none of them.
package peers

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"time"
)

// Document is a paragraph.
type Document struct {
	ID      string   `json:"id"`
	Article string   `json:"article"`
	Title   string   `json:"title"`
	Outlet  string   `json:"outlet_id"`
	Year    string   `json:"year"`
	Lang    string   `json:"lang"`
	Kind    string   `json:"kind"`
	Speaker []string `json:"speaker"`
	Text    string   `json:"text"`
	Day     int      `json:"day"` // year<<9 | month<<5 | day; 0 is not known
}

// Question is one, as bin/speed draws it.
type Question struct {
	Op              string // and, or, phrase, prefix
	Words           []string
	Speaker, Outlet string
	From, To        int // years
	Facets          bool
	Newest          bool
	Highlight       bool
}

// Days gives the first and the last day of the question's range.
func (q Question) Days() (from, to int) { return q.From << 9, q.To<<9 | 12<<5 | 31 }

// Work is what bin/speed gives.
type Work struct {
	Documents  []Document
	Paragraphs int
	Bytes      int
	Seconds    float64
	Classes    []struct {
		Name      string
		Questions []Question
	}
}

// Engine is a program's.
type Engine struct {
	Name string
	// Build makes an index in a folder that is not there yet.
	Build func(dir string, docs []Document) error
	// Open gives a function that answers with how many paragraphs are found, after reading the text of ten.
	Open func(dir string) (ask func(Question) (total int, err error), err error)
	// Skip names the classes that the engine is not asked.
	Skip []string
}

// Main is the program.
func Main(e Engine) {
	if err := e.run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, e.Name+":", err)
		os.Exit(1)
	}
}

func (e Engine) run(args []string, out io.Writer) error {
	if len(args) != 1 {
		return errors.New("name the folder that bin/speed wrote")
	}
	w, err := read(args[0])
	if err != nil {
		return err
	}
	dir := filepath.Join(args[0], e.Name)
	runtime.GC()
	began, used := time.Now(), usedCPU()
	if err := e.Build(dir, w.Documents); err != nil {
		return fmt.Errorf("build: %w", err)
	}
	wall, cpu := time.Since(began), usedCPU()-used
	n := len(w.Documents)
	w.Documents = nil
	size, err := sizeOf(dir)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "BenchmarkBuild/%s/%d-%d\t1\t%d ns/op\t%.4g paragraphs/cpu-s\t%.4g paragraphs/s\t%.4g disk/text\n", e.Name, w.Paragraphs,
		runtime.GOMAXPROCS(0), wall.Nanoseconds(), float64(n)/cpu.Seconds(), float64(n)/wall.Seconds(), float64(size)/float64(w.Bytes))
	ask, err := e.Open(dir)
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	for _, c := range w.Classes {
		if slices.Contains(e.Skip, c.Name) {
			continue
		}
		if err := e.ask(w, c.Name, c.Questions, ask, out); err != nil {
			return fmt.Errorf("%s: %w", c.Name, err)
		}
	}
	return os.RemoveAll(dir)
}

func (e Engine) ask(w *Work, class string, questions []Question, ask func(Question) (int, error), out io.Writer) error {
	var times []time.Duration
	found := 0
	began := time.Now()
	for round := 0; round == 0 || time.Since(began).Seconds() < w.Seconds; round++ {
		for _, q := range questions {
			start := time.Now()
			n, err := ask(q)
			if err != nil {
				return fmt.Errorf("%q: %w", q.Words, err)
			}
			if round == 0 {
				found += n
			} else {
				times = append(times, time.Since(start))
			}
			if len(times) >= 20 && time.Since(began).Seconds() > w.Seconds {
				break
			}
		}
		if round == 0 {
			began = time.Now()
		}
	}
	slices.Sort(times)
	at := func(share float64) int64 {
		return times[min(int(share*float64(len(times))), len(times)-1)].Nanoseconds()
	}
	_, err := fmt.Fprintf(out, "BenchmarkQuery/%s/%s/%d-%d\t%d\t%d p50-ns\t%d p99-ns\t%.4g found\n", class, e.Name, w.Paragraphs,
		runtime.GOMAXPROCS(0), len(times), at(0.5), at(0.99), float64(found)/float64(len(questions)))
	return err
}

func read(folder string) (*Work, error) {
	w := &Work{}
	text, err := os.ReadFile(filepath.Join(folder, "questions.json"))
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(text, w); err != nil {
		return nil, err
	}
	f, err := os.Open(filepath.Join(folder, "documents.jsonl"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	d := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	for {
		var doc Document
		if err := d.Decode(&doc); errors.Is(err, io.EOF) {
			return w, nil
		} else if err != nil {
			return nil, err
		}
		w.Documents = append(w.Documents, doc)
	}
}

func usedCPU() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

func sizeOf(dir string) (n int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			n += info.Size()
		}
		return err
	})
	return n, err
}
