package attribution

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// This file brings together, and takes out, what the cast holds once all names are read.

// dropOwned takes out what only belongs to somebody: "Ansicht Orms" where Ada Orm is named.
func (c *cast) dropOwned() {
	c.entries = slices.DeleteFunc(c.entries, func(e *entry) bool {
		last := e.words[len(e.words)-1]
		owner := strings.TrimSuffix(last, "s")
		if !c.ownedNoun(e) && (len(e.words) < 2 || owner == last || e.person || len(c.last[owner]) == 0 && (c.singles[owner] == nil || c.singles[owner].mid == 0)) {
			return false
		}
		delete(c.full, strings.Join(e.words, " "))
		for _, list := range []map[string][]*entry{c.first, c.last} {
			for _, w := range e.words {
				list[w] = slices.DeleteFunc(list[w], func(o *entry) bool { return o == e })
			}
		}
		return true
	})
}

// ownedNoun tells a name and what belongs to it, "Orms Ansicht", and two names side by side: "Orme Dare" where Ada Orme is.
func (c *cast) ownedNoun(e *entry) bool {
	n := len(e.words)
	if n < 2 || n > 3 || e.given && n == 2 || e.org {
		return false
	}
	before := e.words[n-2]
	if owner, ok := strings.CutSuffix(before, "s"); ok && len(c.last[before]) == 0 && (len(c.last[owner]) > 0 || n == 2 && c.singles[owner] != nil && c.singles[owner].mid > 4*c.singles[owner].det) {
		return true
	}
	return n == 2 && slices.ContainsFunc(c.last[before], func(o *entry) bool { return o != e && o.person })
}

// meetAgain tells as persons those whom the article also calls by the last word of their name alone, as it does no body.
func (c *cast) meetAgain() {
	for _, e := range c.entries {
		n := len(e.words)
		if e.org || e.doubt || e.weak && !e.named || n < 2 || len(c.last[e.words[n-1]]) > 1 {
			continue
		}
		if s := c.singles[e.words[n-1]]; s != nil && (s.mid > 0 || !c.lowered[e.words[n-1]]) && s.det == 0 && !s.org {
			e.person = true
		}
	}
}

// gendered gives those whose gender nothing tells that of "Ms Orme", where nobody else has the surname.
func (c *cast) gendered() {
	for _, e := range c.entries {
		n := len(e.words)
		if e.org || n < 2 || e.gender != genderUnknown || len(c.last[e.words[n-1]]) > 1 {
			continue
		}
		if s := c.singles[e.words[n-1]]; s != nil && s.honour {
			e.gender = s.gender
		}
	}
}

// sameFirst reports whether two first names can be one, where the first letter can stand for it: "A. Orme".
func sameFirst(a, b string) bool {
	if a == b {
		return true
	}
	a, b = strings.TrimSuffix(a, "."), strings.TrimSuffix(b, ".")
	if len(a) > len(b) {
		a, b = b, a
	}
	return utf8.RuneCountInString(a) == 1 && strings.HasPrefix(b, a)
}

// joinDoubled makes one of the names of a person that stand with two surnames in one place and with the first of them
// alone in another. It looks once all is known of who is a body.
func (c *cast) joinDoubled() {
	c.entries = slices.DeleteFunc(c.entries, func(short *entry) bool {
		long := c.doubled(short)
		if long == nil {
			return false
		}
		c.join(short, long)
		for _, r := range short.roles {
			long.roles = append(long.roles, r)
			c.heads[r.head] = append(c.heads[r.head], long)
		}
		long.person, long.role = true, cmp.Or(short.role, long.role)
		return true
	})
}

// join lets a name stand for another entry than its own.
func (c *cast) join(short, long *entry) {
	c.full[strings.Join(short.words, " ")] = long
	for _, list := range []map[string][]*entry{c.first, c.last} {
		for _, w := range short.words {
			list[w] = slices.DeleteFunc(list[w], func(e *entry) bool { return e == short })
		}
	}
	long.count += short.count
}

// doubled finds who has two surnames of which the name holds the first.
func (c *cast) doubled(short *entry) *entry {
	if short.org || short.weak || len(short.words) != 2 {
		return nil
	}
	if c.genitive {
		if whole := filter(few(c.last[short.words[1]]), func(e *entry) bool { return len(e.words) == 3 && e.words[1] == short.words[0] && !e.org }); len(whole) == 1 {
			return whole[0] // "Sheb ad-Nur" behind "Aymar Sheb ad-Nur"
		}
	}
	for _, long := range c.first[short.words[0]] {
		n := len(long.words)
		if n > 2 && !long.org && !long.weak && !long.doubt && !c.lowered[long.words[n-1]] &&
			slices.Contains(long.words[1:n-1], short.words[1]) && long.gender.fits(short.gender) {
			return long
		}
	}
	return nil
}

// joinPatronymics brings a first name and one from the father's to the only person of that first name: "Вера Ивановна" is
// Вера Лугова.
func (c *cast) joinPatronymics(lang *language) {
	if !lang.declines() {
		return
	}
	for _, e := range slices.Clone(c.entries) {
		if len(e.words) != 2 || e.org || !lang.isPatronymic(e.words[1]) {
			continue
		}
		same := filter(few(c.first[e.words[0]]), func(o *entry) bool {
			return o != e && o.person && !o.org && len(o.words) == 2 && !lang.isPatronymic(o.words[1]) && o.gender.fits(e.gender)
		})
		if len(same) == 1 {
			c.join(e, same[0])
			c.entries = slices.DeleteFunc(c.entries, func(o *entry) bool { return o == e })
		}
	}
}
