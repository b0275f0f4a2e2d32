package main

import (
	"strings"
	"testing"

	"onrecord/corpus"
)

type faulty struct{}

func (faulty) Attribute(a *corpus.Article) {
	if a.ID == "b" {
		panic("no such unit")
	}
}

// TestFault holds that an article on which the attributor fails is named, and nothing more happens.
func TestFault(t *testing.T) {
	if err := attribute(faulty{}, &corpus.Article{ID: "a"}); err != nil {
		t.Error(err)
	}
	err := attribute(faulty{}, &corpus.Article{ID: "b"})
	if err == nil || !strings.Contains(err.Error(), "article b ") || !strings.Contains(err.Error(), "no such unit") {
		t.Errorf("the error is %v", err)
	}
}
