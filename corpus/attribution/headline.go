package attribution

import "onrecord/corpus"

// This file finds whom a headline is about, where an article goes on with it: "Tihon Bragin opened the bridge", "He said that".

// meetHeadline keeps the only person who is the subject of a title, where names change with their case.
func (c *cast) meetHeadline(title string, lang *language) {
	if !lang.declines() || title == "" {
		return
	}
	paras := []para{newPara(title, false, lang)}
	dictionaryForms(paras, lang)
	p := &paras[0]
	var subject *run
	for k := range p.runs {
		r := &p.runs[k]
		if !r.person || r.nb-r.na < 2 || r.cases&inNominative == 0 {
			continue
		}
		if subject != nil {
			return
		}
		subject = r
	}
	if subject == nil {
		return
	}
	e := c.enter(p.called(subject.na, subject.nb), p.lows(subject.na, subject.nb))
	if e.org {
		return
	}
	if e.gender == genderUnknown {
		e.gender = subject.gender
	}
	e.person, c.headline = true, e
}

// headlined gives the person of the headline for a pronoun before which the article has named nobody.
func (n *narrator) headlined(m mention) (source, corpus.Basis, bool) {
	e := n.cast.headline
	if e == nil || n.last.para > 0 || n.subject != nil || n.stranger || len(n.recent) > 0 || !e.gender.fits(m.gender) {
		return source{}, corpus.BasisNone, false
	}
	return n.sourceOf(e), corpus.BasisPronoun, true
}
