package attribution

// nameBare takes a title that stands alone and without an article for the surname of somebody who has it: "Bishop said",
// of Ada Bishop.
func (c *cast) nameBare(paras []para) {
	for i := range paras {
		p := &paras[i]
		for k := range p.runs {
			r := &p.runs[k]
			if !r.bare || r.b-r.a != 1 || r.a > 0 && p.run(r.a-1) == nil && p.units[r.a-1].is(clsDet|clsPoss) {
				continue
			}
			if all := c.last[p.units[r.a].low]; len(all) == 1 && all[0].person && !all[0].org {
				r.bare, r.na, r.nb = false, r.a, r.b
			}
		}
	}
}
