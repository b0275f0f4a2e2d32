package attribution

import (
	"slices"
	"strings"
	"unicode"
)

// A body is named in full first and shorter afterwards: "Supreme Court of Norwick", then "the Supreme Court".

// maxNames is how many names are looked through for one that another is short for, or for a body: no article has more, and
// a text that is none must not take long.
const maxNames = 256

// few gives the first of many names.
func few(all []*entry) []*entry { return all[:min(len(all), maxNames)] }

// shortens reports whether words with which the name of a body begins or ends stand for it. An acronym is no shorter form,
// and neither is what the article printed before the longer one: "Quayside", then "Quayside Holdings (Norwick) Ltd".
func (c *cast) shortens(words []string, e *entry) bool {
	if len(words) != 1 {
		return true
	}
	s := c.singles[words[0]]
	return s == nil || !s.upper && s.at >= e.at
}

// joinBodies makes one of the short and the long name of a body, where only one long name was printed before the short one.
func (c *cast) joinBodies() {
	c.entries = slices.DeleteFunc(c.entries, func(short *entry) bool {
		long := c.longer(short)
		if long == nil {
			return false
		}
		c.join(short, long)
		return true
	})
}

// longer finds the only body named before whose name begins or ends with a shorter one.
func (c *cast) longer(short *entry) *entry {
	if !short.org || short.person || len(short.words) < 2 {
		return nil
	}
	first, last := short.words[0], short.words[len(short.words)-1]
	fits := func(e *entry) bool {
		return e != short && e.org && e.at < short.at && len(e.words) > len(short.words) &&
			(hasPrefix(e.words, short.words) || hasSuffix(e.words, short.words))
	}
	if all := filter(slices.Concat(few(c.first[first]), few(c.last[last])), fits); len(all) == 1 {
		return all[0]
	}
	return nil
}

// initials lets the first letters of the only body whose name they spell stand for it, where the article prints them alone.
func (c *cast) initials() {
	spelled := map[string][]*entry{}
	for _, e := range few(c.entries) {
		if e.org && len(e.words) > 1 {
			var letters []byte
			for _, w := range e.words {
				if c.lang.words[w]&clsFunction == 0 {
					letters = append(letters, w[0])
				}
			}
			spelled[string(letters)] = append(spelled[string(letters)], e)
		}
	}
	for short, all := range spelled {
		if s := c.singles[short]; s != nil && s.upper && len(all) == 1 && c.short[short] == nil {
			c.short[short] = all[0]
		}
	}
}

// widen makes one name of the rows of capitals that are only part of one: "Trams for Norwick".
func (c *cast) widen(paras []para) {
	for _, e := range few(c.wide) {
		for i := range paras {
			for k := range paras[i].runs {
				if r := &paras[i].runs[k]; len(e.words) > r.b-r.a && paras[i].units[r.a].low == e.words[0] {
					paras[i].widen(r, e.words)
				}
			}
		}
	}
}

func (p *para) widen(r *run, words []string) {
	b := r.a + len(words)
	if b > len(p.units) || !slices.Equal(p.lows(r.a, b), words) {
		return
	}
	for i := r.b; i < b; i++ {
		p.runAt[i] = p.runAt[r.a]
	}
	r.na, r.b, r.nb, r.org, r.titled, r.bare = r.a, b, b, true, false, false
}

// bodyRole is what a body is said to be: "the boat maker Quay", "Quay, a maker of boats,".
type bodyRole struct {
	kind  string
	words []string
	name  string
	lows  []string
	para  int
}

// bodyBeside notes what kind of body a name is said to be, and tells whether nothing but a body can be meant.
func (c *cast) bodyBeside(p *para, r *run) (surely bool) {
	head := r.a - 1
	if r.titled || r.given || head < 0 || !p.isBodyNoun(head) {
		if head = p.bodyBehind(r.b); head < 0 {
			head = p.bodyAhead(r)
		}
		if head < 0 {
			return false
		}
		surely = !r.titled && !r.given
	}
	k := bodyRole{kind: p.lang.kindOf(p.units[head].low), name: p.print(r.na, r.nb), lows: p.lows(r.na, r.nb), para: c.reading}
	for i := head - 1; i >= 0 && p.units[i].kind == kindWord && (p.units[i].cls == 0 || p.units[i].is(clsDemonym|clsPlace)); i-- {
		k.words = append(k.words, p.units[i].low)
	}
	if len(c.kinds) < maxNames {
		c.kinds = append(c.kinds, k)
	}
	return surely
}

// bodyBehind gives the noun of what stands between commas behind a name; -1 when there is none.
func (p *para) bodyBehind(i int) int {
	if i+2 >= len(p.units) || p.units[i].kind != kindComma || !p.units[i+1].is(clsDet) {
		return -1
	}
	for i += 2; i < len(p.units) && p.units[i].kind == kindWord && !p.isVerb(i); i++ {
		if p.isBodyNoun(i) && (i+1 == len(p.units) || p.isBreak(i+1) || p.units[i+1].is(clsPrep|clsWhich)) {
			return i
		}
		if p.units[i].is(clsPrep) {
			break
		}
	}
	return -1
}

// bodyAhead gives the noun that a name between commas explains: "The company that runs the harbour, Quay Lines, said"; -1 when
// there is none.
func (p *para) bodyAhead(r *run) int {
	if r.a == 0 || r.given || p.units[r.a-1].kind != kindComma || r.b < len(p.units) && p.units[r.b].kind != kindComma {
		return -1
	}
	i := r.a - 1
	for i > 0 && !p.isBreak(i-1) {
		i--
	}
	if !p.units[i].is(clsDefinite) {
		return -1
	}
	for i++; i < r.a-1 && p.units[i].kind == kindWord && (p.units[i].cls == 0 || p.units[i].is(clsDemonym)); i++ {
		if p.isBodyNoun(i) {
			break
		}
	}
	if !p.isBodyNoun(i) || i+1 >= len(p.units) || !p.units[i+1].is(clsThat|clsWhich) && p.units[i+1].kind != kindComma {
		return -1
	}
	return i
}

func (p *para) isBodyNoun(i int) bool {
	t := &p.units[i]
	return t.is(clsBodyNoun|clsBodyKind) && !t.capital && !t.possessive && p.run(i) == nil
}

// numbered tells the name of a thing: "Quay Liner A320".
func (p *para) numbered(r *run) bool {
	for i := r.na + 1; i < r.nb; i++ {
		if strings.ContainsFunc(p.units[i].low, unicode.IsDigit) {
			return true
		}
	}
	return false
}

// joinSurnames makes one of a person and of a surname of several words that only ever stands behind a title, "Dónall Ó
// Cualáin", "Mr Ó Cualáin", or that has no first name, where people have two surnames.
func (c *cast) joinSurnames() {
	c.entries = slices.DeleteFunc(c.entries, func(short *entry) bool {
		if short.org || short.plain && (!c.surnames || short.given) || len(short.words) < 2 {
			return false
		}
		all := filter(few(c.last[short.words[len(short.words)-1]]), func(e *entry) bool {
			return e != short && !e.org && len(e.words) > len(short.words) && hasSuffix(e.words, short.words) && e.gender.fits(short.gender)
		})
		if len(all) != 1 {
			return false
		}
		c.join(short, all[0])
		return true
	})
}
