// Package match tells where a query matches a paragraph: the words of a text, their forms, and the places that a query
// found. It is the truth that engines are held to, and they share it, so that a query finds and marks the same
// everywhere. It knows no index and no engine. Begin with [New].
package match

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxTerm bounds a term in bytes; of a longer word only the beginning counts, in texts and in queries alike.
const maxTerm = 200

// Word is a Unicode word of a text.
type Word struct {
	Start, End int    // bytes, half-open
	Printed    string // as it stands there
	Exact      string // the same for every spelling that differs only in case and accents
}

// Split takes a text apart into its words. Nothing is left out but spaces, marks and signs.
func Split(text string) []Word {
	var list []Word
	s := newSplitter(text)
	for s.next() {
		printed := text[s.start:s.end]
		if exact := shorten(Fold(printed)); exact != "" {
			list = append(list, Word{s.start, s.end, printed, exact})
		}
	}
	return list
}

// Each calls visit with every word of a text that Split finds, as it stands there, and with some that are none: those of which
// Exact is empty.
func Each(text string, visit func(printed string)) {
	s := newSplitter(text)
	for s.next() {
		visit(text[s.start:s.end])
	}
}

// NewWord is a word that Each found; its Exact is empty when it is none.
func NewWord(printed string) Word {
	return Word{0, len(printed), printed, shorten(Fold(printed))}
}

// Typed takes apart what was typed as one word, or as the beginning of one. What leans on the next word, as in l’impôt, is
// left out, since who types that means the next; but for the n’ of a negation.
func Typed(text string) []Word {
	list := Split(text)
	for len(list) > 1 && list[0].Exact != "n" && leans(list[0].Exact) && isApostrophe(text[list[0].End:list[1].Start]) {
		list = list[1:]
	}
	return list
}

// splitter goes through the words of a text: those of UAX #29, parted at colons, between sentences, and behind what leans on a word.
type splitter struct {
	segments
	start, end int // of the word, in bytes
	whole      int // where the segment ends that it is a part of
}

func newSplitter(text string) *splitter { return &splitter{segments: segments{text: text}} }

// next goes on to the next word; false at the end.
func (s *splitter) next() bool {
	for {
		if s.end < s.whole {
			s.start = s.end
		} else if s.segments.next() {
			s.start, s.whole = s.segments.start, s.segments.end
			if s.plain {
				s.end = s.whole
				return true
			}
			for n := s.goesOn(); n > 0; n = s.goesOn() {
				for ; n > 0 && s.segments.next(); n-- {
					s.whole = s.segments.end
				}
			}
		} else {
			return false
		}
		s.end = s.start + firstPart(s.text[s.start:s.whole])
		if isWord(s.text[s.start:s.end]) {
			return true
		}
	}
}

// goesOn tells how many parts by UAX #29 belong to the word as well: the vowel of its last letter, or what stands for an
// apostrophe and the letters behind it.
func (s *splitter) goesOn() int {
	rest := s.text[s.whole:]
	if rest == "" || rest[0] < 0x80 && rest[0] != '`' {
		return 0
	}
	if isAm(rest) {
		return 1
	}
	if n := standInAt(rest); n > 0 && endsInLetter(s.text[:s.whole]) && beginsWithLetter(rest[n:]) {
		return 2
	}
	return 0
}

// standInAt gives the length of a sign at the beginning of s that keyboards have where people mean an apostrophe.
func standInAt(s string) int {
	for _, a := range []string{"`", "´", "′", "‛"} {
		if strings.HasPrefix(s, a) {
			return len(a)
		}
	}
	return 0
}

func endsInLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

func beginsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// isAm tells the Thai and Lao vowel that is one character with the letter before it.
func isAm(s string) bool { return strings.HasPrefix(s, "ำ") || strings.HasPrefix(s, "ຳ") }

// firstPart gives the length of the first part of a word of UAX #29; that of the sign where it begins with one.
func firstPart(s string) int {
	for i := range len(s) {
		switch c := s[i]; {
		case c == ':' && !extends(s[i+1:]):
			return max(i, 1)
		case c == '.' && (i == 0 || endsSentence(s[:i], s[i+1:])):
			return max(i, 1)
		case c == '\'' || c == '`' || c == 0xC2 || c == 0xE2: // the first bytes of ´ and ’
			sign := apostropheAt(s[i:])
			if sign == 0 || extends(s[i+sign:]) {
				continue
			}
			if i == 0 {
				return sign
			}
			if i <= longestLeaning && leans(strings.ToLower(s[:i])) && !isEnding(s[i+sign:]) {
				return i
			}
		}
	}
	return len(s)
}

// endsSentence tells a point behind which somebody forgot the space: "did not.I", not "example.org" and "U.S".
func endsSentence(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return unicode.IsLower(last) && unicode.IsUpper(first)
}

// apostropheAt gives the length of the apostrophe that s begins with.
func apostropheAt(s string) int {
	for _, a := range []string{"'", "’", "‘"} {
		if strings.HasPrefix(s, a) {
			return len(a)
		}
	}
	return standInAt(s)
}

func isApostrophe(s string) bool { return s != "" && apostropheAt(s) == len(s) }

// leaning are the small words of French, Italian and Catalan that lose their last letter before a vowel. In English hardly
// a word begins with one of these and an apostrophe but names like D’Arcy, which are found all the same.
var leaning = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("l d j m t s n c qu jusqu lorsqu puisqu quoiqu all dall dell nell sull coll un quell bell sant") {
		m[w] = true
	}
	return m
}()

const longestLeaning = 6

// isEnding tells what stands behind an apostrophe in English, as in Dell’s, or nothing.
func isEnding(s string) bool {
	if len(s) > 2 {
		return false
	}
	switch strings.ToLower(s) {
	case "", "s", "d", "t", "m", "ll", "re", "ve":
		return true
	}
	return false
}

// leans tells whether a word leans on the next one.
func leans(word string) bool { return leaning[word] }

func isWord(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return true
		}
	}
	return false
}

func shorten(s string) string {
	if len(s) <= maxTerm {
		return s
	}
	n := maxTerm
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
