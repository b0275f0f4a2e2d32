package attribution

import (
	"slices"
	"strings"
)

// This file tells by the words of an office whether a role can be somebody's, where names change with their case.

// meetOblique notes the roles that the article prints in another case than the subject's: "the mayor's spokesman" shows
// that the mayor is somebody else.
func (c *cast) meetOblique(paras []para, lang *language) {
	if !lang.declines() {
		return
	}
	c.oblique = map[string]int{}
	for i := range paras {
		units := paras[i].units
		for j := range units {
			if t := &units[j]; t.is(clsRole) && lang.decline.nounCases(t.low)&inNominative == 0 {
				c.oblique[lang.roleHead(units, j)]++
			}
		}
	}
}

// meetSurnameRoles notes the roles in front of a surname that stands alone: "her aide Orme".
func (c *cast) meetSurnameRoles(paras []para, lang *language) {
	if !lang.declines() {
		return
	}
	for i := range paras {
		p := &paras[i]
		for k := range p.runs {
			r := &p.runs[k]
			if r.nb-r.na != 1 || !r.person || r.a == 0 || p.run(r.a-1) != nil || !p.units[r.a-1].is(clsRole|clsTitle) || lang.decline.nounCases(p.units[r.a-1].low)&r.cases == 0 {
				continue
			}
			if e, _ := c.find(p.lows(r.na, r.nb), r.gender); e != nil && e.person {
				c.reading = i
				c.addRole(e, p, r.a-1, r.a, lang)
			}
		}
	}
}

// sharesRole reports whether the one who spoke last has the role of a mention, in other words: "spokesman for the Russian
// ministry" of one who was called "spokesman for the ministry of Russia".
func (n *narrator) sharesRole(last *entry, p *para, m mention) bool {
	if last == nil || last.org || !last.gender.fits(m.gender) {
		return false
	}
	k := p.roleKey(m.a, m.b, m.head, n.lang)
	return slices.ContainsFunc(last.roles, func(r roleKey) bool {
		if r.head == k.head && len(r.words) == 0 && len(n.cast.heads[k.head]) == 1 && n.last.para >= n.now {
			return true // who was called an aide alone, is the aide of the mayor
		}
		if r.head == k.head || n.lang.members["chief "+r.head] && n.lang.members["chief "+k.head] {
			return slices.ContainsFunc(k.words, func(w string) bool { return n.cast.hasWord(r.words, w) }) || len(k.words) > 0 && n.cast.covers(r.words, k.words)
		}
		return n.lang.members["belongs "+k.head] && len(k.words) > 0 && len(n.cast.heads[k.head]) == 0 && n.last.para >= n.now && n.cast.covers(r.words, k.words)
	})
}

// onlyRanks reports whether somebody has been called by no office, but by ranks that go with one: "полковник".
func (n *narrator) onlyRanks(e *entry) bool {
	rank := func(r roleKey) bool {
		_, last := lastHalf(r.head)
		return n.lang.members["rank "+r.head] || n.lang.members["rank "+last]
	}
	return n.lang.declines() && len(e.roles) > 0 && !slices.ContainsFunc(e.roles, func(r roleKey) bool { return !rank(r) })
}

// anothersRole reports whether the role of a mention also stands where it is no subject.
func (n *narrator) anothersRole(p *para, m mention) bool {
	own := 0
	if n.lang.decline.nounCases(p.units[m.head].low)&inNominative == 0 {
		own = 1
	}
	return n.cast.oblique[n.lang.roleHead(p.units, m.head)] > own
}

// ofOtherOffice reports whether a role that names its place or body is none that the article gives somebody, who did not
// speak right before.
func (n *narrator) ofOtherOffice(e *entry, p *para, m mention) bool {
	head := n.lang.decline.lemma(p.units[m.head].low)
	for _, r := range e.roles { // the mayor's aide is not the mayor
		if slices.ContainsFunc(r.words, func(w string) bool { return n.lang.decline.lemma(w) == head }) {
			return true
		}
	}
	if n.isHis(e, p, m) {
		return true
	}
	if n.last.src.entry == e && n.last.para > n.now {
		return false
	}
	for i := m.head + 1; i < m.b; i++ {
		if t := &p.units[i]; p.run(i) != nil || t.is(clsPlace|clsOrg) || t.capital || n.lang.members["ofmatter "+head] {
			return !n.sharesRole(e, p, m)
		}
	}
	return false
}

// isHis reports whether a mention is of somebody's: "the mayor's aide", where the mayor is meant by e.
func (n *narrator) isHis(e *entry, p *para, m mention) bool {
	k := p.roleKey(m.a, m.b, m.head, n.lang)
	return slices.ContainsFunc(k.words, func(w string) bool {
		owner := n.lang.sameRole(n.lang.decline.lemma(w))
		return owner != k.head && slices.ContainsFunc(e.roles, func(r roleKey) bool { return r.head == owner })
	})
}

// isLayman reports whether somebody is called by nothing but what anybody can be, a father or a neighbour, and a mention is of
// a calling: "the doctor".
func (n *narrator) isLayman(e *entry, p *para, m mention) bool {
	lay := func(head string) bool { return n.lang.members["lay "+head] }
	t := &p.units[m.head]
	return len(e.roles) > 0 && t.is(clsRole) && !lay(n.lang.roleHead(p.units, m.head)) && n.lang.countryOf(t.low) == "" &&
		!slices.ContainsFunc(e.roles, func(r roleKey) bool { return !lay(r.head) })
}

