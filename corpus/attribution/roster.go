package attribution

import (
	"slices"
	"strings"
	"unicode"

	"onrecord/corpus"
)

// tier is where a full name is printed: the higher up, the more it tells of who speaks.
type tier uint8

const (
	tierTitle tier = iota
	tierLabel
	tierPreface
	tierBody
)

// person is a full name that a document prints.
type person struct {
	name   string
	words  []string // folded, given names first
	role   string
	roles  []string // the words of its title or role, folded
	gender gender
	tier   tier
	times  int
}

// wanted is a surname, or a name in full, that somebody is called by, and the full names that the document has for it.
type wanted struct {
	words  []string
	keys   []string // of the labels
	strict bool     // another one has the surname too: the gender has to be known
	rival  bool     // another one has it as a label
	titled bool     // the text calls somebody so, with a title
	gender gender
	roles  []string
	people []*person
}

// surname is the part of "С.В.Лавров" behind the initials.
func surname(low string) string {
	if k := strings.LastIndexByte(low, '.'); k >= 0 && k+3 < len(low) {
		return low[k+1:]
	}
	return low
}

// take notes the full name that ends with unit i, when it is one of those wanted.
func (g *pages) take(p *page, i int, w *wanted) {
	start := i - len(w.words) + 1
	if start < 0 || p.units[i].upper && p.tier != tierTitle && len(p.units[i].low) > 1 {
		return
	}
	for k := start; k < i; k++ {
		if p.units[k].low != w.words[k-start] {
			return
		}
	}
	given := g.given(p, start)
	if surname(p.units[i].low) != p.units[i].low {
		return
	}
	w.titled = w.titled || start > 0 && p.units[start-1].is(clsTitle|clsMr|clsMs)
	full := &person{name: strings.Trim(p.print(given, i+1), ".,"), words: p.lows(given, i+1), tier: p.tier, times: 1}
	if len(full.words) < 2 || slices.Contains(w.keys, p.turn) && !p.introduces(given) {
		return
	}
	full.title(p.para, given, g.lang)
	w.note(full)
}

// given finds where the given names before unit start begin.
func (g *pages) given(p *page, start int) int {
	first := start
	for first > 0 && start-first < 4 && p.isGiven(first-1) && adjacent(p.para, first-1) {
		first--
	}
	for first < start && p.units[first].is(clsParticle) && !p.units[first].capital {
		first++
	}
	names, bounded := 0, p.bounded(first)
	for k := first; k < start; k++ {
		if !p.units[k].is(clsGiven) && g.lowers(p.units[k].low) || p.units[k].is(clsPortfolio|clsOrg) || g.lang.form(p.units[k].low)&frmOffice != 0 {
			first, names, bounded = k+1, 0, true // "Strategic Communications Ada Orme"
		} else if len(p.units[k].low) > 1 {
			names++
		}
	}
	if names > 1 && !bounded {
		for first < start-1 {
			first++
			if len(p.units[first].low) > 1 {
				names--
			}
			if names == 1 {
				break
			}
		}
	}
	return first
}

// isGiven reports whether unit k can be a given name or a particle before a surname.
func (p *page) isGiven(k int) bool {
	t := &p.units[k]
	if t.kind != kindWord || t.possessive || t.is(clsTitle|clsRole|clsOrg|clsDemonym|clsTime|clsMr|clsMs) {
		return false
	}
	if !t.capital {
		return t.is(clsParticle)
	}
	initial := t.point && len([]rune(t.low)) <= 2
	return initial || !(t.upper && p.tier != tierTitle) && t.cls&clsFunction&^clsModal == 0
}

// adjacent reports whether nothing but space stands between unit k and the next.
func adjacent(p *para, k int) bool {
	return strings.TrimSpace(p.text[p.units[k].end:p.units[k+1].start]) == ""
}

// bounded reports whether a name surely begins at unit k: behind a title, a comma, a word without a capital that takes
// no noun phrase of its own.
func (p *page) bounded(k int) bool {
	if k == 0 {
		return false
	}
	t := &p.units[k-1]
	return t.is(clsTitle|clsMr|clsMs|clsRole) || t.kind == kindComma ||
		t.kind == kindWord && !t.capital && !t.is(clsPrep|clsDet|clsConj)
}

