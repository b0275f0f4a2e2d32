package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"onrecord/corpus"
	"onrecord/index/bleveindex"
)

// bench is one run.
type bench struct {
	options
	results
	all   []corpus.Article // attributed
	file  string           // they are in
	n     int              // paragraphs
	bytes int              // of their text
	began time.Time
}

func (o options) measure(ctx context.Context) (err error) {
	if _, err := os.Stat(o.corpus); errors.Is(err, os.ErrNotExist) {
		fmt.Fprintf(o.log, "%s is absent: nothing is measured\n", o.corpus)
		return nil
	}
	if o.work, err = os.MkdirTemp(o.work, "onrecord-speed-"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(o.work)) }()
	b := &bench{options: o, began: time.Now()}
	b.describe()
	if err := b.steps(ctx); err != nil {
		return err
	}
	b.say("seconds", fmt.Sprint(int(time.Since(b.began).Seconds())))
	if o.out == "" {
		return b.write(os.Stdout)
	}
	return writeFile(o.out, b.write)
}

// describe says what the figures are of.
func (b *bench) describe() {
	b.say("goos", runtime.GOOS)
	b.say("goarch", runtime.GOARCH)
	b.say("pkg", "onrecord/bench/speed")
	b.say("cpu", processor())
	b.say("cores", fmt.Sprint(runtime.NumCPU()))
	b.say("go", runtime.Version())
	b.say("commit", commit())
	b.say("command", b.command)
	if text, err := os.ReadFile("/proc/loadavg"); err == nil {
		b.say("load", strings.Fields(string(text))[0])
	}
	b.say("date", time.Now().UTC().Format(time.DateOnly))
}

func commit() string {
	out, err := exec.Command("git", "describe", "--always", "--dirty", "--tags").Output()
	if err != nil {
		return "unknown"
	}
	return strings.TrimSpace(string(out))
}

func (b *bench) steps(ctx context.Context) error {
	raw, err := readCorpus(ctx, b.corpus)
	if err != nil {
		return err
	}
	if b.options.n > 0 {
		raw = firstOf(raw, b.options.n)
	}
	b.progress("read")
	v, err := b.prepare(raw)
	if err != nil {
		return err
	}
	b.say("paragraphs", fmt.Sprint(b.n))
	b.say("articles", fmt.Sprint(len(b.all)))
	b.say("text-bytes", fmt.Sprint(b.bytes))
	classes := v.draw(b.queries)
	for _, step := range []func() error{
		func() error { return b.builds(ctx) },
		func() error { return b.indexer(ctx) },
		func() error { return b.searches(ctx, classes) },
		func() error { return b.load(ctx, raw) },
		func() error { return b.web(ctx, v) },
		func() error { return b.growth(ctx) },
		func() error { return b.others(ctx, classes) },
	} {
		if err := errors.Join(ctx.Err(), step()); err != nil {
			return err
		}
	}
	if b.million {
		return b.four(ctx, raw)
	}
	return nil
}

// prepare attributes the articles and writes the files that other processes read.
func (b *bench) prepare(raw []corpus.Article) (*vocabulary, error) {
	if err := writeSource(b.source(), raw); err != nil {
		return nil, err
	}
	b.all = cloned(raw)
	attribute(b.all)
	b.n, b.bytes = countParagraphs(b.all)
	b.file = filepath.Join(b.work, "articles.gob")
	b.progress(fmt.Sprintf("attributed %d paragraphs", b.n))
	return newVocabulary(b.all), writeAttributed(b.file, b.all)
}

// cloned keeps the paragraphs of the original as they are.
func cloned(list []corpus.Article) []corpus.Article {
	all := make([]corpus.Article, len(list))
	for i, a := range list {
		a.Paragraphs = append([]corpus.Paragraph(nil), a.Paragraphs...)
		all[i] = a
	}
	return all
}

func (b *bench) source() string { return filepath.Join(b.work, "source.jsonl") }

func (b *bench) progress(what string) {
	fmt.Fprintf(b.log, "%5.0fs %s\n", time.Since(b.began).Seconds(), what)
}

func (b *bench) note(name string, n int, figures ...figure) {
	b.progress(b.add(name, n, figures...).format(runtime.GOMAXPROCS(0)))
}

