package web

import (
	"testing"

	"onrecord/index"
)

// TestHelp holds that every example is understood as it is shown.
func TestHelp(t *testing.T) {
	n := 0
	for _, s := range helpSections {
		for _, row := range s.Rows {
			n++
			if root, warnings := index.Parse(row.Typed); root == nil || len(warnings) > 0 {
				t.Errorf("%s: %v, %q", row.Typed, root, warnings)
			}
		}
	}
	if n < 15 {
		t.Errorf("there are %d examples", n)
	}
}
