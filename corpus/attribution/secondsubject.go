package attribution

import "strings"

// This file finds the subject of a verb that is the second part of its sentence.

// secondSubject finds the subject of the finite verb at unit f: before it when it stands there alone, else behind. It
// tells where the subject ends and where the clause begins.
func (p *para) secondSubject(s sentence, cs, f int, before []cue, c *cue) (m mention, end, from int) {
	if m, begin := p.explained(s, cs, f); m.kind != mentionNone {
		return m, f, begin
	}
	a := p.skipConj(cs, f)
	if a < f {
		if m, end := p.prefield(a, f, *c); m.kind != mentionNone {
			return m, end, a
		}
	}
	if f > cs && p.units[f-1].is(clsConj) {
		if m := p.sharedSubject(s, f, before, c); m.kind != mentionNone {
			return m, f + 1, f
		}
	}
	m, end = p.subjectBehind(f+1, min(s.b, f+maxSubject), *c)
	from = f
	if a < f {
		from = a
	}
	if m.kind != mentionNone || cs < f {
		return m, end, from
	}
	begin := p.skipConj(p.sentenceFrom(s, f), f)
	if q, ok := p.phraseAt(begin, f); ok && p.subjectLike(q, *c) && (q.end >= f-1 || p.units[q.end].kind == kindComma) {
		p.tidy(&q)
		return q.mention, f, begin
	}
	return mention{}, f, f
}

// explained reads the subject that stands before its verb with an explanation between commas: "Der Leiter der Schule, Jan
// Kühn, sagte", "Jan Kühn, Leiter der Schule sagte".
func (p *para) explained(s sentence, cs, f int) (m mention, begin int) {
	if cs <= s.a || p.units[cs-1].kind != kindComma {
		return mention{}, f
	}
	begin = p.sentenceFrom(s, f)
	for begin < f && p.run(begin) == nil && (p.units[begin].is(clsConj) || p.units[begin].has(trFocus)) {
		begin++
	}
	q, ok := p.phraseAt(begin, f)
	if !ok || q.oblique || q.kind != mentionName || q.ra >= q.rb {
		return mention{}, f
	}
	if q.end < f && p.units[q.end].kind == kindComma {
		q.end++
	}
	for q.end < f && p.units[q.end].is(clsAdverb) && p.run(q.end) == nil {
		q.end++
	}
	if q.end != f {
		return mention{}, f
	}
	p.tidy(&q)
	return q.mention, begin
}

// skipConj goes over the conjunction that a clause may begin with.
func (p *para) skipConj(a, f int) int {
	for a < f && p.run(a) == nil && p.units[a].is(clsConj) {
		a++
	}
	return a
}

