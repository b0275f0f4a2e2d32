package attribution

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// quoteMarks are the marks in which names of companies, papers and works stand.
const quoteMarks = "«»„“”\""

// declinedRuns finds the names of a paragraph where names change with their case. A row of capitals can hold several:
// the place of an office, a body and a person ("президента США Ивана Петрова").
func (p *para) declinedRuns() []run {
	p.lowerShouted()
	var runs []run
	for _, s := range p.sentences {
		for i := s.a; i < s.b; {
			if !p.startsDeclined(i) && !(i > s.a && p.units[i].is(clsWhether) && p.shortName(i)) || i == s.a && i+1 < s.b && p.units[i].is(clsBodyKind) && p.marked(i+1) { // "Компания «Ветер»"
				i++
				continue
			}
			end := p.endOfRow(i, s.b)
			runs = append(runs, p.cutRow(i, end, i == s.a)...)
			i = end
		}
	}
	return runs
}

// lowerShouted takes surnames that are printed in capitals, behind a first name, for words: "Виктория ОРЛОВА".
func (p *para) lowerShouted() {
	for i := 1; i < len(p.units); i++ {
		t, before := &p.units[i], &p.units[i-1]
		if t.upper && !t.point && len(t.low) > maxShortName && t.cls == 0 && p.lang.ours(t.low) && before.capital && !before.upper && (p.knownGiven(before.low) || p.lang.isMiddle(before.low)) {
			t.upper = false
		}
	}
}

// startsDeclined reports whether unit i can begin or go on with a name.
func (p *para) startsDeclined(i int) bool {
	t := &p.units[i]
	if t.kind == kindNumber {
		return p.marked(i)
	}
	if t.kind != kindWord || !t.capital && !p.marked(i) {
		return false
	}
	if p.marked(i) {
		return true
	}
	if t.upper {
		return true
	}
	return t.cls&clsFunction == 0 && !t.is(clsTime|clsAnyCue|clsPassive|clsFinite|clsMr|clsMs) && !(t.is(clsRole|clsTitle|clsPeople) && !t.point) || t.point && len(t.low) <= 2
}

// shortName reports whether the word at unit i, inside a sentence, is a name that is spelled as a conjunction or particle
// is: "Ли", "И".
func (p *para) shortName(i int) bool {
	t := &p.units[i]
	return t.capital && t.is(clsConj|clsWhether) && len(t.low) <= maxShortName
}

// maxShortName is how many bytes such a name has at most.
const maxShortName = 4

// marked reports whether a quotation mark that makes no quotation opens right before unit i.
func (p *para) marked(i int) bool {
	r, _ := utf8.DecodeLastRuneInString(p.text[p.before(i):p.units[i].start])
	return strings.ContainsRune("«„“\"", r)
}

// before is where the unit before unit i ends, in bytes.
func (p *para) before(i int) int {
	if i == 0 {
		return 0
	}
	return p.units[i-1].end
}

// endOfRow finds the end of the row of capitals, or of the name in marks, that starts at unit i.
func (p *para) endOfRow(i, limit int) int {
	limit = min(limit, i+maxRun)
	j := i + 1
	if p.marked(i) {
		for j < limit && p.unbroken(j) && p.units[j].kind != kindQuote {
			j++
		}
		return j
	}
	for j < limit && (p.unbroken(j) || p.kindOfBody(j-1) && p.marked(j)) {
		t := &p.units[j]
		switch {
		case p.marked(j): // РИА «Волна»
			return p.endOfRow(j, limit)
		case t.kind == kindWord && t.capital && t.is(clsRole|clsTitle) && p.knownGiven(p.units[j-1].low): // "Вера Королева"
			j++
		case p.startsDeclined(j), p.shortName(j), t.kind == kindWord && withParticle(p.text[t.start:t.base]):
			j++
		case t.kind == kindWord && !p.lang.ours(t.low) && j+1 < limit && p.startsDeclined(j+1) && p.unbroken(j+1) && !p.lang.ours(p.units[j+1].low) && !p.lang.ours(p.units[j-1].low):
			j += 2 // "Mail on Sunday"
		case t.is(clsParticle) && !t.capital:
			to := j + 1 // "Ursula von der Leyen"
			for to < limit && p.units[to].is(clsParticle) && !p.units[to].capital {
				to++
			}
			if to >= limit || !p.startsDeclined(to) || !p.unbroken(to) {
				return j
			}
			j = to + 1
		default:
			return j
		}
	}
	return j
}

// withParticle reports whether a word is a particle and a name with a hyphen: "аль-Орм".
func withParticle(word string) bool {
	first, rest, ok := strings.Cut(word, "-")
	low, _ := utf8.DecodeRuneInString(first)
	high, _ := utf8.DecodeRuneInString(rest)
	return ok && len(first) <= maxParticle && unicode.IsLower(low) && unicode.IsUpper(high)
}

// maxParticle is how many bytes such a particle has at most.
const maxParticle = 8

// unbroken reports whether no quotation mark parts unit j from the one before.
func (p *para) unbroken(j int) bool {
	return !strings.ContainsAny(p.text[p.units[j-1].end:p.units[j].start], quoteMarks)
}