// at ends a name with the paragraphs that it was measured with.
func (b *bench) at(format string, args ...any) string {
	return fmt.Sprintf(format, args...) + fmt.Sprintf("/%d", b.n)
}

func (b *bench) builds(ctx context.Context) error {
	for _, e := range []string{engineOurs, engineBleve, engineSame} {
		if err := b.buildOne(ctx, e, b.folder(e), b.n); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) buildOne(ctx context.Context, engine, dir string, n int) error {
	c, err := b.build(ctx, engine, b.file, dir, n)
	if err != nil {
		return err
	}
	size, err := sizeOf(dir)
	if err != nil {
		return err
	}
	list := firstOf(b.all, n)
	_, text := countParagraphs(list)
	figures := append(c.figures(), figure{float64(size) / float64(text), "disk/text"})
	b.note(fmt.Sprintf("Build/%s/%d", engine, c.Paragraphs), 1, figures...)
	return nil
}

func (c cost) figures() []figure {
	return []figure{
		{float64(c.Wall.Nanoseconds()), "ns/op"},
		{float64(c.Paragraphs) / c.CPU.Seconds(), "paragraphs/cpu-s"},
		{float64(c.Paragraphs) / c.Wall.Seconds(), "paragraphs/s"},
		{float64(c.Anon) / 1e6, "anon-MB"},
	}
}

// indexer measures the program, from JSON on, attribution included.
func (b *bench) indexer(ctx context.Context) error {
	dir := b.folder("indexer")
	c, err := b.index(ctx, b.source(), dir)
	if err != nil {
		return err
	}
	c.Paragraphs = b.n
	b.note(b.at("Build/indexer"), 1, c.figures()...)
	return os.RemoveAll(dir)
}

func (b *bench) dirs() map[string]string {
	return map[string]string{engineOurs: b.folder(engineOurs), engineBleve: b.folder(engineBleve), engineSame: b.folder(engineSame)}
}

// searches measures every class, first as a server that has just started answers, then again and again.
func (b *bench) searches(ctx context.Context, classes []class) error {
	for _, c := range classes {
		switch c.Name {
		case classCommon, classOr2, classOr3:
			if err := b.asked(ctx, "First", c, b.dirs(), asking{first: true, budget: b.budget}); err != nil {
				return err
			}
		}
	}
	for _, c := range classes {
		if err := b.asked(ctx, "Query", c, b.dirs(), asking{budget: b.budget}); err != nil {
			return err
		}
		if err := b.profile(ctx, c); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) asked(ctx context.Context, name string, c class, dirs map[string]string, a asking) (err error) {
	engines, err := openEngines(ctx, dirs)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeAll(engines)) }()
	times, err := a.run(ctx, engines, c.Questions)
	if err != nil {
		return fmt.Errorf("%s: %w", c.Name, err)
	}
	for _, e := range engines {
		t := times[e.name]
		b.note(b.at("%s/%s/%s", name, c.Name, e.name), len(t.spread), t.figures()...)
	}
	return nil
}

// load measures a hundred paragraphs more, as often as the time is short.
func (b *bench) load(ctx context.Context, raw []corpus.Article) error {
	store := bleveindex.Store{Dir: b.folder(engineOurs), Command: "speed", Keep: 1}
	var took spread
	for i := range 5 {
		few := cloned(firstOf(raw[len(raw)/2:], 100))
		for j := range few {
			few[j].ID = corpus.ArticleID(fmt.Sprintf("%s-load%d", few[j].ID, i))
			for k := range few[j].Paragraphs {
				few[j].Paragraphs[k].ID = corpus.NewParagraphID(few[j].ID, k+1)
			}
		}
		attribute(few)
		began := time.Now()
		if _, err := store.Load(ctx, putAll(ctx, few)); err != nil {
			return err
		}
		took = append(took, time.Since(began))
	}
	b.note(b.at("Load/100/onrecord"), len(took), figure{float64(took.at(0.5).Nanoseconds()), "ns/op"})
	return nil
}

// sizes are the corpora of the curves, as shares of all.
func (b *bench) sizes() []int { return []int{b.n / 4, b.n / 2, b.n * 3 / 4} }

