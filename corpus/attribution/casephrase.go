package attribution

import (
	"slices"

	"onrecord/corpus"
)

// inCase reads the first noun phrase in units [a, b) that is in one of the cases and agrees with the verb: a name, a
// pronoun, a role or a body. skip leaves out what stands behind prepositions. It tells where the phrase ends.
func (p *para) inCase(a, b int, want caseSet, agree agreement, skip bool) (mention, int) {
	var other mention // a body, which may be the one that was told
	to := a
	for i := a; i < b; i++ {
		t := &p.units[i]
		if skip && t.is(clsPrep) && p.run(i) == nil {
			i = p.governed(i+1, b) - 1
			continue
		}
		if m, end := p.casePhraseAt(i, b, want, agree); skip && m.kind == mentionName && !p.units[m.na].is(clsPlace) && !p.run(m.na).person && m.a == m.na {
			if other.kind == mentionNone {
				other, to = m, end
			}
		} else if m.kind != mentionNone {
			return m, end
		}
		if r := p.run(i); r != nil {
			i = r.b - 1
		}
	}
	return other, to
}

// isAdjective reports whether a word has the ending of an adjective.
func (p *para) isAdjective(low string) bool {
	for _, part := range adjectives {
		if len(p.lang.decline.readings(low, part)) > 0 {
			return true
		}
	}
	return false
}

// adjectives are the parts of speech that the file gives for adjectives, by gender, and their plural.
var adjectives = [...]string{"adjectivem", "adjectivef", "adjectiven", "adjectivep"}

// casePhraseAt reads a noun phrase that begins at unit i.
func (p *para) casePhraseAt(i, limit int, want caseSet, agree agreement) (mention, int) {
	t := &p.units[i]
	if r := p.run(i); r != nil {
		if r.a == i && p.headsBody(r, limit) && p.fitsNoun(t, want, agree) {
			return p.casePhrase(i, limit, want, agree)
		}
		if r.a != i || !p.fitsName(r, want, agree) || p.placesBody(r, limit) {
			return mention{}, i
		}
		if p.withAnother(r.b, limit) {
			end := r.b + 2
			if next := p.run(r.b + 1); next != nil {
				end = next.b
			}
			return mention{kind: mentionSeveral, a: i, b: end}, end
		}
		return p.declinedName(r, i, agree), r.b
	}
	switch {
	case t.kind != kindWord:
	case t.is(clsHe|clsShe|clsThey) && want&inNominative != 0:
		g := genderOf(t.cls)
		if agree.ending != "" && (agree.plural != t.is(clsThey) || agree.neuter || !g.fits(agree.gender)) {
			break
		}
		return mention{kind: mentionPronoun, a: i, b: i + 1, gender: g}, i + 1
	case t.is(clsRole | clsTitle | clsPeople | clsOrg | clsBodyKind):
		if !p.describesBody(i, limit) && p.fitsNoun(t, want, agree) {
			return p.casePhrase(i, limit, want, agree)
		}
	}
	return mention{}, i
}

// describesBody reports whether the role at unit i is an adjective of the body behind it: "управляющая компания".
func (p *para) describesBody(i, limit int) bool {
	return i+1 < limit && p.run(i+1) == nil && p.units[i+1].is(clsOrg) && p.isAdjective(p.units[i].low) &&
		p.lang.decline.nounCases(p.units[i].low)&p.lang.decline.nounCases(p.units[i+1].low) != 0
}

// placesBody reports whether a name is the adjective of the body behind it: "Зареченская полиция".
func (p *para) placesBody(r *run, limit int) bool {
	if r.b-r.a != 1 || r.b >= limit || p.run(r.b) != nil || !p.units[r.b].is(clsOrg) {
		return false
	}
	t, cases := &p.units[r.a], p.lang.decline.nounCases(p.units[r.b].low)
	low := corpus.Fold(p.text[t.start:t.base])
	return slices.ContainsFunc(adjectives[:], func(part string) bool {
		return slices.ContainsFunc(p.lang.decline.readings(low, part), func(r reading) bool { return r.cases&cases != 0 })
	})
}

