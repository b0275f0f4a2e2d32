package match

import "github.com/clipperhouse/uax29/v2/words"

// segments goes through the segments of a text as UAX #29 parts it, but for those that are no words, some of which it
// passes over. Most letters that are printed need only a look at one or two bytes; where another character decides, the
// library does. See FuzzSegments.
type segments struct {
	text       string
	start, end int  // of the segment, in bytes
	plain      bool // it has nothing in it but letters and digits: no sign that joins words

	it *words.Iterator[string] // nil until it is needed
	at int                     // where the text of it begins
}

// sign is what a character is for the rules, as far as they are known here.
type sign byte

const (
	isOther  sign = iota // it joins nothing
	isLetter             // that joins letters and digits
	isDigit
	isLine     // _, which does so too
	isQuote    // it joins letters, and it joins digits
	isColon    // it joins letters
	isComma    // it joins digits
	isForeign  // the library tells
	notWritten // the text ends
)

var ascii = func() (of [0x80]sign) {
	for c := range of {
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			of[c] = isLetter
		case '0' <= c && c <= '9':
			of[c] = isDigit
		}
	}
	of['`'] = isForeign // it may stand for an apostrophe
	of['_'], of['.'], of['\''], of[':'], of[','], of[';'] = isLine, isQuote, isQuote, isColon, isComma, isComma
	return of
}()

// signAt tells what stands at a byte, and its length.
func signAt(text string, i int) (sign, int) {
	if i >= len(text) {
		return notWritten, 0
	}
	c := text[i]
	if c < 0x80 {
		return ascii[c], 1
	}
	if i+1 == len(text) {
		return isForeign, 0
	}
	next := text[i+1]
	if next&0xC0 != 0x80 {
		return isForeign, 0
	}
	switch {
	case c == 0xC3 && next != 0x97 && next != 0xB7, 0xC4 <= c && c <= 0xC8, c == 0xD0, c == 0xD1: // of Latin, Cyrillic; not × and ÷
		return isLetter, 2
	case c == 0xC2 && (next == 0xA0 || next == 0xAB || next == 0xBB): // a space, «, »
		return isOther, 2
	case c == 0xE2 && next == 0x80 && i+2 < len(text):
		switch text[i+2] {
		case 0x93, 0x94, 0x9C, 0x9D, 0x9E, 0xA6: // –, —, “, ”, „, …
			return isOther, 3
		case 0x98, 0x99: // ‘, ’
			return isQuote, 3
		}
	}
	return isForeign, 0
}

// next goes on to the next segment; false at the end.
func (s *segments) next() bool {
	for {
		s.start = s.end
		kind, size := signAt(s.text, s.start)
		switch kind {
		case notWritten:
			return false
		case isLetter, isDigit, isLine:
			if s.word(kind, s.start+size) {
				return true
			}
			return s.ask()
		case isForeign:
			return s.ask()
		}
		if follows, _ := signAt(s.text, s.start+size); follows == isForeign { // it may be a mark on this one
			return s.ask()
		}
		s.end = s.start + size
	}
}

// word goes from the first character of a word to its end; false where the library has to.
func (s *segments) word(last sign, i int) bool {
	s.plain = last != isLine
	for {
		kind, size := signAt(s.text, i)
		switch kind {
		case isForeign:
			return false
		case isOther, notWritten:
			s.end = i
			return true
		case isQuote, isColon, isComma:
			follows, _ := signAt(s.text, i+size)
			if follows == isForeign {
				return false
			}
			letters := last == isLetter && follows == isLetter && kind != isComma
			digits := last == isDigit && follows == isDigit && kind != isColon
			if !letters && !digits {
				s.end = i
				return true
			}
			s.plain = false
		case isLine:
			s.plain = false
		}
		last = kind
		i += size
	}
}

// ask has the library tell the segment.
func (s *segments) ask() bool {
	s.plain = false
	if s.it == nil || s.at+s.it.End() != s.start {
		s.it, s.at = words.FromString(s.text[s.start:]), s.start
	}
	if !s.it.Next() {
		return false
	}
	s.end = s.at + s.it.End()
	return true
}
