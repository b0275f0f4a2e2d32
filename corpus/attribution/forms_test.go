package attribution

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/corpus"
)

// TestForms holds the forms of texts to the documents in testdata/forms. A case is
//
//	== what it shows
//	title: Interview with Ada Orme
//	speaker: Ada Orme
//
//	Is the bridge old?
//	-> transcript -
//
//	It is.
//	-> transcript Ada Orme
//
// with any of title, speaker, role, outlet and form declared, and below each paragraph its kind and its speaker, "-" for
// nobody, and nothing where nobody speaks.
func TestForms(t *testing.T) {
	files, err := filepath.Glob("testdata/forms/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lang := strings.TrimSuffix(filepath.Base(file), ".txt")
		for _, block := range strings.Split("\n"+string(text), "\n== ")[1:] {
			name, rest, _ := strings.Cut(block, "\n")
			t.Run(lang+"/"+name, func(t *testing.T) {
				a, want := readForm(t, lang, rest)
				Attributor{}.Attribute(a)
				for i, p := range a.Paragraphs {
					checkParagraph(t, p)
					if got := spokenIn(p); got != want[i] {
						t.Errorf("%q is\n%s\nwant\n%s", p.Text, got, want[i])
					}
				}
			})
		}
	}
}

func readForm(t *testing.T, lang, block string) (*corpus.Article, []string) {
	t.Helper()
	a := article(lang)
	var want []string
	for i, part := range strings.Split(strings.TrimSpace(block), "\n\n") {
		if i == 0 && !strings.Contains(part, "\n->") && strings.HasPrefix(part, "title:") {
			readHead(t, a, part)
			continue
		}
		text, answers, _ := strings.Cut(part, "\n->")
		n := len(a.Paragraphs) + 1
		a.Paragraphs = append(a.Paragraphs, corpus.Paragraph{ID: corpus.NewParagraphID("a1", n), Number: n, Text: text})
		var said []string
		for _, s := range strings.Split(answers, "->") {
			if s = strings.TrimSpace(s); s != "" {
				said = append(said, s)
			}
		}
		want = append(want, strings.Join(said, "\n"))
	}
	return a, want
}

func readHead(t *testing.T, a *corpus.Article, head string) {
	t.Helper()
	for line := range strings.Lines(head) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "title":
			a.Title = value
		case "speaker":
			a.Speaker = value
		case "role":
			a.Role = value
		case "outlet":
			a.Outlet = value
		case "form":
			a.Form = corpus.Form(value)
		default:
			t.Fatalf("unknown key %q", key)
		}
	}
}

func spokenIn(p corpus.Paragraph) string {
	var said []string
	for _, q := range p.Quotes {
		said = append(said, fmt.Sprintf("%s %s", q.Kind, cmp.Or(q.Name, "-")))
	}
	return strings.Join(said, "\n")
}

// TestLabelsAreLinear holds that many labels that differ cost no more than in proportion.
func TestLabelsAreLinear(t *testing.T) {
	for _, format := range []string{"MS. A%c%c%c ORME: I am here. Are you?", "ADA%c%c%c ORME: I am here.", "THE %c%c%c MAYOR: I am here.", "A%c%c%c: Why?", "%c.%c.%c.: I do."} {
		a := article("en")
		a.Title = "Remarks by Mayor Ada Orme and Mayor Bo Orme"
		for i := range 12000 {
			text := fmt.Sprintf(format, 'A'+i%26, 'A'+i/26%26, 'A'+i/676%26)
			a.Paragraphs = append(a.Paragraphs, corpus.Paragraph{ID: corpus.NewParagraphID("a1", i+1), Number: i + 1, Text: text})
		}
		start := time.Now()
		Attributor{}.Attribute(a)
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("labels like %q take %v", format, d)
		}
	}
}
