package corpus

import (
	"os"
	"path/filepath"
	"testing"
)

// realData gives the path of real statements that are not part of this repository.
func realData(t testing.TB, name string) string {
	path := filepath.Join("..", "..", "shared", "data", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the real statements are not here (%s)", path)
	}
	return path
}