// ofOtherPlace reports whether a role names a place that no role of somebody does, who did not speak right before.
func (n *narrator) ofOtherPlace(e *entry, p *para, m mention) bool {
	named := slices.ContainsFunc(p.units[m.head+1:max(m.head+1, m.b)], func(t token) bool { return t.is(clsPlace) })
	return named && n.last.para <= n.now && !n.sharesRole(e, p, m)
}

// sameStem reports whether two words differ in nothing but a short ending.
func sameStem(a, b string) bool {
	n := commonPrefix(a, b)
	return n >= minSameStem && len(a)-n <= maxEnding && len(b)-n <= maxEnding
}

const (
	minSameStem = 6 // bytes that two forms of a word have in common
	maxEnding   = 6 // bytes of an ending
)

// meansBody reports whether a word can stand for any body: "the ministry", "there".
func (l *language) meansBody(t *token) bool {
	return t.is(clsOrg) && l.members["generic "+l.decline.lemma(t.low)] || l.members["there "+t.low]
}

// byParaphrase finds the only one who has the office that a mention paraphrases: "the head of the foreign ministry" is the
// minister of foreign affairs. Of several it is the one who spoke last, else none and true.
func (n *narrator) byParaphrase(p *para, m mention) (*entry, bool) {
	if !n.lang.declines() || m.b == m.head+1 {
		return nil, false
	}
	k := n.roleKey(p, m)
	for i, w := range k.words {
		office := n.lang.offices[n.lang.lemma(p.units[m.head].low)+"_"+w]
		if office == nil {
			continue
		}
		head, rest := n.lang.sameRole(office[0]), append(slices.Clone(k.words[:i]), k.words[i+1:]...)
		all := n.holders(m.gender, func(r roleKey) bool { return r.head == head && n.holdsOffice(r, office[1:], rest) })
		if len(all) == 1 {
			return all[0], false
		}
		if len(all) > 1 {
			if last := n.last.src.entry; slices.Contains(all, last) {
				return last, false
			}
			n.cast.rivals = all
			return nil, true
		}
	}
	return nil, false
}

// holdsOffice reports whether a role has all words of an office, and none but those beside it of other countries.
func (n *narrator) holdsOffice(r roleKey, words, beside []string) bool {
	for _, w := range words {
		if !slices.ContainsFunc(r.words, func(o string) bool { return strings.HasPrefix(o, w) }) {
			return false
		}
	}
	return !slices.ContainsFunc(beside, func(w string) bool {
		c := n.lang.countryOf(w)
		other := slices.ContainsFunc(r.words, func(o string) bool { return n.lang.countryOf(o) != "" && n.lang.countryOf(o) != c })
		return !n.cast.hasWord(r.words, w) && (c == "" || other)
	})
}

// lastInRole gives who spoke last, where he has a role and whom the sentence before is about has none: "the medic" is the
// doctor who spoke, not the singer whom she speaks of.
func (n *narrator) lastInRole(p *para, m mention) *entry {
	last := n.last.src.entry
	if !n.lang.declines() || last == nil || last.org || len(last.roles) == 0 || n.subject == nil || n.subject == last || len(n.subject.roles) > 0 ||
		!last.gender.fits(m.gender) || n.inTurn(p, m) || n.ofOtherOffice(last, p, m) || n.ofOtherCountry(last, p, m) {
		return nil
	}
	return last
}

// namesInside reports whether a name tells of which body or person a role is.
func (p *para) namesInside(m mention) bool {
	for i := m.head + 1; i < m.b; i++ {
		if p.run(i) != nil {
			return true
		}
	}
	return false
}

// inTurn reports whether a mention is of another than who spoke before: "for his part, the prosecutor".
func (n *narrator) inTurn(p *para, m mention) bool {
	for i := max(0, m.a-maxTurn); i < m.a; i++ {
		if n.lang.members["turn "+p.units[i].low] {
			return true
		}
	}
	return false
}

// maxTurn is how many units stand between such words and the mention at most.
const maxTurn = 3

// bodyWords are the classes of the nouns that name no body by themselves. Where bodies have nouns of their own in the
// file, such as "Кремль", only those that every body can be called.
func (l *language) bodyWords() class {
	if l.declines() {
		return clsBodyNoun
	}
	return clsBodyNoun | clsOrg
}

// holds reports whether a word is among those of a role, where adjectives stand for nouns also one of the same stem.
func (r *roleKey) holds(word string, lang *language) bool {
	return slices.ContainsFunc(r.words, func(w string) bool { return w == word || lang.kindred(w, word) })
}

// kindred reports whether an adjective and a noun, or two adjectives, are of one stem: "malien" and "Mali".
func (l *language) kindred(a, b string) bool {
	if a == b {
		return true
	}
	if !l.options["clitics"] || len(a) < minKindred || len(b) < minKindred {
		return false
	}
	return commonPrefix(a, b) >= max(minKindred, min(len(a), len(b))-2)
}

// minKindred is how many letters two words of one stem have in common.
const minKindred = 4

// abroad gives the words of a role but those for its country, for somebody's counterpart in another.
func (r *roleKey) abroad(lang *language) []string {
	return slices.DeleteFunc(slices.Clone(r.words), func(w string) bool { return lang.words[w]&(clsPlace|clsDemonym) != 0 })
}
