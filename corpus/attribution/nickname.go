package attribution

import "strings"

// This file tells what somebody is also called: "Сергей Орлов, известный под псевдонимом Серёга".

// maxKnownAs is how many words may stand between what says that somebody is known and the word before his other name.
const maxKnownAs = 2

// meetNicknames notes the other names of people.
func (c *cast) meetNicknames(paras []para, lang *language) {
	if !lang.declines() {
		return
	}
	for i := range paras {
		p := &paras[i]
		for k := range p.runs {
			r := &p.runs[k]
			end := p.knownAs(r)
			if end == 0 || r.na >= r.nb {
				continue
			}
			key := strings.Join(p.lows(r.na, r.nb), " ")
			bearer := p.runEnding(end)
			if bearer == nil || !bearer.person || c.full[key] != nil {
				continue
			}
			if e, _ := c.find(p.lows(bearer.na, bearer.nb), bearer.gender); e != nil && !e.org {
				c.short[key] = e
			}
		}
	}
}

// knownAs finds the comma behind somebody of whom the name at a run is another: ", more known under the name of"; 0 when there is
// none.
func (p *para) knownAs(r *run) int {
	i := r.a - 1
	if i < 1 || !p.lang.members["nickname "+p.units[i].low] {
		return 0
	}
	for j := i - 1; j > 0 && j >= i-1-maxKnownAs; j-- {
		if !p.lang.members["known "+p.units[j].low] {
			continue
		}
		for j > 1 && p.units[j-1].kind == kindWord && p.run(j-1) == nil && p.units[j-1].kind != kindComma && j > i-1-2*maxKnownAs {
			j--
		}
		if p.units[j-1].kind == kindComma {
			return j - 1
		}
		return 0
	}
	return 0
}
