package attribution

import (
	"regexp"
	"strings"
	"unicode"

	"onrecord/corpus"
)

// maxFurniture is how long, in bytes, a line may be that tells when, where and for whom words were said.
const maxFurniture = 60

var (
	stage = regexp.MustCompile(`^(?:\([^()]*\)|\[[^\[\]]*\]|# ?# ?#|\* ?\* ?\*|_{3,}|-{3,})[\s.]*(?:\d.*)?$`)
	clock = regexp.MustCompile(`^\(?\d{0,2}\s?[:.]\s?\d{2}\s*(?:[AaPp]\.?\s?[Mm]\.?)?(?:\s*\(?\p{Lu}[\p{L}.]{1,5}\)?)?`)
	dated = regexp.MustCompile(`^\pL+\.? \d{1,2},? \d{4}\.?$|^\d{1,2}\.? \pL+ \d{4}\.?$`)
)

// isFurniture tells what nobody says: "(Laughter.)", "END 2:14 P.M.", "2:14 P.M. EDT".
func isFurniture(text string, lang *language) bool {
	text = strings.TrimSpace(text)
	return canBeStage(text) && stage.MatchString(text) || isClock(text) || canBeDated(text) && dated.MatchString(text) || isEnd(text, lang)
}

// canBeStage, canBeClock and canBeDated pass over what the expressions cannot match, which is nearly all.
func canBeStage(text string) bool { return text != "" && strings.IndexByte("([#*_-", text[0]) >= 0 }

func canBeClock(text string) bool {
	return text != "" && strings.IndexByte("(:. \t\n\f\r0123456789", text[0]) >= 0
}

func canBeDated(text string) bool {
	text = strings.TrimSuffix(text, ".")
	return text != "" && '0' <= text[len(text)-1] && text[len(text)-1] <= '9'
}

func isClock(text string) bool {
	if len(text) > maxFurniture || !canBeClock(text) {
		return false
	}
	m := clock.FindString(text)
	return m != "" && strings.Trim(text[len(m):], ". ()") == ""
}

// isEnd tells the line behind the last words: "END 2:14 P.M.", "-ENDS-", "###".
func isEnd(text string, lang *language) bool {
	text = strings.TrimSpace(text)
	if len(text) > maxFurniture {
		return false
	}
	if strings.Trim(text, "# ") == "" || strings.Trim(text, "* ") == "" {
		return text != ""
	}
	inner := strings.Trim(text, "-–—*# .[]()")
	word, rest, _ := strings.Cut(inner, " ")
	if lang.form(corpus.Fold(word))&frmEnd == 0 {
		return false
	}
	return rest == "" || word == strings.ToUpper(word) && isClock(strings.TrimSpace(rest))
}

// isHeader tells a short line without a final sign, as stands above the words: "East Room", "As Prepared for Delivery".
func isHeader(text string) bool {
	text = strings.TrimSpace(text)
	if n := len(text); n <= maxFurniture && n > 2 && text[n-1] == '.' && text[n-2] >= 'A' && text[n-2] <= 'Z' {
		return true // "Selby, D.C."
	}
	return len(text) <= 2*maxFurniture && !strings.ContainsRune(".!?…,:;—–-", lastSign(text))
}

// skipClock gives the place behind a time that stands before a label in the same paragraph.
func skipClock(text string) int {
	if text == "" || !unicode.IsDigit(rune(text[0])) {
		return 0
	}
	m := clock.FindString(text[:min(len(text), maxFurniture)])
	return len(m)
}

// isMargin tells white space and the marks of bold text.
func isMargin(r rune) bool { return unicode.IsSpace(r) || r == '*' || r == '_' }
