package main

import (
	"context"
	"testing"
)

func TestInterrupted(t *testing.T) {
	for command, want := range map[string]string{
		"load": "indexer load: interrupted; nothing was published", "delete": "indexer delete: interrupted; nothing was published",
		"verify": "indexer verify: interrupted", "parse": "indexer parse: interrupted", "explain": "indexer explain: interrupted",
	} {
		if err := (&indexer{}).failed(command, context.Canceled); err.Error() != want {
			t.Errorf("%q, want %q", err, want)
		}
	}
}
