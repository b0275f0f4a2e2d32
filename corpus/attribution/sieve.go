package attribution

import (
	"slices"
	"strings"
)

// sieve tells the texts that cannot hold any of some folded words, by a look at their letters, which is much quicker than
// to cut them into units. It goes by the last letters that stand together in a word ("neill" of "o'neill"): what a text is
// cut into has the same letters, unless points stand between them.
type sieve struct {
	ends  []string
	sizes ['z' + 1]uint64 // of the ends, by their last letter: bit 63 is for all that are longer
	all   bool            // nothing is held back
	odd   bool            // a capital does not tell where words begin: they hold other signs, or hang on others
}

func newSieve(lang *language) *sieve {
	return &sieve{
		all: lang.inflect != nil, // what is looked up there can be a part of what is printed
		odd: lang.options["clitics"],
	}
}

// maxEnds is how many words a sieve looks for: with more it takes as long as to cut a text.
const maxEnds = 64

// add takes one more word.
func (s *sieve) add(word string) {
	b := len(word)
	for b > 0 && !isLower(word[b-1]) {
		b--
	}
	a := b
	for a > 0 && isLower(word[a-1]) {
		a--
	}
	switch end := word[a:b]; {
	case hasOthers(word): // so has a text that holds it
	case a == b, len(s.ends) == maxEnds:
		s.all = true
	default:
		s.odd = s.odd || end != word
		s.ends = append(s.ends, end)
		s.sizes[end[len(end)-1]] |= 1 << min(len(end), 63)
	}
}

// isOf reports whether a word is all that a sieve looks for, and of letters alone.
func (s *sieve) isOf(word string) bool {
	return !s.all && !s.odd && len(s.ends) == 1 && s.ends[0] == word
}

// mayName reports whether a text may hold one of the words with a capital; false is sure. A text that does not is plain when
// it has no letters but those of ASCII, and no capitals behind small letters.
func (s *sieve) mayName(text string) (may, plain bool) {
	if s.all || s.odd {
		return s.mayHold(text, true), false
	}
	plain = true
	for i := 0; i < len(text); i++ {
		switch letters[text[i]] {
		case upperLetter:
			if i > 0 && isLetter(text[i-1]) {
				plain = false
				continue
			}
			end := endOfLetters(text, i+1)
			if s.holds(text, i, end, true) {
				return true, false
			}
			i = end - 1
		case point:
			if i == 0 || i+1 == len(text) || !isLetter(text[i-1]) || !isLetter(text[i+1]) {
				continue
			}
			end := endOfLetters(text, i+1)
			if s.dotted(text, i+1, end) {
				return true, false
			}
			i = end - 1
		case otherLetter:
			n := punctuation(text[i:])
			if n == 0 {
				return true, false // letters that fold into others
			}
			i += n - 1
		}
	}
	return false, plain
}

// mayLower is mayHold for a plain text and a word without a capital.
func (s *sieve) mayLower(text, word string) bool {
	if holdsWord(text, word) {
		return true
	}
	for at := 1; at < len(text); at++ {
		n := strings.IndexByte(text[at:], '.')
		if n < 0 {
			return false
		}
		if at += n; isLetter(text[at-1]) && at+1 < len(text) && isLetter(text[at+1]) && s.dotted(text, at+1, endOfLetters(text, at+1)) {
			return true
		}
	}
	return false
}

// mayHold reports whether a text may hold one of the words, with or without a capital; false is sure.
func (s *sieve) mayHold(text string, capital bool) bool {
	if s.all {
		return true
	}
	for i := 0; i < len(text); {
		switch letters[text[i]] {
		case noLetter, point:
			i++
		case otherLetter:
			n := punctuation(text[i:])
			if n == 0 {
				return true // letters that fold into others
			}
			i += n
		default:
			a := i
			if i = endOfLetters(text, i); s.holds(text, a, i, capital) {
				return true
			}
		}
	}
	return false
}

// holds reports whether text[a:b], which are letters, may be the last of one of the words.
func (s *sieve) holds(text string, a, b int, capital bool) bool {
	if a > 1 && text[a-1] == '.' && isLetter(text[a-2]) {
		return s.dotted(text, a, b)
	}
	if s.sizes[text[b-1]|0x20]&(1<<min(b-a, 63)) == 0 || !s.odd && capital != (letters[text[a]] == upperLetter) {
		return false
	}
	return slices.ContainsFunc(s.ends, func(end string) bool { return len(end) == b-a && strings.EqualFold(end, text[a:b]) })
}

// maxDotted is how many bytes letters with points between them have.
const maxDotted = 100

// dotted is holds for letters with points between them: "U.S" is looked up as "us", and "s" can be meant, too.
func (s *sieve) dotted(text string, a, b int) bool {
	for a > 0 && (text[a-1] == '.' || isLetter(text[a-1])) {
		if a--; b-a > maxDotted {
			return true
		}
	}
	whole := strings.ToLower(strings.ReplaceAll(text[a:b], ".", ""))
	return slices.ContainsFunc(s.ends, func(end string) bool { return strings.HasSuffix(whole, end) })
}

// What a byte of a text is to a sieve.
const (
	noLetter    = 0
	lowerLetter = 1 << iota
	upperLetter
	otherLetter // part of what is not ASCII
	point
)

var letters = func() (of [256]uint8) {
	for c := range of {
		switch {
		case isLower(byte(c)):
			of[c] = lowerLetter
		case isLower(byte(c)|0x20) && c < 0x80:
			of[c] = upperLetter
		case c >= 0x80:
			of[c] = otherLetter
		case c == '.':
			of[c] = point
		}
	}
	return of
}()

func isLetter(c byte) bool { return letters[c]&(lowerLetter|upperLetter) != 0 }

// endOfLetters gives where the letters end that stand from byte i on.
func endOfLetters(text string, i int) int {
	for i < len(text) && isLetter(text[i]) {
		i++
	}
	return i
}

// holdsWord reports whether letters stand in a text without others beside them.
func holdsWord(text, word string) bool {
	for at := 0; ; {
		n := strings.Index(text[at:], word)
		if n < 0 {
			return false
		}
		a, b := at+n, at+n+len(word)
		if (a == 0 || !isLetter(text[a-1])) && (b == len(text) || !isLetter(text[b])) {
			return true
		}
		at = b
	}
}

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }

// punctuation gives the bytes of the dash, quotation mark or space of another width that a text begins with, and 0 where it
// begins with something else.
func punctuation(text string) int {
	switch {
	case strings.HasPrefix(text, "\u00a0"):
		return len("\u00a0")
	case len(text) > 2 && text[:2] == "\u2010"[:2] && text[2] >= "\u2010"[2] && text[2] <= "\u2026"[2]:
		return len("\u2010")
	}
	return 0
}

// hasOthers reports whether a text holds what is neither ASCII nor punctuation.
func hasOthers(text string) bool {
	for i := 0; i < len(text); {
		n := 1
		if letters[text[i]] == otherLetter {
			n = punctuation(text[i:])
		}
		if n == 0 {
			return true
		}
		i += n
	}
	return false
}
