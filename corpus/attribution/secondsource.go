package attribution

import (
	"slices"
	"strings"
)

// This file reads what ascribes words without a verb of saying where nouns have capitals: "laut X", "nach Angaben von X", "X
// zufolge", "so X", "hieß es in der Mitteilung".

// sourcePhrase reads "laut X", "nach Angaben von X", "X zufolge", "nach Polizeiangaben" at unit i.
func (p *para) sourcePhrase(s sentence, i int) (cue, bool) {
	for _, phrase := range p.lang.according {
		if n := len(phrase); i+n < s.b && p.spells(i, phrase) {
			from := i + n
			if p.units[from].has(trLink) {
				from++
			}
			if from >= s.b {
				continue
			}
			if p.units[from].kind == kindQuote && p.isTitleQuote(from) { // laut „Rundschau“
				return cue{a: i, b: from, subject: mention{kind: mentionName, a: from, b: from + 1, quoted: from + 1}, start: i, from: i, to: from + 1}, true
			}
			if q, ok := p.phraseAt(from, s.b); ok && (p.sourcePart(&q) || p.isSource(q)) {
				return p.sourceCue(i, from, q), true
			}
			if m := p.ownerAt(from); m.kind != mentionNone { // "nach Angaben Orms"
				return cue{a: i, b: from, subject: m, start: i, from: i, to: from + 1}, true
			}
		}
	}
	t := &p.units[i]
	if t.has(trPost) {
		return p.postposed(s, i)
	}
	if i+2 < s.b && p.units[i+2].has(trSourceNoun) && p.lang.leadsSource(t) { // "nach Orms Angaben"
		if m := p.ownerAt(i + 1); m.kind != mentionNone {
			return cue{a: i, b: i + 1, subject: m, start: i, from: i, to: i + 3}, true
		}
	}
	if t.is(clsPrep) && i+1 < s.b {
		if q, ok := p.corePhrase(i+1, s.b); ok && !q.det && p.sourcePart(&q) && q.end == i+2 {
			return p.sourceCue(i, i+1, q), true
		}
	}
	return cue{}, false
}

// ownerAt reads the name in the genitive at unit i, which the article has to tell as one elsewhere.
func (p *para) ownerAt(i int) mention {
	if t := &p.units[i]; t.kind != kindWord || !t.capital || t.cls&clsFunction != 0 || !strings.HasSuffix(t.low, "s") {
		return mention{}
	}
	return mention{kind: mentionName, a: i, b: i + 1, na: i, nb: i + 1, weak: true}
}

// leadsSource reports whether a word is the first of a phrase like "nach Angaben".
func (l *language) leadsSource(t *token) bool {
	return slices.ContainsFunc(l.according, func(phrase []string) bool { return phrase[0] == t.low })
}

func (p *para) sourceCue(i, from int, q phrase) cue {
	p.tidy(&q)
	return cue{a: i, b: max(from, i+1), subject: q.mention, start: i, from: i, to: q.end}
}

// postposed reads the source that ends before the postposition at unit i.
func (p *para) postposed(s sentence, i int) (cue, bool) {
	for a := p.clauseFrom(s, i); a < i; a++ {
		q, ok := p.phraseAt(a, i)
		if !ok || q.end != i {
			continue
		}
		if q.kind == mentionNoun && p.units[q.head].has(trSourceNoun) { // "Angaben der Polizei zufolge"
			from := q.head + 1
			if from < i && p.units[from].has(trLink) {
				from++
			}
			if q, ok = p.phraseAt(from, i); !ok || q.end != i {
				return cue{}, false
			}
		}
		if !p.sourcePart(&q) && !p.isSource(q) {
			return cue{}, false
		}
		p.tidy(&q)
		return cue{a: i, b: i + 1, subject: q.mention, start: a, from: a, to: i + 1}, true
	}
	return cue{}, false
}

