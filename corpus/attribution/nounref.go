package attribution

import (
	"slices"

	"onrecord/corpus"
)

// noun finds who has the role that stands for him, or which body is meant.
func (n *narrator) noun(p *para, m mention) (source, corpus.Basis) {
	if m.nb > m.na {
		return source{}, corpus.BasisNone
	}
	if n.lang.options["nouncaps"] {
		if src, basis, ok := n.capitalNoun(p, m); ok {
			return src, basis
		}
	}
	if src, ok := n.ofTwo(p, m); ok {
		return src, corpus.BasisRole
	}
	if p.isGroup(m) {
		return source{}, corpus.BasisNone
	}
	if e, ambiguous := n.byParaphrase(p, m); e != nil {
		return n.sourceOf(e), corpus.BasisRole
	} else if ambiguous {
		return source{}, corpus.BasisAmbiguous
	}
	if e := n.ofCountry(p, m); e != nil {
		return n.sourceOf(e), corpus.BasisRole
	}
	if e := n.latter(n.now, p, m); e != nil {
		return n.sourceOf(e), corpus.BasisRole
	}
	t := &p.units[m.head]
	if t.is(clsRole|clsTitle) || t.is(clsMale|clsFemale) {
		if e, ambiguous := n.cast.byRole(n.roleKey(p, m), m.gender); e != nil && !n.ofOtherCountry(e, p, m) {
			return n.sourceOf(e), corpus.BasisRole
		} else if ambiguous {
			if e := n.namedAbove(p, m); e != nil {
				return n.sourceOf(e), corpus.BasisRole
			}
			if last := n.last.src.entry; last != nil && m.definite && n.hasRole(last, p, m) {
				return n.sourceOf(last), corpus.BasisRole
			}
			return source{}, corpus.BasisAmbiguous
		} else if e := n.chiefOf(p, m); e != nil {
			return n.sourceOf(e), corpus.BasisRole
		} else if last := n.last.src.entry; n.lang.declines() && (n.samePerson(last, p, m) || n.sharesRole(last, p, m)) && !n.ofOtherCountry(last, p, m) {
			return n.sourceOf(last), corpus.BasisRole
		}
	}
	if m.definite && m.gender != genderUnknown && n.lang.members["kin "+t.low] {
		if e := n.kin(m); e != nil {
			return n.sourceOf(e), corpus.BasisRole
		}
	}
	if n.lang.plain() && t.is(clsBodyNoun|clsBodyKind) && m.definite {
		if src := n.theBody(p, m); src.id != "" {
			return src, corpus.BasisRole
		}
	} else if t.is(clsBodyNoun) && m.definite || t.is(clsPeople) && t.is(clsOrg) {
		if e, _ := n.cast.byBodyNoun(t.low, nil); e != nil {
			return n.sourceOf(e), corpus.BasisRole
		}
	}
	if t.is(clsDocument) && n.papers != nil {
		if src, basis := n.theDocument(p, m); src.isSomebody() {
			return src, basis
		}
	}
	return source{}, corpus.BasisNone
}

// roleKey is the role that a mention in the paragraph that is read stands for.
func (n *narrator) roleKey(p *para, m mention) roleKey {
	k := p.roleKey(m.a, m.b, m.head, n.lang)
	k.para = n.now
	return k
}

// samePerson reports whether a new role, which nobody else has, can stand for the one who spoke last, to say his name
// no second time.
func (n *narrator) samePerson(last *entry, p *para, m mention) bool {
	if last == nil || last.org || !m.definite || !p.units[m.head].is(clsRole) || !last.gender.fits(m.gender) {
		return false
	}
	if t := &p.units[m.head]; t.is(clsPeople) && !n.lang.members["generic "+n.lang.decline.lemma(t.low)] {
		return false
	}
	k := p.roleKey(m.a, m.b, m.head, n.lang)
	if n.isLayman(last, p, m) || n.isHis(last, p, m) {
		return false
	}
	if len(k.words) > 0 && n.lang.members["ofmatter "+n.lang.lemma(p.units[m.head].low)] && !n.sharesRole(last, p, m) {
		return false // "the minister of science"
	}
	if len(k.words) > 1 && !n.onlyRanks(last) || n.inTurn(p, m) || n.within == p && (n.subject != nil && n.subject != last || n.unknown.id != "") || n.ofOtherPlace(last, p, m) {
		return false
	}
	if len(n.cast.heads[k.head]) == 0 {
		return !n.anothersRole(p, m)
	}
	return slices.Contains(n.cast.heads[k.head], last)
}

func (n *narrator) hasRole(e *entry, p *para, m mention) bool {
	k := p.roleKey(m.a, m.b, m.head, n.lang)
	return e.gender.fits(m.gender) && slices.ContainsFunc(e.roles, func(r roleKey) bool { return r.head == k.head })
}

// chiefOf finds who leads what a mention names, whatever the office is called: "the union chief" is the general secretary of
// the union.
func (n *narrator) chiefOf(p *para, m mention) *entry {
	k := n.roleKey(p, m)
	if !m.definite || !n.lang.members["leads "+p.units[m.head].low] || len(k.words) == 0 {
		return nil
	}
	leads := func(e *entry, fits func(r roleKey) bool) bool {
		return !e.org && e.gender.fits(m.gender) && slices.ContainsFunc(e.roles, func(r roleKey) bool { return n.lang.members["leader "+r.head] && fits(r) })
	}
	e, _ := n.cast.only(filter(few(n.cast.entries), func(e *entry) bool {
		return e.para <= n.now && leads(e, func(r roleKey) bool {
			return !slices.ContainsFunc(k.words, func(w string) bool { return !slices.Contains(r.words, w) })
		})
	}))
	ofBody := !slices.ContainsFunc(k.words, func(w string) bool { return n.lang.words[w]&(clsOrg|clsBodyNoun) == 0 })
	if e == nil && ofBody && !n.others && n.only != nil && leads(n.only, func(roleKey) bool { return true }) {
		return n.only // "the county boss", where only a governor speaks
	}
	return e
}
