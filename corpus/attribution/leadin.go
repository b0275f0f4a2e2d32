package attribution

import "onrecord/corpus"

// announced finds who is named before a colon without a verb of saying: "Ann Other opposed the plan: “…”".
func (w *passage) announced(s sentence, i int) *voice {
	if i == s.a || w.p.units[i-1].kind != kindColon {
		return nil
	}
	a := i - 1
	for a > s.a && w.p.units[a-1].kind != kindQuote && w.p.units[a-1].kind != kindStop {
		a--
	}
	if w.lang.options["verbsecond"] {
		if v := w.possessed(a, i-1); v != nil {
			return v
		}
	}
	m := w.p.introducer(sentence{a, i}, i-1)
	if m.kind != mentionName && w.lang.options["verbsecond"] {
		m = w.p.leading(a, i-1)
	}
	if e := w.onlyPerson(a, i-1, genderUnknown, true); e != nil && m.kind != mentionName && w.lang.options["romance"] {
		return &voice{src: w.sourceOf(e), basis: corpus.BasisLeadIn, para: w.k + 1, evidence: evidence{shown: int32(w.k + 1), rule: ruleColon}}
	}
	answers := w.lang.options["clitics"] && m.kind == mentionNoun && w.p.leadNoun(sentence{a, i}, i-1).kind != mentionNone
	about := w.lang.options["clitics"] && m.kind == mentionNoun && m.definite
	if about = about || w.lang.options["prodrop"] && (m.kind == mentionNoun && m.definite && w.p.isRole(m) || m.kind == mentionDropped && w.last.para > w.k && w.onlyPerson(a, i-1, genderUnknown, false) == nil); m.kind != mentionName && m.kind != mentionPronoun && !answers && !about && !w.lang.declines() && !w.p.isStranger(m) {
		return nil
	}
	v := w.introduce(m, i-1)
	if e := v.src.entry; e == nil && !answers && !w.p.isStranger(m) || e != nil && w.lang.options["nouncaps"] && e.doubt && !e.person {
		return nil
	}
	return v
}

// isStranger reports whether a mention is of people whom nobody names, who speak behind a colon all the same: "Two bakers were
// blunt: “…”".
func (p *para) isStranger(m mention) bool {
	return p.lang.options["bareclause"] && p.isRole(m) && !p.units[m.head].is(clsDocument)
}

// introduce gives the voice of somebody who is named before the colon at unit i.
func (w *passage) introduce(m mention, i int) *voice {
	v := w.voiceOf(w.k, cue{a: i, b: i + 1, subject: m})
	v.cue, v.rule, v.cueAt = "", ruleColon, place{}
	if v.src.id != "" || m.kind != mentionNoun {
		v.basis = corpus.BasisLeadIn
	}
	return &v
}

// introducer reads whose words the colon at unit i announces.
func (p *para) introducer(s sentence, i int) mention {
	if p.lang.declines() {
		return p.declinedIntroducer(s.a, i)
	}
	if m := p.label(s, i); m.kind != mentionNone {
		return m
	}
	if m := p.leadNoun(s, i); m.kind != mentionNone {
		return m
	}
	if m := p.mainSubject(s, i); m.kind != mentionNone {
		return m
	}
	if p.lang.options["clitics"] {
		return p.firstSubject(s, i)
	}
	if p.lang.options["prodrop"] {
		return p.leader(s, i)
	}
	if r := p.run(s.a); r != nil && p.lang.options["bareclause"] && r.nb-r.na > 1 && !r.org && !r.bare && !p.units[r.na].upper && r.b < i && p.units[r.b].kind == kindComma && !p.verbBetween(r.b, i) {
		return p.named(r, r.a, r.b) // "Ada Orme, Harbour Party: “…”"
	}
	return p.headOf(s.a, i)
}

