package attribution

// What an office is for stands between the role and the name, often with capitals of its own: "Minister for Public Works
// Ann Other", "mayor of Selby Ann Other". This file tells where the name begins.

// maxOffice is how many rows of capitals the words of an office may be.
const maxOffice = 4

// office is where the words of an office begin behind their preposition.
type office struct {
	from    int
	bare    bool // no article stands before the role, so that a name has to follow
	several bool // it is one of several: "minister for Trade and | Employment", or perhaps "king of Ostland and | Ann Other"
}

// officeOf finds the office whose words a row of capitals holds or ends; it gives false where there is none.
func (p *para) officeOf(r *run) (office, bool) {
	if i := p.ofRoleIn(r); i > 0 {
		return office{from: p.pastDefinite(i + 1), bare: p.isBareRole(i - 1)}, true
	}
	if r.na != r.a {
		return office{}, false
	}
	o := office{from: r.na}
	for i, n := r.a, 0; i > 1 && n < maxOffice; n++ {
		if p.run(i-1) == nil && p.units[i-1].is(clsDefinite) {
			i--
		}
		if i > 1 && p.isOfRole(i-1) {
			o.bare, o.several = p.isBareRole(i-2), o.several && !p.units[i-1].has(trFor)
			return o, true
		}
		before := p.runEnding(i - 1)
		if before == nil || !p.units[i-1].is(clsConj) && p.units[i-1].kind != kindComma {
			break
		}
		o.several = true
		if i = before.a; p.ofRoleIn(before) > 0 { // "Secretary for Trade and | Employment"
			at := p.ofRoleIn(before)
			o.bare, o.several = p.isBareRole(at-1), !p.units[at].has(trFor)
			return o, true
		}
	}
	return office{}, false
}

// ofRoleIn gives the unit of the preposition behind a role inside a row of capitals; 0 when there is none.
func (p *para) ofRoleIn(r *run) int {
	for i := r.nb - 1; i > r.a; i-- {
		if p.isOfRole(i) {
			return i
		}
	}
	return 0
}

// isOfRole reports whether unit i is the preposition behind a role.
func (p *para) isOfRole(i int) bool {
	t := &p.units[i]
	if t.capital || i == 0 || p.units[i-1].possessive {
		return false
	}
	if !p.units[i-1].is(clsRole | clsTitle) {
		return t.has(trInName) && p.isPartOfOffice(i)
	}
	body := p.pastDefinite(i + 1)
	return t.has(trInRole) || t.is(clsPrep) && body < len(p.units) && p.units[body].is(clsOrg) && p.units[body].capital
}

// isPartOfOffice reports whether a role goes on over the body before unit i: "head of the press service of".
func (p *para) isPartOfOffice(i int) bool {
	j := i
	for j > 0 && i-j < 3 && p.units[j-1].kind == kindWord && !p.units[j-1].capital && (p.units[j-1].cls == 0 || p.units[j-1].is(clsOrg|clsBodyNoun|clsPeople)) {
		j--
	}
	if j == i || !p.units[i-1].is(clsOrg|clsBodyNoun) {
		return false
	}
	if j > 0 && p.units[j-1].is(clsDefinite) {
		j--
	}
	return j > 1 && p.units[j-1].has(trInRole) && p.units[j-2].is(clsRole|clsTitle)
}

func (p *para) pastDefinite(i int) int {
	if i < len(p.units) && p.units[i].is(clsDefinite) {
		return i + 1
	}
	return i
}

// isBareRole reports whether the role that ends with unit i has no article.
func (p *para) isBareRole(i int) bool {
	for i >= 0 && p.units[i].kind == kindWord && (p.units[i].is(clsRole|clsTitle) || p.units[i].capital && p.run(i) != nil) {
		if p.units[i].possessive {
			return false
		}
		i--
	}
	return i < 0 || p.units[i].kind != kindWord || !p.units[i].is(clsDet|clsPoss) && !p.units[i].possessive && p.units[i].cls != 0
}

// personInOffice gives where the name of a person begins behind the words of an office in a row of capitals; 0 where none does.
func (c *cast) personInOffice(p *para, r *run) int {
	o, ok := p.officeOf(r)
	if !ok || r.nb-o.from < 3 || p.units[o.from].is(clsGiven) && o.from == r.a {
		return 0
	}
	if r.titled && r.na > o.from && r.nb-r.na > 1 {
		return r.na // "Chief of Harbour Staff General Ann Other"
	}
	isOffice := func(i int) bool {
		return p.units[i].is(clsPlace|clsPortfolio|clsOrg|clsDemonym) || p.lang.form(p.units[i].low)&frmOffice != 0
	}
	last := 0
	for i := o.from; i < r.nb; i++ {
		if isOffice(i) {
			last = i + 1
		} else if isOf(&p.units[i]) {
			last = i + 2 // "Centre for Harbours"
		}
	}
	if o.several && last == 0 {
		return 0 // "the president of Ostland and Ann Lea Other"
	}
	for i := max(o.from+1, last); i+1 < r.nb; i++ {
		if p.units[i].is(clsGiven) && p.units[i].capital {
			return i
		}
	}
	switch n := r.nb - last; {
	case last > 0 && (n == 2 || n == 3):
		return last
	case last > 0 && n < 2, !p.units[r.nb-2].capital, p.units[r.nb-1].is(clsRole | clsTitle):
		return 0
	case o.bare || c.alone[p.units[r.nb-1].low]:
		return r.nb - 2
	}
	return 0
}
