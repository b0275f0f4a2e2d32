package attribution

// Newspapers name a person of note without an office and call the same one by it in the next sentence: "Ann Other has
// defended the plan. The Prime Minister said …".

// inHighOffice finds the person whom an office that the article gives to nobody stands for: the one who spoke last or whom the
// sentence before is about, where nobody else is named without a role.
func (n *narrator) inHighOffice(k int, p *para, m mention) *entry {
	if !n.lang.plain() || !m.definite || !n.lang.members["soleoffice "+p.units[m.head].low] {
		return nil
	}
	e := n.subject
	if last := n.last.src.entry; e == nil && last != nil && n.last.para >= k {
		e = last
	}
	if !n.roleless(e, m.gender) || n.within != p && (k == 0 || n.within != &n.paras[k-1]) {
		return nil
	}
	for _, o := range few(n.cast.entries) {
		if o != e && n.roleless(o, m.gender) {
			return nil
		}
	}
	return e
}

// ofChildren tells "the mother of two", who may be anybody.
func (p *para) ofChildren(m mention) bool {
	return p.lang.members["kin "+p.units[m.head].low] && m.definite && m.head+2 < m.b && isOf(&p.units[m.head+1]) &&
		(p.units[m.head+2].is(clsDet) && !p.units[m.head+2].is(clsDefinite) || p.units[m.head+2].kind == kindNumber)
}

// roleless reports whether somebody is named without a role, and can be of a gender.
func (n *narrator) roleless(e *entry, g gender) bool {
	return e != nil && !e.org && len(e.roles) == 0 && e.gender.fits(g) && (e.person || e.mayBePerson(g))
}
