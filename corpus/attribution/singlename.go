package attribution

import "onrecord/corpus"

// This file tells who is meant by a pronoun behind a person of whom the article knows one name alone, where names change with
// their case: "Громов забил дважды. «…», — сказал он".

// meetSingle keeps the person with one name who is the subject of a sentence that names nobody else.
func (n *narrator) meetSingle(p *para, s sentence, inside func(at int) bool) {
	for i := s.a; i < s.b; i++ {
		r := p.run(i)
		if r == nil {
			continue
		}
		i = r.b - 1
		if g, ok := p.singlePerson(r); ok && !inside(p.units[r.a].start) {
			name := p.called(r.na, r.nb)
			n.unknown, n.unknownGender = source{id: corpus.ScopedSpeakerID(n.article.ID, name), name: name}, g
			return
		}
	}
}

// singlePerson reports whether a row is the surname or the first name of somebody as the subject, and gives the gender.
func (p *para) singlePerson(r *run) (gender, bool) {
	if r.nb-r.na != 1 || r.org || r.bare || r.cases&inNominative == 0 || p.marked(r.na) {
		return genderUnknown, false
	}
	t := &p.units[r.na]
	if t.upper || t.is(clsPlace|clsOrg|clsDemonym) {
		return genderUnknown, false
	}
	low := corpus.Fold(p.text[t.start:t.base])
	if g := p.lang.decline.given[low]; g != genderUnknown {
		return g, true
	}
	for _, read := range p.lang.decline.readings(low, "surname") {
		if !read.fixed && read.of(low) == low && read.cases&inNominative != 0 {
			return read.gender, true
		}
	}
	if r.a > 0 && p.run(r.a-1) == nil && p.units[r.a-1].is(clsRole|clsTitle) && p.lang.decline.nounCases(p.units[r.a-1].low)&inNominative != 0 {
		return genderOf(p.units[r.a-1].cls), true
	}
	return genderUnknown, false
}
