package attribution

import "strings"

// content gives the units that the cue number k of a sentence reports: what stands before it and what stands after; a
// part that is not there is empty.
func (w *passage) content(s sentence, k int, cues []cue) (before, after chunk) {
	if w.lang.options["verbsecond"] {
		return w.secondContent(s, k, cues)
	}
	c := cues[k]
	from, limit := w.p.pastPlace(s.a, c.start), s.b
	for j := range k {
		if cues[j].yields {
			from = cues[j].to
		}
	}
	for j := k + 1; j < len(cues); j++ {
		if cues[j].yields {
			limit = w.cutBefore(cues[j], c.to)
			break
		}
	}
	limit = w.p.clauseEnd(c.to, limit)
	if c.start > s.a && w.p.units[c.start-1].is(clsWho|clsWhich) || c.start > s.a+1 && w.p.units[c.start-2].is(clsWhich) {
		limit = w.p.asideEnd(c.to, limit)
	}
	if w.lang.options["romance"] && w.p.units[s.a].is(clsSub) && c.verb {
		limit = w.p.asideEnd(c.to, limit) // "Alors que X avait dit que …, il a refusé"
	}
	if !c.verb || w.echoes(s, c, limit) {
		return w.accordingContent(s, c, from, limit)
	}
	if w.lang.options["romance"] && c.to > c.b && c.to < limit && w.p.units[c.to].is(clsThat) && c.start == c.from {
		return chunk{}, chunk{c.to + 1, limit} // "Aseguró X que …"
	}
	if c.to == c.b { // X said (that) …
		if a := w.contentStart(c, limit); a >= 0 {
			return chunk{}, chunk{a, limit}
		}
	}
	if c.cls&clsSaying != 0 && c.cls&clsReporting == 0 {
		return chunk{}, chunk{} // "Orme came, announcing the fair"
	}
	resumes := w.resumes(c, from, limit)
	end := c.start - 1 // the comma, which can stand inside a quotation
	if c.start > from && w.p.units[end].kind == kindQuote {
		end++
	}
	if from < c.start && w.parted(c) && !w.p.units[c.start].is(clsWho|clsWhich) && (resumes || w.p.isClause(from, end)) && !w.p.circumstance(from, end) {
		before = chunk{from, end}
		if a := c.to + 1; resumes {
			after = chunk{a, limit}
		} else if !w.ends(c, limit) {
			return chunk{}, chunk{}
		}
	}
	return before, after
}

// pastPlace goes over "SELBY (Quay) —" and "SELBY, May 3:" at the start of a paragraph.
func (p *para) pastPlace(from, limit int) int {
	if from != 0 || !p.units[0].upper {
		return from
	}
	for i := 1; i < min(limit, maxDateline); i++ {
		switch t := &p.units[i]; {
		case t.kind == kindDash || t.kind == kindColon:
			return i + 1
		case t.kind == kindQuote, t.kind == kindWord && !t.capital:
			return from
		}
	}
	return from
}

// hasFinite reports whether units [a, b) hold a verb that is no noun elsewhere, or a quotation.
func (p *para) hasFinite(a, b int) bool {
	for i := a; i < b; i++ {
		if p.units[i].kind == kindQuote || p.run(i) == nil && (p.isVerb(i) || p.units[i].is(clsReporting) && !p.units[i].has(trNounlike) && !p.isNounHere(i)) {
			return true
		}
	}
	return false
}

// circumstance reports whether units [a, b) only say when, where or why: "If it rains", not "If it rains, we stay".
func (p *para) circumstance(a, b int) bool {
	if p.units[a].is(clsPrep) && !p.units[a].is(clsSub|clsDet) && p.lang.plain() {
		return !p.hasFinite(a, b) // "In her remarks"
	}
	if !p.units[a].is(clsSub) || p.units[a].is(clsDet|clsThat) {
		return false
	}
	for i := a + 1; i < b; i++ {
		if p.units[i].kind == kindComma && p.verbBetween(i, b) {
			return false
		}
	}
	return true
}

// yielding marks the cues of a sentence that report something, from the last on: the words of one end where the next begins.
func (w *passage) yielding(s sentence, cues []cue, voices []voice, used []bool) {
	for k := len(cues) - 1; k >= 0; k-- {
		if cues[k].yields = used[k]; used[k] || !w.mayReport(cues[k], voices[k]) {
			continue
		}
		before, after := w.content(s, k, cues)
		cues[k].yields = before.b-before.a >= minClause || after.b-after.a >= minClause
	}
}

