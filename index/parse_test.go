package index_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/indextest"
)

var allLangs = strings.Fields("az de en es fr hy it nl pl pt ru tr uk")

func asItIs(_ index.Facet, value string) string { return value }

// TestQueries holds the query language to its examples; package match and the engines are held to what these find.
func TestQueries(t *testing.T) {
	cases := indextest.Queries()
	if len(cases) < 80 {
		t.Errorf("%d examples", len(cases))
	}
	for _, c := range cases {
		t.Run(c.Text, func(t *testing.T) {
			root, warnings := index.Parse(c.Text)
			if got := indextest.Tree(root); got != c.Tree {
				t.Errorf("tree %s, want %s", got, c.Tree)
			}
			if got := index.Describe(index.Query{Root: root}, asItIs, allLangs); got != c.Description {
				t.Errorf("described as\n%s, want\n%s", got, c.Description)
			}
			if d := cmp.Diff(c.Warnings, warnings); d != "" {
				t.Errorf("warnings (-want +got):\n%s", d)
			}
		})
	}
}

// TestQuoting holds what is a quotation, and what a word.
func TestQuoting(t *testing.T) {
	long := strings.Repeat("x", 60)
	for _, c := range []struct{ name, text, tree, warning string }{
		{"nothing", "", "everything", ""},
		{"blanks", " \t\u00a0 ", "everything", ""},
		{"angle quotes", "«droits de port» hausse", `(all "droits de port" hausse)`, ""},
		{"low quotes", "„die Hafengebühr“", `"die Hafengebühr"`, ""},
		{"corner quotes", "「港湾」", `"港湾"`, ""},
		{"full-width quotes", "＂港湾＂～", `"港湾"`, ""},
		{"quotes in quotes", `"“He told me ‘never again’ and left” tolls"`, `"He told me ‘never again’ and left tolls"`, ""},
		{"straight in curly", `“She said: "He told me"”`, `"She said: He told me"`, ""},
		{"straight in angles", `«He told me "never again"» toll`, `(all "He told me never again" toll)`, ""},
		{"curly opened in straight", `"She said: “He told me"`, `"She said: He told me"`, ""},
		{"opened twice, never closed", `“She said: "He told me`, `"She said: He told me"`, "is never closed"},
		{"two of two kinds", `“a toll" and “a tax”`, `(all "a toll" and?en "a tax")`, ""},
		{"blanks in quotes", "\"  harbour \n toll \"", `"harbour toll"`, ""},
		{"an apostrophe", "harbour's l’eau", "(all harbour's l’eau)", ""},
		{"single quotes are none", "'harbour toll'", "(all harbour toll)", ""},
		{"an apostrophe before a star", "O'Nei* l’imp~", "(all O'Nei* l’imp~)", ""},
		{"a hyphen inside", "re-open", "re-open", ""},
		{"signs between words", "toll — & rise", "(all toll rise)", ""},
		{"no word in quotes", `"--"`, `"--"`, "holds no word"},
		{"a Hebrew abbreviation", `צה"ל הודיע`, "(all צה״ל הודיע)", ""},
		{"and in quotation marks", `"צה"ל הודיע"`, `"צה״ל הודיע"`, ""},
		{"a long word is clipped in its warning", long + "*x", long + "*x", strings.Repeat("x", 40) + "…"},
		{"full-width parentheses", "（港 OR 湾） 船", "(all (any 港 湾) 船)", ""},
		{"an operator before a quotation", `NOT"raise"OR(toll)`, `(any (not "raise") toll)`, ""},
		{"a field as a field's value", "title:kind:quote toll", "(all (title kind:quote) toll)", ""},
		{"a field as a speaker", "speaker:lang:en", "(speaker lang:en)", ""},
		{"a number and signs behind ~", "wrod~2! (toll~), one~0~0", "(all wrod~ toll~ one~)", "the number in wrod~2"},
		{"no operator with a sign", "toll OR, rise", `(all toll "OR" rise)`, ""},
		{"what is too long is cut", strings.Repeat("é ", 600), "(all" + strings.Repeat(" é", index.MaxChars/2) + ")", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			root, warnings := index.Parse(c.text)
			want := c.tree
			if strings.HasPrefix(c.text, `"--`) {
				want = c.text
			}
			if got := indextest.Tree(root); got != want {
				t.Errorf("tree %s, want %s", got, want)
			}
			if got := strings.Join(warnings, "; "); (got == "") != (c.warning == "") || !strings.Contains(got, c.warning) {
				t.Errorf("warned of %q, want %q", got, c.warning)
			}
		})
	}
}

// FuzzParse holds what engines rely on: a tree that can be searched and told, and that is written as it is read.
func FuzzParse(f *testing.F) {
	for _, c := range indextest.Queries() {
		f.Add(c.Text)
	}
	f.Add(strings.Repeat("(-", 200) + "a")
	f.Add("title:kind:quote speaker:lang: after:x:y")
	f.Add("0~0! OR!")
	f.Add("!\n\n\n%!")
	f.Add("a_:\"0 _:\"1")
	f.Add("0 0 OR 0\"0")
	f.Add("(A B C) OR D E")
	f.Add(`a"b"~7(c*)OR“d~”title:(e -"f g")`)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			index.Parse(text)
			t.Skip("Validate refuses it")
		}
		checkParse(t, text)
	})
}

