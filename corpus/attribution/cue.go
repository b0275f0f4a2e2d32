package attribution

import "strings"

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
		c, ok := p.asTold(s, i, lang)
		if !ok {
			c, ok = p.accordingTo(s, i, lang)
		}
		if ok {
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

// mayCue reports whether unit i can be a verb of saying.
func (p *para) mayCue(s sentence, i int, lang *language) bool {
	t := &p.units[i]
	switch {
	case t.kind != kindWord, t.capital && (i > s.a || !lang.options["prodrop"]), p.run(i) != nil:
		return false
	case !t.is(clsAnyCue) && !p.quips(s, i), p.unsaid(s, i), p.notVerb(s, i, lang), p.isNounHere(i) && !(t.is(clsSaying) && !p.units[i-1].is(clsDet|clsPoss)):
		return false
	case i > s.a && p.units[i-1].kind == kindComma && i+1 < s.b && p.units[i+1].has(trSource) && lang.participle(t.low):
		return false // "Orme, asked by the council, …"
	case i > s.a && t.has(trNounlike) && p.run(i-1) == nil && p.isVerb(i-1):
		return false // "Orme released notes"
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
	n := p.phrasal(i, s.b)
	if n == 0 && !p.mayCue(s, i, lang) || n > 0 && p.unsaid(s, i) {
		return cue{}, false
	}
	c := cue{a: i, b: i + 1, verb: true, cls: t.cls, start: i, from: i, to: i + 1}
	if n > 0 {
		c.b, c.to, c.cls = i+n, i+n, clsReport
	}
	if t.is(clsAdjacent|clsDub) && t.cls&(clsReporting|clsSaying) == 0 && !p.touches(s, i) {
		return cue{}, false
	}
	if t.is(clsSaying) && t.cls&clsReporting == 0 {
		return p.saying(s, c, before)
	}
	if t.is(clsDub) && i > s.a && p.run(i-1) == nil && p.units[i-1].is(clsBe) {
		c.subject = p.byWhom(s, i)
		return c, c.subject.kind != mentionNone
	}
	inverted, marked := p.inverted(s, i)
	if inverted && marked && p.follows(s, &c) {
		return c, true
	}
	m, from, shares := p.subjectBefore(s, i)
	if p.purpose(s, i) {
		m, from = p.purposeOf(s, i), i-1
	}
	if turned := c; inverted && !marked && p.mayTurn(i, m) && p.follows(s, &turned) && p.turns(s, turned, m) {
		return turned, true
	}
	if m.kind == mentionNoun && p.units[m.head].is(clsDocument) && m.a > s.a && !p.isBreak(m.a-1) && p.verbBetween(s.a, m.a) {
		if by := p.clauseSubject(s, m.a); by.kind != mentionNone { // "Orme issued a statement saying"
			m = by
		}
	}
	if t.has(trThings) && m.kind == mentionNoun && !p.isRole(m) && !p.units[m.head].is(clsDocument) {
		return cue{}, false // "the virus claimed 40 lives"
	}
	if t.has(trNounlike) && (m.kind == mentionNoun && (m.head != p.auxiliaries(s, i)-1 || !p.units[m.a].is(clsDet|clsPoss)) ||
		m.kind != mentionPronoun && !p.begins(i+1, s.b)) {
		return cue{}, false // "Early reports suggested"
	}
	if m.kind != mentionNone && (p.units[m.a].is(clsNegative) || m.a > s.a && p.run(m.a-1) == nil && p.units[m.a-1].is(clsNegative)) {
		return cue{}, false // "neither Orme nor Dare", "no minister"
	}
	if p.labelled(m, i) {
		return cue{}, false
	}
	if m.kind != mentionNone {
		c.subject, c.start, c.from = m, from, m.a
		if p.supposed(s, from) {
			c.subject = mention{}
		}
		return c, true
	}
	if start := p.auxiliaries(s, i); lang.options["prodrop"] && start >= s.a+3 && p.units[start-1].is(clsThat) && p.units[start-2].is(clsArticle) && p.units[start-3].is(clsPrep) {
		c.subject, c.start, c.from = p.firstSubject(s, start-3), start, start // "un comunicado en el que señaló …"
		return c, c.subject.kind != mentionNone
	}
	if shares || len(before) > 0 && p.auxiliaries(s, i) == from {
		if c, ok := p.sharing(s, c, before); ok || !lang.options["prodrop"] {
			return c, ok
		}
	}
	if lang.options["verbfinal"] { // X “…” dedi
		if q := p.quoteBefore(s, i); q > s.a {
			if m, from, _ := p.subjectBefore(s, q); m.kind != mentionNone {
				c.subject, c.start, c.from = m, from, m.a
				return c, true
			}
		}
	}
	if p.pluralVerb(c) {
		if m, to := p.fromBehind(s, i); inverted && m.kind != mentionNone {
			c.subject, c.to, c.start = m, to, p.auxiliaries(s, i)
			c.from = c.start
			return c, true
		}
		if m := p.fromBody(s, p.auxiliaries(s, i)); m.kind != mentionNone {
			c.subject, c.start, c.from = m, m.a, m.a
			return c, true
		}
	}
	if lang.options["prodrop"] && p.dropped(s, i, p.chunkBefore(s, p.auxiliaries(s, i)).a, p.auxiliaries(s, i)) {
		c.subject, c.start = mention{kind: mentionDropped}, p.auxiliaries(s, i)
		c.from = c.start
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

// quips reports whether the verb at unit i, whatever it is, stands between a quotation and its speaker: “…,” beamed Ann
// Other; “…!” Other shouted; he grinned: “…”.
func (p *para) quips(s sentence, i int) bool {
	t := &p.units[i]
	if t.cls&^clsFinite != 0 || t.cls == 0 && !p.lang.finiteEnding(t.low) || len(p.spans) == 0 {
		return false
	}
	named := func(j int) bool {
		return j >= s.a && j < s.b && (p.run(j) != nil && !p.run(j).bare || p.units[j].is(clsHe|clsShe) && !p.units[j].is(clsPoss))
	}
	if i > s.a && p.units[i-1].kind == kindQuote && p.endsWithSign(i-1) {
		return named(i + 1)
	}
	if !named(i - 1) {
		return false
	}
	first := i - 1
	if r := p.run(first); r != nil {
		first = r.a
	}
	if first > s.a && p.units[first-1].kind == kindQuote && p.endsWithSign(first-1) {
		return true
	}
	if i+3 < s.b && p.units[i+1].has(trBack) {
		i++ // "shot back"
	}
	return i+2 < s.b && (p.units[i+1].kind == kindColon || p.units[i+1].kind == kindComma) && p.units[i+2].kind == kindQuote
}

// endsWithSign reports whether the quotation at unit i ends with the sign of a sentence or a comma.
func (p *para) endsWithSign(i int) bool {
	q := p.spans[p.units[i].quote]
	return strings.ContainsRune(",.!?…—", lastSign(p.text[q.inA:q.inB]))
}

// begins reports whether unit i shows that a clause or a quotation begins there.
func (p *para) begins(i, limit int) bool {
	return i < limit && (p.run(i) != nil || p.units[i].kind != kindWord || p.units[i].is(clsThat|clsDet|clsPoss|clsHe|clsShe|clsThey|clsIt|clsPronoun))
}

// sharing gives a verb the subject of the one before: "and added".
func (p *para) sharing(s sentence, c cue, before []cue) (cue, bool) {
	if n := len(before); n > 0 && (before[n-1].verb || p.lang.options["prodrop"]) {
		c.subject, c.shares = before[n-1].subject, true
		return c, true
	}
	if c.cls&(clsReporting|clsSaying|clsDub|clsAdjacent) == 0 {
		return cue{}, false
	}
	c.subject = p.clauseSubject(s, p.auxiliaries(s, c.a))
	if c.subject.kind == mentionNone && c.cls&clsSaying != 0 && p.lang.options["prodrop"] {
		c.subject = p.leader(s, p.auxiliaries(s, c.a))
	}
	if at := p.auxiliaries(s, c.a) - 1; c.subject.kind == mentionNone && p.lang.options["romance"] && at > s.a && p.units[at].is(clsConj) {
		if r := p.run(p.chunkBefore(s, at).a); r != nil && !r.bare {
			c.subject = p.named(r, r.a, r.b) // "…, Orme sonrió y dijo"
		}
	}
	if m := c.subject; p.lang.options["romance"] && m.kind == mentionPronoun && m.gender == genderUnknown && !p.units[m.a].is(clsThey) {
		c.subject = mention{kind: mentionDropped} // "c'est ainsi qu'…, estimant que"
	}
	c.start = p.auxiliaries(s, c.a)
	c.from = c.start
	return c, c.subject.kind != mentionNone
}

// saying reads a participle: "…, saying", "with officials saying".
func (p *para) saying(s sentence, c cue, before []cue) (cue, bool) {
	if c.a == s.a && p.lang.options["prodrop"] { // "Agregando que …"
		c.subject = mention{kind: mentionDropped}
		return c, true
	}
	if e := c.a - 1; e >= s.a && p.run(e) == nil && (p.units[e].is(clsReporting) && !p.isNounHere(e) || p.units[e].has(trBarring)) {
		return cue{}, false // "they say adding salt is cheap", "barred from claiming"
	}
	if p.lang.options["prodrop"] && p.lang.ends(p.units[c.a].low, "infinitive") && !p.does(s, c.a) {
		return cue{}, false
	}
	e := c.a
	for e > s.a && p.run(e-1) == nil && p.units[e-1].is(clsAdverb|clsAux|clsTime) {
		e--
	}
	if m := p.quotedAs(s, e); m.kind != mentionNone {
		c.subject, c.start, c.from = m, e, e
		return c, true
	}
	if e > s.a && !p.isBreak(e-1) {
		part := p.chunkBefore(s, e)
		for j := part.b - 1; j >= part.a; j-- {
			if p.units[j].is(clsPrep) && p.run(j) == nil {
				if m := p.headOf(j+1, e); m.kind != mentionNone && p.units[j].has(trWith) {
					c.subject, c.start, c.from = m, j, j
					return c, true
				}
				break
			}
		}
	}
	return p.sharing(s, c, before)
}

// quotedAs reads whom somebody else quotes "as saying", which ends before unit e.
func (p *para) quotedAs(s sentence, e int) mention {
	if e-1 <= s.a || !p.units[e-1].is(clsPrep) || p.run(e-1) != nil {
		return mention{}
	}
	for i := e - 2; i >= s.a; i-- {
		if p.units[i].is(clsQuoted) && p.run(i) == nil {
			if i > s.a && p.units[i-1].is(clsBe) {
				m, _, _ := p.subjectBefore(s, i)
				return m
			}
			m, _ := p.subjectAfter(s, i+1)
			return m
		}
	}
	return mention{}
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