// mayReport reports whether a cue can have a clause of its own.
func (w *passage) mayReport(c cue, v voice) bool {
	return (v.src.mention != "" || v.src.id != "") && (c.cls&(clsDub|clsQuoted) == 0 || c.cls&clsReporting != 0)
}

// echoes tells "as Orme said", which reports what stands round it.
func (w *passage) echoes(s sentence, c cue, limit int) bool {
	return c.start > s.a && w.p.units[c.start-1].is(clsAs) && c.to == c.b && (c.to >= limit || w.p.isBreak(c.to))
}

// parted reports whether a comma or dash stands before the clause of a cue.
func (w *passage) parted(c cue) bool {
	kind := w.p.units[c.start-1].kind
	return kind == kindComma || kind == kindDash || kind == kindQuote && c.cls&clsReporting != 0 && strings.HasSuffix(w.inner(c.start-1), ",")
}

// resumes reports whether the words go on behind a cue in their midst: "The bridge, Orme said, is old".
func (w *passage) resumes(c cue, from, limit int) bool {
	if c.subject.a >= c.b && !w.p.verbBetween(c.to, limit) && w.p.isClause(from, c.start) {
		return false // "It is old, said Orme, mayor of Selby"
	}
	if w.lang.options["romance"] && c.to+1 < limit && w.p.adds(c) {
		return false
	}
	return c.to+1 < limit && w.size(c.to, limit) > minClause && w.p.units[c.to].kind == kindComma && !w.p.units[c.to+1].is(clsSaying|clsWho) &&
		w.p.run(c.to+1) == nil && w.p.units[c.to+1].kind == kindWord
}

// cutBefore is where the words end that stand before another cue.
func (w *passage) cutBefore(next cue, from int) int {
	at := next.start
	if next.shares {
		at = next.a
	}
	for at > from && w.p.run(at-1) == nil && (w.p.units[at-1].is(clsConj|clsAdverb|clsAux|clsSub) || w.p.units[at-1].kind == kindComma) {
		at--
	}
	return at
}

// asideEnd finds the comma that ends a relative clause.
func (p *para) asideEnd(from, limit int) int {
	for i := from + 1; i < limit; i++ {
		if p.units[i].kind == kindComma && p.units[i-1].kind != kindComma {
			return i
		}
	}
	return limit
}

// clauseEnd finds the semicolon that ends a clause.
func (p *para) clauseEnd(from, limit int) int {
	for i := from; i < limit; i++ {
		if p.units[i].kind == kindSemicolon {
			return i
		}
	}
	return limit
}

// accordingContent gives what "according to X" is said of: what follows its comma, what stands before it, or both.
func (w *passage) accordingContent(s sentence, c cue, from, limit int) (before, after chunk) {
	start := c.a
	if c.verb {
		start = c.start - 1 // "as"
	}
	if from < start {
		at := start
		for at > from && w.p.units[at-1].kind == kindComma {
			at--
		}
		before = chunk{from, at}
	}
	if c.to < limit && !c.verb && c.start == s.a && w.p.opensBare(c.to, limit) {
		return before, chunk{c.to, limit}
	}
	if c.to >= limit || w.p.units[c.to].kind != kindComma {
		return before, after
	}
	if w.lang.options["romance"] && c.to+1 < limit && from < start && (w.p.adds(c) || !w.p.isClause(c.to+1, limit)) {
		return before, after
	}
	if next := &w.p.units[min(c.to+1, limit-1)]; from >= start || !next.is(clsConj) || at(w.p, c.to+1, limit) == nil {
		after = chunk{c.to + 1, limit}
	}
	return before, after
}

// at gives unit i where it lies before limit.
func at(p *para, i, limit int) *token {
	if i >= limit {
		return nil
	}
	return &p.units[i]
}

// ends reports whether nothing but when, where and how follows a cue.
func (w *passage) ends(c cue, limit int) bool {
	for i := c.to; i < limit; i++ {
		t := &w.p.units[i]
		if t.kind == kindQuote || t.is(clsThat) {
			return false
		}
		if t.kind == kindComma {
			return true
		}
		if t.is(clsFinite|clsModal|clsBe) && w.p.run(i) == nil {
			return false
		}
	}
	return true
}

