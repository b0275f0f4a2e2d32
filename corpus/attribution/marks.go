package attribution

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is a quotation by its marks, in bytes; the marks are inside.
type span struct {
	start, end int
	inA, inB   int  // without the marks
	noOpen     bool // the opening mark is missing
	noClose    bool // the closing mark is missing: the quotation goes on in the next paragraph
	cut        bool // a part of a quotation that tells itself who speaks
}

// closers gives the marks that close what a mark opens.
var closers = map[rune]string{
	'“': "”\"", '„': "“”\"", '‟': "”", '〝': "〞", '«': "»", '»': "«", '‹': "›", '"': "\"”", '”': "”", '＂': "＂",
	'‘': "’", '‚': "‘’", '\'': "'’", '「': "」", '『': "』",
}

// maxSingle is how far a single mark may reach for its closing one, in bytes: apostrophes must not cost more.
const maxSingle = 2000

type marker struct {
	text   string
	open   rune // 0 when none
	start  int
	inA    int
	spans  []span
	taken  int // marks before here are inside a single quotation
	inner  int // curly marks that a straight one holds are open
	single int // no single quotation starts before here: one was looked for in vain
	spaces int
	lang   *language
	nests  bool        // a mark can open inside a quotation of the same marks
	until  int         // the mark here closes, and none before
	pairs  map[int]int // the marks that close, by those that open
}

// findMarks gives the quotations of a paragraph, in order and apart. goesOn says that the paragraph before left one open.
func findMarks(text string, goesOn bool, lang *language) []span {
	m := marker{text: text, lang: lang, nests: lang.options["nestedmarks"]}
	prev := rune(' ')
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf && strings.IndexByte("\"'`,", c) < 0 {
			if c == ' ' {
				m.spaces++
			}
			prev = rune(c)
			i++
			continue
		}
		r, n := markAt(text[i:])
		if isMark(r) {
			next, _ := utf8.DecodeRuneInString(text[i+n:])
			m.mark(i, n, r, prev, next, goesOn)
		}
		prev = r
		i += n
	}
	m.finish()
	return m.spans
}

// doubled are marks that typewriters and agencies make of two, and what they stand for.
var doubled = map[string]rune{"''": '"', "``": '“', "‘‘": '“', "’’": '”', ",,": '„'}

// markAt gives the first character of a text, or the mark that it and the next one make, and its bytes.
func markAt(text string) (rune, int) {
	r, n := utf8.DecodeRuneInString(text)
	if next, m := utf8.DecodeRuneInString(text[n:]); next == r && m > 0 {
		if mark, ok := doubled[text[:n+m]]; ok {
			return mark, n + m
		}
	}
	return r, n
}

func isMark(r rune) bool {
	if r < 0x80 {
		return r == '"' || r == '\''
	}
	_, opens := closers[r]
	return opens || strings.ContainsRune("”’›」』〞", r)
}

// mark takes the mark r at i, n bytes long.
func (m *marker) mark(i, n int, r, prev, next rune, goesOn bool) {
	single := r == '\'' || r == '‘' || r == '’' || r == '‚'
	switch {
	case i < m.taken: // inside a single quotation already taken
	case m.open != 0 && i < m.until:
	case m.open == '"' && r == '“' && opensLike(prev, next): // "the “old” bridge"
		m.inner++
	case m.open == '"' && r == '”' && m.inner > 0:
		m.inner--
	case m.open != 0 && strings.ContainsRune(closers[m.open], r) && (i == m.until || !(r == '"' && opensLike(prev, next))):
		m.close(i+n, i, false)
	case m.open != 0 && r == m.open && !opensLike(prev, next) && !single: // the wrong mark of the pair
		m.close(i+n, i, false)
	case m.open != 0 && opens(r, prev, next) && !single:
		if r == m.open {
			if end := m.nestedClose(i); m.nests && end > i {
				m.until = end
				return
			}
			m.close(i, i, true) // opened again without a close
			m.begin(i, n, r)
		}
	case m.open != 0:
	case single:
		m.single0(i, n, r, prev, next)
	case r == '“' && n > len("“") && unicode.IsDigit(prev): // what looks like it are seconds: 41‘‘
	case opens(r, prev, next), r == '"' && prev == ',' && unicode.IsLetter(next) && m.closesLater(i+n):
		m.begin(i, n, r)
	case m.nests && r == '»' && m.beganWithName(i, n):
		m.reopen()
		m.close(i+n, i, false)
	// A closing mark that nothing opened ends a quotation that began, unmarked, with the paragraph.
	case goesOn && len(m.spans) > 0 && m.onlySingle():
		m.spans = nil // they stand inside it
		m.mark(i, n, r, prev, next, goesOn)
	case len(m.spans) == 0 && (goesOn || m.spaces >= 3 && strings.ContainsRune(",.?!…", prev)):
		m.start, m.inA = 0, 0
		m.close(i+n, i, false)
		if len(m.spans) > 0 {
			m.spans[0].noOpen = true
		}
	}
}

