package attribution

import (
	"slices"
	"strings"

	"onrecord/corpus"
)

// finalCue is what a cue holds besides, in such a language.
type finalCue struct {
	verbForm
	clause chunk // the reported clause
	quotes chunk // the quotations it closes or opens
	stage  int   // the unit that tells where it was said; -1
	drops  bool  // no subject is printed
	colon  bool
	owned  bool // the subject is known to own the quotation
}

// empty reports whether a cue has nothing that it says.
func (c *cue) empty() bool {
	f := c.final
	return f.clause.a >= f.clause.b && f.quotes.a >= f.quotes.b && !f.colon
}

// finalCues finds what ascribes words in a sentence, in order.
func (p *para) finalCues(s sentence) []cue {
	g := p.lang.final
	s.a = p.dateline(s)
	var list []cue
	for i := s.a; i < s.b; i++ {
		c, ok := p.finalCueAt(s, i, g)
		if !ok {
			continue
		}
		if n := len(list); n > 0 && list[n-1].b > c.a {
			list[n-1].final.colon = list[n-1].final.colon || c.final.colon && list[n-1].verb
			continue
		}
		if !c.verb && !p.bindAccording(s, &c, g) {
			continue
		}
		list = append(list, c)
		i = c.b - 1
	}
	from := s.a
	for k := range list {
		p.bind(s, list, k, from, g)
		if o := &list[k]; !o.final.owned && !(o.final.passive && o.final.shape == participle && o.empty()) {
			from = o.to
		}
		if k > 0 && !list[k].verb && !list[k-1].verb { // one source after the other
			list[k-1].final.clause.b = min(list[k-1].final.clause.b, list[k].subject.a)
		}
	}
	for k := range list { // "Ajansın haberine göre X, … söyledi"
		if k+1 < len(list) && !list[k].verb && list[k+1].verb && !list[k+1].final.drops && !list[k+1].empty() {
			list[k].final.clause = chunk{}
		}
	}
	for k := range list { // "…diyerek" before the subject: that of what follows
		if c := &list[k]; c.final.drops && c.final.shape == converb && k+1 < len(list) && !list[k+1].final.drops {
			c.subject, c.final.drops = list[k+1].subject, false
		}
	}
	list = slices.DeleteFunc(list, func(c cue) bool {
		return c.empty()
	})
	return p.unboundQuotes(s, list, g)
}

// maxPlaceLine is how many units the dateline of a verb-final language has.
const maxPlaceLine = 5

// dateline gives the unit behind "ANKARA -", with which an agency begins.
func (p *para) dateline(s sentence) int {
	for i := s.a; i < min(s.b, s.a+maxPlaceLine); i++ {
		switch t := &p.units[i]; {
		case t.kind == kindDash && i > s.a:
			return i + 1
		case !t.upper:
			return s.a
		}
	}
	return s.a
}

// finalCueAt reads a cue at unit i.
func (p *para) finalCueAt(s sentence, i int, g *finalGrammar) (cue, bool) {
	t := &p.units[i]
	c := cue{a: i, b: i + 1, start: i, from: i, to: i + 1, verb: true, cls: clsSay, final: &finalCue{stage: -1}}
	switch {
	case t.kind == kindColon:
		return p.colonCue(s, c)
	case t.kind != kindWord || t.capital:
		return cue{}, false
	case p.isPostposition(i):
		c.verb = false
		return c, true
	case g.words[t.low] && p.ownsQuote(s, &c):
		return c, true
	case g.links[t.low] && p.closesFinal(s, i, g):
		return p.linked(s, c, g)
	}
	for _, f := range g.forms[t.low] {
		n := len(f.before)
		if i-n >= s.a && p.spells(i-n, f.before) {
			c.a -= n
			c.start, c.from = c.a, c.a
			c.final.verbForm = f
			return c, true
		}
	}
	return cue{}, false
}

