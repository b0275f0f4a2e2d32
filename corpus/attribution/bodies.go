package attribution

// Names of bodies in languages that give a capital to their first word alone, "Agence régionale de santé", or to none
// but the place's: "la préfecture de la Drôme". What they need is [inside], [article] and [bodyending] in the language's file.

// bodyEnd finds the end of the body's name whose first words end before unit j; limit is the end of its sentence.
// Where the head has no capital, the name ends with one that has: give loose false.
func bodyEnd(units []token, j, limit int, loose bool, lang *language) int {
	end := 0
	if loose {
		end = j
	}
	for limit = min(limit, j+maxRun); j < limit; {
		t := &units[j]
		if t.start > units[j-1].end+len(" () ") {
			return end // brackets stood between: "Dirección General de Aguas (DGA) de Olmedo"
		}
		next := j + 1
		switch {
		case t.is(clsGiven) && j+1 < limit && goesOnName(&units[j+1]) && !units[j-1].capital && !units[j-1].is(clsOf|clsOrg):
			return end // "la agencia local Ana Olmo"
		case goesOnName(t):
			end = next
		case t.is(clsOf) || t.is(clsConj) && end > 0 && next < limit && units[next].is(clsOf|clsArticle):
			if next = nounAfter(units, j, limit, loose); next < 0 {
				return end
			}
			if loose || units[next-1].capital {
				end = next
			}
		case isBodyAdjective(t, lang):
			if loose {
				end = next
			}
		default:
			return end
		}
		j = next
	}
	return end
}

// nounAfter gives the unit behind the noun that "de", "de la" or "et des" at unit j stand before; -1 when none does.
func nounAfter(units []token, j, limit int, loose bool) int {
	bare := !units[j].is(clsDet)
	for j++; j < limit && units[j].is(clsOf|clsArticle) && !units[j].capital; j++ {
		bare = false
	}
	if j >= limit || units[j].kind != kindWord {
		return -1
	}
	t := &units[j]
	switch {
	case goesOnName(t):
		if !loose && bare && j+1 < limit && goesOnName(&units[j+1]) && !t.is(clsPortfolio|clsPlace) {
			return -1 // "le parti de Jeanne Morvan"
		}
		return j + 1
	case loose && t.cls&(clsFunction|clsAnyCue|clsFinite|clsTime) == 0 && !t.capital:
		return j + 1
	}
	return -1
}

func isBodyAdjective(t *token, lang *language) bool {
	return t.kind == kindWord && !t.capital && t.cls&(clsFunction|clsAnyCue|clsFinite|clsTime) == 0 &&
		lang.ends(t.low, "bodyending")
}

// bodyRun gives the end of the body's name that begins at the common noun at unit i; 0 when none does.
func bodyRun(units []token, i int, s sentence, lang *language) int {
	t := &units[i]
	if !t.is(clsOrg) || t.capital || i == s.a || len(lang.endings["bodyending"]) == 0 ||
		!units[i-1].is(clsDet|clsPoss|clsPrep) {
		return 0
	}
	end := bodyEnd(units, i+1, s.b, false, lang)
	for j := i + 1; j < end; j++ {
		if units[j].capital && units[j].is(clsOrg) && isBodyAdjective(&units[j-1], lang) {
			return 0 // "la organización social Comité de Desarrollo"
		}
	}
	return end
}

// namesPaper reports whether a name begins with the article at unit i: "Le Courrier".
func namesPaper(units []token, i, first, limit int) bool {
	return i > first && units[i].is(clsArticle) && units[i].capital && i+1 < limit && units[i-1].kind == kindWord &&
		goesOnName(&units[i+1])
}

