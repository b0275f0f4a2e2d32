package attribution

// chunk is a part of a sentence between commas or dashes, units [a, b).
type chunk struct{ a, b int }

// subjectBefore reads the subject of the verb at unit i from what stands before it, and tells where its clause begins.
// A verb whose subject is that of a verb before gives shares.
func (p *para) subjectBefore(s sentence, i int) (m mention, from int, shares bool) {
	e := p.auxiliaries(s, i)
	if aux := p.partedAuxiliary(s, i, e); aux > s.a {
		e = aux
	}
	if e == s.a {
		return mention{}, e, false
	}
	last := p.chunkBefore(s, e)
	if last.a == last.b {
		return p.across(s, e-1)
	}
	a := p.clauseStart(last)
	if a > s.a && p.units[a-1].is(clsWho|clsWhich) && !p.units[a-1].has(trWhere) && p.run(a-1) == nil && a == e {
		return p.antecedent(s, a-1), a - 1, false
	}
	if a > last.a+1 && p.run(a-1) == nil && (p.units[a-1].is(clsWho|clsWhich) || p.relativeThat(a-1) && !p.units[e-1].is(clsConj) && !p.units[i].is(clsDub)) && p.verbBetween(a, e) { // "the mayor who built it said"
		m, from, _ := p.parenthesised(s, a-1)
		return m, from, false
	}
	if a == e || p.units[e-1].is(clsConj) && p.run(e-1) == nil {
		return mention{}, a, true
	}
	m = p.headOf(a, e)
	if m.kind == mentionNone {
		if a > last.a {
			return m, a, false
		}
		return p.across(s, e)
	}
	if m.kind == mentionNoun && a == last.a && m.a == a && p.units[m.head].is(clsRole|clsTitle) { // "Ann Other, the mayor of Selby said"
		if before := p.chunkBefore(s, a-1); a > s.a && before.a == s.a && before.a < before.b {
			if r := p.run(before.a); r != nil && p.pure(before, r) && r.nb-r.na > 1 {
				return p.named(r, r.a, before.b), before.a, false
			}
		}
	}
	return m, a, false
}

// auxiliaries goes back over what belongs to the verb at unit i: "has also", "did not".
func (p *para) auxiliaries(s sentence, i int) int {
	if i > s.a && p.joined(i) {
		i-- // "a fait savoir"
	}
	if k := p.partedAux(s, i); k >= 0 {
		i = k
	}
	for i > s.a && p.run(i-1) == nil && p.units[i-1].is(clsAux|clsModal|clsBe|clsAdverb|clsNegative|clsSelf) && (!p.units[i-1].is(clsPoss) || p.lang.options["clitics"] && p.units[i-1].is(clsAux) && p.units[i].is(clsAux)) {
		i--
	}
	return i
}

// partedAuxiliary gives where the auxiliary begins that where and when part from the verb at unit i: "has over the past months
// warned", "had during a visit, said"; 0 when none does. Unit e is where what belongs to the verb begins.
func (p *para) partedAuxiliary(s sentence, i, e int) int {
	if !p.lang.options["bareclause"] || !p.lang.finiteEnding(p.units[i].low) && !p.units[i].is(clsSay) {
		return 0
	}
	if e-1 > s.a && p.units[e-1].kind == kindComma && p.run(i+1) == nil {
		e--
	}
	for j := e - 1; j > max(s.a, e-maxParted); j-- {
		t := &p.units[j]
		switch {
		case p.run(j) != nil:
		case p.isBreak(j):
			return 0
		case t.is(clsAux) && j+1 < e && p.units[j+1].is(clsPrep) && p.run(j+1) == nil:
			return p.auxiliaries(s, j)
		case p.isVerb(j):
			return 0
		}
	}
	return 0
}

// maxParted is how many units may part an auxiliary from its verb.
const maxParted = 14

// chunkBefore gives what stands between unit e and the comma or dash before it.
func (p *para) chunkBefore(s sentence, e int) chunk {
	a := e
	for a > s.a && a > e-maxSubject && !p.isBreak(a-1) {
		a--
	}
	return chunk{a, e}
}

func (p *para) isBreak(i int) bool {
	switch p.units[i].kind {
	case kindComma, kindDash, kindColon, kindSemicolon, kindStop:
		return true
	case kindQuote:
		return !p.isLabel(i)
	}
	return false
}