// isPostposition reports whether unit i is what stands behind a source: "göre".
func (p *para) isPostposition(i int) bool {
	return slices.ContainsFunc(p.lang.according, func(phrase []string) bool { return p.spells(i, phrase) })
}

// closesFinal reports whether a quotation, or a clause made a noun, ends before unit i.
func (p *para) closesFinal(s sentence, i int, g *finalGrammar) bool {
	j := p.beforeSigns(s, i)
	return j >= s.a && (p.units[j].kind == kindQuote || p.isNominal(j, g) || g.bare[p.units[i].low])
}

// beforeSigns is the unit before i, commas, dashes and stops apart.
func (p *para) beforeSigns(s sentence, i int) int {
	for i--; i >= s.a && (p.units[i].kind == kindComma || p.units[i].kind == kindDash || p.units[i].kind == kindStop); i-- {
	}
	return i
}

func (p *para) isNominal(i int, g *finalGrammar) bool {
	t := &p.units[i]
	switch {
	case t.kind == kindQuote:
		return g.nominalText(p.lastWord(t))
	case t.kind != kindWord || t.capital:
		return false
	}
	return g.nominalText(t.low)
}

// lastWord gives the last word of a quotation, folded, when the quotation begins in the midst of a sentence.
func (p *para) lastWord(t *token) string {
	q := p.spans[t.quote]
	inner := strings.TrimSpace(p.text[q.inA:q.inB])
	if startsHigh(inner) {
		return ""
	}
	return corpus.Fold(inner[strings.LastIndexByte(inner, ' ')+1:])
}

// maxTail is how many units stand between a link and its verb.
const maxTail = 6

// linked reads "“…” diye X tepki gösterdi": a link with the verb that follows it.
func (p *para) linked(s sentence, c cue, g *finalGrammar) (cue, bool) {
	known := false
	end := c.b
	for j := c.b; j < min(s.b, c.b+maxTail) && p.units[j].kind == kindWord && p.run(j) == nil; j++ {
		t := &p.units[j]
		if p.isNominal(j, g) {
			return cue{}, false // "… olacağı konusunda heyetlerin çalıştığını ifade etti"
		}
		end = j + 1
		if forms := g.forms[t.low]; len(forms) > 0 {
			c.final.verbForm = verbForm{shape: forms[0].shape, passive: forms[0].passive, bare: forms[0].bare}
			known = true
			break
		}
		if sh, ok := g.shapeOf(t.low); ok && p.verbEnds(s, j, sh) {
			c.final.shape = sh
			break
		}
	}
	q := p.beforeSigns(s, c.a)
	if !known && p.units[q].kind != kindQuote && g.weak[p.units[c.a].low] {
		return cue{}, false // "gelmesin diye bekledi"
	}
	c.b, c.to = end, end
	c.final.bare = c.final.bare || g.bare[p.units[c.a].low]
	return c, true
}

// verbEnds reports whether the verb at unit i can end its clause: a finite one stands last.
func (p *para) verbEnds(s sentence, i int, sh verbShape) bool {
	return sh != finite || i+1 >= s.b || p.units[i+1].kind != kindWord || p.units[i+1].is(clsConj)
}

// colonCue reads a colon that a quotation follows, or the end of the sentence.
func (p *para) colonCue(s sentence, c cue) (cue, bool) {
	i := c.a
	if i == s.a || i+1 < s.b && p.units[i+1].kind != kindQuote {
		return cue{}, false
	}
	c.final.colon, c.final.bare = true, true
	c.a, c.start, c.from = i-1, i-1, i-1
	if p.run(i-1) != nil {
		c.a = i
	}
	return c, true
}

// bind finds what cue k says, and who.
func (p *para) bind(s sentence, list []cue, k, from int, g *finalGrammar) {
	c := &list[k]
	if !c.verb || c.final.owned {
		return
	}
	p.bindQuotes(s, c, from)
	end := c.a
	if f := c.final; f.quotes.a < f.quotes.b && f.quotes.a < c.a {
		end = f.quotes.a
	} else if f.quotes.a >= f.quotes.b && (!f.colon || c.b < s.b) {
		end = p.bindClause(c, from, g)
	}
	p.bindSubject(s, list, k, chunk{from, end}, g)
}

