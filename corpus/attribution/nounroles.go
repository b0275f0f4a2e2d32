package attribution

import (
	"slices"
	"strings"

	"onrecord/corpus"
)

// body is a body whose name is one noun.
type body struct{ name, noun string }

// readBody notes a compound that names a body: "das Umweltministerium".
func (c *cast) readBody(p *para, r *run) {
	t := &p.units[r.a]
	if r.b-r.a != 1 || !t.is(clsOrg) || t.is(clsRole|clsPeople) {
		return
	}
	if first, last := p.lang.lastPart(t.low); first != "" {
		b := body{p.dictionaryForm(r.a), last}
		if !slices.Contains(c.bodies, b) {
			c.bodies = append(c.bodies, b)
		}
	}
}

// dictionaryForm prints the noun at unit i without the ending of its case.
func (p *para) dictionaryForm(i int) string {
	t := &p.units[i]
	_, _, cut := p.lang.noun(t.low)
	return p.text[t.start : int(t.base)-cut]
}

// rolesAround notes the roles that stand beside a name.
func (c *cast) rolesAround(e *entry, p *para, r *run) {
	if e.org {
		return
	}
	c.noteFacts(e, p, r)
	n := p.phraseRound(r)
	if n.ra < n.rb {
		e.person = true
		c.addRole(e, p, n.ra, n.rb, p.lang)
	}
	if e.gender == genderUnknown && r.titled {
		e.gender = n.gender
	}
	e.doubt = e.doubt && p.doubted(r) || len(e.roles) == 0 && !e.person && p.doubted(r)
}

// phraseRound reads the noun phrase that a name ends: from the role before it on.
func (p *para) phraseRound(r *run) phrase {
	for a := r.a; a >= max(0, r.a-maxRole); a-- {
		if p.units[a].kind == kindStop || p.units[a].kind == kindColon || p.units[a].kind == kindQuote && !p.isTitleQuote(a) {
			break
		}
		if n, ok := p.phraseAt(a, len(p.units)); ok && a < r.a && p.units[a].capital && n.kind == mentionName && n.nb == r.nb && n.ra < n.rb {
			return n
		}
	}
	n, _ := p.phraseAt(r.a, len(p.units))
	return n
}

// doubted reports whether what stands before two capitalised words says that they are no person.
func (p *para) doubted(r *run) bool {
	if !r.titled && !r.given && r.initial && r.nb-r.na == 2 && isAdjectival(&p.units[r.na]) {
		return true // "Schwere Vorwürfe", "Ernster Nachsatz"
	}
	if r.titled || r.given || r.a == 0 {
		return false
	}
	before := &p.units[r.a-1]
	if r.a > 1 && before.is(clsDefinite) && p.units[r.a-2].kind == kindComma && r.nb-r.na > 1 && p.units[r.na].cls == 0 {
		return false // "eine Fahrt, die Anna Weber gewann"
	}
	return before.is(clsDet|clsPoss) || before.has(trOblique|trLocative) || isInflected(before)
}

// isAdjectival tells a word that can be an adjective, as no first name of the file is.
func isAdjectival(t *token) bool {
	if t.cls != 0 || len(t.low) < 5 {
		return false
	}
	return endsLike(t.low, []string{"e", "er", "es", "en"})
}

