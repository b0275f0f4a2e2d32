package attribution

import "slices"

// topic finds the subject of a verb that comes last, in units [from, to), and the unit behind it. One that a comma or
// a word like "ise" sets apart goes before the others, but a person at the beginning is one without.
func (p *para) topic(from, to int, g *finalGrammar) (mention, int) {
	var weak mention
	weakEnd := 0
	for i := from; i < to; {
		m, end := p.nounAt(i, from, to, g)
		if m.kind == mentionNone {
			i = max(i+1, end)
			continue
		}
		if end >= to || p.setApart(end, to, g) {
			if weak.kind == mentionName && (!weak.org && (weak.honour || weak.nb-weak.na > 1) || m.kind == mentionName && p.plainPlace(m)) {
				return p.several(weak, weakEnd, to, g), weakEnd
			}
			return p.several(m, end, to, g), end
		}
		if weak.kind == mentionNone && !p.belongs(m, from) {
			weak, weakEnd = m, end
		}
		i = end
	}
	if weak.kind == mentionNone {
		return p.strangeNoun(from, to, g)
	}
	return p.several(weak, weakEnd, to, g), weakEnd
}

// belongs reports whether a common noun inside a clause is somebody's there, and so not its subject: "herkesin başkanı".
func (p *para) belongs(m mention, from int) bool {
	for from < m.a && p.units[from].is(clsConj|clsAdverb) {
		from++
	}
	if m.kind != mentionNoun || m.a <= from {
		return false
	}
	for i := m.a - 1; i < m.head; i++ {
		if p.units[i].gram == genitive {
			return true
		}
	}
	return false
}

// setApart reports whether what stands at unit i sets the words before it apart as the subject.
func (p *para) setApart(i, to int, g *finalGrammar) bool {
	return i < to && (p.units[i].kind == kindComma || p.isTopicWord(i, g) || p.units[i].kind == kindColon)
}

// several makes a mention one of several people when another joins it.
func (p *para) several(m mention, end, to int, g *finalGrammar) mention {
	if end+1 >= to || !p.units[end].is(clsConj) || p.units[end].kind != kindWord {
		return m
	}
	if o, oEnd := p.nounAt(end+1, end+1, to, g); o.kind != mentionNone && oEnd <= to {
		return mention{kind: mentionSeveral, a: m.a, b: o.b}
	}
	return m
}

// nounAt reads somebody in the form of a subject at unit i, and the unit behind.
func (p *para) nounAt(i, from, to int, g *finalGrammar) (mention, int) {
	m, end := p.headAt(i, from, to)
	if m.kind == mentionNone {
		return m, end
	}
	if p.units[end-1].gram != nominative {
		return mention{}, end
	}
	if end < to {
		next := &p.units[end]
		if next.is(clsPrep) && p.run(end) == nil || p.ownedAt(end, g) && !g.stages[next.low] || m.kind == mentionName && p.plainPlace(m) && !p.setApart(end, to, g) {
			return mention{}, end
		}
	}
	return m, end
}

// plainPlace reports whether a mention is a place, which speaks only where a comma sets it apart.
func (p *para) plainPlace(m mention) bool {
	for i := m.na; i < m.nb; i++ {
		if !p.units[i].is(clsPlace) {
			return false
		}
	}
	return true
}

// ownedAt reports whether the common noun at unit i belongs to the name before it: "Türkiye ekonomisinin".
func (p *para) ownedAt(i int, g *finalGrammar) bool {
	t := &p.units[i]
	return t.kind == kindWord && !t.capital && t.cls&clsFunction == 0 && endsLike(t.low, g.owned)
}

// isTopicWord reports whether unit i sets the subject before it apart: "ise", which is not the folded "işe".
func (p *para) isTopicWord(i int, g *finalGrammar) bool {
	t := &p.units[i]
	return t.kind == kindWord && g.topics[t.low] && p.text[t.start:t.end] == t.low
}

// maybeCommon reports whether a name may be only a common word at the start of a sentence.
func (p *para) maybeCommon(r *run) bool {
	if !r.initial || r.titled || r.org || r.nb-r.na > 1 || p.units[r.na].upper || p.units[r.b-1].end != int(p.units[r.b-1].base) {
		return false
	}
	word := p.units[r.na].low
	return p.cast == nil || len(p.cast.last[word])+len(p.cast.first[word]) == 0 && (p.cast.singles[word] == nil || p.cast.singles[word].mid == 0)
}

