package attribution

// This file reads "according to X".

// accordingTo reads "according to X" at unit i.
func (p *para) accordingTo(s sentence, i int, lang *language) (cue, bool) {
	for _, phrase := range lang.according {
		n := p.spellsApart(i, s.b, phrase)
		if n == 0 || i+n >= s.b || i > s.a && p.run(i-1) == nil && p.units[i-1].is(clsThat) {
			continue // not "said that, according to"
		}
		end := p.sourceEnd(i+n, s.b)
		m := p.sourceIn(i+n, end)
		if m.kind == mentionNone || m.kind == mentionNoun && lang.members["nosource "+p.units[m.head].low] {
			continue
		}
		if p.isRole(m) && end < s.b && p.units[end].kind == kindComma {
			if r := p.nameAhead(s, end+1); r != nil && r.b < s.b { // "according to the mayor, Ann Other, the bridge is old"
				m, end = p.named(r, r.a, r.b), r.b
			}
		}
		if lang.options["clitics"] && i == s.a && end+1 < s.b && p.units[end].kind == kindComma && p.units[end+1].is(clsWho) {
			end = p.asidesEnd(s, end) // "Selon Ada Orme, qui a mené l'enquête, …"
		}
		if m.kind == mentionName && i == s.a && end < s.b && p.isVerb(end) && m.b < end && p.opensBare(m.b, end) {
			end = m.b // "According to Orme the bridge is old"
		}
		return cue{a: i, b: i + n, subject: m, start: i, from: i, to: end}, true
	}
	return cue{}, false
}

// opensBare reports whether a clause begins at unit i without a comma.
func (p *para) opensBare(i, limit int) bool {
	return i < limit && p.units[i].kind != kindComma && (p.begins(i, limit) || p.isQuantity(i))
}

// sourceIn reads the noun phrase at unit a that "according to" names.
func (p *para) sourceIn(a, end int) mention {
	if a >= end {
		return mention{}
	}
	if t := &p.units[a]; t.is(clsPoss) && p.lang.options["romance"] {
		if m := p.headOf(a, end); m.kind == mentionNoun && !p.isRole(m) || m.kind == mentionPronoun && p.lang.options["prodrop"] {
			return mention{kind: mentionDropped} // "según su relato": whoever goes on
		}
	}
	if t := &p.units[a]; t.is(clsHe|clsShe) && !t.is(clsPoss|clsDet) && end == a+1 {
		return mention{kind: mentionPronoun, a: a, b: end, gender: genderOf(t.cls)}
	}
	list := p.nounPhrases(a, end)
	if len(list) == 0 || list[0].governed {
		return mention{}
	}
	if len(list) > 1 && p.two(list[0], list[1]) {
		return mention{kind: mentionSeveral, a: list[0].a, b: list[1].b}
	}
	return p.read(list[0], end)
}

// spellsApart tells how many units a phrase takes that begins at unit i; in French a time may stand inside it: "a-t-on appris
// mardi soir auprès de". It gives 0 for another.
func (p *para) spellsApart(i, limit int, phrase []string) int {
	j := i
	for k := range phrase {
		for k > 2 && j < limit && p.units[j].is(clsTime) && p.lang.options["clitics"] {
			j++
		}
		if j >= limit || !p.spells(j, phrase[k:k+1]) {
			return 0
		}
		j++
	}
	return j - i
}

func (p *para) spells(i int, phrase []string) bool {
	for k, w := range phrase {
		t := &p.units[i+k]
		if t.kind != kindWord || t.low != w && (w != owner || p.lang.decline.owner[t.low] == 0) {
			return false
		}
	}
	return true
}

// sourceEnd finds the end of the noun phrase at unit i: the comma behind it that no further explanation follows.
func (p *para) sourceEnd(i, limit int) int {
	limit = min(limit, i+maxSubject)
	for j := i; j < limit; j++ {
		t := &p.units[j]
		if t.kind == kindComma {
			// "according to Ada Orme, mayor of Selby, the …": the role belongs to her.
			if a, b := p.roleBehind(j, nil); a < b && p.run(j-1) != nil && !(p.lang.options["clitics"] && b < len(p.units) && p.units[b].kind == kindWord) {
				return b
			}
			return j
		}
		if t.kind != kindWord && t.kind != kindNumber && !t.joins() || t.is(clsAux|clsBe|clsModal) && p.run(j) == nil {
			return j
		}
		if t.is(clsWhich) && p.run(j) == nil && !t.is(clsPoss) && j > i+1 {
			if j--; !p.units[j].is(clsPrep) {
				j++ // "a report in which …"
			}
			return j
		}
	}
	return limit
}