// bindQuotes finds the quotations that a cue closes or, by a colon, opens.
func (p *para) bindQuotes(s sentence, c *cue, from int) {
	q := p.beforeSigns(s, c.a)
	for q >= from && p.units[q].is(clsAdverb) && p.run(q) == nil {
		q = p.beforeSigns(s, q)
	}
	if q > from && p.units[q-1].kind == kindWord && p.isNominal(q, p.lang.final) {
		return // "… sisteminin “çalışmadığını” söyledi"
	}
	if q >= from && p.units[q].kind == kindQuote && !(c.final.colon && q+1 < c.a) {
		a := q
		for j := p.beforeSigns(s, a); j >= from && p.units[j].kind == kindQuote; j = p.beforeSigns(s, j) {
			a = j
		}
		c.final.quotes = chunk{a: a, b: q + 1}
		return
	}
	open := c.b
	if c.final.colon && open < s.b && p.units[open].kind == kindColon {
		open++
	} else if !c.final.colon {
		if open+1 >= s.b || p.units[open].kind != kindColon && p.units[open].kind != kindComma || c.final.shape != finite {
			return
		}
		if p.units[open].kind == kindComma && !p.alone(s, open+1) {
			return
		}
		open++
	}
	end := open
	for end < s.b && (p.units[end].kind == kindQuote || p.units[end].kind == kindComma || p.units[end].kind == kindStop) {
		end++
	}
	if end > open && p.units[open].kind == kindQuote {
		c.final.quotes = chunk{a: open, b: end}
	}
}

// alone reports whether a quotation at unit i is the last thing of its sentence.
func (p *para) alone(s sentence, i int) bool {
	if p.units[i].kind != kindQuote {
		return false
	}
	for i++; i < s.b; i++ {
		if p.units[i].kind == kindWord {
			return false
		}
	}
	return true
}

// bindClause finds the end of the clause that a cue reports, and gives it. The place where it begins is not known yet.
func (p *para) bindClause(c *cue, from int, g *finalGrammar) int {
	j := c.a - 1
	for j >= from && (p.units[j].is(clsAdverb|clsTime) || p.isTopicWord(j, g)) && p.run(j) == nil && !p.isNominal(j, g) {
		j--
	}
	end := j + 1
	for n := 0; j >= from && !p.isNominal(j, g) && n < maxTail && c.final.shape != participle; n++ {
		if t := &p.units[j]; t.kind != kindWord || p.run(j) == nil && !t.is(clsRole|clsPeople|clsBodyNoun) {
			break
		}
		j-- // the subject stands between: "… açılacağını Aksu açıkladı"
	}
	switch {
	case j >= from && p.isNominal(j, g):
		c.final.clause = chunk{a: from, b: j + 1}
		return j + 1
	case c.final.bare && end > from && !(c.b < len(p.units) && p.units[c.b].kind == kindColon):
		c.final.clause = chunk{a: from, b: end}
		return end
	}
	return c.a
}

// bindSubject finds who says it in units [in.a, in.b), or behind a participle, or in the cue before.
func (p *para) bindSubject(s sentence, list []cue, k int, in chunk, g *finalGrammar) {
	c := &list[k]
	f := c.final
	begin := in.a
	switch {
	case f.passive:
		c.subject, f.stage = p.sayer(s, in.a, c, g)
		f.drops = c.subject.kind == mentionNone
		if f.drops && f.stage < 0 && k > 0 && list[k-1].verb && list[k-1].final.passive {
			o := &list[k-1]
			c.subject, f.drops, f.stage = o.subject, o.final.drops, o.final.stage
		} else if f.stage < f.clause.b {
			begin = max(begin, f.stage+1)
		}
		if f.shape == participle {
			c.to = max(c.to, f.stage+1)
		}
	case f.shape == participle:
		c.subject, c.to = p.behindParticiple(s, c.b, g)
		begin = p.afterParticiple(in.a, f.clause.b, g)
		f.drops = c.subject.kind == mentionNone
	default:
		begin = p.bindFinite(s, list, k, in, g)
	}
	if f.clause.a < f.clause.b {
		f.clause.a = p.nominalFrom(begin, f.clause.b, g)
	}
}

