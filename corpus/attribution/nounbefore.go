package attribution

// In Romance languages adjectives and what a role is of stand behind its noun, and so before the name: "le ministre
// français de la Santé Jean Morvan".

// romanceRole gives the units of the role that ends before the name at unit end: its nearest noun with what stands
// beside it. The role may stand before a preposition that makes another's of it: "un ami du maire Jean Morvan".
func (p *para) romanceRole(from, end int) (int, int) {
	if end == from || p.units[end-1].is(clsPrep) && !p.units[end-1].capital {
		return 0, 0
	}
	for head := end - 1; head >= from; head-- {
		t := &p.units[head]
		if t.kind != kindWord || !t.is(clsRole|clsTitle) && !t.is(clsMale|clsFemale) || t.is(clsMr|clsMs) {
			continue
		}
		a := head
		for a > from && p.units[a-1].kind == kindWord && p.units[a-1].cls&(clsFunction|clsAnyCue) == 0 {
			a--
		}
		return a, end
	}
	return 0, 0
}

// headBefore gives the head noun of the phrase in units [a, b): the first for somebody or a body, else the last word.
func (p *para) headBefore(a, b int) int {
	for i := a; i < b; i++ {
		if (p.run(i) == nil || p.run(i).bare) && p.units[i].is(clsRole|clsTitle|clsPeople|clsOrg|clsBodyNoun|clsMale|clsFemale|clsDocument) && !p.ranks(i, b) {
			return i
		}
	}
	return b - 1
}

// roleEnd gives the comma behind what prepositions add to a role before unit i: "l'adjoint à la sécurité, …".
func (p *para) roleEnd(s sentence, i int) int {
	for j := i; j < min(s.b, i+maxRole); j++ {
		switch t := &p.units[j]; {
		case t.kind == kindComma:
			return j
		case t.kind != kindWord, p.run(j) == nil && (p.isVerb(j) || t.is(clsAnyCue|clsSub|clsWho|clsThat)):
			return i
		}
	}
	return i
}

// namedAt reports whether the name of a person, of several words, stands at unit i.
func (p *para) namedAt(i int) bool {
	r := p.run(i)
	return r != nil && r.a == i && !r.org && !r.bare && r.nb-r.na > 1
}

// roleAt reports whether a definite role stands at unit i.
func (p *para) roleAt(i int) bool {
	return p.lang.options["clitics"] && i+1 < len(p.units) && p.units[i].is(clsArticle) && p.run(i) == nil && p.units[i+1].is(clsRole|clsTitle)
}

// subjectNow reports whether a role behind a name that a preposition governs, up to unit b, is the subject of the verb that
// follows: "dans un entretien avec Jean Morvan, le ministre a dit".
func (p *para) subjectNow(r *run, b int) bool {
	return p.lang.options["romance"] && r.a > 0 && p.units[r.a-1].is(clsPrep) && !p.units[r.a-1].is(clsOf) &&
		b < len(p.units) && p.units[b].is(clsAnyCue|clsAux) && p.run(b) == nil
}

// ranks reports whether the title at unit i only ranks the role behind it: "premier magistrat".
func (p *para) ranks(i, b int) bool {
	return i+1 < b && p.units[i].is(clsTitle) && p.units[i].cls&(clsRole|clsMale|clsFemale) == 0 && p.units[i+1].is(clsRole|clsMale|clsFemale)
}

// bareRoleEnd gives where a role without an article, at unit i before its head, ends with the body that it is of, up to unit end,
// where the comma behind it was forgotten: "Ada Orme, secrétaire générale du SPV invite l'État à …"; 0 where none does.
func (p *para) bareRoleEnd(i, head, end int) int {
	if !p.lang.options["clitics"] || head != i || p.units[i-1].kind != kindComma {
		return 0
	}
	for j := i + 1; j < end && !p.units[j].is(clsConj); j++ {
		if r := p.run(j); r != nil && r.a > i {
			return r.b
		}
	}
	return 0
}

// pastAdjectives goes back from unit b over adjectives that stand behind a role; without a role it gives b.
func (p *para) pastAdjectives(a, b int) int {
	i := b
	for i > a && p.run(i-1) == nil && p.units[i-1].kind == kindWord && p.units[i-1].cls&^clsDemonym == 0 {
		i--
	}
	if i == a || p.run(i-1) != nil || !p.units[i-1].is(clsRole|clsTitle) {
		return b
	}
	return i
}

// isLatter tells "ce dernier" from "mardi dernier".
func (p *para) isLatter(i int) bool {
	return p.lang.options["clitics"] && i > 0 && p.lang.members["latter "+p.units[i].low] && p.units[i-1].is(clsDefinite) && !p.units[i-1].is(clsArticle)
}

// leadsSentence reports whether a role begins the sentence and ends at the comma at unit i: "Le ministre de la Pêche, Ada
// Orme a dit", where another comma was forgotten.
func (p *para) leadsSentence(i int) bool {
	if !p.lang.options["clitics"] {
		return false
	}
	a := i
	for a > 0 && p.units[a-1].kind == kindWord && i-a < maxRole {
		a--
	}
	if a > 0 && p.units[a-1].kind != kindStop || !p.units[a].is(clsDefinite) || p.verbBetween(a, i) {
		return false
	}
	h := p.headBefore(a+1, i)
	return h <= a+3 && p.units[h].is(clsRole|clsTitle)
}

// endsSentence reports whether the sentence ends at unit i: "a dit le directeur du port, Ada Orme."
func (p *para) endsSentence(i int) bool {
	return p.lang.options["clitics"] && p.units[i].kind == kindStop
}

// nameBehindRole gives the name that explains a role before the comma at unit i, behind one more role at most: "le chef de la
// délégation, président du port, Ada Orme".
func (p *para) nameBehindRole(s sentence, i int) *run {
	if r := p.nameAhead(s, i+1); r != nil || !p.lang.options["clitics"] || i+1 >= s.b {
		return r
	}
	next := p.roleEnd(s, i+1)
	if next == i+1 {
		next = p.roleEnd(s, i+maxRole) // of a body with a long name
	}
	if next == i+1 || next >= s.b || p.units[next].kind != kindComma {
		return nil
	}
	return p.nameAhead(s, next+1)
}