// capitalNoun resolves a noun where every noun has a capital: a surname behind a determiner, the name of a body, a noun
// that stands for whoever was named.
func (n *narrator) capitalNoun(p *para, m mention) (source, corpus.Basis, bool) {
	t := &p.units[m.head]
	if e, ambiguous := n.byFacts(p, m); e != nil {
		return n.sourceOf(e), corpus.BasisRole, true
	} else if ambiguous {
		return source{}, corpus.BasisAmbiguous, true
	}
	switch {
	case t.has(trEpithet) && m.definite && m.gender != genderUnknown:
		if t.is(clsRole) {
			if e, ambiguous := n.cast.byRole(n.roleKey(p, m), m.gender); e != nil && !ambiguous {
				return n.sourceOf(e), corpus.BasisRole, true
			}
			if n.unnamedRole(t.low) {
				return source{}, "", false
			}
		}
		if last := n.last; last.para >= n.now && last.src.id == "" && last.src.mention != "" {
			return source{}, corpus.BasisNone, true // whoever it is has no name
		}
		src, basis := n.pronoun(n.now, m)
		if src.entry != nil && n.isOther(src.entry, p, m) {
			return source{}, corpus.BasisNone, true
		}
		if src.id != "" {
			basis = corpus.BasisRole
		}
		return src, basis, true
	case t.cls&clsSomebody == 0 && t.trait == 0:
		if e, _ := n.cast.find([]string{t.low}, m.gender); e != nil && !e.org && !e.doubt {
			return n.sourceOf(e), corpus.BasisSurname, true
		}
	case t.is(clsOrg|clsBodyNoun) && !t.is(clsRole|clsPeople):
		return n.bodyNoun(p, m)
	}
	return source{}, "", false
}

// bodyNoun resolves the noun of a body: a compound is its name; another stands for the only body whose name it ends, or
// for the body that spoke last.
func (n *narrator) bodyNoun(p *para, m mention) (source, corpus.Basis, bool) {
	first, last := n.lang.lastPart(p.units[m.head].low)
	if first != "" {
		name := p.dictionaryForm(m.head)
		return source{id: corpus.NewSpeakerID(name), name: name, body: true}, corpus.BasisName, true
	}
	if !m.definite || m.b > m.head+1 {
		return source{}, "", false
	}
	var names []string
	for _, b := range n.cast.bodies {
		if b.noun == last && !slices.Contains(names, b.name) {
			names = append(names, b.name)
		}
	}
	for _, e := range n.cast.entries {
		if _, noun := n.lang.lastPart(e.words[0]); e.org && noun == last && !slices.Contains(names, e.name) {
			names = append(names, e.name)
		}
	}
	if len(names) == 1 {
		return source{id: corpus.NewSpeakerID(names[0]), name: names[0], body: true}, corpus.BasisRole, true
	}
	if src := n.last.src; src.id != "" && (src.entry == nil || src.entry.org) && len(names) == 0 && p.units[m.head].is(clsBodyNoun) {
		return src, corpus.BasisRole, true
	}
	return source{}, "", false
}

// quotedName is a name in marks: die „Rundschau“.
func (p *para) quotedName(m mention) (source, corpus.Basis) {
	q := p.spans[p.units[m.quoted-1].quote]
	name := strings.TrimSpace(p.text[q.inA:q.inB])
	return source{id: corpus.NewSpeakerID(name), name: name, body: true}, corpus.BasisName
}

// prefixName is the part of a compound that names a source: „Polizei“ in „Polizeiangaben“.
func (p *para) prefixName(m mention) string {
	t := &p.units[m.head]
	return p.text[t.start : t.start+m.prefix]
}

// isName reports whether the article shows that a capitalised word is a name: it has a title somewhere, and never a
// determiner.
func (s *single) isName() bool { return s != nil && (s.honour || s.org || s.det == 0 && s.mid > 0) }

// ofName reports whether a preposition at unit j can be inside the name that begins at unit i: "Petra von Ahnen", not
// "Bürgermeisterin von Norden".
func ofName(units []token, i, j int) bool {
	before := &units[j-1]
	if before.is(clsGiven) {
		return units[j].is(clsParticle)
	}
	if units[j].has(trInfinitive | trContracted) {
		return false
	}
	return units[j].is(clsParticle) && j-i < 2 && (!before.is(clsSomebody) && before.trait == 0 &&
		!(i > 0 && (units[i-1].is(clsDet|clsPoss|clsPrep) || units[i-1].has(trOblique))))
}
