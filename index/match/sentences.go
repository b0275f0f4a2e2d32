package match

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentenceEnds gives the bytes behind the blanks that follow sentences, or behind the sign where none follows. It errs by
// leaving two sentences together: a full stop behind an abbreviation or a number ends none.
func sentenceEnds(text string) []int {
	var ends []int
	for i := 0; i < len(text); {
		if c := text[i]; c < 0x80 && c != '.' && c != '\n' && c != '!' && c != '?' { // most there is
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		at := i
		i += size
		switch {
		case r == '\n':
		case isWideEnd(r):
			i += signsAt(text[i:])
		case strings.ContainsRune(".!?…։؟۔।", r):
			i += signsAt(text[i:])
			n := blanksAt(text, i)
			if next := firstLetter(text[i+n:]); n == 0 || unicode.IsLower(next) || r == '.' && isAbbreviated(text[:at]) {
				continue
			}
		default:
			continue
		}
		i += blanksAt(text, i)
		if i < len(text) && !extends(text[i:]) {
			ends = append(ends, i)
		}
	}
	return ends
}

// isWideEnd tells the signs behind which no blank stands.
func isWideEnd(r rune) bool { return strings.ContainsRune("。！？．｡", r) }

// signsAt gives the length of the signs that belong to the end of a sentence: more of its kind, quotation marks, brackets.
func signsAt(s string) int {
	for i, r := range s {
		if !strings.ContainsRune(".!?…。！？»”’\"'）)]」』›", r) {
			return i
		}
	}
	return len(s)
}

func blanksAt(text string, from int) int {
	i := from
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isBlank(text, r, i+size) {
			break
		}
		i += size
	}
	return i - from
}

// isBlank tells whether a rune that ends at a byte is a space by itself, with nothing on it.
func isBlank(text string, r rune, end int) bool { return unicode.IsSpace(r) && !extends(text[end:]) }

// blankBefore tells whether a space stands before a byte.
func blankBefore(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return isBlank(text, r, at)
}

// extends tells whether a text begins with what is one character with what stands before it.
func extends(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && (unicode.IsMark(r) || unicode.Is(unicode.Cf, r) || 0x1F3FB <= r && r <= 0x1F3FF)
}

// firstLetter gives the letter that a text begins with behind its quotation marks and brackets.
func firstLetter(s string) rune {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "“„«\"'(’‘—– "))
	return r
}

// isAbbreviated tells whether a full stop behind a text is that of an abbreviation, an initial or an ordinal.
func isAbbreviated(before string) bool {
	word := before
	if start := strings.LastIndexFunc(before, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("(“„«\"'’-–—", r) }); start >= 0 {
		_, size := utf8.DecodeRuneInString(before[start:])
		word = before[start+size:]
	}
	letters := utf8.RuneCountInString(word)
	return letters <= 1 || letters == 2 && isNumber(word) || strings.Contains(word, ".") || abbreviations[strings.ToLower(word)]
}

func isNumber(s string) bool { return strings.Trim(s, "0123456789") == "" }

// abbreviations stand before a name or a number, in languages of the press, without their full stop.
var abbreviations = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`mr mrs ms dr prof st gen col lt capt sgt maj adm sen rep gov hon rev pres no nos vs inc ltd co corp jr sr
		mt ft art vol fig pp est approx dept jan feb mar apr jun jul aug sep sept oct nov dec
		hr fr nr bzw ca abs usw evtl str
		mme mlle mgr
		sra srta ud uds ee uu av
		sig dott ing avv
		гг ул им стр см проф акад руб млн млрд тыс др ст
		doç sn vb öğr alb
		mw mevr dhr prof drs
		ks mgr inż nr tzw`) {
		m[w] = true
	}
	return m
}()
