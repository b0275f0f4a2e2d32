package attribution

import (
	"slices"
	"strings"
)

// This file finds the subject of a verb by its case, behind the verb or in front of it.

// declinedIntroducer reads the person who is the subject of units [a, b), which end in a colon: "Orme thanked the guest: “…”".
func (p *para) declinedIntroducer(a, b int) mention {
	m, _ := p.inCase(a, b, inNominative, agreement{}, true)
	if m.kind == mentionNone || !p.isPerson(m) {
		return mention{}
	}
	return m
}

// isPerson reports whether a mention is surely of a person.
func (p *para) isPerson(m mention) bool {
	return m.kind == mentionPronoun || m.kind == mentionNoun && p.units[m.head].is(clsRole) ||
		m.kind == mentionName && m.quoted == 0 && p.run(m.na) != nil && p.run(m.na).person
}

// caseSubjectBehind looks for the subject behind the verb.
func (p *para) caseSubjectBehind(s sentence, c *cue, agree agreement) bool {
	end := p.casePhraseEnd(s, c.b)
	m, to := p.plainSubject(s, c, end)
	if m.kind == mentionNone {
		m, to = p.inCase(c.b, end, inNominative, agree, true)
	}
	if m.kind == mentionNone && agree.plural {
		if m, to = p.atBody(c.b, end); c.b < end && p.lang.members["there "+p.units[c.b].low] {
			m, to = mention{kind: mentionNoun, a: c.b, b: c.b + 1, head: c.b}, c.b+1
		}
	}
	if m.kind == mentionNone && c.b < end && p.quotedBefore(s, c.start) && p.units[c.b].cls == 0 && p.units[c.b].kind == kindWord && p.run(c.b) == nil && !p.lang.ends(p.units[c.b].low, "nosubject") {
		m, to = mention{kind: mentionNoun, a: c.b, b: c.b + 1, head: c.b}, c.b+1 // “…”, said the jailers
	}
	if m.kind == mentionNone {
		return false
	}
	c.subject, c.to = m, to
	return true
}

// plainSubject reads a subject behind a quotation and the verb that no list of roles has: "one of the bakers", and before
// what a preposition adds, "said girls in the harbour".
func (p *para) plainSubject(s sentence, c *cue, end int) (mention, int) {
	if !p.quotedBefore(s, c.start) {
		return mention{}, 0
	}
	for i := c.b; i < min(end, c.b+maxAddressee); i++ {
		if p.run(i) == nil && p.lang.members["oneof "+p.units[i].low] && i+2 < end && p.lang.decline.governs[p.units[i+1].low]&inGenitive != 0 {
			if r := p.nameOfOne(i+2, end); r != nil {
				return p.declinedName(r, i, agreement{}), r.b
			}
			to := p.governed(i+2, end)
			for to < end && p.run(to) == nil && p.units[to].cls == 0 && p.units[to].kind == kindWord && p.owns(to) {
				to++ // "one of the lawyers | of the accused"
			}
			return mention{kind: mentionNoun, a: i, b: to, head: i}, to
		}
	}
	i := c.b
	if i+1 >= end || p.units[i].cls != 0 || p.units[i].kind != kindWord || p.run(i) != nil || !p.units[i+1].is(clsPrep) || !p.isPlural(p.units[i].low) {
		return mention{}, 0
	}
	return mention{kind: mentionNoun, a: i, b: i + 1, head: i}, i + 1
}

// nameOfOne finds who the one of several is, named behind them: "one of the authors of the study Ann Other".
func (p *para) nameOfOne(a, b int) *run {
	for i := a; i < b && p.units[i].kind == kindWord && !p.startsVerb(i); i++ {
		if r := p.run(i); r != nil {
			if r.person && r.nb-r.na > 1 && r.cases&inNominative != 0 {
				return r
			}
			i = r.b - 1
		}
	}
	return nil
}

