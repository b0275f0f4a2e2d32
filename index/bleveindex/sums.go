package bleveindex

import (
	"context"
	"os"
	"path/filepath"
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
			if err := m.checkSum(folder, f); err != nil {
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
