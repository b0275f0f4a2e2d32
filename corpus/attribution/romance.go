package attribution

import (
	"slices"
	"strings"
	"unicode"

	"onrecord/corpus"
)

// What Romance languages do and English does not: a subject behind the verb with something between, no subject at all,
// auxiliaries with "se", and clauses of an infinitive. All of it is switched by the language's file.

// auxiliary reports whether unit i is a part of the verb that follows it: "a", "s'est", "ha", an adverb.
func (p *para) auxiliary(i int) bool {
	if i < 0 || p.run(i) != nil {
		return false
	}
	t := &p.units[i]
	return t.is(clsAux|clsAdverb|clsSelf) || t.is(clsBe) && i > 0 && p.units[i-1].is(clsSelf)
}

// joined reports whether the verb at unit i is only one with the word before it: "fait savoir", "dejó claro".
func (p *para) joined(i int) bool {
	t := &p.units[i]
	return t.kind == kindWord && i > 0 && p.lang.joined[t.low][p.units[i-1].low] != 0
}

// notVerb reports whether the word at unit i, which can be a verb of saying, is a noun or a participle here:
// "l'annonce", "le plan annoncé".
func (p *para) notVerb(s sentence, i int, lang *language) bool {
	t := &p.units[i]
	if t.capital && !lang.options["prodrop"] {
		return true
	}
	if i == s.a {
		return t.is(clsPast)
	}
	before := &p.units[i-1]
	if p.hasObject(s, i) {
		return false
	}
	if lang.options["nounverbs"] && before.is(clsDet|clsPoss|clsOf) && !before.is(clsAux) && p.run(i-1) == nil && !(before.is(clsOf) && !before.is(clsDet) && t.is(clsSaying) && lang.ends(t.low, "infinitive")) {
		return true
	}
	if lang.options["prodrop"] && before.is(clsSelf) && !lang.members["posing "+t.low] {
		return true // "se informó"
	}
	if lang.options["clitics"] && !t.is(clsAdjacent) && !lang.members["posing "+t.low] && p.poses(i) && !p.touches(s, i) {
		return true // "le feu s'est déclaré"
	}
	if !t.is(clsPast) || lang.options["clitics"] && (before.is(clsSelf) || i+1 < s.b && p.units[i+1].is(clsClitic) && p.text[t.end] == '-') {
		return false // "se plaint-il" is no participle
	}
	for j := i - 1; j >= max(s.a, i-4); j-- {
		u := &p.units[j]
		if u.is(clsAux) || p.auxiliary(j) && u.is(clsBe) {
			return false
		}
		if !u.is(clsAdverb | clsClitic | clsSelf | clsBe | clsNegative) {
			break
		}
	}
	return p.partedAux(s, i) < 0
}

// objectAt reports whether the article at unit i, right behind a quotation, may be the object of a verb.
func (p *para) objectAt(s sentence, i int) bool {
	return p.lang.options["clitics"] && i > s.a && p.units[i].is(clsArticle) && !p.units[i].capital && p.run(i) == nil &&
		p.units[i-1].kind != kindWord && p.quoteBefore(s, i) >= 0
}

// hasObject reports whether the word at unit i is a verb between its object and its subject: « … », l'avertit le maire.
func (p *para) hasObject(s sentence, i int) bool {
	return p.objectAt(s, i-1) && i+1 < s.b && (p.run(i+1) != nil || p.units[i+1].is(clsDet) && !p.units[i+1].is(clsPrep))
}

