package corpus

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"unicode/utf8"
)

// textCases are good texts; the fuzzer starts from them too.
var textCases = map[string]struct {
	in    string
	title string
	texts []string
}{
	"title and body":           {"Dam is safe\n\nIt holds.\n\nIt is full.\n", "Dam is safe", []string{"It holds.", "It is full."}},
	"no title":                 {"It holds.\nIt is full.\n\nIt is old.", "", []string{"It holds. It is full.", "It is old."}},
	"one line":                 {"It holds.", "", []string{"It holds."}},
	"one line, blank lines":    {"\n \nIt holds.\n\n \n", "", []string{"It holds."}},
	"blank lines in front":     {"\n\t\n Dam is safe \n \t\nIt holds.", "Dam is safe", []string{"It holds."}},
	"hard-wrapped":             {"T\n\nIt holds,\n  they say,  \nfor now.\n \t \nIt is old.", "T", []string{"It holds, they say, for now.", "It is old."}},
	"windows line ends":        {"T\r\n\r\nIt\r\nholds.\r\n\r\nOld.\r\n", "T", []string{"It holds.", "Old."}},
	"old mac line ends":        {"T\r\rIt\rholds.\r\rOld.", "T", []string{"It holds.", "Old."}},
	"byte order mark":          {"\uFEFFT\n\nIt holds.", "T", []string{"It holds."}},
	"front matter":             {"---\ntitle: T\n---\nNot a title\n\nIt holds.", "T", []string{"Not a title", "It holds."}},
	"front matter after a BOM": {"\uFEFF---\r\ntitle: T\r\n---\r\nIt holds.", "T", []string{"It holds."}},
	"front matter with dots":   {"--- \ntitle: T\n...\nIt holds.", "T", []string{"It holds."}},
	"empty front matter":       {"---\n---\nNot a title\n\nIt holds.", "", []string{"Not a title", "It holds."}},
	"only a comment":           {"---\n# none\n---\nIt holds.", "", []string{"It holds."}},
	"front matter, no title":   {"---\nid: a\n---\n\nNot a title\n\nIt holds.", "", []string{"Not a title", "It holds."}},
	"a rule further down":      {"T\n\nIt holds.\n\n---\n\nOld.", "T", []string{"It holds.", "---", "Old."}},
	"decomposed":               {"Cafe\u0301\n\nE\u0301te\u0301", "Café", []string{"Été"}},
	"folded title":             {"---\ntitle: >\n  The dam\n  is safe\n---\nYes.", "The dam is safe", []string{"Yes."}},
	"title on two lines":       {"---\ntitle: The dam\n  is safe\n---\nYes.", "The dam is safe", []string{"Yes."}},
	"quoted title":             {"---\ntitle: \"Dam: \\u201csafe\\u201d\" # so they say\n---\nYes.", "Dam: “safe”", []string{"Yes."}},
	"null title":               {"---\ntitle: ~\n---\nYes.", "", []string{"Yes."}},
	"a long first line":        {strings.Repeat("a", MaxField+1) + "\n\nYes.", "", []string{strings.Repeat("a", MaxField+1), "Yes."}},
	"a heading in plain text":  {"# One\n\nYes.", "# One", []string{"Yes."}},
}

func TestText(t *testing.T) {
	for name, c := range textCases {
		t.Run(name, func(t *testing.T) {
			articles, rejected := readString(Reader{}, "x.txt", c.in)
			if len(articles) != 1 {
				t.Fatal(rejected)
			}
			if diff := cmp.Diff(c.texts, texts(articles[0])); diff != "" || articles[0].Title != c.title {
				t.Errorf("title %q\n%s", articles[0].Title, diff)
			}
		})
	}
}

func TestMarkdownTitle(t *testing.T) {
	for first, want := range map[string]string{
		"# The dam is safe": "The dam is safe", "## The dam ##": "The dam", "Plain": "Plain", "#5 is alive": "#5 is alive",
		"# C#": "C#",
	} {
		articles, rejected := readString(Reader{}, "x.md", first+"\n\nYes.")
		if len(articles) != 1 || articles[0].Title != want {
			t.Errorf("%q: %v %v", first, articles, rejected)
		}
	}
}

