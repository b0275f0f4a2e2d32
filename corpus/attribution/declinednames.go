package attribution

import (
	"slices"
	"strings"
)

// This file finds where in a row of capitals the name of a person begins.

// unlisted reports whether the first word of a sentence, in units [a, b), only stands before a name.
func (p *para) unlisted(a, b int) bool {
	return !p.knownGiven(p.units[a].low) && p.units[a].cls == 0 && !p.units[a].upper && !p.units[a].point && p.knownGiven(p.units[a+1].low) && !p.lang.isMiddle(p.units[b-1].low) &&
		!slices.ContainsFunc(p.lang.decline.readings(p.units[a].low, "surname"), func(r reading) bool { return !r.fixed })
}

// governedApart reports whether a preposition governs the first of two words alone: "С Кулиной Орм встречался".
func (p *para) governedApart(a, b int) bool {
	if b-a != 2 || a == 0 || !p.units[a-1].is(clsPrep) || p.knownGiven(p.units[a].low) || p.units[a].point || p.units[a].upper {
		return false
	}
	want := p.lang.decline.governs[p.units[a-1].low]
	names := p.lang.readName(p.printed(a, b))
	if want == 0 || len(names) > 0 && names[0].score >= 0 && likelyCasesOf(names)&want != 0 {
		return false
	}
	can := func(r reading) bool { return r.cases&want != 0 && !r.fixed }
	return slices.ContainsFunc(p.lang.decline.readings(p.units[a].low, "surname"), can) || slices.ContainsFunc(p.lang.decline.readings(p.units[a].low, "othername"), can)
}

// secondPerson finds where the second of two names of people begins that stand side by side: "Вере Луговой | Тихон Брагин",
// "школы им. В. Орма | Ольга Лугова"; 0 when they are not two.
func (p *para) secondPerson(a, b int) int {
	given := func(i int) bool { return p.knownGiven(p.units[i].low) }
	initials := a
	for initials < b && p.units[initials].point {
		initials++
	}
	if initials > a && b-initials == 3 && !given(initials) && given(initials+1) {
		return initials + 1
	}
	if b-a == 3 && given(a) && given(a+2) && p.units[a+1].cls == 0 && !given(a+1) {
		first := p.lang.readName(p.printed(a, a+2)) // "Веры Луговой Ольга"
		if len(first) > 0 && first[0].cases&inNominative == 0 && p.lang.decline.given[p.units[a+2].low] != genderUnknown {
			return a + 2
		}
		return 0
	}
	if b-a == 4 && given(a) && given(a+2) && !given(a+1) && !p.lang.isMiddle(p.units[a+1].low) && !p.units[a+2].point {
		return a + 2
	}
	return 0
}

// bestName finds where the person's name begins in a row that ends with it; nil when it is none.
func (p *para) bestName(a, b int) (int, []fullName) {
	best, at, names := 0, a, []fullName(nil)
	if p.units[a].upper && !p.units[a].point || p.isBody(a, b) {
		return a, nil
	}
	if b-a > 1 && p.described(a, b) {
		return a, nil // "the Eastern Sea"
	}
	for from := max(a, b-maxNameWords); b-from >= 2; from++ {
		list := p.lang.readName(p.printed(from, b))
		if len(list) == 0 {
			continue
		}
		score := list[0].score - p.leftOver(a, from, b) - p.odd(from, b)
		if from == a && a > 0 && p.units[a-1].is(clsRole|clsTitle) && p.casesBehind(a, b-a)&casesOf(list) == 0 {
			score -= scoreOfOther
		}
		if names == nil || score > best {
			best, at, names = score, from, list
		}
	}
	return at, names
}

// described reports whether a row, which holds no first name that is known, begins with an adjective of the noun behind it:
// "the United States of Orvania".
func (p *para) described(a, b int) bool {
	for i := a; i < b; i++ {
		if t := &p.units[i]; t.point || p.lang.decline.given[t.low] != genderUnknown || p.knownGiven(t.low) || i > a && p.lang.isMiddle(t.low) {
			return b-a == 2 && i == a+1 && p.agrees(p.units[a].low, t.low)
		}
	}
	if b-a > 2 && len(p.lang.decline.readings(p.units[a].low, "adjectivep")) == 0 {
		return false
	}
	return p.agrees(p.units[a].low, p.units[a+1].low) && !(b-a == 2 && p.changesAsName(a))
}