// isLabel reports whether the quotation at unit i can only be a name inside a noun phrase: a few words without a final
// sign.
func (p *para) isLabel(i int) bool {
	q := p.spans[p.units[i].quote]
	inner := p.text[q.inA:q.inB]
	r := lastSign(inner)
	return countWords(inner) <= scareWords && r != ',' && r != '.' && r != '!' && r != '?' &&
		i+1 < len(p.units) && p.units[i+1].kind == kindWord && !p.units[i+1].is(clsAnyCue)
}

// parenthesised reads a subject that commas part from its verb: "Ann Other, the mayor, said". Unit e is the comma.
func (p *para) parenthesised(s sentence, e int) (mention, int, bool) {
	var aside mention // what explains somebody, if nobody comes before
	asideFrom := e
	for n := 0; e >= s.a && n < maxAsides; n++ {
		c := p.chunkBefore(s, e)
		if k := p.units[min(e, len(p.units)-1)].kind; k == kindColon || k == kindSemicolon || k == kindStop || k == kindQuote && c.a < c.b && !p.interrupts(c.a) && !p.units[e-1].is(clsPrep) {
			break
		}
		if c.a == c.b {
			if k := e - 1; k > s.a && p.units[e].kind == kindQuote && p.units[k].kind == kindComma {
				e = k // "Orme, whose cap bore the words, “…,” said"
				continue
			}
			break
		}
		ca := p.stripLead(c.a, c.b)
		if p.isPlaceAside(s, c) {
			e = c.a - 1
			continue
		}
		if r := p.run(ca); r != nil && p.pure(chunk{ca, c.b}, r) && p.explainsGoverned(s, c, r) {
			break
		} else if r != nil && p.pure(chunk{ca, c.b}, r) {
			from := c.a
			if before := p.chunkBefore(s, c.a-1); c.a > s.a && p.units[c.a-1].kind == kindComma && before.a < before.b && p.isRoleChunk(before) {
				from = before.a
				if from > s.a && p.units[from].is(clsConj) { // "Ann Other and her husband, Bob Other, say"
					return mention{kind: mentionSeveral, a: from + 1, b: c.b}, from, false
				}
			}
			return p.named(r, ca, c.b), from, false
		}
		if ca < c.b && !p.interrupts(ca) || n > 0 && c.a == s.a && aside.kind == mentionNone {
			a := p.clauseStart(c)
			if m := p.headOf(a, c.b); m.kind != mentionNone {
				if !p.appositive(m) || c.a == s.a && aside.kind == mentionNone {
					return m, a, false
				}
				if aside.kind == mentionNone {
					aside, asideFrom = m, c.a
				}
			} else if p.verbBetween(c.a, c.b) && !(a > c.a && p.run(a-1) == nil && p.units[a-1].is(clsWho|clsWhich) && !p.units[c.a].is(clsConj)) {
				break // another clause
			}
		}
		e = c.a - 1
	}
	return aside, asideFrom, false
}

// across reads a subject that commas part from its verb, and goes over the relative clause of another.
func (p *para) across(s sentence, e int) (mention, int, bool) {
	m, from, shares := p.parenthesised(s, e)
	if who := p.toldOf(s, m.a); who.kind != mentionNone {
		return who, s.a, shares
	}
	return m, from, shares
}

// toldOf gives the name at the start of a sentence whose relative clause goes on to unit i: "Ann Other, who saw the boat of the
// owner, Quay Lines, said".
func (p *para) toldOf(s sentence, i int) mention {
	first := s.a
	if i-s.a > 2*maxSubject {
		return mention{}
	}
	for first < i && !p.isBreak(first) {
		first++
	}
	if first+1 >= i || p.units[first].kind != kindComma || !p.units[first+1].is(clsWho) || p.verbBetween(s.a, first) {
		return mention{}
	}
	for j := first + 2; j < i; j++ {
		if p.isBreak(j) && (j+1 == i || p.units[j].kind != kindComma || p.run(j+1) == nil && (p.isVerb(j+1) || p.units[j+1].is(clsConj|clsSub))) && j+1 != i {
			return mention{}
		}
	}
	m := p.headOf(s.a, first)
	if m.kind != mentionName || m.org {
		return mention{}
	}
	return m
}

// maxAsides is how many chunks a subject may stand before its verb.
const maxAsides = 7

// appositive reports whether a mention may only explain a name before it.
func (p *para) appositive(m mention) bool {
	return m.kind == mentionNoun || m.kind == mentionSeveral && p.run(m.b-1) == nil || m.kind == mentionName && m.a > 0 && p.run(m.a-1) == nil && p.units[m.a-1].kind == kindWord
}

