package index

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

var parseCases = []struct {
	name, text string
	want       Node
	warnings   []string // a part of each
}{
	{"nothing", "", nil, nil},
	{"blanks", " \t\u00a0 ", nil, nil},
	{"one word", "lighthouse", Word{Text: "lighthouse"}, nil},
	{"words", " harbour  toll\trise ", All{[]Node{Word{Text: "harbour"}, Word{Text: "toll"}, Word{Text: "rise"}}}, nil},
	{"straight quotes", `"harbour toll"`, Phrase{Text: "harbour toll"}, nil},
	{"curly quotes", "“harbour toll”", Phrase{Text: "harbour toll"}, nil},
	{"angle quotes", "«droits de port» hausse", All{[]Node{Phrase{Text: "droits de port"}, Word{Text: "hausse"}}}, nil},
	{"low quotes", "„die Hafengebühr“", Phrase{Text: "die Hafengebühr"}, nil},
	{"corner quotes", "「港湾」", Phrase{Text: "港湾"}, nil},
	{"two kinds", `“harbour toll"`, Phrase{Text: "harbour toll"}, nil},
	{"quotes in quotes", `"“He told me ‘never again’ and left” tolls"`, Phrase{Text: "He told me ‘never again’ and left tolls"}, nil},
	{"straight in curly", `“She said: "He told me"”`, Phrase{Text: "She said: He told me"}, nil},
	{"straight in angles", `«He told me "never again"» toll`, All{[]Node{Phrase{Text: "He told me never again"}, Word{Text: "toll"}}}, nil},
	{"curly opened in straight", `"She said: “He told me"`, Phrase{Text: "She said: He told me"}, nil},
	{"opened twice, never closed", `“She said: "He told me`, Phrase{Text: "She said: He told me"}, []string{"is never closed"}},
	{"two of two kinds", `“a toll" and “a tax”`, All{[]Node{Phrase{Text: "a toll"}, Word{Text: "and"}, Phrase{Text: "a tax"}}}, nil},
	{"blanks in quotes", "\"  harbour \n toll \"", Phrase{Text: "harbour toll"}, nil},
	{"quotes at a word", `toll"not raised"again`, All{[]Node{Word{Text: "toll"}, Phrase{Text: "not raised"}, Word{Text: "again"}}}, nil},
	{"operators in quotes", `"NOT (a* OR b)"`, Phrase{Text: "NOT (a* OR b)"}, nil},
	{"an apostrophe", "harbour's l’eau", All{[]Node{Word{Text: "harbour's"}, Word{Text: "l’eau"}}}, nil},
	{"a hyphen inside", "re-open", Word{Text: "re-open"}, nil},
	{"a time of day", "9:30", Word{Text: "9:30"}, nil},
	{"signs between words", "toll — & rise", All{[]Node{Word{Text: "toll"}, Word{Text: "rise"}}}, nil},
	{"empty quotes beside a word", `"" toll`, Word{Text: "toll"}, nil},
	{"a stray quote at the end", `toll "`, Word{Text: "toll"}, nil},

	{"never closed", `toll "not raised`, All{[]Node{Word{Text: "toll"}, Phrase{Text: "not raised"}}}, []string{`before "not raised" is never closed`}},
	{"no word", "?! …", Word{Text: "?! …"}, []string{"holds no word"}},
	{"no word in quotes", `"--"`, Word{Text: `"--"`}, []string{"holds no word"}},
	{"AND", "toll AND rise", All{[]Node{Word{Text: "toll"}, Word{Text: "AND"}, Word{Text: "rise"}}}, []string{`"AND" is searched as words`}},
	{"or in small letters", "toll or", All{[]Node{Word{Text: "toll"}, Word{Text: "or"}}}, nil},
	{"minus", "-toll", Word{Text: "-toll"}, []string{`"-toll" is searched as words`}},
	{"parentheses", "(toll rise)", All{[]Node{Word{Text: "(toll"}, Word{Text: "rise)"}}}, []string{`"(toll"`, `"rise)"`}},
	{"star", "tol*", Word{Text: "tol*"}, []string{`"tol*"`}},
	{"tilde", "tlol~", Word{Text: "tlol~"}, []string{`"tlol~"`}},
	{"field", "outlet:Gazette", Word{Text: "outlet:Gazette"}, []string{`"outlet:Gazette"`}},
	{"field without a value", "note: toll", All{[]Node{Word{Text: "note:"}, Word{Text: "toll"}}}, nil},
	{"field with quotes", `speaker:"Ada Winterbourne"`, All{[]Node{Word{Text: "speaker:"}, Phrase{Text: "Ada Winterbourne"}}}, nil},
	{"a long word is clipped in its warning", strings.Repeat("x", 60) + "*", Word{Text: strings.Repeat("x", 60) + "*"},
		[]string{strings.Repeat("x", 40) + "…"}},
}

func TestParse(t *testing.T) {
	for _, c := range parseCases {
		t.Run(c.name, func(t *testing.T) {
			got, warnings := Parse(c.text)
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("tree (-want +got):\n%s", d)
			}
			if len(warnings) != len(c.warnings) {
				t.Fatalf("warnings %q, want %d", warnings, len(c.warnings))
			}
			for i, w := range warnings {
				if !strings.Contains(w, c.warnings[i]) {
					t.Errorf("warning %q does not say %q", w, c.warnings[i])
				}
			}
		})
	}
}

// FuzzParse holds what engines rely on: leaves that can be searched, and nothing lost or added between them.
func FuzzParse(f *testing.F) {
	for _, c := range parseCases {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		root, warnings := Parse(text)
		if (root == nil) != (strings.TrimSpace(text) == "") {
			t.Fatalf("%q gives %#v", text, root)
		}
		nodes := leaves(t, root)
		if countClauses(root) != len(nodes) {
			t.Fatalf("%d clauses in %d leaves", countClauses(root), len(nodes))
		}
		if len(nodes) == 1 && !hasWord(text) {
			if len(warnings) == 0 {
				t.Fatal("a text without a word is not warned of")
			}
			return
		}
		again, _ := Parse(render(nodes))
		if d := cmp.Diff(root, again); d != "" && utf8.ValidString(text) {
			t.Fatalf("what was understood is not understood again (-first +second):\n%s", d)
		}
		for _, n := range nodes {
			checkLeaf(t, text, n)
		}
	})
}

func leaves(t *testing.T, n Node) []Node {
	switch n := n.(type) {
	case nil:
		return nil
	case All:
		if len(n.Nodes) < 2 {
			t.Fatalf("All of %d nodes", len(n.Nodes))
		}
		return n.Nodes
	}
	return []Node{n}
}

func checkLeaf(t *testing.T, text string, n Node) {
	var s string
	switch n := n.(type) {
	case Word:
		s = n.Text
		if len(strings.Fields(s)) != 1 {
			t.Fatalf("word %q", s)
		}
	case Phrase:
		s = n.Text
	default:
		t.Fatalf("a leaf of type %T", n)
	}
	if !hasWord(s) || strings.ContainsFunc(s, IsQuote) {
		t.Fatalf("leaf %q of %q", s, text)
	}
	if s != strings.Join(strings.Fields(s), " ") {
		t.Fatalf("blanks in %q", s)
	}
}

func render(nodes []Node) string {
	var parts []string
	for _, n := range nodes {
		switch n := n.(type) {
		case Word:
			parts = append(parts, n.Text)
		case Phrase:
			parts = append(parts, `"`+n.Text+`"`)
		}
	}
	return strings.Join(parts, " ")
}