// growth measures Onrecord alone with less of the corpus.
func (b *bench) growth(ctx context.Context) error {
	whole := b.n
	defer func() { b.n = whole }()
	for _, n := range b.sizes() {
		if n == 0 {
			continue
		}
		list := firstOf(b.all, n)
		b.n, _ = countParagraphs(list)
		dir := b.folder("growth")
		if err := b.buildOne(ctx, engineOurs, dir, n); err != nil {
			return err
		}
		if err := b.curves(ctx, newVocabulary(list).draw(b.queries), dir); err != nil {
			return err
		}
		b.n = whole
	}
	return nil
}

// curves measures what the charts show of one size.
func (b *bench) curves(ctx context.Context, classes []class, dir string) error {
	for _, c := range classes {
		switch c.Name {
		case classCommon, classRare, classAnd2, classFacets:
			if err := b.asked(ctx, "Query", c, map[string]string{engineOurs: dir}, asking{budget: b.budget / 4}); err != nil {
				return err
			}
		}
	}
	return os.RemoveAll(dir)
}

// four measures four copies of the corpus, each with other rare words: Onrecord alone, but for Bleve's building.
func (b *bench) four(ctx context.Context, raw []corpus.Article) error {
	for _, e := range []string{engineOurs, engineBleve, engineSame} {
		if err := os.RemoveAll(b.folder(e)); err != nil {
			return err
		}
	}
	raw = copies(raw, 4)
	v, err := b.prepare(raw)
	if err != nil {
		return err
	}
	dir := b.folder(engineOurs)
	if err := b.buildOne(ctx, engineOurs, dir, b.n); err != nil {
		return err
	}
	if err := errors.Join(b.indexer(ctx), b.load(ctx, raw), b.server(ctx, v.distinct(b.memoryAfter()))); err != nil {
		return err
	}
	return b.curves(ctx, v.draw(b.queries), dir)
}

// others has the programs of bench/peers build and answer.
func (b *bench) others(ctx context.Context, classes []class) error {
	if b.peers == "" {
		return nil
	}
	if err := b.exportFor(classes); err != nil {
		return err
	}
	peers, err := filepath.Glob(filepath.Join(b.peers, "*", "run"))
	if err != nil {
		return err
	}
	for _, p := range peers {
		out := &strings.Builder{}
		cmd := exec.CommandContext(ctx, p, b.work)
		cmd.Stdout, cmd.Stderr = out, b.log
		if err := cmd.Run(); err != nil {
			b.progress(fmt.Sprintf("%s is left out: %v", p, err))
			continue
		}
		r, err := parseResults(strings.NewReader(out.String()))
		if err != nil {
			return err
		}
		for _, l := range r.lines {
			b.note(l.name, l.n, l.figures...)
		}
		for _, a := range r.about {
			b.say(a[0], a[1])
		}
	}
	return nil
}

// exportFor writes what the peers read: documents.jsonl, a line a paragraph, and questions.json.
func (b *bench) exportFor(classes []class) error {
	err := writeFile(filepath.Join(b.work, "documents.jsonl"), func(w io.Writer) error {
		e := json.NewEncoder(w)
		for i := range b.all {
			for j := range b.all[i].Paragraphs {
				p := &b.all[i].Paragraphs[j]
				d := plainDocument(&b.all[i], p, false)
				if err := e.Encode(exported{string(p.ID), d, max(dayOf(b.all[i].Date), 0)}); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return writeFile(filepath.Join(b.work, "questions.json"), func(w io.Writer) error {
		return json.NewEncoder(w).Encode(export{b.n, b.bytes, b.budget.Seconds() / 4, classes})
	})
}

// exported is a line of documents.jsonl.
type exported struct {
	ID string `json:"id"`
	plainDoc
	Day int `json:"day"` // year<<9 | month<<5 | day; 0 is not known
}

// export is questions.json.
type export struct {
	Paragraphs int     `json:"paragraphs"`
	Bytes      int     `json:"bytes"`
	Seconds    float64 `json:"seconds"` // for each class: less than here, since they are not asked by turns
	Classes    []class `json:"classes"`
}

func dayOf(d corpus.Date) int {
	f := d.First()
	return f.Year<<9 | f.Month<<5 | f.Day
}
