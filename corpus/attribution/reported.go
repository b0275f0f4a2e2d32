package attribution

import (
	"slices"

	"onrecord/corpus"
)

// minClause is how many words make a reported clause.
const minClause = 3

// reported takes what cue number c reports. It gives false when there is nothing.
func (w *passage) reported(s sentence, c int, cues []cue, voices []voice, inside []int) bool {
	if !w.mayReport(cues[c], voices[c]) {
		return false
	}
	if w.lang.declines() {
		return w.declinedReported(s, c, cues, voices, inside)
	}
	if w.lang.options["clitics"] && w.plain != nil && w.p.pointsBack(cues[c], s) {
		return w.sentenceBefore(voices[c])
	}
	before, after := w.content(s, c, cues)
	if f := cues[c].final; f != nil {
		before, after = f.clause, chunk{}
	}
	any, main := false, w.voice
	for _, part := range []chunk{before, after} {
		if part.a < part.b && w.report(part, voices[c], inside) {
			any = true
			if !cues[c].verb && w.onlyQuote(part) && w.lang.options["romance"] { // "Según X, “…”"
				w.found[len(w.found)-1].kind = corpus.QuoteDirect
			}
		}
	}
	if at := cues[c].start; main != nil && at > s.a && w.p.run(at-1) == nil && w.p.units[at-1].is(clsSub) && main.para == w.k+1 {
		w.voice = main // “…,” Orme said after Dare had told her that …
	}
	return any
}

// innerColon gives the colon that parts two clauses of what is reported, where the mood of the second shows that it goes on;
// 0 when none does.
func (w *passage) innerColon(part chunk) int {
	if !w.lang.options["verbsecond"] {
		return 0
	}
	for i := part.a + minClause; i+minClause < part.b; i++ {
		if w.p.units[i].kind == kindColon && w.p.units[i+1].kind == kindWord && w.p.holdsFinite(part.a, i) &&
			w.p.hasTrait(i+1, part.b, trSubjunctive|trConditional) {
			return i
		}
	}
	return 0
}

// onlyQuote reports whether a clause is nothing but one quotation.
func (w *passage) onlyQuote(c chunk) bool {
	quotes := 0
	for i := c.a; i < c.b; i++ {
		switch w.p.units[i].kind {
		case kindQuote:
			quotes++
		case kindWord, kindNumber:
			return false
		}
	}
	return quotes == 1
}

// report takes one reported clause.
func (w *passage) report(part chunk, v voice, inside []int) bool {
	if i := w.innerColon(part); i > 0 {
		first := w.report(chunk{part.a, i}, v, inside)
		return w.report(chunk{i + 1, part.b}, v, inside) || first
	}
	start, end := w.p.trim(part.a, part.b)
	if w.size(part.a, part.b) < w.minClause() || start >= end || w.overlaps(start, end) {
		return false
	}
	kind := corpus.QuoteIndirect
	for _, i := range inside {
		if part.a <= i && i < part.b {
			kind = corpus.QuoteMixed
		}
	}
	w.say(v)
	w.take(found{start: start, end: end, kind: kind}, v)
	return true
}

// minClause is less where a clause needs no words for who and that.
func (w *passage) minClause() int {
	if w.lang.final != nil {
		return minClause - 1
	}
	return minClause
}

// size is how many words units [a, b) have.
func (w *passage) size(a, b int) int {
	n := b - a
	for i := a; i < b; i++ {
		if w.p.units[i].kind == kindQuote {
			n += minClause
		}
	}
	return n
}

// overlaps reports whether a part of the span is speech already.
func (w *passage) overlaps(start, end int) bool {
	for _, f := range w.reaching(start) {
		if f.start < end && start < f.end {
			return true
		}
	}
	return false
}

// reaching gives what is found from the first span on that ends behind a place, so that not all is gone over for each.
func (w *passage) reaching(at int) []found {
	for i := len(w.reach); i < len(w.found); i++ {
		end := w.found[i].end
		if i > 0 {
			end = max(end, w.reach[i-1])
		}
		w.reach = append(w.reach, end)
	}
	i, _ := slices.BinarySearch(w.reach, at+1)
	return w.found[i:]
}
