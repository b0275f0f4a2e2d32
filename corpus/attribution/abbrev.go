package attribution

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// This file tells that a word is short for several: "Горсовет" for "Городской совет", "ЦБ" for "Центральный банк".

// minClipped is how many letters of a word at least stand for it in a compound.
const minClipped = 2

// maxLoose is how many letters of a compound may be its ending.
const maxLoose = 2

// covers reports whether each of the words of an office is among those of a role, in another form, or one of them is short
// for others.
func (c *cast) covers(role, words []string) bool {
	covered := func(i int) bool {
		if _, n := shortFor(words[i], role); n > 0 || c.hasWord(role, words[i]) {
			return true
		}
		if len(role) > 0 && c.lang.words[words[i]]&clsOrg != 0 && c.lang.members["generic "+c.lang.lemma(words[i])] {
			return true // "spokesman for the ministry"
		}
		return slices.ContainsFunc(role, func(short string) bool {
			from, n := shortFor(short, words)
			return from <= i && i < from+n
		})
	}
	for i := range words {
		if !covered(i) {
			return false
		}
	}
	return true
}

// shortFor gives which of the words a compound or an acronym stands for: the first of them, and how many, 0 for none.
func shortFor(short string, words []string) (from, n int) {
	for i := range words {
		if n := max(clipped(short, words[i:], 0), initials(short, words[i:])); n > 0 {
			return i, n
		}
	}
	return 0, 0
}

// clipped tells of how many words, at least two, a compound is made that takes the beginnings of them; 0 when it is none.
func clipped(rest string, words []string, parts int) int {
	if parts > 1 && utf8.RuneCountInString(rest) <= maxLoose {
		return parts
	}
	if len(words) == 0 {
		return 0
	}
	for n := commonPrefix(rest, words[0]); utf8.RuneCountInString(rest[:n]) >= minClipped; n -= lastLetter(rest[:n]) {
		if k := clipped(rest[n:], words[1:], parts+1); k > 0 {
			return k
		}
	}
	return 0
}

// lastLetter is how many bytes the last letter of a word has.
func lastLetter(word string) int {
	_, size := utf8.DecodeLastRuneInString(word)
	return size
}

// initials tells of how many words an acronym is the first letters; 0 when it is none.
func initials(short string, words []string) int {
	letters := strings.Split(short, "")
	if len(letters) < 2 || len(letters) > len(words) {
		return 0
	}
	for i, l := range letters {
		if !strings.HasPrefix(words[i], l) {
			return 0
		}
	}
	return len(letters)
}
