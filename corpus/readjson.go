package corpus

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

var errRecordSize = fmt.Errorf("the record has more than %d bytes", MaxRecord)

// scanJSONLines reads an object a line. Keys are told apart by case, unknown ones are ignored, null means absent, and
// of a key that stands twice the last counts, as nearly all JSON readers have it. Blank lines are skipped.
func scanJSONLines(in *bufio.Reader, emit func(int, record, error) bool) {
	lines := lineReader{in: in}
	for {
		b, err := lines.next()
		if err == io.EOF {
			return
		}
		if err != nil && err != errRecordSize {
			emit(lines.line, record{}, damaged(err))
			return
		}
		if len(bytes.TrimSpace(b)) == 0 && err == nil {
			continue
		}
		var rec record
		if err == nil {
			err = rec.decodeJSON(bytes.TrimRight(b, "\r\n"))
		}
		if !emit(lines.line, rec, err) {
			return
		}
	}
}

// lineReader gives lines of any length in bounded memory.
type lineReader struct {
	in   *bufio.Reader
	long []byte // holds a line that does not fit the buffer of in
	line int    // number of the line that next gave
}

// next gives the next line, valid until the call after. A line that is too long is passed over and gives errRecordSize.
func (l *lineReader) next() ([]byte, error) {
	l.line++
	b, err := l.in.ReadSlice('\n')
	if err == nil {
		return l.withoutBOM(b), nil
	}
	l.long = l.long[:0]
	size := 0
	for {
		if size += len(b); size <= MaxRecord+2 { // of which two may be the line's end
			l.long = append(l.long, b...)
		}
		switch {
		case err == io.EOF && size == 0:
			return nil, io.EOF
		case err != nil && err != io.EOF && err != bufio.ErrBufferFull:
			return nil, err
		case err != bufio.ErrBufferFull:
			if size > len(l.long) || len(bytes.TrimRight(l.long, "\r\n")) > MaxRecord {
				return nil, errRecordSize
			}
			return l.withoutBOM(l.long), nil
		}
		b, err = l.in.ReadSlice('\n')
	}
}

func (l *lineReader) withoutBOM(b []byte) []byte {
	if l.line == 1 {
		return bytes.TrimPrefix(b, utf8BOM)
	}
	return b
}

// decodeJSON reads the object of one line.
func (rec *record) decodeJSON(b []byte) error {
	if _, err := checkText(b); err != nil {
		return err
	}
	if !bytes.HasPrefix(bytes.TrimSpace(b), []byte("{")) {
		return errors.New("the line is not a JSON object")
	}
	values, ok := plainObject(b)
	if !ok {
		if err := json.Unmarshal(b, &values); err != nil {
			return jsonError(err)
		}
	}
	for _, f := range rec.fields() {
		if err := jsonText(f.key, values[f.key], f.value); err != nil {
			return err
		}
	}
	if err := jsonText("text", values["text"], &rec.Text); err != nil {
		return err
	}
	if err := rec.decodeParagraphs(values["paragraphs"]); err != nil {
		return err
	}
	if rec.Text != "" && len(rec.Paragraphs) > 0 {
		return errors.New("text and paragraphs are both there; give one of them")
	}
	if isNull(values["text"]) && rec.Paragraphs == nil {
		return errors.New("text or paragraphs is required")
	}
	return nil
}

func jsonError(err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("not a JSON object: %w at byte %d", err, syntax.Offset)
	}
	return fmt.Errorf("not a JSON object: %w", err)
}

func isNull(raw json.RawMessage) bool { return len(raw) == 0 || raw[0] == 'n' }

// jsonText reads the text under a key; absent and null leave it alone.
func jsonText(key string, raw json.RawMessage, text *string) error {
	switch {
	case isNull(raw):
		return nil
	case raw[0] != '"':
		return fmt.Errorf("%s must be a text, not %s", key, jsonKind(raw[0]))
	}
	if plain, ok := plainString(raw); ok {
		*text = plain
		return nil
	}
	if plain, ok := unescaped(raw); ok {
		*text = plain
		return nil
	}
	if err := json.Unmarshal(raw, text); err != nil {
		return fmt.Errorf("%s: %w", key, err)
	}
	if strings.ContainsRune(*text, '\uFFFD') && !holdsReplacement(raw) {
		return fmt.Errorf(`%s: a \u escape is one half of a surrogate pair, which is no character`, key)
	}
	return nil
}

// holdsReplacement tells a U+FFFD that the source has from one that decoding put there.
func holdsReplacement(raw []byte) bool {
	return bytes.ContainsRune(raw, '\uFFFD') || bytes.Contains(bytes.ToLower(raw), []byte(`\ufffd`))
}

func (rec *record) decodeParagraphs(raw json.RawMessage) error {
	if isNull(raw) {
		return nil
	}
	if raw[0] != '[' {
		return fmt.Errorf("paragraphs must be a list of texts, not %s", jsonKind(raw[0]))
	}
	list, ok := plainList(raw)
	if !ok {
		if err := json.Unmarshal(raw, &list); err != nil {
			return fmt.Errorf("paragraphs: %w", err)
		}
	}
	if len(list) > MaxParagraphs {
		return fmt.Errorf("paragraphs has %d texts, more than %d", len(list), MaxParagraphs)
	}
	rec.Paragraphs = make([]string, len(list))
	for i, p := range list {
		if isNull(p) {
			return fmt.Errorf("paragraph %d must be a text, not null", i+1)
		}
		if err := jsonText("paragraph "+strconv.Itoa(i+1), p, &rec.Paragraphs[i]); err != nil {
			return err
		}
	}
	return nil
}

func jsonKind(first byte) string {
	switch first {
	case '{':
		return "an object"
	case '[':
		return "a list"
	case '"':
		return "a text"
	case 't', 'f':
		return "true or false"
	}
	return "a number"
}
