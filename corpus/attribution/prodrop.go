package attribution

import (
	"slices"
	"strings"

	"onrecord/corpus"
)

// This file reads verbs whose subject may be left out, and what then stands where a subject could.

// noSubject reports whether the word at unit i cannot be a subject by itself, since only names, bodies and people in the
// plural go without an article: "dijo tajante", "agregó y remarcó", "respondió respecto al plan".
func (p *para) noSubject(i int) bool {
	if !p.lang.options["prodrop"] || i >= len(p.units) || p.run(i) != nil {
		return false
	}
	t := &p.units[i]
	return t.kind == kindWord && !t.capital && t.cls&(clsRole|clsPeople|clsOrg|clsBodyNoun|clsBodyKind|clsTitle|clsFunction|clsTime) == 0
}

// governs reports whether what stands before the name at unit a makes it no subject of its sentence: a preposition, with
// or without a role between, or a conjunction that only begins a clause of time or of what was said: "al caso de X", "al
// presidente, X", "luego de que X".
func (p *para) governs(s sentence, a int) bool {
	of := a > s.a && p.run(a).na == a && (p.units[a-1].is(clsOf) || p.units[a-1].is(clsRole|clsTitle) && a-1 > s.a && p.units[a-2].is(clsOf))
	for i := a - 1; i >= s.a; i-- {
		t := &p.units[i]
		if p.run(i) != nil {
			continue
		}
		switch {
		case t.is(clsPrep|clsAdjunct) && !t.is(clsOf):
			return !t.has(trSource)
		case of && i < a-1 && t.is(clsRole) && p.units[i+1].is(clsOf):
			return true // "el portavoz del presidente X"
		case t.is(clsThat | clsSub | clsWho | clsWhich):
			return i > s.a && !p.units[s.a].is(clsBe) // but "Fue entonces que X abrió"
		case t.kind == kindComma && p.behindRole(s, i) >= 0:
			i = p.behindRole(s, i)
		case t.kind == kindQuote && p.isLabel(i):
		case t.kind != kindWord, t.is(clsConj), p.isVerb(i), t.is(clsAnyCue) && !p.isNounHere(i), p.past(i):
			return false
		}
	}
	return false
}

// explainsGoverned reports whether the name between commas explains what a preposition governs at the start of the sentence: "Sobre su
// rival, X, dijo que …".
func (p *para) explainsGoverned(s sentence, c chunk, r *run) bool {
	if !p.lang.options["prodrop"] || c.a <= s.a+1 || p.units[c.a-1].kind != kindComma {
		return false
	}
	before := p.chunkBefore(s, c.a-1)
	if before.a != s.a || !p.units[s.a].is(clsPrep|clsAdjunct) || p.verbBetween(before.a, before.b) {
		return false
	}
	if r.org || isPlace(p.units[r.na:r.nb]) || p.units[r.na].is(clsPlace) {
		return true
	}
	k := p.behindRole(s, c.a-1)
	if k > 1 && p.units[k-1].is(clsDet|clsPoss) && !p.units[k-1].is(clsPrep) {
		k--
	}
	return k > 0 && p.units[k-1].is(clsPrep) && p.run(k-1) == nil
}

// behindRole gives the unit of the role that ends at the comma at unit i: "el alcalde de Selby, X"; -1 when none does.
func (p *para) behindRole(s sentence, i int) int {
	for k := i - 1; k > s.a; k-- {
		switch t := &p.units[k]; {
		case t.is(clsRole|clsTitle) && p.run(k) == nil && p.units[k-1].is(clsDet|clsPrep):
			return k
		case t.kind != kindWord || p.run(k) == nil && p.isVerb(k):
			return -1
		}
	}
	return -1
}

// fromBehind reads "explican desde el hospital", where a quotation stands before the verb at unit i.
func (p *para) fromBehind(s sentence, i int) (mention, int) {
	if i+2 >= s.b || !p.units[i+1].has(trFrom) {
		return mention{}, i
	}
	end := p.sourceEnd(i+2, s.b)
	m := p.headOf(i+2, end)
	if m.kind == mentionName && m.org || p.isRole(m) && p.units[m.head].is(clsOrg|clsBodyNoun) {
		return m, m.b
	}
	return mention{}, i
}

// does reports whether the infinitive at unit i is what somebody did: "al señalar que", "para luego agregar", "quiso
// recalcar", "avant de préciser que", but not "cabe señalar", "es decir".
func (p *para) does(s sentence, i int) bool {
	for i--; i >= s.a && p.units[i].is(clsAdverb) && !p.units[i].is(clsPrep); i-- {
	}
	if i < s.a || p.run(i) != nil {
		return false
	}
	t := &p.units[i]
	if p.lang.options["clitics"] && t.is(clsOf) && i > s.a && p.units[i-1].is(clsConj) {
		return i == s.a+1 || p.units[i-2].kind == kindComma // "Et d'ajouter que"
	}
	return t.has(trWilled) || t.is(clsPrep|clsAdjunct) && (!t.is(clsOf) || i > s.a && p.units[i-1].is(clsAdverb|clsAdjunct))
}