// bodyThenName gives the end of a row of capitals without the person whose role is at the body that it begins with: "el
// juez del Tribunal Supremo Ana Olmo". A first name right behind the noun of a body is a part of its name: "Hospital San
// Juan", "Instituto Carlos Mena".
func bodyThenName(units []token, a, b int) int {
	if a > 0 && b-a > 1 && units[a].upper && units[a-1].is(clsRole|clsTitle) && !units[a+1].upper && !units[a+1].is(clsOrg) && !units[a].point {
		return a + 1 // "la députée PS Ada Orme"
	}
	if a > 2 && b-a > 2 && units[a].upper && units[a].is(clsOrg) && units[a-1].is(clsArticle) && units[a-2].is(clsOf) && !hasOrg(units[a+1:b]) {
		return a + 1 // "le directeur de l'OMS Ada Orme"
	}
	for k := a + 1; k+1 < b; k++ {
		body := a > 0 && units[a-1].is(clsBodyKind) || inOffice(units, a) || hasOrg(units[a:k]) || isPlace(units[a:k]) || units[a].upper || units[a].is(clsPlace|clsPortfolio)
		if units[k].is(clsGiven) && !units[a].is(clsGiven|clsTitle|clsRole) && body &&
			(!units[k-1].is(clsOrg|clsBodyNoun) || units[k-1].upper) && !units[k-1].is(clsParticle|clsGiven) {
			return k
		}
	}
	if a > 1 && b-a > 3 && (units[a-1].is(clsOf) || units[a-1].is(clsArticle) && units[a-2].is(clsOf)) && units[b-3].capital && units[b-2].capital && hasOrg(units[a:b-3]) && !hasOrg(units[b-3:b]) && !isPlace(units[b-2:b]) {
		return b - 2 // "la conseillère d'Union Olmont Ada Orme"
	}
	return b
}

// inOffice reports whether a row of capitals from unit a on begins with what a role is of: "diputado de Nuevo Rumbo Ana Olmo",
// "le directeur général du Tricolore Bob Orme".
func inOffice(units []token, a int) bool {
	if a > 2 && units[a-1].is(clsArticle) {
		a--
	}
	if a < 2 || !units[a-1].is(clsOf) {
		return false
	}
	i := a - 2
	for i > max(0, a-2-maxAdjectives) && units[i].kind == kindWord && units[i].cls&^clsDemonym == 0 && !units[i].capital {
		i--
	}
	return units[i].is(clsRole | clsTitle)
}

// hasArticle reports whether an article stands before unit i, as before no person: "du Tricolore".
func hasArticle(units []token, i int) bool {
	return i > 0 && (units[i-1].is(clsArticle) || units[i-1].is(clsOf) && units[i-1].is(clsDet))
}

// portfoliosEnd goes on with the second of two matters of an office, units [a, b): "ministro de Agricultura y Ganadería".
func portfoliosEnd(units []token, a, b, limit int) int {
	if !inOffice(units, a) || b+1 >= limit || !units[b].is(clsConj) || !goesOnName(&units[b+1]) || units[b+1].is(clsGiven|clsTitle|clsRole) || units[a].is(clsGiven) || units[b-1].upper {
		return b
	}
	return endOfRun(units, b+1, limit)
}

// pastOffice leaves the person of a row of capitals that an office begins: "Ministro de Salud Ana Olmo".
func (r *run) pastOffice(units []token) {
	if !r.bare || r.b-r.a < 5 || !units[r.a].is(clsRole|clsTitle) || !units[r.a+1].is(clsOf) {
		return
	}
	from := 0
	for k := r.a + 2; k < r.b; k++ {
		if units[k].is(clsPlace | clsPortfolio | clsOrg) {
			from = k + 1
		} else if units[k].is(clsGiven) && !units[k-1].is(clsParticle|clsGiven) {
			from = k
			break
		}
	}
	if from > 0 && r.b-from > 1 && r.b-from < 5 {
		r.na, r.bare, r.titled, r.given = from, false, true, units[from].is(clsGiven)
		if g := genderOf(units[r.a].cls); g != genderUnknown {
			r.gender = g
		}
	}
}
