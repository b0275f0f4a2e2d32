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
		next := j + 1
		switch {
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
	return bodyEnd(units, i+1, s.b, false, lang)
}

// namesPaper reports whether a name begins with the article at unit i: "Le Courrier".
func namesPaper(units []token, i, first, limit int) bool {
	return i > first && units[i].is(clsArticle) && units[i].capital && i+1 < limit && units[i-1].kind == kindWord &&
		goesOnName(&units[i+1])
}