// roleInCase gives the role in units [a, b), from its head on: the first that can be in the case of the name behind it.
func (p *para) roleInCase(a, b int, cases caseSet) (int, int) {
	for i := a; i < b; i++ {
		if t := &p.units[i]; t.is(clsRole|clsTitle) && t.cls&(clsMr|clsMs) == 0 && p.run(i) == nil && p.lang.decline.nounCases(t.low)&cases != 0 {
			return i, b
		}
	}
	return 0, 0
}

// fitsName reports whether a name can be in one of the cases and agree with the verb.
func (p *para) fitsName(r *run, want caseSet, agree agreement) bool {
	if r.bare || r.na >= r.nb || r.cases&want == 0 && !r.unsure || r.unsure && r.names != nil && casesOf(r.names)&want == 0 {
		return false
	}
	if r.person {
		return !agree.plural && !agree.neuter && r.gender.fits(agree.gender) || p.withAnother(r.b, len(p.units))
	}
	return true
}

// withAnother reports whether "and" and another name or role follow at unit i.
func (p *para) withAnother(i, limit int) bool {
	return i+1 < limit && p.units[i].is(clsConj) && (p.run(i+1) != nil || p.units[i+1].is(clsRole|clsOrg))
}

func (p *para) declinedName(r *run, a int, agree agreement) mention {
	g := r.gender
	if g == genderUnknown && r.person {
		g = agree.gender
	}
	return mention{kind: mentionName, a: a, b: r.b, na: r.na, nb: r.nb, gender: g, honour: a < r.a, org: r.org,
		initial: r.initial && a == r.a}
}

// fitsNoun reports whether a noun for a role or a body can be in one of the cases and agree with the verb.
func (p *para) fitsNoun(t *token, want caseSet, agree agreement) bool {
	forms := p.lang.decline.nounCases(t.low)
	if t.is(clsPeople) && (want&inNominative != 0 && !p.obliquePlural(t.low) || forms == 0) {
		if agree.ending == "" || agree.plural || want&inNominative == 0 {
			return true
		}
	}
	if forms&want == 0 {
		return false
	}
	return agree.ending == "" || !agree.plural && (!agree.neuter || t.is(clsOrg|clsBodyKind))
}

// obliquePlural reports whether a word is only a form of a group that is no subject: "источников".
func (p *para) obliquePlural(low string) bool {
	forms := p.lang.decline.nouns[low]
	return len(forms) > 0 && forms[0].cases&inNominative == 0 && p.lang.words[forms[0].lemma]&clsPeople != 0
}

// casePhrase reads a phrase whose head is the noun at unit h, with the name that stands beside it.
func (p *para) casePhrase(h, limit int, want caseSet, agree agreement) (mention, int) {
	end := h + 1
	over := false // past what belongs to the noun
	for j := h + 1; j < min(limit, h+maxRoles); j++ {
		t := &p.units[j]
		if p.lang.decline.nounCases(p.units[h].low)&inNominative == 0 && p.beginsSubject(j, limit) {
			break
		}
		if r := p.run(j); r != nil {
			if p.names(h, r, want, agree) {
				if p.withAnother(r.b, limit) {
					return mention{kind: mentionSeveral, a: h, b: r.b}, r.b
				}
				return p.declinedName(r, h, agree), r.b
			}
			j = r.b - 1
			if !over {
				end = r.b
			}
			continue
		}
		if !p.inRoles(j, limit) {
			break
		}
		over = over || t.is(clsTime|clsAdjunct|clsAdverb|clsConj) || t.kind == kindComma || t.kind == kindDash
		if !over {
			end = j + 1
		}
	}
	if end == h+1 {
		end = p.whereSource(h, limit)
	}
	m := mention{kind: mentionNoun, a: h, b: end, head: h, definite: true, initial: true}
	for m.head == h && p.units[h].is(clsOrg|clsPeople) && m.a > 0 && p.units[m.a-1].kind == kindWord && (p.units[m.a-1].cls&(clsFunction|clsAnyCue|clsDocument) == 0 || p.units[m.a-1].is(clsDet)) && p.isAdjective(p.units[m.a-1].low) && !p.endsAccording(m.a) {
		m.a-- // "Государственная служба занятости"
	}
	if p.units[h].is(clsRole | clsTitle) {
		if m.gender = genderOf(p.units[h].cls); m.gender == genderUnknown {
			m.gender = agree.gender
		}
	}
	return m, end
}

