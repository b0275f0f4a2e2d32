package bleveindex

import (
	"context"
	"errors"
	"os"
	"slices"
	gosync "sync"
	"time"

	"onrecord/index"
)

const (
	maxPast  = 2               // generations that stay open beside the one that is served
	idlePast = 5 * time.Minute // after which nobody goes on in one
)

// past holds generations that are not served any more, for the cursors that go on in them. Its lock is held while one is
// opened, so that no flood of old cursors opens many.
type past struct {
	mu   gosync.Mutex
	list []pastGeneration // the one used last at the end
	bad  map[string]bool  // generations in which a file was found to be wrong
}

type pastGeneration struct {
	*generation
	used time.Time
}

// keep takes over the hold on a generation.
func (p *past) keep(g *generation) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.add(g)
}

func (p *past) add(g *generation) error {
	p.list = append(p.list, pastGeneration{g, time.Now()})
	return p.drop(func(i int) bool { return i < len(p.list)-maxPast })
}

// drop gives back those that unwanted tells, by their place in the list.
func (p *past) drop(unwanted func(i int) bool) error {
	var errs []error
	var rest []pastGeneration
	for i, g := range p.list {
		if unwanted(i) {
			errs = append(errs, g.release())
		} else {
			rest = append(rest, g)
		}
	}
	p.list = rest
	return errors.Join(errs...)
}

// acquire holds a generation, which it opens if need be; the caller releases it. It fails with index.ErrGone where there
// is none that is sound.
func (p *past) acquire(ctx context.Context, d dir, v index.Version) (*generation, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, err := os.Stat(d.generation(v.Generation)); err != nil || p.bad[v.Generation] {
		return nil, index.ErrGone
	}
	i := slices.IndexFunc(p.list, func(g pastGeneration) bool { return g.version() == v })
	if i >= 0 {
		g := p.list[i]
		g.used = time.Now()
		p.list = append(slices.Delete(p.list, i, i+1), g)
		g.refs.Add(1)
		return g.generation, nil
	}
	g, err := openGeneration(ctx, d, v.Generation)
	if err != nil {
		if errors.As(err, new(*DamagedError)) || errors.As(err, new(*SchemaError)) {
			err = index.ErrGone
		}
		return nil, err
	}
	if g.version() != v {
		return nil, errors.Join(index.ErrGone, g.release())
	}
	g.refs.Add(1)
	return g, p.add(g)
}

// tidy closes what nobody uses any more, and what was pruned.
func (p *past) tidy(d dir) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.drop(func(i int) bool {
		_, err := os.Stat(d.generation(p.list[i].Generation))
		return err != nil || time.Since(p.list[i].used) > idlePast
	})
}

// ban closes a generation that is damaged, for good.
func (p *past) ban(name string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bad == nil {
		p.bad = map[string]bool{}
	}
	p.bad[name] = true
	return p.drop(func(i int) bool { return p.list[i].Generation == name })
}

func (p *past) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.drop(func(int) bool { return true })
}
