package attribution

import "slices"

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
	aside := s.a
	for _, n := range p.nounPhrases(s.a, limit) {
		if n.governed || p.isTime(n) {
			continue
		}
		r := p.run(n.a)
		if r != nil && !r.bare && !p.byChance(r) {
			return p.named(r, r.a, r.b)
		}
		m := p.read(n, n.b)
		if (m.kind == mentionNoun && !p.isRole(m) || r != nil && p.byChance(r)) && aside == s.a {
			for aside = n.b; aside < limit && !p.isBreak(aside) && !p.isVerb(aside); aside++ {
			}
			if aside < limit && p.units[aside].kind == kindComma {
				continue // "Joint par téléphone, le maire"
			}
		}
		return m
	}
	return mention{}
}

// partedAux gives the auxiliary that an aside parts from the participle at unit i, "a, lors de la séance, indiqué", "a pour sa
// part salué"; -1 where none does.
func (p *para) partedAux(s sentence, i int) int {
	if !p.lang.options["clitics"] || i <= s.a+1 || !p.units[i].is(clsPast) {
		return -1
	}
	commas := p.units[i-1].kind == kindComma
	j := i - 1
	if commas {
		for j--; j > s.a && p.units[j].kind != kindComma && i-j < maxRole; j-- {
		}
		if j <= s.a || p.units[j].kind != kindComma {
			return -1
		}
		j--
	}
	for first := j - maxPartedAux; j > max(s.a, first); j-- {
		t, next := &p.units[j], &p.units[j+1]
		if next.kind == kindComma {
			next = &p.units[j+2]
		}
		switch {
		case p.run(j) != nil || t.kind != kindWord:
			return -1
		case t.is(clsAux) && !t.is(clsPronoun) && next.is(clsPrep|clsAdjunct|clsTime):
			return j
		case commas || t.is(clsFinite|clsBe|clsModal|clsSub|clsConj|clsWho|clsThat):
			return -1
		}
	}
	return -1
}

// maxPartedAux is how many words stand between an auxiliary and its participle without a comma.
const maxPartedAux = 5

// byChance reports whether a row of one capital may be no name, but the word that its sentence begins with: "Joint par
// téléphone".
func (p *para) byChance(r *run) bool {
	if !r.initial || r.nb-r.na != 1 || r.titled || r.org || p.cast == nil {
		return false
	}
	low := p.units[r.na].low
	s := p.cast.singles[low]
	return len(p.cast.last[low]) == 0 && len(p.cast.first[low]) == 0 && (s == nil || s.mid == 0 && !s.honour) && !p.units[r.na].is(clsGiven)
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

// quotedObject reports whether the quotation at unit i is all that a cue before it tells, but for when and where: "a affirmé jeudi
// « vouloir continuer le combat »".
func (w *passage) quotedObject(s sentence, i int, cues []cue) bool {
	if !w.lang.options["clitics"] || startsHigh(w.inner(i)) {
		return false
	}
	return slices.ContainsFunc(cues, func(c cue) bool {
		return c.verb && !c.inner && c.to == c.b && c.b <= i && c.cls&(clsReporting|clsAdjacent) != 0 && w.p.onlyWhen(s, c.b, i)
	})
}

// onlyWhen reports whether units [a, b) only tell when, where or how.
func (p *para) onlyWhen(s sentence, a, b int) bool {
	for a < b {
		switch t := &p.units[a]; {
		case p.run(a) != nil:
			return false
		case t.is(clsTime | clsAdverb), t.is(clsDet) && a+1 < b && p.units[a+1].is(clsTime):
			a++
		case t.is(clsPrep | clsAdjunct):
			next := p.insertedEnd(s, a+1)
			if next <= a || next > b {
				return false
			}
			a = next
		default:
			return false
		}
	}
	return true
}
