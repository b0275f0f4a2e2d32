package house

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestDependencies holds that each direct dependency has its reason written down.
func TestDependencies(t *testing.T) {
	reasons := read(t, "docs/decisions/dependencies.md")
	direct := regexp.MustCompile(`(?m)^\t(\S+) v\S+$`)
	found := direct.FindAllStringSubmatch(read(t, "go.mod"), -1)
	if len(found) < 5 {
		t.Fatalf("go.mod has %d direct dependencies", len(found))
	}
	for _, m := range found {
		if !strings.Contains(reasons, "`"+m[1]+"`") {
			t.Errorf("docs/decisions/dependencies.md does not say why %s is used", m[1])
		}
	}
}

var markdownLink = regexp.MustCompile(`\]\(([^)#:]+)(?:#[^)]*)?\)`)

// TestLinks holds that the documents point at files that are there.
func TestLinks(t *testing.T) {
	n := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".md" || strings.Contains(path, "samples") {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range markdownLink.FindAllStringSubmatch(string(b), -1) {
			n++
			if _, err := os.Stat(filepath.Join(filepath.Dir(path), m[1])); err != nil {
				t.Errorf("%s points at %s, which is not there", path, m[1])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n == 0 {
		t.Error("no document points anywhere")
	}
}
