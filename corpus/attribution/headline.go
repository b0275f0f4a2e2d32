package attribution

import "onrecord/corpus"

// This file finds whom a headline is about, where an article goes on with it: "Tihon Bragin opened the bridge", "He said that".

// headlinePara reads a title, whose names are those with a first name that is known: the first word has a capital anyhow, and a
// row of two may be a body and its place.
func headlinePara(title string, lang *language) para {
	p := newPara(title, false, lang)
	for k := range p.runs {
		if r := &p.runs[k]; lang.declines() && len(r.names) > 0 && !p.knownGiven(p.units[r.na].low) {
			r.names = nil
		}
	}
	return p
}

// meetHeadline keeps the only person who is the subject of a title, where names change with their case, and enters those
// whom the text calls by their surnames alone.
func (c *cast) meetHeadline(p *para, lang *language) {
	if !lang.declines() {
		return
	}
	var subject *run
	subjects := 0
	for k := range p.runs {
		r := &p.runs[k]
		if !r.person || r.nb-r.na < 2 {
			continue
		}
		if surname := p.units[r.nb-1].low; c.singles[surname] != nil && len(c.last[surname]) == 0 {
			c.headliner(p, r)
		}
		if r.cases&inNominative != 0 {
			subject = r
			subjects++
		}
	}
	if subjects == 1 {
		c.headline = c.headliner(p, subject)
	}
}

// headliner enters a person whom the title names; nil when it is none.
func (c *cast) headliner(p *para, r *run) *entry {
	e := c.enter(p.called(r.na, r.nb), p.lows(r.na, r.nb))
	if e.org {
		return nil
	}
	if e.gender == genderUnknown {
		e.gender = r.gender
	}
	e.person = true
	return e
}

// headlined gives the person of the headline for a pronoun before which the article has named nobody.
func (n *narrator) headlined(m mention) (source, corpus.Basis, bool) {
	e := n.cast.headline
	if e == nil || n.last.para > 0 || n.subject != nil || n.stranger || len(n.recent) > 0 || !e.gender.fits(m.gender) {
		return source{}, corpus.BasisNone, false
	}
	return n.sourceOf(e), corpus.BasisPronoun, true
}
