package bleveindex

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	bleveapi "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

const (
	metaName = "index_meta.json"
	boltName = "store/root.bolt"

	lookEvery = 100 * time.Millisecond // for failures of a merge
)

// build is a generation on its way: in a folder of its own, of which nobody knows until it is published.
type build struct {
	dir    dir
	lock   *lock     // remembers the numbers that were used
	name   string    // of the generation to be
	folder string    // where it grows
	base   *Manifest // of the generation it changes; nil for one from nothing
	filled bool      // what is to be changed was told without an error
}

// start makes the folder, with the index of the base in it. What is linked keeps the checksum that the base has of it; what
// is copied is read against it, or else damage would be as sound as the rest in the generation to be. See checkMerged.
func (b *build) start() error {
	if err := os.RemoveAll(b.folder); err != nil {
		return err
	}
	if b.base == nil {
		return nil
	}
	from := b.dir.generation(b.base.Generation)
	if err := b.base.checkSizes(from); err != nil { // Bleve deletes all segments where root.bolt is short
		return err
	}
	for _, folder := range []string{"store", columnsFolder} {
		if err := os.MkdirAll(filepath.Join(b.folder, folder), 0o755); err != nil {
			return err
		}
	}
	for _, f := range b.base.Files {
		rel := filepath.FromSlash(f.Name)
		to := filepath.Join(b.folder, rel)
		if f.Name != metaName && f.Name != boltName && os.Link(filepath.Join(from, rel), to) == nil {
			continue
		}
		if err := cmp.Or(b.base.checkSum(from, f), copyFile(to, filepath.Join(from, rel))); err != nil {
			return err
		}
	}
	return nil
}

func copyFile(to, from string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// write lets fill change the index, and leaves it closed.
func (b *build) write(ctx context.Context, fill func(*Writer) error) (changes Changes, paragraphs int, err error) {
	defer recovered(&err)
	if b.base == nil {
		return b.make(fill)
	}
	idx, err := bleve.Open(b.folder)
	if err != nil {
		return changes, 0, fmt.Errorf("open the index to be: %w", err)
	}
	defer func() { err = errors.Join(err, idx.Close()) }()

	c := newChanger(idx)
	w := &Writer{target: c}
	if err := fill(w); err != nil {
		_ = c.flights.Wait() // nobody may write when the index closes
		return changes, 0, err
	}
	b.filled = true
	if err := w.flush(); err != nil {
		return changes, 0, err
	}
	return w.changes, b.base.Paragraphs + w.paragraphs, merge(ctx, idx)
}

// segments are of version 16, since that of 17 ends the process on a full disk. The index keeps this in its own folder.
func segments() map[string]any {
	return map[string]any{"forceSegmentType": "zap", "forceSegmentVersion": 16}
}

// merge keeps the segments few, which small loads would otherwise add to for ever. Bleve tries a merge that fails again
// and again, without end, so that its count of failures has to be watched; closing the index ends that.
func merge(ctx context.Context, idx bleve.Index) error {
	inner, err := idx.Advanced()
	if err != nil {
		return err
	}
	s := inner.(*scorch.Scorch)
	done := make(chan error, 1)
	go func() { done <- s.ForceMerge(ctx, &mergeplan.DefaultMergePlanOptions) }()
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		select {
		case err := <-done:
			if err != nil {
				return fmt.Errorf("merge segments: %w", err)
			}
			return ctx.Err()
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
			if n, ok := s.StatsMap()["TotOnErrors"].(uint64); !ok || n > 0 {
				return errors.New("merge segments: the index engine cannot write; is the disk full?")
			}
		}
	}
}

// seal checks what was written, removes what does not belong to it, and makes its manifest.
func (b *build) seal(articles, paragraphs int) (Manifest, error) {
	if err := b.tidy(articles, paragraphs); err != nil {
		return Manifest{}, fmt.Errorf("check the new generation: %w", err)
	}
	m := Manifest{
		Format: formatVersion, Schema: schema, Generation: b.name, Created: time.Now().UTC().Truncate(time.Millisecond),
		Articles: articles, Paragraphs: paragraphs,
	}
	var err error
	if b.base == nil {
		m.Files, err = listFiles(b.folder, "", nil)
	} else {
		m.Files, err = listFiles(b.folder, b.dir.generation(b.base.Generation), b.base.Files)
	}
	if err != nil {
		return Manifest{}, err
	}
	m.SHA256 = m.checksum()
	return m, errors.Join(m.write(b.folder), readable(b.folder))
}

