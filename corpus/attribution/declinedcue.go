package attribution

import (
	"slices"
	"strings"
)

// declinedCues finds what ascribes words in a sentence where the case of a noun tells the subject, not its place.
func (p *para) declinedCues(s sentence) []cue {
	var list []cue
	for i := s.a; i < s.b; i++ {
		if c, ok := p.declinedSource(s, i); ok {
			list = append(list, c)
			i = c.to - 1
			continue
		}
		if c, ok := p.declinedVerb(s, i, list); ok {
			list = append(list, c)
			i = max(i, c.to-1)
		}
	}
	return p.dropNested(s, list)
}

// declinedSource reads "according to X" at unit i.
func (p *para) declinedSource(s sentence, i int) (cue, bool) {
	for _, phrase := range p.lang.according {
		n := len(phrase)
		if i+n >= s.b || !p.spells(i, phrase) {
			continue
		}
		c := cue{a: i, b: i + n, start: i, from: i, to: i + n}
		if k := slices.Index(phrase, owner); k >= 0 {
			c.subject = mention{kind: mentionPronoun, a: i + k, b: i + k + 1, gender: p.lang.decline.owner[p.units[i+k].low]}
			return c, true
		}
		if p.units[i+n].is(clsWho | clsWhich) {
			return cue{}, false // "a plan according to which"
		}
		end := i + n
		for end < min(s.b, i+maxSubject) && p.inSource(end) && !p.startsVerb(end) {
			end++
		}
		if end == i+n {
			return cue{}, false
		}
		c.subject, c.to = p.sourceInCase(i+n, end), end
		return c, true
	}
	return cue{}, false
}

// inSource reports whether unit i goes on with a noun phrase: a word, a number, or the hyphen between both.
func (p *para) inSource(i int) bool {
	t := &p.units[i]
	return t.kind == kindWord || t.kind == kindNumber || t.kind == kindDash && p.isHyphen(i)
}

// owner stands for "his" or "her" in a phrase.
const owner = "@"

// sourceInCase reads the noun phrase in units [a, b) as a source: somebody in it, or the whole.
func (p *para) sourceInCase(a, b int) mention {
	if m, _ := p.inCase(a, b, anyCase&^inNominative, agreement{}, false); m.kind == mentionName || m.kind == mentionNoun && m.a <= a+2 {
		return m
	}
	return mention{kind: mentionNoun, a: a, b: b, head: a, initial: true}
}

// startsVerb reports whether unit i is a verb that the file knows, and no part of a name.
func (p *para) startsVerb(i int) bool {
	t := &p.units[i]
	return p.run(i) == nil && (t.is(clsAnyCue|clsFinite|clsBe|clsModal|clsPassive) || t.kind == kindWord && t.cls == 0 && p.lang.finiteEnding(t.low))
}

// agreementOf tells what a verb says of its subject.
func (d *declension) agreementOf(low string) agreement {
	best := agreement{}
	for _, a := range d.agrees {
		if strings.HasSuffix(low, a.ending) && len(a.ending) > len(best.ending) {
			best = a
		}
	}
	return best
}

