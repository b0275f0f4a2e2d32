package attribution

// maxSubject is how far, in units, the subject of a verb is looked for.
const maxSubject = 60

// cue is what ascribes words to somebody: a verb with its subject, or "according to" with its source.
type cue struct {
	a, b    int // the units of the verb or phrase
	subject mention
	start   int  // where the clause of verb and subject begins
	from    int  // the first unit of verb and subject together
	to      int  // behind the last
	verb    bool // false for "according to"
	cls     class
	yields  bool      // it reports something
	inner   bool      // it is part of what another reports
	shares  bool      // its subject is that of the cue before: "adding", "and said"
	final   *finalCue // where the verb comes last
	per     bool      // "for X, …": only a known person's
}

// cues finds what ascribes words in a sentence, in order.
func (p *para) cues(s sentence, lang *language) []cue {
	if lang.options["verbsecond"] {
		return p.secondCues(s)
	}
	if lang.final != nil {
		return p.finalCues(s)
	}
	if lang.declines() {
		return p.declinedCues(s)
	}
	var list []cue
	for i := s.a; i < s.b; i++ {
		if c, ok := p.phrase(s, i, lang); ok {
			list = append(list, c)
			i = c.b - 1
			continue
		}
		if c, ok := p.verb(s, i, lang, list); ok {
			list = append(list, c)
		}
	}
	if len(list) > 1 && p.onlyWhere(s, list[0], list[1]) {
		list = list[1:]
	}
	return list
}

// phrase reads what ascribes words without a verb of its own at unit i.
func (p *para) phrase(s sentence, i int, lang *language) (cue, bool) {
	if !p.units[i].has(trOpens) {
		return cue{}, false
	}
	if c, ok := p.asTold(s, i, lang); ok {
		return c, true
	}
	return p.accordingTo(s, i, lang)
}

// mayCue reports whether unit i can be a verb of saying.
func (p *para) mayCue(s sentence, i int, lang *language) bool {
	t := &p.units[i]
	switch {
	case t.kind != kindWord, t.capital && (i > s.a || !lang.options["prodrop"]), p.run(i) != nil:
		return false
	case !t.is(clsAnyCue) && !p.quips(s, i), p.unsaid(s, i), p.notVerb(s, i, lang), p.isNounHere(i) && !p.hasObject(s, i) && !(t.is(clsSaying) && !p.units[i-1].is(clsDet|clsPoss)):
		return false
	case i > s.a && p.units[i-1].kind == kindComma && i+1 < s.b && p.units[i+1].has(trSource) && lang.participle(t.low):
		return false // "Orme, asked by the council, …"
	case i > s.a && t.has(trNounlike) && p.run(i-1) == nil && p.isVerb(i-1):
		return false // "Orme released notes"
	case t.is(clsDocument) && i+1 < s.b && p.units[i+1].is(clsReporting) && p.run(i+1) == nil && !p.units[i+1].has(trNounlike):
		return false // "the energy report says"
	}
	return true
}

// phrasal tells how many units a verb of saying of several words has that begins at unit i: "pointed out"; 0 for none.
func (p *para) phrasal(i, limit int) int {
	if t := &p.units[i]; t.capital || !t.has(trPhrasal) {
		return 0
	}
	for _, phrase := range p.lang.phrasal[p.units[i].low] {
		if p.run(i) == nil && i+len(phrase) <= limit && p.spells(i, phrase) {
			return len(phrase)
		}
	}
	return 0
}

