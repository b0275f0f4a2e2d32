package web

import (
	"os"
	"strings"
	"testing"
)

// TestEmbeddingDocs holds that the page and the document tell of the same things, and of those that the element has.
func TestEmbeddingDocs(t *testing.T) {
	b, err := os.ReadFile("../docs/embedding.md")
	if err != nil {
		t.Fatal(err)
	}
	doc, source := string(b), ""
	for _, name := range elementParts("*") {
		source += string(read(name))
	}
	var names []string
	for _, list := range [][]described{elementAttributes(), elementEvents(), elementMethods(), elementVariables()} {
		for _, d := range list {
			names = append(names, strings.Split(d.Name, ", ")...)
		}
	}
	for _, name := range append(names, elementPartNames()...) {
		if !strings.Contains(doc, "`"+name+"`") {
			t.Errorf("docs/embedding.md does not tell of %s", name)
		}
		bare := strings.TrimPrefix(name, "onrecord:")
		if bare, _, _ = strings.Cut(bare, "("); !strings.Contains(source, bare) {
			t.Errorf("the element knows nothing of %s", name)
		}
	}
	for _, name := range elementPartNames() {
		if !strings.Contains(source, "."+name) && !strings.Contains(source, `"`+name) {
			t.Errorf("there is no part %s", name)
		}
	}
	for _, name := range frameParams() {
		if !strings.Contains(doc, "`"+name+"`") {
			t.Errorf("docs/embedding.md does not tell of %s, which frames take", name)
		}
	}
}