// TestPieces joins pieces of the language in every way, which mutations of bytes do seldom.
func TestPieces(t *testing.T) {
	pieces := []string{
		"a", "the", "toll", "naïve", "港湾", "AND", "OR", "NOT", "-", "--", "(", ")", "（", `"`, "“", "”", "«", "»", "„", "*", "~", "~5", "~0", "7",
		":", "title:", "speaker:", "outlet:", "kind:", "kind:quote", "lang:", "lang:en", "after:", "after:2020", "before:2021-03", "foo:", "Foo:",
		" ", " ", " ", "!", ",", "'", "’", "||", "&&", "/", "\u0301", "\u00a0",
	}
	r := rand.New(rand.NewPCG(1, 4))
	for range 100_000 {
		var b strings.Builder
		for range 1 + r.IntN(12) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		checkParse(t, b.String())
	}
}

func checkParse(t *testing.T, text string) {
	t.Helper()
	defer func() {
		if p := recover(); p != nil {
			t.Errorf("panic: %v", p)
		}
		if t.Failed() {
			t.Fatalf("that was %q", text)
		}
	}()
	root, warnings := index.Parse(text)
	if (root == nil) != (strings.TrimSpace(text) == "") {
		t.Fatalf("%q gives %#v", text, root)
	}
	for _, w := range warnings {
		if w == "" || !utf8.ValidString(w) {
			t.Fatalf("the warning %q", w)
		}
	}
	checkTree(t, root)
	if s := index.Describe(index.Query{Root: root}, asItIs, allLangs); s == "" || strings.Contains(s, "%!") && !strings.Contains(text, "%!") {
		t.Fatalf("described as %q", s)
	}
	written := index.Format(root)
	if utf8.RuneCountInString(written) > index.MaxChars {
		return // and no query
	}
	again, _ := index.Parse(written)
	if a, b := indextest.Tree(root), indextest.Tree(again); a != b || !cmp.Equal(root, again) {
		t.Fatalf("%s is written %q and read as %s", a, written, b)
	}
}

func checkTree(t *testing.T, n index.Node) {
	switch n := n.(type) {
	case index.All:
		checkList(t, n.Nodes)
		for _, c := range n.Nodes {
			if _, ok := c.(index.All); ok {
				t.Fatal("All in All")
			}
		}
	case index.Any:
		checkList(t, n.Nodes)
		for _, c := range n.Nodes {
			if _, ok := c.(index.Any); ok {
				t.Fatal("Any in Any")
			}
		}
	case index.Not:
		if _, ok := n.Node.(index.Not); ok || n.Node == nil {
			t.Fatalf("Not of %#v", n.Node)
		}
		checkTree(t, n.Node)
	case index.Title:
		switch n.Node.(type) {
		case index.Word, index.Phrase, index.Prefix, index.Fuzzy:
			checkTree(t, n.Node)
		default:
			t.Fatalf("Title of %#v", n.Node)
		}
	case index.Word:
		checkText(t, n.Text, 1)
	case index.Prefix:
		checkText(t, n.Text, 3)
	case index.Fuzzy:
		checkText(t, n.Text, 3)
	case index.Phrase:
		checkText(t, n.Text, 1)
		if n.Within < 0 || n.Within > 50 || strings.ContainsFunc(n.Text, index.IsQuote) {
			t.Fatalf("%#v", n)
		}
	case index.Is:
		checkText(t, n.Value, 1)
	case index.Dates:
		if n.From.Known() == n.To.Known() {
			t.Fatalf("%#v", n)
		}
	case nil:
	default:
		t.Fatalf("a node of type %T", n)
	}
}

func checkList(t *testing.T, nodes []index.Node) {
	if len(nodes) < 2 {
		t.Fatalf("a list of %d", len(nodes))
	}
	for _, c := range nodes {
		checkTree(t, c)
	}
}

func checkText(t *testing.T, s string, least int) {
	if utf8.RuneCountInString(s) < least || s != strings.TrimSpace(s) {
		t.Fatalf("the text %q", s)
	}
}

// FuzzFormat holds that any tree is written so that it is read again.
func FuzzFormat(f *testing.F) {
	f.Add([]byte("0123456789"))
	f.Add([]byte{0, 3, 1, 2, 7, 8, 1, 2, 9, 10, 2, 11, 12, 13, 14, 15, 16})
	f.Add([]byte("\x00\x02\x01\x02\x02\x00\x02\x07\x08\x05\x06"))
	f.Fuzz(func(t *testing.T, b []byte) {
		root := grow(&b, 4)
		written := index.Format(root)
		if utf8.RuneCountInString(written) > index.MaxChars {
			t.Skip()
		}
		again, warnings := index.Parse(written)
		if a, b := indextest.Tree(root), plain(indextest.Tree(again)); a != b {
			t.Fatalf("%s is written %q and read as %s", a, written, b)
		}
		if len(warnings) > 0 {
			t.Fatalf("%q is warned of: %q", written, warnings)
		}
	})
}