// verb reads a verb of saying at unit i with its subject.
func (p *para) verb(s sentence, i int, lang *language, before []cue) (cue, bool) {
	t := &p.units[i]
	c, ok := p.verbAlone(s, i, lang)
	switch {
	case !ok:
		return cue{}, false
	case t.is(clsSaying) && t.cls&clsReporting == 0:
		return p.saying(s, c, before)
	case t.is(clsDub) && i > s.a && p.run(i-1) == nil && p.units[i-1].is(clsBe):
		c.subject = p.byWhom(s, i)
		return c, c.subject.kind != mentionNone
	}
	inverted, marked := p.inverted(s, i)
	if inverted && marked && p.follows(s, &c) {
		return c, true
	}
	m, from, shares := p.subjectBefore(s, i)
	if by, to := p.spokesFor(s, m, i); by.kind != mentionNone {
		m = by
		c.to = max(c.to, to)
	} else if p.anyone(s, m, i) {
		return cue{}, false
	}
	if p.purpose(s, i) {
		m, from = p.purposeOf(s, i), i-1
	}
	if turned := c; inverted && !marked && p.mayTurn(i, m) && p.follows(s, &turned) && p.turns(s, turned, m) {
		return turned, true
	}
	if by := p.authorOf(s, m); by.kind != mentionNone {
		m = by
	}
	switch {
	case p.saysNothing(s, i, m):
		return cue{}, false
	case m.kind == mentionNone:
		return p.subjectless(s, c, from, shares, inverted, before)
	}
	c.subject, c.start, c.from = m, from, m.a
	if p.supposed(s, from) {
		if c.subject = (mention{}); lang.options["clitics"] && c.cls&(clsReporting|clsSaying) == 0 {
			return cue{}, false
		}
	}
	return c, true
}

// verbAlone reads a verb of saying at unit i, of one word or of several.
func (p *para) verbAlone(s sentence, i int, lang *language) (cue, bool) {
	t := &p.units[i]
	n := p.phrasal(i, s.b)
	if n == 0 && !p.mayCue(s, i, lang) || n > 0 && p.unsaid(s, i) {
		return cue{}, false
	}
	c := cue{a: i, b: i + 1, verb: true, cls: t.cls, start: i, from: i, to: i + 1}
	if n > 0 {
		c.b, c.to, c.cls = i+n, i+n, clsReport
	}
	return c, !t.is(clsAdjacent|clsDub) || t.cls&(clsReporting|clsSaying) != 0 || p.touches(s, i) || p.dubs(s, i)
}

// dubs reports whether the verb at unit i calls something what a quotation behind "as" does, however far: "described the report on
// the bridge as “…”".
func (p *para) dubs(s sentence, i int) bool {
	for j := i + 2; j < s.b && p.units[i].is(clsDub) && p.lang.options["bareclause"]; j++ {
		if p.units[j].kind == kindQuote {
			return p.units[j-1].is(clsAs) && p.run(j-1) == nil
		}
	}
	return false
}

// authorOf gives whoever issued the document that a mention names: "Orme issued a statement saying".
func (p *para) authorOf(s sentence, m mention) mention {
	if m.kind == mentionNoun && p.units[m.head].is(clsDocument) && m.a > s.a && !p.isBreak(m.a-1) && p.verbBetween(s.a, m.a) {
		return p.clauseSubject(s, m.a)
	}
	return mention{}
}

// saysNothing reports whether a verb with a subject reports nothing: "the virus claimed 40 lives".
func (p *para) saysNothing(s sentence, i int, m mention) bool {
	t := &p.units[i]
	switch noun := m.kind == mentionNoun; {
	case t.has(trThings) && noun && !p.isRole(m) && !p.units[m.head].is(clsDocument):
		return true
	case t.has(trNounlike) && noun && (m.head != p.auxiliaries(s, i)-1 || !p.units[m.a].is(clsDet|clsPoss)):
		return true // "Early reports suggested"
	case t.has(trNounlike) && m.kind != mentionPronoun && !p.begins(i+1, s.b):
		return true
	case m.kind != mentionNone && (p.units[m.a].is(clsNegative) || m.a > s.a && p.run(m.a-1) == nil && p.units[m.a-1].is(clsNegative)):
		return true // "neither Orme nor Dare", "no minister"
	}
	return p.labelled(m, i)
}

