package attribution

import "strings"

// gender is what titles, role nouns and pronouns tell of a person.
type gender uint8

const (
	genderUnknown gender = iota
	male
	female
)

func genderOf(c class) gender {
	switch {
	case c&(clsMr|clsMale|clsHe) != 0:
		return male
	case c&(clsMs|clsFemale|clsShe) != 0:
		return female
	case c&clsGiven == clsGivenMale:
		return male
	case c&clsGiven == clsGivenFemale:
		return female
	}
	return genderUnknown
}

// fits reports whether both can be of one person.
func (g gender) fits(h gender) bool { return g == genderUnknown || h == genderUnknown || g == h }

// run is a row of capitalised words, units [a, b), in which the name proper is [na, nb).
type run struct {
	a, b, na, nb int
	gender       gender
	titled       bool // a title or a role was taken off the front
	bare         bool // nothing but titles and roles: "the Education Minister"
	org          bool // by its words the name of a body
	given        bool // begins with a first name
	initial      bool // begins its sentence, where common words have a capital too
	office       bool // what an office is for was taken off the front

	// Where names change with their case:
	names  []fullName // the ways to understand it, of a name of several words
	norm   string     // the dictionary form, when it is not as printed
	cases  caseSet
	person bool // by its forms the name of a person
	unsure bool // two dictionary forms are as likely
}

// maxRun is the longest row that is taken for a name, in words.
const maxRun = 14

// findRuns finds the names of a paragraph, by unit.
func (w workspace) findRuns(p *para) {
	if p.lang.declines() {
		p.runs = p.declinedRuns()
		return
	}
	runs := w.runs.take(len(p.units)/4 + 1)
	for _, s := range p.sentences {
		p.noteNatives(s)
		for i := s.a; i < s.b; i++ {
			matters := false
			r := run{a: i, initial: i == s.a || i == s.a+1 && p.units[s.a].kind != kindWord}
			switch {
			case i == s.a && p.units[i].is(clsReporting) && p.lang.options["prodrop"]: // "Añadió que …"
				continue
			case p.units[i].capital && p.led(&p.units[i]):
				continue
			case startsName(p.units, i, s.a):
				r.b = endOfRun(p.units, i, s.b)
				if p.units[i].is(clsOrg) && len(p.lang.endings["bodyending"]) > 0 {
					r.b = max(r.b, bodyEnd(p.units, r.b, s.b, true, p.lang))
				}
				if end := portfoliosEnd(p.units, i, r.b, s.b); p.lang.options["prodrop"] && end > r.b {
					r.b = bodyThenName(p.units, i, end)
					matters = true
				} else if p.lang.options["romance"] {
					r.b = bodyThenName(p.units, i, r.b)
				}
				if p.lang.options["romance"] && r.b-i > 2 && p.units[i].upper && p.units[i].is(clsOrg) && !p.units[i].is(clsBodyKind) {
					r.b = i + 1 // "a dit à l'AFP Ann Other"
				}
			case namesPaper(p.units, i, s.a, s.b):
				r.b = endOfRun(p.units, i+1, s.b)
			default:
				if r.b = bodyRun(p.units, i, s, p.lang); r.b == 0 {
					continue
				}
				if p.lang.options["clitics"] {
					r.b = bodyThenName(p.units, i, r.b)
				}
			}
			if p.lang != nil && p.lang.final != nil && p.twoNames(&r) {
				r.b--
			}
			if p.lang != nil && p.lang.options["nouncaps"] {
				r.b = secondName(p.units, r.a, r.b)
			}
			r.classify(p.units)
			if matters {
				r.org, r.na, r.titled, r.bare = true, r.a, false, false
			} else if p.lang.options["romance"] {
				r.pastOffice(p.units)
			}
			r.org = r.org || p.lang.options["prodrop"] && r.a > s.a && r.na == r.a && r.nb-r.na > 1 && p.units[r.a].is(clsArticle) && !r.titled
			r.bare = r.bare || r.b-r.a == 1 && i > s.a && p.units[i-1].is(clsDefinite) && p.units[i].is(clsDemonym) && p.lang.standsFor(&p.units[i])
			if p.lang != nil && p.lang.options["nouncaps"] {
				r.amongNouns(p.units)
				p.nominativeBody(&r)
			}
			runs = append(runs, r)
			i = r.b - 1
		}
	}
	p.runs = w.runs.keep(runs)
}

