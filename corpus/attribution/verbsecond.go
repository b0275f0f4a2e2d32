package attribution

import "strings"

// This file finds cues where the verb is the second part of its sentence: the subject stands before it, or behind it
// when anything else does. In a clause that a conjunction opens, the verb is the last word.

// maxClause is how far, in units, the ends of a clause are looked for.
const maxClause = 120

// isSplit reports whether a verb may have its other part at the end of its clause.
func (l *language) isSplit(low string) bool { return len(l.split[low]) > 0 }

// secondCues finds what ascribes words in a sentence, in order.
func (p *para) secondCues(s sentence) []cue {
	var list []cue
	verbs := 0
	for i := s.a; i < s.b; i++ {
		c, ok := p.secondCue(s, i, list)
		if !ok {
			continue
		}
		if c.verb {
			verbs++
		}
		list = append(list, c)
		i = max(i, c.to-1)
	}
	if verbs == 0 || verbs == len(list) {
		return list
	}
	out := list[:0]
	for _, c := range list {
		if c.verb { // "laut X" inside what somebody says is part of it
			out = append(out, c)
		}
	}
	return out
}

func (p *para) secondCue(s sentence, i int, before []cue) (cue, bool) {
	t := &p.units[i]
	if t.kind != kindWord {
		return cue{}, false
	}
	if c, ok := p.sourcePhrase(s, i); ok {
		return c, true
	}
	if t.has(trSo) && !t.capital {
		return p.soSays(s, i)
	}
	if t.capital || p.run(i) != nil || !t.is(clsReporting|clsAdjacent|clsDub) && t.trait&(trParticiple|trItSays) == 0 && !p.lang.isSplit(t.low) {
		return cue{}, false
	}
	return p.secondVerb(s, i, before)
}

// secondVerb reads the verb at unit v with its subject.
func (p *para) secondVerb(s sentence, v int, before []cue) (cue, bool) {
	c := cue{a: v, b: v + 1, verb: true, cls: p.units[v].cls & clsAnyCue}
	cs := p.clauseFrom(s, v)
	f, ok := p.finiteOf(cs, v)
	if !ok || p.denies(cs, f) {
		return c, false
	}
	if p.isInfinitive(cs, v) || p.isPast(cs, v) {
		return c, false
	}
	if p.units[v].trait&trParticiple != 0 {
		c.cls |= clsReport
	}
	if p.units[v].has(trItSays) {
		return p.itSays(s, cs, v)
	}
	if p.isLast(s, cs, v) {
		return p.lastVerb(s, cs, c)
	}
	m, end, from := p.secondSubject(s, cs, f, before, &c)
	if m.kind == mentionNone {
		return c, false
	}
	c.subject, c.start, c.from = m, from, from
	c.to = p.clauseTo(s, max(end, v+1))
	if p.units[v].trait&trParticiple == 0 && p.lang.isSplit(p.units[v].low) {
		at := p.otherPart(s, v, c.to)
		if at < 0 && c.cls&(clsSay|clsDub|clsAdjacent) == 0 && p.units[v].cls&clsReport == 0 {
			return c, false
		}
		if at >= 0 {
			c.cls |= clsReport
		}
		c.to = max(c.to, at+1)
	}
	if p.denies(v, c.to) || c.cls&clsReporting == 0 && !p.touches(s, v) {
		return c, false
	}
	return c, true
}

// isInfinitive reports whether the verb at unit v, whose clause begins at cs, belongs to another: "will kritisieren", "zu
// betonen".
func (p *para) isInfinitive(cs, v int) bool {
	if low := p.units[v].low; !strings.HasSuffix(low, "n") || strings.HasSuffix(low, "ten") || p.units[v].trait&trParticiple != 0 {
		return false
	}
	if v > cs && p.units[v-1].has(trInfinitive) {
		return true
	}
	for i := cs; i < v; i++ {
		if p.run(i) == nil && p.units[i].is(clsModal|clsBe) {
			return true
		}
	}
	return false
}

// isPast reports whether what could be a verb of saying at unit v is the participle of another in the subjunctive: "Man habe
// die Stadt informiert".
func (p *para) isPast(cs, v int) bool {
	return p.units[v].trait&trParticiple == 0 && strings.HasSuffix(p.units[v].low, "iert") && p.hasTrait(cs, v, trSubjunctive)
}

// finiteOf finds the auxiliary of a participle at unit v, whose clause begins at cs; another verb is finite itself.
func (p *para) finiteOf(cs, v int) (int, bool) {
	t := &p.units[v]
	if t.trait&trParticiple == 0 {
		return v, true
	}
	for i := v - 1; i >= cs; i-- {
		if p.run(i) != nil {
			continue
		}
		if p.units[i].is(clsAux) {
			return i, true
		}
		if p.units[i].is(clsBe|clsModal) || p.units[i].trait&(trSubjunctive|trConditional) != 0 {
			return 0, false
		}
	}
	if v+1 < len(p.units) && p.units[v+1].is(clsAux) {
		return v, true // "wie die Polizei mitgeteilt hat"
	}
	return v, t.is(clsAnyCue)
}

