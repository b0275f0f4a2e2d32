package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
)

type labelKind uint8

const (
	labelName    labelKind = iota // "ADA ORME", "Orme", "A.O."
	labelTitled                   // with a title or a role: "MS. ORME", "THE PRESIDENT"
	labelNobody                   // "MODERATOR"
	labelAsks                     // "Q", "QUESTION"
	labelAnswers                  // "A"
)

// label stands before a turn.
type label struct {
	text  string // as printed
	key   string // folded, without what explains it
	at    int    // where it stands, in bytes
	end   int    // where the words begin
	kind  labelKind
	caps  bool
	words int
	sep   rune // what parts it from the words: a colon, or after a letter a point, a dash, a space
}

const (
	maxLabel      = 100 // bytes
	maxLabelWords = 8
)

// readLabel reads the label at the start of a paragraph; nil when there is none. "**Ada Orme:** Yes", "Q Why?",
// "2:14 P.M. EST MS. ORME: Good morning".
func readLabel(text string, lang *language) *label {
	at := skipMarks(text, 0)
	l := labelAt(text, at, lang)
	if l == nil {
		if n := skipClock(text[at:]); n > 0 {
			if l = labelAt(text, skipMarks(text, at+n), lang); l != nil && (!l.caps || l.kind == labelName) {
				return nil
			}
		}
	}
	return l
}

// skipMarks goes over spaces and the marks of bold text.
func skipMarks(text string, at int) int {
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if !isMargin(r) {
			break
		}
		at += n
	}
	return at
}

func labelAt(text string, at int, lang *language) *label {
	rest := text[at:min(len(text), at+maxLabel)]
	if l := letterLabel(rest, lang); l != nil {
		l.at, l.end = at, skipMarks(text, at+l.end)
		return l
	}
	colon := colonIn(rest)
	if colon <= 0 {
		return nil
	}
	_, n := utf8.DecodeRuneInString(rest[colon:])
	if next, _ := utf8.DecodeRuneInString(text[at+colon+n:]); next != utf8.RuneError && !unicode.IsSpace(next) && next != '*' && next != '_' {
		return nil
	}
	l := newLabel(strings.TrimFunc(rest[:colon], func(r rune) bool { return unicode.IsSpace(r) || r == '*' || r == '_' }), lang)
	if l != nil {
		l.sep, l.at, l.end = ':', at, skipMarks(text, at+colon+n)
	}
	return l
}

// letterLabel reads "Q", "Q." and "A –" before words without a colon.
func letterLabel(text string, lang *language) *label {
	first, n := utf8.DecodeRuneInString(text)
	if !unicode.IsUpper(first) || n == len(text) || isLetter(text[n]) {
		return nil
	}
	c := lang.form(corpus.Fold(text[:n]))
	if c&(frmAsks|frmAnswers) == 0 {
		return nil
	}
	l := &label{text: text[:n], key: corpus.Fold(text[:n]), kind: labelAsks, caps: true, words: 1, sep: ' '}
	if c&frmAsks == 0 {
		l.kind = labelAnswers
	}
	i, sign, spaces := n, 0, 0
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(r):
			if spaces++; r != ' ' {
				spaces++
			}
		case strings.ContainsRune(".-–—)", r) && l.sep == ' ':
			l.sep, sign = r, i
		default:
			l.end = i
			if l.sep == '.' && strings.HasPrefix(text[i+utf8.RuneLen(r):], ".") {
				return nil // initials: "A. O.: Yes"
			}
			if first == 'Q' && spaces > 0 && unicode.IsLower(r) && (l.sep == '—' || l.sep == '–' || l.sep == '-') {
				l.sep, l.end = ' ', sign // "Q — in May?": he goes on after a break
				return l
			}
			if l.sep == ' ' && (spaces == 0 || first != 'Q' && spaces < 2) || l.sep != ' ' && spaces == 0 || unicode.IsLower(r) {
				return nil
			}
			return l
		}
		i += size
	}
	return nil
}

