package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxIncise is how many units a clause inside a quotation may have that tells who speaks.
const maxIncise = 30

// cutIncises takes out of the quotations what tells who speaks, « A, a-t-il dit, B », and finds the speech of a
// paragraph that a dash begins: —A —dijo él—. B.
func cutIncises(text string, spans []span, lang *language) []span {
	if len(spans) == 0 && lang.options["dash"] {
		if a := afterDash(text); a > 0 {
			all := span{start: a, end: len(text), inA: a, inB: len(text)}
			if out := cutIncise(text, all, lang); len(out) > 0 && out[0].cut {
				return out
			}
		}
		return spans
	}
	if !lang.options["incise"] {
		return spans
	}
	out := make([]span, 0, len(spans))
	for _, s := range spans {
		out = append(out, cutIncise(text, s, lang)...)
	}
	return out
}

// afterDash gives where the words begin after the dash that begins a paragraph; 0 when none does.
func afterDash(text string) int {
	rest := strings.TrimLeftFunc(text, func(r rune) bool { return r == '—' || r == '–' || r == '―' || r == '-' })
	dashes := len(text) - len(rest)
	rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "¿¡"))
	if dashes == 0 || !unicode.IsLetter(first) {
		return 0
	}
	return len(text) - len(rest)
}

// cutIncise gives the parts of a quotation beside the clauses that tell who speaks.
func cutIncise(text string, s span, lang *language) []span {
	units := tokenize(text, s.inA, s.inB, nil, lang)
	var out []span
	part := s
	for i := 1; i+1 < len(units); i++ {
		end := inciseEnd(text, units, i, lang)
		if end < 0 || units[i].start <= part.inA {
			continue
		}
		cut := part
		cut.inB, cut.end = units[i].end, units[i].end
		if k := units[i].kind; k == kindComma || k == kindDash {
			cut.inB, cut.end = units[i-1].end, units[i-1].end
		}
		cut.noClose, cut.cut = false, true
		out = append(out, cut)
		for end < len(units) && units[end].kind != kindWord && units[end].kind != kindNumber {
			end++
		}
		if end >= len(units) {
			return out
		}
		part = span{start: units[end].start, inA: units[end].start, end: s.end, inB: s.inB, noClose: s.noClose, cut: true}
		i = end
	}
	return append(out, part)
}

// inciseEnd gives the unit that ends the clause of saying that begins behind the sign at unit i, and -1 when none does.
func inciseEnd(text string, units []token, i int, lang *language) int {
	sign := units[i].kind
	if sign != kindComma && sign != kindDash && (sign != kindStop || text[units[i].start] == '.') {
		return -1
	}
	k, clitic := i+1, false
	for k < len(units) && k < i+5 && units[k].is(clsAux|clsSelf|clsClitic|clsAdverb|clsBe) && !units[k].is(clsReporting|clsAdjacent) {
		if units[k].is(clsClitic) && lang.options["clitics"] && text[units[k].start-1] != '-' {
			return -1 // "on dirait des éponges"
		}
		clitic = clitic || units[k].is(clsHe|clsShe|clsThey)
		if lang.members["ownaux "+units[k].low] {
			return -1 // "…, lo hemos reclamado, …"
		}
		k++
	}
	if k >= len(units) || units[k].capital || !units[k].is(clsReporting|clsAdjacent) || units[k].is(clsPast) && k == i+1 {
		return -1
	}
	k++
	for lang.options["clitics"] && !clitic && k < len(units) && k < i+8 && (units[k].is(clsTime|clsAdverb) && !units[k].is(clsDet) || units[k].kind == kindNumber) {
		k++ // "a assuré vendredi la préfète"
	}
	if lang.options["prodrop"] && k < len(units) && units[k].kind == kindStop && strings.HasSuffix(units[k-1].low, "n") {
		return -1 // "dicen… No los necesitamos" is what people say
	}
	if !clitic && !tellsWho(units, k, lang) {
		return -1
	}
	for end := k; end < min(len(units), i+maxIncise); end++ {
		switch u := &units[end]; {
		case sign == kindDash && u.kind == kindDash, u.kind == kindStop:
			return end
		case sign != kindDash && u.kind == kindComma && !(end+1 < len(units) && units[end+1].is(clsRole|clsTitle)) && !(!clitic && (tellsMore(units, end+1, lang) || explains(units, k, end))):
			return end
		}
	}
	if i+maxIncise >= len(units) {
		return len(units)
	}
	return -1
}

// tellsWho reports whether a subject follows a verb before unit k, or, where it may be left out, nothing that another
// reading needs.
func tellsWho(units []token, k int, lang *language) bool {
	if k >= len(units) {
		return lang.options["prodrop"]
	}
	u := &units[k]
	if u.is(clsDet|clsPoss) && lang.options["prodrop"] { // but "exige respeto, rechaza los hechos"
		return k+1 < len(units) && (units[k+1].capital || units[k+1].is(clsRole|clsPeople|clsOrg|clsBodyNoun|clsTitle|clsDemonym) || lang.standsFor(&units[k+1]))
	}
	if u.is(clsHe|clsShe|clsThey) || u.kind == kindWord && u.capital || u.is(clsDet|clsPoss) {
		return true
	}
	return lang.options["prodrop"] && (u.kind == kindComma || u.kind == kindStop || u.kind == kindDash || u.is(clsAdjunct))
}

// tellsMore reports whether the units from k up to the end of their sentence only tell more of whoever was named before:
// "sa présidente", "19 ans", "usineur et délégué".
func tellsMore(units []token, k int, lang *language) bool {
	if !lang.options["clitics"] || k+1 >= len(units) {
		return false
	}
	first := &units[k]
	if first.is(clsWho) {
		return true // to the next comma
	}
	if first.is(clsTime) && !first.capital {
		for ; k < len(units) && (units[k].is(clsTime|clsAdverb) || units[k].kind == kindNumber); k++ {
		}
		return k < len(units) && units[k].kind == kindStop
	}
	switch {
	case first.is(clsPoss) && units[k+1].is(clsRole|clsTitle), first.kind == kindNumber, first.kind == kindWord && first.cls == 0 && !first.capital && !lang.ends(first.low, "infinitive"):
	default:
		return false
	}
	for i := k; i < min(len(units), k+maxRole); i++ {
		switch t := &units[i]; {
		case t.kind == kindStop:
			return true
		case t.kind == kindComma, t.is(clsFinite | clsBe | clsModal | clsPronoun | clsHe | clsShe | clsThey | clsNegative | clsSub):
			return false
		}
	}
	return false
}

// explains reports whether the name of whoever has the role from unit k on follows the comma at unit end: "le maire, Ada
// Orme,".
func explains(units []token, k, end int) bool {
	if !units[k].is(clsDet | clsPoss) {
		return false
	}
	i := end + 1
	for i < len(units) && i < end+5 && units[i].kind == kindWord && units[i].capital {
		i++
	}
	return i > end+2 && i < len(units) && (units[i].kind == kindComma || units[i].kind == kindStop)
}
