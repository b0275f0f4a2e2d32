package attribution

import (
	"slices"
	"strings"
)

// Where somebody is from can be a noun with a capital that stands for him: "le Toulousain", "la Suissesse", "l'Espagnol Ada
// Orme". This file tells such nouns from names, and whom they mean.

// noteNatives makes such nouns the roles that they are, before names are read.
func (p *para) noteNatives(s sentence) {
	if len(p.lang.endings["demonymending"]) == 0 {
		return
	}
	for i := s.a + 1; i < s.b; i++ {
		if g, ok := p.nativeAt(s, i); ok {
			t := &p.units[i]
			t.cls = t.cls&^clsPlace | clsRole | clsTitle | clsDemonym
			switch g {
			case male:
				t.cls |= clsMale
			case female:
				t.cls |= clsFemale
			}
		}
	}
}

// nativeAt reports whether unit i is such a noun, and of whom.
func (p *para) nativeAt(s sentence, i int) (gender, bool) {
	t, before := &p.units[i], &p.units[i-1]
	g, elided := p.lang.gendered[before.low], before.is(clsArticle) && p.lang.elided[before.low]
	if t.kind != kindWord || !t.capital || t.upper || t.cls&^(clsDemonym|clsPlace) != 0 || g == genderUnknown && !elided || !p.lang.demonym(t.low) {
		return genderUnknown, false
	}
	if before.capital && i-1 > s.a && p.units[i-2].kind == kindWord || t.is(clsPlace) && g != male {
		return genderUnknown, false // a name: "Ada Le Breton", or a country: "la Suisse"
	}
	if i+1 < s.b && (p.units[i+1].is(clsOf) && !p.agedBehind(i+1, s.b) || p.units[i+1].capital && p.units[i+1].is(clsOrg)) {
		return genderUnknown, false // a body: "la Lyonnaise des eaux"
	}
	if g == genderUnknown {
		g = p.lang.demonymGender(t.low)
	}
	return g, true
}

// agedBehind tells the age of somebody at unit i: "de 23 ans".
func (p *para) agedBehind(i, b int) bool { return i+1 < b && p.units[i+1].kind == kindNumber }

// demonym reports whether a folded word can tell where somebody is from.
func (l *language) demonym(low string) bool {
	return l.words[low]&clsDemonym != 0 || l.members["regional "+low] || l.ends(low, "demonymending")
}

// demonymGender tells the gender by the other form of the word: "espagnol" has "espagnole", "canadienne" has "canadien".
func (l *language) demonymGender(low string) gender {
	for _, ending := range []string{"ne", "e"} {
		if stem, ok := strings.CutSuffix(low, ending); ok && l.demonym(stem) {
			return female
		}
		if l.demonym(low + ending) {
			return male
		}
	}
	return genderUnknown
}

// isNative reports whether a noun with a capital tells where somebody is from.
func (t *token) isNative() bool { return t.capital && t.is(clsDemonym) && t.is(clsRole) }

// native finds the only one whom the article said to be from where a mention tells: "le gardien lyonnais Bob Orme".
func (n *narrator) native(p *para, m mention) *entry {
	low := p.units[m.head].low
	e, _ := n.cast.only(n.holders(m.gender, func(r roleKey) bool { return r.head == low || r.holds(low, n.lang) }))
	return e
}

// fromElsewhere reports whether somebody is known to be from another country, or another place in one, than a noun tells.
func (n *narrator) fromElsewhere(e *entry, t *token) bool {
	country := n.lang.words[t.low] & clsDemonym
	return slices.ContainsFunc(e.roles, func(r roleKey) bool {
		return slices.ContainsFunc(append([]string{r.head}, r.words...), func(w string) bool {
			return n.lang.demonym(w) && n.lang.words[w]&clsDemonym == country && !n.lang.kindred(w, t.low)
		})
	})
}
