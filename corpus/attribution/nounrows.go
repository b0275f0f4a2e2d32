package attribution

import "strings"

// This file tells names from nouns in rows of capitals, where every noun has one.

// amongNouns mends what a row of capitalised words was taken for, by what stands before it and by first names.
func (r *run) amongNouns(units []token) {
	det := r.a > 0 && (units[r.a-1].is(clsDet|clsPoss) || units[r.a-1].has(trOblique) || isInflected(&units[r.a-1]))
	first, last := &units[r.a], &units[r.b-1]
	if last.has(trWhole) && !first.is(clsGiven) {
		for k := r.a + 1; k < r.b-1; k++ {
			if units[k].is(clsGiven) { // "Vorstandschef Bernd Fischer"
				r.na, r.nb, r.bare, r.org, r.titled, r.given = k, r.b, false, false, first.is(clsRole|clsTitle), true
				return
			}
		}
	}
	if r.b-r.a >= 2 && r.nb == r.b && last.has(trWhole) && !last.upper && (first.is(clsGiven) || !det && !first.is(clsRole|clsTitle|clsOrg|clsPlace)) {
		r.na, r.bare, r.org, r.titled = r.a, false, false, false // Bernd Fischer
		r.given = first.is(clsGiven)
		return
	}
	if !r.bare && !r.titled && r.b-r.a == 2 && det && last.is(clsRole|clsTitle) && strings.HasSuffix(first.low, "er") && !first.is(clsGiven) {
		r.bare = true // der Norder Landrat
	}
	if r.b-r.a > 1 && first.is(clsRole|clsTitle) && last.is(clsRole) && !last.has(trWhole) {
		r.bare = true // Gründer und Vorsitzender
	}
	if r.b-r.a > 1 && !r.titled && !r.org && first.cls == 0 && len(first.low) > 6 && endsLike(first.low, abstractEndings) {
		r.bare = true // Souveränität Norlands
	}
	if r.bare {
		return
	}
	if r.titled && r.nb-r.na == 3 && units[r.na].is(clsParticle) && !units[r.na].capital && units[r.na+1].capital {
		r.na += 2 // "Chef de Mission Orme"
	}
	if !r.titled && r.nb-r.na == 2 && (det || strings.Contains(first.low, "-") && !first.is(clsGiven)) && !last.is(clsOrg) && (personNoun(first) || first.is(clsRole) && !first.has(trWhole)) {
		r.na++ // der ehemalige Tournee-Sieger Kühn
		r.titled = true
		return
	}
	if !r.titled && r.nb-r.na >= 3 && !last.is(clsOrg) {
		for k := r.na + 1; k < r.nb-1; k++ {
			if units[k].is(clsGiven) && !units[k-1].is(clsGiven) && !units[r.na].is(clsGiven) {
				r.na, r.given, r.org = k, true, false // "Biologe Jan Kühn"
				r.gender = genderOf(units[k].cls & clsGiven)
				return
			}
		}
		if (det || units[r.na].is(clsPeople)) && !hasOrg(units[r.na:r.nb]) && !units[r.na].is(clsGiven) {
			r.na++
		}
	}
	if r.nb-r.na >= 2 && units[r.na].is(clsBodyKind) && !r.given && !units[r.na+1].has(trBodyLink) {
		r.na++ // "die Organisation Grüne Zukunft"
		r.org = true
	}
}

// personNoun tells a noun that no list has and that can only be of a person, by how it ends.
func personNoun(t *token) bool {
	if t.cls != 0 || t.trait != 0 || t.upper {
		return false
	}
	return strings.Contains(t.low, "-") && !strings.HasPrefix(t.low, "al-") || len(t.low) > 6 && endsLike(t.low, personEndings)
}

// personEndings are endings of nouns of persons that few first names have.
var personEndings = []string{"ist", "istin", "eur", "eurin", "ent", "entin", "ant", "antin", "loge", "login", "iker", "ikerin", "ator", "atorin", "ler", "lerin", "ger", "gerin", "chef", "chefin", "mann", "frau", "ierte", "klagte", "ftragte", "tigte", "itzende", "ordnete"}

// abstractEndings are endings of nouns that begin no name of a person.
var abstractEndings = []string{"tat", "ung", "heit", "keit", "schaft", "ismus", "ungen", "heiten", "keiten", "schaften"}

// isInflected tells an adjective before a noun.
func isInflected(t *token) bool {
	return t.kind == kindWord && !t.capital && t.cls == 0 && len(t.low) > 4 && (t.low[len(t.low)-1] == 'e' || t.low[len(t.low)-2] == 'e')
}

// secondName gives where another name begins in the row of capitals from unit a to b, at its role or its first name: "Rita
// Orme Bundesrat Dare", "Rita Orme Ada Dare".
func secondName(units []token, a, b int) int {
	if !units[a].is(clsGiven) || hasOrg(units[a:b]) {
		return b
	}
	for k := a + 2; k+1 < b; k++ {
		if t := &units[k]; t.is(clsGiven) && !units[k-1].is(clsGiven|clsParticle) || t.is(clsRole|clsTitle) && !t.has(trWhole) {
			for units[k-1].is(clsParticle) {
				k--
			}
			return k
		}
	}
	return b
}
