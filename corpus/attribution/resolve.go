package attribution

import "onrecord/corpus"

// voiceOf resolves the subject of a cue in paragraph k.
func (n *narrator) voiceOf(k int, c cue) voice {
	n.now = k
	p := &n.paras[k]
	v := voice{para: k + 1, cue: p.text[p.units[c.a].start:p.units[c.b-1].end], evidence: p.evidenceOf(k, &c), passive: c.final != nil && c.final.passive}
	m := c.subject
	switch {
	case c.final != nil && (c.final.drops || m.kind == mentionPronoun):
		d := n.dropped(k, c)
		v.src, v.basis = d.src, d.basis
		return v
	case m.kind == mentionDropped:
		if n.lang.declines() {
			v.src, v.basis = n.lastSource()
			return v
		}
		v.src, v.basis = n.unspoken()
		if e := v.src.entry; p.pluralVerb(c) && e != nil && e.person {
			v.src, v.basis = source{}, corpus.BasisNone
		}
		v.rivals = n.rivals(v.basis)
		return v
	case n.continues(k, p, &c):
		v.src, v.basis = n.last.src, n.last.basis
		if v.src.entry != nil && v.src.entry.gender == genderUnknown {
			v.src.entry.gender = m.gender
		}
	case m.kind == mentionName && p.ofAnother(m):
		v.src, v.basis = source{mention: p.inDictionaryForm(m)}, corpus.BasisNone
		return v
	case !c.per || m.kind != mentionName || !m.org:
		v.src, v.basis = n.meant(k, p, m)
	}
	if v.src.entry != nil {
		v.src.entry.spoke = true
	}
	if c.per && (v.src.entry == nil || v.src.entry.org) {
		v.src, v.basis = source{}, corpus.BasisNone
	}
	if e := v.src.entry; e != nil && n.lang.declines() && m.kind == mentionName && !e.org && e.gender == genderUnknown {
		e.gender = m.gender // as the verb tells
	}
	v.rivals = n.rivals(v.basis)
	v.flaws = n.flawsOf(p, &c, v.src.entry)
	return v
}

// continues reports whether the verb of a cue with a pronoun tells that whoever spoke last goes on: "he added".
func (n *narrator) continues(k int, p *para, c *cue) bool {
	m, last := &c.subject, n.last.src
	if m.kind != mentionPronoun || m.gender == genderUnknown || !c.verb || !p.units[c.a].has(trGoesOn) || n.last.para < k || n.last.para == 0 {
		return false
	}
	return n.last.basis != corpus.BasisNone && last.entry != nil && last.entry.person && last.entry.gender.fits(m.gender) && n.before(p, *m) == nil
}

// meant finds whom a mention in paragraph k means, and what it is called there.
func (n *narrator) meant(k int, p *para, m mention) (source, corpus.Basis) {
	src, basis := source{}, corpus.BasisNone
	switch {
	case m.kind == mentionName && m.quoted > 0:
		src, basis = p.quotedName(m)
	case m.kind == mentionName:
		src, basis = n.name(p, m)
	case m.kind == mentionNoun && m.prefix > 0:
		src.mention = p.prefixName(m)
	case m.kind == mentionNoun:
		src, basis = n.nounOrFuller(k, p, m)
	case m.kind == mentionPronoun:
		src, basis = n.pronoun(k, m)
	}
	if basis == corpus.BasisNone && src.id != "" { // a source of before who was named after all
		src = source{mention: src.mention}
	}
	if src.id != "" || src.mention == "" {
		src.mention = p.mentioned(m)
	}
	return src, basis
}

// mentioned is a mention as printed, or in the form of a dictionary where names change.
func (p *para) mentioned(m mention) string {
	if m.a >= m.b {
		return ""
	}
	return p.inDictionaryForm(m)
}

// nounOrFuller finds who is meant by a noun; where nobody is, it gives the fullest phrase for the same source.
func (n *narrator) nounOrFuller(k int, p *para, m mention) (source, corpus.Basis) {
	src, basis := n.noun(p, m)
	if src.id == "" {
		src, basis = n.looseNoun(k, p, m, src, basis)
	}
	if src.id == "" && src.mention == "" {
		src.mention = n.fuller(p, m, p.mentioned(m))
	}
	return src, basis
}

// looseNoun finds who is meant by a noun that nobody was called by: whoever a pronoun would mean.
func (n *narrator) looseNoun(k int, p *para, m mention, src source, basis corpus.Basis) (source, corpus.Basis) {
	head := &p.units[m.head]
	switch {
	case basis != corpus.BasisAmbiguous && n.lang.options["romance"]:
		return n.epithet(k, p, m)
	case basis == corpus.BasisNone && n.lang.options["nouncaps"]:
		return n.justNamed(p, m)
	case n.lang.members["theirs "+n.lang.lemma(head.low)] && m.b == m.head+1:
		return n.lastSource()
	case n.lang.declines() && n.lang.meansBody(head):
		return n.bodyBefore(p, m)
	case basis == corpus.BasisNone && n.inHighOffice(k, p, m) != nil:
		return n.sourceOf(n.inHighOffice(k, p, m)), corpus.BasisRole
	case (n.lang.generic(p, m) || p.ofChildren(m)) && !p.isGroup(m):
		return n.generic(k, p, m)
	}
	return src, basis
}

