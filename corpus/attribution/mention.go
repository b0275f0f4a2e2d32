package attribution

// mentionKind says what stands for a speaker.
type mentionKind uint8

const (
	mentionNone mentionKind = iota
	mentionName
	mentionPronoun
	mentionNoun    // "the spokeswoman", "officials"
	mentionSeveral // "Smith and Jones"
	mentionDropped // a verb without a subject goes on with the one before
)

// mention is what stands for a speaker, units [a, b) of its paragraph.
type mention struct {
	kind     mentionKind
	a, b     int
	na, nb   int // of a name, the name proper
	gender   gender
	honour   bool // with Mr, Ms or a title
	org      bool
	initial  bool // begins its sentence
	definite bool // "the spokeswoman", not "a spokeswoman"
	head     int  // of a noun
	quoted   int  // the unit of a quotation that holds the name, plus 1: die „Rundschau“
	prefix   int  // how many bytes of the head name the source: „Polizei“ in „Polizeiangaben“
	weak     bool // a single capitalised noun that is a name only if the article says so elsewhere
}

// np is a noun phrase without what its prepositions add, units [a, b).
type np struct {
	a, b     int
	governed bool // by a preposition or a verb before it
	joined   bool // by "and" to the one before
}

// nounPhrases parts units [a, b), which hold no comma, into noun phrases.
func (p *para) nounPhrases(a, b int) []np {
	var list []np
	governed, joined := false, false
	for i := a; i < b; {
		t := &p.units[i]
		switch {
		case p.run(i) == nil && t.kind == kindWord && p.isVerb(i):
			// Behind an auxiliary a pronoun is the subject: "a-t-elle dit".
			governed, joined = !t.is(clsAux) || i+1 == b || !p.units[i+1].is(clsHe|clsShe|clsThey|clsClitic), false
			i++
		case p.run(i) == nil && t.is(clsPrep) && !t.is(clsPoss|clsDet):
			governed, joined = true, false
			i++
		case t.is(clsOf) && t.is(clsDet) && p.run(i) == nil && len(list) > 0 && list[len(list)-1].b == i && p.lang.options["clitics"]:
			governed, joined = true, false // "le conseiller | du président"
			i++
		case p.run(i) == nil && t.is(clsConj):
			joined = len(list) > 0
			governed = joined && list[len(list)-1].governed
			i++
		case p.run(i) == nil && t.is(clsHe|clsShe|clsThey|clsIt|clsClitic) && !t.is(clsPoss):
			list = append(list, np{i, i + 1, governed, joined})
			governed, joined = false, false
			i++
		case p.run(i) == nil && (t.is(clsAdverb|clsSub|clsNegative) && !t.is(clsDet) || !p.nominal(i)):
			i++
		default:
			end := p.phraseEnd(i, b, governed)
			list = append(list, np{i, end, governed, joined})
			governed, joined = p.doing(i, end, b), false
			i = end
		}
	}
	return list
}

// doing reports whether units [a, b) end with what somebody does to the phrase behind them: "the head of the body running |
// the harbour".
func (p *para) doing(a, b, limit int) bool {
	t := &p.units[b-1]
	return p.lang.plain() && b-a > 1 && b < limit && t.cls == 0 && !t.capital && p.lang.participle(t.low) && !p.lang.finiteEnding(t.low) &&
		p.units[b].is(clsDet|clsPoss)
}

// nominal reports whether a unit can stand in a noun phrase.
func (p *para) nominal(i int) bool {
	t := &p.units[i]
	return t.kind == kindWord || t.kind == kindNumber || t.kind == kindQuote || t.joins()
}

