package attribution

import "unicode/utf8"

// innerLabel is a label inside a paragraph.
type innerLabel struct {
	at    int // where it stands
	label *label
}

// printedLabels are the labels of a transcript in capitals, as printed: only they are looked for inside paragraphs.
func (t *transcript) printedLabels() map[string]bool {
	known := map[string]bool{}
	for _, l := range t.labels {
		if l != nil && l.caps {
			known[l.text] = true
		}
	}
	return known
}

// inner finds the turns that begin inside a paragraph whose line breaks were lost: behind a line or a sentence.
func (t *transcript) inner(text string, from int, known map[string]bool) []innerLabel {
	var list []innerLabel
	for at := from; ; {
		n := endsOfClauses.index(text[at:])
		if n < 0 {
			return list
		}
		_, size := utf8.DecodeRuneInString(text[at+n:])
		at += n + size
		start := skipMarks(text, at)
		if start == at && text[at-1] != '\n' || start == len(text) {
			continue
		}
		l := labelAt(text, start, t.lang)
		if l == nil || !known[l.text] || l.kind == labelAnswers {
			continue
		}
		list = append(list, innerLabel{start, l})
		at = l.end
	}
}