// pastInserted gives the unit behind what stands between a verb and its subject: “…”, a dit [à la presse] le maire.
// Without a subject behind it, it gives i.
func (p *para) pastInserted(s sentence, i int) int {
	if !p.lang.options["romance"] {
		return i
	}
	j := i
	for j < s.b {
		switch t := &p.units[j]; {
		case t.is(clsTime|clsAdverb) && p.run(j) == nil, t.kind == kindNumber:
			j++
		case t.is(clsDet) && j+1 < s.b && p.units[j+1].is(clsTime) && !p.isLatter(j+1):
			j += 2
		case t.is(clsSub) && !t.is(clsPrep) && p.lang.options["prodrop"]:
			return j
		case t.is(clsPrep|clsAdjunct) && p.run(j) == nil:
			next := p.insertedEnd(s, j+1)
			if next < 0 {
				return i
			}
			j = next
		case p.noSubject(j) && j+1 < s.b && (p.run(j+1) != nil && p.run(j+1).a == j+1 || p.units[j+1].is(clsDet) && !p.units[j+1].is(clsPrep) && !p.isTimeAt(j+2)):
			j++ // "dijo tajante el alcalde"
		case t.kind == kindComma && j > i && p.namedAt(j+1):
			return j + 1 // "a commenté lundi, Ada Orme"
		case t.kind == kindComma && j > i && p.lang.options["clitics"] && p.roleAt(j+1):
			return j + 1 // "a confié à la sortie, le chef de la délégation"
		case t.kind == kindComma:
			if next := p.behindAside(s, j); next > 0 {
				return next
			}
			return i
		case p.run(j) != nil, t.is(clsDet | clsPoss):
			return j
		default:
			return i
		}
	}
	return i
}

// insertedEnd gives the unit behind the noun phrase that follows a preposition before unit j; -1 when none does.
func (p *para) insertedEnd(s sentence, j int) int {
	for j < s.b && p.run(j) == nil && p.units[j].is(clsDet|clsPoss|clsOf|clsPrep|clsArticle) {
		j++
	}
	if j >= s.b || p.units[j].kind != kindWord && p.units[j].kind != kindNumber || p.run(j) == nil && p.units[j].is(clsBe|clsModal) {
		return -1 // nothing, or a clause: "al ser consultado por X"
	}
	if r := p.run(j); r != nil {
		j = r.b
	} else {
		j++
	}
	for j < s.b {
		t := &p.units[j]
		r := p.run(j)
		switch {
		case r != nil && r.b < s.b && p.units[r.b].is(clsDet|clsPoss):
			j = r.b // "sur son compte Twitter le préfet"
		case r != nil:
			return j
		case t.is(clsOf):
			if j = p.insertedEnd(s, j+1); j < 0 {
				return -1
			}
		case t.kind == kindWord && t.cls&(clsFunction|clsTime) == 0, t.kind == kindNumber:
			j++
		default:
			return j
		}
	}
	return j
}

// unspoken reports whether the verb at unit i, whose clause begins at start and whose auxiliaries at end, has no subject
// at all: "Añadió que …", “…”, agregó.
func (p *para) dropped(s sentence, i, start, end int) bool {
	if !p.units[i].is(clsReporting | clsAdjacent) {
		return false
	}
	for ; start < end && !p.units[start].is(clsPrep|clsAdjunct|clsSub|clsTime); start++ {
		if p.isTimeAt(start+1) && (p.units[start].is(clsDet) || p.units[start].kind == kindNumber) {
			break // "cuatro años después"
		}
		if !p.auxiliary(start) && p.units[start].kind == kindWord && !p.units[start].is(clsConj) && !p.past(start) {
			return false
		}
	}
	j := p.pastInserted(s, i+1)
	for j < s.b && p.auxiliary(j) {
		j++
	}
	if j >= s.b {
		return true
	}
	t := &p.units[j]
	if p.lang.ends(t.low, "gerund") {
		return true
	}
	return p.run(j) == nil && (!t.is(clsDet|clsPoss) || t.is(clsThat)) &&
		(t.kind != kindWord || t.is(clsFunction|clsTime) || p.lang.ends(t.low, "infinitive") || p.noSubject(j))
}

// asTold reads "según informó X" and "comme l'a indiqué X" at unit i.
func (p *para) asTold(s sentence, i int, lang *language) (cue, bool) {
	if c, ok := p.per(s, i, lang); ok {
		return c, ok
	}
	for _, phrase := range lang.phrases["astold"] {
		j := i + len(phrase)
		if j >= s.b || !p.spells(i, phrase) {
			continue
		}
		for j < s.b && (p.auxiliary(j) || p.units[j].is(clsArticle|clsPronoun) && p.run(j) == nil) {
			j++
		}
		if j >= s.b || !p.units[j].is(clsReporting) || p.run(j) != nil {
			continue
		}
		c := cue{a: i, b: j + 1, start: i, from: i, to: j + 1, cls: p.units[j].cls}
		if m, end := p.subjectAfter(s, j+1); m.kind == mentionName || m.kind == mentionNoun {
			c.subject, c.to = m, end
			if a, b := p.roleBehind(end, lang); m.kind == mentionName && a < b {
				c.to = b // "Comme le dit Ada Orme, maire, le pont est vieux"
			}
			return c, true
		}
		if start := j; lang.options["prodrop"] && p.dropped(s, j, start, start) {
			c.subject = mention{kind: mentionDropped}
			return c, true
		}
	}
	return cue{}, false
}