// headAt reads somebody at unit i in any form: a name, or a common noun for people or a body.
func (p *para) headAt(i, from, to int) (mention, int) {
	t := &p.units[i]
	if r := p.run(i); r != nil {
		end := min(r.b, to)
		if apart := end >= to || p.setApart(end, to, p.lang.final); r.b-r.a == 1 && t.is(clsDemonym) && !apart || apart && p.maybeCommon(r) && endsLike(t.low, p.lang.final.owners) {
			return mention{}, end // "Türk futbolu", "Milletin, bakanların …"
		}
		if end < to && p.isHeadNoun(end) && endsLike(p.units[end].low, p.lang.final.possessed) && p.units[end-1].gram == nominative {
			return mention{}, end // "Nortek sözcüsü", "Halk Partisi lideri X"
		}
		if r.bare || r.na >= r.nb || r.b-r.a == 1 && t.is(clsPeople|clsRole) && p.maybeCommon(r) {
			return p.nounPhrase(r.b-1, from), end
		}
		if o := p.run(end + 1); end+1 < to && o != nil && o.titled && p.units[end].is(clsDet) {
			return mention{}, end // "Maliye eski Bakanı X"
		}
		if p.maybeCommon(r) && !(end >= to || p.setApart(end, to, p.lang.final)) {
			return mention{}, end
		}
		m := p.named(r, r.a, end)
		m.org = m.org || p.abbreviated(end-1)
		return m, end
	}
	if t.is(clsThey) && !t.capital || t.is(clsThey) && (i+1 >= to || p.units[i+1].kind == kindComma || p.units[i+1].is(clsAdverb)) {
		return mention{kind: mentionPronoun, a: i, b: i + 1}, i + 1
	}
	if !p.isHeadNoun(i) {
		return mention{}, i + 1
	}
	end := i + 1
	for end < to && p.isHeadNoun(end) {
		end++
	}
	if r := p.run(end); r != nil && r.a == end && end < to && p.units[end-1].gram == nominative && p.apposed(end-1, r) {
		return mention{}, end // "sözcüsü Ali Veli"
	}
	return p.nounPhrase(end-1, from), end
}

// abbreviated reports whether a short name in brackets stands behind unit i, as it does behind bodies.
func (p *para) abbreviated(i int) bool {
	return slices.ContainsFunc(p.acronyms, func(a acronym) bool { return a.after == i })
}

// apposed reports whether the noun at unit i is the role of the name that follows: not in "sözcüsü BBC'ye".
func (p *para) apposed(i int, r *run) bool {
	last := &p.units[r.b-1]
	return p.units[i].is(clsRole|clsTitle) && !r.org && last.gram != locative && !last.is(clsPlace)
}

// isHeadNoun reports whether unit i is a common noun for people or a body.
func (p *para) isHeadNoun(i int) bool {
	t := &p.units[i]
	return t.is(clsRole|clsPeople|clsBodyNoun|clsTitle) && p.run(i) == nil
}

// nounPhrase makes a mention of the common noun at unit h with what stands before it.
func (p *para) nounPhrase(h, from int) mention {
	a := h
	for a > from {
		t := &p.units[a-1]
		if p.run(a-1) == nil && !t.capital && !t.is(clsRole|clsPeople|clsBodyNoun|clsTitle|clsOrg|clsDemonym) &&
			(t.cls != 0 || t.gram != nominative || endsLike(t.low, p.lang.final.oblique) || endsLike(t.low, p.lang.final.shapes[participle])) || t.kind != kindWord {
			break
		}
		a--
	}
	return mention{kind: mentionNoun, a: a, b: h + 1, head: h, definite: true}
}

// strangeNoun reads a subject that no name or known noun is in: the word before the first comma, when its ending lets
// it be one.
func (p *para) strangeNoun(from, to int, g *finalGrammar) (mention, int) {
	for i := from; i < to; i++ {
		t := &p.units[i]
		if t.kind == kindComma || p.isTopicWord(i, g) && !t.is(clsAdverb) {
			if i == from || i-from > maxStrange {
				return mention{}, from
			}
			w := &p.units[i-1]
			if sh, ok := g.shapeOf(w.low); ok && sh == finite || w.kind != kindWord || w.cls&^(clsOrg|clsInflected) != 0 || w.gram != nominative || p.run(i-1) != nil || !w.is(clsOrg) && endsLike(w.low, g.oblique) || p.isNominal(i-1, g) {
				return mention{}, from
			}
			return mention{kind: mentionNoun, a: from, b: i, head: i - 1}, i
		}
	}
	return mention{}, from
}

// maxStrange is how many words a subject may have that nothing in it tells to be one.
const maxStrange = 6