// plain takes off in which languages a word may be missing.
func plain(tree string) string {
	f := strings.Split(tree, " ")
	for i, w := range f {
		word, langs, found := strings.Cut(w, "?")
		if end := strings.TrimLeft(langs, "abcdefghijklmnopqrstuvwxyz,"); found {
			f[i] = word + end
		}
	}
	return strings.Join(f, " ")
}

// grow makes a tree of bytes, in the form in which Parse makes them.
func grow(b *[]byte, depth int) index.Node {
	next := func() int {
		if len(*b) == 0 {
			return 100
		}
		n := (*b)[0]
		*b = (*b)[1:]
		return int(n)
	}
	leaves := []index.Node{
		index.Word{Text: "toll"}, index.Word{Text: "the"}, index.Word{Text: "l’eau"}, index.Word{Text: "well-known"}, index.Word{Text: "not"},
		index.Word{Text: "toll(s)"}, index.Word{Text: "港"}, index.Word{Text: "9:30"}, index.Word{Text: "ΟΧΙ"},
		index.Phrase{Text: "not raise taxes"}, index.Phrase{Text: "AND (-x OR y)"}, index.Phrase{Text: "a b", Within: 50},
		index.Phrase{Text: "OR"}, index.Prefix{Text: "norm"}, index.Fuzzy{Text: "wrod"}, index.Title{Node: index.Word{Text: "OR"}},
		index.Title{Node: index.Phrase{Text: "a b", Within: 2}}, index.Title{Node: index.Prefix{Text: "été"}},
		index.Is{Field: index.FacetSpeaker, Value: "A B"}, index.Is{Field: index.FacetSpeaker, Value: "ada-w"},
		index.Is{Field: index.FacetOutlet, Value: "NOT"}, index.Is{Field: index.FacetOutlet, Value: "(x"},
		index.Is{Field: index.FacetKind, Value: "quote"}, index.Is{Field: index.FacetLang, Value: "tr"},
		index.Dates{From: corpus.Date{Year: 2020}}, index.Dates{To: corpus.Date{Year: 2021, Month: 3, Day: 9}},
	}
	switch kind := next(); {
	case depth > 0 && kind%8 < 4:
		var nodes []index.Node
		for range 2 + next()%3 {
			n := grow(b, depth-1)
			switch inner := n.(type) {
			case index.All:
				if kind%8 < 2 {
					nodes = append(nodes, inner.Nodes...)
					continue
				}
			case index.Any:
				if kind%8 >= 2 {
					nodes = append(nodes, inner.Nodes...)
					continue
				}
			}
			nodes = append(nodes, n)
		}
		if kind%8 < 2 {
			return index.All{Nodes: nodes}
		}
		return index.Any{Nodes: nodes}
	case depth > 0 && kind%8 == 4:
		n := grow(b, depth-1)
		if not, ok := n.(index.Not); ok {
			return not
		}
		return index.Not{Node: n}
	default:
		return leaves[kind%len(leaves)]
	}
}

// TestFormat holds what is written of trees that Parse does not make.
func TestFormat(t *testing.T) {
	toll, not := index.Word{Text: "toll"}, func(n index.Node) index.Node { return index.Not{Node: n} }
	dates := index.Dates{From: corpus.Date{Year: 2020}, To: corpus.Date{Year: 2021}}
	for _, c := range []struct {
		root index.Node
		want string
	}{
		{nil, ""}, {not(not(toll)), "toll"}, {not(not(not(toll))), "-toll"}, {index.Word{Text: "OR"}, `"OR"`},
		{dates, "after:2020 before:2021"}, {not(dates), "-(after:2020 before:2021)"},
		{index.Any{Nodes: []index.Node{toll, dates}}, "toll OR (after:2020 before:2021)"},
	} {
		if got := index.Format(c.root); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

// TestDisguises holds what people paste and what their machines make of a minus.
func TestDisguises(t *testing.T) {
	for _, test := range []struct{ text, want, warning string }{
		{"WE WILL NOT RAISE TAXES", `WE WILL "NOT" RAISE TAXES`, "NOT is searched as a word"},
		{"NASA OR ESA", "NASA OR ESA", ""},
		{"(UN SECURITY COUNCIL) OR NATO", "(UN SECURITY COUNCIL OR NATO)", ""},
		{"HARBOUR NOT TOLL", "HARBOUR -TOLL", ""},
		{"taxes −raise", "taxes -raise", ""},
		{"taxes ‑raise", "taxes -raise", ""},
		{"taxes –raise", "taxes raise", "a dash excludes nothing"},
		{"tolls – and taxes", "tolls and taxes", ""},
	} {
		root, warnings := index.Parse(test.text)
		if got := index.Format(root); got != test.want {
			t.Errorf("%q is read as %q, want %q", test.text, got, test.want)
		}
		if got := strings.Join(warnings, "; "); !strings.Contains(got, test.warning) || (test.warning == "") != (got == "") {
			t.Errorf("%q: the warnings are %q, want %q", test.text, got, test.warning)
		}
	}
}
