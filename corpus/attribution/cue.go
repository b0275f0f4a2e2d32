package attribution

// maxSubject is how far, in units, the subject of a verb is looked for.
const maxSubject = 60

// cue is what ascribes words to somebody: a verb with its subject, or "according to" with its source.
type cue struct {
	a, b    int // the units of the verb or phrase
	subject mention
	start   int  // where the clause of verb and subject begins
	from    int  // the first unit of verb and subject together
	to      int  // behind the last
	verb    bool // false for "according to"
	cls     class
	shares  bool // its subject is that of the cue before: "adding", "and said"
}

// cues finds what ascribes words in a sentence, in order.
func (p *para) cues(s sentence, lang *language) []cue {
	var list []cue
	for i := s.a; i < s.b; i++ {
		if c, ok := p.accordingTo(s, i, lang); ok {
			list = append(list, c)
			i = c.b - 1
			continue
		}
		if c, ok := p.verb(s, i, lang, list); ok {
			list = append(list, c)
		}
	}
	return list
}

// accordingTo reads "according to X" at unit i.
func (p *para) accordingTo(s sentence, i int, lang *language) (cue, bool) {
	for _, phrase := range lang.according {
		n := len(phrase)
		if i+n >= s.b || !p.spells(i, phrase) {
			continue
		}
		end := p.sourceEnd(i+n, s.b)
		m := p.mentionIn(i+n, end)
		if m.kind == mentionNone {
			continue
		}
		if lang.options["genitive"] && m.kind == mentionName {
			m.kind = mentionNoun // not in the form in which names are given
		}
		return cue{a: i, b: i + n, subject: m, start: i, from: i, to: end}, true
	}
	return cue{}, false
}

func (p *para) spells(i int, phrase []string) bool {
	for k, w := range phrase {
		if p.units[i+k].kind != kindWord || p.units[i+k].low != w {
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
			if a, b := p.roleBehind(j, nil); a < b && p.run(j-1) != nil {
				return b
			}
			return j
		}
		if t.kind != kindWord && t.kind != kindNumber || t.is(clsAux|clsBe|clsModal) && p.run(j) == nil {
			return j
		}
	}
	return limit
}

// verb reads a verb of saying at unit i with its subject.
func (p *para) verb(s sentence, i int, lang *language, before []cue) (cue, bool) {
	t := &p.units[i]
	if !t.is(clsAnyCue) || t.capital || p.run(i) != nil || p.unsaid(s, i) {
		return cue{}, false
	}
	c := cue{a: i, b: i + 1, verb: true, cls: t.cls, start: i, from: i, to: i + 1}
	if t.is(clsAdjacent|clsDub) && t.cls&(clsReporting|clsSaying) == 0 && !p.touches(s, i) {
		return cue{}, false
	}
	if inverted, marked := p.inverted(s, i); inverted {
		if m, end := p.subjectAfter(s, i+1); m.kind == mentionName || m.kind != mentionNone && (marked || p.isRole(m)) {
			c.subject, c.to = m, end
			for c.start > s.a && p.units[c.start-1].is(clsAux|clsAdverb) && p.run(c.start-1) == nil {
				c.start--
			}
			c.from = c.start
			return c, true
		}
	}
	start := p.clauseStart(s, i)
	end := i
	for end > start && p.units[end-1].is(clsAux|clsModal|clsBe|clsAdverb) && p.run(end-1) == nil {
		end--
	}
	if m := p.mentionIn(start, end); m.kind != mentionNone {
		c.subject, c.start, c.from = m, start, m.a
		if p.supposed(s, start) {
			c.subject = mention{}
		}
		return c, true
	}
	if len(before) > 0 && (t.is(clsSaying) || end == start || p.units[end-1].is(clsConj)) {
		c.subject, c.shares = before[len(before)-1].subject, true
		return c, true
	}
	if lang.options["verbfinal"] { // X “…” dedi
		if q := p.quoteBefore(s, i); q > s.a {
			if m := p.mentionIn(p.clauseStart(s, q), q); m.kind != mentionNone {
				c.subject, c.from = m, m.a
				return c, true
			}
		}
	}
	return cue{}, false
}

// supposed reports whether a clause only stands inside what somebody else says, denies or supposes: "denied that X said",
// "if X says". Whose words they are then cannot be told.
func (p *para) supposed(s sentence, start int) bool {
	return start > s.a && p.units[start-1].is(clsThat|clsWhether) || p.units[s.a].is(clsWhether)
}

