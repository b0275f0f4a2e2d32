package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// maxFrontMatter bounds what the YAML parser sees, in bytes.
const maxFrontMatter = 64 << 10

var utf8BOM = []byte("\uFEFF")

// scanText reads a text file, which is one record: optional front matter between lines of three hyphens, then
// paragraphs parted by blank lines. Without front matter the first line is the title when a blank line and then more
// text follows.
func scanText(in *bufio.Reader, emit func(int, record, error) bool) {
	rec, line, err := readText(in, nil)
	emit(line, rec, err)
}

var atxHeading = regexp.MustCompile(`^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$`)

// scanMarkdown reads text whose title may be a heading.
func scanMarkdown(in *bufio.Reader, emit func(int, record, error) bool) {
	rec, line, err := readText(in, atxHeading)
	emit(line, rec, err)
}

// readText reads the one record of a text. Heading finds the title in a first line that is marked as one; it may be nil.
// The line is that of an error.
func readText(in io.Reader, heading *regexp.Regexp) (rec record, line int, err error) {
	b, err := io.ReadAll(io.LimitReader(in, MaxRecord+1))
	switch {
	case err != nil:
		return rec, 0, damaged(err)
	case len(b) > MaxRecord:
		return rec, 0, errRecordSize
	}
	b = bytes.TrimPrefix(b, utf8BOM)
	if line, err := checkText(b); err != nil {
		return rec, line, err
	}
	head, body, line, err := cutFrontMatter(lineBreaks.Replace(string(b)))
	if err != nil {
		return rec, line, err
	}
	if head == nil {
		rec.Title, rec.Text = cutTitle(body)
		if heading != nil {
			rec.Title = heading.ReplaceAllString(rec.Title, "$1")
		}
		return rec, 0, nil
	}
	rec.Text = body
	line, err = rec.decodeYAML(*head)
	return rec, line, err
}

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// checkText finds what is no UTF-8, and says on which line.
func checkText(b []byte) (line int, err error) {
	if bytes.HasPrefix(b, []byte{0xff, 0xfe}) || bytes.HasPrefix(b, []byte{0xfe, 0xff}) {
		return 0, errors.New("the text is UTF-16; save it as UTF-8")
	}
	at := invalidUTF8(b)
	if at < 0 {
		return 0, nil
	}
	before := b[:at]
	line = bytes.Count(before, []byte("\n")) + 1
	return line, invalidUTF8Error(at - (bytes.LastIndexByte(before, '\n') + 1))
}

// invalidUTF8 gives the offset of the first byte that is no UTF-8, or -1.
func invalidUTF8(b []byte) int {
	if utf8.Valid(b) {
		return -1
	}
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

func invalidUTF8Error(at int) error {
	return fmt.Errorf("byte %d of the line is not UTF-8; save the text as UTF-8", at+1)
}

// cutFrontMatter parts a text whose first line is "---" at the next such line. The line is that of an error.
func cutFrontMatter(s string) (head *string, body string, line int, err error) {
	first, rest, _ := strings.Cut(s, "\n")
	if strings.TrimRight(first, " \t") != "---" {
		return nil, s, 0, nil
	}
	for at := 0; at < len(rest); {
		l, _, _ := strings.Cut(rest[at:], "\n")
		if t := strings.TrimRight(l, " \t"); t == "---" || t == "..." {
			h := rest[:at]
			if len(h) > maxFrontMatter {
				return nil, "", 1, fmt.Errorf("the front matter has more than %d bytes", maxFrontMatter)
			}
			return &h, rest[min(at+len(l)+1, len(rest)):], 0, nil
		}
		at += len(l) + 1
	}
	return nil, "", 1, errors.New("the front matter that begins here is not closed by a line of three hyphens")
}

// cutTitle takes the first line for the title when a blank line follows it, and then more.
func cutTitle(s string) (title, body string) {
	trimmed := strings.TrimLeft(s, " \t\n")
	first, rest, _ := strings.Cut(trimmed, "\n")
	second, _, _ := strings.Cut(rest, "\n")
	if len(first) > MaxField || strings.TrimSpace(second) != "" || strings.TrimSpace(rest) == "" {
		return "", s
	}
	return first, rest
}

// decodeYAML reads front matter. Scalars stay as they are written: `date: 2024` and `id: 010` and `title: yes` are
// text. An error comes with the line of the file.
func (rec *record) decodeYAML(head string) (line int, err error) {
	file, err := parser.ParseBytes([]byte(head), 0)
	if err != nil {
		return yamlError(err)
	}
	for _, doc := range file.Docs {
		values, err := mappingOf(doc.Body)
		if err != nil {
			return 1, err
		}
		for _, v := range values {
			if err := rec.set(v.Key.GetToken().Value, v.Value); err != nil {
				return v.Key.GetToken().Position.Line + 1, err
			}
		}
	}
	return 0, nil
}

func mappingOf(body ast.Node) ([]*ast.MappingValueNode, error) {
	switch n := body.(type) {
	case nil, *ast.CommentGroupNode, *ast.NullNode:
		return nil, nil
	case *ast.MappingNode:
		return n.Values, nil
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, nil
	}
	return nil, errors.New(`the front matter is not made of lines like "title: some text"`)
}

// set puts a value of the front matter where its key says.
func (rec *record) set(key string, value ast.Node) error {
	for _, f := range rec.fields() {
		if f.key != key {
			continue
		}
		text, ok := scalar(value)
		if !ok {
			return fmt.Errorf("%s must be one text; one with a special character in it must be in quotes", key)
		}
		*f.value = text
		return nil
	}
	return fmt.Errorf("unknown key %q in the front matter; known are %s", clip(key, 40), strings.Join(rec.keys(), ", "))
}

// scalar gives a value as it is written; null is "".
func scalar(value ast.Node) (string, bool) {
	switch n := value.(type) {
	case nil, *ast.NullNode:
		return "", true
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	}
	return "", false
}

// yamlError takes line and message out of an error of the parser, which prints whole excerpts.
func yamlError(err error) (int, error) {
	var e yaml.Error
	if !errors.As(err, &e) {
		return 1, fmt.Errorf("the front matter is not YAML: %w", err)
	}
	line := 1
	if t := e.GetToken(); t != nil && t.Position != nil {
		line = t.Position.Line + 1
	}
	return line, fmt.Errorf("the front matter is not YAML: %s; a text with a special character in it must be in quotes",
		e.GetMessage())
}