// introduces reports whether somebody gives his own name at unit k: who speaks of another with his surname, as of his
// wife, has another name.
func (p *page) introduces(k int) bool {
	return k > 0 && (p.units[k-1].is(clsBe) || p.units[k-1].contracted)
}

// title reads the titles and the role that stand before a full name, or behind it.
func (f *person) title(p *para, at int, lang *language) {
	f.gender = genderUnknown
	for k := at - 1; k >= 0 && at-k <= maxLabelWords; k-- {
		t := &p.units[k]
		if t.kind != kindWord || !t.capital || t.is(clsPrep|clsConj) && !t.is(clsTitle) {
			break
		}
		f.roles = append(f.roles, t.low)
		if g := genderOf(t.cls); g != genderUnknown && t.is(clsTitle|clsMr|clsMs|clsMale|clsFemale) {
			f.gender = g
		}
	}
	r := run{a: at, b: at + len(f.words), na: at, nb: at + len(f.words)}
	if a, b := p.roleBefore(&r); a < b {
		f.role = p.print(a, b)
	} else if r.b < len(p.units) {
		if a, b := p.roleBehind(r.b, lang); a < b {
			f.role = p.print(a, b)
		}
	}
}

// note adds a full name to those of a surname; the fuller one of two that are one person's stays.
func (w *wanted) note(f *person) {
	for _, old := range w.people {
		if !old.is(f) {
			continue
		}
		old.times += f.times
		if len(old.roles) < maxAlike {
			old.roles = append(old.roles, f.roles...)
		}
		if old.gender == genderUnknown {
			old.gender = f.gender
		}
		if old.role == "" {
			old.role = f.role
		}
		if len(f.words) > len(old.words) || len(f.words) == len(old.words) && len(f.words[0]) > len(old.words[0]) {
			old.name, old.words = f.name, f.words
		}
		old.tier = min(old.tier, f.tier)
		return
	}
	if len(w.people) < maxAlike {
		w.people = append(w.people, f)
	}
}

// is reports whether two full names of one surname are one person's: the given name is the same, or short for the other.
func (f *person) is(o *person) bool {
	a, b := f.words[0], o.words[0]
	if strings.HasPrefix(a, b) || strings.HasPrefix(b, a) || hasSuffix(f.words, o.words) || hasSuffix(o.words, f.words) {
		return true
	}
	return len(a) > 2 && len(b) > 2 && (strings.Contains(a, b) || strings.Contains(b, a))
}

// pick chooses who is meant. With several who fit it gives none and true.
func (w *wanted) pick() (f *person, ambiguous bool) {
	fit := slices.DeleteFunc(slices.Clone(w.people), func(f *person) bool {
		return !f.gender.fits(w.gender) || w.strict && f.tier == tierBody && f.gender == genderUnknown
	})
	if len(fit) > 1 && len(w.roles) > 0 {
		if same := slices.DeleteFunc(slices.Clone(fit), func(f *person) bool { return !f.hasRoles(w.roles) }); len(same) > 0 {
			fit = same
		}
	}
	best := tierBody
	for _, f := range fit {
		best = min(best, f.tier)
	}
	fit = slices.DeleteFunc(fit, func(f *person) bool { return f.tier != best })
	switch len(fit) {
	case 0:
		return nil, false
	case 1:
		return fit[0], false
	}
	return nil, true
}

func (f *person) hasRoles(roles []string) bool {
	return !slices.ContainsFunc(roles, func(r string) bool { return !slices.Contains(f.roles, r) })
}

// titleCase writes a name in capitals as it stands in a sentence.
func titleCase(s string) string {
	out := []rune(strings.ToLower(s))
	word, from := false, 0
	for i, r := range out {
		if !word {
			out[i], from = unicode.ToUpper(r), i
		}
		if i == from+2 && out[from] == 'M' && out[from+1] == 'c' {
			out[i] = unicode.ToUpper(r)
		}
		word = unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
	}
	return string(out)
}

// capsToTitle brings a label in capitals, word by word, into title case.
func capsToTitle(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if shape(w) == shapeUpper && strings.ToUpper(w) == w {
			words[i] = titleCase(w)
		}
	}
	return strings.Join(words, " ")
}

// surnameSource names somebody of whom the document prints no more than a surname.
func surnameSource(a corpus.ArticleID, name string) source {
	return source{id: corpus.ScopedSpeakerID(a, name), name: name}
}
