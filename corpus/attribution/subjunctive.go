package attribution

import "strings"

// noteSubjunctives takes a word that no file knows for the verb of reported speech, by its ending and its place: behind a
// noun or a pronoun, and before none that it could belong to: "Das Vorhaben gefährde die Küste".
func (p *para) noteSubjunctives() {
	for i := 1; i < len(p.units); i++ {
		t := &p.units[i]
		if t.kind != kindWord || t.capital || t.cls != 0 || t.trait != 0 || len(t.low) < 5 || !strings.HasSuffix(t.low, "e") || strings.HasSuffix(t.low, "te") {
			continue
		}
		before := &p.units[i-1]
		if before.kind != kindWord || !before.capital && !before.is(clsHe|clsShe|clsIt|clsAdverb|clsPronoun) || before.is(clsConj|clsSub) || before.is(clsDet|clsPrep) && !before.is(clsPronoun) {
			continue
		}
		if i+1 == len(p.units) || p.units[i+1].kind != kindWord || !p.units[i+1].capital && p.units[i+1].is(clsDet|clsPrep|clsPoss|clsAdverb|clsPronoun|clsNegative) {
			t.trait |= trSubjunctive
		}
	}
}
