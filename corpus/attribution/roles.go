package attribution

import (
	"math"
	"slices"
	"strings"
)

// maxRole is how many words of a role are kept.
const maxRole = 14

// roleBeside reads the role that stands before a name or, between commas, behind it.
func (c *cast) roleBeside(e *entry, p *para, r *run, lang *language) {
	if e.org {
		return
	}
	if a, b := p.roleBefore(r); a < b {
		e.person = true
		if a > 0 && e.gender == genderUnknown {
			e.gender = p.lang.genderOfDet(&p.units[a-1])
		}
		c.addRole(e, p, a, b, lang)
	}
	if a, b := p.roleBehind(r.b, lang); a < b && !p.subjectNow(r, b) {
		e.person = true
		c.addRole(e, p, a, b, lang)
	}
	if r.b < len(p.units) && p.units[r.b].is(clsWho) {
		e.person = true
	}
}

// roleBefore gives the units of the role before a name: "AU trade commissioner", "the group's director, ".
func (p *para) roleBefore(r *run) (int, int) {
	end := r.na
	i := r.na
	for i > r.a && p.units[i-1].has(trHonour) && r.a > 0 && p.units[r.a-1].kind == kindComma {
		i--
	}
	if i == r.a && i > 0 && p.units[i-1].kind == kindComma {
		i-- // "The director of the society, Ann Other, said"
		end = i
		if i == 0 || r.b < len(p.units) && p.units[r.b].kind != kindComma && !isOf(&p.units[r.b]) && !p.endsSentence(r.b) && !p.leadsSentence(r.a-1) && !(p.lang.options["prodrop"] && p.isBreak(r.b)) {
			return 0, 0
		}
	}
	for i > 0 && end-i < maxRole && (r.a < i && end == r.na || p.inRole(i-1)) {
		i--
	}
	if i > 0 && i < end && p.units[i-1].is(clsTo) && p.beforeInfinitive(i-1) {
		i++ // the verb
	}
	for i < end && (p.units[i].is(clsConj) || !p.units[i].capital && !p.units[i].is(clsRole|clsTitle|clsOrg|clsDemonym) && p.units[i].is(clsFunction)) {
		i++
	}
	for end > i && p.units[end-1].has(trHonour) {
		end--
	}
	if p.lang.options["romance"] && end == r.na {
		if r.b < len(p.units) && p.units[r.b].kind == kindComma && p.namedAt(r.b+1) && r.a > 0 && !p.units[r.a-1].is(clsRole|clsTitle) {
			return 0, 0 // "le capitaine du navire Étoile d'Olmont, Jean Morvan"
		}
		return p.romanceRole(i, end)
	}
	if p.lang.declines() {
		return p.roleInCase(i, end, r.cases)
	}
	body := p.lang.options["offices"] && end > i && p.run(end-1) != nil && p.run(end-1).org // "director of Harbour Watch (Ostland) Ann Other"
	if end < r.na || end == r.na && r.na > r.a || body || end > i && p.units[end-1].is(clsRole|clsTitle) {
		if p.headOfRole(i, end) >= 0 {
			return i, end
		}
	}
	return 0, 0
}

// inRole reports whether a unit can be inside the noun phrase of a role.
func (p *para) inRole(i int) bool {
	t := &p.units[i]
	if t.kind == kindNumber {
		return false
	}
	if p.lang.options["clitics"] && p.portfolioAt(i+1) && (t.kind == kindComma || t.is(clsConj)) {
		return true // "ministre de l'Intérieur, de la Ville et des Cultes"
	}
	if r := p.runEnding(i); t.is(clsConj) && r != nil && r.person && p.lang.declines() {
		return false // "of the aide Ann Other and | the baker Bob Orme"
	}
	if t.is(clsConj) && i > 0 && p.lang.declines() && p.plainWord(i-1) && p.plainWord(i+1) {
		return true // "minister of schools and | rivers"
	}
	if t.is(clsOf) || t.is(clsDet) && i > 0 && (p.units[i-1].is(clsOf) || p.units[i-1].has(trInRole) && p.run(i-1) == nil) {
		return true
	}
	if p.joinsOffice(i) {
		return true
	}
	if r := p.run(i); r != nil && (r.given || r.titled || r.person && r.cases&inNominative != 0) || r == nil && (p.isVerb(i) || t.is(clsConj) && !p.units[i+1].is(clsRole|clsTitle)) {
		return false
	}
	if t.kind != kindWord || t.is(clsDet|clsPoss|clsAnyCue|clsSub|clsPronoun|clsHe|clsShe|clsWho|clsWhich|clsAux|clsBe|clsModal|clsTime|clsNegative) {
		return false
	}
	if t.is(clsPrep) {
		return t.has(trInRole) && !p.beforeInfinitive(i)
	}
	return true
}

// plainWord reports whether unit i is a word in small letters of which the file says nothing, and no part of a name.
func (p *para) plainWord(i int) bool {
	t := &p.units[i]
	return t.kind == kindWord && t.cls == 0 && !t.capital && p.run(i) == nil
}