// denies reports whether something in units [a, b) says that nothing was said.
func (p *para) denies(a, b int) bool {
	for i := a; i < b; i++ {
		if p.units[i].is(clsNegative) && p.run(i) == nil {
			return true
		}
	}
	return false
}

// clauseFrom finds where the clause begins that holds unit v.
func (p *para) clauseFrom(s sentence, v int) int {
	first := max(s.a, v-maxClause)
	for i := v - 1; i >= first; i-- {
		t := &p.units[i]
		switch t.kind {
		case kindComma, kindColon, kindSemicolon, kindStop:
			return i + 1
		case kindDash:
			if t.end < p.units[i+1].start {
				return i + 1
			}
		case kindQuote:
			if !p.isTitleQuote(i) {
				return i + 1
			}
		}
	}
	return first
}

// isLast reports whether the verb at unit v is the last of a clause that a conjunction or "wie" opens.
func (p *para) isLast(s sentence, cs, v int) bool {
	first := &p.units[cs]
	if cs == v || !first.is(clsSub|clsThat|clsWhether) && !first.has(trLike) && !(cs > s.a && first.is(clsDet)) {
		return false
	}
	next := v + 1
	if next < s.b && p.units[next].is(clsAux) {
		next++
	}
	if next < s.b && p.units[next].kind == kindWord {
		return false
	}
	if first.is(clsDet) {
		q, ok := p.phraseAt(cs, v)
		return !ok || q.end != v
	}
	return true
}

// lastVerb reads "wie die Polizei mitteilte"; other clauses ascribe nothing.
func (p *para) lastVerb(s sentence, cs int, c cue) (cue, bool) {
	if !p.units[cs].has(trLike) {
		return p.lastBeforeQuote(s, cs, c)
	}
	m, _ := p.subjectBehind(cs+1, c.a, c)
	if m.kind == mentionNone || p.denies(cs, c.a) {
		return c, false
	}
	c.subject, c.start, c.from, c.to = m, cs, cs, c.b
	if c.to < s.b && p.units[c.to].is(clsAux) {
		c.to++
	}
	c.cls |= clsReport
	return c, true
}

// lastBeforeQuote reads "als die Moderatorin fragt: „…“".
func (p *para) lastBeforeQuote(s sentence, cs int, c cue) (cue, bool) {
	if !p.units[cs].is(clsSub) || c.b+1 >= s.b || p.units[c.b].kind != kindColon || p.units[c.b+1].kind != kindQuote || p.denies(cs, c.a) {
		return c, false
	}
	m, _ := p.subjectBehind(cs+1, c.a, c)
	c.subject, c.start, c.from, c.to = m, cs, cs, c.b
	return c, m.kind != mentionNone
}

// clauseTo finds where the clause of a cue ends, from unit i on.
func (p *para) clauseTo(s sentence, i int) int {
	limit := min(s.b, i+maxClause)
	for ; i < limit; i++ {
		t := &p.units[i]
		switch {
		case t.kind == kindComma || t.kind == kindColon || t.kind == kindSemicolon || t.kind == kindStop:
			return i
		case t.kind == kindQuote && !p.isTitleQuote(i):
			return i
		case t.is(clsThat|clsWhether) && p.run(i) == nil:
			return i
		case t.is(clsConj) && p.run(i) == nil && i+1 < s.b && p.isFinite(i+1):
			return i
		}
	}
	return limit
}

// otherPart finds the other part of a split verb, the last word of its clause; -1 when it is not there.
func (p *para) otherPart(s sentence, v, to int) int {
	parts := p.lang.split[p.units[v].low]
	end := func(at int) int {
		if at > v && at <= s.b && p.units[at-1].kind == kindWord {
			for _, part := range parts {
				if p.units[at-1].low == part {
					return at - 1
				}
			}
		}
		return -1
	}
	if at := end(to); at >= 0 {
		return at
	}
	for i := to + 1; i < min(s.b, to+maxSubject); i++ { // "teilte die Polizei, die ermittelt, mit"
		if k := p.units[i].kind; k == kindComma {
			if at := end(i + 2); at >= 0 && (i+2 >= s.b || p.units[i+2].kind != kindWord) {
				return at
			}
			return -1
		}
	}
	return -1
}

// isFinite reports whether unit i is a verb of a clause: one that the file names, or a form with such an ending.
func (p *para) isFinite(i int) bool {
	t := &p.units[i]
	if t.kind != kindWord || t.capital {
		return false
	}
	return t.is(clsFinite|clsAux|clsBe|clsModal|clsAnyCue) || t.trait&(trSubjunctive|trConditional) != 0 || p.lang.isSplit(t.low) ||
		t.cls == 0 && p.lang.finiteEnding(t.low)
}
