package bleveindex

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// DefaultKeep is how many old generations stay beside the live one.
const DefaultKeep = 5

// Store is a data directory as those see it who write to it. Whatever changes it holds its lock meanwhile, and fails
// with a *LockedError where another process does.
type Store struct {
	Dir     string
	Command string // what is running, for others who want to write meanwhile
	Keep    int    // old generations to keep beside the live one; 0 means DefaultKeep
}

// Published tells what a Load or Rebuild did. The manifest is that of the live generation.
type Published struct {
	Manifest
	Changes
	New bool // false when nothing was different, and the live generation stayed
}

// Generation is one that lies in the data directory.
type Generation struct {
	Name string
	Live bool
	Manifest
	Err error // why it cannot be served; nil when its manifest and sizes are right
}

// ErrEmpty says that there is no generation yet.
var ErrEmpty = errors.New("there is no generation yet; make one with `indexer load SOURCE…`")

// ErrNoArticle says that the first generation, or one from nothing, would be empty.
var ErrNoArticle = errors.New("there is no article; an empty generation is not published")

// Live is the name of the live generation; "" when there is none yet.
func (s Store) Live() (string, error) { return dir(s.Dir).current() }

// Load lets fill change the live generation, and publishes the outcome as a new one. When fill fails, or ctx ends,
// nothing is published.
func (s Store) Load(ctx context.Context, fill func(*Writer) error) (Published, error) {
	return s.change(ctx, fill, func(d dir) (*Manifest, error) {
		name, err := d.current()
		if err == nil && name == "" {
			err = d.noneLive()
		}
		if err != nil || name == "" {
			return nil, err
		}
		m, err := readManifest(d.generation(name))
		if err != nil {
			return nil, s.advise(err)
		}
		return &m, nil
	})
}

// Rebuild is Load from nothing: only what fill puts is in the generation.
func (s Store) Rebuild(ctx context.Context, fill func(*Writer) error) (Published, error) {
	return s.change(ctx, fill, func(dir) (*Manifest, error) { return nil, nil })
}

func (s Store) change(ctx context.Context, fill func(*Writer) error, base func(dir) (*Manifest, error)) (Published, error) {
	var p Published
	err := s.locked(func(d dir, l *lock) error {
		from, err := base(d)
		if err != nil {
			return err
		}
		next, err := l.next(d)
		if err != nil {
			return err
		}
		name := numbered(next)
		b := &build{dir: d, lock: l, name: name, folder: d.generation(name) + ".tmp", base: from}
		p, err = b.run(ctx, fill)
		if err != nil {
			return errors.Join(s.advise(b.explain(ctx, err)), os.RemoveAll(b.folder))
		}
		if !p.New {
			return os.RemoveAll(b.folder)
		}
		_, err = s.prune(d)
		return err
	})
	return p, err
}

// run does the work between the lock and the prune.
func (b *build) run(ctx context.Context, fill func(*Writer) error) (Published, error) {
	if err := b.start(); err != nil {
		return Published{}, fmt.Errorf("prepare a generation: %w", err)
	}
	changes, paragraphs, err := b.write(ctx, fill)
	if err != nil {
		return Published{}, err
	}
	articles := changes.Added - changes.Deleted
	if b.base != nil {
		if !changes.Any() {
			return Published{Manifest: *b.base, Changes: changes}, nil
		}
		articles += b.base.Articles
	} else if articles == 0 {
		return Published{}, ErrNoArticle
	}
	m, err := b.seal(articles, paragraphs)
	if err != nil {
		return Published{}, err
	}
	return Published{m, changes, true}, b.publish()
}

// explain gives the damage of the base that an error may come from: Bleve does not tell it from other faults.
func (b *build) explain(ctx context.Context, err error) error {
	if b.base == nil || !b.filled && !errors.Is(err, errRecord) {
		return err
	}
	if damage := verify(ctx, b.dir.generation(b.base.Generation)); errors.As(damage, new(*DamagedError)) {
		return damage
	}
	return err
}

// advise adds to damage what can be done against it.
func (s Store) advise(err error) error {
	if d := (*DamagedError)(nil); errors.As(err, &d) {
		return fmt.Errorf("%w; go back with `indexer rollback`, or build it again with `indexer rebuild SOURCE…`", err)
	}
	return err
}

// locked runs do while nobody else may write, after the leftovers of a killed indexer are removed.
func (s Store) locked(do func(dir, *lock) error) (err error) {
	d := dir(s.Dir)
	l, err := d.lock(s.Command)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.release()) }()
	leftovers, err := filepath.Glob(filepath.Join(d.generations(), "*.tmp"))
	if err != nil {
		return err
	}
	for _, path := range leftovers {
		if err := os.RemoveAll(path); err != nil {
			return fmt.Errorf("remove what a killed indexer left: %w", err)
		}
	}
	return do(d, l)
}