// per reads "pour X," at the start of a sentence, where X is somebody.
func (p *para) per(s sentence, i int, lang *language) (cue, bool) {
	if i > s.a+1 {
		return cue{}, false
	}
	for _, phrase := range lang.phrases["per"] {
		n := len(phrase)
		if i+n >= s.b || !p.spells(i, phrase) {
			continue
		}
		end := p.asidesEnd(s, p.sourceEnd(i+n, s.b))
		if end >= s.b || p.units[end].kind != kindComma {
			continue
		}
		if r := p.run(end + 1); r != nil && end+1 < s.b && r.b < s.b && p.units[r.b].kind == kindComma {
			end = r.b // "Pour le capitaine, Ann Other, …"
		}
		comma := i + n
		for comma < end && p.units[comma].kind != kindComma {
			comma++
		}
		m := p.headOf(i+n, comma)
		if r := p.runEnding(end); m.kind != mentionName && r != nil && !r.bare && !r.org {
			m = p.named(r, r.a, end)
		}
		if m.kind == mentionName && !m.org || m.kind == mentionPronoun && m.gender != genderUnknown || p.isRole(m) {
			return cue{a: i, b: i + n, subject: m, start: i, from: i, to: end, per: true}, true
		}
	}
	return cue{}, false
}

// unstated gives the unit at which a clause without "that" begins behind a cue: an infinitive, "affirme avoir vu", or
// what somebody says to be, "se dit prêt à partir". It gives 0 when none does.
func (p *para) unstated(c cue, limit int, lang *language) int {
	if c.cls&clsReporting == 0 || len(lang.endings["infinitive"]) == 0 {
		return 0
	}
	if lang.members["posing "+p.units[c.a].low] && p.poses(c.a) && !lang.options["prodrop"] {
		if c.b < limit && (p.isBreak(c.b) && p.units[c.b].kind != kindQuote || p.units[c.b].is(clsPrep|clsTime)) {
			return 0
		}
		return c.b
	}
	i := c.b
	for i < limit && (p.units[i].is(clsAdverb|clsTime) || i+1 < limit && p.units[i].is(clsDet) && p.units[i+1].is(clsTime)) {
		i++
	}
	if i < limit && p.units[i].is(clsOf) {
		i++
	}
	start := i
	for ; i < limit && p.units[i].kind == kindWord && !p.units[i].capital; i++ {
		t := &p.units[i]
		if lang.ends(t.low, "infinitive") && (t.is(clsAux|clsBe) || t.cls&(clsFunction|clsTime|clsRole) == 0) {
			return start
		}
		if t.is(clsArticle) && !(i+1 < limit && p.units[i+1].is(clsAux|clsBe)) {
			break // "proclame la victoire", but "affirme l'avoir vu"
		}
		if !t.is(clsNegative | clsAdverb | clsSelf | clsAux | clsArticle) {
			break
		}
	}
	return 0
}

// poses reports whether "se" stands before the verb at unit i.
func (p *para) poses(i int) bool {
	for j := i - 1; j >= max(0, i-3); j-- {
		if p.units[j].is(clsSelf) {
			return true
		}
	}
	return false
}

// generic reports whether a noun can stand for anybody who was named before: "le chercheur", "el mandatario".
func (l *language) generic(p *para, m mention) bool {
	return m.definite && m.b-m.a <= 2 && l.standsFor(&p.units[m.head])
}

