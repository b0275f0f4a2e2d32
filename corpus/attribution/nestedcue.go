package attribution

import "slices"

// This file drops the cues that stand inside what another reports, and finds where a reported clause begins.

// dropNested leaves out the cues that stand inside what another reports: "X said that Y had said that …". A new clause
// beside the first, with "and" or "but", is none.
func (p *para) dropNested(s sentence, list []cue) []cue {
	if len(list) > 1 && p.handsOn(list[0]) && list[1].verb && p.isPerson(list[1].subject) && (p.thatAfter(list[1], s.b) >= 0 || p.pointsBack(list[1], s)) {
		list = list[1:] // "As the Quay reports, Ada Orme said that …"
	}
	inside := -1
	source := false // what nests is "according to X"
	return slices.DeleteFunc(list, func(c cue) bool {
		if inside >= 0 && c.verb && !c.shares && (c.start >= inside || source && c.subject.a >= inside) && !p.beside(c, inside) && !p.pointsBack(c, s) && !p.introducesQuote(c, s) {
			return true
		}
		if inside < 0 && !c.verb && c.from <= s.a+2 {
			inside, source = c.to, true
		}
		if inside < 0 && c.verb {
			if k := p.thatAfter(c, s.b); k >= 0 {
				inside = k
			}
		}
		return false
	})
}

// handsOn reports whether a source such as "as X reports" is a body or a reporter, who hands on what others said.
func (p *para) handsOn(c cue) bool {
	m := c.subject
	if c.verb || c.cls&clsReporting == 0 {
		return false
	}
	return m.kind == mentionName && !p.isPerson(m) || m.kind == mentionNoun && (p.units[m.head].is(clsOrg) || p.lang.forms[p.units[m.head].low]&frmAsks != 0)
}

// introducesQuote reports whether a colon and a quotation end what belongs to a cue: who speaks there, whoever tells of it.
func (p *para) introducesQuote(c cue, s sentence) bool {
	for i := max(c.b, c.to); i+1 < min(s.b, c.b+maxLead); i++ {
		if k := p.units[i].kind; k == kindColon {
			return p.units[i+1].kind == kindQuote
		} else if k != kindWord && k != kindNumber {
			break
		}
	}
	return false
}

// beside reports whether a cue inside a reported clause begins a clause of its own beside it.
func (p *para) beside(c cue, from int) bool {
	if c.subject.a > c.a { // …, said X
		return p.units[c.start-1].kind == kindComma || p.units[c.start-1].kind == kindDash || p.units[c.start-1].kind == kindQuote
	}
	for j := c.subject.a - 1; j > from; j-- {
		if p.units[j].kind == kindComma || p.units[j].kind == kindSemicolon {
			return p.units[j+1].is(clsConj)
		}
	}
	return false
}

// thatAfter finds the "that" behind a verb and what belongs to it; -1 when there is none.
func (p *para) thatAfter(c cue, limit int) int {
	for i := max(c.b, c.to); i < min(limit, c.to+maxAddressee); i++ {
		t := &p.units[i]
		if t.is(clsThat|clsWhether) && p.run(i) == nil && (p.units[i-1].kind == kindComma || p.units[i-1].is(clsConj)) {
			return i
		}
		if t.kind == kindStop || t.kind == kindQuote || t.kind == kindColon || t.is(clsAnyCue) && p.run(i) == nil {
			break
		}
	}
	return -1
}