// beforeInfinitive tells the "to" at unit i of "intent to nominate Judge Ann Other" from the one of "aide to the mayor".
func (p *para) beforeInfinitive(i int) bool {
	if i+1 >= len(p.units) {
		return false
	}
	next := &p.units[i+1]
	return p.lang.plain() && p.units[i].is(clsTo) && !next.capital && !next.is(clsDet|clsPoss|clsRole|clsTitle|clsOrg|clsBodyNoun|clsPeople)
}

// joinsOffice reports whether the conjunction at unit i joins what an office is for: "minister for Tides and Harbour Affairs".
func (p *para) joinsOffice(i int) bool {
	if !p.lang.options["offices"] || i == 0 || i+1 >= len(p.units) || !p.units[i].is(clsConj) {
		return false
	}
	before, behind := p.run(i-1), p.run(i+1)
	return before != nil && behind != nil && !before.given && !before.titled && !behind.given && !behind.titled
}

// portfolioAt reports whether one more matter of an office begins at unit i: "et de la Ville".
func (p *para) portfolioAt(i int) bool {
	if i+1 >= len(p.units) || !p.units[i].is(clsOf) || p.run(i) != nil {
		return false
	}
	if i++; p.units[i].is(clsArticle) && i+1 < len(p.units) {
		i++
	}
	r := p.run(i)
	return p.units[i].capital && !p.units[i].is(clsGiven) && (r == nil || !r.titled && !r.given)
}

// roleBehind gives the units of the role behind a name: ", press secretary of the ministry,".
func (p *para) roleBehind(i int, lang *language) (int, int) {
	if i >= len(p.units) || p.units[i].kind != kindComma {
		return 0, 0
	}
	i++
	for i < len(p.units) && (p.units[i].is(clsDet|clsPoss|clsAdverb) || p.units[i].kind == kindNumber) {
		if p.units[i].kind == kindNumber && i+1 < len(p.units) && p.units[i+1].kind == kindComma {
			i++ // Ann Other, 41, a baker
		}
		i++
	}
	if i < len(p.units) && p.units[i].is(clsConj) {
		return 0, 0 // "Ann Other, 41, and her husband"
	}
	end := i
	for end < len(p.units) && end-i < maxRole {
		t := &p.units[end]
		if t.kind != kindWord || p.run(end) == nil && t.is(clsWho|clsWhich|clsAnyCue|clsAux|clsBe|clsModal|clsPronoun) && !t.is(clsRole|clsTitle) {
			break
		}
		end++
	}
	for end > i && p.units[end-1].is(clsPrep|clsConj|clsDet|clsAdverb) {
		end--
	}
	head := p.headOfRole(i, end)
	if head < 0 || end < len(p.units) && p.units[end].kind == kindWord && !p.units[end].is(clsWho|clsWhich|clsAnyCue|clsAux) {
		return i, p.bareRoleEnd(i, head, end)
	}
	return i, end
}

// headOfRole gives the unit of the head noun of a role: the last role noun before the first preposition.
func (p *para) headOfRole(a, b int) int {
	head := -1
	for i := a; i < b; i++ {
		t := &p.units[i]
		if t.is(clsPrep) && head >= 0 {
			break
		}
		if t.is(clsRole|clsTitle) && t.cls&(clsMr|clsMs) == 0 || t.is(clsMale|clsFemale) {
			head = i
			if p.lang != nil && (p.lang.options["nouncaps"] || p.lang.declines() || p.lang.options["romance"] && !p.ranks(i, b)) {
				break
			}
		}
	}
	return head
}

// addRole notes a role, for print when it is the first, and for mentions by role.
func (c *cast) addRole(e *entry, p *para, a, b int, lang *language) {
	head := p.headOfRole(a, b)
	if head < 0 {
		return
	}
	if e.role == "" {
		e.role = p.print(a, b)
		if lang.declines() {
			e.role = strings.TrimSpace(lang.decline.lemma(p.units[head].low) + " " + p.print(head+1, b))
		}
	}
	k := p.roleKey(a, b, head, lang)
	k.para = c.reading
	if lang.declines() && slices.ContainsFunc(e.roles, k.same) {
		return
	}
	for _, w := range k.words {
		if office := lang.offices[lang.lemma(p.units[head].low)+"_"+w]; office != nil && lang.declines() { // the head of state is the president
			same := lang.sameRole(office[0])
			c.heads[same] = append(c.heads[same], e)
			e.roles = append(e.roles, roleKey{head: same, words: append(slices.Clone(office[1:]), k.words...), para: k.para})
		}
	}
	if lang.members["counterpart "+p.units[head].low] && c.office.head != "" && len(k.words) > 0 {
		k.head, k.words = c.office.head, append(k.words, c.office.abroad(lang)...)
	}
	c.office = k
	e.roles = append(e.roles, k)
	if !slices.Contains(c.heads[k.head], e) {
		c.heads[k.head] = append(c.heads[k.head], e)
	}
	if g := genderOf(p.units[head].cls); e.gender == genderUnknown {
		e.gender = g
	}
}

