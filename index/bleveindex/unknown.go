package bleveindex

import (
	"fmt"

	"onrecord/corpus"
	"onrecord/index"
)

// unknown warns of filter values that name nobody here: a slip of the pen finds nothing, as a speaker who said nothing does.
func (d *directory) unknown(f index.Filters) []string {
	var warnings []string
	for _, l := range []struct {
		param  string
		values []string
		known  *register
	}{{"speaker", f.Speakers, &d.speakers}, {"outlet", f.Outlets, &d.outlets}} {
		for _, v := range l.values {
			if v == index.Missing || l.known.byID[l.known.resolve(v)[0]] != nil {
				continue
			}
			w := fmt.Sprintf("there is no %s %q here", l.param, v)
			if name := l.known.nearName(v); name != "" {
				w += fmt.Sprintf("; did you mean %s?", name)
			}
			warnings = append(warnings, w)
		}
	}
	return warnings
}

// nearName is the most frequent name that is another spelling of one, or holds all of its words; "" when there is none.
func (r *register) nearName(name string) string {
	folded := corpus.Fold(name)
	for _, l := range r.order {
		if index.Near(folded, corpus.Fold(l.Name)) {
			return l.Name
		}
	}
	if found := r.matching(name); len(found) > 0 {
		return found[0].Name
	}
	return ""
}