// mainSubject reads the subject of a sentence before unit limit, when, where and why apart: "When Dare left, Orme wrote".
func (p *para) mainSubject(s sentence, limit int) mention {
	if p.units[s.a].is(clsSub) && p.run(s.a) == nil || p.fronts(s.a) {
		for i := s.a + 1; i < limit; i++ {
			if p.units[i].kind != kindComma || i+1 < limit && p.lang.plain() && p.units[i+1].is(clsWho|clsWhich) {
				continue
			}
			if m := p.clauseSubject(sentence{i + 1, s.b}, limit); m.kind != mentionNone {
				return m
			}
		}
	}
	return p.clauseSubject(s, limit)
}

// fronts reports whether the word at unit i, which begins a sentence, is a participle of what its subject does meanwhile:
// "Speaking of the visit, Orme said".
func (p *para) fronts(i int) bool {
	t := &p.units[i]
	return p.lang.plain() && i+1 < len(p.units) && t.kind == kindWord && p.lang.participle(t.low) && !p.lang.finiteEnding(t.low) && !p.units[i+1].capital &&
		p.units[i+1].is(clsPrep|clsDet|clsPoss|clsThat)
}

// leading reads the name with which the clause in units [a, b) begins, behind nothing but its role: "Die Kämmerin Ute
// Brandt widersprach: „…“".
func (p *para) leading(a, b int) mention {
	for i := a; i < b; i++ {
		if r := p.run(i); r != nil {
			if e, _ := p.cast.find(p.lows(r.na, r.nb), r.gender); e != nil && !e.org {
				return p.named(r, r.a, r.b)
			}
			i = r.b - 1
		} else if t := &p.units[i]; t.kind != kindComma && t.kind != kindWord || p.isFinite(i) || t.is(clsPrep) && !t.has(trGenitive) && !(i == a && t.has(trBodyLink)) {
			break
		}
	}
	return mention{}
}

// label reads a name that stands alone before the colon at unit i: "… - Ada Orme: “…”", "More from Orme: “…”".
func (p *para) label(s sentence, i int) mention {
	r := p.runEnding(i)
	if r == nil || r.bare || r.a == s.a || i >= s.b || p.units[i].kind != kindColon || p.units[r.a-1].kind != kindDash && !p.units[r.a-1].has(trSource) {
		return mention{}
	}
	return p.named(r, r.a, r.b)
}

// colon keeps who is about to speak when a sentence ends with a colon.
func (w *passage) colon(s sentence, cues []cue, voices []voice) {
	if w.p.units[s.b-1].kind != kindColon {
		return
	}
	if len(cues) > 0 {
		v := voices[len(cues)-1]
		w.leadIn = &v
		return
	}
	if m := w.p.introducer(s, s.b-1); m.kind == mentionName || w.p.isStranger(m) { // "Abdullayeva was wary of pretence:"
		if v := w.introduce(m, s.b-1); v.src.entry != nil && !v.src.entry.org || w.p.isStranger(m) {
			w.leadIn = v
		}
	}
}

// dates reports whether nothing but when and where stands before the first quotation: "Then, a month later in Selby: “…”".
func (p *para) dates() bool {
	for i := range p.units {
		if p.units[i].kind == kindQuote {
			return i > 1 && p.units[i-1].kind == kindColon && !p.verbBetween(0, i) && p.headOf(0, i-1).kind == mentionNone
		}
	}
	return false
}

// leadNoun reads whose answer or remark the colon at unit i announces: "Réponse du maire : « … »".
func (p *para) leadNoun(s sentence, i int) mention {
	a := s.a
	for a < i && p.run(a) == nil && p.units[a].is(clsDet|clsPoss|clsConj|clsAdverb) {
		a++
	}
	if a >= i || !p.lang.members["leadnoun "+p.units[a].low] {
		return mention{}
	}
	for k := a + 1; k < min(i, a+3); k++ {
		if p.units[k].is(clsOf) && p.run(k) == nil {
			return p.sourceIn(k+1, i)
		}
	}
	return mention{}
}