// declinedVerb reads a verb of saying at unit i with its subject.
func (p *para) declinedVerb(s sentence, i int, before []cue) (cue, bool) {
	t := &p.units[i]
	if p.tells(s, i) {
		c := cue{a: i, b: i + 1, verb: true, cls: clsAdjacent, start: i, from: i, to: i + 1}
		return c, p.caseSubjectBehind(s, &c, p.lang.decline.agreementOf(t.low))
	}
	if !t.is(clsAnyCue|clsPassive) || t.capital && i > s.a || p.run(i) != nil || p.unsaid(s, i) || i > s.a && p.units[i-1].is(clsThat) {
		return cue{}, false
	}
	if t.is(clsAdjacent|clsDub) && t.cls&(clsReporting|clsSaying|clsPassive|clsCites) == 0 && !p.touches(s, i) {
		return cue{}, false
	}
	c := cue{a: i, b: i + 1, verb: true, cls: t.cls, start: i, from: i, to: i + 1}
	for c.start > s.a && p.units[c.start-1].is(clsAdverb) && p.run(c.start-1) == nil {
		c.start--
	}
	if i := c.start - 1; i > s.a && p.units[i].cls == 0 && strings.HasSuffix(p.units[i].low, p.lang.decline.letters["adverb"]) && p.run(i) == nil && p.units[i-1].kind == kindDash {
		c.start = i // «…», — curtly said Orme
	}
	c.from = c.start
	agree := p.lang.decline.agreementOf(t.low)
	switch {
	case t.is(clsPassive):
		return p.passive(s, c)
	case t.is(clsSaying):
		return p.participle(s, c, before)
	case t.is(clsReporting|clsAdjacent) && p.aboutWords(s, c):
		return p.cites(s, c)
	case t.is(clsCites), t.is(clsReporting) && p.wordsOf(c.b, p.casePhraseEnd(s, c.b)) > 0 && (p.quotedBefore(s, c.start) || c.start > s.a && p.units[c.start-1].kind == kindComma && c.start-s.a > minClause):
		return p.cites(s, c)
	}
	if p.asSaid(s, &c) {
		c.verb = false
	}
	if p.invertedAt(s, c.start) || !c.verb {
		front := c
		if p.caseSubjectBehind(s, &c, agree) || p.subjectInFront(s, &c, agree) {
			if c.verb && !p.isPerson(c.subject) && p.thatAfter(c, s.b) >= 0 && !p.quotedBefore(s, front.start) && p.subjectInFront(s, &front, agree) && p.isPerson(front.subject) {
				return front, true // "The spokesman — a son of Ada Orme — told the Quay that"
			}
			for !c.verb && c.to < s.b && (p.units[c.to].kind == kindWord || p.units[c.to].kind == kindNumber) {
				c.to++ // "as Ada Orme said on Monday, …"
			}
			return c, true
		}
	} else if p.subjectInFront(s, &c, agree) {
		if behind := c; !p.isPerson(c.subject) && !agree.plural && p.caseSubjectBehind(s, &behind, agree) && (p.isPerson(behind.subject) || p.pointsBack(c, s) && behind.subject.kind == mentionNoun) {
			behind.start, behind.from = behind.a, behind.a // "Об этом агентству сказал X"
			return behind, true
		}
		return c, true
	} else if p.caseSubjectBehind(s, &c, agree) {
		return c, true
	}
	if c.verb && p.goesOn(s, c) {
		return p.participle(s, c, before)
	}
	if len(before) == 0 && c.verb && agree.gender != genderUnknown && p.leadsToColon(c.b, s.b) { // "And summed up thus:"
		c.subject = mention{kind: mentionPronoun, a: c.a, b: c.a, gender: agree.gender}
		return c, true
	}
	return cue{}, false
}

// leadsToColon reports whether nothing but a few words stand between unit i and a colon.
func (p *para) leadsToColon(i, limit int) bool {
	for j := i; j < min(limit, i+maxTold); j++ {
		if p.units[j].kind == kindColon {
			return true
		}
		if p.units[j].kind != kindWord {
			break
		}
	}
	return false
}

// tells reports whether unit i is a verb of saying because it stands where one does, behind a quotation and a dash, with
// somebody right behind it: «…», — sighed Orme.
func (p *para) tells(s sentence, i int) bool {
	t := &p.units[i]
	if t.kind != kindWord || t.cls != 0 || t.capital || i == s.a || i+1 >= s.b || p.units[i-1].kind != kindDash || !p.quotedBefore(s, i) || p.run(i) != nil {
		return false
	}
	agree := p.lang.decline.agreementOf(t.low)
	if agree.ending == "" {
		return false
	}
	for j := i + 1; j < min(s.b, i+maxTold); j++ {
		if m, _ := p.casePhraseAt(j, s.b, inNominative, agree); m.kind != mentionNone {
			return p.isPerson(m) || m.kind == mentionNoun
		}
		if p.run(j) != nil || p.units[j].kind != kindWord {
			break
		}
	}
	return false
}