// plainGroup reads a group that no list has as the subject with which units [a, b) begin: "local anglers said".
func (p *para) plainGroup(a, b int) mention {
	for a < b && (p.units[a].is(clsAdverb|clsConj|clsTime) || p.units[a].is(clsPrep)) && p.run(a) == nil {
		if p.units[a].is(clsPrep) {
			a = p.governed(a+1, b)
		} else {
			a++
		}
	}
	i := a
	for i < b && p.units[i].kind == kindWord && p.units[i].cls == 0 && len(p.lang.decline.readings(p.units[i].low, "adjectivep")) > 0 {
		i++
	}
	if i >= b || p.units[i].kind != kindWord || p.units[i].cls != 0 || p.run(i) != nil && i > a || !p.isPlural(p.units[i].low) || len(p.units[i].low) < minSameStem {
		return mention{}
	}
	return mention{kind: mentionNoun, a: a, b: i + 1, head: i}
}

// isPlural reports whether a word ends as a noun does in the nominative plural.
func (p *para) isPlural(low string) bool {
	for _, e := range p.lang.decline.plurals {
		if strings.HasSuffix(low, e) {
			return true
		}
	}
	return false
}

// quotedBefore reports whether a quotation ends before unit i, commas and dashes apart.
func (p *para) quotedBefore(s sentence, i int) bool {
	for i--; i >= s.a && (p.units[i].kind == kindComma || p.units[i].kind == kindDash); i-- {
	}
	return i >= s.a && p.units[i].kind == kindQuote
}

// casePhraseEnd is where the words that belong to the verb before unit i end.
func (p *para) casePhraseEnd(s sentence, i int) int {
	for j := i; j < min(s.b, i+maxSubject); j++ {
		t := &p.units[j]
		switch {
		case t.kind == kindQuote, t.kind == kindStop, t.kind == kindColon, t.kind == kindSemicolon,
			t.is(clsThat|clsWho|clsSaying|clsPassive) && p.run(j) == nil:
			return j
		case t.kind == kindComma && !p.commaGoesOn(j, s.b), t.kind == kindDash && !p.isHyphen(j) && !p.saysMore(j, s.b):
			return j
		case t.is(clsReporting) && p.run(j) == nil:
			return i
		}
	}
	return min(s.b, i+maxSubject)
}

// isHyphen reports whether the dash at unit i joins two parts of a word: "78-летняя".
func (p *para) isHyphen(i int) bool { return i > 0 && p.units[i-1].end == p.units[i].start }

// commaGoesOn reports whether a name or a date follows the comma at unit i, so that the noun phrase goes on.
func (p *para) commaGoesOn(i, limit int) bool {
	if i+1 >= limit {
		return false
	}
	if p.units[i+1].kind == kindNumber {
		return true
	}
	r := p.run(i + 1)
	return r != nil && r.norm != "" && r.nb-r.na > 1 && r.cases&inNominative != 0 || p.saysMore(i, limit)
}

// saysMore reports whether behind the comma or dash at unit i another role of the same person stands, and the name: "said
// the head of the party, a well-known baker Ada Orme".
func (p *para) saysMore(i, limit int) bool {
	if i+1 >= limit {
		return false
	}
	role := p.changesAsAdjective(i + 1)
	for j := i + 1; j < min(limit, i+maxRole); j++ {
		t := &p.units[j]
		if r := p.run(j); r != nil {
			if r.person && r.nb-r.na > 1 && (r.cases&inNominative != 0 || r.unsure) {
				return (role || j <= i+maxPlainRole) && (r.b >= limit || p.units[r.b].kind != kindWord || p.units[r.b].is(clsPrep|clsAdverb|clsTime))
			}
			j = r.b - 1
			continue
		}
		if t.kind == kindComma && j+1 < limit && p.changesAsAdjective(j+1) || t.kind == kindNumber || t.kind == kindOther && j+1 < limit && p.units[j+1].kind == kindNumber {
			continue // "школы № 5"
		}
		if t.kind != kindWord || p.startsVerb(j) || t.is(clsThat|clsSub|clsWho|clsSaying|clsPronoun) || !role && t.is(clsPrep|clsConj|clsAdverb) {
			return false
		}
		role = role || t.is(clsRole|clsTitle) && p.lang.decline.nounCases(t.low)&inNominative != 0
	}
	return false
}

