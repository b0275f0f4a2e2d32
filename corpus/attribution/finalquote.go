package attribution

import (
	"slices"
	"strings"
)

// This file finds whose a quotation is that no verb of saying goes with, where the verb comes last.

// maxOwner is how many units may stand between the owner of a quotation and the quotation.
const maxOwner = 4

// ownsQuote reads "X'in “…” sözlerine": the quotation is of the name before it, whatever is done about it.
func (p *para) ownsQuote(s sentence, c *cue) bool {
	q := p.beforeSigns(s, c.a)
	if q < s.a || p.units[q].kind != kindQuote {
		return false
	}
	said := p.beforeSigns(s, q)
	far := said >= s.a && p.units[said].kind == kindWord && p.isNominal(said, p.lang.final) // "X'in dün söylediği “…” sözlerine"
	reach := maxOwner
	if far {
		reach = maxStage
	}
	for j := said; j >= max(s.a, q-reach) && p.units[j].kind == kindWord; j-- {
		m, next := p.sourceAt(j, s.a, s.b)
		if m.kind == mentionNone {
			continue
		}
		if far && p.units[next-1].gram != genitive {
			continue
		}
		if p.units[next-1].gram != genitive {
			return false
		}
		c.subject = m
		c.final.owned, c.final.quotes = true, chunk{a: q, b: q + 1}
		return true
	}
	if far && said < q-1 { // "X, dün söylediği, “…” sözlerine açıklık getirdi"
		c.subject, _ = p.topic(s.a, said, p.lang.final)
		c.final.owned, c.final.quotes = true, chunk{a: q, b: q + 1}
	}
	return c.subject.kind != mentionNone
}

// unboundQuotes adds cues for quotations that stand between their subject and a verb that no list has: "X, “…” müjdesiyle
// sevindirdi". They are whole sentences, and the subject ends right before them.
func (p *para) unboundQuotes(s sentence, list []cue, g *finalGrammar) []cue {
	for i := s.a + 1; i+1 < s.b; i++ {
		if p.units[i].kind != kindQuote || p.units[i+1].kind != kindWord || boundTo(i, list) >= 0 || inClause(i, list) {
			continue
		}
		inner := strings.TrimSpace(p.text[p.spans[p.units[i].quote].inA:p.spans[p.units[i].quote].inB])
		if !startsHigh(inner) || countWords(inner) < minUnbound || allCapital(inner) {
			continue
		}
		m, end := p.topic(p.afterCues(s, list, i), i, g)
		if m.kind != mentionName || end != i && !(end == i-1 && p.setApart(end, i, g)) {
			continue
		}
		c := cue{a: i + 1, b: i + 2, start: i + 1, from: i + 1, to: i + 2, verb: true, cls: clsSay, subject: m,
			final: &finalCue{stage: -1, quotes: chunk{i, i + 1}, owned: true}}
		at, _ := slices.BinarySearchFunc(list, c.a, func(c cue, i int) int { return c.a - i })
		list = slices.Insert(list, at, c)
	}
	return list
}

// minUnbound is how many words a quotation has that is speech without a verb of saying.
const minUnbound = 3

// afterCues gives the unit behind the last cue before unit i.
func (p *para) afterCues(s sentence, list []cue, i int) int {
	from := s.a
	for k := range list {
		if list[k].b <= i {
			from = max(from, list[k].to)
		}
	}
	return from
}