// maxRoles is how many units the roles of one person have at most, with what belongs to them.
const maxRoles = 24

// inRoles reports whether unit j goes on with the roles of a person.
func (p *para) inRoles(j, limit int) bool {
	t := &p.units[j]
	switch {
	case t.kind == kindComma:
		return p.commaGoesOn(j, limit)
	case t.kind == kindDash:
		return p.saysMore(j, limit)
	case t.kind == kindOther:
		return j+1 < limit && p.units[j+1].kind == kindNumber // "школа № 5"
	case t.kind != kindWord && t.kind != kindNumber, p.startsVerb(j):
		return false
	}
	return !t.is(clsThat|clsSub|clsWho|clsConj|clsSaying) || t.is(clsPrep) || p.joinsRoles(j, limit)
}

// joinsRoles reports whether "and" at unit j stands between two roles of one person, or inside one: "по делам семьи и школы".
func (p *para) joinsRoles(j, limit int) bool {
	if !p.units[j].is(clsConj) || j+1 >= limit {
		return false
	}
	next := &p.units[j+1]
	if r := p.run(j + 1); r != nil {
		return r.org && p.run(j-1) != nil // "корреспондент The Quay и The Port"
	}
	return next.is(clsRole) || next.kind == kindWord && next.cls == 0 && p.run(j+1) == nil
}

// names reports whether a name behind the noun at unit h is the name of the one whom the noun means.
func (p *para) names(h int, r *run, want caseSet, agree agreement) bool {
	if !p.fitsName(r, want, agree) {
		return false
	}
	head := &p.units[h]
	if next := p.run(r.b); r.nb-r.na == 1 && next != nil && next.person && next.nb-next.na > 1 {
		return false // "муж Орм Тихон Брагин"
	}
	switch {
	case p.marked(r.a), head.is(clsBodyKind) && !p.lang.ours(p.units[r.a].low):
		return head.is(clsBodyKind) && r.a == h+1
	case r.person && !(r.unsure && r.nb-r.na == 1):
		return head.is(clsRole | clsTitle)
	case r.nb-r.na > 1 && len(r.names) > 0:
		return r.unsure && head.is(clsRole|clsTitle)
	case r.org || r.nb-r.na > 1:
		return head.is(clsBodyKind) && r.a == h+1
	case p.knownGiven(p.units[r.na].low):
		return head.is(clsRole|clsTitle) && r.a == h+1
	}
	return head.is(clsRole|clsTitle) && r.a == h+1 && !p.isAdjective(p.units[r.na].low) && p.isSurnameOf(h, r, want, agree)
}

// isSurnameOf reports whether a single word behind a role, which no full name explains, is a surname and not the body or
// the place of an office: it is printed as in the nominative, or ends as surnames do, or the role is a title that surnames
// follow.
func (p *para) isSurnameOf(h int, r *run, want caseSet, agree agreement) bool {
	t, hard := &p.units[r.na], p.lang.decline.letters["hard"]
	printed := corpus.Fold(p.text[t.start:t.base])
	if endsHard(printed, hard) {
		return true
	}
	parts := []string{"surname"}
	if p.lang.members["titled "+p.lang.decline.lemma(p.units[h].low)] {
		parts = append(parts, "othername")
	}
	want &= p.lang.decline.nounCases(p.units[h].low)
	return endsHard(t.low, hard) && slices.ContainsFunc(parts, func(part string) bool {
		return slices.ContainsFunc(p.lang.decline.readings(printed, part), func(r reading) bool {
			return r.cases&want != 0 && r.gender.fits(agree.gender)
		})
	})
}

// endsHard reports whether a word ends with one of the letters: a surname in the nominative, and no genitive of a body.
func endsHard(low, letters string) bool {
	for i, r := range letters {
		if len(low) > 2 && low[len(low)-len(string(r)):] == letters[i:i+len(string(r))] {
			return true
		}
	}
	return false
}
