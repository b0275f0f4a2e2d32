package attribution

// This file reads bodies, and what prepositions govern, where the case tells.

// governed gives the end of what a preposition before unit i governs: adjectives, one noun and the names behind it.
func (p *para) governed(i, b int) int {
	if i < b && p.units[i].is(clsPronoun|clsDet) && p.run(i) == nil {
		return i + 1
	}
	for i+1 < b && p.units[i].kind == kindWord && p.run(i) == nil && p.isAdjective(p.units[i].low) && !p.units[i+1].is(clsPrep) {
		i++
	}
	if r := p.run(i); r != nil && i < b {
		if p.headsBody(r, b) {
			return p.ofBodyEnd(r.b, b)
		}
		return min(b, r.b)
	}
	if i < b && p.units[i].kind != kindComma {
		if i++; p.units[i-1].is(clsOrg) {
			return p.ofBodyEnd(i, b)
		}
	}
	for i < b && p.run(i) == nil && p.owned(p.units[i].low) { // "in the office of the head of the council"
		i++
	}
	if r := p.run(i); r != nil && i < b && r.a == i && (p.marked(i) || !p.lang.ours(p.units[i].low)) {
		return min(b, r.b) // "in an interview with the Quay"
	}
	return i
}

// ofBodyEnd gives the end of what belongs to the body before unit i: "the prosecutor's office | of the Eastern region".
func (p *para) ofBodyEnd(i, b int) int {
	for i < b {
		if r := p.run(i); r != nil {
			if r.person || r.a != i {
				break
			}
			i = min(b, r.b)
			continue
		}
		if t := &p.units[i]; t.kind != kindWord || t.cls != 0 && !p.owned(t.low) {
			break
		}
		i++
	}
	return i
}

// owned reports whether a noun behind another can only be in the genitive.
func (p *para) owned(low string) bool {
	c := p.lang.decline.nounCases(low)
	return c&inGenitive != 0 && c&inNominative == 0
}

// headsBody reports whether a noun for a body that has a capital is only the first word of its name: "Министерство
// обороны".
func (p *para) headsBody(r *run, limit int) bool {
	t := &p.units[r.na]
	if r.nb-r.na != 1 || !t.is(clsOrg) || t.upper || p.marked(r.na) || r.b >= limit || p.run(r.b) != nil || p.lang.decline.nounCases(t.low) == 0 {
		return false
	}
	next := &p.units[r.b]
	return next.kind == kindWord && (next.cls == 0 && (p.owns(r.b) || p.isAdjective(next.low)) || p.owned(next.low) || next.is(clsPrep) && p.lang.decline.governs[next.low] == inDative)
}

// beginsSubject reports whether a noun phrase that can only be the subject begins at unit j: "quotes the coach | the club".
func (p *para) beginsSubject(j, limit int) bool {
	for j < limit && p.run(j) == nil && p.units[j].cls == 0 && p.isAdjective(p.units[j].low) && p.isSubjectForm(p.units[j].low) {
		j++
	}
	if r := p.run(j); r != nil && j < limit { // "quotes the coach | «Волна»"
		return p.marked(j) && r.cases&inGenitive == 0 || p.lang.members["agency "+p.units[j].low]
	}
	return j < limit && p.lang.decline.nounCases(p.units[j].low) == inNominative
}

// whereSource gives the end of a source without a name, with the body that it is in: "a source in the ministry".
func (p *para) whereSource(h, limit int) int {
	i := h + 1
	if !p.units[h].is(clsPeople) || i+1 >= limit || p.run(i) != nil || !p.units[i].is(clsPrep) || p.lang.decline.governs[p.units[i].low]&inLocative == 0 {
		return i
	}
	end := p.governed(i+1, limit)
	if r := p.run(end - 1); r != nil && !r.person && p.lang.ours(p.units[end-1].low) || p.units[end-1].is(clsOrg) {
		for end < limit && (p.run(end) != nil && !p.run(end).person) {
			end = p.run(end).b
		}
		return end
	}
	if t := &p.units[end-1]; end > i+1 && t.cls == 0 && t.kind == kindWord && p.run(end-1) == nil { // "a source in the law enforcement"
		return end
	}
	return i
}

// atBody reads "in the ministry", as the source of a verb without a subject.
func (p *para) atBody(a, b int) (mention, int) {
	for i := a; i+1 < b; i++ {
		if p.lang.decline.governs[p.units[i].low]&inLocative == 0 || p.run(i) != nil || !p.units[i].is(clsPrep) {
			continue
		}
		j := i + 1
		for j < b && p.run(j) == nil && p.isAdjective(p.units[j].low) && !p.units[j].is(clsOrg) {
			j++
		}
		if j >= b {
			break
		}
		if r := p.run(j); r != nil && !r.person && !p.units[j].is(clsTime) {
			if r.nb-r.na == 1 && r.b < b && p.units[r.b].is(clsOrg) && p.isAdjective(p.units[r.na].low) {
				j = r.b // "in the Investigative committee"
			} else if !p.headsBody(r, b) {
				return mention{kind: mentionName, a: r.a, b: r.b, na: r.na, nb: r.nb, org: true}, r.b
			}
		}
		if p.units[j].is(clsOrg|clsBodyKind) && p.lang.decline.nounCases(p.units[j].low)&(inLocative|inAccusative) != 0 {
			m, end := p.casePhrase(j, b, inLocative|inAccusative, agreement{})
			m.a = i + 1
			return m, end
		}
	}
	return mention{}, a
}
