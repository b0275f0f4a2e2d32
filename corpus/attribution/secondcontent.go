package attribution

import (
	"strings"

	"onrecord/corpus"
)

// secondContent gives what cue number k reports, where the verb is the second part of its sentence: clauses before the
// cue, after it, or both round it.
func (w *passage) secondContent(s sentence, k int, cues []cue) (before, after chunk) {
	c := cues[k]
	from, limit := s.a, s.b
	if k > 0 {
		from = cues[k-1].to
	}
	if k+1 < len(cues) {
		limit = w.p.backOver(cues[k+1].from, c.to)
	}
	from = w.p.pastDateline(from, c.from)
	for from < c.from && w.p.units[from].kind != kindWord && w.p.units[from].kind != kindNumber && w.p.units[from].kind != kindQuote {
		from++
	}
	if !c.verb {
		return w.roundSource(c, from, limit)
	}
	after = w.behindCue(c, limit)
	if c.from <= from || !w.parts(c.from-1) {
		return before, after
	}
	if a := c.to + 1; a < limit && w.p.units[c.to].kind == kindComma && w.p.isFinite(a) && !w.p.units[from].is(clsSub) {
		return chunk{from, c.from - 1}, chunk{a, limit} // "Die Lage, sagte X, sei ernst"
	}
	if a := c.to + 1; a+1 < limit && w.p.units[c.a].has(trSo) && w.p.units[c.to].kind == kindComma && !w.p.units[a].is(clsSub|clsThat|clsConj) && !w.isRelative(a, limit) && w.p.units[a].kind == kindWord {
		return chunk{from, c.from - 1}, chunk{a, limit} // "Das spalte, so X, nicht nur Parteien"
	}
	if w.standsAlone(from, c.from-1, after.a < after.b || w.leads(c, limit)) {
		before = chunk{from, c.from - 1}
	}
	return before, after
}

// backOver goes back over commas and conjunctions before unit at.
func (p *para) backOver(at, from int) int {
	for at > from && p.run(at-1) == nil && (p.units[at-1].is(clsConj) || p.units[at-1].kind == kindComma) {
		at--
	}
	return at
}

// maxDateline is how many units a dateline may have.
const maxDateline = 12

// pastDateline goes over "Berlin (Deutschland), 24.03.2019 – " at the start of a paragraph.
func (p *para) pastDateline(from, limit int) int {
	if from != 0 {
		return from
	}
	for i := 0; i < min(limit, maxDateline); i++ {
		t := &p.units[i]
		if t.kind == kindDash && i > 0 && p.units[i-1].end < t.start {
			return i + 1
		}
		if p.isFinite(i) || t.kind == kindQuote {
			break
		}
	}
	return from
}

func (w *passage) parts(i int) bool {
	k := w.p.units[i].kind
	return k == kindComma || k == kindDash
}

// leads reports whether a cue introduces a quotation: it ends with a colon, or one follows.
func (w *passage) leads(c cue, limit int) bool {
	return c.to < limit && (w.p.units[c.to].kind == kindColon || w.p.units[c.to].kind == kindQuote)
}

// roundSource gives what "laut X" is said of, the words on both sides.
func (w *passage) roundSource(c cue, from, limit int) (before, after chunk) {
	for i := c.from - 1; i > from; i-- { // "… – laut X ganz durch Spenden"
		if t := &w.p.units[i]; t.kind == kindDash && w.p.units[i-1].end < t.start {
			from = i + 1
			break
		}
	}
	a := c.to
	if a < limit && w.p.units[a].kind == kindComma {
		a++
	}
	if limit-a >= minClause-1 || a < limit && c.from > from {
		after = chunk{a, limit}
	}
	if c.from > from {
		before = chunk{from, w.p.backOver(c.from, from)}
	}
	return before, after
}

// behindCue finds the reported clause behind a cue.
func (w *passage) behindCue(c cue, limit int) chunk {
	i := c.to
	for i < limit {
		t := &w.p.units[i]
		switch {
		case t.is(clsThat):
			return chunk{i + 1, limit}
		case t.is(clsWhether) && i > c.to:
			return chunk{i, limit}
		case t.kind == kindColon:
			if w.holdsVerb(i+1, limit) && c.cls&clsReporting != 0 {
				return chunk{i + 1, limit}
			}
			return chunk{}
		case t.kind == kindComma && i+1 < limit:
			if w.isClauseAt(c, i+1, limit) {
				return chunk{i + 1, limit}
			}
			if n := &w.p.units[i+1]; n.is(clsThat | clsWhether) {
				i++
				continue
			}
			i = w.nextComma(i+1, limit)
			continue
		case t.is(clsConj) && i == c.to, t.kind == kindQuote, t.kind == kindStop, t.kind == kindSemicolon:
			return chunk{}
		}
		i++
	}
	return chunk{}
}