// maxTold is how far behind such a verb somebody stands.
const maxTold = 4

// asSaid takes the "as" before a verb into the cue: "as Ada Orme said, …".
func (p *para) asSaid(s sentence, c *cue) bool {
	for j := c.start - 1; j >= max(s.a, c.start-2); j-- {
		if p.units[j].is(clsAs) && p.run(j) == nil {
			c.start, c.from = j, j
			return true
		}
	}
	return false
}

// invertedAt reports whether the subject rather follows the verb whose clause begins at unit i: a quotation, a comma
// or a dash stands before it, or it begins the sentence.
func (p *para) invertedAt(s sentence, i int) bool {
	return i == s.a || p.units[i-1].kind != kindWord && p.units[i-1].kind != kindNumber
}

// goesOn reports whether a verb stands where its subject is that of the verb before.
func (p *para) goesOn(s sentence, c cue) bool {
	i := c.start
	if i > s.a+1 && p.units[i-1].kind == kindWord && p.units[i-1].cls == 0 && p.run(i-1) == nil && p.units[i-2].is(clsConj) {
		i-- // "but instead said"
	}
	if i > s.a+2 && p.units[i-1].is(clsPronoun) && p.units[i-2].is(clsPrep) && p.units[i-3].kind == kindComma {
		return true // ", after which he wrote"
	}
	return i > s.a && (p.units[i-1].is(clsConj) || p.units[i-1].kind == kindComma)
}

// participle reads "adding that": its subject is that of the verb before, or of the sentence.
func (p *para) participle(s sentence, c cue, before []cue) (cue, bool) {
	if len(before) > 0 {
		c.subject, c.shares = before[len(before)-1].subject, true
		return c, true
	}
	m, _ := p.inCase(s.a, c.a, inNominative, agreement{}, true)
	if m.kind == mentionNone {
		end := p.casePhraseEnd(s, c.b)
		for end < s.b && p.units[end].kind == kindComma && !p.units[min(end+1, s.b-1)].is(clsThat) {
			if m, _ = p.inCase(end+1, s.b, inNominative, agreement{}, true); m.kind != mentionNone {
				break
			}
			end++
		}
	}
	c.subject = m
	return c, m.kind != mentionNone
}

// passive reads "it is said in the statement of X", and "in the statement of X it is said that".
func (p *para) passive(s sentence, c cue) (cue, bool) {
	end := p.casePhraseEnd(s, c.b)
	if m, to, _ := p.inDocument(c.b, end); m.kind != mentionNone {
		c.subject, c.to = m, max(to, end)
		c.verb = !p.asSaid(s, &c)
		return c, true
	}
	if p.thatAfter(c, s.b) < 0 {
		return cue{}, false
	}
	m, _, from := p.inDocument(p.declinedStart(s, c.start), c.start)
	if c.subject, c.from = m, from; m.kind == mentionNone {
		c.subject.kind = mentionDropped // "It is said that"
	}
	return c, true
}

// inDocument reads "in the statement of X" in units [a, b). It gives where the mention ends and the phrase begins.
func (p *para) inDocument(a, end int) (m mention, to, from int) {
	for i := a; i < end; i++ {
		if p.lang.decline.governs[p.units[i].low] == 0 || p.run(i) != nil || i+1 >= end || p.units[i+1].is(clsTime|clsPronoun) && p.run(i+1) == nil {
			continue
		}
		m, to = p.inCase(i+1, end, anyCase&^inNominative, agreement{}, false)
		if m.kind == mentionNone || m.kind == mentionNoun && m.a > i+4 {
			k := p.governed(i+1, end) // "in the statement | of the office"
			if k >= end || p.units[k].kind != kindWord || p.units[k].is(clsPrep|clsTime) || p.startsVerb(k) {
				k = i + 1
			}
			b := k + 1
			for b < end && p.units[b].kind == kindWord && !p.startsVerb(b) {
				b++
			}
			m, to = mention{kind: mentionNoun, a: k, b: b, head: k, initial: true}, end
		}
		return m, to, i
	}
	return mention{}, 0, a
}