func TestFrontMatterKeys(t *testing.T) {
	articles, rejected := readString(Reader{}, "x.txt", `---
id: 010
title: yes
outlet: 1.10
date: 2024
url: https://buoy.example/dam?page=2#top
lang: en-GB
speaker: Ada Ohm
role: "keeper: of the dam"
author: null
form: statement
---
It holds.`)
	want := Article{
		ID: "010", Title: "yes", Outlet: "1.10", Date: Date{Year: 2024}, URL: "https://buoy.example/dam?page=2#top", Lang: "en",
		Speaker: "Ada Ohm", Role: "keeper: of the dam", Form: FormStatement,
		Paragraphs: NewParagraphs("010", []string{"It holds."}),
	}
	if len(articles) != 1 {
		t.Fatal(rejected)
	}
	if diff := cmp.Diff(want, articles[0]); diff != "" {
		t.Error(diff)
	}
}

func TestScalarsStayAsWritten(t *testing.T) {
	for _, as := range []string{"010", "0x1F", "1_000", "1e3", "-5", "+5", "1.50", "true", "No", "on", ".inf", ".nan", "2024-05-03", "12:30"} {
		articles, rejected := readString(Reader{}, "x.txt", "---\ntitle: "+as+"\n---\nYes.")
		if len(articles) != 1 || articles[0].Title != as {
			t.Errorf("%s: %v %v", as, articles, rejected)
		}
	}
}

// badTexts are rejected, for the reason given.
var badTexts = map[string]struct{ in, want string }{
	"empty":               {"", "x.txt: there is no paragraph in it"},
	"blank":               {" \n\t\n\uFEFF\x00", "x.txt: there is no paragraph in it"},
	"no body":             {"---\ntitle: T\n---\n", "x.txt: there is no paragraph in it"},
	"not closed":          {"---\ntitle: T\n\nYes.", "x.txt:1: the front matter that begins here is not closed"},
	"unknown key":         {"---\ntitle: T\nauhtor: Ada\n---\nYes.", `x.txt:3: unknown key "auhtor" in the front matter; known are id, title`},
	"key in capitals":     {"---\nTitle: T\n---\nYes.", `x.txt:2: unknown key "Title"`},
	"text in the head":    {"---\ntext: T\n---\nYes.", `x.txt:2: unknown key "text"`},
	"merge key":           {"---\n<<: {title: T}\n---\nYes.", `x.txt:2: unknown key "<<"`},
	"key twice":           {"---\nid: a\ntitle: T\nid: b\n---\nYes.", `x.txt:4: the front matter is not YAML: mapping key "id" already defined`},
	"colon in a title":    {"---\nid: a\ntitle: Dam: safe\n---\nYes.", "x.txt:3: the front matter is not YAML"},
	"list":                {"---\nid: a\n\ntitle: [a, b]\n---\nYes.", "x.txt:4: title must be one text"},
	"anchor":              {"---\ntitle: &a T\nspeaker: *a\n---\nYes.", "x.txt:2: title must be one text"},
	"not a mapping":       {"---\njust words\n---\nYes.", "x.txt:1: the front matter is not made of lines like"},
	"huge head":           {"---\n" + strings.Repeat("# much\n", 10000) + "---\nYes.", "x.txt:1: the front matter has more than 65536 bytes"},
	"impossible date":     {"---\ndate: 2023-02-29\n---\nYes.", `x.txt: date: “2023-02-29” is not a date`},
	"unknown form":        {"---\nform: poem\n---\nYes.", `x.txt: form "poem" is not one of [article statement transcript interview]`},
	"unknown language":    {"---\nlang: english\n---\nYes.", `x.txt: lang “english” is not a language`},
	"script address":      {"---\nurl: javascript:alert(1)\n---\nYes.", `x.txt: url "javascript:alert(1)" is not an address`},
	"address of no host":  {"---\nurl: https:///dam\n---\nYes.", "x.txt: url"},
	"relative address":    {"---\nurl: /dam\n---\nYes.", "x.txt: url"},
	"id with a blank":     {"---\nid: a b\n---\nYes.", `x.txt: id “a b” is not`},
	"two faults":          {"---\nform: poem\ndate: never\n---\nYes.", `not a date of the calendar; write 2024, 2024-05 or 2024-05-03; form "poem"`},
	"invalid UTF-8":       {"T\n\nIt holds.\nIt \xe9t\xe9.", "x.txt:4: byte 4 of the line is not UTF-8"},
	"invalid in the head": {"---\ntitle: caf\xe9\n---\nYes.", "x.txt:2: byte 11 of the line is not UTF-8"},
	"long paragraph":      {"T\n\nYes.\n\n" + strings.Repeat("No. ", MaxParagraph/4) + "No.", "x.txt: paragraph 2 has 65539 bytes, more than 65536"},
	"long title":          {"---\ntitle: " + strings.Repeat("T", MaxField+1) + "\n---\nYes.", "x.txt: title has 4097 bytes, more than 4096"},
	"many paragraphs":     {strings.Repeat("a\n\n", MaxParagraphs+2), "x.txt: the article has 50001 paragraphs, more than 50000"},
	"long text":           {strings.Repeat("No.\n\n", MaxRecord/5+1), "x.txt: the record has more than 10485760 bytes"},
}