func (w *passage) nextComma(i, limit int) int {
	for i < limit && w.p.units[i].kind != kindComma {
		i++
	}
	return i
}

// isClauseAt reports whether what begins at unit i, behind a comma, is what a verb reports: a clause in the subjunctive,
// one with "zu", or, for verbs that need no sign of it, any clause that is no subordinate one.
func (w *passage) isClauseAt(c cue, i, limit int) bool {
	t := &w.p.units[i]
	if w.p.run(i) == nil && (t.is(clsSub|clsThat|clsWhether) || t.has(trLike)) {
		return w.p.hasTrait(i, w.nextComma(i, limit), trSubjunctive) && t.is(clsSub) && w.mainFollows(i, limit)
	}
	if w.isRelative(i, limit) || w.p.run(i) == nil && t.is(clsConj) || t.has(trSo) {
		return false
	}
	if w.p.hasTrait(i, limit, trSubjunctive|trConditional) || w.p.infinitive(i, limit) {
		return true
	}
	return c.cls&clsReporting != 0 && limit-i >= minClause && w.holdsVerb(i, limit)
}

// mainFollows reports whether behind a subordinate clause at unit i its main clause begins with a verb: "wenn es regne,
// sei die Brücke gefährlich".
func (w *passage) mainFollows(i, limit int) bool {
	j := w.nextComma(i, limit)
	return j+1 < limit && w.p.isFinite(j+1)
}

// isRelative reports whether a relative clause begins at unit i: its pronoun looks like a determiner, but no noun follows,
// or the verb stands last.
func (w *passage) isRelative(i, limit int) bool {
	t := &w.p.units[i]
	if w.p.run(i) != nil {
		return false
	}
	if t.is(clsWho | clsWhich) {
		return true
	}
	if t.is(clsPrep) && i+1 < limit && w.p.units[i+1].is(clsDefinite) && w.p.run(i+1) == nil {
		q, ok := w.p.corePhrase(i+1, limit)
		return !ok || q.end < limit && w.p.units[q.end].kind != kindComma && !w.p.isFinite(q.end) && w.lastIsFinite(q.end, limit)
	}
	if !t.is(clsDefinite) && !t.has(trGenitive) {
		return false
	}
	q, ok := w.p.phraseAt(i, limit)
	if !ok {
		return true
	}
	return q.end < limit && !w.p.isFinite(q.end) && w.p.units[q.end].kind == kindWord && !w.p.hasTrait(i, limit, trSubjunctive) &&
		w.lastIsFinite(q.end, limit)
}

// lastIsFinite reports whether the clause from unit i on ends with a finite verb.
func (w *passage) lastIsFinite(i, limit int) bool {
	j := i
	for j < limit && w.p.units[j].kind != kindComma && w.p.units[j].kind != kindStop {
		j++
	}
	for k := i; k < j-1; k++ {
		if w.p.isFinite(k) {
			return false
		}
	}
	return j > i && w.p.isFinite(j-1)
}

// standsAlone reports whether units [a, b) are a clause that can be reported: not a subordinate one, nor only when or
// where. led says that what is reported follows the cue, too.
func (w *passage) standsAlone(a, b int, led bool) bool {
	if a >= b {
		return false
	}
	told := w.p.hasTrait(a, b, trSubjunctive)
	if t := &w.p.units[a]; w.p.run(a) == nil && t.is(clsSub|clsWhether|clsThat) {
		return told && !led
	}
	if !w.holdsVerb(a, w.nextComma(a, b)) {
		return !led && w.p.units[a].cls&clsPrep == 0 && (told || w.p.units[a].is(clsPronoun))
	}
	return told || !led
}

// holdsVerb reports whether units [a, b) hold a finite verb, or a quotation that may hold one.
func (w *passage) holdsVerb(a, b int) bool {
	for i := a; i < b; i++ {
		if w.p.units[i].kind == kindQuote || w.p.run(i) == nil && w.p.isFinite(i) {
			return true
		}
	}
	return false
}

// hasTrait reports whether a verb of units [a, b) has one of the traits.
func (p *para) hasTrait(a, b int, x trait) bool {
	for i := a; i < b; i++ {
		if p.units[i].has(x) && !p.units[i].capital && p.run(i) == nil {
			return true
		}
	}
	return false
}

// infinitive reports whether a clause with "zu" begins at unit i, and none of purpose.
func (p *para) infinitive(i, limit int) bool {
	if p.units[i].is(clsSub) {
		return false
	}
	for ; i < limit; i++ {
		t := &p.units[i]
		if t.kind == kindComma && i+1 < limit && p.units[i+1].is(clsSub) {
			return false
		}
		if t.kind == kindWord && !t.capital && t.has(trInfinitive) && (i+1 < limit && p.units[i+1].kind == kindWord && !p.units[i+1].capital) {
			return true
		}
		if t.kind == kindWord && !t.capital && t.cls == 0 && isJoinedInfinitive(t.low) {
			return true
		}
	}
	return false
}