// cutRow parts a row of capitals into names.
func (p *para) cutRow(a, b int, initial bool) []run {
	if p.marked(a) {
		return []run{{a: a, b: b, na: a, nb: b, org: true, cases: anyCase}}
	}
	var runs []run
	add := func(from, to int, names []fullName) {
		if from < to {
			foreign := !p.lang.ours(p.units[from].low)
			if foreign {
				names = nil
			}
			r := run{a: from, b: to, na: from, nb: to, initial: initial && from == a, names: names}
			r.org = names == nil && (p.isBody(from, to) || foreign && to-from > 1)
			runs = append(runs, r)
		}
	}
	for a < b {
		end := p.endOfKind(a, b)
		if second := p.secondPerson(a, end); second > 0 {
			end = second
		} else if p.governedApart(a, end) {
			end = a + 1
		}
		if initial && end-a > 2 && p.unlisted(a, end) {
			a++ // "Проректор Вера Лугова"
		}
		from, names := p.bestName(a, end)
		if names == nil && end-a == 2 && p.units[a].is(clsPlace) {
			from = a + 1
		}
		if names == nil && initial && end-a == 1 && p.isAdjective(p.units[a].low) {
			from, a = end, end // "Financial director Ann Other"
		}
		add(a, from, nil)
		add(from, end, names)
		a = end
		initial = false
	}
	return runs
}

// endOfKind finds where words in capitals throughout and other words meet.
func (p *para) endOfKind(a, b int) int {
	for j := a + 1; j < b; j++ {
		one, two := &p.units[j-1], &p.units[j]
		if one.upper != two.upper && !one.point && !two.point && !p.kindOfBody(j-1) || p.lang.ours(one.low) != p.lang.ours(two.low) || j+1 < b && p.ofBody(j-1) && !two.is(clsOrg) {
			return j
		}
	}
	return b
}

// ofAcronym reports whether a word begins with an acronym and a hyphen: "РБК-Волна".
func ofAcronym(word string) bool {
	first, _, ok := strings.Cut(word, "-")
	return ok && isUpper(first)
}

// kindOfBody reports whether the word at unit i is an acronym that says what the body behind it is: "РИА", "ООО".
func (p *para) kindOfBody(i int) bool {
	t := &p.units[i]
	return t.upper && p.lang.words[t.low]&clsBodyKind != 0
}

// ofBody reports whether the word at unit i is the noun of a body in a case that only what it belongs to gives it: "глава
// Госдумы Вера Лугова". One that has a single form is so behind a role: "глава Минобороны Вера Лугова".
func (p *para) ofBody(i int) bool {
	t := &p.units[i]
	c := p.lang.decline.nounCases(t.low)
	return t.is(clsOrg) && !t.upper && c != 0 && (c&inNominative == 0 || c == anyCase && i > 0 && p.units[i-1].is(clsRole|clsTitle))
}

// isBody tells a name of no person by its words.
func (p *para) isBody(a, b int) bool {
	for i := a; i < b; i++ {
		if t := &p.units[i]; t.is(clsOrg) || t.upper && !t.point || strings.ContainsRune(t.low, '.') && !t.point || ofAcronym(p.text[t.start:t.base]) {
			return true
		}
	}
	return isPlace(p.units[a:b]) || b-a == 1 && p.units[a].is(clsPlace)
}

func (p *para) printed(a, b int) []string {
	words := make([]string, 0, b-a)
	for i := a; i < b; i++ {
		word := p.text[p.units[i].start:p.units[i].base]
		if !p.units[i].upper && isUpper(word) {
			word = titleCase(strings.ToLower(word))
		}
		words = append(words, word)
	}
	return words
}

// casesAt tells by what stands before unit i in which cases a name can be there.
func (p *para) casesAt(i int) caseSet {
	if i > 0 && p.lang.members["namesake "+p.units[i-1].low] && (p.units[i-1].point || !p.units[i-1].is(clsAbbr)) {
		return inGenitive
	}
	var role caseSet
	for j := i - 1; j >= max(0, i-maxRole); j-- {
		t := &p.units[j]
		if r := p.run(j); r != nil && j == i-1 && p.marked(r.a) {
			j = r.a // "лидера «Волны» Тихона Брагина"
			continue
		}
		if t.kind != kindWord || !p.unbroken(j+1) && role == 0 && j < i-1 && p.run(j+1) == nil {
			break
		}
		if (role == 0 || role&inGenitive != 0) && p.endsAccording(j+1) || j == i-1 && t.has(trSourceNoun) && p.run(j) == nil {
			return inGenitive
		}
		if t.is(clsConj) && j > 0 && j+1 < i && p.plainWord(j-1) && p.plainWord(j+1) {
			continue // "министра школ и рек"
		}
		c, governs := p.lang.decline.governs[t.low]
		switch {
		case governs && role != 0:
			if role&c != 0 {
				return role & c
			}
			return role
		case governs && j == i-1:
			return c
		case governs:
			return anyCase
		case t.is(clsRole|clsTitle) && p.lang.decline.nounCases(t.low) != 0:
			role |= p.lang.decline.nounCases(t.low)
			if j == i-1 && p.lang.members["whose "+p.lang.decline.lemma(t.low)] {
				role |= inGenitive // "представитель Игоря Орма"
			}
			if role&inGenitive == 0 {
				return role // belongs to no other role before it
			}
		case t.is(clsCites) && role == 0 && j == i-1:
			return inAccusative | inGenitive // "цитирует Александра Орма"
		case t.is(clsAnyCue) && role == 0 && j == i-1:
			return inNominative | inDative | inAccusative
		case t.is(clsAnyCue | clsFinite | clsBe | clsModal | clsSub | clsThat | clsConj | clsWho | clsPronoun):
			j = -1
		}
	}
	if role != 0 {
		return role
	}
	return anyCase
}

// endsAccording reports whether a phrase such as "according to" ends before unit i.
func (p *para) endsAccording(i int) bool {
	return slices.ContainsFunc(p.lang.according, func(phrase []string) bool {
		return i >= len(phrase) && len(phrase) > 1 && p.spells(i-len(phrase), phrase)
	})
}