// generic finds who is meant by a noun that can stand for anybody named before, but for those who are said to be something
// else.
func (n *narrator) generic(k int, p *para, m mention) (source, corpus.Basis) {
	if e := n.lastInRole(p, m); e != nil {
		return n.sourceOf(e), corpus.BasisRole
	}
	src, basis := n.pronoun(k, m)
	if basis == corpus.BasisPronoun {
		basis = corpus.BasisRole
	}
	e, declines := src.entry, n.lang.declines()
	if e == nil && declines && p.namesInside(m) {
		return source{}, corpus.BasisNone
	}
	if e == nil {
		return src, basis
	}
	other := !declines && basis == corpus.BasisRole && p.units[m.head].is(clsRole) && !p.ofChildren(m) && len(e.roles) > 0 && !n.hasRole(e, p, m)
	if other || declines && (n.ofOtherOffice(e, p, m) || n.ofOtherCountry(e, p, m) || n.isLayman(e, p, m)) {
		return source{}, corpus.BasisNone
	}
	return src, basis
}

// flawsOf tells what is unsure about the subject of a cue, who was found to be e.
func (n *narrator) flawsOf(p *para, c *cue, e *entry) flaw {
	var f flaw
	if m := &c.subject; e != nil && m.kind == mentionName && m.nb-m.na == 1 {
		if low := p.units[m.na].low; e.words[len(e.words)-1] != low && n.cast.short[low] != e {
			f |= flawInner
		}
	}
	if e != nil && (e.weak || e.doubt || !e.person && !e.org) {
		f |= flawUnsure
	}
	return f
}

// rivals are those who fitted what was looked up last, where that names nobody.
func (n *narrator) rivals(basis corpus.Basis) *[]*entry {
	if basis != corpus.BasisAmbiguous {
		return nil
	}
	list := n.cast.rivals
	return &list
}

// ofAnother reports whether a name only tells whose spokesman or aide is meant.
func (p *para) ofAnother(m mention) bool {
	if m.na <= 0 || m.na >= len(p.units) {
		return false
	}
	if before := &p.units[m.na-1]; before.has(trRelational) && p.run(m.na-1) == nil && p.called(m.na, m.nb) != p.print(m.na, m.nb) {
		return true
	}
	for i := m.a; i+2 < m.na; i++ {
		if p.units[i].is(clsRole) && (p.run(i) == nil || p.lang.options["nouncaps"]) {
			return p.anothers(i+1, m.na)
		}
	}
	return false
}

func (n *narrator) sourceOf(e *entry) source {
	return source{id: e.speaker(), name: e.name, role: e.role, entry: e}
}

func (n *narrator) name(p *para, m mention) (source, corpus.Basis) {
	words := p.lows(m.na, m.nb)
	e, ambiguous := n.cast.find(words, m.gender)
	if p.isPaper(m) && (e == nil || !e.org && !e.person) {
		return source{}, corpus.BasisNone
	}
	switch {
	case ambiguous:
		return source{}, corpus.BasisAmbiguous
	case e != nil && len(words) > 1 && n.lang.options["nouncaps"] && e.doubt && !e.person && !e.org:
		return source{}, corpus.BasisNone
	case e != nil && len(words) > 1:
		return n.sourceOf(e), corpus.BasisName
	case e != nil:
		return n.sourceOf(e), corpus.BasisSurname
	case len(words) == 0:
		return source{}, corpus.BasisNone
	case len(words) == 1 && n.bodyOf(&p.units[m.na]) != nil:
		return n.sourceOf(n.bodyOf(&p.units[m.na])), corpus.BasisRole
	case len(words) == 1 && n.lang.members["byname "+words[0]]:
		name := p.called(m.na, m.nb)
		return source{id: corpus.NewSpeakerID(name), name: name, body: true}, corpus.BasisName
	case len(words) == 1 && n.lang.final == nil && p.units[m.na].is(n.lang.bodyWords()) && !p.units[m.na].upper: // "the Court"
		if e, _ := n.cast.byBodyNoun(words[0], nil); e != nil {
			return n.sourceOf(e), corpus.BasisRole
		}
		return source{}, corpus.BasisNone
	}
	name := p.called(m.na, m.nb)
	if len(words) > 1 {
		return source{id: corpus.NewSpeakerID(name), name: name}, corpus.BasisName
	}
	s := n.cast.singles[words[0]]
	if m.weak && !s.isName() {
		return source{}, corpus.BasisNone
	}
	if s == nil || n.cast.lowered[words[0]] || !m.honour && s.mid == 0 && m.initial && !s.honour && !p.units[m.na].upper && len(n.cast.first[words[0]]) == 0 {
		return source{}, corpus.BasisNone // perhaps only a word at the start of its sentence
	}
	if s.org || m.org {
		return source{id: corpus.NewSpeakerID(name), name: name, body: true}, corpus.BasisName
	}
	return source{id: corpus.ScopedSpeakerID(n.article.ID, name), name: name}, corpus.BasisSurname
}

// isPaper tells the name of a document, which nobody knows the author of: "the Report Card", "the Annual Report".
func (p *para) isPaper(m mention) bool {
	authored := func(i int) bool {
		return (p.lang.members["authored "+p.units[i].low] || p.lang.members["paper "+p.units[i].low]) && !p.units[i].is(clsOrg)
	}
	return m.nb-m.na > 1 && (authored(m.na) || authored(m.nb-1))
}
