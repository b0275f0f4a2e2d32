package attribution

import "onrecord/corpus"

// confidences is how often the speaker that the evidence names was right on news articles annotated by hand: PolNeAR's
// development part and articles of Wikinews; bench/attribution says how to measure.
var confidences = map[corpus.Basis]float64{
	corpus.BasisDeclared: 0.99,
	corpus.BasisLabel:    0.99,
	corpus.BasisName:     0.98,
	corpus.BasisSurname:  0.98,
	corpus.BasisRole:     0.85,
	corpus.BasisPronoun:  0.85,
	corpus.BasisLeadIn:   0.88,
	corpus.BasisCarried:  0.98,
}

// What evidence is worth at most.
const (
	atMostDoubtful = 0.85 // with a flaw, or from a paragraph before
	atMostUnsure   = 0.89 // a surname of whoever may be no person
	atMostShared   = 0.94 // a clause whose subject is that of another
	atMostOpened   = 0.94 // marks that the paragraph before left open
)

// confidence is how likely the speaker of a quotation is right.
func (f *found) confidence() float64 {
	c := confidences[f.basis]
	clause := f.kind == corpus.QuoteIndirect || f.kind == corpus.QuoteMixed
	limit := func(applies bool, most float64) {
		if applies {
			c = min(c, most)
		}
	}
	limit(f.flaws&(flawInner|flawCrossed) != 0 || f.flaws&flawContested != 0 && clause, atMostDoubtful)
	limit(f.rule == ruleAhead || f.rule == ruleGoesOn && f.far, atMostDoubtful)
	limit(f.flaws&flawUnsure != 0 && f.basis != corpus.BasisName, atMostUnsure)
	limit((f.rule == ruleShared || f.basis == corpus.BasisCarried) && clause, atMostShared)
	limit(f.rule == ruleOpened, atMostOpened)
	return c
}