// phraseEnd finds the end of the noun phrase at unit i.
func (p *para) phraseEnd(i, b int, governed bool) int {
	noun := false // one has been read
	for j := i; j < b; j++ {
		t := &p.units[j]
		if r := p.run(j); r != nil {
			if noun && governed && (!p.introduces(j-1) || p.units[j].is(clsMr|clsMs) && p.run(j-1) == nil && p.lang.options["offices"]) && !(p.lang.options["clitics"] && p.pastAdjectives(i, j) < j) {
				return j // "in a statement | Ann Other"
			}
			j = min(r.b, b) - 1
			noun = true
			if j+1 < b && p.lang.options["clitics"] && p.run(j+1) == nil && p.strange(r, j+1) {
				return j + 1 // a verb that no file knows: "Ada Orme conseille | le repos"
			}
			if governed && !p.units[j].possessive && j+1 < b && p.units[j+1].is(clsRole|clsPeople) {
				return j + 1 // "in Paris | officials"
			}
			continue
		}
		if t.is(clsTime) && noun && !p.units[j-1].possessive || t.kind == kindQuote && noun && !p.isLabel(j) {
			return j
		}
		if t.kind != kindWord && t.kind != kindNumber && t.kind != kindQuote && !t.joins() {
			return max(j, i+1)
		}
		if j > i && t.is(clsPrep|clsConj|clsWho|clsWhich|clsThat|clsHe|clsShe|clsThey|clsIt|clsAux|clsBe|clsModal|clsSub) && !t.is(clsPoss) {
			return j
		}
		if noun && (t.is(clsNegative|clsSelf) || t.is(clsPast) && !t.capital) && p.lang.options["clitics"] {
			return j // "Ada Orme | ne cache pas"
		}
		if noun && (t.is(clsDet|clsPoss) && !(j == i+2 && t.has(trPronominal) && p.units[i].is(clsDet)) || p.isVerb(j) || p.past(j) || t.is(clsReporting|clsAdjacent) && !t.capital && p.lang.participle(t.low) || t.is(clsAdverb) && !p.introduced(j, b)) {
			return j
		}
		noun = noun || t.kind == kindWord && !t.is(clsDet|clsPoss|clsAdverb) || t.kind == kindQuote
		if t.is(clsTime) && j+1 < b && p.run(j+1) != nil {
			return j + 1 // "on Friday | Ann Other"
		}
	}
	return b
}

// strange reports whether the word at unit i, behind a name, can only be a verb that no file knows.
func (p *para) strange(r *run, i int) bool {
	t := &p.units[i]
	return r.nb-r.na > 1 && t.kind == kindWord && t.cls == 0 && !(r.org && isBodyAdjective(t, p.lang))
}

// introduced reports whether an adverb only stands inside a phrase: "a once powerful union".
func (p *para) introduced(j, b int) bool {
	return j+1 < b && p.units[j+1].kind == kindWord && p.run(j+1) == nil && p.units[j+1].cls == 0 && !p.isVerb(j+1)
}

// introduces reports whether the word at unit i can stand before a name as its role: "mayor Ann Other".
func (p *para) introduces(i int) bool {
	t := &p.units[i]
	return t.is(clsRole|clsTitle|clsBodyKind|clsBodyNoun|clsOrg|clsDet|clsDemonym|clsPoss) || t.possessive || p.run(i) != nil
}

// headOf reads the phrase that is the subject among units [a, b): the last one that nothing governs, with what
// prepositions add to it.
func (p *para) headOf(a, b int) mention {
	list := p.nounPhrases(a, b)
	for k := len(list) - 1; k >= 0; k-- {
		n := list[k]
		if n.governed || p.isTime(n) {
			continue
		}
		if k > 0 && !p.isTime(list[k-1]) && p.speaks(list[k-1]) && p.speaks(n) && p.two(list[k-1], n) {
			return mention{kind: mentionSeveral, a: list[k-1].a, b: n.b}
		}
		end := b
		if k+1 < len(list) {
			end = p.reach(list[k:], b)
		}
		return p.read(n, end)
	}
	return mention{}
}

// reach tells how far what prepositions add to the first of the phrases goes.
func (p *para) reach(list []np, b int) int {
	end := list[0].b
	for _, n := range list[1:] {
		if p.isTime(n) {
			break
		}
		end = n.b
	}
	return min(end, b)
}

// two reports whether "and" makes two of a phrase and the next, and not one with two roles: "Orme aide and baker Tom Dare".
func (p *para) two(n, next np) bool {
	head, r := &p.units[n.b-1], p.run(n.b-1)
	role := (r == nil || r.bare && n.b-n.a == 1 && p.lang.options["offices"]) && head.is(clsRole) && !head.is(clsPeople) && !p.units[n.a].is(clsDet|clsPoss)
	if by := p.run(next.b - 1); by != nil && by.office {
		return false // "minister for trade and | Employment Ann Other"
	}
	if t := &p.units[next.a]; p.lang.options["clitics"] && (r == nil || r.bare) && head.is(clsRole|clsTitle) && t.is(clsRole|clsTitle) && t.cls&(clsMr|clsMs) == 0 {
		return false // "le gouverneur et colonel Ada Orme": of two, each has an article
	}
	return next.joined && !(role && p.run(next.b-1) != nil && !p.run(next.b-1).bare)
}

