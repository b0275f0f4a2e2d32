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
	attributed  chan struct{} // closed when it is,
	fault       error         // or has failed
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
				r.fault = attribute(l.attributor, &r.Article)
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
		if <-r.attributed; r.fault != nil {
			bar.clear()
			fmt.Fprintln(l.stderr, r.fault)
			l.tally.rejected++
			continue
		}
		l.tally.count(&r.Article)
		if err := use(r.Article); err != nil {
			return err
		}
	}
	return l.ctx.Err()
}

// attributor finds who said what in an article.
type attributor interface{ Attribute(*corpus.Article) }

// attribute turns a fault of the attributor into an error, so that one article does not end the load of all others.
func attribute(by attributor, a *corpus.Article) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("article %s is left out, since its speakers cannot be found by a fault of this program; please report it with the article: %v", a.ID, fault)
		}
	}()
	by.Attribute(a)
	return nil
}

// readAll hands on what it reads twice: in order, and to be attributed.
func (l *loading) readAll(ctx context.Context, sources []string, all, work chan<- *read) {
	var done, total int64
	reader := l.reader
	reader.Progress = func(d, t int64) { done, total = d, t }
	for a, err := range reader.Articles(ctx, sources...) {
		r := &read{a, err, done, total, make(chan struct{}), nil}
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
