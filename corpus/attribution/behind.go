package attribution

// This file reads subjects behind their verb: “…,” said Ann Other.

// mayTurn reports whether a subject can stand behind the verb at unit i, where m stands before it.
func (p *para) mayTurn(i int, m mention) bool {
	if m.kind != mentionName && m.kind != mentionPronoun {
		return true
	}
	if p.lang.options["clitics"] && i > 0 && i+1 < len(p.units) && p.units[p.firstAux(i)-1].kind == kindComma && p.units[i+1].is(clsDet|clsPoss) {
		return true // "Il a été maîtrisé, indiquent les pompiers"
	}
	for j := i + 1; j < min(len(p.units), i+maxTurned) && !p.isBreak(j); j++ {
		if p.run(j) != nil || p.units[j].possessive || p.units[j].is(clsRole|clsTitle) {
			return true
		}
	}
	return false
}

// firstAux goes back over the auxiliaries of the verb at unit i.
func (p *para) firstAux(i int) int {
	for i > 1 && p.auxiliary(i-1) {
		i--
	}
	return max(i, 1)
}

// maxTurned is how far behind a verb a name or its role begins: "said the mayor's chief aide Ann Other".
const maxTurned = 4

// turns reports whether the subject of a verb that no quotation touches is the one behind it, and not m before: "They will
// see it, said Ann Other".
func (p *para) turns(s sentence, c cue, m mention) bool {
	if p.lang.options["romance"] && m.kind == mentionNone && c.to < s.b && p.units[c.to].is(clsThat) {
		return true // "Aseguró X que …"
	}
	if p.lang.options["clitics"] && c.start > s.a && p.units[c.start-1].kind == kindComma && m.kind == mentionNoun && !p.isRole(m) && !p.units[m.head].is(clsDocument) &&
		(p.isRole(c.subject) || c.subject.kind == mentionName) && c.cls&clsReporting != 0 {
		return true // "Le pont règle bien des problèmes, a assuré le maire, alors que …"
	}
	if p.bracketed(s, c) {
		return true
	}
	if p.verbBetween(c.to, p.relativeFrom(c.to, s.b)) || c.cls&clsDub != 0 && c.cls&clsReporting == 0 {
		return false
	}
	if m.kind != mentionName && m.kind != mentionPronoun {
		return true
	}
	if p.lang.options["romance"] && c.start > s.a && p.units[c.start-1].kind == kindComma && p.verbBetween(s.a, c.start) {
		return true // "Il a été maîtrisé, indiquent les pompiers"
	}
	at := c.subject.b
	return c.cls&clsTell == 0 && c.subject.kind == mentionName && p.verbBetween(s.a, c.start) &&
		(at >= s.b || p.isBreak(at) || p.units[at].is(clsPrep|clsAdjunct|clsTime))
}

// bracketed reports whether a verb and the name behind it stand between commas behind a clause: "It is old, said Ann Other, and …".
func (p *para) bracketed(s sentence, c cue) bool {
	if !p.lang.plain() || c.cls&clsSay == 0 || c.subject.kind != mentionName || c.start == s.a || p.units[c.start-1].kind != kindComma || c.to < s.b && !p.isBreak(c.to) {
		return false
	}
	first := s.a
	for first < c.start && !p.isBreak(first) {
		first++
	}
	return p.verbBetween(s.a, first)
}

// relativeFrom is where a relative clause begins in units [a, b); b when there is none.
func (p *para) relativeFrom(a, b int) int {
	for i := a; i < b; i++ {
		if p.units[i].is(clsWho|clsWhich) && p.run(i) == nil {
			return i
		}
	}
	return b
}

// labelled tells "was built by a man called “…”": a participle behind a noun, in a clause that has its verb.
func (p *para) labelled(m mention, i int) bool {
	t, before := &p.units[i], &p.units[max(i-1, 0)]
	if t.cls&(clsReporting|clsSaying) != 0 || !t.is(clsDub) || !p.lang.finiteEnding(t.low) || m.kind == mentionNone || m.b >= i-1 ||
		!before.is(clsRole|clsPeople) && (before.kind != kindWord || before.cls != 0) {
		return false
	}
	for j := m.b; j < i; j++ {
		if p.isBreak(j) {
			return false
		}
	}
	return p.verbBetween(m.b, i-1)
}

// follows reads the subject behind the verb of c.
func (p *para) follows(s sentence, c *cue) bool {
	m, end := p.subjectAfter(s, c.b)
	if m.kind == mentionNone || c.start == s.a && p.isObject(m) || m.kind == mentionPronoun && (p.units[m.a].is(clsIt) || c.cls&clsDub != 0 && c.cls&clsReporting == 0) { // "put it"
		return false
	}
	if by, to := p.spokesFor(s, m, m.a); by.kind != mentionNone {
		m, end = by, to
	}
	c.subject, c.to = m, end
	c.start = p.auxiliaries(s, c.start)
	c.from = c.start
	return true
}