// contentStart finds the unit at which the reported clause begins; -1 when none follows the verb.
func (w *passage) contentStart(c cue, limit int) int {
	if a := w.afterThat(c, limit); a != 0 {
		return a
	}
	if i := w.p.unstated(c, limit, w.lang); i > 0 {
		return i
	}
	if !w.lang.options["bareclause"] || c.b >= limit {
		return -1
	}
	i := c.b
	if w.p.units[i].has(trObject) && i+1 < limit {
		i++ // "telling them it was old", "declared him the winner"
	} else if c.cls&clsTell != 0 {
		i = w.addressee(i, limit)
		if i+minClause < limit && i > c.b && w.p.units[i].is(clsTo) {
			return i + 1 // "told passengers to wait"
		}
	}
	i = w.circumstances(i, limit)
	if i >= limit || w.size(i, limit) < minClause || !w.opens(i) {
		return -1
	}
	if w.p.startsClause(i, limit, c.cls&(clsSay|clsSaying) != 0 && !w.p.units[c.a].has(trThings)) || w.p.units[i].kind == kindQuote || w.mustBeClause(c, i, limit) {
		return i
	}
	return -1
}

// mustBeClause reports whether units [a, b) are too long for anything else that can be said: "said the combined gaps raise
// questions".
func (w *passage) mustBeClause(c cue, a, b int) bool {
	verb, first := &w.p.units[c.a], &w.p.units[a]
	return c.cls&clsSay != 0 && !verb.has(trThings|trNounlike) && w.size(a, b) >= sureClause &&
		(first.is(clsDet|clsPoss) || w.p.run(a) != nil && w.p.run(a).a == a)
}

// sureClause is how many words behind "said" are a clause, whose verb no file needs to know.
const sureClause = 6

// startsClause reports whether units [a, b) begin with a subject and its verb. Where the verb before them takes hardly
// anything but a clause, two noun phrases side by side are enough: one of their words is a verb that no file knows.
func (p *para) startsClause(a, b int, surely bool) bool {
	i := a
	for asides := 0; i < b; {
		t := &p.units[i]
		switch {
		case p.run(i) == nil && p.isVerb(i), t.contracted && t.is(clsPronoun|clsHe|clsShe|clsThey|clsIt):
			return true
		case i == a && surely && p.verbAfterName(i, b):
			return true
		case i == a && t.is(clsPrep) && p.isQuantity(i):
			i++
		case p.run(i) == nil && t.is(clsHe|clsShe|clsThey|clsIt|clsPronoun) && !t.is(clsPoss|clsDet):
			return true
		case i > a && surely && (p.run(i) != nil || t.is(clsDet|clsPoss)):
			return true
		case t.kind == kindQuote && i > a && surely && !p.isLabel(i):
			return true
		case t.kind == kindQuote, p.run(i) == nil && t.is(clsPrep|clsConj|clsAdverb|clsNegative) && !t.is(clsThat):
			i++
			surely = surely && t.kind != kindQuote && !t.is(clsPrep|clsConj)
			if t.is(clsPrep|clsConj) && i < b && p.nominal(i) {
				i = p.phraseEnd(i, b, true)
			}
		case t.kind == kindComma || t.kind == kindDash:
			if asides++; asides > 2 {
				return false
			}
			next := i + 1
			for next < b && !p.isBreak(next) {
				next++
			}
			if i = next + 1; next >= b {
				return false
			}
		case p.nominal(i) && !t.is(clsThat|clsWho|clsWhich):
			i = max(p.phraseEnd(i, b, false), i+1)
		default:
			return false
		}
	}
	return surely && p.verbBetween(a, b)
}

// verbAfterName reports whether a word that no file knows stands behind the name at unit i as a verb would: "Orme sings".
func (p *para) verbAfterName(i, b int) bool {
	r := p.run(i)
	return r != nil && r.b < b-1 && !p.units[r.b-1].possessive && p.units[r.b].kind == kindWord && p.units[r.b].cls == 0 &&
		p.nominal(r.b+1) && !p.units[r.b+1].is(clsPrep)
}

