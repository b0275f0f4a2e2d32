package bleveindex

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"slices"
	gosync "sync"
	"time"

	"onrecord/index"
)

// Options configure an Index. The zero value is right for a server.
type Options struct {
	Poll   time.Duration // how often to look for a new generation; 0 means DefaultPoll
	Logger *slog.Logger  // nil means slog.Default
}

// DefaultPoll is how often an Index looks whether another generation has become live. A look reads one small file.
const DefaultPoll = 250 * time.Millisecond

// maxWait bounds the time to the next look after several that failed.
const maxWait = 10 * time.Second

// Index answers from the live generation of a data directory, and follows when another is published. A damaged one it
// passes over for the newest sound one. It is an index.Searcher.
type Index struct {
	dir    dir
	logger *slog.Logger

	following gosync.Mutex    // held by the one goroutine that changes what is served
	damaged   map[string]bool // generations in which a file was found to be wrong

	mu     gosync.RWMutex
	served *generation // nil until there is one
	reason string      // why it is not the live one
	wanted string      // the live generation that was last tried

	past past // for cursors of what was served before

	swapped chan struct{} // tells that the files of what is served are to be read
	cancel  context.CancelFunc
	done    gosync.WaitGroup
}

var _ index.Searcher = (*Index)(nil)

// Open begins to serve a data directory, which may be empty or not there yet. It fails with a *SchemaError when this
// release cannot read the live generation, and when there are generations but none is sound.
func Open(ctx context.Context, path string, o Options) (*Index, error) {
	x := &Index{dir: dir(path), logger: o.Logger, damaged: map[string]bool{}, swapped: make(chan struct{}, 1)}
	if x.logger == nil {
		x.logger = slog.Default()
	}
	if o.Poll <= 0 {
		o.Poll = DefaultPoll
	}
	if err := x.follow(ctx); err != nil {
		return nil, err
	}
	ctx, x.cancel = context.WithCancel(context.WithoutCancel(ctx))
	x.done.Go(func() { x.watch(ctx, o.Poll) })
	x.done.Go(func() { x.readAll(ctx) })
	return x, nil
}

// Close stops following, and closes the index when the last request is done.
func (x *Index) Close() error {
	x.cancel()
	x.done.Wait()
	return errors.Join(x.swap(nil, "", ""), x.past.close())
}

// watch looks for a new generation.
func (x *Index) watch(ctx context.Context, poll time.Duration) {
	tick := time.NewTicker(poll)
	defer tick.Stop()
	wait := poll
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if err := x.follow(ctx); err != nil && ctx.Err() == nil {
			x.keep(err)
			wait = min(2*wait, max(poll, maxWait)) // a look may have read a whole generation in vain
		} else {
			wait = poll
		}
		if err := x.past.tidy(x.dir); err != nil {
			x.logger.Warn("closing a generation that is not served any more", "error", err)
		}
		tick.Reset(wait)
	}
}

// readAll reads the files of each generation that comes to be served against its manifest.
func (x *Index) readAll(ctx context.Context) {
	var known sums
	for {
		select {
		case <-ctx.Done():
			return
		case <-x.swapped:
		}
		g, err := x.acquire()
		if err != nil {
			continue
		}
		err = known.check(ctx, x.dir, g.Manifest)
		if damaged := (*DamagedError)(nil); errors.As(err, &damaged) {
			if err := x.fallBack(ctx, g.Generation, err); err != nil {
				x.keep(err)
			}
		} else if err != nil && ctx.Err() == nil && !errors.Is(err, fs.ErrNotExist) { // pruned meanwhile
			x.logger.Warn("a generation could not be checked", "generation", g.Generation, "error", err)
		} else if err == nil && g.broken.Load() {
			if err := x.reopen(ctx, g); err != nil {
				x.keep(err)
			}
		}
		if err := g.release(); err != nil {
			x.logger.Warn("closing a generation", "generation", g.Generation, "error", err)
		}
	}
}

