package attribution

import "strings"

// noteQuips takes a word that no file knows for a verb of saying where nothing else can stand: “…”, abundó el ministro;
// « … », a ironisé Ann Other; « … », grince-t-elle; “…”, rememoró.
func (p *para) noteQuips() {
	for i := 1; i < len(p.units); i++ {
		if t := &p.units[i]; t.kind == kindWord && t.cls&^clsFinite == 0 && !t.capital && p.run(i) == nil && p.quip(i) {
			t.cls |= clsAdjacent
		}
	}
}

// quip reports whether the word at unit i stands between a quotation and what can only be its subject.
func (p *para) quip(i int) bool {
	if p.past(i) && i+2 < len(p.units) && p.units[i+1].kind == kindColon && p.units[i+2].kind == kindQuote {
		return true // "Y profundizó: “…”"
	}
	a, clitic := i, false
	for a > 0 && p.units[a-1].is(clsAux|clsSelf|clsClitic) && p.run(a-1) == nil {
		a--
		clitic = clitic || p.units[a].is(clsClitic)
	}
	q := a - 1
	if q > 0 && p.units[q].kind == kindComma {
		q--
	} else if q >= 0 && p.units[q].kind == kindQuote && !p.endsWithSign(q) {
		return false
	}
	if q < 0 || p.units[q].kind != kindQuote || p.lang.ends(p.units[i].low, "infinitive") && !p.past(i) || p.lang.ends(p.units[i].low, "gerund") {
		return false
	}
	if q > 0 && p.units[q-1].kind == kindWord && !p.units[q-1].is(clsThat|clsAnyCue) && p.isNameInMarks(q) {
		return false // "el caso “Los Niños”, asumió"
	}
	if clitic || i+1 >= len(p.units) {
		return clitic
	}
	next := &p.units[i+1]
	switch {
	case next.is(clsClitic), p.run(i+1) != nil && p.run(i+1).a == i+1:
		return true
	case next.is(clsDet) && !next.is(clsPrep):
		return i+2 < len(p.units) && !p.units[i+2].is(clsTime)
	}
	return p.lang.options["prodrop"] && p.quipAlone(i, q)
}

// quipAlone reports whether the word at unit i tells by its ending alone that whoever said the quotation at unit q goes on:
// “…”, confiesa; “…”, gritó en la plaza.
func (p *para) quipAlone(i, q int) bool {
	next, low := &p.units[i+1], p.units[i].low
	if next.kind != kindWord {
		return p.past(i) || p.units[i].cls == 0 && (strings.HasSuffix(low, "a") || strings.HasSuffix(low, "e"))
	}
	s := p.spans[p.units[q].quote]
	return p.past(i) && next.is(clsPrep|clsAdjunct) && (countWords(p.text[s.inA:s.inB]) > scareWords || p.endsWithSign(q))
}

// isNameInMarks tells a quotation of a few words that all have a capital and end with no sign.
func (p *para) isNameInMarks(q int) bool {
	s := p.spans[p.units[q].quote]
	inner := strings.TrimSpace(p.text[s.inA:s.inB])
	return inner != "" && countWords(inner) <= scareWords && allCapital(inner) && !endsFinal(inner)
}

// adds reports whether what follows the comma behind a cue only tells more of the speaker or of how it was said: "a dit le
// maire, premier adjoint", "dans une interview", "alors que …".
func (p *para) adds(c cue) bool {
	if t := &p.units[c.to+1]; t.is(clsSub) || t.is(clsPrep|clsAdjunct) && !t.is(clsDet) {
		return true
	}
	a, b := p.roleBehind(c.to, p.lang)
	return a < b
}

// aims reports whether a preposition between units a and b, other than "de", makes words in marks what somebody wants, not
// what he calls something: "appelle à la « retenue »".
func (p *para) aims(a, b int) bool {
	for i := b - 1; i >= a; i-- {
		t := &p.units[i]
		if t.is(clsPrep) && !t.is(clsOf) {
			return true
		}
		if !t.is(clsArticle | clsDet) {
			break
		}
	}
	return false
}