// led tells "Norwick-led", which stands before a name.
func (p *para) led(t *token) bool {
	k := strings.LastIndexByte(t.low, '-')
	if k <= 0 {
		return false
	}
	if n := strings.Count(t.low, "-"); n > 1 && p.text[t.start+k+1] >= 'a' && p.lang.options["offices"] {
		return true // "Mother-of-two"
	}
	return p.lang.finiteEnding(t.low) && p.text[t.start+k+1] >= 'a'
}

// startsName reports whether a name can start at unit i.
func startsName(units []token, i, first int) bool {
	t := &units[i]
	if t.kind != kindWord || !t.capital || t.is(clsTime) && !titleOfPaper(units, i) && !givenTime(units, i, first) || t.has(trNoName|trLike|trSourceNoun) {
		return false
	}
	if i == first && t.is(clsDocument|clsPeople) && !(i+1 < len(units) && units[i+1].capital) {
		return false // "Reports said"
	}
	return t.cls&clsFunction == 0 || t.is(clsModal) && i > first || t.point && len(t.low) == 1
}

// givenTime tells a first name that is a day or a month as well: "Domingo Ortega".
func givenTime(units []token, i, first int) bool {
	return units[i].is(clsGiven) && (i > first || i+1 < len(units) && units[i+1].capital && units[i+1].kind == kindWord)
}

// titleOfPaper tells the day in "the Sunday Post" and the hour in "the Selby Evening Post".
func titleOfPaper(units []token, i int) bool {
	return i > 0 && i+1 < len(units) && (units[i-1].is(clsDefinite) || units[i-1].kind == kindWord && units[i-1].capital) &&
		units[i+1].is(clsOrg) && units[i+1].capital && units[i+1].start == units[i].end+1
}

// goesOnName reports whether unit i can go on with a name.
func goesOnName(t *token) bool {
	return t.kind == kindWord && t.capital && (!t.is(clsTime) || t.is(clsGiven)) && !t.has(trNoName|trSourceNoun) &&
		(t.cls&clsFunction == 0 || t.is(clsModal|clsAdverb) || t.point && len(t.low) == 1)
}

// endOfRun finds the end of the name that starts at unit i.
func endOfRun(units []token, i, limit int) int {
	limit = min(limit, i+maxRun)
	org, of := units[i].is(clsOrg) || i > 0 && units[i-1].is(clsDefinite), false
	j := i + 1
	for j < limit && !units[j-1].possessive {
		t := &units[j]
		if t.start > units[j-1].end+len(" () ") {
			return j // brackets stood between
		}
		next := func(k int) bool { return j+k < limit && goesOnName(&units[j+k]) }
		switch {
		case j > i+1 && t.is(clsDub) && t.capital:
			return j // a title in capitals: "Ada Orme Praised …"
		case (goesOnName(t) || t.capital && t.is(clsTime) && titleOfPaper(units, j)) && !elsewhere(units, i, j):
			org = org || t.is(clsOrg)
			j++
		case t.has(trBodyLink) && next(1) && units[j-1].is(clsOrg|clsBodyNoun) && !units[j-1].is(clsRole|clsPeople):
			if j += 2; j < limit && units[j].is(clsConj) && next(1) && !units[j+1].is(clsSomebody) && !next(2) {
				j += 2 // Bundesamt für Migration und Flüchtlinge
			}
			return j
		case t.has(trGenitive | trOblique), t.has(trLink|trInfinitive) && !ofName(units, i, j):
			return j
		case t.is(clsParticle) && t.is(clsConj) && (!units[i].is(clsGiven) || !next(1) || next(2) || units[j+1].is(clsGiven)):
			return j // "José Ortega y Gasset" is one, "Ana Olmo y Rosa Vidal" are two
		case t.is(clsParticle) && next(1):
			j += 2
		case t.kind == kindNumber && j+1 < limit && units[j+1].kind == kindStop && units[j+1].start == t.end && next(2) &&
			endsInOrg(units, j+2, limit):
			j += 3 // Yargıtay 4. Ceza Dairesi
			org = true
		case t.is(clsNameConj) && units[j-1].is(clsPortfolio) && next(1) && endsInOffice(units, j+1, limit):
			j += 2 // Çevre ve Şehircilik Bakanı
		case t.kind == kindComma && units[j-1].is(clsPortfolio) && next(1) && j+2 < limit && units[j+2].is(clsNameConj) &&
			endsInOffice(units, j+3, limit):
			j += 2
		case t.is(clsConj) && next(1) && units[j-1].is(clsTitle|clsRole) && units[j+1].is(clsTitle|clsRole):
			j += 2 // President and CEO
		case t.is(clsParticle) && j+1 < limit && units[j+1].is(clsParticle) && next(2):
			j += 3
		case t.low == "&" && next(1):
			org = true
			j += 2
		case isOf(t) && next(1) && units[j-1].is(clsTitle) && units[j+1].is(clsPortfolio):
			j += 2 // Secretary of State Ann Other
		case org && (isOf(t) || t.has(trOnTo) && units[j-1].has(trTopical)) && next(1):
			of = true
			j += 2
		case org && isOf(t) && j+1 < limit && units[j+1].is(clsDefinite) && next(2):
			of = true
			j += 3
		case (of || org) && t.is(clsNameConj) && next(1) && (of || endsInOrg(units, j+1, limit)):
			j += 2
		default:
			return j
		}
	}
	return j
}

