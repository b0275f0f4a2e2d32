package attribution

import "onrecord/corpus"

// declinedReported takes the clauses that cue number k reports, where the case and not the place tells the subject.
func (w *passage) declinedReported(s sentence, k int, cues []cue, voices []voice, inside []int) bool {
	c := cues[k]
	if voices[k].src.mention == "" && voices[k].src.id == "" || c.cls&clsDub != 0 && c.cls&clsReporting == 0 {
		return false
	}
	if k > 0 && cues[k-1].yields && w.p.pointsBack(cues[k-1], s) && cues[k-1].start > s.a-1 && !w.p.pointsBack(c, sentence{c.start, s.b}) && c.start > s.a && w.p.units[c.start-1].kind == kindComma {
		return false // "About this Orme told in Norwick, the Quay reports"
	}
	any := false
	voices[k].paper = c.cls&clsPassive != 0
	for _, piece := range w.declinedClauses(s, k, cues) {
		any = w.takeClause(piece[0], piece[1], voices[k], inside) || any
	}
	if !any && w.p.pointsBack(c, s) {
		any = w.sentenceBefore(voices[k]) || w.paragraphBefore(voices[k])
	}
	cues[k].yields = any
	return any
}

// scraps takes quoted words that are the object of a verb of saying and part of no clause: "promised “to mend the bridge”".
func (w *passage) scraps(cues []cue, voices []voice, inside []int) bool {
	any := false
	for _, i := range inside {
		q, k := w.p.spans[w.p.units[i].quote], -1
		for j, c := range cues {
			if c.verb && c.b <= i && i-c.b <= maxScrap && w.p.straight(c.b, i) {
				k = j
			}
		}
		if k >= 0 && voices[k].src.id != "" && countWords(w.inner(i)) > minClause && !startsHigh(w.inner(i)) && !w.overlaps(q.start, q.end) {
			w.say(voices[k])
			w.take(found{start: q.start, end: q.end, kind: corpus.QuoteDirect}, voices[k])
			any = true
		}
	}
	return any
}

// maxScrap is how far such words may stand behind their verb.
const maxScrap = 12

// straight reports whether nothing parts units [a, b).
func (p *para) straight(a, b int) bool {
	for i := a; i < b; i++ {
		if k := p.units[i].kind; k != kindWord && k != kindNumber {
			return false
		}
	}
	return true
}

// takeClause takes units [a, b) as a reported clause.
func (w *passage) takeClause(a, b int, v voice, inside []int) bool {
	for b > a && (w.p.units[b-1].is(clsConj) || w.p.units[b-1].kind == kindComma) {
		b--
	}
	for i := a; i+1 < b; i++ {
		if w.p.units[i].kind == kindColon && w.p.units[i+1].kind == kindQuote {
			b = i // a quotation is told apart
		}
	}
	start, end := w.p.trim(a, b)
	least := minClause
	if a == w.p.sentenceStart(a) {
		least-- // "All is well", said Orme
	}
	if w.size(a, b) < least || start >= end || w.overlaps(start, end) {
		return false
	}
	kind := corpus.QuoteIndirect
	for _, i := range inside {
		if a <= i && i < b {
			kind = corpus.QuoteMixed
		}
	}
	if !v.paper {
		w.say(v)
	}
	w.take(found{start: start, end: end, kind: kind}, v)
	return true
}

// sentenceStart gives the unit that the sentence of unit i begins with.
func (p *para) sentenceStart(i int) int {
	for _, s := range p.sentences {
		if s.a <= i && i < s.b {
			return s.a
		}
	}
	return i
}

// declinedClauses gives the units that a cue reports: a clause, or two that the cue parts.
func (w *passage) declinedClauses(s sentence, k int, cues []cue) [][2]int {
	c, from, limit := cues[k], s.a, s.b
	for j := range k {
		if cues[j].yields {
			from = cues[j].to
		}
	}
	if k+1 < len(cues) {
		limit = w.clauseEnd(cues[k+1].from, c.to)
	}
	if !c.verb {
		return w.p.besideClauses(c, from, limit)
	}
	if a := w.p.thatAfter(c, limit); a >= 0 {
		if w.p.units[a].is(clsThat) {
			a++
		}
		return [][2]int{{a, limit}}
	}
	if a := w.p.colonAfter(c, limit); a >= 0 {
		return [][2]int{{a, limit}}
	}
	if c.subject.a >= c.a && c.start > from && w.p.units[c.start-1].kind != kindWord {
		return w.p.around(c, from, limit)
	}
	return nil
}

