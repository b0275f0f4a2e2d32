package attribution

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// para is a paragraph under work.
type para struct {
	text      string
	lang      *language
	cast      *cast // nil while it is being made
	spans     []span
	units     []token // the words outside quotations, and the quotations; what stands in brackets is left out
	sentences []sentence
	acronyms  []acronym
	asides    []aside // what stands in brackets, where it tells people apart
	runs      []run
	runAt     []int32 // the run that holds a unit, plus 1
	heading   bool
	signs     bool // only names who said the paragraph before
	titled    bool // most words have a capital, so that capitals tell nothing
}

// sentence is units[a:b] of a paragraph.
type sentence struct{ a, b int }

// acronym is a short name in brackets behind a long one.
type acronym struct {
	after int // the unit before the bracket
	short string
}

// maxBracket is how many tokens a bracket may hold to be left out.
const maxBracket = 40

func newPara(text string, goesOn bool, lang *language) para {
	return workspace{}.newPara(text, goesOn, lang)
}

func (w workspace) newPara(text string, goesOn bool, lang *language) para {
	spans := dashSpeech(text, lang)
	if spans == nil {
		spans = cutInserts(text, cutIncises(text, dropNames(text, findMarks(text, goesOn, lang), lang), lang), lang)
	}
	return w.markedPara(text, spans, lang)
}

// markedPara makes a paragraph whose quotations are known.
func (w workspace) markedPara(text string, spans []span, lang *language) para {
	p := para{text: text, lang: lang, spans: spans}
	p.units = w.tokenize(text, 0, len(text), p.spans, lang)
	p.dropMarks()
	p.dropBrackets()
	w.split(&p)
	p.heading, p.titled = isHeading(&p), isTitled(&p)
	w.index(&p)
	if lang.options["prodrop"] {
		p.noteDemonyms()
	}
	if lang.options["romance"] {
		p.noteQuips()
	}
	if lang.options["verbsecond"] {
		p.noteSecondQuips()
		p.noteSubjunctives()
	}
	return p
}

// dropBrackets takes what stands in brackets out of the units.
func (p *para) dropBrackets() {
	out := p.units[:0]
	for i := 0; i < len(p.units); i++ {
		if p.units[i].kind == kindOpen {
			if end := closing(p.units[i:]); end > 0 {
				if end-1 <= maxAside && p.lang.options["nouncaps"] && len(out) > 0 {
					p.asides = append(p.asides, aside{len(out) - 1, slices.Clone(p.units[i+1 : i+end])})
				}
				if short := shortName(p.units[i+1 : i+end]); short != "" && len(out) > 0 {
					p.acronyms = append(p.acronyms, acronym{len(out) - 1, short})
				}
				i += end
				continue
			}
		}
		out = append(out, p.units[i])
	}
	p.units = out
}

// shortName reads an acronym: "BTP", "PG&E".
func shortName(units []token) string {
	switch {
	case len(units) == 1 && units[0].kind == kindWord:
		return units[0].low
	case len(units) == 3 && units[1].low == "&":
		return units[0].low + " " + units[2].low
	}
	return ""
}

// closing finds the bracket that closes the first of the tokens, and gives -1 where none does soon or a quotation
// stands inside.
func closing(units []token) int {
	depth := 0
	for i := range min(len(units), maxBracket) {
		switch units[i].kind {
		case kindOpen:
			depth++
		case kindClose:
			if depth--; depth == 0 {
				return i
			}
		case kindQuote:
			return -1
		}
	}
	return -1
}

// maxUnits bounds a sentence, since rules look from one end of it to the other. Nobody writes longer ones.
const maxUnits = 1000

// split finds the sentences. A quotation is part of the sentence round it.
func (w workspace) split(p *para) {
	list, start := w.sentences.take(len(p.units)/8+1), 0
	for i := range p.units {
		if i+1 < len(p.units) && i-start < maxUnits && !p.ends(i, p.lang) {
			continue
		}
		list = append(list, sentence{start, i + 1})
		start = i + 1
	}
	p.sentences = w.sentences.keep(list)
}

// ends reports whether a sentence ends with unit i.
func (p *para) ends(i int, lang *language) bool {
	t, next := &p.units[i], &p.units[i+1]
	begins := next.capital || next.kind == kindQuote || next.kind == kindNumber ||
		next.kind == kindDash || next.kind == kindOther
	switch {
	case t.kind == kindStop && p.isOrdinal(i):
		return false
	case t.kind == kindStop:
		return begins && (p.text[t.end:next.start] != "" || next.kind == kindQuote)
	case t.kind == kindQuote:
		return next.kind != kindStop && begins && p.quoteEnds(i, lang)
	case t.point && t.is(clsMaybeAbbr) && p.lang.declines():
		return next.capital || next.kind == kindQuote && p.startsUpper(next.quote)
	case t.point && t.cls&clsAbbr == 0 && utf8.RuneCountInString(t.low) > 1:
		return next.capital && next.cls&clsFunction != 0 || next.kind == kindQuote && p.startsUpper(next.quote)
	}
	return false
}