// changesAsName reports whether units a and a+1 have endings of a first name and of a surname that go together: "Азбая
// Садыкова".
func (p *para) changesAsName(a int) bool {
	surnames := p.lang.decline.readings(p.units[a+1].low, "surname")
	return slices.ContainsFunc(p.lang.decline.readings(p.units[a].low, "given"), func(g reading) bool {
		return !g.fixed && slices.ContainsFunc(surnames, func(s reading) bool {
			return !s.fixed && s.cases&g.cases != 0 && s.gender == g.gender
		})
	})
}

// casesBehind tells in which cases a name of n words behind a role can be: a long one is rather the name of who has it than
// whose it is: "муж Розы Ашок Орм".
func (p *para) casesBehind(i, n int) caseSet {
	if n > 2 {
		return p.casesAt(i) & p.lang.decline.nounCases(p.units[i-1].low)
	}
	return p.casesAt(i)
}

// agrees reports whether a word has the ending of an adjective that can be in one case with the noun behind it. Only in
// the instrumental do first names end as adjectives do: "Ибрагим Орм".
func (p *para) agrees(low, noun string) bool {
	for _, part := range adjectives {
		for _, r := range p.lang.decline.readings(low, part) {
			if part == "adjectivep" && !strings.HasSuffix(r.of(low), p.lang.decline.letters["many"]) {
				continue // "Ульрих Орм"
			}
			if r.cases&^(inInstrumental|inDative|inLocative) != 0 || slices.ContainsFunc(p.lang.decline.readings(noun, "noun"), func(n reading) bool { return n.cases&inInstrumental != 0 }) {
				return true
			}
		}
	}
	return false
}

// scoreOfOther is what speaks against a name that cannot be in the case of the role in front of it.
const scoreOfOther = 4

func casesOf(list []fullName) caseSet {
	var c caseSet
	for i := range list {
		c |= list[i].cases
	}
	return c
}

// knownGiven reports whether a word is a form of a well-known first name.
func (p *para) knownGiven(low string) bool { return p.lang.knownGiven(low) }

func (l *language) knownGiven(low string) bool {
	known := func(r reading) bool { return l.decline.given[r.of(low)] == r.gender }
	return slices.ContainsFunc(l.decline.readings(low, "given"), known) || slices.ContainsFunc(l.decline.readings(low, "raregiven"), known)
}

// maxNameWords is how many words the name of a person has at most.
const maxNameWords = 4

// leftOver is what words before a name speak against its beginning there.
func (p *para) leftOver(a, from, b int) int {
	n := 0
	if from == a+1 && a > 0 && p.units[a-1].is(clsRole|clsTitle) && !p.knownGiven(p.units[a].low) && p.knownGiven(p.units[from].low) {
		return 0 // the place of an office: "мэр Заречья Тихон Брагин"
	}
	if from == a+1 && p.behindNoun(a) && (p.units[a-1].is(clsPrep) || p.owns(a)) && p.knownGiven(p.units[from].low) && (!p.lang.isMiddle(p.units[b-1].low) || len(p.lang.decline.readings(p.units[a].low, "surname")) == 0) {
		return -1 // "начальник управления порта Заречья Тихон Брагин"
	}
	if from > a && a > 0 && p.units[a-1].is(clsRole|clsTitle|clsOrg) && p.owns(from-1) && !p.lang.isMiddle(p.units[from].low) {
		return 0 // "представитель Портофлота Маркус Орм"
	}
	for i := a; i < from; i++ {
		if !p.units[i].is(clsPlace | clsDemonym | clsOrg) {
			n += 2
		}
	}
	return n
}

// behindNoun reports whether the word before unit i can be a noun or a preposition that governs what begins there: an
// acronym, or a word in lower case.
func (p *para) behindNoun(i int) bool {
	if i == 0 {
		return false
	}
	t := &p.units[i-1]
	return t.kind == kindWord && (t.is(clsPrep) || t.cls&(clsFunction|clsAnyCue) == 0) && (!t.capital || t.upper || t.is(clsOrg))
}

// owns reports whether the word at unit i, no first name that is known, can be in the genitive.
func (p *para) owns(i int) bool {
	low := p.units[i].low
	if p.knownGiven(low) {
		return false
	}
	return slices.ContainsFunc(p.lang.decline.readings(low, "noun"), func(r reading) bool { return r.cases&inGenitive != 0 && r.of(low) != low })
}

// odd is what speaks against units [a, b) as one name: the name of a place in front, a word too many.
func (p *para) odd(a, b int) int {
	n := 0
	if p.units[a].is(clsPlace) {
		n += 4
	}
	words := 0
	for i := a; i < b; i++ {
		if !p.units[i].point && !p.units[i].is(clsParticle) && !p.lang.isMiddle(p.units[i].low) {
			words++
		}
	}
	return n + max(0, words-2)
}