// onlyWhere reports whether "according to" only tells where somebody said it, who is named next: "Según el comunicado, X
// anunció que …".
func (p *para) onlyWhere(s sentence, c, next cue) bool {
	return p.lang.options["prodrop"] && !c.verb && c.start == s.a && c.subject.kind == mentionNoun && !p.isRole(c.subject) && next.verb &&
		(next.subject.kind == mentionName || p.isRole(next.subject)) && next.subject.a >= c.to && next.b < s.b && p.units[next.b].is(clsThat)
}

// leader reads who does what the verbs of a sentence before unit limit tell: the first name or role that nothing governs.
// A sentence without one leaves its subject out.
func (p *para) leader(s sentence, limit int) mention {
	for _, n := range p.nounPhrases(s.a, limit) {
		if n.governed || p.isTime(n) || p.noSubject(n.a) {
			continue
		}
		r := p.run(n.a)
		if r == nil {
			r = p.runEnding(n.b)
		}
		if r != nil && !r.bare {
			return p.named(r, r.a, r.b)
		}
		if m := p.read(n, n.b); m.kind == mentionName || p.isRole(m) {
			return m
		} else if m.kind == mentionNoun {
			return mention{}
		}
	}
	return mention{kind: mentionDropped}
}

// meetOffice makes whoever has the role that a sentence is about its subject, where it names nobody: "El alcalde visitó la
// obra".
func (w *passage) meetOffice(s sentence) {
	if w.subject != nil || len(w.company) > 0 || !w.lang.options["prodrop"] {
		return
	}
	m := w.p.leader(s, s.b)
	if m.kind != mentionNoun || !m.definite || w.p.units[m.head].is(clsOrg|clsBodyNoun|clsPeople) || w.reportedAt(w.p.units[m.a].start) {
		return
	}
	if src, _ := w.meant(w.k, w.p, m); src.entry != nil && src.entry.person {
		w.subject = src.entry
	}
}

// newlyTold reports whether the paragraph before has told of somebody, whom it introduced or who has spoken before, and no word of
// whoever spoke last: "El consejero, X, cargó contra el plan.", “…”, dijo.
func (n *narrator) newlyTold(last voice) bool {
	k := n.now - 1
	return k >= 0 && n.within == &n.paras[k] && last.para <= k && (n.subject.para == k || n.subject.spoke)
}

// meetVoice makes whoever speaks in a sentence the one whom it is about.
func (w *passage) meetVoice() {
	if w.voice == nil || w.voice.src.entry == nil || !w.voice.src.entry.person || w.voice.src.entry == w.subject {
		return
	}
	if e := w.subject; e != nil {
		w.company = append(w.company, e)
	}
	w.subject = w.voice.src.entry
	w.company = slices.DeleteFunc(w.company, func(e *entry) bool { return e == w.subject })
}

// firstNamed gives the first of the voices of a sentence, which is who said what stands before it: “…”. Con esta frase, X
// respondió a Y, que …
func (w *passage) firstNamed(voices []voice) *voice {
	if len(voices) < 2 || !w.lang.options["prodrop"] || voices[0].src.entry == nil || voices[0].basis != corpus.BasisName && voices[0].basis != corpus.BasisSurname {
		return nil
	}
	return &voices[0]
}

// isTimeAt reports whether unit i tells when.
func (p *para) isTimeAt(i int) bool { return i < len(p.units) && p.units[i].is(clsTime) }

// past reports whether the word at unit i has the ending of a verb that tells what somebody did: "sonrió y dijo".
func (p *para) past(i int) bool {
	t := &p.units[i]
	return t.kind == kindWord && strings.HasSuffix(p.text[t.start:t.end], "ó") && !t.capital && p.lang.options["prodrop"] && p.run(i) == nil
}

// pluralVerb reports whether the verb of a cue is in the plural, which no single person is the subject of.
func (p *para) pluralVerb(c cue) bool {
	if !p.lang.options["prodrop"] || !c.verb {
		return false
	}
	if p.units[c.a].is(clsPast) && c.a > 0 {
		return p.units[c.a-1].is(clsAux|clsAdverb) && strings.HasSuffix(p.units[c.a-1].low, "n")
	}
	return strings.HasSuffix(p.units[c.a].low, "n")
}

// fromBody reads whose words are told in the plural: "Desde el ministerio indicaron".
func (p *para) fromBody(s sentence, i int) mention {
	a := p.chunkBefore(s, i).a
	for a < i && p.run(a) == nil && p.units[a].is(clsConj|clsAdverb) {
		a++
	}
	if a+1 >= i || !p.units[a].has(trFrom) {
		return mention{}
	}
	m := p.headOf(a+1, i)
	if m.kind == mentionName && m.org || p.isRole(m) && p.units[m.head].is(clsOrg|clsBodyNoun) {
		return m
	}
	return mention{}
}
