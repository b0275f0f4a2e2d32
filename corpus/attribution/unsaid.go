package attribution

// This file tells verbs of saying that report nothing, or nothing of their subject's.

// supposed reports whether a clause only stands inside what somebody else says, denies or supposes: "denied that X said",
// "if X says". Whose words they are then cannot be told.
func (p *para) supposed(s sentence, start int) bool {
	if p.lang.options["nounverbs"] && start > s.a+1 && p.units[start-1].is(clsThat) && p.units[start-2].is(clsSub) && !p.units[start-2].is(clsThat) {
		return false // "alors que X affirme …"
	}
	if p.lang.options["clitics"] && start > s.a+1 && p.units[start-1].is(clsThat) && p.lang.members["itself "+p.units[start-2].low] {
		return false // "c'est ce qu'a dit X"
	}
	first := &p.units[s.a]
	start = p.beforeAdjuncts(s, start)
	return start > s.a && p.units[start-1].is(clsThat|clsWhether) || first.is(clsWhether) ||
		first.is(clsAux|clsModal) && first.capital && start <= s.a+1 && !p.lang.options["prodrop"] // "Had Orme said so, …"
}

// beforeAdjuncts goes back over when and where before a clause, up to its "that": "said that after long talks | X had agreed".
func (p *para) beforeAdjuncts(s sentence, start int) int {
	if !p.lang.plain() {
		return start
	}
	for i := start - 1; i > s.a && start-i < maxAdjunct && !p.isBreak(i) && !p.isVerb(i); i-- {
		if p.run(i) == nil && p.units[i].is(clsPrep) && p.run(i-1) == nil && p.units[i-1].is(clsThat) {
			return i
		}
	}
	return start
}

// maxAdjunct is how many units "after long talks" may have.
const maxAdjunct = 8

// unsaid reports whether the verb at unit i tells of words that were not said, or of those of somebody else.
func (p *para) unsaid(s sentence, i int) bool {
	for j := i - 1; j >= max(s.a, i-3); j-- {
		t := &p.units[j]
		if t.kind != kindWord || p.run(j) != nil {
			break
		}
		if t.is(clsNegative|clsRefuse) || t.is(clsModal) && j+1 < i && p.units[j+1].is(clsAux) { // "should have said"
			return true
		}
		if j == i-1 && t.is(clsTo) {
			return !(j > s.a && p.units[j-1].has(trOnTo)) && !p.purpose(s, i) // "went on to say"
		}
		if j == i-1 && t.is(clsBe) && !p.auxiliary(j) && p.units[i].is(clsReporting) && !p.units[i].is(clsSaying) {
			return true // "was told", "is said to"
		}
		if !t.is(clsAdverb | clsAux | clsBe | clsModal | clsSelf) {
			break
		}
	}
	return false
}

// purpose tells the verb of a quotation that only says what somebody did something for: "to say, “…”".
func (p *para) purpose(s sentence, i int) bool {
	return i > s.a+1 && i+2 < s.b && p.units[i-1].is(clsTo) && p.run(i-1) == nil && !p.units[i-2].is(clsRefuse|clsWhether) &&
		(p.units[i+1].kind == kindComma || p.units[i+1].kind == kindColon) && p.units[i+2].kind == kindQuote
}
