package attribution

import "strings"

// This file gives the names of bodies that begin with an adjective in the form of the dictionary: "der Deutsche
// Wetterdienst", "vom Deutschen Wetterdienst", both "Deutscher Wetterdienst".

// adjectiveEndings are what a German adjective has in its cases, the longest first.
var adjectiveEndings = []string{"em", "en", "e"}

// nominativeBody sets the dictionary form of such a name, so that it is one in all its cases.
func (p *para) nominativeBody(r *run) {
	first, last := &p.units[r.na], &p.units[r.nb-1]
	if !r.org || r.nb-r.na < 2 || first.cls&^clsDemonym != 0 || last.kind != kindWord {
		return
	}
	low := last.low
	if cut := p.genitiveEnding(last); cut > 0 {
		low = low[:len(low)-cut]
	}
	ending := ""
	for section, e := range map[string]string{"masculinebody": "er", "femininebody": "e", "neuterbody": "es"} {
		for _, noun := range p.lang.endings[section] {
			if strings.HasSuffix(low, noun) {
				ending = e
			}
		}
	}
	word := p.text[first.start:first.end]
	for _, e := range adjectiveEndings {
		stem, ok := strings.CutSuffix(word, e)
		if !ok || ending == "" || len(stem) < minStem {
			continue
		}
		end := last.end
		if low != last.low {
			end -= len(last.low) - len(low)
		}
		r.norm = strings.Join(strings.Fields(stem+ending+p.text[first.end:end]), " ")
		first.low, last.low = strings.TrimSuffix(first.low, e)+"e", low
		return
	}
}

// genitiveEnding gives how long the ending of the genitive is that a noun has.
func (p *para) genitiveEnding(t *token) int {
	_, _, cut := p.lang.noun(t.low)
	if cut > 0 && strings.HasSuffix(t.low, "s") {
		return cut
	}
	return 0
}
