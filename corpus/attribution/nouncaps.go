package attribution

import "strings"

// This file reads noun phrases where every noun has a capital, so that a name has to be told by other evidence: by its
// determiner, a role before it, a first name, or because it stands alone.

// clsSomebody is what a noun is that stands for a source.
const clsSomebody = clsRole | clsPeople | clsOrg | clsBodyNoun | clsBodyKind | clsTitle | clsMale | clsFemale | clsDocument

// phrase is a noun phrase with all that belongs to it.
type phrase struct {
	mention
	end     int  // behind it; at the comma that closes an explanation
	det     bool // begins with a determiner
	oblique bool // in a form that no subject has
	ra, rb  int  // the units of the role that a name has
}

// phraseAt reads the noun phrase that begins with unit i.
func (p *para) phraseAt(i, limit int) (phrase, bool) {
	n, ok := p.corePhrase(i, limit)
	if !ok {
		return n, false
	}
	if n.kind == mentionNoun {
		p.belongings(&n, limit)
		p.nameBehind(&n, limit)
	} else if n.kind == mentionName && n.org {
		for n.end < limit && p.units[n.end].has(trGenitive) {
			q, ok := p.corePhrase(n.end, limit)
			if !ok {
				break
			}
			n.end = q.end
		}
	} else if n.kind == mentionName {
		p.rolesBehind(&n, limit)
	}
	return n, true
}

// corePhrase reads determiner, attributes and noun or name.
func (p *para) corePhrase(i, limit int) (phrase, bool) {
	n := phrase{mention: mention{a: i}}
	if i < limit && p.run(i) == nil && (p.units[i].is(clsDet|clsPoss) || p.units[i].has(trOblique)) {
		t := &p.units[i]
		n.det, n.oblique, n.definite = true, t.has(trOblique), t.is(clsDefinite)
		n.gender = determined(t)
		i++
	}
	for i < limit && p.attribute(i) {
		i++
	}
	i = p.pastHalves(i, limit)
	if i >= limit {
		return n, false
	}
	t := &p.units[i]
	r := p.run(i)
	switch {
	case t.kind == kindQuote && n.det && p.isTitleQuote(i):
		n.kind, n.quoted, n.b, n.end = mentionName, i+1, i+1, i+1
		for n.end+1 < limit && p.units[n.end].kind == kindDash && p.units[n.end+1].start == p.units[n.end].end {
			n.end += 2 // die „Rundschau“-Redaktion
		}
	case r != nil && r.a == i:
		p.nameOrNoun(&n, r)
		n.oblique = n.oblique || n.det && n.gender == male && r.b-r.a > 1 && strings.HasSuffix(t.low, "en") && r.na == r.a && !r.given // der Neuen Zeitung
	case t.is(clsParticle) && !n.det && i+1 < limit && p.run(i+1) != nil && p.isSurname(p.run(i+1)) && !(i > 0 && p.units[i-1].capital):
		r = p.run(i + 1)
		n.mention = mention{kind: mentionName, a: i, b: r.b, na: i, nb: r.b, weak: true} // "von Ahnen"
		n.end = r.b
	case t.kind == kindWord && t.capital && t.cls&clsFunction == 0:
		n.kind, n.head, n.b, n.end = mentionNoun, i, i+1, i+1
	default:
		return n, false
	}
	return n, true
}

// pastHalves goes over the first parts of compounds that share their last, and a word or two before each: "Talheimer Gesundheits-,
// Sozial- und Kulturminister".
func (p *para) pastHalves(i, limit int) int {
	const most = 3 // words of capitals up to the dash, so that a row of them is not gone over from each
	for j, words := i, 0; j+2 < limit && words < most && p.units[j].kind == kindWord && p.units[j].capital; words++ {
		if j++; p.units[j].kind != kindDash || p.units[j].start != p.units[j-1].end {
			continue
		}
		if next := &p.units[j+1]; next.kind != kindComma && !next.is(clsConj) {
			break
		}
		i, j, words = j+2, j+2, -1
	}
	return i
}

// determined is the gender that a determiner shows, if its noun is a subject.
func determined(t *token) gender {
	switch {
	case t.has(trMasculine):
		return male
	case t.has(trFeminine):
		return female
	}
	return genderUnknown
}

// attribute reports whether unit i can stand between a determiner and its noun.
func (p *para) attribute(i int) bool {
	t := &p.units[i]
	return t.kind == kindNumber || t.kind == kindWord && !t.capital && t.cls&(clsFunction|clsAnyCue) == 0 && t.trait&^trEpithet == 0 &&
		!p.lang.isSplit(t.low)
}

// isTitleQuote tells a quotation that is a name inside a sentence: a few words without a final sign, with no comma or
// colon before.
func (p *para) isTitleQuote(i int) bool {
	q := p.spans[p.units[i].quote]
	inner := p.text[q.inA:q.inB]
	return countWords(inner) <= scareWords && startsHigh(inner) && !strings.ContainsRune(",.!?…", lastSign(inner)) &&
		i > 0 && p.units[i-1].kind == kindWord
}

