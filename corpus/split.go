package corpus

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// Split parts a text into paragraphs at blank lines. The lines of a paragraph are joined by a space, since most line
// breaks inside one come from an editor's margin; turns of a transcript must be parted by blank lines. The text is
// cleaned first: it comes back in NFC and without control characters.
func Split(text string) []string {
	var paragraphs, lines []string
	flush := func() {
		if p := strings.Join(lines, " "); isVisible(p) {
			paragraphs = append(paragraphs, p)
		}
		lines = lines[:0]
	}
	for line := range strings.SplitSeq(clean(text), "\n") {
		if line = strings.TrimSpace(line); line == "" {
			flush()
			continue
		}
		lines = append(lines, line)
	}
	flush()
	return paragraphs
}

// isVisible reports whether there is something to read.
func isVisible(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) })
}

// NewParagraphs numbers the paragraphs of an article, from 1 on.
func NewParagraphs(id ArticleID, texts []string) []Paragraph {
	list := make([]Paragraph, len(texts))
	ids := make([]byte, 0, len(texts)*(len(id)+len(".9999")))
	ends := make([]int, len(texts))
	for i := range texts {
		ids = appendParagraphID(ids, id, i+1)
		ends[i] = len(ids)
	}
	all, start := string(ids), 0 // one text for all takes less time than one for each
	for i, text := range texts {
		list[i] = Paragraph{ID: ParagraphID(all[start:ends[i]]), Number: i + 1, Text: text}
		start = ends[i]
	}
	return list
}

// paragraphs gives the texts of a record. Those that the source parts itself keep their line breaks and margins; of
// them only what shows nothing is dropped.
func (rec *record) paragraphs() ([]string, error) {
	var list []string
	if len(rec.Paragraphs) == 0 {
		list = Split(rec.Text)
	}
	for _, p := range rec.Paragraphs {
		if p = clean(p); isVisible(p) {
			list = append(list, p)
		}
	}
	switch {
	case len(list) == 0:
		return nil, errors.New("there is no paragraph in it")
	case len(list) > MaxParagraphs:
		return nil, fmt.Errorf("the article has %d paragraphs, more than %d", len(list), MaxParagraphs)
	}
	for i, p := range list {
		if len(p) > MaxParagraph {
			return nil, fmt.Errorf("paragraph %d has %d bytes, more than %d; paragraphs are parted by blank lines",
				i+1, len(p), MaxParagraph)
		}
	}
	return list, nil
}

// field brings a field of one line into form: clean, with single spaces.
func field(key, s string) (string, error) {
	s = strings.Join(strings.Fields(clean(s)), " ")
	if len(s) > MaxField {
		return "", fmt.Errorf("%s has %d bytes, more than %d", key, len(s), MaxField)
	}
	return s, nil
}

// clean brings a text to NFC and mends what no page can show: all line breaks become newlines, control characters that
// are Windows-1252 in disguise become what was meant (browsers do the same), other control characters, soft hyphens and
// byte order marks are dropped.
func clean(s string) string {
	if isPlain(s) {
		return s
	}
	if strings.ContainsFunc(s, isUnclean) {
		s = strings.Map(mend, strings.NewReplacer("\r\n", "\n", "\u2029", "\n\n").Replace(s))
	}
	return norm.NFC.String(s)
}

// isPlain reports whether a text holds nothing but ASCII, letters of Latin-1, dashes and quotation marks, none of which
// NFC or clean changes. That is told by bytes, and true of nearly all.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		for i+8 <= len(s) && isPrintable(bytes8(s[i:])) {
			i += 8
		}
		if i == len(s) {
			break
		}
		switch c := s[i]; {
		case ' ' <= c && c < 0x7f, c == '\n', c == '\t':
		case c == "\u00c0"[0] && i+1 < len(s) && s[i+1]&0xc0 == 0x80: // to U+00FF
			i++
		case c == "\u2010"[0] && i+2 < len(s) && s[i+1] == "\u2010"[1] && "\u2010"[2] <= s[i+2] && s[i+2] <= "\u2026"[2]:
			i += 2
		default:
			return false
		}
	}
	return true
}

func isUnclean(r rune) bool {
	switch {
	case r < ' ':
		return r != '\n' && r != '\t'
	case r < 0x7f:
		return false
	}
	return r <= 0x9f || r == '\u00AD' || r == '\uFEFF' || r == '\u2028' || r == '\u2029'
}

func mend(r rune) rune {
	switch {
	case !isUnclean(r):
		return r
	case r == '\r', r == '\v', r == '\f', r == '\u2028':
		return '\n'
	case 0x80 <= r && r <= 0x9f:
		if meant := charmap.Windows1252.DecodeByte(byte(r)); meant > 0x9f && meant != '\uFFFD' {
			return meant
		}
	}
	return -1
}