// isOrdinal tells the point of "3. März" and "4. Ceza Dairesi" from the end of a sentence.
func (p *para) isOrdinal(i int) bool {
	if !p.lang.options["ordinals"] || i == 0 || i+1 >= len(p.units) {
		return false
	}
	t, next := &p.units[i-1], &p.units[i+1]
	return t.kind == kindNumber && t.end == p.units[i].start && p.units[i].end-t.start <= maxOrdinal &&
		next.kind == kindWord && (next.is(clsTime) || next.cls&clsFunction == 0)
}

// maxOrdinal is how long a number is, with its point, that may be one in a row: years are longer.
const maxOrdinal = len("999.")

// quoteEnds reports whether the quotation at unit i ends its sentence: it ends with a point, or with another final
// sign after which no cue follows.
func (p *para) quoteEnds(i int, lang *language) bool {
	s := p.spans[p.units[i].quote]
	last := lastSign(p.text[s.inA:s.inB])
	switch last {
	case '.', '…':
		return true
	case '!', '?':
	default:
		return false
	}
	if p.units[i+1].kind == kindQuote {
		return true
	}
	for j := i + 1; j < min(len(p.units), i+maxSubject); j++ {
		if k := p.units[j].kind; k == kindStop || k == kindQuote {
			break
		}
		if p.units[j].is(clsReporting | clsAdjacent) {
			return false
		}
	}
	return lang.hasWords() && !p.tagged(i+1)
}

// tagged reports whether nothing but a name and its verb follows from unit i on: “…?” Orme pressed.
func (p *para) tagged(i int) bool {
	j := i
	for j < len(p.units) && j < i+3 && (p.units[j].capital && p.units[j].cls&clsFunction == 0 || j == i && p.units[j].is(clsHe|clsShe)) {
		j++
	}
	return j > i && j+1 < len(p.units) && p.units[j].cls == 0 && p.lang.finiteEnding(p.units[j].low) && (p.units[j+1].kind == kindStop || p.units[j+1].kind == kindComma)
}

// lastSign is the last character, brackets and nested marks apart.
func lastSign(s string) rune {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("'’”\"])»", r)
	})
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// startsUpper reports whether a quotation begins like a sentence.
func (p *para) startsUpper(quote int32) bool {
	s := p.spans[quote]
	for _, r := range p.text[s.inA:s.inB] {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return !unicode.IsLower(r)
		}
	}
	return true
}

// isHeading tells a short line without a final sign, which ends what went on before.
func isHeading(p *para) bool {
	n := len(p.units)
	if n == 0 || n > 12 || len(p.spans) > 0 {
		return false
	}
	last := p.units[n-1].kind
	return last != kindStop && last != kindColon && last != kindComma
}

// isTitled tells a headline in capitals of titles.
func isTitled(p *para) bool {
	capitals, words := 0, 0
	if n := len(p.units); p.lang.final != nil && n > 0 && p.units[n-1].kind == kindStop {
		return false // long names of offices fill a sentence
	}
	for i := range p.units {
		if t := &p.units[i]; t.kind == kindWord && t.cls&(clsPrep|clsConj|clsDet) == 0 {
			words++
			if t.capital {
				capitals++
			} else if t.is(clsReporting) || t.cls == 0 && p.lang.finiteEnding(t.low) {
				return false // its verb would have a capital as well
			}
		}
	}
	return words > 4 && words < 40 && 10*capitals > 8*words
}

// trim gives the byte span of units[a:b] without signs at its ends.
func (p *para) trim(a, b int) (int, int) {
	for a < b && p.units[a].kind != kindWord && p.units[a].kind != kindNumber && p.units[a].kind != kindQuote &&
		p.units[a].kind != kindOther {
		a++
	}
	for b > a && (p.units[b-1].kind == kindStop || p.units[b-1].kind == kindComma || p.units[b-1].kind == kindDash ||
		p.units[b-1].kind == kindColon || p.units[b-1].kind == kindSemicolon) {
		b--
	}
	if a >= b {
		return 0, 0
	}
	return p.units[a].start, p.units[b-1].end
}

// index finds the names and which unit is in which.
func (w workspace) index(p *para) {
	w.findRuns(p)
	p.runAt = w.runAt.keep(w.runAt.take(len(p.units))[:len(p.units)])
	clear(p.runAt)
	for k := range p.runs {
		for i := p.runs[k].a; i < p.runs[k].b; i++ {
			p.runAt[i] = int32(k) + 1
		}
	}
}

// run gives the name that holds unit i, or nil.
func (p *para) run(i int) *run {
	if i < 0 || i >= len(p.runAt) || p.runAt[i] == 0 {
		return nil
	}
	return &p.runs[p.runAt[i]-1]
}

// runEnding gives the name that ends before unit b, or nil.
func (p *para) runEnding(b int) *run {
	if r := p.run(b - 1); r != nil && r.b == b {
		return r
	}
	return nil
}

// countWords counts the words of a text.
func countWords(s string) int {
	n := 0
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}
