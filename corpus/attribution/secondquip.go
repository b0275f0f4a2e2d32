package attribution

// This file takes words that no file knows for verbs of saying where nothing else can stand, and what a noun announces.

// noteSecondQuips takes the finite verb behind a quotation and before what can only be its subject for one of saying:
// „…“, schmunzelte Kühn; „…“, ereiferte sich der Trainer; „…“, grollt sie.
func (p *para) noteSecondQuips() {
	for i := 1; i+1 < len(p.units); i++ {
		t := &p.units[i]
		if t.kind != kindWord || t.capital || t.cls&^clsFinite != 0 || t.trait != 0 || p.run(i) != nil || !p.lang.finiteEnding(t.low) {
			continue
		}
		q, comma := i-1, p.units[i-1].kind == kindComma
		if comma {
			q--
		}
		if q >= 0 && p.units[q].kind == kindQuote && (comma || p.endsWithSign(q)) && !p.isTitleQuote(q) && p.personAt(i+1) {
			t.cls |= clsAdjacent
		}
	}
}

// personAt reports whether a pronoun, a name or a person's role begins at unit i, behind a reflexive pronoun or an adverb.
func (p *para) personAt(i int) bool {
	for i < len(p.units) && p.run(i) == nil && p.units[i].kind == kindWord && !p.units[i].capital && p.units[i].is(clsAdverb|clsPronoun) && !p.units[i].is(clsHe|clsShe) {
		i++
	}
	if i >= len(p.units) || p.units[i].kind != kindWord {
		return false
	}
	if p.run(i) == nil && p.units[i].is(clsHe|clsShe) {
		return true
	}
	q, ok := p.phraseAt(i, len(p.units))
	if !ok || q.oblique {
		return false
	}
	return q.kind == mentionName && !q.org || q.kind == mentionNoun && (p.units[q.head].is(clsRole|clsTitle|clsMale|clsFemale) || p.units[q.head].has(trEpithet))
}

// possessed gives the voice of whoever's words a noun before the colon at unit i announces: "Sein Urteil: „…“", "…, ihr
// Appell an die Länder: „…“".
func (w *passage) possessed(a, i int) *voice {
	for k := i - 1; k >= a; k-- {
		if w.p.units[k].kind == kindComma {
			a = k + 1
			break
		}
	}
	t := &w.p.units[a]
	if t.kind != kindWord || !t.has(trHis|trHer) || w.p.holdsFinite(a, i) {
		return nil
	}
	m := mention{kind: mentionPronoun, a: a, b: a + 1, gender: male}
	if t.has(trHer) {
		m.gender = female
	}
	v := w.introduce(m, i)
	if v.src.id == "" {
		return nil
	}
	return v
}

// holdsFinite reports whether units [a, b) hold a finite verb.
func (p *para) holdsFinite(a, b int) bool {
	for ; a < b; a++ {
		if p.run(a) == nil && p.isFinite(a) {
			return true
		}
	}
	return false
}
