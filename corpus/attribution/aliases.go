package attribution

import "slices"

// A body is named in full first and shorter afterwards: "Supreme Court of Norwick", then "the Supreme Court".

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
	if all := filter(slices.Concat(c.first[first], c.last[last]), fits); len(all) == 1 {
		return all[0]
	}
	return nil
}

// widen makes one name of the rows of capitals that are only part of one: "Trams for Norwick".
func (c *cast) widen(paras []para) {
	for _, e := range c.wide {
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