// same reports whether two roles are printed in the same words.
func (r roleKey) same(o roleKey) bool {
	return r.head == o.head && r.first == o.first && slices.Equal(r.words, o.words)
}

// roleKey makes a role fit for matching.
func (p *para) roleKey(a, b, head int, lang *language) roleKey {
	k := roleKey{head: lang.roleHead(p.units, head)}
	for i := head + 1; i < b; i++ {
		if lang.members["speaksfor "+p.units[i].low] {
			k.head = lang.sameRole("spokesman")
		}
	}
	k.first, _ = lang.lastPart(p.units[head].low)
	for i := a; i < b; i++ {
		t := &p.units[i]
		if i != head && t.kind == kindWord && t.cls&clsFunction == 0 && !(lang.options["offices"] && lang.standsFor(t)) && !strings.Contains(k.head, t.low) {
			k.words = append(k.words, t.low)
		}
	}
	return k
}

// roleHead brings the nouns of one role together: a press secretary is a spokeswoman.
func (l *language) roleHead(units []token, head int) string {
	first, low := l.lastPart(units[head].low)
	if l.declines() {
		low = l.decline.lemma(units[head].low)
	}
	if first == "" && head > 0 && units[head-1].kind == kindWord {
		if same := l.same[units[head-1].low+"-"+low]; same != "" {
			return same
		}
	}
	if same := l.same[low]; same != "" {
		return same
	}
	return low
}

// byRole finds who was introduced with a role up to the paragraph of the mention, else behind it. With several who fit it
// gives none and true.
func (c *cast) byRole(k roleKey, g gender) (*entry, bool) {
	having := func(last int) []*entry {
		return filter(c.heads[k.head], func(e *entry) bool {
			return e.gender.fits(g) && slices.ContainsFunc(e.roles, func(r roleKey) bool {
				if r.head == k.head && r.para <= last && c.lang.declines() && c.covers(r.words, k.words) {
					return true
				}
				return r.head == k.head && r.para <= last && r.isOf(k.first) && !slices.ContainsFunc(k.words, func(w string) bool { return !c.hasWord(r.words, w) && !r.holds(w, c.lang) })
			})
		})
	}
	if known := having(k.para); len(known) > 0 {
		return c.only(known)
	}
	return c.only(having(math.MaxInt))
}

// isOf reports whether a role can be that of a compound by what stands before the head noun: a "Polizeisprecher" is a
// "Sprecher der Polizei", an "Interimstrainer" is no "Trainer" that somebody else is.
func (r roleKey) isOf(first string) bool {
	if first == "" || first == r.first {
		return true
	}
	stem := strings.TrimSuffix(first, "s")
	return slices.ContainsFunc(r.words, func(w string) bool {
		return strings.HasPrefix(w, stem) || strings.HasPrefix(stem, w) && len(w) > minEnding
	})
}

// hasWord reports whether a role has a word, in any of its forms where names change with their case.
func (c *cast) hasWord(words []string, w string) bool {
	return slices.Contains(words, w) || c.oblique != nil && slices.ContainsFunc(words, func(v string) bool { return sameStem(v, w) })
}

// byBodyNoun finds the only body whose name holds the noun: "the court".
func (c *cast) byBodyNoun(noun string, words []string) (*entry, bool) {
	return c.only(filter(c.entries, func(e *entry) bool {
		return e.org && slices.Contains(e.words, noun) &&
			!slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(e.words, w) })
	}))
}

// behindOffice gives where a person's name begins behind the place or the body of an office: "ambassador to the United
// States Ann Other"; 0 where none does.
func (p *para) behindOffice(r *run) int {
	from := r.na
	for i := r.na; i < r.nb; i++ {
		if p.units[i].is(clsPlace | clsPortfolio | clsOrg | clsDemonym) {
			from = i + 1
		}
	}
	if n := r.nb - from; from == r.na || n < 2 || n > 3 || p.lang.options["prodrop"] && !p.units[from].is(clsGiven) && (p.units[from].is(clsParticle) || p.units[from+1].is(clsParticle)) {
		return 0 // "Policía Metropolitana de Selby", "Comisión de Ética Parlamentaria"
	}
	if p.lang.options["romance"] && !p.units[from].capital {
		return 0 // "Association des pêcheurs", "ministro de Trabajo y Salud"
	}
	return from
}

// ofOffice reports whether a role stands before a row of capitals, which begins with the place or the body of the office.
func (p *para) ofOffice(r *run) bool {
	i := r.a
	if i > 0 && p.units[i-1].is(clsDet) {
		i--
	}
	if i < 2 || r.na != r.a || !p.units[i-1].is(clsPrep) {
		return false
	}
	return p.units[i-2].is(clsRole|clsTitle) || p.lang.options["clitics"] && p.pastAdjectives(max(0, i-1-maxAdjectives), i-1) < i-1
}

// maxAdjectives is how many may stand between a role and what it is of: "le ministre délégué malien de la Santé".
const maxAdjectives = 3
