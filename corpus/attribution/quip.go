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
	if q < 0 || p.units[q].kind != kindQuote {
		return false
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
	return p.lang.options["prodrop"] && next.kind != kindWord && strings.HasSuffix(p.text[p.units[i].start:p.units[i].end], "ó")
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
	if t.cls&^clsFinite != 0 || t.cls == 0 && !p.lang.finiteEnding(t.low) || len(p.spans) == 0 {
		return false
	}
	named := func(j int) bool {
		return j >= s.a && j < s.b && (p.run(j) != nil && !p.run(j).bare || p.units[j].is(clsHe|clsShe) && !p.units[j].is(clsPoss))
	}
	if i > s.a && p.units[i-1].kind == kindQuote && p.endsWithSign(i-1) {
		return named(i + 1)
	}
	if !named(i - 1) {
		return false
	}
	first := i - 1
	if r := p.run(first); r != nil {
		first = r.a
	}
	if first > s.a && p.units[first-1].kind == kindQuote && p.endsWithSign(first-1) {
		return true
	}
	if i+3 < s.b && p.units[i+1].has(trBack) {
		i++ // "shot back"
	}
	return i+2 < s.b && (p.units[i+1].kind == kindColon || p.units[i+1].kind == kindComma) && p.units[i+2].kind == kindQuote
}

// endsWithSign reports whether the quotation at unit i ends with the sign of a sentence or a comma.
func (p *para) endsWithSign(i int) bool {
	q := p.spans[p.units[i].quote]
	return strings.ContainsRune(",.!?…—", lastSign(p.text[q.inA:q.inB]))
}
