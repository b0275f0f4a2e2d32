package attribution

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// This file tells people apart by what else the article says of them: the party or the club, the place, the age. "Der Norder
// Stürmer Kai Bohm (24)" is "der Norder" and "der 24-Jährige".

// facts are what an article says of a person beside the role.
type facts struct {
	of  []string // parties, clubs and places, folded
	age string
}

// aside is what stood in brackets behind a unit: "(SPD)", "(24, FDP)".
type aside struct {
	after int
	words []token
}

// maxOrigins is how many words are kept of what somebody belongs to.
const maxOrigins = 24

// maxAside is how many tokens in brackets are looked at.
const maxAside = 5

// noteFacts keeps what stands beside the name r of a person.
func (c *cast) noteFacts(e *entry, p *para, r *run) {
	if k, ok := slices.BinarySearchFunc(p.asides, r.nb-1, func(a aside, at int) int { return a.after - at }); ok {
		e.noteAll(p.asides[k].words)
	}
	e.noteAll(p.units[r.a:r.na])
	i := r.b
	if i+1 < len(p.units) && p.units[i].has(trLink|trFrom) && p.run(i) == nil {
		if q, ok := p.corePhrase(i+1, len(p.units)); ok {
			e.noteAll(p.units[q.a:q.end])
		}
	}
	if i+2 < len(p.units) && p.units[i].kind == kindComma && p.units[i+2].kind == kindComma {
		e.noteAll(p.units[i+1 : i+2]) // "Ada Orme, 41,"
	}
	for k := r.a - 1; k >= 0 && k >= r.a-3 && p.units[k].kind == kindWord; k-- {
		if age := p.ageAt(k); age != "" {
			e.age = age
		}
	}
}

// noteAll keeps the words with a capital of some units, and a number that can be an age.
func (e *entry) noteAll(units []token) {
	for i := range units {
		switch t := &units[i]; {
		case t.kind == kindNumber && isAge(t.low):
			e.age = t.low
		case t.kind == kindWord && t.capital && t.cls&clsFunction == 0 && len(e.of) < maxOrigins && !slices.Contains(e.of, t.low):
			e.of = append(e.of, t.low)
		}
	}
}

func isAge(number string) bool {
	return len(number) <= 2 || len(number) == 3 && number < "120"
}

// ageAt reads the age of "24-jährige" and of "24 Jahre alte" at unit i, its last word; "" where there is none.
func (p *para) ageAt(i int) string {
	t := &p.units[i]
	if number, _, ok := strings.Cut(p.text[t.start:t.end], "-"); ok && number != "" && number[0] <= '9' && isAge(number) {
		return number
	}
	if i > 1 && p.units[i-1].is(clsTime) && p.units[i-2].kind == kindNumber && isAge(p.units[i-2].low) && p.units[i-2].end < p.units[i-1].start {
		return p.units[i-2].low
	}
	return ""
}

// isFrom reports whether somebody belongs to what a word names, or what it is made of.
func (e *entry) isFrom(word string) bool {
	same := func(v string) bool { return sameOrigin(v, word) }
	return slices.ContainsFunc(e.of, same) || slices.ContainsFunc(e.roles, func(r roleKey) bool {
		return same(r.first) || slices.ContainsFunc(r.words, same)
	})
}

// minOrigin is how many letters the names of a place and of its people share at least.
const minOrigin = 4

// sameOrigin reports whether two words tell of one place or party: "Talheim" and "Talheimer", "Grüne" and "Grünen".
func sameOrigin(v, w string) bool {
	v, _, _ = strings.Cut(v, "-")
	w, _, _ = strings.Cut(w, "-")
	if v == "" || w == "" {
		return false
	}
	if v == w {
		return true
	}
	n := 0
	for n < len(v) && n < len(w) && v[n] == w[n] {
		n++
	}
	if len(v) > len(w) {
		v, w = w, v
	}
	return n >= minOrigin && len(v)-n <= 2 && len(w)-n <= 3
}

// origin gives the words of a noun phrase that tell to what somebody belongs. proper tells the name of a party, a club or a
// place from the matter of an office: "SPD-Politiker", "Verkehrsminister".
func (n *narrator) origin(p *para, m mention) (words []string, proper bool) {
	t := &p.units[m.head]
	if n.lang.meansOrigin(t) || n.cast.isParty(t.low) {
		words = append(words, t.low)
	} else if first, _, ok := strings.Cut(t.low, "-"); ok {
		words, proper = append(words, first), true
	} else if first := p.roleKey(m.a, m.b, m.head, n.lang).first; first != "" {
		words = append(words, first)
	}
	for i := m.a; i < m.b; i++ {
		if t := &p.units[i]; i != m.head && t.kind == kindWord && t.capital && t.cls&clsFunction == 0 {
			words, proper = append(words, t.low), true
		}
	}
	return words, proper
}

