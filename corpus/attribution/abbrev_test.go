package attribution

import (
	"strings"
	"testing"
)

func TestShortFor(t *testing.T) {
	for _, c := range []struct {
		short, words string
		from, n      int
	}{
		{"горсовета", "городского совета", 0, 2},
		{"облдумы", "вера областной думы", 1, 2},
		{"минречфлота", "министерства речного флота", 0, 3},
		{"цб", "глава центрального банка", 1, 2},
		{"порта", "порта заречья", 0, 0},
		{"совета", "городского совета", 0, 0},
		{"горы", "города горы", 0, 0},
		{"", "города горы", 0, 0},
	} {
		if from, n := shortFor(c.short, strings.Fields(c.words)); from != c.from || n != c.n {
			t.Errorf("shortFor(%q, %q) = %d, %d, want %d, %d", c.short, c.words, from, n, c.from, c.n)
		}
	}
}
