package attribution

// This file reads whose words somebody hands on or speaks about, where names change with their case.

// cites reads "the agency cites X": X is whose words they are, and stands in the accusative or genitive.
func (p *para) cites(s sentence, c cue) (cue, bool) {
	end := p.casePhraseEnd(s, c.b)
	if c.b < s.b && p.lang.decline.owner[p.units[c.b].low] != 0 { // "приводит его Reuters"
		c.subject = mention{kind: mentionPronoun, a: c.b, b: c.b + 1, gender: p.lang.decline.owner[p.units[c.b].low]}
		c.to = max(c.b+1, end)
		return c, true
	}
	from := c.b
	if k := p.wordsOf(c.b, end); k > 0 {
		from = k // "cites the words of X"
	}
	m, to := p.inCase(from, end, inAccusative|inGenitive, agreement{}, true)
	if m.kind == mentionNone || m.kind == mentionName && p.run(m.na) != nil && !p.run(m.na).person && (from == c.b || m.a > from) {
		if near, to2 := p.inCase(c.b, end, inNominative, p.lang.decline.agreementOf(p.units[c.a].low), true); near.kind != mentionNone {
			m, to = near, to2
		}
	}
	c.subject, c.to = m, max(c.b, to)
	c.to = max(c.to, end)
	return c, m.kind != mentionNone
}

// wordsOf finds where the one begins whose words or statement units [a, b) name; 0 when they name none.
func (p *para) wordsOf(a, b int) int {
	for i := a; i+1 < b; i++ {
		if p.units[i].has(trSourceNoun) && p.run(i) == nil {
			return i + 1
		}
	}
	return 0
}

// aboutWords reports whether a verb is about what another said, and a clause tells what that was: "commented on the words of
// Ann Other that".
func (p *para) aboutWords(s sentence, c cue) bool {
	end := p.thatAfter(c, s.b)
	if end < c.b+3 || !p.units[end].is(clsThat) || !p.units[end-2].is(clsPronoun) || !p.units[end-3].is(clsPrep) {
		return false // not "about that, that"
	}
	from := p.wordsOf(c.b, end)
	if from == 0 {
		return false
	}
	m, _ := p.inCase(from, end, inGenitive, agreement{}, true)
	return m.kind == mentionName || m.kind == mentionNoun && p.units[m.head].is(clsOrg)
}