// newLabel reads what stands before a colon; nil when it is no label by its looks.
func newLabel(text string, lang *language) *label {
	main := bare(text)
	l := &label{text: text, key: corpus.Fold(main), caps: true}
	upper, small := 0, 0
	for w := range strings.FieldsSeq(main) {
		switch shape(w) {
		case shapeUpper:
			upper++
		case shapeHigh:
			l.caps = false
		case shapeNumber:
			if l.words == 0 {
				return nil
			}
		case shapeLow:
			if l.words == 0 && lang.words[corpus.Fold(w)]&clsParticle == 0 {
				return nil
			}
			small++
		default:
			return nil
		}
		l.words++
	}
	if l.words == 0 || l.words > maxLabelWords || strings.ContainsAny(text, "“”\"«»„?!…;/\\@") {
		return nil
	}
	l.caps = l.caps && upper > 0
	l.kind = l.kindIn(main, lang)
	if small > 0 && !smallWordsFit(main, l.kind, lang) || l.kind == labelName && (l.words > 5 || isPhrase(main, lang)) {
		return nil
	}
	return l
}

// bare is a label without what explains it, in brackets or behind a comma.
func bare(label string) string {
	if i := strings.IndexAny(label, "([,"); i > 0 {
		label = label[:i]
	}
	return strings.TrimSpace(label)
}

type wordShape uint8

const (
	shapeOther  wordShape = iota
	shapeUpper            // MS, McORME
	shapeHigh             // Orme
	shapeLow              // of
	shapeNumber           // 2, #2
)

func shape(w string) wordShape {
	w = strings.Trim(w, ".’'")
	first, _ := utf8.DecodeRuneInString(w)
	last, _ := utf8.DecodeLastRuneInString(w)
	letters, upper := 0, 0
	for _, r := range w {
		switch {
		case unicode.IsLetter(r):
			letters++
			if unicode.IsUpper(r) {
				upper++
			}
		case !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && !strings.ContainsRune("-‑–.’'#&", r):
			return shapeOther
		}
	}
	switch {
	case w == "&":
		return shapeLow
	case letters == 0:
		return shapeNumber
	case upper == letters, upper > 1 && unicode.IsUpper(last):
		return shapeUpper
	case unicode.IsUpper(first) || !unicode.IsLower(first) && unicode.IsLetter(first):
		return shapeHigh
	case unicode.IsLower(first):
		return shapeLow
	}
	return shapeOther
}

// smallWordsFit reports whether the words without a capital can stand in a label: particles in a name, prepositions in
// a role.
func smallWordsFit(main string, kind labelKind, lang *language) bool {
	for w := range strings.FieldsSeq(main) {
		if shape(w) != shapeLow {
			continue
		}
		c := lang.words[corpus.Fold(w)]
		if kind == labelNobody || kind == labelAsks || c&clsParticle != 0 || kind == labelTitled && c&(clsPrep|clsDet|clsConj|clsRole|clsOrg|clsPeople) != 0 {
			continue
		}
		return false
	}
	return true
}

// isPhrase tells the start of a sentence that only looks like a name: "But I", "What Is".
func isPhrase(main string, lang *language) bool {
	for i, w := range strings.Fields(main) {
		c := lang.words[corpus.Fold(w)]
		if c&clsParticle == 0 && c&clsFunction != 0 && utf8.RuneCountInString(w) > 1 && (i > 0 || c&clsDet == 0) {
			return true
		}
	}
	return false
}

// kindIn tells what a label stands for.
func (l *label) kindIn(main string, lang *language) labelKind {
	switch c := lang.form(withoutNumber(l.key)); {
	case c&frmAsks != 0:
		return labelAsks
	case c&frmAnswers != 0:
		return labelAnswers
	case c&frmNobody != 0:
		return labelNobody
	}
	words := strings.Fields(withoutNumber(l.key))
	if n := len(words); n > 1 && lang.form(words[n-1])&(frmAnonymous|frmNobody) != 0 {
		return labelNobody
	}
	for _, w := range words {
		if lang.words[strings.Trim(w, ".")]&(clsTitle|clsRole|clsPeople|clsMr|clsMs) != 0 || endsLike(w, lang.titleEnds) {
			return labelTitled
		}
	}
	return labelName
}

// withoutNumber takes the count off "reporter 2" and "audience member one".
func withoutNumber(key string) string {
	key = strings.TrimRight(strings.TrimRight(key, "0123456789"), " #")
	for _, n := range []string{" one", " two", " three", " four", " five"} {
		key = strings.TrimSuffix(key, n)
	}
	return key
}