// sentenceFrom finds where the sentence round unit f begins, a colon, a dash or a quotation before.
func (p *para) sentenceFrom(s sentence, f int) int {
	first := max(s.a, f-maxClause)
	for i := f - 1; i >= first; i-- {
		switch t := &p.units[i]; t.kind {
		case kindColon, kindSemicolon, kindStop:
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

// prefield reads the subject that units [a, f) before the verb are.
func (p *para) prefield(a, f int, c cue) (mention, int) {
	for a+1 < f && p.units[a].has(trFocus) && p.run(a) == nil {
		a++ // "Auch die Ministerin sagte"
	}
	t := &p.units[a]
	if p.run(a) == nil && t.is(clsHe|clsShe) && a+1 == f {
		return p.pronounAt(a, c), f
	}
	q, ok := p.phraseAt(a, f)
	if ok && q.end == f && f == a+1 && isPlural(&p.units[c.a]) && c.cls&clsReporting != 0 && t.cls == 0 && t.trait == 0 && strings.HasSuffix(t.low, "n") {
		return mention{kind: mentionNoun, a: a, b: f, head: a}, f // "Demokraten kritisieren"
	}
	if !ok || !p.subjectLike(q, c) {
		return mention{}, f
	}
	i := q.end
	if i < f && p.units[i].is(clsConj) {
		if other, ok := p.phraseAt(i+1, f); ok && other.end == f && p.subjectLike(other, c) {
			return mention{kind: mentionSeveral, a: a, b: f}, f
		}
	}
	for i < f && p.run(i) == nil && p.units[i].is(clsPrep) { // "das Ministerium in Kiel", "Jan Kühn vom Institut"
		more, ok := p.phraseAt(i+1, f)
		if !ok {
			break
		}
		i = more.end
	}
	for i < f && (p.units[i].is(clsAdverb) || p.units[i].kind == kindComma) && p.run(i) == nil {
		i++
	}
	if i < f {
		return mention{}, f
	}
	p.tidy(&q)
	return q.mention, f
}

// subjectBehind looks for the subject behind the verb, in units [i, limit).
func (p *para) subjectBehind(i, limit int, c cue) (mention, int) {
	for i < limit {
		t := &p.units[i]
		switch {
		case t.kind == kindComma || t.kind == kindColon || t.kind == kindSemicolon || t.kind == kindStop || t.is(clsThat|clsWhether):
			return mention{}, i
		case p.run(i) == nil && t.is(clsHe|clsShe):
			return p.pronounAt(i, c), i + 1
		case p.run(i) == nil && t.is(clsPrep) && !t.is(clsDet) && !p.isParticleName(i, limit):
			if m, end := p.behindPlace(i, limit); m.kind != mentionNone {
				return m, end
			}
			i++
			if q, ok := p.corePhrase(i, limit); ok {
				i = q.end
			}
		default:
			q, ok := p.phraseAt(i, limit)
			if ok && p.subjectLike(q, c) {
				p.tidy(&q)
				if q.end < limit && p.units[q.end].is(clsConj) {
					if other, ok := p.phraseAt(q.end+1, limit); ok && p.subjectLike(other, c) && isPlural(&p.units[c.a]) {
						return mention{kind: mentionSeveral, a: q.a, b: other.end}, other.end
					}
				}
				return q.mention, q.end
			}
			i = max(i+1, q.end)
		}
	}
	return mention{}, i
}

// behindPlace reads "in Berlin Ministerin Greta Althoff": place and name make one row of capitals.
func (p *para) behindPlace(i, limit int) (mention, int) {
	r := p.run(i + 1)
	if !p.units[i].has(trLocative) || r == nil || r.a != i+1 || r.bare || r.org || r.na == r.a ||
		p.units[r.a].is(clsRole|clsTitle|clsGiven) {
		return mention{}, i
	}
	return p.named(r, r.a, r.b), r.b
}

// pronounAt reads "er" or "sie" at unit i; with a verb in the plural it is nobody in particular.
func (p *para) pronounAt(i int, c cue) mention {
	m := mention{kind: mentionPronoun, a: i, b: i + 1, gender: genderOf(p.units[i].cls)}
	if isPlural(&p.units[c.a]) {
		m.gender = genderUnknown
	}
	return m
}

// isPlural tells a verb form in the plural.
func isPlural(t *token) bool { return t.low[len(t.low)-1] == 'n' && t.trait&trParticiple == 0 }

// subjectLike reports whether a phrase can be the subject of a verb of saying.
func (p *para) subjectLike(q phrase, c cue) bool {
	if q.oblique {
		return false
	}
	plural := isPlural(&p.units[c.a])
	if q.kind == mentionName {
		return !(q.weak && plural)
	}
	t := &p.units[q.head]
	if t.is(clsTime) || t.has(trNoName|trSourceNoun) {
		return false
	}
	return t.is(clsSomebody) || t.has(trEpithet) || c.cls&clsSay != 0 && q.det || q.definite && p.lang.namesPerson(t)
}

// tidy makes the mention of a phrase what is printed of the source: a body without its determiner.
func (p *para) tidy(q *phrase) {
	if q.kind == mentionNoun && p.units[q.head].is(clsOrg|clsBodyNoun) && !p.units[q.head].is(clsRole|clsPeople|clsTitle) {
		q.a = q.head
	}
}

// sharedSubject gives a verb behind "und" the subject of the verb before.
func (p *para) sharedSubject(s sentence, f int, before []cue, c *cue) mention {
	if n := len(before); n > 0 && before[n-1].verb {
		c.shares = true
		return before[n-1].subject
	}
	i := p.skipConj(p.sentenceFrom(s, f), f)
	if t := &p.units[i]; p.run(i) == nil && t.is(clsHe|clsShe) {
		return p.pronounAt(i, *c)
	}
	for i < f {
		if p.units[i].is(clsPrep) && p.run(i) == nil {
			i++
			if q, ok := p.corePhrase(i, f); ok {
				i = q.end
			}
			continue
		}
		q, ok := p.phraseAt(i, f)
		if ok && p.subjectLike(q, *c) {
			p.tidy(&q)
			return q.mention
		}
		if ok && !q.oblique && q.kind == mentionNoun {
			return mention{}
		}
		i = max(i+1, q.end)
	}
	return mention{}
}

// isParticleName tells "sagte von Ahnen" from where somebody spoke: the verb stands right before.
func (p *para) isParticleName(i, limit int) bool {
	return p.units[i].is(clsParticle) && i+1 < limit && p.run(i+1) != nil && p.isSurname(p.run(i+1)) && i > 0 &&
		(p.isFinite(i-1) || p.units[i-1].is(clsAnyCue))
}