// subjectInFront looks for the subject before the verb: in the words that stand right before it, else in those before
// the comma, and so on.
func (p *para) subjectInFront(s sentence, c *cue, agree agreement) bool {
	start := p.declinedStart(s, c.start)
	for b := c.start; b > start; {
		a := b
		for a > start && p.units[a-1].kind != kindComma && (p.units[a-1].kind != kindDash || p.isHyphen(a-1)) {
			a--
		}
		if a < b && p.units[a].is(clsWho) && a > start && b == c.start {
			if r := p.runEnding(a - 1); r != nil && r.person && p.isSubjectForm(p.units[a].low) && !agree.plural && r.gender.fits(agree.gender) {
				c.subject = p.declinedName(r, r.a, agree) // "the words of Ada Orme, who said"
				c.start, c.from = a, a
				return true
			}
		}
		if a < b && !p.units[a].is(clsWho|clsWhich) {
			m, _ := p.inCase(a, b, inNominative, agree, true)
			if m.kind == mentionNone && agree.plural && b == c.start {
				if m, _ = p.atBody(a, b); m.kind == mentionNone {
					m = p.plainGroup(a, b)
				}
			}
			if r := p.runEnding(a - 1); m.kind == mentionNoun && a > start && r != nil && p.fitsName(r, inNominative, agree) {
				m = p.declinedName(r, r.a, agree) // Ada Orme, a baker, said
			}
			if m.kind != mentionNone {
				c.subject, c.start, c.from = m, start, m.a
				if p.lead(start, m.a) {
					c.from = start
				}
				return true
			}
		}
		b = a - 1
	}
	return false
}

// changesAsAdjective reports whether the word at unit i is an adjective in another case than the subject's, as in a list of
// what an office is for: "for river, | harbour and ferry work".
func (p *para) changesAsAdjective(i int) bool {
	t := &p.units[i]
	return t.kind == kindWord && t.cls == 0 && !t.capital && slices.ContainsFunc(adjectives[:], func(part string) bool {
		return slices.ContainsFunc(p.lang.decline.readings(t.low, part), func(r reading) bool { return r.cases&inNominative == 0 })
	})
}

// maxPlainRole is how far a name stands behind the comma before a role that no list has: "a well-known baker Ada Orme".
const maxPlainRole = 3

// isSubjectForm reports whether a pronoun that changes as adjectives do is in the nominative.
func (p *para) isSubjectForm(low string) bool {
	for _, part := range adjectives {
		for _, r := range p.lang.decline.readings(low, part) {
			if r.cases&inNominative != 0 {
				return true
			}
		}
	}
	return false
}

// lead reports whether units [a, b) only lead in to the subject that follows.
func (p *para) lead(a, b int) bool { return b-a <= maxLead }

// maxLead is how many units may stand before a subject and belong to its clause: "On Friday at the harbour the …".
const maxLead = 12

// declinedStart finds where the clause begins that holds the verb at unit i.
func (p *para) declinedStart(s sentence, i int) int {
	for j := i - 1; j >= max(s.a, i-maxSubject); j-- {
		t := &p.units[j]
		switch {
		case t.kind == kindQuote, t.kind == kindSemicolon, t.kind == kindColon, t.kind == kindStop:
			return j + 1
		case j > s.a && t.is(clsThat|clsWhether|clsSub) && p.run(j) == nil && p.units[j-1].kind == kindComma:
			return j + 1
		case j > s.a && t.is(clsConj) && p.units[j-1].kind == kindComma && p.verbBetween(s.a, j):
			return j + 1
		}
	}
	return max(s.a, i-maxSubject)
}