// next is the number of the next generation: one that none ever had, also not one that was removed.
func (l *lock) next(d dir) (int, error) {
	names, err := d.names()
	if err != nil {
		return 0, err
	}
	live, _ := d.current() // what it cannot name needs no number
	last := l.holder.Last
	for _, n := range append(names, live) {
		last = max(last, number(n))
	}
	return last + 1, nil
}

// Generations lists what there is, oldest first. It comes with an error when none is known to be live.
func (s Store) Generations() ([]Generation, error) {
	d := dir(s.Dir)
	names, err := d.names()
	if err != nil {
		return nil, err
	}
	live, pointer := d.current()
	var list []Generation
	for _, name := range names {
		g := Generation{Name: name, Live: name == live}
		if g.Manifest, g.Err = readManifest(d.generation(name)); g.Err == nil {
			g.Err = g.checkSizes(d.generation(name))
		}
		list = append(list, g)
	}
	if live != "" && !slices.Contains(names, live) {
		list = append(list, Generation{Name: live, Live: true, Err: &DamagedError{live, "its folder", "is missing"}})
	}
	if live == "" && pointer == nil {
		pointer = d.noneLive()
	}
	return list, pointer
}

// Rollback makes the generation to live, or where to is empty the newest sound one before the live one. It gives the
// name of that generation.
func (s Store) Rollback(ctx context.Context, to string) (string, error) {
	err := s.locked(func(d dir, _ *lock) error {
		names, err := d.names()
		if err != nil {
			return err
		}
		if to == "" {
			if to, err = before(ctx, d, names); err != nil {
				return err
			}
		} else if !slices.Contains(names, to) {
			return fmt.Errorf("there is no generation %q; there are %s", to, strings.Join(names, ", "))
		}
		if err := verify(ctx, d.generation(to)); err != nil {
			return err
		}
		return d.setCurrent(to)
	})
	return to, err
}

// noneLive says which generations there are, when there are any and none is live.
func (d dir) noneLive() error {
	names, err := d.names()
	if err != nil || len(names) == 0 {
		return err
	}
	return fmt.Errorf("%s is missing, so that no generation is live, though there are %s; name one with "+
		"`indexer rollback -to GENERATION`", d.currentFile(), strings.Join(names, ", "))
}

// before finds the newest sound generation that is older than the live one.
func before(ctx context.Context, d dir, names []string) (string, error) {
	live, err := d.current()
	if err != nil {
		return "", err
	}
	for _, name := range slices.Backward(names) {
		if number(name) < number(live) && verify(ctx, d.generation(name)) == nil {
			return name, nil
		}
		if err := ctx.Err(); err != nil {
			return "", err
		}
	}
	if live == "" {
		return "", cmp.Or(d.noneLive(), ErrEmpty)
	}
	return "", fmt.Errorf("no sound generation is older than the live one (%s); see `indexer list`", live)
}

// Prune removes the generations that are not kept, and gives their names.
func (s Store) Prune() (removed []string, err error) {
	err = s.locked(func(d dir, _ *lock) error {
		removed, err = s.prune(d)
		return err
	})
	return removed, err
}

func (s Store) prune(d dir) ([]string, error) {
	live, err := d.current()
	if err != nil {
		return nil, err
	}
	names, err := d.names()
	if err != nil {
		return nil, err
	}
	names = slices.DeleteFunc(names, func(n string) bool { return n == live })
	keep := s.Keep
	if keep <= 0 {
		keep = DefaultKeep
	}
	removed := names[:max(len(names)-keep, 0)]
	for _, name := range removed {
		old := d.generation(name) + ".tmp" // renamed first, so that no half generation is ever seen
		if err := errors.Join(os.Rename(d.generation(name), old), os.RemoveAll(old)); err != nil {
			return nil, fmt.Errorf("remove generation %s: %w", name, err)
		}
	}
	return removed, nil
}

// Verify reads every file of every generation, and tells report what it finds: nil, or what is wrong. It fails only
// when it cannot look.
func (s Store) Verify(ctx context.Context, report func(Generation)) error {
	list, unknown := s.Generations()
	for _, g := range list {
		if g.Err == nil {
			g.Err = verify(ctx, dir(s.Dir).generation(g.Name))
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		report(g)
	}
	return unknown
}

// verify reads every file of a generation; the error is what is wrong with the first bad one.
func verify(ctx context.Context, folder string) error {
	m, err := readManifest(folder)
	if err != nil {
		return err
	}
	for _, f := range m.Files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := m.checkSum(folder, f); err != nil {
			return err
		}
	}
	return nil
}