// isPlaceAside tells where somebody is from: "R-Pa.", ", of Exeter, N.H.,".
func (p *para) isPlaceAside(s sentence, c chunk) bool {
	r := p.run(c.a)
	if r == nil || r.b < c.b || c.a == s.a || p.units[c.a-1].kind != kindComma {
		return false
	}
	t := &p.units[c.a]
	if len(t.low) > 2 && t.low[1] == '-' || r.nb-r.na == 1 && (t.is(clsPlace) || t.point && !t.is(clsTitle)) {
		return true
	}
	before := p.chunkBefore(s, c.a-1)
	if who := p.runEnding(before.b); who != nil && r.nb-r.na == 1 && (t.upper && len(t.low) <= 3 && !who.org || who.org && who.a > before.a && p.units[who.a].is(clsOrg)) {
		return true // "Ann Other, QC,", "of the University of Norwick, Selby,"
	}
	return before.a < before.b && before.a > s.a && (p.units[before.a].is(clsPrep) && p.runEnding(before.b) != nil || r.nb-r.na == 1 && p.units[before.a].is(clsWho))
}

// interrupts reports whether a chunk that begins at unit i is no subject.
func (p *para) interrupts(i int) bool {
	t := &p.units[i]
	if p.run(i) != nil {
		return false
	}
	return t.is(clsWho|clsWhich|clsPrep|clsSub|clsAdverb|clsTime|clsSaying|clsThat|clsAux|clsBe|clsConj) && !t.is(clsDet|clsPoss) ||
		t.kind == kindNumber || t.kind == kindQuote || p.isVerb(i) || t.cls&^(clsAdjacent|clsDub|clsQuoted|clsSaying|clsReporting) == 0 && p.lang.participle(t.low)
}

// isRoleChunk tells "the mayor of Selby", which the name behind it explains.
func (p *para) isRoleChunk(c chunk) bool {
	if p.verbBetween(c.a, c.b) {
		return false
	}
	m := p.headOf(c.a, c.b)
	return m.kind == mentionNoun && p.isRole(m) || m.kind == mentionNone && p.run(c.a) != nil && p.run(c.a).bare
}

// pure reports whether a chunk is a name with no more than "of the society" behind it.
func (p *para) pure(c chunk, r *run) bool {
	if r.a != c.a || r.bare || p.units[r.b-1].possessive {
		return false
	}
	return r.b >= c.b || r.nb-r.na > 1 && p.units[r.b].is(clsPrep) && !p.verbBetween(r.b, c.b)
}

// stripLead takes conjunctions and adverbs off the front of a chunk.
func (p *para) stripLead(a, b int) int {
	for a < b && p.run(a) == nil && (p.units[a].is(clsConj) && !p.units[a].is(clsPrep) || p.units[a].is(clsAdverb) && !p.units[a].is(clsDet) ||
		p.units[a].is(clsSub) && a+1 < b && p.run(a+1) != nil && p.run(a+1).b == b) { // "while Ann Other, on Friday, said"
		a++
	}
	return a
}

// antecedent gives the name or role that "who" at unit i goes back to.
func (p *para) antecedent(s sentence, i int) mention {
	if i > s.a && p.units[i-1].kind == kindComma {
		i--
	}
	c := p.chunkBefore(s, i)
	if r := p.runEnding(i); r != nil && !r.bare && !(p.lang.options["clitics"] && r.a > c.a+1 && p.units[r.a-1].is(clsOf) && p.units[r.a-2].is(clsRole|clsTitle)) { // not "le maire d'Olmont, qui"
		return p.named(r, max(r.a, c.a), i)
	}
	return p.headOf(p.clauseStart(c), c.b)
}

// clauseSubject reads the subject of the first verb of a sentence before unit limit.
func (p *para) clauseSubject(s sentence, limit int) mention {
	for i := s.a; i < limit; i++ {
		if p.run(i) != nil || !(p.isVerb(i) || p.units[i].is(clsAnyCue) && !p.isNounHere(i)) || p.units[i].capital {
			continue
		}
		if m, _, _ := p.subjectBefore(s, i); m.kind != mentionNone {
			return m
		}
	}
	return mention{}
}

// purposeOf reads the subject of the infinitive at unit i, that of the verb before it: "Orme rose to say, “…”".
func (p *para) purposeOf(s sentence, i int) mention {
	for j := i - 2; j > s.a; j-- {
		if p.run(j) == nil && p.isVerb(j) && !p.isNounHere(j) {
			m, _, _ := p.subjectBefore(s, j)
			return m
		}
	}
	return mention{}
}
