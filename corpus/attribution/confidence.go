package attribution

import "onrecord/corpus"

// confidences is how often the speaker that the evidence names was right on news articles annotated by hand: PolNeAR's
// development part and articles of Wikinews; bench/attribution says how to measure.
var confidences = map[corpus.Basis]struct{ direct, indirect float64 }{
	corpus.BasisDeclared: {0.99, 0.99},
	corpus.BasisLabel:    {0.99, 0.99},
	corpus.BasisName:     {0.98, 0.97},
	corpus.BasisSurname:  {0.97, 0.94},
	corpus.BasisRole:     {0.8, 0.8},
	corpus.BasisPronoun:  {0.7, 0.7},
	corpus.BasisLeadIn:   {0.89, 0.89},
	corpus.BasisCarried:  {0.96, 0.9},
}

// carriedFar is how often somebody goes on speaking in the next paragraph who is not named there.
const carriedFar = 0.85

// confidence is how likely the speaker of a quotation is right.
func (f *found) confidence() float64 {
	c := confidences[f.basis]
	switch {
	case f.basis == corpus.BasisCarried && f.far && f.kind != corpus.QuoteTranscript:
		return carriedFar
	case f.kind == corpus.QuoteIndirect || f.kind == corpus.QuoteMixed:
		return c.indirect
	}
	return c.direct
}