// quips reports whether the verb at unit i, whatever it is, stands between a quotation and its speaker: “…,” beamed Ann
// Other; “…!” Other shouted; he grinned: “…”.
func (p *para) quips(s sentence, i int) bool {
	t := &p.units[i]
	if len(p.spans) == 0 || t.cls&^clsFinite != 0 {
		return false
	}
	tagged := p.lang.options["bareclause"] && i > s.a+1 && p.units[i-1].is(clsHe|clsShe) && p.units[i-2].kind == kindQuote // “…,” he beams
	if t.cls == 0 && !p.lang.finiteEnding(t.low) && !tagged {
		return false
	}
	named := func(j int) bool {
		return j >= s.a && j < s.b && (p.run(j) != nil && !p.run(j).bare || p.units[j].is(clsHe|clsShe) && !p.units[j].is(clsPoss))
	}
	if i > s.a && p.units[i-1].kind == kindQuote && p.endsWithSign(i-1) {
		return named(i+1) && !p.isTitleOfWork(i-1)
	}
	if !named(i - 1) {
		return false
	}
	first := i - 1
	if r := p.run(first); r != nil {
		first = r.a
	}
	if first > s.a && p.units[first-1].kind == kindQuote && p.endsWithSign(first-1) {
		return !p.isTitleOfWork(first - 1)
	}
	if i+3 < s.b && p.units[i+1].has(trBack) {
		i++ // "shot back"
	}
	return i+2 < s.b && (p.units[i+1].kind == kindColon || p.units[i+1].kind == kindComma) && p.units[i+2].kind == kindQuote
}

// isTitleOfWork tells the quotation at unit i that is the title of a work: “The Old Harbour,” Orme published.
func (p *para) isTitleOfWork(i int) bool {
	q := p.spans[p.units[i].quote]
	inner := p.text[q.inA:q.inB]
	n := countWords(inner)
	return n > 1 && n <= maxTitle && lastSign(inner) == ',' && startsHigh(inner) && allCapital(inner)
}

// endsWithSign reports whether the quotation at unit i ends with the sign of a sentence or a comma.
func (p *para) endsWithSign(i int) bool {
	q := p.spans[p.units[i].quote]
	return strings.ContainsRune(",.!?…—", lastSign(p.text[q.inA:q.inB]))
}

// summed gives whoever a sentence behind a quotation names as its speaker: “…”. Así lo resumió Ada Orme; “…”. Con estas
// palabras describió el alcalde la obra.
func (w *passage) summed(s sentence) *voice {
	if len(w.await) > 0 && w.lang.options["prodrop"] && w.p.units[s.a].is(clsBe) {
		if m := w.p.leadNoun(sentence{s.a + 1, s.b}, s.b); m.kind == mentionName || m.kind == mentionNoun && m.definite {
			if v := w.introduce(m, s.a); v.src.id != "" {
				return v // "Son palabras de X"
			}
		}
	}
	if len(w.await) == 0 || !w.lang.members["thus "+w.p.units[s.a].low] || s.a == 0 || w.p.units[s.a-1].kind != kindQuote && w.p.units[s.a-1].kind != kindStop {
		return nil
	}
	i := s.a + 1
	for i < min(s.b, s.a+4) && w.p.run(i) == nil && w.p.units[i].kind == kindWord && !w.p.isToldBy(i) {
		i++
	}
	var m mention
	switch {
	case i < s.b && w.p.units[i].kind == kindComma:
		m = w.p.clauseSubject(sentence{i + 1, s.b}, s.b) // "Con esa frase, X zanjó las dudas"
	case i < s.b && w.p.run(i) == nil && w.p.isToldBy(i):
		m, _ = w.p.subjectAfter(s, i+1)
	}
	if m.kind != mentionName && m.kind != mentionNoun {
		return nil
	}
	v := w.introduce(m, i)
	if v.src.id == "" {
		return nil
	}
	return v
}

// isToldBy reports whether the word at unit i is a verb or a participle before whoever told something.
func (p *para) isToldBy(i int) bool {
	t := &p.units[i]
	return p.past(i) || t.is(clsAnyCue) || p.units[i-1].is(clsAux) && (strings.HasSuffix(t.low, "ido") || strings.HasSuffix(t.low, "ado"))
}
