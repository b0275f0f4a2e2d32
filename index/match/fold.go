package match

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"

	"onrecord/corpus"
)

// Fold brings a word to the form in which it is compared: that of corpus.Fold, and alike for every way of writing a
// letter that readers take for the same. Full-width and half-width forms are one; Arabic goes without its vowel signs and
// tatweel, and with one alef, one yeh and one kaf; Hebrew without its points, Cyrillic without stress; Armenian without
// the signs that stand inside a word, and with one spelling of its ev. Every sign for an apostrophe is one.
func Fold(s string) string {
	if isASCII(s) {
		return strings.ReplaceAll(corpus.Fold(s), "`", "'")
	}
	if strings.ContainsFunc(s, isPresentation) {
		s = norm.NFKC.String(s)
	} else if strings.ContainsFunc(s, isWidth) {
		s = width.Fold.String(s)
	}
	s = corpus.Fold(s)
	if !strings.ContainsFunc(s, needsMore) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	var before rune
	for _, r := range s {
		if f, ok := more[r]; ok {
			b.WriteString(f)
		} else if isDropped(r, before) {
			continue
		} else {
			b.WriteRune(r)
		}
		before = r
	}
	return strings.ReplaceAll(b.String(), "եվ", "եւ")
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// isWidth tells full-width and half-width forms; isPresentation those of Arabic letters in their places, and ligatures.
func isWidth(r rune) bool { return 0xFF00 <= r && r <= 0xFFEF }

func isPresentation(r rune) bool { return 0xFB00 <= r && r <= 0xFDFF || 0xFE70 <= r && r <= 0xFEFC }

// needsMore tells letters that corpus.Fold may have left as they are.
func needsMore(r rune) bool {
	return r == '`' || r >= 0xAD && (r == 0xAD || r == '´' || 0x300 <= r && r < 0x370 || 0x400 <= r && r < 0x700 || 0x2000 <= r && r < 0x2070 || r == 0xFEFF)
}

// isDropped tells what makes no other word: marks of letters that carry them for reading alone, and signs that format.
func isDropped(r, before rune) bool {
	return unicode.Is(unicode.Cf, r) ||
		unicode.Is(unicode.Mn, r) && unicode.In(before, unicode.Arabic, unicode.Hebrew, unicode.Cyrillic, unicode.Armenian, unicode.Georgian)
}

// more holds the letters that are written as others; "" is none.
var more = map[rune]string{
	'ـ': "", 'أ': "ا", 'إ': "ا", 'آ': "ا", 'ٱ': "ا", 'ؤ': "و", 'ئ': "ي", 'ى': "ي", 'ی': "ي", 'ک': "ك",
	'`': "'", '´': "'", '′': "'", '‛': "'", '״': "\"", '׳': "'",
	'՛': "", '՜': "", '՞': "", '՟': "", 'ՙ': "", '՚': "'", 'և': "եւ",
	'٠': "0", '١': "1", '٢': "2", '٣': "3", '٤': "4", '٥': "5", '٦': "6", '٧': "7", '٨': "8", '٩': "9",
	'۰': "0", '۱': "1", '۲': "2", '۳': "3", '۴': "4", '۵': "5", '۶': "6", '۷': "7", '۸': "8", '۹': "9",
}
