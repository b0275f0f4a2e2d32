package corpus

import (
	"bufio"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestJSONLines(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		want []string
	}{
		"text":                    {`{"text":"It holds.\nIt is old.\n\nYes."}`, []string{"It holds. It is old.", "Yes."}},
		"paragraphs as they are":  {`{"paragraphs":[" It holds.\nIt is old.  ","","Yes.\n\nNo."," "]}`, []string{" It holds.\nIt is old.  ", "Yes.\n\nNo."}},
		"no paragraphs, but text": {`{"text":"Yes.","paragraphs":[]}`, []string{"Yes."}},
		"null is absent":          {`{"text":null,"paragraphs":["Yes."],"date":null,"title":null,"id":null}`, []string{"Yes."}},
		"unknown keys":            {`{"text":"Yes.","published":5,"speaker_title":["x"],"Text":7,"TITLE":{},"deep":{"text":1}}`, []string{"Yes."}},
		"the last of a key":       {`{"text":"No.","text":"Yes."}`, []string{"Yes."}},
		"escapes":                 {`{"text":"\u00e9 \ud83c\udf0a \ufffd"}`, []string{"é 🌊 \uFFFD"}},
		"decomposed":              {`{"paragraphs":["e\u0301"],"title":"x"}`, []string{"é"}},
		"controls":                {`{"paragraphs":["a\u0000b\u0007c\u007f\u00add\ufeff"]}`, []string{"abcd"}},
		"cp1252 in disguise":      {`{"text":"\u0093It holds,\u0094 he\u0092d say\u0085"}`, []string{"“It holds,” he’d say…"}},
		"blank at both ends":      {" \t{\"text\":\"Yes.\"} \r", []string{"Yes."}},
		"byte order mark":         {"\uFEFF{\"text\":\"Yes.\"}", []string{"Yes."}},
	} {
		t.Run(name, func(t *testing.T) {
			articles, rejected := readString(Reader{}, "x.jsonl", c.in)
			if len(articles) != 1 {
				t.Fatal(rejected)
			}
			if diff := cmp.Diff(c.want, texts(articles[0])); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestJSONKeys(t *testing.T) {
	articles, rejected := readString(Reader{}, "x.jsonl", `{"id":"a","title":" The  dam\nis safe","outlet":"Buoy","date":"2024-05-03",`+
		`"url":"http://buoy.example","lang":"fr","speaker":"Ada Ohm","role":"keeper","author":"Bo","form":"interview","text":"Oui."}`)
	want := Article{
		ID: "a", Title: "The dam is safe", Outlet: "Buoy", Date: Date{2024, 5, 3}, URL: "http://buoy.example", Lang: "fr",
		Speaker: "Ada Ohm", Role: "keeper", Author: "Bo", Form: FormInterview, Paragraphs: NewParagraphs("a", []string{"Oui."}),
	}
	if len(articles) != 1 {
		t.Fatal(rejected)
	}
	if diff := cmp.Diff(want, articles[0]); diff != "" {
		t.Error(diff)
	}
}

// badLines are rejected, for the reason given.
var badLines = map[string]struct{ in, want string }{
	"no object":          {`["a"]`, "the line is not a JSON object"},
	"null":               {`null`, "the line is not a JSON object"},
	"a text":             {`It holds.`, "the line is not a JSON object"},
	"cut off":            {`{"text":"It ho`, "not a JSON object: unexpected end of JSON input at byte 14"},
	"garbage after":      {`{"text":"Yes."} and more`, "not a JSON object: invalid character 'a' after top-level value"},
	"two objects":        {`{"text":"Yes."}{"text":"No."}`, "invalid character '{' after top-level value"},
	"neither":            {`{"title":"T"}`, "text or paragraphs is required"},
	"both":               {`{"text":"No.","paragraphs":["Yes."]}`, "text and paragraphs are both there"},
	"both null":          {`{"text":null,"paragraphs":null}`, "text or paragraphs is required"},
	"empty text":         {`{"text":" \n\n "}`, "there is no paragraph in it"},
	"empty paragraphs":   {`{"paragraphs":["",""]}`, "there is no paragraph in it"},
	"text is a number":   {`{"text":5}`, "text must be a text, not a number"},
	"id is a number":     {`{"id":10,"text":"Yes."}`, "id must be a text, not a number"},
	"date is a list":     {`{"date":[2024],"text":"Yes."}`, "date must be a text, not a list"},
	"speaker is one":     {`{"speaker":{"name":"Ada"},"text":"Yes."}`, "speaker must be a text, not an object"},
	"role is true":       {`{"role":true,"text":"Yes."}`, "role must be a text, not true or false"},
	"paragraphs is text": {`{"paragraphs":"Yes."}`, "paragraphs must be a list of texts, not a text"},
	"paragraph is not":   {`{"paragraphs":["Yes.",7]}`, "paragraph 2 must be a text, not a number"},
	"paragraph is null":  {`{"paragraphs":[null]}`, "paragraph 1 must be a text, not null"},
	"long paragraph":     {`{"paragraphs":["a","` + strings.Repeat("b", MaxParagraph+1) + `"]}`, "paragraph 2 has 65537 bytes"},
	"many paragraphs":    {`{"paragraphs":[""` + strings.Repeat(`,""`, MaxParagraphs) + `]}`, "paragraphs has 50001 texts, more than 50000"},
	"invalid UTF-8":      {"{\"text\":\"caf\xe9\"}", "byte 13 of the line is not UTF-8"},
	"half a pair":        {`{"text":"\ud83c!"}`, "text: a \\u escape is one half of a surrogate pair"},
	"date":               {`{"date":"2024-13","text":"Yes."}`, `date: “2024-13” is not a date`},
	"id":                 {`{"id":"a/b","text":"Yes."}`, `id “a/b” is not`},
}

func TestBadLinesAreNamedAndTheRestIsRead(t *testing.T) {
	for name, c := range badLines {
		t.Run(name, func(t *testing.T) {
			articles, rejected := readString(Reader{}, "x.jsonl", "\n"+line("a")+"\r\n  \n"+c.in+"\n"+line("b"))
			if len(rejected) != 1 || !strings.HasPrefix(rejected[0].Error(), "x.jsonl:5: "+c.want) && !strings.Contains(rejected[0].Error(), c.want) {
				t.Fatal(rejected)
			}
			if len(articles) != 2 || articles[1].ID != "b" {
				t.Error(articles)
			}
		})
	}
}

func TestLongLines(t *testing.T) {
	pad := func(size int) string {
		head, tail := `{"id":"long","lang":"en","text":"Yes.","pad":"`, `"}`
		return head + strings.Repeat("x", size-len(head)-len(tail)) + tail
	}
	for name, c := range map[string]struct {
		in       string
		rejected int
	}{
		"as long as may be":      {pad(MaxRecord) + "\n", 0},
		"with a windows end":     {pad(MaxRecord) + "\r\n", 0},
		"without an end":         {pad(MaxRecord), 0},
		"a byte more":            {pad(MaxRecord+1) + "\n", 1},
		"two more, without end":  {pad(MaxRecord + 2), 1},
		"three times as long":    {pad(3*MaxRecord) + "\n", 1},
		"long, and then nothing": {pad(3 * MaxRecord), 1},
	} {
		t.Run(name, func(t *testing.T) {
			articles, rejected := readString(Reader{}, "x.jsonl", line("a")+c.in)
			if len(rejected) != c.rejected || len(articles) != 2-c.rejected {
				t.Fatal(len(articles), rejected)
			}
			if c.rejected > 0 && rejected[0].Error() != "x.jsonl:2: the record has more than 10485760 bytes" {
				t.Error(rejected)
			}
		})
	}
}

func TestLinesAfterALongOne(t *testing.T) {
	articles, rejected := readString(Reader{}, "x.jsonl", strings.Repeat("x", 2*MaxRecord)+"\nbad\n"+line("a"))
	if len(articles) != 1 || len(rejected) != 2 || !strings.HasPrefix(rejected[1].Error(), "x.jsonl:2: ") {
		t.Error(len(articles), rejected)
	}
}

// endless gives a line of one gigabyte without holding it.
func endless() io.Reader { return io.LimitReader(xs{}, 1<<30) }

type xs struct{}

func (xs) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestEndlessLineTakesNoMemory(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	lines := lineReader{in: bufio.NewReaderSize(io.MultiReader(endless(), strings.NewReader("\n"+line("a"))), bufferSize)}
	if _, err := lines.next(); err != errRecordSize {
		t.Fatal(err)
	}
	if b, err := lines.next(); err != nil || string(b) != line("a") || lines.line != 2 {
		t.Error(lines.line, err)
	}
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > 8*MaxRecord {
		t.Errorf("took %d MB in all", used>>20)
	}
}

func FuzzJSONLines(f *testing.F) {
	for _, c := range badLines {
		if len(c.in) < 1000 {
			f.Add(line("a") + c.in + "\n" + line("b"))
		}
	}
	f.Add(`{"id":"a","title":"T","outlet":"O","date":"2024","url":"https://a.example/","lang":"en","paragraphs":["e\u0301","\u0085"]}`)
	f.Fuzz(func(t *testing.T, s string) {
		articles, rejected := readString(Reader{}, "x.jsonl", s)
		if n := strings.Count(s, "\n") + 1; len(articles)+len(rejected) > n {
			t.Errorf("%d articles and %d errors of %d lines", len(articles), len(rejected), n)
		}
		for _, a := range articles {
			checkArticle(t, a)
		}
	})
}
