package attribution

// Whether a name is a man's or a woman's is told by the pronouns that can only mean it, wherever in the article they stand:
// "Orme is a baker. She …", "Orme said she …".

// genderVotes counts the pronouns that mean somebody.
type genderVotes map[*entry]*[2]int

func (v genderVotes) add(e *entry, t *token) {
	if e == nil || e.org || e.gender != genderUnknown {
		return
	}
	if v[e] == nil {
		v[e] = &[2]int{}
	}
	if genderOf(t.cls) == male {
		v[e][0]++
	} else {
		v[e][1]++
	}
}

// tellGenders gives those whose gender nothing else tells the one of their pronouns, where all agree.
func (c *cast) tellGenders(paras []para) {
	votes := genderVotes{}
	for i := range paras {
		p := &paras[i]
		var before *entry
		for _, s := range p.sentences {
			if first := &p.units[s.a]; before != nil && first.is(clsHe|clsShe) {
				votes.add(before, first)
			}
			before = c.opener(p, s)
			c.whoSaysOfHimself(p, s, votes)
		}
	}
	for e, n := range votes {
		switch {
		case n[1] == 0:
			e.gender = male
		case n[0] == 0:
			e.gender = female
		}
	}
}

// opener gives the only person whom a sentence names, where it begins with him.
func (c *cast) opener(p *para, s sentence) *entry {
	var found *entry
	for i := s.a; i < s.b; i++ {
		r := p.run(i)
		if r == nil {
			if t := &p.units[i]; found == nil && (t.kind != kindWord || t.is(clsPrep|clsSub) || p.isVerb(i)) {
				return nil
			}
			continue
		}
		if i = r.b - 1; r.bare || r.na >= r.nb {
			continue
		}
		e, ambiguous := c.find(p.lows(r.na, r.nb), r.gender)
		switch {
		case ambiguous || found == nil && (e == nil || e.org || p.units[i].possessive):
			return nil
		case e == nil || e.org || e == found:
		case found != nil:
			return nil
		default:
			found = e
		}
	}
	return found
}

// whoSaysOfHimself counts the pronouns right behind "Orme said": whoever speaks speaks of himself.
func (c *cast) whoSaysOfHimself(p *para, s sentence, votes genderVotes) {
	for i := s.a + 1; i+1 < s.b; i++ {
		r := p.runEnding(i)
		if r == nil || r.bare || r.na >= r.nb || !p.units[i].is(clsSay) || p.units[i-1].possessive {
			continue
		}
		next := i + 1
		if p.units[next].is(clsThat) && next+1 < s.b {
			next++
		}
		if t := &p.units[next]; t.is(clsHe|clsShe) && !t.is(clsPoss) && !t.has(trObject) {
			e, _ := c.find(p.lows(r.na, r.nb), r.gender)
			votes.add(e, t)
		}
	}
}
