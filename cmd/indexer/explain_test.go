package main

import (
	"context"
	"testing"
)

func TestInterrupted(t *testing.T) {
	for command, want := range map[string]string{
		"load": "indexer load: interrupted; nothing was published", "delete": "indexer delete: interrupted; nothing was published",
		"verify": "indexer verify: interrupted", "parse": "indexer parse: interrupted",
	} {
		if err := (&indexer{}).explain(command, context.Canceled); err.Error() != want {
			t.Errorf("%q, want %q", err, want)
		}
	}
}