// onlySingle reports whether all quotations so far stand in single marks.
func (m *marker) onlySingle() bool {
	return !slices.ContainsFunc(m.spans, func(s span) bool {
		r, _ := utf8.DecodeRuneInString(m.text[s.start:])
		return r != '\'' && r != '‘' && r != '‚'
	})
}

// closesLater reports whether the straight mark before byte i, which stands close on both sides, has a partner behind
// it: dedi,"…"
func (m *marker) closesLater(i int) bool {
	return m.lang.final != nil && strings.Count(m.text[i:], `"`)%2 == 1
}

func (m *marker) begin(i, n int, r rune) { m.open, m.start, m.inA, m.inner = r, i, i+n, 0 }

func (m *marker) close(end, inB int, noClose bool) {
	if noClose {
		end = m.start + len(strings.TrimRightFunc(m.text[m.start:end], unicode.IsSpace))
		inB = end
	}
	m.open = 0
	if inB > m.inA {
		m.spans = append(m.spans, span{start: m.start, end: end, inA: m.inA, inB: inB, noClose: noClose})
	}
}

// finish ends a quotation that the paragraph leaves open.
func (m *marker) finish() {
	if m.open != 0 {
		m.close(len(m.text), len(m.text), true)
	}
}

// opens tells whether a mark that is not closing anything opens.
func opens(r, prev, next rune) bool {
	switch r {
	case '"', '”', '＂':
		return opensLike(prev, next)
	case '»', '›':
		return opensLike(prev, next) && unicode.IsLetter(next)
	}
	_, ok := closers[r]
	return ok
}

// opensLike tells by the neighbours whether a mark that looks the same on both sides opens.
func opensLike(prev, next rune) bool {
	return (unicode.IsSpace(prev) || strings.ContainsRune("([—–-/“‘:…", prev)) &&
		!unicode.IsSpace(next) && next != utf8.RuneError && !strings.ContainsRune(",;:!?)", next)
}

// single0 takes a whole quotation in single marks, or leaves an apostrophe alone.
func (m *marker) single0(i, n int, r, prev, next rune) {
	if i < m.single || r == '’' || !opensLike(prev, next) || !unicode.IsLetter(next) && next != '“' && next != '[' {
		return
	}
	limit := min(len(m.text), i+maxSingle)
	end := closeSingle(m.text[i+n:limit], closers[r])
	if end < 0 {
		m.single = limit
		return
	}
	end += i + n
	_, w := utf8.DecodeRuneInString(m.text[end:])
	m.begin(i, n, r)
	m.close(end+w, end, false)
	m.taken = end + w
}

// closeSingle finds the single closing mark: not one inside a word, and rather one beside another sign than the
// apostrophe of a plural. It gives -1 when there is none.
func closeSingle(s, marks string) int {
	first := -1
	prev := rune(' ')
	for i, r := range s {
		if strings.ContainsRune(marks, r) && !unicode.IsSpace(prev) {
			next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
			if !unicode.IsLetter(next) && !unicode.IsDigit(next) {
				if prev != 's' || strings.ContainsRune(".,;:!?)—", next) || next == utf8.RuneError {
					return i
				}
				if first < 0 {
					first = i
				}
			}
		}
		prev = r
	}
	return first
}