// isObject reports whether a noun behind a verb without a subject is what it tells of, and nobody: "Lamentó la muerte de su amigo".
func (p *para) isObject(m mention) bool {
	return p.lang.options["prodrop"] && m.kind == mentionNoun && !p.isRole(m) && !p.units[m.head].is(clsDocument|clsMale|clsFemale) && !p.units[m.head].capital
}

// inverted reports whether the subject may follow the verb at unit i, “…” said X, « … » a dit X, and whether a
// quotation stands right before it.
func (p *para) inverted(s sentence, i int) (inverted, marked bool) {
	if i > s.a && p.joined(i) {
		i--
	}
	if k := p.partedAux(s, i); k >= 0 {
		i = k
	}
	for i > s.a && (p.auxiliary(i-1) || p.objectAt(s, i-1)) {
		i--
	}
	if p.lang.options["clitics"] && i > s.a+1 && p.units[i-1].is(clsThat) && p.lang.members["itself "+p.units[i-2].low] {
		return true, false // "C'est ce qu'a dit Ada Orme"
	}
	for i > s.a && (p.units[i-1].kind == kindComma || p.units[i-1].is(clsConj)) && (i-1 == s.a || i-2 == s.a) {
		i--
	}
	if i == s.a {
		return true, false
	}
	j := i - 1
	for j > s.a && (p.units[j].kind == kindComma || p.units[j].kind == kindDash) {
		j--
	}
	marked = p.units[j].kind == kindQuote
	return marked || j < i-1 && j > s.a, marked
}

// subjectAfter reads the subject in the units from i on, and tells where it ends.
func (p *para) subjectAfter(s sentence, i int) (mention, int) {
	i = p.pastInserted(s, i)
	if m, end := p.whoever(s, i); m.kind != mentionNone {
		return m, end
	}
	if i < s.b && (p.lang.ends(p.units[i].low, "gerund") || p.lang.options["prodrop"] && p.run(i) == nil && (p.units[i].is(clsThat) || p.units[i].is(clsSub) && !p.units[i].is(clsPrep))) {
		return mention{}, i // "dijo refiriéndose al puente", "dijo mientras cruzaba el puente"
	}
	end := i
	for end < min(s.b, i+maxSubject) {
		t := &p.units[end]
		if p.run(end) == nil && (t.is(clsFinite|clsBe|clsModal) || t.is(clsAux) && !t.is(clsAdjunct) || end > i && p.isVerb(end)) {
			return mention{}, i // a clause, and no subject: "the minister, said the bridge was old"
		}
		if p.isBreak(end) || t.kind == kindQuote || p.run(end) == nil && (t.is(clsAdjunct|clsThat|clsWho|clsWhich|clsHe|clsShe) && !t.is(clsPoss) && end > i || t.is(clsSaying)) {
			break
		}
		end++
	}
	list := p.nounPhrases(i, end)
	if len(list) == 0 || list[0].governed || p.isTime(list[0]) {
		return mention{}, i
	}
	if len(list) > 1 && p.speaks(list[0]) && p.speaks(list[1]) && p.two(list[0], list[1]) {
		return mention{kind: mentionSeveral, a: list[0].a, b: list[1].b}, list[1].b
	}
	if p.noSubject(list[0].a) && list[0].b == list[0].a+1 {
		return mention{}, i
	}
	m := p.read(list[0], p.reach(list, end))
	comma := end
	if m.kind == mentionNoun && p.lang.options["romance"] && p.units[m.head].is(clsRole|clsTitle) {
		comma = p.roleEnd(s, end)
	}
	if m.kind == mentionNoun && comma < s.b && p.units[comma].kind == kindComma { // "said the mayor, Ann Other."
		if r := p.nameBehindRole(s, comma); r != nil {
			return p.named(r, r.a, r.b), r.b
		}
	}
	return m, max(end, m.b)
}

// whoever reads "celui qui dirige le port" at unit i, and the name or the role and name behind it, and tells where it ends.
func (p *para) whoever(s sentence, i int) (mention, int) {
	if !p.lang.options["clitics"] || i+1 >= s.b || !p.units[i].is(clsPronoun) || !p.units[i+1].is(clsWho|clsWhich) || p.lang.gendered[p.units[i].low] == genderUnknown {
		return mention{}, i
	}
	end := i
	for end < s.b && !p.isBreak(end) {
		end++
	}
	if end < s.b && p.units[end].kind == kindComma {
		if r := p.nameBehindRole(s, end); r != nil {
			return p.named(r, r.a, r.b), r.b
		}
	}
	return mention{kind: mentionPronoun, a: i, b: i + 1, gender: p.lang.gendered[p.units[i].low]}, end
}

// nameAhead gives the name that explains a role before the comma: "the mayor, Ann Other", "her friend, actress Ann Other".
func (p *para) nameAhead(s sentence, i int) *run {
	for i < s.b && p.run(i) == nil && p.units[i].is(clsRole|clsTitle|clsDefinite) {
		i++
	}
	r := p.run(i)
	if r == nil || r.a != i || r.bare || r.org || r.nb-r.na < 2 || r.b < s.b && !p.isBreak(r.b) && !p.units[r.b].is(clsAdjunct) {
		return nil
	}
	return r
}