// behindParticiple reads the speaker behind "… diyen", in whatever case.
func (p *para) behindParticiple(s sentence, i int, g *finalGrammar) (mention, int) {
	from := i
	for ; i < min(s.b, from+maxStage); i++ {
		if p.units[i].kind != kindWord && p.units[i].kind != kindNumber || len(g.forms[p.units[i].low]) > 0 && p.run(i) == nil {
			break
		}
		if m, end := p.headAt(i, from, s.b); m.kind != mentionNone {
			return m, end
		}
	}
	if i > from && i < s.b && p.units[i].kind == kindComma {
		return mention{kind: mentionNoun, a: from, b: i, head: i - 1}, i
	}
	return mention{}, from
}

// sayer finds who is behind a passive verb: the body that "açıklamada" belongs to, or that stands before "tarafından".
func (p *para) sayer(s sentence, from int, c *cue, g *finalGrammar) (mention, int) {
	limit := c.a
	if f := c.final; f.quotes.a < f.quotes.b && f.quotes.a < limit {
		limit = f.quotes.a
	}
	if c.final.shape == participle {
		from, limit = c.b, min(s.b, c.b+maxStage)
	}
	stage := -1
	for j := from; j < limit; j++ {
		if p.units[j].kind == kindWord && g.stages[p.units[j].low] {
			stage = j
			break
		}
	}
	end := limit
	if stage >= 0 {
		end = stage
	}
	for i := end - 1; i >= from; i-- {
		m, next := p.sourceAt(i, from, s.b)
		if m.kind == mentionNone {
			continue
		}
		gram := p.units[next-1].gram
		agent := next < s.b && p.isAgent(next)
		if agent || gram == equative || stage >= 0 && (gram == ablative || gram == genitive || gram == nominative && next == stage && !g.kinds[p.units[stage].low]) {
			return m, stage
		}
	}
	return mention{}, stage
}

// isAgent tells the postposition of who does something: "tarafından".
func (p *para) isAgent(i int) bool { return p.units[i].has(trSource) }

// sourceAt reads somebody in any case who ends with unit i.
func (p *para) sourceAt(i, from, to int) (mention, int) {
	if r := p.run(i); r != nil {
		if r.b != i+1 {
			return mention{}, i + 1
		}
		if r.bare || r.na >= r.nb {
			return p.nounPhrase(i, from), r.b
		}
		if p.maybeCommon(r) {
			return mention{}, r.b
		}
		return p.named(r, r.a, r.b), r.b
	}
	if p.units[i].is(clsThey) {
		return mention{kind: mentionPronoun, a: i, b: i + 1}, i + 1
	}
	if p.units[i].is(clsRole | clsPeople | clsBodyNoun | clsOrg) {
		return p.nounPhrase(i, from), i + 1
	}
	return mention{}, i + 1
}

// bindAccording finds the source before "göre", and what is said behind it. It gives false when there is no source.
func (p *para) bindAccording(s sentence, c *cue, g *finalGrammar) bool {
	from := max(s.a, c.a-maxSubject)
	i := c.a - 1
	if i < from {
		return false
	}
	t := &p.units[i]
	if m, _ := p.sourceAt(i, from, s.b); m.kind != mentionNone && (t.gram == dative || m.kind == mentionPronoun) {
		c.subject = m
	} else if t.kind == kindWord && g.sources[t.low] {
		for j := i - 1; j >= from && p.units[j].kind != kindComma; j-- {
			m, next := p.sourceAt(j, from, s.b)
			gram := p.units[next-1].gram
			if m.kind != mentionNone && (gram == genitive || gram == ablative || gram == nominative && next == i) {
				c.subject = m
				break
			}
		}
		if c.subject.kind == mentionNone && g.vague[t.low] {
			c.subject = mention{kind: mentionNoun, a: i, b: i + 1, head: i}
		}
	}
	if c.subject.kind == mentionNone {
		return false
	}
	c.final.clause = chunk{a: p.nominalFrom(c.b, s.b, g), b: s.b}
	if c.b+minClause > s.b {
		c.final.clause = chunk{a: from, b: c.subject.a}
	}
	return true
}

// twoNames reports whether the last word of a row belongs to the common noun behind it, and not to the title and the
// name before: "Vali Ali Can Karasu ilçesinde".
func (p *para) twoNames(r *run) bool {
	if r.b >= len(p.units) || !p.lang.final.kinds[p.units[r.b].low] || p.units[r.b].kind != kindWord {
		return false
	}
	for i := r.a; i+2 < r.b; i++ {
		if p.units[i].is(clsTitle) {
			return true
		}
	}
	return r.b-r.a == 3 && !p.units[r.a].is(clsPlace|clsOrg)
}
