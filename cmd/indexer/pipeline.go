package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"onrecord/corpus"
)

// read is an article as it was read, or why it was not; and how far the sources were read by then.
type read struct {
	corpus.Article
	err         error
	done, total int64
	attributed  chan struct{} // closed when it is
}

// ahead is how many articles are read and attributed before they are used.
const ahead = 32

// each gives every article of the sources to use, attributed, and names on stderr what is rejected. It reads, attributes and
// uses at the same time; the order is that of the sources.
func (l *loading) each(sources []string, use func(corpus.Article) error) error {
	bar := newProgress(l.stderr, &l.tally)
	defer bar.finish()
	ctx, cancel := context.WithCancel(l.ctx)
	all := make(chan *read, ahead)
	work := make(chan *read, ahead)
	var group errgroup.Group
	defer func() {
		cancel()
		_ = group.Wait() // none of them gives an error
	}()
	group.Go(func() error {
		defer close(all)
		defer close(work)
		l.readAll(ctx, sources, all, work)
		return nil
	})
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			for r := range work {
				l.attributor.Attribute(&r.Article)
				close(r.attributed)
			}
			return nil
		})
	}
	for r := range all {
		bar.read(r.done, r.total)
		if rejected := (*corpus.RecordError)(nil); errors.As(r.err, &rejected) {
			bar.clear()
			fmt.Fprintln(l.stderr, rejected)
			l.tally.rejected++
			continue
		} else if r.err != nil {
			return r.err
		}
		<-r.attributed
		l.tally.count(&r.Article)
		if err := use(r.Article); err != nil {
			return err
		}
	}
	return l.ctx.Err()
}

// readAll hands on what it reads twice: in order, and to be attributed.
func (l *loading) readAll(ctx context.Context, sources []string, all, work chan<- *read) {
	var done, total int64
	reader := l.reader
	reader.Progress = func(d, t int64) { done, total = d, t }
	for a, err := range reader.Articles(ctx, sources...) {
		r := &read{a, err, done, total, make(chan struct{})}
		if err == nil {
			select {
			case work <- r:
			case <-ctx.Done():
				return
			}
		}
		select {
		case all <- r:
		case <-ctx.Done():
			return
		}
	}
}
