package attribution

import (
	"slices"
	"unicode/utf8"
)

// This file tells by the country in front of a role who is meant: "the Ostlandic president" is the president of Ostland.

// countryOf gives the country that a word tells of by its first letters; "" when it tells of none.
func (l *language) countryOf(low string) string {
	for n := len(low); n > 0; {
		if c := l.countries[low[:n]]; c != "" {
			return c
		}
		_, size := utf8.DecodeLastRuneInString(low[:n])
		n -= size
	}
	return ""
}

// countryBefore gives the country of the adjective that stands before the head of a mention; "" when none does.
func (n *narrator) countryBefore(p *para, m mention) string {
	if len(n.lang.countries) == 0 || m.head == 0 || p.run(m.head-1) != nil || p.units[m.head-1].kind != kindWord || !p.isAdjective(p.units[m.head-1].low) {
		return ""
	}
	return n.lang.countryOf(p.units[m.head-1].low)
}

// ofCountry finds the only one whose role, or one that it can stand for, is of the country in front of a role.
func (n *narrator) ofCountry(p *para, m mention) *entry {
	c := n.countryBefore(p, m)
	if c == "" {
		return nil
	}
	k := n.roleKey(p, m)
	same := n.holders(m.gender, func(r roleKey) bool { return r.head == k.head && n.lang.ofCountry(r, c) })
	if len(same) == 0 && n.lang.members["generic "+n.lang.decline.lemma(p.units[m.head].low)] {
		same = n.holders(m.gender, func(r roleKey) bool { return n.lang.ofCountry(r, c) })
	}
	if last := n.last.src.entry; last != nil && slices.Contains(same, last) {
		return last
	}
	if len(same) != 1 {
		return nil
	}
	return same[0]
}

// holders gives those who have a role, named so far.
func (n *narrator) holders(g gender, fits func(roleKey) bool) []*entry {
	return filter(few(n.cast.entries), func(e *entry) bool {
		return !e.org && e.gender.fits(g) && e.para <= n.now && slices.ContainsFunc(e.roles, fits)
	})
}

func (l *language) ofCountry(r roleKey, country string) bool {
	return slices.ContainsFunc(r.words, func(w string) bool { return l.countryOf(w) == country })
}

// ofOtherCountry reports whether the roles of somebody tell of countries, but not of the one in front of a role.
func (n *narrator) ofOtherCountry(e *entry, p *para, m mention) bool {
	c := n.countryBefore(p, m)
	return c != "" && !slices.ContainsFunc(e.roles, func(r roleKey) bool { return n.lang.ofCountry(r, c) }) &&
		slices.ContainsFunc(e.roles, func(r roleKey) bool {
			return slices.ContainsFunc(r.words, func(w string) bool { return n.lang.countryOf(w) != "" })
		})
}

// foreign reports whether an adjective of a country, before unit b, makes the role of a mention another's than
// somebody's who has one of that noun.
func (n *narrator) foreign(e *entry, p *para, m mention, b int) bool {
	if !n.lang.options["clitics"] {
		return false
	}
	head := n.lang.roleHead(p.units, m.head)
	for i := m.head + 1; i < b; i++ {
		t := &p.units[i]
		if p.run(i) != nil || !t.is(clsDemonym) && !n.lang.ends(t.low, "demonymending") {
			continue
		}
		if slices.ContainsFunc(e.roles, func(r roleKey) bool { return r.head == head && len(r.words) > 0 && !r.holds(t.low, n.lang) }) {
			return true
		}
	}
	return false
}
