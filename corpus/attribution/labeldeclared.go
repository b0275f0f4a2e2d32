package attribution

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
)

// surnameDeclared is the surname of the declared speaker, and empty where the source's field holds more than a name.
func (r *roster) surnameDeclared() string {
	if r.declaredSeveral() {
		return ""
	}
	f := strings.Fields(withoutSuffix(corpus.Fold(r.article.Speaker)))
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// declaredSeveral reports whether the source's field holds more than one name: "Ada Orme, mayor, Ines Vale, chair".
func (r *roster) declaredSeveral() bool {
	name := withoutSuffix(corpus.Fold(r.article.Speaker))
	return strings.ContainsAny(name, ",;&") || len(strings.Fields(name)) > maxLabelWords
}

// withoutSuffix takes "Jr." off a folded name.
func withoutSuffix(name string) string {
	for _, s := range []string{" jr", " sr", " ii", " iii"} {
		name = strings.TrimSuffix(strings.TrimRight(name, "."), s)
	}
	return strings.TrimRight(name, ", ")
}

// fitsDeclared reports whether a label is that of the speaker whom the source names.
func (r *roster) fitsDeclared(c *called) bool {
	declared := r.surnameDeclared()
	if declared == "" || !r.givenGender().fits(c.gender) { // "THE FIRST LADY" is not Tom Orme
		return false
	}
	if c.first == c.last {
		if w := r.wantFor(c); len(w.words) > 0 && w.words[len(w.words)-1] == declared { // "Remarks by President Orme" for "THE PRESIDENT"
			return !slices.ContainsFunc(w.people, func(f *person) bool { return f.tier < tierBody && f.hasRoles(c.roles) && !r.mayBeDeclared(f) })
		}
		return !r.named && r.declaredRole(c)
	}
	words := c.lows(c.first, c.last)
	if len(words) == 0 || words[len(words)-1] != declared {
		return r.initials(c) != "" && r.initials(c) == initialsOf(r.article.Speaker)
	}
	given := firstRune(corpus.Fold(r.article.Speaker))
	if len(words) > 1 && !strings.HasPrefix(words[0], given) {
		return false
	}
	if f, _ := r.wantFor(c).pick(); f != nil && f.tier <= tierLabel && !r.mayBeDeclared(f) {
		return false // another one of that surname
	}
	name, _, _ := strings.Cut(corpus.Fold(r.article.Speaker), " ")
	return !r.spouse(c) && !r.plainer(c, name) && !(c.isHonoured() && r.speaksInOffice(words[len(words)-1]))
}

// speaksInOffice reports whether a label tells the office of the declared speaker, who then is not "DR. ORME" as well.
func (r *roster) speaksInOffice(surname string) bool {
	return slices.ContainsFunc(r.offices, r.fitsDeclared) ||
		slices.ContainsFunc(r.short[surname], func(o *called) bool { return len(o.roles) > 0 && !o.isHonoured() && r.fitsDeclared(o) })
}

// isHonoured reports whether a label is a surname with a title that is no role: "DR. ORME".
func (c *called) isHonoured() bool {
	return c.first == 1 && c.last == 2 && c.units[0].has(trHonour) && c.units[0].cls&(clsMr|clsMs) == 0
}

// officeDeclared reports whether a label is nothing but the role that the source gives its speaker.
func (r *roster) officeDeclared(c *called) bool {
	role := strings.Fields(corpus.Fold(r.article.Role))
	return len(role) > 0 && slices.Equal(role, c.roles)
}

// givenGender is that of the declared speaker's first name.
func (r *roster) givenGender() gender {
	given, _, _ := strings.Cut(corpus.Fold(r.article.Speaker), " ")
	return genderOf(r.lang.words[given] & clsGiven)
}

// mayBeDeclared reports whether a full name can be that of the declared speaker, who may be called by a shorter first name.
func (r *roster) mayBeDeclared(f *person) bool {
	return strings.HasPrefix(f.words[0], firstRune(corpus.Fold(r.article.Speaker))) &&
		r.givenGender().fits(genderOf(r.lang.words[f.words[0]]&clsGiven))
}

// plainer reports whether another label of the same surname fits a given name better than one with a role: "MRS. ORME"
// is Jane Orme, beside "PRESIDENT ORME".
func (r *roster) plainer(c *called, given string) bool {
	g := genderOf(r.lang.words[given] & clsGiven)
	if g == genderUnknown || c.gender != genderUnknown || len(c.roles) == 0 {
		return false
	}
	return slices.ContainsFunc(r.short[c.units[c.last-1].low], func(o *called) bool {
		return o != c && o.gender == g && len(o.roles) == 0 && slices.Equal(o.lows(o.first, o.last), c.lows(c.first, c.last))
	})
}

// spouse reports whether "MRS. ORME" stands beside a role of the same surname: then she is not who has the role.
func (r *roster) spouse(c *called) bool {
	if len(c.roles) > 0 || c.gender != female || c.units[0].low != "mrs" {
		return false
	}
	for _, o := range r.offices {
		if r.declaredRole(o) {
			return true
		}
	}
	return false
}

// declaredRole reports whether a label that is but a role is that of the declared speaker: his role says so, or, where
// nothing is known of it, the title names this role first, or no other label is a role.
func (r *roster) declaredRole(c *called) bool {
	if len(c.roles) == 0 || c.want != nil && len(c.want.people) > 0 {
		return false
	}
	role := strings.Fields(corpus.Fold(r.article.Role))
	if len(role) > 0 {
		return slices.Equal(role, c.roles) || len(c.roles) > 1 && !slices.ContainsFunc(c.roles, func(w string) bool { return !slices.Contains(role, w) })
	}
	p := r.pages.page(0)
	for i := 0; i+len(c.roles) <= len(p.units); i++ {
		if p.units[i].is(clsTitle | clsRole) {
			return rolesAt(p.units[i:], c.roles)
		}
	}
	return len(r.offices) == 1
}

func firstRune(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}