// unsaid reports whether the verb at unit i tells of words that were not said, or of those of somebody else.
func (p *para) unsaid(s sentence, i int) bool {
	for j := i - 1; j >= max(s.a, i-3); j-- {
		t := &p.units[j]
		if t.kind != kindWord || p.run(j) != nil {
			break
		}
		if t.is(clsNegative | clsRefuse) {
			return true
		}
		if j == i-1 && t.low == "to" {
			return !(j > s.a && p.units[j-1].low == "on") // "went on to say"
		}
		if j == i-1 && t.is(clsBe) && p.units[i].is(clsReporting) && !p.units[i].is(clsSaying) {
			return true // "was told", "is said to"
		}
		if !t.is(clsAdverb | clsAux | clsBe | clsModal) {
			break
		}
	}
	return false
}

// touches reports whether a quotation stands within a few words of unit i, or is announced.
func (p *para) touches(s sentence, i int) bool {
	if p.units[s.b-1].kind == kindColon {
		return true
	}
	for j := max(s.a, i-4); j < min(s.b, i+6); j++ {
		if p.units[j].kind == kindQuote {
			return true
		}
	}
	return false
}

// isRole reports whether a mention is of somebody by role, or of a body.
func (p *para) isRole(m mention) bool {
	return m.kind == mentionNoun && p.units[m.head].is(clsRole|clsPeople|clsOrg|clsBodyNoun|clsTitle)
}

// inverted reports whether the subject may follow the verb at unit i, “…” said X, « … » a dit X, and whether a
// quotation stands right before it.
func (p *para) inverted(s sentence, i int) (inverted, marked bool) {
	for i > s.a && p.units[i-1].is(clsAux|clsAdverb) && p.run(i-1) == nil {
		i--
	}
	if i == s.a {
		return false, false
	}
	j := i - 1
	for j > s.a && (p.units[j].kind == kindComma || p.units[j].kind == kindDash) {
		j--
	}
	marked = p.units[j].kind == kindQuote
	return marked || j < i-1 && j > s.a, marked
}

// subjectAfter reads the subject in the units from i on, and tells where it ends.
func (p *para) subjectAfter(s sentence, i int) (mention, int) {
	end := i
	for end < min(s.b, i+maxSubject) {
		t := &p.units[end]
		if t.kind == kindQuote || t.kind == kindStop || t.kind == kindColon || t.kind == kindSemicolon ||
			t.is(clsAdjunct|clsThat|clsWho|clsWhich) && p.run(end) == nil || t.is(clsSaying) && end > i {
			break
		}
		if t.is(clsFinite|clsBe|clsModal|clsAux) && p.run(end) == nil {
			return mention{}, i // a clause, and no subject: "the minister, said the bridge was old"
		}
		end++
	}
	return p.mentionIn(i, end), end
}

// clauseStart finds where the clause begins that holds the verb at unit i.
func (p *para) clauseStart(s sentence, i int) int {
	for j := i - 1; j >= max(s.a, i-maxSubject); j-- {
		t := &p.units[j]
		switch {
		case t.kind == kindQuote, t.kind == kindSemicolon, t.kind == kindColon, t.kind == kindStop:
			return j + 1
		case t.is(clsThat|clsWhether) && p.run(j) == nil && j > s.a:
			return j + 1
		case t.is(clsConj) && p.run(j) == nil && j > s.a && p.verbBetween(s.a, j) && p.subjectFollows(j+1, i):
			return j + 1
		}
	}
	return max(s.a, i-maxSubject)
}

// verbBetween reports whether a finite verb stands in units [a, b).
func (p *para) verbBetween(a, b int) bool {
	for i := a; i < b; i++ {
		if p.units[i].is(clsFinite|clsBe|clsModal|clsAux|clsReporting) && p.run(i) == nil {
			return true
		}
	}
	return false
}

// subjectFollows reports whether a name or pronoun stands in units [a, b).
func (p *para) subjectFollows(a, b int) bool {
	for i := a; i < b; i++ {
		if p.run(i) != nil || p.units[i].is(clsHe|clsShe|clsThey|clsDefinite) {
			return true
		}
	}
	return false
}

// quoteBefore finds the quotation that the verb at unit i closes.
func (p *para) quoteBefore(s sentence, i int) int {
	for j := i - 1; j >= max(s.a, i-3); j-- {
		if p.units[j].kind == kindQuote {
			return j
		}
	}
	return -1
}