// speaks reports whether a phrase can be somebody.
func (p *para) speaks(n np) bool {
	return p.run(n.b-1) != nil || p.units[n.b-1].is(clsRole|clsPeople|clsOrg|clsBodyNoun|clsTitle)
}

// isTime tells "last Friday" and "this week".
func (p *para) isTime(n np) bool {
	return p.units[n.b-1].is(clsTime) && !p.isLatter(n.b-1) || n.b-n.a == 1 && p.units[n.a].kind == kindNumber
}

// read makes a mention of a phrase, of which end is the end with all that belongs to it.
func (p *para) read(n np, end int) mention {
	h := n.b - 1
	t := &p.units[h]
	if n.b-n.a == 1 && t.is(clsHe|clsShe|clsThey|clsIt|clsPronoun) && !t.upper && p.run(h) == nil {
		return mention{kind: mentionPronoun, a: n.a, b: n.b, gender: genderOf(t.cls)}
	}
	r := p.run(h)
	switch {
	case r == nil || r.bare || t.possessive:
		if m := p.nameAtEnd(n.b, end); m.kind != mentionNone && p.headOfRole(n.a, n.b) >= 0 {
			return m
		}
		return p.noun(n.a, n.b, end)
	case n.a < r.a && p.joinedRun(n.a, r.a):
		return mention{kind: mentionSeveral, a: n.a, b: n.b}
	case p.lang.plain() && n.a+1 == r.a && p.units[n.a].is(clsDet) && !p.units[n.a].is(clsDefinite|clsPoss|clsPrep) && !r.titled && !r.given:
		return mention{kind: mentionNoun, a: n.a, b: end, head: h, initial: true} // "an Internet", "some Democrats"
	}
	return p.named(r, n.a, n.b)
}

// joinedRun reports whether another name stands before, joined to the one at unit b by "and".
func (p *para) joinedRun(a, b int) bool {
	return b-2 >= a && p.units[b-1].is(clsConj) && p.run(b-2) != nil
}

// nameAtEnd reads "minister of health Ann Other" and "US Ambassador to Germany Ann Other": the name after the
// preposition's own noun.
func (p *para) nameAtEnd(core, b int) mention {
	r := p.runEnding(b)
	if r == nil || r.a <= core || r.bare {
		return mention{}
	}
	governed := (p.units[r.a-1].is(clsPrep|clsDet) || p.units[r.a-1].possessive) && r.na == r.a
	if governed || r.org || r.titled && p.units[r.a-1].is(clsPrep) && !p.chiefOfStaff(core, r) || p.anothers(core, r.a) {
		return mention{} // "a spokesman for Mayor Ann Other"
	}
	return p.named(r, r.a, b)
}

// chiefOfStaff tells an office of two ranks, "Chief of Army Staff General Ann Other", whose first ends before unit core.
func (p *para) chiefOfStaff(core int, r *run) bool {
	return p.lang.options["offices"] && p.units[core-1].capital && p.run(core-1) != nil && core+1 == r.a && p.units[core].has(trInName) &&
		p.units[r.a].is(clsOrg|clsPortfolio) && !p.units[r.a].is(clsPlace|clsDemonym)
}

// anothers reports whether the role before the name at unit b is not that of whoever the phrase before unit core is:
// "a spokesman for the mayor, Ann Other's", where a preposition or the case of a determiner stands between.
func (p *para) anothers(core, b int) bool {
	loose := func(i int) bool { return p.run(i) == nil || p.lang.options["nouncaps"] }
	i := b
	if p.lang.options["clitics"] {
		i = p.pastAdjectives(core, b) // "le conseiller du président suisse Orme"
	}
	for i > core && loose(i-1) && p.units[i-1].is(clsRole|clsTitle) {
		i--
	}
	if i == b {
		return false
	}
	for i > core && p.run(i-1) == nil && p.units[i-1].is(clsDet|clsPoss) && !p.units[i-1].is(clsPrep) && !p.units[i-1].has(trGenitive) {
		i--
	}
	return i > core && p.run(i-1) == nil && (p.units[i-1].is(clsPrep) || p.units[i-1].has(trGenitive))
}

