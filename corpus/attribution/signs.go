package attribution

import (
	"strings"
	"unicode/utf8"
)

// signs finds the first of some signs in a text. strings.IndexAny looks each letter up among them where not all are ASCII;
// here a byte that begins none is passed over.
type signs struct {
	all   string
	first [256]bool // bytes with which one begins
}

func newSigns(all string) *signs {
	s := &signs{all: all}
	for i := range all {
		s.first[all[i]] = true
	}
	return s
}

// index gives where the first one is; -1 when there is none.
func (s *signs) index(text string) int {
	for i := range len(text) {
		if !s.first[text[i]] {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(text[i:]); strings.ContainsRune(s.all, r) {
			return i
		}
	}
	return -1
}

var endsOfClauses = newSigns(".?!)—–…”\"\n")

// colonIn gives where the first colon is, of either width; -1 when there is none.
func colonIn(text string) int {
	narrow := strings.IndexByte(text, ':')
	if wide := strings.Index(text, "："); wide >= 0 && (narrow < 0 || wide < narrow) {
		return wide
	}
	return narrow
}