// subjectless reads a verb of saying whose subject does not stand before it: it shares that of another verb, is dropped,
// or stands behind a preposition or on the other side.
func (p *para) subjectless(s sentence, c cue, from int, shares, inverted bool, before []cue) (cue, bool) {
	start, prodrop := p.auxiliaries(s, c.a), p.lang.options["prodrop"]
	if prodrop && start > s.a+1 && p.units[start-1].has(trWhere) {
		c.subject, c.start, c.from = mention{kind: mentionDropped}, start, start // "una entrevista de X, donde señaló …"
		return c, true
	}
	if prodrop && start >= s.a+3 && p.units[start-1].is(clsThat) && p.units[start-2].is(clsArticle) && p.units[start-3].is(clsPrep) {
		c.subject, c.start, c.from = p.firstSubject(s, start-3), start, start // "un comunicado en el que señaló …"
		return c, c.subject.kind != mentionNone
	}
	if shares || len(before) > 0 && start == from {
		if c, ok := p.sharing(s, c, before); ok || !prodrop {
			return c, ok
		}
	}
	if p.lang.options["verbfinal"] { // X “…” dedi
		if q := p.quoteBefore(s, c.a); q > s.a {
			if m, from, _ := p.subjectBefore(s, q); m.kind != mentionNone {
				c.subject, c.start, c.from = m, from, m.a
				return c, true
			}
		}
	}
	if p.pluralVerb(c) {
		if m, to := p.fromBehind(s, c.a); inverted && m.kind != mentionNone {
			c.subject, c.to, c.start, c.from = m, to, start, start
			return c, true
		}
		if m := p.fromBody(s, start); m.kind != mentionNone {
			c.subject, c.start, c.from = m, m.a, m.a
			return c, true
		}
	}
	if prodrop && p.dropped(s, c.a, p.chunkBefore(s, start).a, start) {
		c.subject, c.start, c.from = mention{kind: mentionDropped}, start, start
		return c, true
	}
	return cue{}, false
}

// byWhom reads who calls something in the passive: "has been described as “…” by Ann Other".
func (p *para) byWhom(s sentence, i int) mention {
	quoted := false
	for j := i + 1; j < s.b; j++ {
		quoted = quoted || p.units[j].kind == kindQuote
		if quoted && p.units[j].has(trSource) && p.run(j) == nil {
			return p.headOf(j+1, p.sourceEnd(j+1, s.b))
		}
	}
	return mention{}
}

// begins reports whether unit i shows that a clause or a quotation begins there.
func (p *para) begins(i, limit int) bool {
	return i < limit && (p.run(i) != nil || p.units[i].kind != kindWord || p.units[i].is(clsThat|clsDet|clsPoss|clsHe|clsShe|clsThey|clsIt|clsPronoun))
}

// touches reports whether a quotation stands within a few words of unit i, or follows its sentence.
func (p *para) touches(s sentence, i int) bool {
	if p.units[s.b-1].kind == kindColon || p.units[s.a].kind == kindQuote && i+2 >= s.b || i+4 > s.b && s.b < len(p.units) && p.units[s.b].kind == kindQuote {
		return true
	}
	for j := max(s.a, i-4); j < min(s.b, i+10); j++ {
		if p.units[j].kind == kindQuote {
			return true
		}
	}
	return false
}

// isRole reports whether a mention is of somebody by role, or of a body.
func (p *para) isRole(m mention) bool {
	return m.kind == mentionNoun && p.units[m.head].is(clsRole|clsPeople|clsOrg|clsBodyNoun|clsTitle)
}

// quoteBefore finds the quotation that the verb at unit i closes.
func (p *para) quoteBefore(s sentence, i int) int {
	for j := i - 1; j >= max(s.a, i-3); j-- {
		if p.units[j].kind == kindQuote {
			return j
		}
	}
	return -1
}
