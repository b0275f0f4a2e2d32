package attribution

import "onrecord/corpus"

// minClause is how many words make a reported clause.
const minClause = 3

// reported takes the clause that cue number c reports. It gives false when there is none.
func (w *passage) reported(s sentence, c int, cues []cue, voices []voice, inside []int) bool {
	if voices[c].src.mention == "" && voices[c].src.id == "" || cues[c].cls&(clsDub|clsQuoted) != 0 && cues[c].cls&clsReporting == 0 {
		return false
	}
	a, b := w.clause(s, c, cues)
	start, end := w.p.trim(a, b)
	if w.size(a, b) < minClause || start >= end || w.overlaps(start, end) {
		return false
	}
	kind := corpus.QuoteIndirect
	for _, i := range inside {
		if a <= i && i < b {
			kind = corpus.QuoteMixed
		}
	}
	w.say(voices[c])
	w.take(found{start: start, end: end, kind: kind}, voices[c])
	return true
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
	for _, f := range w.found {
		if f.start < end && start < f.end {
			return true
		}
	}
	return false
}

// clause gives the units that a cue reports.
func (w *passage) clause(s sentence, k int, cues []cue) (int, int) {
	c := cues[k]
	limit := s.b
	if k+1 < len(cues) {
		limit = cues[k+1].from
		if cues[k+1].shares {
			limit = w.clauseEnd(cues[k+1].a, c.to)
		}
	}
	from := s.a
	if k > 0 {
		from = cues[k-1].to
	}
	if !c.verb {
		return w.accordingClause(s, c, from, limit)
	}
	if c.to == c.b { // X said (that) …
		if a := w.contentStart(c, limit); a >= 0 {
			return a, limit
		}
	}
	if w.finishes(s, c) && from < c.from && w.p.units[c.from-1].kind == kindComma &&
		!w.p.units[from].is(clsSub) && w.p.isClause(from, c.from-1) {
		return from, c.from // …, X said.
	}
	return 0, 0
}

// clauseEnd goes back over the comma and conjunction before a cue that shares its subject.
func (w *passage) clauseEnd(at, from int) int {
	for at > from && (w.p.units[at-1].is(clsConj|clsAdverb|clsAux) || w.p.units[at-1].kind == kindComma) {
		at--
	}
	return at
}

// accordingClause gives what "according to X" is said of: what follows its comma, or what stands before it.
func (w *passage) accordingClause(s sentence, c cue, from, limit int) (int, int) {
	if c.a == from && c.to < limit && w.p.units[c.to].kind == kindComma {
		return c.to + 1, limit
	}
	if from < c.a && w.finishes(s, c) {
		return from, c.a
	}
	return 0, 0
}

// finishes reports whether nothing but when and where follows a cue.
func (w *passage) finishes(s sentence, c cue) bool {
	for i := c.to; i < s.b; i++ {
		t := &w.p.units[i]
		if t.kind == kindQuote || t.is(clsThat) || t.is(clsFinite|clsModal|clsBe) && w.p.run(i) == nil {
			return false
		}
	}
	return true
}

// contentStart finds the unit at which the reported clause begins; -1 when none follows the verb.
func (w *passage) contentStart(c cue, limit int) int {
	reach := min(limit, c.b+maxAddressee)
	for i := c.b; i < reach; i++ {
		t := &w.p.units[i]
		if t.is(clsThat|clsWhether) && w.p.run(i) == nil {
			if t.is(clsThat) {
				i++
			}
			if w.p.isClause(i, limit) || !w.lang.options["bareclause"] {
				return i
			}
			return -1
		}
		if t.kind == kindStop || t.kind == kindQuote {
			break
		}
	}
	if !w.lang.options["bareclause"] || c.cls&clsSay == 0 || c.b >= limit {
		return -1
	}
	i := c.b
	for i < limit && (w.p.units[i].is(clsTime|clsAdverb) || w.p.units[i].is(clsAdjunct) && i+1 < limit && w.p.units[i+1].is(clsTime)) {
		i++ // "said on Monday the bridge …"
	}
	if i >= limit || w.p.units[i].kind != kindWord && w.p.units[i].kind != kindNumber && w.p.units[i].kind != kindQuote ||
		w.p.units[i].is(clsAdjunct|clsConj) && w.p.run(i) == nil || !w.p.verbBetween(i, limit) {
		return -1
	}
	return i
}

// isClause reports whether units [a, b) hold a verb, or a quotation that may hold one.
func (p *para) isClause(a, b int) bool {
	for i := a; i < b; i++ {
		if p.units[i].kind == kindQuote {
			return true
		}
	}
	return b-a > maxAddressee/2 || p.verbBetween(a, b)
}

// maxAddressee is how many units "told reporters at the harbour that" may have before its clause.
const maxAddressee = 14
