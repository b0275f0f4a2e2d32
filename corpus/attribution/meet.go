package attribution

import (
	"slices"

	"onrecord/corpus"
)

// meet notes the persons whom a sentence names outside its quotations; inside tells what lies in a reported clause.
func (n *narrator) meet(p *para, s sentence, inside func(at int) bool) {
	before := n.subject
	topic := n.oneNamed()
	n.subject, n.company, n.governed, n.within, n.stranger = nil, nil, nil, p, false
	if p.heading && n.lang.options["subjectfirst"] {
		return
	}
	for i := s.a; i < s.b; i++ {
		r := p.run(i)
		if r == nil {
			continue
		}
		i = r.b - 1
		if r.bare || r.org || r.na >= r.nb || n.lang.declines() && !r.person && n.cast.short[p.units[r.na].low] == nil || inside(p.units[r.a].start) {
			continue
		}
		e, _ := n.cast.find(p.lows(r.na, r.nb), r.gender)
		if e == nil || e.org || e.doubt {
			n.stranger = n.stranger || e == nil && r.titled && n.subject == nil && !p.besides(s, r)
			continue
		}
		if n.subject == nil && !p.besides(s, r) {
			n.subject = e
		} else if e != n.subject {
			n.company = append(n.company, e)
			if p.units[r.nb-1].possessive || n.lang.declines() && r.cases != inNominative || p.isGoverned(s, r) {
				n.governed = append(n.governed, e)
			}
		}
		n.recent = append(slices.DeleteFunc(n.recent, func(o *entry) bool { return o == e }), e)
		if len(n.recent) > maxRecent {
			n.recent = n.recent[1:]
		}
	}
	if n.lang.declines() {
		if !p.goesOnAbout(s, n.unknownGender) {
			n.unknown = source{}
		}
		if n.subject == nil {
			n.meetSingle(p, s, inside)
		}
		if n.subject == nil && n.unknown.id == "" {
			n.meetRoleInCase(p, s, inside)
		}
		if n.subject == nil && n.unknown.id == "" && !n.stranger && !(n.last.para > n.now && n.last.src.entry != topic) && topic != nil && p.goesOnAbout(s, topic.gender) {
			n.subject = topic
		}
		n.grammatical = n.subject != nil
	}
	n.noteLead()
	n.meetSubject(p, s, before, inside)
}

// noteLead keeps the only person whom the sentences of a paragraph so far are about.
func (n *narrator) noteLead() {
	switch e := n.subject; {
	case e == nil:
	case n.leadPara != n.now+1:
		n.lead, n.leadPara = e, n.now+1
	case n.lead != e:
		n.lead = nil
	}
}

// meetRoleInCase notes the person whom a role means that is the subject of a sentence; where nobody is known to have it, the
// sentence is about a stranger, and "he" is none of those whom it also names.
func (n *narrator) meetRoleInCase(p *para, s sentence, inside func(at int) bool) {
	m, _ := p.inCase(s.a, s.b, inNominative, agreement{}, true)
	if m.kind != mentionNoun || !p.units[m.head].is(clsRole|clsTitle) || n.lang.decline.nounCases(p.units[m.head].low)&inNominative == 0 || inside(p.units[m.a].start) {
		return
	}
	src, basis := n.noun(p, m)
	switch {
	case src.entry != nil && src.entry.person:
		n.subject = src.entry
		n.company = slices.DeleteFunc(n.company, func(e *entry) bool { return e == n.subject })
	case src.id == "" && basis == corpus.BasisNone:
		n.company, n.stranger = nil, true
	}
}

// oneNamed gives whom the sentence before is about: its subject, else the only one whom it names.
func (n *narrator) oneNamed() *entry {
	if n.subject == nil && len(n.company) == 1 {
		return n.company[0]
	}
	return n.subject
}

// goesOnAbout reports whether the subject of a sentence is a pronoun that can mean somebody of a gender.
func (p *para) goesOnAbout(s sentence, g gender) bool {
	m, _ := p.inCase(s.a, s.b, inNominative, agreement{}, true)
	return m.kind == mentionPronoun && m.gender != genderUnknown && m.gender.fits(g)
}

// isGoverned reports whether a preposition stands before a name and its role: "to her former coach Ann Other".
func (p *para) isGoverned(s sentence, r *run) bool {
	i := r.a
	for i > s.a && p.run(i-1) == nil && p.units[i-1].kind == kindWord && !p.isVerb(i-1) && (p.units[i-1].cls == 0 || p.units[i-1].is(clsRole|clsTitle|clsDet|clsPoss|clsDemonym)) && !p.units[i-1].is(clsPrep) {
		i--
	}
	return i > s.a && p.run(i-1) == nil && p.units[i-1].is(clsPrep)
}

// besides reports whether a sentence that names somebody is about somebody else.
func (p *para) besides(s sentence, r *run) bool {
	if p.lang.options["prodrop"] {
		return p.governs(s, r.a)
	}
	if p.lang.declines() {
		return r.cases&inNominative == 0
	}
	if p.lang.options["verbsecond"] {
		return r.a > s.a && (p.units[r.a-1].is(clsPrep) || p.units[r.a-1].has(trOblique))
	}
	return p.lang.options["romance"] && r.a > s.a && p.units[r.a-1].is(clsPrep) && !p.units[r.a-1].is(clsOf)
}

// maxRecent is how many persons a pronoun may go back over.
const maxRecent = 6