// elsewhere reports whether the capitalised word at unit j begins another name than the one at unit i, by its case:
// "Bakan Ankara'da", "Aksu BBC'ye".
func elsewhere(units []token, i, j int) bool {
	t := &units[j]
	if t.gram != nominative && t.is(clsPlace) && !units[j-1].is(clsPlace|clsDemonym) {
		return true // "Ravza Tamer Ankara'da"
	}
	switch t.gram {
	case locative:
		return units[j-1].is(clsTitle) && !t.is(clsOrg) || t.upper && !units[i].upper
	case dative, ablative:
		return (t.upper || t.is(clsBodyKind)) && !units[i].upper
	}
	return false
}

// endsInOffice reports whether the capitalised words from unit i on hold, behind the first, the noun of a body or a role.
func endsInOffice(units []token, i, limit int) bool {
	for j := i; j < limit && goesOnName(&units[j]); j++ {
		if j > i && units[j].is(clsOrg|clsTitle) {
			return true
		}
	}
	return false
}

// endsInOrg reports whether the capitalised words from unit i on end in the noun of a body.
func endsInOrg(units []token, i, limit int) bool {
	j := i
	for j < limit && goesOnName(&units[j]) {
		j++
	}
	return j > i+1 && units[j-1].is(clsOrg)
}

// isOf tells the prepositions inside the names of bodies.
func isOf(t *token) bool {
	return t.has(trInName)
}

// classify finds the name proper: what follows the last title.
func (r *run) classify(units []token) {
	r.na, r.nb = r.a, r.b
	if last := &units[r.b-1]; r.b-r.a > 2 && last.upper && last.has(trBehind) && !units[r.b-2].is(clsTitle|clsOrg) {
		r.nb-- // "Tom Orme MP"
	}
	title, given := -1, false
	for i := r.a; i < r.nb; i++ {
		t := &units[i]
		if t.point && len(t.low) == 1 && i > r.a && i+1 < r.nb && units[i-1].is(clsGiven) {
			continue // "Christian M. Orme"
		}
		if t.possessive && t.gram == nominative || given && i == r.b-1 || t.is(clsGiven) && r.b-r.a == 2 && i == r.a {
			given = given || t.is(clsGiven)
			continue // "Martin Baron", "Dean Baker"
		}
		given = given || t.is(clsGiven)
		if t.is(clsTitle) && !(t.point && t.upper) || t.is(clsRole) && r.b-i > 2 && !hasOrg(units[i+1:r.b]) && !(t.is(clsOrg) && !units[i+1].is(clsGiven)) {
			title = i
			if g := genderOf(t.cls); g != genderUnknown {
				r.gender = g
			}
		}
	}
	if end := r.portfolioEnd(units, title); end > 0 && end < r.b {
		title = end - 1 // Secretary of State Ann Other
	}
	switch {
	case title == r.b-1:
		r.titleLast(units)
	case title == r.a && isOf(&units[title+1]) && units[title+2].is(clsDefinite):
		r.bare = true // "Speaker of the House of Delegates"
	case title > r.a && isOf(&units[title+1]) && hasOrg(units[r.a:title]): // "Supreme Court of Justice of Ostland"
	case title >= 0 && !hasOrg(units[title+1:r.b]):
		rest := r.b - title - 1
		if (units[title+1].is(clsOf) || isOf(&units[title+1])) && !units[title+1].capital && !units[title].is(clsMr|clsMs) {
			r.bare = true // "Président de la République", "Commissioner for Health"
			break
		}
		if rest == 1 && units[title].is(clsWeakTitle) && title == r.a {
			break // "General Motors", "Pope Francis"
		}
		r.na, r.titled = title+1, true
	}
	if r.na == r.a && r.nb-r.na > 1 && units[r.a].is(clsBodyKind) && units[r.a].upper {
		r.na++ // "ONG Terre Vive"
	}
	kind := r.na == r.a && r.nb-r.na > 1 && units[r.a].is(clsBodyKind) && !units[r.a].capital && units[r.a+1].capital
	if kind {
		r.na++ // "la empresa Norgás"
	}
	if r.na == r.a && r.nb-r.na > 2 && units[r.a].is(clsDemonym) && !hasOrg(units[r.a:r.b]) && !(r.a > 0 && units[r.a-1].is(clsDefinite)) {
		r.na++
	}
	if r.nb-r.na > 1 && units[r.na].is(clsGiven) {
		r.given = true
		if r.gender == genderUnknown {
			r.gender = genderOf(units[r.na].cls & clsGiven)
		}
	}
	r.bare = r.bare || allRoles(units[r.a:r.b])
	r.org = kind || !r.titled && !r.bare && !(r.given && !units[r.nb-1].is(clsOrg)) && (hasOrg(units[r.na:r.nb]) || hasOf(units[r.na:r.nb]) || isPlace(units[r.na:r.nb]) || r.nb-r.na == 1 && isBodyWord(&units[r.na]))
}

