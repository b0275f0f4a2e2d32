package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"onrecord/index/bleveindex"
)

// engine is an index that is open to be asked. It gives how many paragraphs it found.
type engine struct {
	name  string
	ask   func(ctx context.Context, q question, limit int) (total int, err error)
	close func() error
}

// engines opens Onrecord's index, and both of plain Bleve's where they were built.
func openEngines(ctx context.Context, dirs map[string]string) ([]engine, error) {
	var list []engine
	for _, name := range []string{engineOurs, engineBleve, engineSame} {
		dir, ok := dirs[name]
		if !ok {
			continue
		}
		e, err := openEngine(ctx, name, dir)
		if err != nil {
			return nil, errors.Join(err, closeAll(list))
		}
		list = append(list, e)
	}
	return list, nil
}

func openEngine(ctx context.Context, name, dir string) (engine, error) {
	if name != engineOurs {
		p, err := openPlain(dir, name)
		if err != nil {
			return engine{}, err
		}
		return engine{name, func(ctx context.Context, q question, limit int) (int, error) {
			res, err := p.ask(ctx, q, limit)
			if err != nil {
				return 0, err
			}
			return int(res.Total), nil
		}, p.Close}, nil
	}
	x, err := bleveindex.Open(ctx, dir, bleveindex.Options{Poll: time.Hour, Logger: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		return engine{}, err
	}
	return engine{name, func(ctx context.Context, q question, limit int) (int, error) {
		res, err := x.Search(ctx, q.query(limit))
		return res.Total, err
	}, x.Close}, nil
}

func closeAll(list []engine) (err error) {
	for _, e := range list {
		err = errors.Join(err, e.close())
	}
	return err
}

// asking measures questions of one class.
type asking struct {
	budget time.Duration
	first  bool // once each, with nothing before
}

// timing is what one engine took.
type timing struct {
	spread             // by the clock
	cpu         spread // by the CPU time of the asking thread, which a busy machine disturbs less
	found, same int    // paragraphs; and questions for which it found as many as the first engine
	asked       int
}

const (
	hits       = 10
	atLeast    = 20 // answers, however long they take
	mostRounds = 8
)

// run asks every engine every question by turns, so that what disturbs the machine disturbs all alike. The first round
// is not counted, but where it is all that is wanted. Each round asks for one hit more than the one before, so that no
// cache of whole answers is measured.
func (a asking) run(ctx context.Context, engines []engine, questions []question) (map[string]*timing, error) {
	times := map[string]*timing{}
	for _, e := range engines {
		times[e.name] = &timing{}
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	began := time.Now()
	for round := range mostRounds {
		for i, q := range questions {
			totals := map[string]int{}
			for k := range engines {
				e := engines[(k+i+round)%len(engines)]
				used, start := threadCPU(), time.Now()
				total, err := e.ask(ctx, q, hits+round)
				took, used := time.Since(start), threadCPU()-used
				if err != nil {
					return nil, errors.Join(errors.New(e.name+": "+strings.Join(q.Words, " ")), err)
				}
				totals[e.name] = total
				if t := times[e.name]; round > 0 || a.first {
					t.spread, t.cpu = append(t.spread, took), append(t.cpu, used)
				}
			}
			if round == 0 {
				count(times, totals)
			}
			if enough := len(times[engines[0].name].spread); enough >= atLeast && time.Since(began) > a.budget {
				return times, nil
			}
		}
		if a.first {
			break
		}
	}
	return times, nil
}

// count notes what the engines found.
func count(times map[string]*timing, totals map[string]int) {
	for name, n := range totals {
		t := times[name]
		t.asked++
		t.found += n
		if n == totals[engineOurs] {
			t.same++
		}
	}
}

func (t *timing) figures() []figure {
	list := append(t.spread.figures(), figure{float64(t.cpu.at(0.5).Nanoseconds()), "p50-cpu-ns"})
	if t.asked > 0 {
		list = append(list, figure{float64(t.found) / float64(t.asked), "found"}, figure{float64(t.same) / float64(t.asked), "same-total"})
	}
	return list
}

// threadCPU is the time that this thread has had.
func threadCPU() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		return 0
	}
	return time.Duration(t.Nano())
}

// folder is where an engine's index lies.
func (o options) folder(name string) string { return filepath.Join(o.work, name) }