// standsFor reports whether a noun is one that says nothing new of whom it stands for: "the Scot", "the 24-year-old".
func (l *language) standsFor(t *token) bool {
	if t.isNative() {
		return true
	}
	low := t.low
	if t.is(clsDemonym) && t.is(clsRole) {
		return true // "el portugués"
	}
	if low != "" && unicode.IsDigit(rune(low[0])) {
		_, low, _ = strings.Cut(low, "-") // "24-year-old"
	}
	if l.declines() {
		low = l.decline.lemma(low)
		if _, last := lastHalf(low); l.members["generic "+last] {
			return true // "экс-политик"
		}
	}
	if rest, ok := l.withoutPrefix(low); ok {
		low = rest
	}
	return l.members["generic "+low]
}

// aged reports whether what follows a number and a hyphen makes a noun of it: "year-old".
func (l *language) aged(rest string) bool {
	rest = rest[:min(len(rest), maxAged)]
	end := strings.IndexFunc(rest, func(r rune) bool { return r != '-' && !unicode.IsLetter(r) })
	if end < 0 {
		end = len(rest)
	}
	return l.members["generic "+rest[:end]]
}

// maxAged bounds such a word, in bytes.
const maxAged = 20

// unspoken gives who goes on where a verb has no subject: who spoke last, unless somebody else came between.
func (n *narrator) unspoken() (source, corpus.Basis) {
	last := n.last
	if e := n.onlyTitled(genderUnknown); e != nil && last.para == 0 && n.subject == nil {
		return n.sourceOf(e), corpus.BasisPronoun
	}
	switch {
	case n.stranger && n.subject == nil && n.lang.options["prodrop"] && n.turned(n.now):
		return source{}, corpus.BasisNone
	case n.lang.options["prodrop"] && n.subject == nil && last.para <= n.now && n.leadPara == n.now+1 && n.lead != nil && n.lead.person:
		return n.sourceOf(n.lead), corpus.BasisPronoun
	case last.src.entry == nil && n.subject != nil && last.src.id == "":
		return n.sourceOf(n.subject), corpus.BasisPronoun
	case last.src.id == "" && (last.para < n.now || !n.lang.meansSomebody(last.src.mention)):
		if n.subject != nil && n.subject.person {
			return n.sourceOf(n.subject), corpus.BasisPronoun
		}
		return source{}, corpus.BasisNone
	case n.subject != nil && n.subject.person && n.lang.options["prodrop"] && (n.turned(n.now) || n.newlyTold(last)):
		return n.sourceOf(n.subject), corpus.BasisPronoun
	case n.subject != nil && n.subject.person && last.src.entry != nil && n.subject != last.src.entry && !slices.Contains(n.company, last.src.entry):
		n.cast.rivals = []*entry{last.src.entry, n.subject}
		return source{}, corpus.BasisAmbiguous
	case last.src.id == "":
		return last.src, corpus.BasisNone
	}
	return last.src, corpus.BasisPronoun
}

// genderOfDet is what an article tells of the person behind it: "la porte-parole".
func (l *language) genderOfDet(t *token) gender {
	if !t.is(clsDet) {
		return genderUnknown
	}
	return l.gendered[t.low]
}

// inside finds those whose name holds the words, where the first of two surnames stands for both: "Ortega" for Manuel
// Ortega Pinilla.
func (c *cast) inside(words []string, g gender) []*entry {
	if !c.surnames {
		return nil
	}
	return filter(c.entries, func(e *entry) bool {
		if e.org || !e.gender.fits(g) {
			return false
		}
		for i := 1; i+len(words) <= len(e.words); i++ {
			if slices.Equal(e.words[i:i+len(words)], words) {
				return true
			}
		}
		return false
	})
}

// behindAside gives the unit behind an aside in commas from unit i on, where a subject follows: "détaille, devant le pont, le
// maire"; else 0.
func (p *para) behindAside(s sentence, i int) int {
	if i+1 >= s.b || !p.units[i+1].is(clsAdjunct|clsPrep) {
		return 0
	}
	for j := i + 1; j < min(s.b, i+maxRole); j++ {
		if p.units[j].kind != kindComma {
			continue
		}
		if j+1 < s.b && (p.run(j+1) != nil || p.units[j+1].is(clsDet)) {
			return j + 1
		}
		return 0
	}
	return 0
}