func TestBadTexts(t *testing.T) {
	for name, c := range badTexts {
		t.Run(name, func(t *testing.T) {
			articles, rejected := readString(Reader{}, "x.txt", c.in)
			if len(articles) != 0 || len(rejected) != 1 || !strings.Contains(rejected[0].Error(), c.want) {
				t.Errorf("rejected %v", rejected)
			}
			if len(rejected) == 1 && strings.Contains(rejected[0].Error(), "\n") {
				t.Error("the reason has more than one line")
			}
		})
	}
}

func TestLimitsAreInclusive(t *testing.T) {
	title, paragraph := strings.Repeat("T", MaxField), strings.Repeat("p", MaxParagraph)
	body := strings.Repeat(paragraph+"\n\n", 158)
	text := title + "\n\n" + body + strings.Repeat(" ", MaxRecord-len(title)-2-len(body))
	articles, rejected := readString(Reader{}, "x.txt", text)
	if len(text) != MaxRecord || len(articles) != 1 || articles[0].Title != title || len(articles[0].Paragraphs) != 158 {
		t.Error(len(text), rejected)
	}
}

// checkArticle holds what is true of every article that a reader yields.
func checkArticle(t *testing.T, a Article) {
	t.Helper()
	if _, err := ParseArticleID(string(a.ID)); err != nil {
		t.Error(err)
	}
	fields := []string{a.Title, a.Outlet, a.URL, a.Author, a.Speaker, a.Role}
	for _, s := range append(slices.Clone(fields), texts(a)...) {
		if !utf8.ValidString(s) || !norm.NFC.IsNormalString(s) || strings.ContainsFunc(s, isUnclean) {
			t.Errorf("%q is not clean", s)
		}
	}
	for _, s := range fields {
		if len(s) > MaxField || strings.ContainsAny(s, "\n\t") || strings.TrimSpace(s) != s {
			t.Errorf("field %q", s)
		}
	}
	if lang, err := ParseLang(a.Lang); lang != a.Lang || err != nil {
		t.Errorf("lang %q", a.Lang)
	}
	if n := len(a.Paragraphs); n == 0 || n > MaxParagraphs {
		t.Errorf("%d paragraphs", n)
	}
	for i, p := range a.Paragraphs {
		id, n, err := ParseParagraphID(string(p.ID))
		if err != nil || id != a.ID || n != i+1 || p.Number != n || len(p.Text) > MaxParagraph || !isVisible(p.Text) {
			t.Errorf("paragraph %d: %+v %v", i, p, err)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, c := range textCases {
		f.Add(c.in)
	}
	for _, c := range badTexts {
		if len(c.in) < 1000 {
			f.Add(c.in)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, name := range []string{"x.txt", "x.md"} {
			articles, rejected := readString(Reader{}, name, s)
			if len(articles)+len(rejected) != 1 {
				t.Errorf("%d articles, rejected %v", len(articles), rejected)
			}
			for _, a := range articles {
				checkArticle(t, a)
				for _, p := range texts(a) {
					if strings.Contains(p, "\n") || strings.TrimSpace(p) != p {
						t.Errorf("paragraph %q", p)
					}
				}
			}
		}
	})
}
