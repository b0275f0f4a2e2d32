package attribution

// contentStart finds the unit at which the reported clause begins; -1 when none follows the verb.
func (w *passage) contentStart(c cue, limit int) int {
	if a := w.afterThat(c, limit); a != 0 {
		return a
	}
	if i := w.p.unstated(c, limit, w.lang); i > 0 {
		return i
	}
	if !w.lang.options["bareclause"] || c.b >= limit {
		return -1
	}
	i := c.b
	if w.p.onlyPoints(i, limit) {
		return -1
	}
	if w.p.units[i].has(trObject) && !w.p.units[i].upper && i+1 < limit {
		i++ // "telling them it was old", "declared him the winner"
	} else if c.cls&clsTell != 0 {
		i = w.addressee(i, limit)
		if i+minClause < limit && i > c.b && w.p.units[i].is(clsTo) {
			return i + 1 // "told passengers to wait"
		}
	}
	i = w.circumstances(i, limit)
	if i >= limit || w.size(i, limit) < minClause || !w.opens(i) {
		return -1
	}
	if w.p.startsClause(i, limit, c.cls&(clsSay|clsSaying) != 0 && !w.p.units[c.a].has(trThings)) || w.p.units[i].kind == kindQuote || w.mustBeClause(c, i, limit) {
		return i
	}
	return -1
}

// onlyPoints reports whether what a verb has at unit i is only a word for what was said before: "stated this during a
// visit".
func (p *para) onlyPoints(i, limit int) bool {
	if !p.units[i].has(trPointing) || p.units[i].contracted {
		return false
	}
	if i++; p.lang.plain() && i+1 < limit && p.units[i].is(clsAdverb) && p.run(i) == nil && p.units[i+1].kind == kindWord && !p.units[i+1].is(clsPrep|clsTime|clsSub|clsAdverb) {
		return false // "said it still was open"
	}
	return i >= limit || p.isBreak(i) && p.units[i].kind != kindQuote || p.units[i].is(clsPrep|clsTime|clsSub|clsAdverb) && !p.units[i].is(clsDet|clsFinite)
}

// mustBeClause reports whether units [a, b) are too long for anything else that can be said: "said the combined gaps raise
// questions".
func (w *passage) mustBeClause(c cue, a, b int) bool {
	verb, first := &w.p.units[c.a], &w.p.units[a]
	return c.cls&clsSay != 0 && !verb.has(trThings|trNounlike) && w.size(a, b) >= sureClause &&
		(first.is(clsDet|clsPoss) || w.p.run(a) != nil && w.p.run(a).a == a)
}

// sureClause is how many words behind "said" are a clause, whose verb no file needs to know.
const sureClause = 6

// startsClause reports whether units [a, b) begin with a subject and its verb. Where the verb before them takes hardly
// anything but a clause, two noun phrases side by side are enough: one of their words is a verb that no file knows.
func (p *para) startsClause(a, b int, surely bool) bool {
	i := a
	for asides := 0; i < b; {
		t := &p.units[i]
		switch {
		case p.run(i) == nil && p.isVerb(i), t.contracted && t.is(clsPronoun|clsHe|clsShe|clsThey|clsIt):
			return true
		case i == a && surely && p.verbAfterName(i, b):
			return true
		case i == a && t.is(clsPrep) && p.isQuantity(i):
			i++
		case p.run(i) == nil && t.is(clsHe|clsShe|clsThey|clsIt|clsPronoun) && !t.is(clsPoss|clsDet):
			return true
		case i > a && surely && (p.run(i) != nil || t.is(clsDet|clsPoss)):
			return true
		case t.kind == kindQuote && i > a && surely && !p.isLabel(i):
			return true
		case t.kind == kindQuote, p.run(i) == nil && t.is(clsPrep|clsConj|clsAdverb|clsNegative) && !t.is(clsThat):
			i++
			surely = surely && t.kind != kindQuote && !t.is(clsPrep|clsConj)
			if t.is(clsPrep|clsConj) && i < b && p.nominal(i) {
				i = p.phraseEnd(i, b, true)
			}
		case t.kind == kindComma || t.kind == kindDash:
			if asides++; asides > 2 {
				return false
			}
			next := i + 1
			for next < b && !p.isBreak(next) {
				next++
			}
			if i = next + 1; next >= b {
				return false
			}
		case p.nominal(i) && !t.is(clsThat|clsWho|clsWhich):
			i = max(p.phraseEnd(i, b, false), i+1)
		default:
			return false
		}
	}
	return surely && p.verbBetween(a, b)
}

