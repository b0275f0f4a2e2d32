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
		if p.run(i) == nil && p.units[i].is(clsRole|clsTitle|clsPeople|clsOrg|clsBodyNoun|clsMale|clsFemale) && !p.ranks(i, b) {
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

// subjectNow reports whether a role behind a name that a preposition governs, up to unit b, is the subject of the verb that
// follows: "dans un entretien avec Jean Morvan, le ministre a dit".
func (p *para) subjectNow(r *run, b int) bool {
	return p.lang.options["inserted"] && r.a > 0 && p.units[r.a-1].is(clsPrep) && !p.units[r.a-1].is(clsOf) &&
		b < len(p.units) && p.units[b].is(clsAnyCue|clsAux) && p.run(b) == nil
}

// ranks reports whether the title at unit i only ranks the role behind it: "premier magistrat".
func (p *para) ranks(i, b int) bool {
	return i+1 < b && p.units[i].is(clsTitle) && p.units[i].cls&(clsRole|clsMale|clsFemale) == 0 && p.units[i+1].is(clsRole|clsMale|clsFemale)
}