// meansOrigin tells a noun for somebody from a place, which no list has: "der Norder".
func (l *language) meansOrigin(t *token) bool {
	return t.cls&^clsDemonym == 0 && t.trait == 0 && t.capital && utf8.RuneCountInString(t.low) > minOrigin
}

// byFacts finds the only person whose age, party, club or place a noun tells. It gives true where several fit.
func (n *narrator) byFacts(p *para, m mention) (e *entry, ambiguous bool) {
	if !m.definite || m.head >= len(p.units) || p.units[m.head].is(clsPeople|clsOrg|clsBodyNoun|clsDocument) && !p.units[m.head].is(clsRole|clsTitle) {
		return nil, false
	}
	if age := p.ageAt(m.head); age != "" {
		return n.spokenOf(n.namedSoFar(m, func(e *entry) bool { return e.age == age }))
	}
	return n.byOrigin(p, m)
}

// byOrigin finds whom a party, a club or a place means; where it is of another role than the noun, only whoever is spoken of.
func (n *narrator) byOrigin(p *para, m mention) (e *entry, ambiguous bool) {
	words, proper := n.origin(p, m)
	if len(words) == 0 {
		return nil, false
	}
	t, head := &p.units[m.head], n.roleKey(p, m).head
	all := n.allFrom(m, words)
	if parties := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !n.cast.isParty(w) }); len(parties) > 0 {
		if len(all) == 0 {
			all = n.allFrom(m, parties) // "Norlands SPD-Chef"
		}
		if len(all) == 1 && proper && !n.unnamedRole(t.low) {
			return all[0], false
		}
	}
	if same := filter(all, func(e *entry) bool { return e.hasHead(head) }); len(same) > 0 {
		return n.spokenOf(same)
	}
	switch {
	case n.unnamedRole(t.low) || t.is(clsRole|clsTitle) && len(n.cast.heads[head]) > 0 && !t.has(trEpithet):
		return nil, false
	case t.has(trEpithet), n.lang.meansOrigin(t):
		return n.spokenOf(all)
	case proper && len(all) == 1 && n.isNear(all[0]):
		return all[0], false
	}
	return nil, false
}

// allFrom gives the persons named so far who belong to all that some words name.
func (n *narrator) allFrom(m mention, words []string) []*entry {
	return n.namedSoFar(m, func(e *entry) bool {
		return !slices.ContainsFunc(words, func(w string) bool { return !e.isFrom(w) })
	})
}

// namedSoFar gives the persons named so far whom a noun may mean and who fit.
func (n *narrator) namedSoFar(m mention, fits func(*entry) bool) []*entry {
	return filter(few(n.cast.entries), func(e *entry) bool {
		return !e.org && !e.doubt && e.para <= n.now && e.gender.fits(m.gender) && fits(e)
	})
}

func (e *entry) hasHead(head string) bool {
	return slices.ContainsFunc(e.roles, func(r roleKey) bool { return r.head == head })
}

// spokenOf gives, of those who fit, the only one, or the one who is spoken of.
func (n *narrator) spokenOf(all []*entry) (*entry, bool) {
	if near := filter(all, n.isNear); len(near) == 1 {
		return near[0], false
	}
	return n.cast.only(all)
}

// isNear reports whether somebody spoke last, or is whom the sentence before is about.
func (n *narrator) isNear(e *entry) bool {
	return e == n.subject || n.subject == nil && e == n.last.src.entry && n.last.para >= n.now
}

// isOther reports whether a noun tells of an age or a party that is not that of somebody.
func (n *narrator) isOther(e *entry, p *para, m mention) bool {
	if age := p.ageAt(m.head); age != "" {
		return e.age != "" && e.age != age
	}
	words, _ := n.origin(p, m)
	return slices.ContainsFunc(words, func(w string) bool {
		return n.cast.isParty(w) && !e.isFrom(w) && (slices.ContainsFunc(e.of, n.cast.isParty) ||
			slices.ContainsFunc(e.roles, func(r roleKey) bool { return n.cast.isParty(r.first) || slices.ContainsFunc(r.words, n.cast.isParty) }))
	})
}

// isParty tells a party, or what stands in brackets behind the names of persons, by the first part of a word.
func (c *cast) isParty(word string) bool {
	first, _, _ := strings.Cut(word, "-")
	return c.parties[first] || c.lang.members["party "+first]
}

// readAside takes what stands in brackets behind the name of a person for the party; it gives false behind other names.
func (c *cast) readAside(p *para, a acronym) bool {
	r := p.runEnding(a.after + 1)
	if r == nil || r.nb-r.na < 2 {
		return false
	}
	e := c.full[strings.Join(p.lows(r.na, r.nb), " ")]
	if e == nil || e.org || !e.person && !e.given {
		return false
	}
	c.parties[a.short] = true
	return true
}