// readable lets servers of other users read a generation; Bleve makes its files for one user alone.
func readable(folder string) error {
	return filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.Chmod(path, 0o755)
		}
		return os.Chmod(path, 0o644)
	})
}

// tidy opens the index as a server would, counts, removes the segments that it does not name, and makes the columns.
func (b *build) tidy(articles, paragraphs int) (err error) {
	idx, err := openReadOnly(b.folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, idx.Close()) }()
	return withSnapshot(idx, func(s *scorch.IndexSnapshot) error {
		for _, c := range []struct {
			kind string
			want int
		}{{typeArticle, articles}, {typeParagraph, paragraphs}} {
			if n, err := countType(s, c.kind); err != nil {
				return err
			} else if n != c.want {
				return fmt.Errorf("it holds %d documents of the type %s, and %d were written", n, c.kind, c.want)
			}
		}
		if err := b.checkMerged(s); err != nil {
			return err
		}
		return errors.Join(b.removeStrays(s), b.makeColumns(s))
	})
}

// checkMerged reads the segments of the base that were merged: the new ones were made of them.
func (b *build) checkMerged(s *scorch.IndexSnapshot) error {
	if b.base == nil {
		return nil
	}
	kept := map[string]bool{}
	for _, p := range segmentPaths(s) {
		kept["store/"+filepath.Base(p)] = true
	}
	for _, f := range b.base.Files {
		if filepath.Ext(f.Name) != ".zap" || kept[f.Name] {
			continue
		}
		if err := b.base.checkSum(b.dir.generation(b.base.Generation), f); err != nil {
			return err
		}
	}
	return nil
}

// removeStrays removes the segments that the snapshot does not name.
func (b *build) removeStrays(s *scorch.IndexSnapshot) error {
	var named []string
	for _, p := range segmentPaths(s) {
		named = append(named, filepath.Base(p))
	}
	return removeOthers(filepath.Join(b.folder, "store"), ".zap", named)
}

// publish gives the generation its name and makes it live. Killed anywhere in between, it is either live or not there.
func (b *build) publish() error {
	if err := sync(b.folder); err != nil {
		return fmt.Errorf("bring the new generation to the disk: %w", err)
	}
	b.lock.holder.Last = number(b.name)
	if err := b.lock.write(); err != nil {
		return err
	}
	if err := os.Rename(b.folder, b.dir.generation(b.name)); err != nil {
		return err
	}
	if err := syncPath(b.dir.generations()); err != nil {
		return err
	}
	return b.dir.setCurrent(b.name)
}

// openReadOnly opens a sealed index.
func openReadOnly(folder string) (bleve.Index, error) {
	return bleve.OpenUsing(folder, map[string]any{"read_only": true, "bolt_timeout": "2s"})
}

// withSnapshot lets use look into the one snapshot of an index.
func withSnapshot(idx bleve.Index, use func(*scorch.IndexSnapshot) error) (err error) {
	inner, err := idx.Advanced()
	if err != nil {
		return err
	}
	reader, err := inner.Reader()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, reader.Close()) }()
	return use(reader.(*scorch.IndexSnapshot))
}

func segmentPaths(s *scorch.IndexSnapshot) []string {
	var paths []string
	for _, seg := range s.Segments() {
		if p, ok := seg.Segment().(segment.PersistedSegment); ok {
			paths = append(paths, p.Path())
		}
	}
	return paths
}

// countType counts the documents of a type.
func countType(r bleveapi.IndexReader, kind string) (n int, err error) {
	t, err := r.TermFieldReader(context.Background(), []byte(kind), fieldType, false, false, false)
	if err != nil {
		return 0, err
	}
	return int(t.Count()), t.Close()
}
