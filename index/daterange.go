package index

import "onrecord/corpus"

// bound is one end of a range of dates, and how it was written.
type bound struct {
	date corpus.Date
	as   string
}

// leaveNoDay tells that what has to be dated by all of these nodes, and by the filters, is dated by no day; "" where there
// is one. What is dated by a month or a year alone may touch both ends all the same.
func leaveNoDay(nodes []Node, f Filters) string {
	from, to := bound{f.From, "from=" + f.From.String()}, bound{f.To, "to=" + f.To.String()}
	inWords := !f.From.Known() && !f.To.Known()
	for _, n := range nodes {
		d, ok := n.(Dates)
		if !ok {
			continue
		}
		if d.From.Known() && (!from.date.Known() || from.date.First().Before(d.From.First())) {
			from = bound{d.From, string(fieldAfter) + ":" + d.From.String()}
		}
		if d.To.Known() && (!to.date.Known() || d.To.Last().Before(to.date.Last())) {
			to = bound{d.To, string(fieldBefore) + ":" + d.To.String()}
		}
	}
	if !from.date.Known() || !to.date.Known() || !to.date.Last().Before(from.date.First()) {
		return ""
	}
	w := from.as + " and " + to.as + " leave no day"
	if inWords {
		w += "; the time between them is after:" + to.date.String() + " before:" + from.date.String()
	}
	return w
}
