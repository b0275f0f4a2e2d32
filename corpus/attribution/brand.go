package attribution

import "onrecord/corpus"

// This file gives the names of bodies that stand in quotation marks their dictionary form: "представитель «Волны»".

// brand takes a name of one word in quotation marks: it changes with its case where no noun for what it is stands in front.
func (n *namer) brand(p *para, r *run) {
	r.cases = anyCase
	t := &p.units[r.na]
	if r.na > 0 && p.units[r.na-1].is(clsBodyKind) && p.lang.decline.nounCases(p.units[r.na-1].low) != 0 {
		r.cases = p.lang.decline.nounCases(p.units[r.na-1].low) // "компании «Волна»"
	}
	want := p.casesOfMarked(r.na)
	if want == 0 || t.upper || !n.lang.declinable(t.low) {
		return
	}
	if endsHard(t.low, n.lang.decline.letters["hard"]) && want&inNominative == 0 {
		r.cases = inNominative | inAccusative
	}
	word := p.text[t.start:t.base]
	for _, read := range n.lang.decline.readings(t.low, "brand") {
		if w := read.of(word); read.cases&want != 0 && w != word {
			r.norm, r.cases, t.low = w, read.cases&want, corpus.Fold(w)
			return
		}
	}
}

// casesOfMarked tells by the word before unit i in which case a name in quotation marks stands there; 0 when it does not.
func (p *para) casesOfMarked(i int) caseSet {
	if i == 0 {
		return 0
	}
	before := &p.units[i-1]
	switch {
	case p.run(i-1) != nil:
		return 0
	case before.is(clsPrep):
		return p.lang.decline.governs[before.low] &^ inNominative
	case before.is(clsBodyKind):
		return 0
	case before.is(clsRole | clsTitle | clsOrg | clsPeople | clsDocument), before.has(trSourceNoun):
		return inGenitive
	}
	return 0
}
