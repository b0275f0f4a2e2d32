package attribution

// sharing gives a verb the subject of the one before: "and added".
func (p *para) sharing(s sentence, c cue, before []cue) (cue, bool) {
	for len(before) > 1 && (p.lang.options["clitics"] || p.lang.plain()) && before[len(before)-1].subject.kind == mentionNone {
		before = before[:len(before)-1]
	}
	for len(before) > 1 && p.lang.options["prodrop"] && !before[len(before)-1].verb {
		before = before[:len(before)-1] // "afirmó que está viejo, como señaló Y, y agregó"
	}
	if m := p.ownSubject(s, c, before); m.kind != mentionNone {
		c.subject = m
		return c, true
	}
	if n := len(before); n > 0 && (before[n-1].verb || p.lang.options["prodrop"]) {
		c.subject, c.shares = before[n-1].subject, true
		return c, true
	}
	if c.cls&(clsReporting|clsSaying|clsDub|clsAdjacent) == 0 {
		return cue{}, false
	}
	c.subject = p.clauseSubject(s, p.auxiliaries(s, c.a))
	if p.lang.options["prodrop"] && c.subject.kind == mentionNoun && !p.isRole(c.subject) && !p.units[c.subject.head].is(clsDocument) {
		c.subject = mention{kind: mentionDropped} // "Sus palabras fueron respondidas por X, ya que aseguró …"
	}
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

// ownSubject reads the subject that a verb shares with one that reports nothing, in a clause of their own behind the cue before:
// "Orme said …, while the police deny it and say …".
func (p *para) ownSubject(s sentence, c cue, before []cue) mention {
	if len(before) == 0 || !p.lang.plain() || c.cls&clsReporting == 0 {
		return mention{}
	}
	for i := c.a - 1; i > before[len(before)-1].b; i-- {
		if t := &p.units[i]; p.units[i-1].kind == kindComma && p.run(i) == nil && t.is(clsSub) && !t.is(clsThat) {
			return p.clauseSubject(sentence{i + 1, s.b}, c.a)
		}
	}
	return mention{}
}

// saying reads a participle: "…, saying", "with officials saying".
func (p *para) saying(s sentence, c cue, before []cue) (cue, bool) {
	if c.a == s.a && p.lang.options["prodrop"] || p.addsWord(s, c.a) { // "Agregando que …", "Et d'ajouter que …"
		c.subject = mention{kind: mentionDropped}
		return c, true
	}
	if e := c.a - 1; e >= s.a && p.run(e) == nil && (p.units[e].is(clsReporting) && !p.isNounHere(e) || p.units[e].has(trBarring)) {
		return cue{}, false // "they say adding salt is cheap", "barred from claiming"
	}
	if p.lang.options["romance"] && p.lang.ends(p.units[c.a].low, "infinitive") && !p.joined(c.a) && !p.does(s, c.a) {
		return cue{}, false
	}
	e := c.a
	if p.joined(e) {
		e--
	}
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

// addsWord reports whether a sentence begins with a conjunction and the infinitive at unit i.
func (p *para) addsWord(s sentence, i int) bool {
	return p.lang.options["clitics"] && i == s.a+2 && p.units[s.a].is(clsConj) && p.units[i-1].is(clsOf) && p.lang.ends(p.units[i].low, "infinitive")
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
