package attribution

import (
	"strings"
	"unicode/utf8"
)

// innerLabel is a label inside a paragraph.
type innerLabel struct {
	at    int // where it stands
	label *label
}

// printedLabels are the labels of a transcript in capitals, as printed: only they are looked for inside paragraphs.
type printedLabels struct {
	all     map[string]bool
	starts  [256]uint32 // their first two bytes: of the second five bits, which tell capitals from small letters
	letters []string    // those that need no colon behind them
}

func (t *transcript) printedLabels() *printedLabels {
	known := &printedLabels{all: map[string]bool{}}
	for _, l := range t.labels {
		if l == nil || !l.caps || l.kind == labelAnswers || known.all[l.text] {
			continue
		}
		known.all[l.text] = true
		if utf8.RuneCountInString(l.text) == 1 {
			known.letters = append(known.letters, l.text)
		}
		if len(l.text) == 1 {
			known.starts[l.text[0]] = anyStart
		} else {
			known.starts[l.text[0]] |= startBit(l.text[1])
		}
	}
	return known
}

// mayStand reports whether one of the labels may stand somewhere in a text, and mayStart whether one begins it: false is
// sure of both, and quickly told.
func (known *printedLabels) mayStand(text string) bool {
	if colonIn(text) >= 0 {
		return true
	}
	for _, l := range known.letters {
		if strings.Contains(text, l) {
			return true
		}
	}
	return false
}

func (known *printedLabels) mayStart(text string) bool {
	starts := known.starts[text[0]]
	return starts == anyStart || len(text) > 1 && starts&startBit(text[1]) != 0
}

const anyStart = ^uint32(0)

func startBit(second byte) uint32 { return 1 << (second >> 1 & 31) }

// inner finds the turns that begin inside a paragraph whose line breaks were lost: behind a line or a sentence.
func (t *transcript) inner(text string, from int, known *printedLabels) []innerLabel {
	if !known.mayStand(text[from:]) {
		return nil
	}
	var list []innerLabel
	for at := from; ; {
		n := endsOfClauses.index(text[at:])
		if n < 0 {
			return list
		}
		_, size := utf8.DecodeRuneInString(text[at+n:])
		at += n + size
		start := skipMarks(text, at)
		if start == at && text[at-1] != '\n' || start == len(text) || !known.mayStart(text[start:]) {
			continue
		}
		l := labelAt(text, start, t.lang)
		if l == nil || !known.all[l.text] || l.kind == labelAnswers {
			continue
		}
		list = append(list, innerLabel{start, l})
		at = l.end
	}
}
