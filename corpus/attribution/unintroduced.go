package attribution

import "strings"

// Articles are short of words: "le maire" is then whoever has spoken, although no text told that he is one.

// unit is a place in an article.
type unit struct{ para, at int }

// meetOffices notes where each office is printed first.
func (c *cast) meetOffices(paras []para, lang *language) {
	if !lang.options["clitics"] {
		return
	}
	c.offices = map[string]unit{}
	for k := range paras {
		units := paras[k].units
		for i := range units {
			if t := &units[i]; t.is(clsRole | clsTitle) {
				if head := lang.roleHead(units, i); c.offices[head] == (unit{}) {
					c.offices[head] = unit{k + 1, i}
				}
			}
		}
	}
}

// unintroduced finds whose office a mention prints first, where the article gives it nobody by name: the only one who has
// spoken so far and has no role, or whom only the title names.
func (n *narrator) unintroduced(p *para, m mention) *entry {
	if !m.definite || !p.units[m.a].is(clsArticle) || !n.printsFirst(p, m) || !n.lang.members["soleoffice "+n.lang.sameRole(p.units[m.head].low)] {
		return nil
	}
	all := filter(n.recent, func(e *entry) bool {
		return e.spoke && !e.org && len(e.roles) == 0 && e.gender.fits(m.gender)
	})
	var e *entry
	switch bare := p.complement(m) == m.b; {
	case len(all) == 1 && (bare || n.last.src.entry == all[0] && n.last.para >= n.now):
		e = all[0]
	case len(all) == 0 && bare && len(n.cast.titled) == 1 && n.cast.titled[0].gender.fits(m.gender):
		e = n.cast.titled[0]
	default:
		return nil
	}
	n.cast.giveRole(e, n.roleKey(p, m), p.print(m.head, m.b))
	return e
}

// printsFirst reports whether the article prints the role of a mention nowhere before, and beside no name.
func (n *narrator) printsFirst(p *para, m mention) bool {
	head := n.lang.roleHead(p.units, m.head)
	return n.cast.offices[head] == unit{n.now + 1, m.head} && len(n.cast.heads[head]) == 0
}

// giveRole notes that a role is somebody's.
func (c *cast) giveRole(e *entry, k roleKey, print string) {
	if e.role == "" {
		e.role = print
	}
	e.roles = append(e.roles, k)
	c.heads[k.head] = append(c.heads[k.head], e)
	e.person = true
}

// meetTitled keeps whom nothing but the title names.
func (c *cast) meetTitled(p para) {
	for k := range p.runs {
		r := &p.runs[k]
		if words := p.lows(r.na, r.nb); p.lang.options["prodrop"] && r.given && !r.org && !r.bare && len(words) < maxTitledName && c.full[strings.Join(words, " ")] == nil && len(c.last[words[len(words)-1]]) == 0 {
			c.titled = append(c.titled, &entry{name: p.print(r.na, r.nb), words: words, gender: r.gender, person: true})
		}
	}
	for i := 0; i+1 < len(p.units) && p.lang.options["clitics"]; i++ {
		t, next := &p.units[i], &p.units[i+1]
		if !t.is(clsGiven) || !t.capital || !next.capital || next.kind != kindWord || next.cls != 0 || i > 0 && p.units[i-1].capital {
			continue
		}
		if low := next.low; c.singles[low] == nil && len(c.last[low]) == 0 && len(c.first[low]) == 0 {
			words := p.lows(i, i+2)
			c.titled = append(c.titled, &entry{name: p.print(i, i+2), words: words, gender: genderOf(t.cls & clsGiven), person: true})
		}
	}
}

// maxTitledName bounds the words of a name that only the title has, in which a verb may have a capital.
const maxTitledName = 5

// onlyTitled gives the one person whom nothing but the title names, where the text has named nobody so far: “…”, contó el actor.
func (n *narrator) onlyTitled(g gender) *entry {
	if !n.lang.options["prodrop"] || len(n.recent) > 0 {
		return nil
	}
	if all := filter(n.cast.titled, func(e *entry) bool { return e.gender.fits(g) }); len(all) == 1 {
		return all[0]
	}
	return nil
}
