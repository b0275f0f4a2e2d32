package attribution

import (
	"slices"
	"strings"
)

// This file finds whom a name stands for among the cast.

// find resolves a name as printed: the whole name, a surname, a first name, a short form of a body's.
// With several who fit it gives none and true.
func (c *cast) find(words []string, g gender) (e *entry, ambiguous bool) {
	if len(words) == 0 {
		return nil, false
	}
	key := strings.Join(words, " ")
	if surname, which, ok := strings.Cut(key, "-"); ok && len(words) == 1 && c.lang != nil && c.lang.members["junior "+which] {
		return c.find([]string{surname}, g)
	}
	if e := c.full[key]; e != nil && !e.weak {
		return e, false
	}
	if e := c.short[key]; e != nil {
		return e, false
	}
	if e := c.full[key]; e != nil { // "Maybe Orme" is Orme, where there is an Ann Orme; "Zelda Orme" is not
		if better := filter(few(c.last[words[len(words)-1]]), func(o *entry) bool { return !o.weak && !o.org }); len(better) == 1 && !e.named {
			return better[0], false
		}
		return e, false
	}
	if stem, ok := strings.CutSuffix(words[len(words)-1], "s"); ok && c.genitive && len(c.last[words[len(words)-1]]) == 0 && len(c.last[stem]) > 0 {
		return c.find(append(slices.Clone(words[:len(words)-1]), stem), g) // Althoffs
	}
	last := filter(few(c.last[words[len(words)-1]]), func(e *entry) bool {
		return hasSuffix(e.words, words) && (e.soft || e.gender.fits(g)) && (!e.org || len(words) > 1)
	})
	if strong := filter(last, func(e *entry) bool { return !e.weak || e.named }); len(strong) > 0 {
		last = strong
	}
	if sure := filter(last, func(e *entry) bool { return !e.doubt }); c.genitive && len(sure) > 0 {
		last = sure // "die Ära Orme"
	}
	if len(last) > 1 {
		last = c.introduced(sameGiven(last))
	}
	if len(last) > 0 {
		return c.only(last)
	}
	if inner := filter(c.entries, func(e *entry) bool {
		return !e.org && e.gender.fits(g) && len(words) == 1 && len(e.words) > 0 && hasSurname(e, words[0])
	}); len(inner) == 1 {
		return inner[0], false // the first of two surnames
	}
	first := filter(few(c.first[words[0]]), func(e *entry) bool {
		return hasPrefix(e.words, words) && e.gender.fits(g) && (e.org || !e.doubt) && (e.person || c.shortens(words, e))
	})
	if len(first) == 1 {
		return first[0], false
	}
	if inside := c.inside(words, g); len(inside) > 0 {
		return c.only(inside)
	}
	if bodies := filter(first, func(e *entry) bool { return e.org }); len(bodies) == 1 {
		return bodies[0], false
	}
	return nil, false
}

// introduced leaves, of several whom a surname fits, the only one who has been named up to the paragraph that is read.
func (c *cast) introduced(all []*entry) []*entry {
	if before := filter(all, func(e *entry) bool { return e.para <= c.now }); c.telling && len(before) == 1 {
		return before
	}
	return all
}

// hasSurname reports whether a word is one of the surnames, or the first part of a double one.
func hasSurname(e *entry, word string) bool {
	return slices.Contains(e.words[1:], word) || e.person && (strings.HasPrefix(e.words[len(e.words)-1], word+"-") || isArticled(e.words[len(e.words)-1], word))
}

// isArticled tells a surname by its second part: "al-Badri", "Grande-Orme".
func isArticled(surname, word string) bool {
	_, rest, ok := strings.Cut(surname, "-")
	return ok && rest == word && len(word) > 3
}

// only gives the one that is left, or says that there are several.
func (c *cast) only(all []*entry) (*entry, bool) {
	switch len(all) {
	case 0:
		return nil, false
	case 1:
		return all[0], false
	}
	c.rivals = all
	return nil, true
}

// sameGiven joins those who are one by a short first name: "Jen" and "Jennifer".
func sameGiven(all []*entry) []*entry {
	best := all[0]
	for _, e := range all[1:] {
		a, b := best.words[0], e.words[0]
		if !strings.HasPrefix(a, b) && !strings.HasPrefix(b, a) {
			return all
		}
		if len(b) > len(a) {
			best = e
		}
	}
	return []*entry{best}
}

func hasSuffix(all, part []string) bool {
	return len(part) <= len(all) && slices.Equal(all[len(all)-len(part):], part)
}

func hasPrefix(all, part []string) bool {
	return len(part) <= len(all) && slices.Equal(all[:len(part)], part)
}
