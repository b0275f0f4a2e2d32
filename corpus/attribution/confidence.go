package attribution

import "onrecord/corpus"

// confidences is how often the speaker that the evidence names was right on news articles annotated by hand: PolNeAR's
// development part and articles of Wikinews; bench/attribution says how to measure.
var confidences = map[corpus.Basis]struct{ direct, indirect float64 }{
	corpus.BasisDeclared: {0.99, 0.99},
	corpus.BasisLabel:    {0.99, 0.99},
	corpus.BasisName:     {0.98, 0.98},
	corpus.BasisSurname:  {0.98, 0.98},
	corpus.BasisRole:     {0.8, 0.8},
	corpus.BasisPronoun:  {0.75, 0.75},
	corpus.BasisLeadIn:   {0.89, 0.89},
	corpus.BasisCarried:  {0.98, 0.94},
}

// What evidence is worth at most.
const (
	atMostInner     = 0.75 // a first name, or the first of two surnames
	atMostUnsure    = 0.89 // a surname of whoever may be no person
	atMostContested = 0.88 // the words of one inside those of another
	atMostShared    = 0.94
	atMostCrossed   = 0.85
	atMostAhead     = 0.85 // whoever is named behind the next quotation
	atMostFar       = 0.75 // whoever spoke in the paragraph before
	atMostOpened    = 0.95
)

// confidence is how likely the speaker of a quotation is right.
func (f *found) confidence() float64 {
	c := confidences[f.basis].direct
	clause := f.kind == corpus.QuoteIndirect || f.kind == corpus.QuoteMixed
	if clause {
		c = confidences[f.basis].indirect
	}
	limit := func(applies bool, most float64) {
		if applies {
			c = min(c, most)
		}
	}
	limit(f.flaws&flawInner != 0, atMostInner)
	limit(f.flaws&flawUnsure != 0 && f.basis != corpus.BasisName, atMostUnsure)
	limit(f.flaws&flawContested != 0 && clause, atMostContested)
	limit(f.flaws&flawCrossed != 0, atMostCrossed)
	limit(f.rule == ruleShared && clause, atMostShared)
	limit(f.rule == ruleAhead, atMostAhead)
	limit(f.rule == ruleOpened, atMostOpened)
	limit(f.rule == ruleGoesOn && f.far, atMostFar)
	return c
}