// portfolioEnd is where the words end that tell what the office of the title at unit i is for; 0 when there are none.
func (r *run) portfolioEnd(units []token, i int) int {
	if i < 0 || i+2 >= r.b || !isOf(&units[i+1]) {
		return 0
	}
	end := i + 2
	for end < r.b && units[end].is(clsPortfolio|clsOrg|clsPlace) && (end == i+2 || !units[end].is(clsGiven)) {
		end++
	}
	if end == i+2 {
		return 0
	}
	return end
}

// titleLast takes a row that ends with a title: nothing but roles, or a name before a lower role is not there.
func (r *run) titleLast(units []token) {
	if r.b-r.a == 1 && units[r.a].is(clsOrg) && units[r.a].is(clsWeakTitle) {
		return // "Labour"
	}
	if hasOrg(units[r.a:r.b-1]) || r.b-r.a == 1 || units[r.b-1].is(clsRole) {
		r.bare = true
	}
}

// describes reports whether a name behind an article only tells what something is: "the Orme Express", "the Ada Orme Norwick
// party".
func (p *para) describes(r *run) bool {
	return r.a > 0 && p.units[r.a-1].is(clsDefinite) && p.run(r.a-1) == nil && !r.titled && r.na == r.a
}

// allRoles tells "Member" and "Senior Officer".
func allRoles(units []token) bool {
	for i := range units {
		if !units[i].is(clsRole|clsTitle) || units[i].is(clsOrg) {
			return false
		}
	}
	return true
}

func hasOrg(units []token) bool {
	for i := range units {
		if units[i].is(clsOrg) || units[i].low == "&" {
			return true
		}
	}
	return false
}

// hasOf tells "Friends of the Harbour".
func hasOf(units []token) bool {
	for i := range units {
		if isOf(&units[i]) {
			return true
		}
	}
	return false
}

// isPlace tells "South Sudan" and "New York".
func isPlace(units []token) bool {
	for i := range units {
		if !units[i].is(clsPlace) {
			return false
		}
	}
	return len(units) > 1
}

// isBodyWord tells a single word that names no person: an acronym, a site, a place.
func isBodyWord(t *token) bool {
	return t.upper || t.is(clsPlace) || strings.ContainsRune(t.low, '.') && !t.point
}

// print gives the name proper as printed, without a possessive ending.
func (p *para) print(a, b int) string {
	if a >= b {
		return ""
	}
	end := p.units[b-1].end
	if p.units[b-1].possessive && p.units[b-1].base > 0 {
		end = int(p.units[b-1].base)
	}
	return dictionary(strings.Join(strings.Fields(p.text[p.units[a].start:end]), " "), &p.units[b-1])
}

// lows gives the folded words of units [a, b), initials apart.
func (p *para) lows(a, b int) []string {
	words := make([]string, 0, b-a)
	for i := a; i < b; i++ {
		if p.units[i].kind == kindWord {
			words = append(words, p.units[i].low)
		}
	}
	return words
}