func (p *para) named(r *run, a, b int) mention {
	from := r.a
	if r.office {
		from = r.na
	}
	return mention{kind: mentionName, a: from, b: min(r.b, max(b, r.nb)), na: r.na, nb: r.nb, gender: r.gender,
		honour: r.titled, org: r.org || a < r.a && p.units[r.a-1].is(clsDefinite|clsBodyKind) && !r.titled,
		initial: r.initial && r.na == r.a}
}

// noun reads a phrase whose head is a common noun.
func (p *para) noun(a, core, b int) mention {
	h := core - 1
	if p.lang.options["romance"] {
		h = p.headBefore(a, core)
	}
	if before := h - 1; before >= a && p.lang.options["bareclause"] && p.lang.participle(p.units[h].low) && !p.lang.finiteEnding(p.units[h].low) &&
		p.run(before) == nil && p.units[before].is(clsRole|clsPeople|clsBodyNoun|clsOrg) {
		h = before // "a lawyer representing the port"
	}
	t := &p.units[h]
	if p.past(h) {
		return mention{} // a verb that no file knows
	}
	if t.kind != kindWord || t.is(clsFunction) && !t.is(clsRole|clsPeople) && !(t.is(clsDet) && b > core || t.has(trPronominal)) || t.is(clsTime) && !p.isLatter(h) {
		return mention{}
	}
	if t.is(clsDocument) {
		if m := p.owner(a, core, b); m.kind != mentionNone {
			return m
		}
	}
	m := mention{kind: mentionNoun, a: a, b: b, head: h, gender: genderOf(t.cls), initial: true}
	if !t.is(clsRole | clsPeople | clsOrg | clsBodyNoun | clsTitle | clsDocument | clsDet) {
		m.b = core
	}
	m.definite = p.units[a].is(clsDefinite) || p.lang.options["romance"] && a > 0 && p.lang.gendered[p.units[a-1].low] != genderUnknown && p.units[a-1].is(clsPrep)
	if m.gender == genderUnknown && !p.lang.members["epicene "+t.low] {
		m.gender = p.lang.genderOfDet(&p.units[a])
	}
	return m
}

// owner finds who speaks in a document, whose noun ends before unit core: "CNN's projections", "a memo by Ann Other".
func (p *para) owner(a, core, b int) mention {
	for i := a; i < core-1; i++ {
		t := &p.units[i]
		r := p.run(i)
		switch {
		case t.possessive && r != nil && !r.bare:
			m := p.named(r, a, i+1)
			m.a, m.b = a, core
			return m
		case t.possessive:
			return p.noun(a, i+1, i+1)
		case r != nil && r.org && r.b == core-1 && p.lang.members["authored "+p.units[core-1].low]: // "a Harbour Watch statement"
			m := p.named(r, a, r.b)
			m.a, m.b = a, core
			return m
		case t.is(clsPoss) && r == nil:
			return mention{kind: mentionPronoun, a: a, b: core, gender: genderOf(t.cls)}
		}
	}
	for i := core; i < b; i++ {
		if !p.units[i].has(trSource) && !(p.lang.options["romance"] && p.units[i].is(clsOf)) || p.run(i) != nil {
			continue
		}
		if r := p.run(i + 1); r != nil && r.a == i+1 && !r.bare && r.b < b && p.units[r.b].kind == kindComma { // "a study by Ann Other, a baker"
			m := p.named(r, r.a, r.b)
			m.a = a
			return m
		}
		read := p.headOf
		if p.lang.options["romance"] {
			read = p.sourceIn // whatever follows the author
		}
		if m := read(i+1, p.sourceEnd(i+1, b)); m.kind == mentionName || m.kind == mentionNoun && p.isRole(m) {
			if m.kind == mentionName {
				m.a = a
			}
			return m
		} else if m.kind == mentionSeveral {
			return m
		}
	}
	return mention{}
}
