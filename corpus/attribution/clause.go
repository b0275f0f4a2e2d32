package attribution

import "strings"

// This file tells where a clause begins, and what in it is a verb.

// relativeThat tells the "that" at unit i of "the group that owns the quay" from the one of "said that".
func (p *para) relativeThat(i int) bool {
	return p.lang.plain() && i > 0 && i+1 < len(p.units) && p.units[i].is(clsThat) && p.isVerb(i+1) && p.run(i-1) == nil && p.units[i-1].kind == kindWord && !p.isVerb(i-1) &&
		!p.units[i-1].is(clsAnyCue|clsPrep|clsFunction)
}

// clauseStart finds where the clause begins that ends a chunk.
func (p *para) clauseStart(c chunk) int {
	for j := c.b - 1; j >= c.a; j-- {
		t := &p.units[j]
		if p.run(j) != nil || t.kind != kindWord {
			continue
		}
		switch {
		case t.is(clsThat|clsWhether) && (j > c.a || c.b-j > 1) && !t.is(clsDefinite):
			return j + 1
		case t.is(clsSub|clsWho|clsWhich) && (!t.is(clsPrep) || p.subjects(j+1, c.b) == 1) && !p.isMoreThan(j):
			return j + 1
		case t.is(clsReporting) && !t.is(clsRole|clsPeople) && j+1 < c.b && !p.isNounHere(j):
			return j + 1
		case t.is(clsConj) && j+1 < c.b && p.verbBetween(p.innerStart(c.a, j), j) && len(p.nounPhrases(j+1, c.b)) > 0:
			return j + 1
		}
	}
	return c.a
}

// isMoreThan tells the conjunction at unit i of "more than 30".
func (p *para) isMoreThan(i int) bool {
	return i > 0 && i+1 < len(p.units) && p.units[i+1].kind == kindNumber && p.units[i-1].is(clsDet) && p.units[i].is(clsSub)
}

// innerStart is where the dependent clause begins that ends before unit b, if there is one: what "and" joins in it is no clause of
// its own.
func (p *para) innerStart(a, b int) int {
	for j := b - 1; p.lang.plain() && j > a; j-- {
		if p.run(j) == nil && p.units[j].is(clsWhether|clsWho|clsWhich) {
			return j + 1
		}
	}
	return a
}

// subjects counts the noun phrases in units [a, b) that nothing governs: in "as Ann Other in Selby" there is one.
func (p *para) subjects(a, b int) int {
	n := 0
	list := p.nounPhrases(a, b)
	for _, phrase := range list {
		if !phrase.governed {
			n++
		}
	}
	if !p.lang.options["bareclause"] {
		return len(list)
	}
	return n
}

// isNounHere tells "claims" the noun from the verb: something stands before that only a noun has.
func (p *para) isNounHere(i int) bool {
	if i == 0 {
		return false
	}
	t := &p.units[i-1]
	if p.lang.options["romance"] && t.is(clsDemonym) {
		return false // it stands behind its noun: "el ministro ruso dijo"
	}
	if t.has(trPronominal) && !p.units[i].has(trNounlike) && (p.units[i].is(clsSay) || p.lang.plain() && i+1 < len(p.units) && p.isBreak(i+1)) {
		return false // "another said", "another added: “…”"
	}
	if i > 1 && p.run(i-1) == nil && (t.is(clsAdverb) || t.cls == 0 && p.lang.adverbEnding(t.low)) && p.lang.finiteEnding(p.units[i].low) {
		before := &p.units[i-2]
		if p.run(i-2) == nil && before.is(clsDet|clsPoss|clsPrep) && !before.is(clsAux|clsTo|clsAdverb) {
			return true // "from publicly disclosed papers"
		}
	}
	if i > 1 && i+1 < len(p.units) && p.units[i].has(trNounlike) && t.kind == kindWord && t.cls == 0 && !t.capital && p.run(i-2) == nil &&
		p.units[i-2].is(clsDet|clsPoss) && p.units[i-2].cls&clsPronoun == 0 && (p.isBreak(i+1) || p.units[i+1].is(clsPrep)) {
		return true // "the latest claims of"
	}
	return p.run(i-1) == nil && (t.is(clsDet|clsPoss|clsPrep|clsDemonym) && !t.is(clsAux|clsTo) || t.is(clsReporting) && !t.capital && !p.isDocumentHere(i-1) && !(i > 1 && p.units[i-2].is(clsReporting) && p.run(i-2) == nil) && !p.isNounHere(i-1) && !(t.has(trNounlike) && p.lang.finiteEnding(p.units[i].low))) || t.possessive || t.kind == kindNumber
}

// isDocumentHere tells "the group's yearly report" from "they report".
func (p *para) isDocumentHere(i int) bool {
	if i == 0 || !p.units[i].is(clsDocument) || p.units[i-1].kind != kindWord {
		return false
	}
	if r := p.run(i - 1); r != nil {
		return p.lang.plain() && r.a > 0 && (p.units[r.a-1].is(clsDet|clsPoss|clsConj) || p.units[r.a-1].kind == kindNumber)
	}
	return p.units[i-1].cls&^(clsPortfolio|clsOrg|clsBodyNoun|clsDemonym) == 0
}

// isVerb reports whether unit i shows that a clause is one: a finite verb that the language's file names, or a form with
// one of its endings where no noun can stand.
func (p *para) isVerb(i int) bool {
	t := &p.units[i]
	if t.kind != kindWord || t.capital {
		return t.contracted && t.is(clsHe|clsShe|clsThey|clsIt)
	}
	if t.is(clsFinite|clsBe|clsModal) || t.is(clsAux) && !(t.is(clsPrep|clsPronoun) && p.lang.options["clitics"]) {
		return true
	}
	if t.contracted && t.is(clsHe|clsShe|clsThey|clsIt) {
		return true
	}
	if t.cls == 0 && p.past(i) {
		return true
	}
	return t.cls&^(clsAdjacent|clsDub|clsQuoted|clsRefuse) == 0 && p.lang.finiteEnding(t.low) && !strings.Contains(t.low, "-") && i > 0 && !p.isNounHere(i) &&
		(p.run(i-1) != nil || p.units[i-1].kind == kindWord || p.units[i-1].kind == kindComma || p.units[i-1].kind == kindQuote)
}

// verbBetween reports whether a finite verb stands in units [a, b).
func (p *para) verbBetween(a, b int) bool {
	for i := a; i < b; i++ {
		if p.run(i) == nil && (p.isVerb(i) || p.units[i].is(clsReporting) && !p.units[i].capital && !p.isNounHere(i)) {
			return true
		}
	}
	return false
}
