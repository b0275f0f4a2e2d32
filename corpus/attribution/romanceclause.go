package attribution

// This file reads clauses of Romance languages: what "que" belongs to, what commas part from a source.

// relates reports whether "que" at unit i belongs to a noun behind the verb of a cue: "denunció la propaganda que …".
func (p *para) relates(c cue, i int) bool {
	if c.cls&clsTell != 0 || i == c.b || c.to > c.b || p.units[i-1].kind == kindComma {
		return false
	}
	for _, n := range p.nounPhrases(c.b, i) {
		if !n.governed && (n.b == i || p.lang.options["prodrop"]) && !p.isTime(n) && (p.run(n.a) != nil || p.units[n.a].is(clsDet|clsPoss)) {
			return true
		}
	}
	return false
}

// asidesEnd passes over what commas part from the name before the comma at unit i: "Pour X, chercheuse, qui dirige …, la".
func (p *para) asidesEnd(s sentence, i int) int {
	for j := i; i < s.b && p.units[i].kind != kindComma && j < min(s.b, i+maxRole) && !p.isVerb(j); j++ {
		if p.units[j].kind == kindComma {
			i = j // behind "chercheuse en pêche"
		}
	}
	for n := 0; n < maxSourceAsides && i < s.b && p.units[i].kind == kindComma; n++ {
		next := i + 1
		for next < s.b && !p.isBreak(next) {
			next++
		}
		if next >= s.b || p.units[next].kind != kindComma || !p.units[i+1].is(clsWho) && p.verbBetween(i+1, next) {
			return i
		}
		i = next
	}
	return i
}

// maxSourceAsides is how many asides a source may have.
const maxSourceAsides = 3

// firstSubject reads the subject of a sentence before unit limit, whatever its verb is: its first name that nothing governs.
func (p *para) firstSubject(s sentence, limit int) mention {
	if m := p.clauseSubject(s, limit); m.kind != mentionNone {
		return m
	}
	for _, n := range p.nounPhrases(s.a, limit) {
		if n.governed || p.isTime(n) {
			continue
		}
		if r := p.run(n.a); r != nil && !r.bare {
			return p.named(r, r.a, r.b)
		}
		return p.read(n, n.b)
	}
	return mention{}
}

// nextDeed gives where a clause that a verb in the past reports ends before what its speaker did next: "señaló que el
// conflicto está en la puerta y luego cuestionó el acuerdo".
func (w *passage) nextDeed(c cue, k int, cues []cue, limit int) int {
	if !w.lang.options["prodrop"] || !c.verb || !w.p.past(c.a) {
		return limit
	}
	for _, next := range cues[k+1:] {
		if !next.shares || !w.p.past(next.a) || next.a >= limit {
			continue
		}
		at := w.cutBefore(next, c.to)
		for i := c.to; i < at; i++ {
			if w.p.past(i) {
				return limit
			}
		}
		return at
	}
	return limit
}
