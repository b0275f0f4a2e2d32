package corpus

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold brings a text to the form in which case and accents make no difference: lower case, Latin and Greek letters
// without their marks, ё as е, one kind of apostrophe. Other scripts keep their marks, which make other letters there.
func Fold(s string) string {
	switch ascii, folded := isFolded(s); {
	case folded:
		return s
	case ascii:
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	var base rune
	for _, r := range norm.NFC.String(s) {
		if unicode.Is(unicode.Mn, r) && unicode.In(base, unicode.Latin, unicode.Greek) {
			continue // a mark that no composed letter holds
		}
		base = r
		foldRune(&b, r)
	}
	return b.String()
}

// isFolded reports whether a text is of ASCII alone, and whether it is folded already.
func isFolded(s string) (ascii, folded bool) {
	folded = true
	for i := range len(s) {
		c := s[i]
		if c >= 0x80 {
			return false, false
		}
		folded = folded && (c < 'A' || 'Z' < c)
	}
	return true, folded
}

func foldRune(b *strings.Builder, r rune) {
	if f, ok := folds[r]; ok {
		b.WriteString(f)
		return
	}
	r = unicode.ToLower(r)
	if f, ok := folds[r]; ok {
		b.WriteString(f)
		return
	}
	if r >= 0x80 && unicode.In(r, unicode.Latin, unicode.Greek) {
		for _, d := range norm.NFKD.String(string(r)) {
			d = unicode.ToLower(d)
			if f, ok := folds[d]; ok {
				b.WriteString(f)
			} else if !unicode.Is(unicode.Mn, d) {
				b.WriteRune(d)
			}
		}
		return
	}
	b.WriteRune(r)
}

// folds holds what decomposition does not give.
var folds = map[rune]string{
	'İ': "i", 'ı': "i", 'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th",
	'ł': "l", 'ħ': "h", 'ŧ': "t", 'ŋ': "n", 'ə': "e", 'ё': "е", 'Ё': "е", '’': "'", 'ʼ': "'", '‘': "'", 'ς': "σ",
}