// goesOnReported takes a sentence without a cue whose verb shows that the one before goes on: "Die Brücke sei alt."
func (w *passage) goesOnReported(s sentence, cues []cue) bool {
	if !w.lang.options["verbsecond"] || len(cues) > 0 {
		return false
	}
	v := w.voice
	if w.heard != nil {
		v = w.heard
	}
	if v == nil {
		v = w.toldBy(s)
	}
	if v == nil && w.last.para == w.k && (w.last.src.id != "" || w.last.src.mention != "") {
		v = &w.last
	}
	sign := trSubjunctive
	if w.spoke {
		sign |= trConditional
	}
	if v == nil || w.p.heading || w.triesToSay(s) || !w.reports(s, sign) {
		return false
	}
	for i := s.a + 1; i < s.b; i++ {
		if w.p.units[i].kind == kindQuote && w.p.units[i-1].kind == kindColon {
			s.b = i - 1 // "Das sei ein Anfang: „…“"
		}
	}
	var quotes []int
	for i := s.a; i < s.b; i++ {
		if w.p.units[i].kind == kindQuote {
			quotes = append(quotes, i)
		}
	}
	return w.report(chunk{w.p.pastDateline(s.a, s.b), s.b}, v.goesOn(), quotes)
}

// toldBy finds whose words a sentence without a cue are, where nobody has spoken in the paragraph: of the only person whom
// the sentence before is about, or of the one to whom the next gives such words, too.
func (w *passage) toldBy(s sentence) *voice {
	if e := w.subject; e != nil && w.within == w.p && len(w.company) == 0 && w.prose && !w.stranger && e.person && !e.org && !e.doubt {
		return &voice{src: w.sourceOf(e), basis: corpus.BasisCarried, para: w.k + 1, evidence: evidence{rule: ruleGoesOn, shown: int32(w.k + 1)}}
	}
	for _, next := range w.p.sentences {
		if next.a != s.b {
			continue
		}
		cues := w.p.cues(next, w.lang)
		if len(cues) == 0 || !cues[0].verb || cues[0].from == next.a ||
			w.p.units[next.a].kind != kindQuote && !w.p.hasTrait(next.a, cues[0].from, trSubjunctive|trConditional) {
			return nil
		}
		if k := cues[0].subject.kind; k != mentionName && k != mentionNoun {
			return nil
		}
		if v := w.voiceOf(w.k, cues[0]); v.src.id != "" {
			v.rule = ruleAhead
			return &v
		}
	}
	return nil
}

// reports reports whether the main verb of a sentence has one of the traits: it does not stand in a clause that a
// conjunction opens.
func (w *passage) reports(s sentence, sign trait) bool {
	open := false
	for i := s.a; i < s.b; i++ {
		t := &w.p.units[i]
		if t.kind == kindComma || i == s.a {
			next := i
			if t.kind == kindComma {
				next++
			}
			open = next < s.b && next > s.a && w.p.run(next) == nil && (w.p.units[next].is(clsSub|clsThat|clsWhether) || w.isRelative(next, s.b))
		}
		if !open && w.p.run(i) == nil && !t.capital && t.has(sign) {
			return true
		}
	}
	return false
}

// isJoinedInfinitive tells "anzukündigen": "zu" inside an infinitive.
func isJoinedInfinitive(low string) bool {
	i := strings.Index(low, "zu")
	return i >= 2 && len(low)-i > 5 && strings.HasSuffix(low, "n")
}

// named reports whether the quotation at unit i is a name inside the clause of a cue: die „Rundschau“ berichtete.
func (w *passage) named(i int, cues []cue) bool {
	if !w.lang.options["verbsecond"] || !w.p.isTitleQuote(i) {
		return false
	}
	for _, c := range cues {
		if c.from <= i && i < c.to && c.cls&clsDub == 0 {
			return true
		}
	}
	return false
}

// before gives who spoke last, in this paragraph or the one before, for "hieß es weiter".
func (w *passage) before() (source, corpus.Basis) {
	v := &w.last
	if w.voice != nil {
		v = w.voice
	}
	if w.heard != nil {
		v = w.heard
	}
	if v.para < w.k {
		return source{}, corpus.BasisNone
	}
	g := v.goesOn()
	return g.src, g.basis
}

// triesToSay reports whether a sentence has a verb of saying, though nobody could be told who says it.
func (w *passage) triesToSay(s sentence) bool {
	for i := s.a; i < s.b; i++ {
		t := &w.p.units[i]
		if t.has(trSubjunctive) && !t.capital && w.p.run(i) == nil {
			return false // "Man habe die Behörden informiert"
		}
		if t.is(clsReporting) && !t.capital && w.p.run(i) == nil {
			return true
		}
	}
	return false
}
