package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"strings"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/attribution"
	"onrecord/index/bleveindex"
	"onrecord/internal/cli"
)

// chunk is how many articles are handed to the index at once.
const chunk = 32

// errRejected makes the exit status 1; each record was named where it was read.
var errRejected = errors.New("some records were rejected, as named above")

type flags struct{ *flag.FlagSet }

// reader adds the flags that tell how to read sources.
func (f flags) reader(r *corpus.Reader) {
	f.StringVar(&r.Outlet, "outlet", "", "`name` of the outlet of articles that name none")
	f.StringVar(&r.Lang, "lang", "", "`code` of the language (ISO 639-1) of articles that name none; without it, it is detected")
	f.Func("langs", "`codes` of the languages that are detected, with commas between them; without it, all that can be told",
		func(s string) (err error) {
			r.Langs, err = languages(s)
			return err
		})
	f.Func("date", "`date` of articles that have none: 2024, 2024-05 or 2024-05-03", func(s string) (err error) {
		r.Date, err = corpus.ParseDate(s)
		return err
	})
}

// languages reads a list of languages.
func languages(s string) ([]string, error) {
	list := strings.Split(s, ",")
	for i, code := range list {
		lang, err := corpus.ParseLang(strings.TrimSpace(code))
		if err != nil {
			return nil, err
		} else if lang == "" {
			return nil, errors.New("a language is empty; give a list like en,fr")
		}
		list[i] = lang
	}
	return list, nil
}

// speakers adds the flag that names the register of speakers.
func (f flags) speakers(path *string) {
	f.StringVar(path, "speakers", "", "`file` that tells who is who across articles (speakers.yaml); without it, names alone tell")
}

// openRegister reads the register that the flag names; there is none without it.
func openRegister(path string) (*corpus.Register, error) {
	if path == "" {
		return nil, nil
	}
	return corpus.OpenRegister(path)
}

func (c *indexer) load(args []string) error {
	l := loading{indexer: c, reader: corpus.Reader{Stdin: c.stdin}}
	var ifEmpty bool
	store, sources, err := c.data("load", "[FLAGS] SOURCE…", args, func(f flags) {
		l.flags(f)
		f.BoolVar(&ifEmpty, "if-empty", false, "do nothing where there is a generation already")
	})
	if err != nil {
		return err
	}
	if ifEmpty {
		if live, err := store.Live(); err != nil || live != "" {
			fmt.Fprintf(c.stderr, "%s has generation %s already; nothing to do\n", store.Dir, live)
			return err
		}
	}
	return l.publish(sources, store.Load)
}

func (c *indexer) rebuild(args []string) error {
	l := loading{indexer: c, reader: corpus.Reader{Stdin: c.stdin}}
	store, sources, err := c.data("rebuild", "[FLAGS] SOURCE…", args, l.flags)
	if err != nil {
		return err
	}
	return l.publish(sources, store.Rebuild)
}

// loading is one run of load, rebuild or parse.
type loading struct {
	*indexer
	reader     corpus.Reader
	speakers   string // file of the register
	attributor attribution.Attributor
	strict     bool
	tally      tally
}

func (l *loading) flags(f flags) {
	l.readFlags(f)
	f.BoolVar(&l.strict, "strict", false, "publish nothing when a record is rejected")
}

// readFlags are those of all commands that read sources.
func (l *loading) readFlags(f flags) {
	f.reader(&l.reader)
	f.speakers(&l.speakers)
}

type publisher func(context.Context, func(*bleveindex.Writer) error) (bleveindex.Published, error)

func (l *loading) publish(sources []string, publish publisher) error {
	if err := l.check(sources); err != nil {
		return err
	}
	l.tally.start()
	p, err := publish(l.ctx, func(w *bleveindex.Writer) error { return l.feed(w, sources) })
	if err != nil {
		return err
	}
	l.tally.print(l.stderr, &p)
	if l.tally.rejected > 0 {
		return errRejected
	}
	return nil
}

// check finds what can be told before anything is read.
func (l *loading) check(sources []string) (err error) {
	if len(sources) == 0 {
		return cli.Usagef("name a SOURCE: a file, a directory, or - for JSON Lines on standard input")
	}
	if l.attributor.Register, err = openRegister(l.speakers); err != nil {
		return err
	}
	return l.reader.CheckSources(sources...)
}

// feed puts every article of the sources into w.
func (l *loading) feed(w *bleveindex.Writer, sources []string) error {
	held := make([]corpus.Article, 0, chunk)
	err := l.each(sources, func(a corpus.Article) error {
		if held = append(held, a); len(held) < chunk {
			return nil
		}
		err := w.Put(l.ctx, held)
		held = held[:0]
		return err
	})
	if err != nil {
		return err
	}
	if l.strict && l.tally.rejected > 0 {
		return fmt.Errorf("%w; nothing was published (-strict)", errRejected)
	}
	return w.Put(l.ctx, held)
}

// tally counts what was read.
type tally struct {
	began                          time.Time
	articles, paragraphs, rejected int
	unknown                        int // articles of unknown language
	speakers                       map[corpus.SpeakerID]bool
}

func (t *tally) start() { t.began, t.speakers = time.Now(), map[corpus.SpeakerID]bool{} }

func (t *tally) count(a *corpus.Article) {
	t.articles++
	t.paragraphs += len(a.Paragraphs)
	if a.Lang == "" {
		t.unknown++
	}
	for _, p := range a.Paragraphs {
		for _, s := range p.Speakers {
			t.speakers[s.ID] = true
		}
	}
}