// nameOrNoun takes a row of capitalised words as a name or as a noun.
func (p *para) nameOrNoun(n *phrase, r *run) {
	n.end = r.b
	t := &p.units[r.b-1]
	single := r.b-r.a == 1
	surname := single && !n.det && t.has(trWhole) && t.is(clsRole) // "betonte Fischer"
	switch {
	case !surname && (r.bare || single && !t.upper && (n.det || t.is(clsSomebody) || t.trait != 0)):
		n.kind, n.head, n.b = mentionNoun, r.b-1, r.b
		if first := &p.units[r.a]; !single && !n.det && t.is(clsRole) && !first.is(clsRole|clsTitle) && strings.HasSuffix(first.low, "s") {
			n.definite = true // "Norlands Ministerin"
		}
		if g := genderOf(t.cls); g != genderUnknown {
			if g == female && n.gender == male {
				n.oblique = true // der Ministerin
			}
			n.gender = g
		}
		if !n.det && n.gender == genderUnknown {
			n.gender = genderOf(t.cls)
		}
	default:
		definite := n.definite
		n.mention = p.named(r, n.a, r.b)
		n.definite = definite
		if n.gender == genderUnknown && r.titled {
			n.gender = genderOf(p.units[r.na-1].cls)
		}
		n.weak = single && !t.upper
		if r.na > r.a {
			n.ra, n.rb = r.a, r.na
		}
	}
}

// belongings adds what belongs to a noun: "des Ministeriums", "für Verkehr", „Rundschau“.
func (p *para) belongings(n *phrase, limit int) {
	role := p.units[n.head].is(clsRole | clsTitle | clsPeople)
	for n.end < limit {
		i := n.end
		t := &p.units[i]
		switch {
		case t.kind == kindQuote && p.isTitleQuote(i):
			if p.units[n.head].is(clsBodyKind|clsOrg) && n.end == n.head+1 {
				n.quoted, n.kind = i+1, mentionName
			}
			n.end++
			n.b = n.end
			continue
		case t.has(trGenitive):
		case t.has(trLink):
			i++
		default:
			return
		}
		q, ok := p.corePhrase(i, limit)
		if !ok || p.units[q.end-1].is(clsTime) {
			return
		}
		if role && q.kind == mentionName && !q.org && q.na > q.a && q.nb-q.na > 1 && q.quoted == 0 {
			n.ra, n.rb = n.head, q.na // "der Sprecher der Polizei Jan Kühn"
			q.ra, q.rb, q.det, q.a = n.ra, n.rb, n.det, n.a
			q.oblique = n.oblique
			if g := genderOf(p.units[n.head].cls); g != genderUnknown {
				q.gender = g
			}
			*n = q
			return
		}
		n.end, n.b = q.end, q.end
		if i > n.head+1 && p.units[i-1].has(trLink) && i+1 < limit && n.end+1 < limit && p.units[n.end].is(clsConj) &&
			p.units[n.end+1].capital && !p.units[n.end+1].is(clsRole|clsPeople|clsTitle) && p.closes(n.end+2, limit) {
			n.end, n.b = n.end+2, n.end+2 // "für Busse und Bahnen"
		}
	}
}

// nameBehind reads the name that a comma parts from a role: "die Sprecherin des Ministeriums, Anna Weber,".
func (p *para) nameBehind(n *phrase, limit int) {
	if n.kind != mentionNoun || n.end >= limit || p.units[n.end].kind != kindComma || !p.units[n.head].is(clsRole|clsTitle) {
		return
	}
	q, ok := p.corePhrase(n.end+1, limit)
	if !ok || q.kind != mentionName || q.org || q.det || q.nb-q.na < 2 || !p.closes(q.end, limit) {
		return
	}
	q.ra, q.rb, q.oblique, q.a = n.head, n.end, n.oblique, n.a
	if n.gender != genderUnknown {
		q.gender = n.gender
	}
	q.end = p.pastAside(q.end, limit)
	*n = q
}

// rolesBehind passes over the role that commas part from a name: "Anna Weber, Sprecherin des Ministeriums,".
func (p *para) rolesBehind(n *phrase, limit int) {
	if n.end >= limit || p.units[n.end].kind != kindComma {
		return
	}
	i := n.end + 1
	if i+1 < limit && p.units[i].kind == kindNumber && p.units[i+1].kind == kindComma {
		i += 2 // "Anna Weber, 41, Bäckerin"
	}
	q, ok := p.corePhrase(i, limit)
	if !ok || q.kind != mentionNoun || q.oblique || !p.units[q.head].is(clsRole|clsTitle) {
		return
	}
	p.belongings(&q, limit)
	for q.kind == mentionNoun && q.end+1 < limit && p.units[q.end].is(clsConj) {
		other, ok := p.corePhrase(q.end+1, limit) // "Gründer und Vorsitzender der Partei"
		if !ok || other.kind != mentionNoun {
			break
		}
		p.belongings(&other, limit)
		q.end = other.end
	}
	if q.kind != mentionNoun || !p.closes(q.end, limit) {
		return
	}
	n.ra, n.rb = q.head, q.end
	if n.gender == genderUnknown {
		n.gender = q.gender
	}
	n.end = p.pastAside(q.end, limit)
}

// closes reports whether an explanation ends at unit i.
func (p *para) closes(i, limit int) bool {
	return i >= limit || p.units[i].kind == kindComma || p.units[i].kind == kindStop || p.units[i].kind == kindColon ||
		p.units[i].is(clsPrep|clsTime)
}

// pastAside goes over the comma behind an explanation where the clause goes on.
func (p *para) pastAside(i, limit int) int {
	if i+1 < limit && p.units[i].kind == kindComma && p.units[i+1].is(clsPrep|clsTime|clsAnyCue|clsAux|clsAdverb) {
		return i + 1
	}
	return i
}

// isSurname tells a single capitalised word that can be a name.
func (p *para) isSurname(r *run) bool {
	t := &p.units[r.a]
	return r.b-r.a == 1 && t.cls == 0 && t.trait == 0
}