// colonAfter finds the clause behind a colon; -1 when there is none, or a quotation.
func (p *para) colonAfter(c cue, limit int) int {
	for i := c.to; i+1 < limit; i++ {
		if p.units[i].kind == kindColon {
			if p.units[i+1].kind == kindQuote {
				return -1
			}
			return i + 1
		}
		if p.units[i].kind != kindWord && p.units[i].kind != kindNumber && p.units[i].kind != kindComma {
			return -1
		}
	}
	return -1
}

// besideClauses gives what a source such as "according to X" stands beside.
func (p *para) besideClauses(c cue, from, limit int) [][2]int {
	begins := p.pastLeadIn(from, c.from)
	if begins >= c.from || p.afterThat(c) {
		return [][2]int{{p.skipComma(c.to, limit), limit}}
	}
	return p.around(c, from, limit)
}

// pastLeadIn skips the words in units [a, b) that only lead in to what follows: "but, in turn, ".
func (p *para) pastLeadIn(a, b int) int {
	for a < b {
		n := 1
		for _, phrase := range p.lang.phrases["aside"] {
			if a+len(phrase) <= b && p.spells(a, phrase) {
				n = max(n, len(phrase))
			}
		}
		if n == 1 && !p.units[a].is(clsConj|clsAdverb|clsSub) && p.units[a].kind != kindComma {
			break
		}
		a += n
	}
	return a
}

// afterThat reports whether a source stands right behind "that": "said that, according to X, …".
func (p *para) afterThat(c cue) bool {
	i := c.from - 1
	for i > 0 && (p.units[i].kind == kindComma || p.units[i].is(clsAdverb)) {
		i--
	}
	return i >= 0 && p.units[i].is(clsThat|clsSub)
}

func (p *para) skipComma(i, limit int) int {
	for i < limit && (p.units[i].kind == kindComma || p.units[i].kind == kindDash) {
		i++
	}
	return i
}

// around gives what stands before a cue between commas and, when the sentence goes on, what follows it.
func (p *para) around(c cue, from, limit int) [][2]int {
	front := [2]int{p.pastAbout(from, c.from), c.from}
	next := p.skipComma(c.to, limit)
	if p.pastLeadIn(from, c.from) >= c.from {
		return [][2]int{{next, limit}}
	}
	if next >= limit || next == c.to || p.units[next].is(clsSaying|clsWho|clsWhich|clsSub|clsAs) {
		return [][2]int{front}
	}
	rest := [2]int{next, limit}
	switch {
	case c.verb && c.from-from > maxLead:
		return [][2]int{front}
	case c.from-1-from < minClause && next < limit && p.finished(rest):
		return [][2]int{rest}
	case p.finished(front) && p.finished(rest):
		return [][2]int{front, rest}
	case c.from-from > limit-next:
		return [][2]int{front}
	}
	return [][2]int{rest}
}

// pastAbout gives where the clause begins behind "about that": «О том, что …, сообщила Орм».
func (p *para) pastAbout(a, b int) int {
	if a+4 < b && p.units[a].is(clsPrep) && p.units[a+1].is(clsPronoun) && p.units[a+2].kind == kindComma && p.units[a+3].is(clsThat) {
		return a + 4
	}
	return a
}

// finished reports whether units are more than a few words.
func (p *para) finished(u [2]int) bool { return u[1]-u[0] > minClause }

// pointsBack reports whether a cue says of the sentence before that somebody said it: "This was reported by X".
func (p *para) pointsBack(c cue, s sentence) bool {
	for _, phrase := range p.lang.backrefs {
		for i := s.a; i+len(phrase) <= min(s.b, c.b+maxLead); i++ {
			if p.spells(i, phrase) && i >= c.from-maxLead {
				return true
			}
		}
	}
	return false
}

// sentenceBefore takes the sentence before, when nobody is known to have said it.
func (w *passage) sentenceBefore(v voice) bool {
	if w.plain == nil {
		return false
	}
	s := *w.plain
	return w.takeClause(s.a, s.b, v, nil)
}

// clauseEnd goes back over the comma and conjunction before a cue that shares its subject.
func (w *passage) clauseEnd(at, from int) int {
	for at > from && (w.p.units[at-1].is(clsConj|clsAdverb|clsAux) || w.p.units[at-1].kind == kindComma) {
		at--
	}
	return at
}
