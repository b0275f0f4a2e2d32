package bleveindex

import (
	"cmp"
	"context"
	"io"
	"os"
	"path/filepath"
	"time"
)

// sums remembers which files were read and found right, so that those which generations share are read once.
type sums struct{ right []os.FileInfo }

// check reads what has not been read yet of a generation, and gives the first file that is wrong.
func (s *sums) check(ctx context.Context, d dir, m Manifest) error {
	folder := d.generation(m.Generation)
	var right []os.FileInfo
	for _, f := range m.Files {
		if err := ctx.Err(); err != nil {
			return err
		}
		info, err := os.Stat(filepath.Join(folder, filepath.FromSlash(f.Name)))
		if err != nil {
			return err // pruned meanwhile
		}
		if !s.knows(info) {
			slowly := func(r io.Reader) io.Reader { return &unhurried{ctx: ctx, in: r, last: time.Now()} }
			sum, err := sumBy(filepath.Join(folder, filepath.FromSlash(f.Name)), slowly)
			if err := cmp.Or(ctx.Err(), m.judge(f, sum, err)); err != nil {
				return err
			}
		}
		right = append(right, info)
	}
	s.right = right
	return nil
}

func (s *sums) knows(info os.FileInfo) bool {
	for _, r := range s.right {
		if os.SameFile(r, info) && r.Size() == info.Size() && r.ModTime().Equal(info.ModTime()) {
			return true
		}
	}
	return false
}

// unhurried reads in blocks, and rests after each for longer than the block took, so that requests come first.
type unhurried struct {
	ctx  context.Context
	in   io.Reader
	last time.Time // when the last rest ended
	read int
}

const (
	restAfter = 1 << 20 // bytes
	restTimes = 3       // as long as reading them took
)

func (u *unhurried) Read(p []byte) (int, error) {
	if u.read >= restAfter {
		select {
		case <-u.ctx.Done():
			return 0, u.ctx.Err()
		case <-time.After(restTimes * time.Since(u.last)):
		}
		u.read, u.last = 0, time.Now()
	}
	n, err := u.in.Read(p[:min(len(p), restAfter)])
	u.read += n
	return n, err
}