// bindFinite finds the subject of a finite verb or converb, and gives the unit behind it.
func (p *para) bindFinite(s sentence, list []cue, k int, in chunk, g *finalGrammar) int {
	c := &list[k]
	var before *cue
	if k > 0 && list[k-1].verb && !list[k-1].final.owned && list[k-1].subject.kind != mentionNone && !list[k-1].final.passive {
		before = &list[k-1]
	}
	if before == nil || before.final.shape != converb && !(before.final.shape == participle && p.goesWith(before) && p.setApart(before.to, s.b, g)) {
		if m, end := p.topic(in.a, in.b, g); m.kind != mentionNone {
			c.subject = m
			return end
		}
		if m, end := p.topic(in.b, c.a, g); m.kind != mentionNone && in.b < c.a {
			c.subject = m
			return in.a + 0*end
		}
		if m, end := p.topic(c.b, min(s.b, c.b+maxStage), g); m.kind != mentionNone && c.b < s.b && p.units[c.b].kind != kindComma && k == len(list)-1 {
			c.subject, c.to = m, end // “…” dedi Aksu
			return in.a
		}
	}
	if before != nil && p.goesWith(before) {
		c.subject = before.subject
		return in.a
	}
	c.final.drops = true
	return in.a
}

// goesWith reports whether the subject of a cue can be that of the next one too.
func (p *para) goesWith(c *cue) bool {
	return c.final.shape != participle || p.units[c.subject.b-1].gram == nominative
}

// nominalFrom leaves out what stands between the subject and the clause: commas, adverbs, where it was said.
func (p *para) nominalFrom(a, end int, g *finalGrammar) int {
	for j := a; j < min(end, a+maxStage); j++ {
		if g.stages[p.units[j].low] && p.units[j].kind == kindWord && j+3 < end && p.ownStage(j, g) {
			a = j + 1
		}
	}
	for a < end-1 {
		t := &p.units[a]
		if t.kind == kindWord && p.run(a) == nil && (t.is(clsConj) || t.is(clsAdverb) && !t.is(clsTime) || p.isTopicWord(a, g)) ||
			t.kind != kindWord && t.kind != kindNumber && t.kind != kindQuote {
			a++
			continue
		}
		break
	}
	return a
}

// ownStage reports whether the speaker spoke in what unit i names, as in "konuşmasında" and "yaptığı açıklamada", and
// does not only tell of it, as in "raporda".
func (p *para) ownStage(i int, g *finalGrammar) bool {
	if endsLike(p.units[i].low, g.owned) || p.units[i].gram == dative {
		return true
	}
	for j := max(0, i-maxStageWords); j < i; j++ {
		if p.isNominal(j, g) {
			return true
		}
	}
	return false
}

// maxStageWords is how many words stand between "yaptığı" and "açıklamada", and one.
const maxStageWords = 4

// maxStage is how many units may stand before the word that tells where something was said.
const maxStage = 16

// afterParticiple leaves out another participle before the clause: "konuşan ve …".
func (p *para) afterParticiple(a, end int, g *finalGrammar) int {
	for j := a; j+2 < min(end, a+maxStage); j++ {
		t := &p.units[j]
		if t.kind == kindWord && !t.capital && endsLike(t.low, g.shapes[participle]) && !endsLike(t.low, g.oblique) && (p.units[j+1].kind == kindComma || p.units[j+1].is(clsConj)) {
			a = j + 2
		}
	}
	return a
}