// reopen opens a generation anew that faulted, and of which every file is right after all.
func (x *Index) reopen(ctx context.Context, broken *generation) error {
	x.following.Lock()
	defer x.following.Unlock()
	x.mu.RLock()
	wanted, reason, served := x.wanted, x.reason, x.served
	x.mu.RUnlock()
	if served != broken {
		return nil // it is not served any more
	}
	g, err := openGeneration(ctx, x.dir, broken.Generation)
	if err != nil {
		return err
	}
	return x.swap(g, wanted, reason)
}

// keep notes that the live generation cannot be served, so that what is served stays.
func (x *Index) keep(err error) {
	reason := "the live generation cannot be read"
	if s := (*SchemaError)(nil); errors.As(err, &s) {
		reason = s.Error()
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.reason != reason {
		x.reason = reason
		x.logger.Error("the live generation cannot be served; what is served stays", "error", err)
	}
}

// follow serves the live generation if it does not yet, or the newest sound one if that is damaged.
func (x *Index) follow(ctx context.Context) error {
	live, err := x.dir.current()
	if err != nil || live == "" {
		return err
	}
	if live == x.lastWanted() {
		x.recover(live)
		return nil
	}
	x.following.Lock()
	defer x.following.Unlock()
	g, err := openGeneration(ctx, x.dir, live)
	if damaged := (*DamagedError)(nil); errors.As(err, &damaged) {
		if now, _ := x.dir.current(); now != live {
			return nil // it was replaced, and pruned, while it was being opened: look again
		}
		return x.fallBackFrom(ctx, live, live, err)
	} else if err != nil {
		return err
	}
	x.logger.Info("serving", "generation", live, "articles", g.Articles, "paragraphs", g.Paragraphs)
	return x.swap(g, live, "")
}

// recover takes back what keep noted, once the live generation is again the one that is served.
func (x *Index) recover(live string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.reason != "" && x.served.Generation == live {
		x.reason = ""
		x.logger.Info("the generation that is served is the live one again", "generation", live)
	}
}

func (x *Index) lastWanted() string {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.wanted
}

// fallBack serves another generation than the one that was found to be damaged.
func (x *Index) fallBack(ctx context.Context, damaged string, why error) error {
	x.following.Lock()
	defer x.following.Unlock()
	if x.Status().Version.Generation != damaged {
		return nil // it is not served any more
	}
	return x.fallBackFrom(ctx, damaged, x.lastWanted(), why)
}

// fallBackFrom serves the newest sound generation that is older than the damaged one, or else the newest of all.
// The generation wanted is not tried again.
func (x *Index) fallBackFrom(ctx context.Context, damaged, wanted string, why error) error {
	x.damaged[damaged] = true
	if err := x.past.ban(damaged); err != nil {
		x.logger.Warn("closing a damaged generation", "generation", damaged, "error", err)
	}
	names, err := x.dir.names()
	if err != nil {
		return err
	}
	slices.SortStableFunc(names, func(a, b string) int { // a newer one may have been rolled back for a reason
		return cmp.Or(compareBool(number(a) < number(damaged), number(b) < number(damaged)), byNumber(a, b))
	})
	for _, name := range slices.Backward(names) {
		if x.damaged[name] {
			continue
		}
		g, err := openGeneration(ctx, x.dir, name)
		if err != nil {
			x.damaged[name] = errors.As(err, new(*DamagedError))
			x.logger.Warn("passed over a generation", "generation", name, "error", err)
			continue
		}
		x.logger.Error("serving another generation than the live one", "generation", name, "error", why)
		return x.swap(g, wanted, fmt.Sprintf("generation %s is damaged; %s is served", damaged, name))
	}
	return fmt.Errorf("%w; no other generation is sound: build one with `indexer rebuild SOURCE…`", why)
}

// compareBool sorts what is true last.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// swap serves g from now on, and remembers which generation was wanted. Requests that are under way end on what they
// began with.
func (x *Index) swap(g *generation, wanted, reason string) error {
	x.mu.Lock()
	old := x.served
	x.served, x.wanted, x.reason = g, wanted, reason
	x.mu.Unlock()
	select {
	case x.swapped <- struct{}{}:
	default:
	}
	switch {
	case old == nil:
		return nil
	case g == nil || reason != "" || old.broken.Load(): // the end, or it is damaged
		return old.release()
	}
	return x.past.keep(old)
}
