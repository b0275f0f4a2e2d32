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
	limit = w.p.clauseEnd(c.to, w.nextDeed(c, k, cues, limit))
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
	if from < c.start && w.parted(c) && !w.p.units[c.start].is(clsWho|clsWhich) && (resumes || w.p.isClause(from, end) || w.mustTell(c, from, end)) && !w.p.circumstance(from, end) {
		before = chunk{from, end}
		if a := c.to + 1; resumes {
			after = chunk{a, limit}
		} else if !w.ends(c, limit) {
			return chunk{}, chunk{}
		}
	}
	return before, after
}

// mustTell reports whether units [a, b), before a cue whose subject follows it, are too long for anything but a clause, whose
// verb no file needs to know: "La ville règle ses dettes à temps, a assuré Ada Orme".
func (w *passage) mustTell(c cue, a, b int) bool {
	return w.lang.options["clitics"] && c.subject.a >= c.b && w.size(a, b) >= sureClause && w.p.run(a) == nil && !w.p.units[a].is(clsPrep|clsAdjunct|clsSub)
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
		cues[k].yields = before.b-before.a >= minClause || after.b-after.a >= minClause ||
			w.lang.options["romance"] && after.a < after.b && w.size(after.a, after.b) >= minClause // que “…”
	}
}

// markInner marks the cues that another cue reports: "Orme said the inquiry revealed …", "Orme said Dare had told her …". What
// they tell is part of Orme's words.
func (w *passage) markInner(s sentence, cues []cue, voices []voice) {
	for k := 1; k < len(cues) && w.lang.options["bareclause"]; k++ {
		outer, c := &cues[k-1], &cues[k]
		if outer.inner || !outer.verb || outer.to != outer.b || !voices[k-1].src.isSomebody() || outer.cls&(clsReporting|clsSaying) == 0 {
			continue
		}
		c.inner = !c.shares && c.verb && outer.to <= c.from && !w.p.breaks(outer.to, c.from)
	}
}

// breaks reports whether anything but the beginning of a clause stands in units [a, b).
func (p *para) breaks(a, b int) bool {
	for i := a; i < b; i++ {
		if p.units[i].kind != kindWord || p.run(i) != nil || p.isVerb(i) || !p.units[i].is(clsThat|clsSub|clsAdverb|clsPrep) {
			return true
		}
	}
	return false
}

// mayReport reports whether a cue can have a clause of its own.
func (w *passage) mayReport(c cue, v voice) bool {
	return !c.inner && v.src.isSomebody() && (c.cls&(clsDub|clsQuoted) == 0 || c.cls&clsReporting != 0)
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
	if at > from && w.p.joined(at) {
		at-- // "faisant valoir"
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
	if c.to+1 < limit && from < start && (w.lang.options["romance"] && (w.p.adds(c) || !w.p.isClause(c.to+1, limit)) || w.p.explains(c.to+1, limit) && (before.a == before.b || !w.p.isVerb(before.b-1))) {
		return before, after // "…, according to Ann Other, the baker"
	}
	if next := &w.p.units[min(c.to+1, limit-1)]; from >= start || !next.is(clsConj) || at(w.p, c.to+1, limit) == nil {
		after = chunk{c.to + 1, limit}
	}
	return before, after
}

// explains reports whether units [a, b) only tell who a source is: "…, according to Ann Other, the baker".
func (p *para) explains(a, b int) bool {
	t := &p.units[a]
	return p.lang.plain() && !p.isClause(a, b) && (p.run(a) != nil || t.is(clsDet|clsPoss|clsWho|clsWhich))
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

// isClause reports whether units [a, b) hold a verb, or a quotation that may hold one.
func (p *para) isClause(a, b int) bool {
	for i := a; i < b; i++ {
		if p.units[i].kind == kindQuote {
			return true
		}
	}
	return p.verbBetween(a, b)
}