// verbAfterName reports whether a word that no file knows stands behind the name at unit i as a verb would: "Orme sings".
func (p *para) verbAfterName(i, b int) bool {
	r := p.run(i)
	return r != nil && r.b < b-1 && !p.units[r.b-1].possessive && p.units[r.b].kind == kindWord && p.units[r.b].cls == 0 &&
		p.nominal(r.b+1) && !p.units[r.b+1].is(clsPrep)
}

// afterThat finds a reported clause by its "that"; 0 when there is none.
func (w *passage) afterThat(c cue, limit int) int {
	for i := c.b; i < min(limit, c.b+maxAddressee); i++ {
		t := &w.p.units[i]
		if i > c.b && t.is(clsThat) && (w.p.units[i-1].is(clsConj) || w.p.units[i-1].kind == kindComma && i > c.b+1 && !(w.lang.options["romance"] && w.p.units[c.b].kind == kindComma && !w.p.verbBetween(c.b, i))) {
			break // it goes with a verb before
		}
		if i > c.b && t.is(clsThat) && w.lang.options["bareclause"] && (w.p.units[i-1].is(clsPrep) || w.p.units[c.b].has(trTopic) && w.p.run(i-1) == nil && !w.p.units[i-1].is(clsTime) || w.bareBefore(c, i)) {
			break // "said a reason for that was unknown", "said four of them were in the house that burned"
		}
		if t.is(clsThat|clsWhether) && w.p.run(i) == nil {
			if w.lang.options["romance"] && w.p.relates(c, i) {
				break
			}
			if t.is(clsThat) {
				i++
			}
			if i < limit && (limit-i > minClause || w.p.isClause(i, limit) || !w.lang.options["bareclause"]) {
				return i
			}
			return -1
		}
		if t.kind == kindStop || t.kind == kindQuote || i > c.b && w.p.run(i) == nil && (w.p.isVerb(i) && i < c.b+3 || t.is(clsHe|clsShe) && !t.is(clsPoss)) {
			break
		}
	}
	return 0
}

// bareBefore reports whether the clause of a cue began before the "that" at unit i.
func (w *passage) bareBefore(c cue, i int) bool {
	return c.cls&clsTell == 0 && w.opens(c.b) && !w.p.units[c.b].is(clsTime|clsAdverb|clsSub) && w.p.verbBetween(c.b, i)
}

// opens reports whether a clause can begin with unit i.
func (w *passage) opens(i int) bool {
	t := &w.p.units[i]
	if w.p.run(i) != nil || t.kind == kindNumber || t.kind == kindQuote || t.is(clsPrep) && w.p.isQuantity(i) {
		return true
	}
	if i > 1 && w.p.isVerb(i) && w.relative(i-1) {
		return true
	}
	if w.p.isVerb(i) && !t.contracted {
		return false
	}
	return t.kind == kindWord && !t.is(clsPrep|clsConj|clsAux|clsBe|clsModal) || t.is(clsDet|clsPoss)
}

// relative tells "which analysts say could …": the verb at unit i with its subject stands inside a relative clause.
func (w *passage) relative(i int) bool {
	for j := i - 1; j >= max(0, i-4); j-- {
		if w.p.units[j].is(clsWhich|clsThat) && w.p.run(j) == nil {
			return j == 0 || !w.p.units[j-1].is(clsPrep) // "on which the court ruled was"
		}
	}
	return false
}

// addressee passes over the one who is told: "told reporters".
func (w *passage) addressee(i, limit int) int {
	if i < limit && w.p.nominal(i) {
		return w.p.phraseEnd(i, limit, w.p.run(i) == nil)
	}
	return i
}

// circumstances passes over when, where and in what something was said: "on Monday", "in an interview with the Quay".
func (w *passage) circumstances(i, limit int) int {
	start := i
	for i < limit {
		t := &w.p.units[i]
		switch {
		case w.p.run(i) != nil:
			return i
		case t.is(clsTime), t.is(clsAdverb) && !t.is(clsDet|clsPronoun), t.kind == kindComma && i+1 < limit:
			i++
		case t.is(clsPrep) && !t.is(clsDet) && !(i == start && t.has(trTopic)) && i+1 < limit && w.p.nominal(i+1) && !w.p.isQuantity(i):
			i = w.p.phraseEnd(i+1, limit, true)
		default:
			return i
		}
	}
	return i
}

// isQuantity tells "at least 12" and "about 12" from where something was said.
func (p *para) isQuantity(i int) bool {
	for j := i + 1; j < min(i+3, len(p.units)); j++ {
		if p.units[j].kind == kindNumber && !(j+1 < len(p.units) && p.units[j+1].is(clsTime)) && (p.units[i].has(trAbout) || !p.units[i].is(clsAdjunct)) {
			return true
		}
	}
	return i+1 < len(p.units) && p.units[i+1].has(trExtreme)
}

// maxAddressee is how many units "told reporters at the harbour that" may have before its clause.
const maxAddressee = 14