// afterThat finds a reported clause by its "that"; 0 when there is none.
func (w *passage) afterThat(c cue, limit int) int {
	for i := c.b; i < min(limit, c.b+maxAddressee); i++ {
		t := &w.p.units[i]
		if i > c.b && t.is(clsThat) && (w.p.units[i-1].is(clsConj) || w.p.units[i-1].kind == kindComma && i > c.b+1 && !(w.lang.options["romance"] && w.p.units[c.b].kind == kindComma && !w.p.verbBetween(c.b, i))) {
			break // it goes with a verb before
		}
		if i > c.b && t.is(clsThat) && w.lang.options["bareclause"] && (w.p.units[i-1].is(clsPrep) || w.bareBefore(c, i)) {
			break // "said a reason for that was unknown", "said four of them were in the house that burned"
		}
		if t.is(clsThat|clsWhether) && w.p.run(i) == nil {
			if w.lang.options["romance"] && w.p.relates(c, i) {
				break
			}
			if t.is(clsThat) {
				i++
			}
			if i < limit && (limit-i > minClause || w.p.isClause(i, limit) || !w.lang.options["bareclause"]) {
				return i
			}
			return -1
		}
		if t.kind == kindStop || t.kind == kindQuote || i > c.b && w.p.run(i) == nil && (w.p.isVerb(i) && i < c.b+3 || t.is(clsHe|clsShe) && !t.is(clsPoss)) {
			break
		}
	}
	return 0
}

// bareBefore reports whether the clause of a cue began before the "that" at unit i.
func (w *passage) bareBefore(c cue, i int) bool {
	return c.cls&clsTell == 0 && w.opens(c.b) && !w.p.units[c.b].is(clsTime|clsAdverb|clsSub) && w.p.verbBetween(c.b, i)
}

// opens reports whether a clause can begin with unit i.
func (w *passage) opens(i int) bool {
	t := &w.p.units[i]
	if w.p.run(i) != nil || t.kind == kindNumber || t.kind == kindQuote || t.is(clsPrep) && w.p.isQuantity(i) {
		return true
	}
	if i > 1 && w.p.isVerb(i) && w.relative(i-1) {
		return true
	}
	if w.p.isVerb(i) && !t.contracted {
		return false
	}
	return t.kind == kindWord && !t.is(clsPrep|clsConj|clsAux|clsBe|clsModal) || t.is(clsDet|clsPoss)
}

// relative tells "which analysts say could …": the verb at unit i with its subject stands inside a relative clause.
func (w *passage) relative(i int) bool {
	for j := i - 1; j >= max(0, i-4); j-- {
		if w.p.units[j].is(clsWhich|clsThat) && w.p.run(j) == nil {
			return j == 0 || !w.p.units[j-1].is(clsPrep) // "on which the court ruled was"
		}
	}
	return false
}

// addressee passes over the one who is told: "told reporters".
func (w *passage) addressee(i, limit int) int {
	if i < limit && w.p.nominal(i) {
		return w.p.phraseEnd(i, limit, w.p.run(i) == nil)
	}
	return i
}

// circumstances passes over when, where and in what something was said: "on Monday", "in an interview with the Quay".
func (w *passage) circumstances(i, limit int) int {
	for i < limit {
		t := &w.p.units[i]
		switch {
		case w.p.run(i) != nil:
			return i
		case t.is(clsTime), t.is(clsAdverb) && !t.is(clsDet|clsPronoun), t.kind == kindComma && i+1 < limit:
			i++
		case t.is(clsPrep) && !t.is(clsDet) && i+1 < limit && w.p.nominal(i+1) && !w.p.isQuantity(i):
			i = w.p.phraseEnd(i+1, limit, true)
		default:
			return i
		}
	}
	return i
}

// isQuantity tells "at least 12" and "about 12" from where something was said.
func (p *para) isQuantity(i int) bool {
	for j := i + 1; j < min(i+3, len(p.units)); j++ {
		if p.units[j].kind == kindNumber && !(j+1 < len(p.units) && p.units[j+1].is(clsTime)) && (p.units[i].has(trAbout) || !p.units[i].is(clsAdjunct)) {
			return true
		}
	}
	return i+1 < len(p.units) && p.units[i+1].has(trExtreme)
}

// isClause reports whether units [a, b) hold a verb, or a quotation that may hold one.
func (p *para) isClause(a, b int) bool {
	for i := a; i < b; i++ {
		if p.units[i].kind == kindQuote {
			return true
		}
	}
	return p.verbBetween(a, b)
}

// maxAddressee is how many units "told reporters at the harbour that" may have before its clause.
const maxAddressee = 14
