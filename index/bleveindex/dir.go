package bleveindex

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/google/renameio/v2"
)

// dir is a data directory:
//
//	CURRENT              name of the live generation
//	generations/000007/  a complete index, the columns of its segments, and manifest.json
//	generations/*.tmp    one that is being built, or was when its indexer was killed
//	writer.lock          who is writing
type dir string

var generationName = regexp.MustCompile(`^[0-9]{6,}$`)

func (d dir) currentFile() string           { return filepath.Join(string(d), "CURRENT") }
func (d dir) lockFile() string              { return filepath.Join(string(d), "writer.lock") }
func (d dir) generations() string           { return filepath.Join(string(d), "generations") }
func (d dir) generation(name string) string { return filepath.Join(d.generations(), name) }

// current is the name of the live generation; "" when there is none yet.
func (d dir) current() (string, error) {
	b, err := os.ReadFile(d.currentFile())
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	} else if err != nil {
		return "", err
	}
	name := strings.TrimSpace(string(b))
	if !generationName.MatchString(name) {
		return "", fmt.Errorf("%s names no generation but %.40q; name one with `indexer rollback -to GENERATION`",
			d.currentFile(), name)
	}
	return name, nil
}

// setCurrent makes a generation the live one, for good once it returns.
func (d dir) setCurrent(name string) error {
	if err := renameio.WriteFile(d.currentFile(), []byte(name+"\n"), 0o644); err != nil {
		return fmt.Errorf("make generation %s live: %w", name, err)
	}
	return syncPath(string(d))
}

// names lists the generations, oldest first.
func (d dir) names() ([]string, error) {
	entries, err := os.ReadDir(d.generations())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() && generationName.MatchString(e.Name()) {
			names = append(names, e.Name())
		}
	}
	slices.SortFunc(names, byNumber)
	return names, nil
}

func byNumber(a, b string) int { return number(a) - number(b) }

// number is the number of a generation; 0 for what is none.
func number(name string) int {
	n, err := strconv.Atoi(name)
	if err != nil {
		return 0
	}
	return n
}

func numbered(n int) string { return fmt.Sprintf("%06d", n) }

// sync makes everything below path survive a power cut.
func sync(path string) error {
	return filepath.WalkDir(path, func(p string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return syncPath(p)
	})
}

func syncPath(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
