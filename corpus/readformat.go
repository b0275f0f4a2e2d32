package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"path/filepath"
	"slices"
	"strings"
)

// format is one kind of source. A new one is a file with its scan function, and an entry in formats.
type format struct {
	name string
	exts []string

	// scan hands the records of a stream to emit, in order, until emit returns false or the stream ends. A record that
	// cannot be read is handed over as an error, and so is an error of the stream, as the last. Line is where the record
	// begins, from 1; 0 means the whole stream. The texts of a record must be valid UTF-8; all else about them is
	// checked later.
	scan func(in *bufio.Reader, emit func(line int, rec record, err error) bool)
}

func formats() []format {
	return []format{
		{"text", []string{".txt"}, scanText},
		{"Markdown", []string{".md"}, scanMarkdown},
		jsonLines(),
	}
}

func jsonLines() format { return format{"JSON Lines", []string{".jsonl", ".ndjson"}, scanJSONLines} }

// formatOf tells the format of a file by its name. One without extension, like a pipe, is told by its content later and
// has no scan yet.
func formatOf(name string) (format, bool) {
	if isCompressed(name) {
		name = strings.TrimSuffix(name, filepath.Ext(name))
	}
	ext := strings.ToLower(filepath.Ext(name))
	if ext == "" {
		return format{}, true
	}
	list := formats()
	i := slices.IndexFunc(list, func(f format) bool { return slices.Contains(f.exts, ext) })
	if i < 0 {
		return format{}, false
	}
	return list[i], true
}

// orSniffed looks at the content where the name does not tell the format.
func (f format) orSniffed(in *bufio.Reader) (format, error) {
	if f.scan != nil {
		return f, nil
	}
	head, err := in.Peek(512)
	if bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(head, utf8BOM)), []byte("{")) {
		return jsonLines(), nil
	}
	if err != nil && len(head) == 0 {
		return f, errors.New("there is nothing in it")
	}
	return f, errors.New("its name has no extension and its content is not JSON Lines; known are " + knownTypes())
}

func knownTypes() string {
	var b strings.Builder
	for _, f := range formats() {
		b.WriteString(strings.Join(f.exts, ", ") + " (" + f.name + "), ")
	}
	return b.String() + "each also with .gz or .zst"
}
