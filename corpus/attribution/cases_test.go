package attribution

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"onrecord/corpus"
)

// TestCases holds every language to its sentences in testdata. A case is
//
//	== what it shows
//	Ada Orme said that [[the bridge was old]].
//
//	[[“It will be mended,”]] she said.
//	-> indirect Ada Orme
//	-> direct Ada Orme
//
// with the paragraphs parted by blank lines, what has to be found in double brackets, and for each its kind and its
// speaker, "-" for nobody.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		lang := strings.TrimSuffix(filepath.Base(file), ".txt")
		for _, c := range readCases(t, file) {
			t.Run(lang+"/"+c.name, func(t *testing.T) {
				a := article(lang, c.paragraphs...)
				Attributor{}.Attribute(a)
				if got := foundIn(a); got != c.want {
					t.Errorf("found\n%swant\n%s", got, c.want)
				}
			})
		}
	}
}

type testCase struct {
	name       string
	paragraphs []string
	want       string
}

var bracketed = regexp.MustCompile(`(?s)\[\[(.*?)\]\]`)

func readCases(t *testing.T, file string) []testCase {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var cases []testCase
	for _, block := range strings.Split("\n"+string(text), "\n== ")[1:] {
		name, rest, _ := strings.Cut(block, "\n")
		body, answers, _ := strings.Cut(rest+"\n", "\n->")
		var want []string
		for line := range strings.Lines(strings.TrimSpace(answers)) {
			if line = strings.TrimSpace(strings.TrimPrefix(line, "->")); line != "" {
				want = append(want, line)
			}
		}
		c := testCase{name: name}
		n := 0
		for _, p := range strings.Split(strings.TrimSpace(body), "\n\n") {
			for _, m := range bracketed.FindAllStringSubmatch(p, -1) {
				if n >= len(want) {
					t.Fatalf("%s: %q marks more than it names", file, name)
				}
				c.want += fmt.Sprintf("%d %s: %s\n", len(c.paragraphs)+1, want[n], m[1])
				n++
			}
			c.paragraphs = append(c.paragraphs, bracketed.ReplaceAllString(p, "$1"))
		}
		if n != len(want) {
			t.Fatalf("%s: %q marks %d and names %d", file, name, n, len(want))
		}
		cases = append(cases, c)
	}
	if len(cases) == 0 {
		t.Fatalf("%s holds no cases", file)
	}
	return cases
}

func foundIn(a *corpus.Article) string {
	var b strings.Builder
	for _, p := range a.Paragraphs {
		text := []rune(p.Text)
		for _, q := range p.Quotes {
			fmt.Fprintf(&b, "%d %s %s: %s\n", p.Number, q.Kind, cmp.Or(q.Name, "-"), string(text[q.Start:q.End]))
		}
	}
	return b.String()
}