// sourcePart reads whose words "Polizeiangaben" are.
func (p *para) sourcePart(q *phrase) bool {
	if q.kind != mentionNoun && !q.weak {
		return false
	}
	at := q.end - 1
	t := &p.units[at]
	for _, noun := range p.lang.sourceNouns {
		if len(t.low) < len(noun)+3 || !strings.HasSuffix(t.low, noun) {
			continue
		}
		q.kind, q.head, q.prefix = mentionNoun, at, int(t.base)-t.start-len(noun)
		if first := t.low[:len(t.low)-len(noun)]; first[len(first)-1] == 's' && p.lang.words[first]&clsSomebody == 0 {
			q.prefix--
		}
		return true
	}
	return false
}

// isSource reports whether a phrase can be whose words something is.
func (p *para) isSource(q phrase) bool {
	return q.kind == mentionName || p.units[q.head].is(clsSomebody)
}

// soSays reads "so die Polizei" behind what was said.
func (p *para) soSays(s sentence, i int) (cue, bool) {
	if i == s.a || p.units[i-1].kind != kindComma && p.units[i-1].kind != kindQuote && p.units[i-1].kind != kindDash {
		return cue{}, false
	}
	q, ok := p.phraseAt(i+1, s.b)
	if ok && q.kind == mentionNoun && q.definite && !q.oblique && p.lang.members["sonoun "+p.units[q.head].low] && (q.end == s.b || p.units[q.end].kind == kindStop) {
		return cue{a: i, b: q.end, start: i, from: i, to: q.end, verb: true, cls: clsSay, shares: true}, true // "so die Warnung"
	}
	if !ok || q.oblique || !p.isSource(q) && !p.units[q.head].has(trEpithet) {
		return cue{}, false
	}
	p.tidy(&q)
	return cue{a: i, b: i + 1, subject: q.mention, start: i, from: i, to: p.clauseTo(s, q.end), verb: true, cls: clsSay}, true
}

// itSays reads "hieß es in der Mitteilung", "heißt es aus dem Ministerium".
func (p *para) itSays(s sentence, cs, v int) (cue, bool) {
	c := cue{a: v, b: v + 1, verb: true, cls: clsSay, start: v, from: v}
	es := p.units[cs].has(trLike) && cs < v
	for i := max(cs, v-1); i <= min(v+1, s.b-1); i++ {
		es = es || p.units[i].is(clsIt)
	}
	if !es {
		return c, false
	}
	if cs < v {
		c.start, c.from = cs, cs
	}
	c.to = p.clauseTo(s, v+1)
	if c.subject = p.issuer(cs, c.to); c.subject.kind == mentionNone && cs+2 < v && p.units[cs].is(clsPrep) {
		c.subject = p.issuerBefore(s, cs-1)
	}
	c.shares = c.subject.kind == mentionNone
	return c, true
}

// issuerBefore finds whose the document before the comma at unit i is: "ein Schreiben der Behörde, in dem es hieß".
func (p *para) issuerBefore(s sentence, i int) mention {
	for a := i - 1; a >= max(s.a, i-maxRole); a-- {
		if !p.units[a].is(clsDocument) || p.units[a].kind != kindWord {
			continue
		}
		if q, ok := p.phraseAt(a+1, i); ok && q.end == i && p.isSource(q) {
			p.tidy(&q)
			return q.mention
		}
		return mention{}
	}
	return mention{}
}

// issuer finds from whom "it was said": "aus dem Ministerium", "in einer Erklärung der Partei".
func (p *para) issuer(a, b int) mention {
	var found mention
	for i := a; i < b; i++ {
		if !p.units[i].is(clsPrep) || p.run(i) != nil {
			continue
		}
		q, ok := p.phraseAt(i+1, b)
		if !ok || q.kind == mentionName && q.weak {
			continue
		}
		if q.kind == mentionNoun && p.units[q.head].is(clsDocument) {
			from := q.head + 1
			if from < b && (p.units[from].has(trLink) || p.units[from].is(clsPrep)) {
				from++
			}
			if q, ok = p.phraseAt(from, b); !ok || from > i+1 && p.units[from-1].is(clsTime) {
				continue
			}
		}
		if p.isSource(q) && !p.units[q.head].is(clsDocument) {
			p.tidy(&q)
			return q.mention
		}
	}
	return found
}
