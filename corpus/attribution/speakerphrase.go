package attribution

import (
	"slices"
	"strings"
)

// maxPhrase is how many units a title takes to name a speaker with the offices.
const maxPhrase = 18

// speakerPhrase reads who is named in a title: "White House Press Secretary Ada Orme on …".
type speakerPhrase struct {
	*para
	lang    *language
	lowered map[string]bool // words that the document also prints without a capital

	first, last int // the name proper; none when they are the same
	rolesEnd    int // behind the last title
	end         int // behind all of it
	a           int // where it begins, articles apart
	titled      bool
	body        bool // a body, by its words
	joined      bool // another speaker follows
}

// read reads the phrase that begins at unit i.
func (s *speakerPhrase) read(i int) {
	for i < len(s.units) && s.units[i].is(clsDet) {
		i++
	}
	s.a = i
	start, of := -1, false
	j := i
walk:
	for ; j < min(len(s.units), i+maxPhrase); j++ {
		t := &s.units[j]
		switch {
		case t.kind != kindWord:
			break walk
		case s.isTitle(j, start):
			s.titled, s.rolesEnd, start, of = true, j+1, -1, false
			if t.possessive {
				break walk // "the President's Export Council"
			}
		case start >= 0 && s.lang.form(t.low)&frmSpeech != 0:
			break walk // "Ada Orme Weekly Address"
		case t.is(clsConj):
			if s.isNamed(start, of) || s.titled && !s.titleFollows(j+1) {
				s.joined = true
				break walk
			}
			start = -1
		case s.isNamed(start, of) && s.isDeed(j):
			break walk // "Ada Orme Encouraging …"
		case s.links(t, start):
			if s.isNamed(start, of) && !hasOrg(s.units[start:j]) {
				break walk
			}
			if s.titled || start < 0 || !hasOrg(s.units[start:j]) {
				of, start = true, -1
			}
		case s.stops(t):
			break walk
		case t.capital && !t.possessive, t.is(clsParticle) && j+1 < len(s.units) && s.units[j+1].capital:
			if start < 0 {
				start = j
			}
		case t.capital: // "Ada Orme's remarks"
			if start < 0 {
				start = j
			}
			j++
			break walk
		case t.is(clsDet) && (s.isNamed(start, of) && !hasOrg(s.units[start:j])):
			break walk
		case t.is(clsDet):
		case !s.titled && start < 0 && s.titleFollows(j+1): // "harbour master Ada Orme"
		default:
			break walk
		}
	}
	for start >= 0 && j > start+1 && s.lang.form(s.units[j-1].low)&frmBefore != 0 {
		j--
	}
	s.end = j
	if start >= 0 {
		s.settle(start, j, of)
	}
}

// titleFollows reports whether a title stands at unit j, or behind a word or two of its own.
func (s *speakerPhrase) titleFollows(j int) bool {
	for k := j; k < min(len(s.units), j+4) && s.units[k].kind == kindWord; k++ {
		if s.units[k].is(clsTitle|clsRole) || endsLike(s.units[k].low, s.lang.titleEnds) {
			return true
		}
		if s.stops(&s.units[k]) {
			return false
		}
	}
	return false
}

// isDeed reports whether unit j, behind a name, tells what the speaker does: it ends like such words, and what is done
// follows.
func (s *speakerPhrase) isDeed(j int) bool {
	if !s.titled || s.lang.deed == "" || !strings.HasSuffix(s.units[j].low, s.lang.deed) || j+1 == len(s.units) {
		return false
	}
	next := &s.units[j+1]
	return next.kind == kindNumber || next.kind == kindWord && !s.stops(next) && !strings.HasSuffix(next.low, s.lang.deed)
}

// isTitle reports whether unit j is a title, and not the surname of Mayor Angus King.
func (s *speakerPhrase) isTitle(j, start int) bool {
	if !s.units[j].is(clsTitle|clsRole|clsMr|clsMs) && !endsLike(s.units[j].low, s.lang.titleEnds) {
		return false
	}
	surname := s.units[j].is(clsWeakTitle) && start >= 0 && start == s.rolesEnd && (j+1 == len(s.units) || s.units[j+1].kind != kindWord || s.stops(&s.units[j+1]))
	return !surname
}

func (s *speakerPhrase) isNamed(start int, of bool) bool { return start >= 0 && !of }

// links tells the prepositions inside offices and the names of bodies.
func (s *speakerPhrase) links(t *token, start int) bool {
	if isOf(t) || s.lang.form(t.low)&frmOf != 0 && t.is(clsPrep|clsDet) {
		return true
	}
	return t.low == "to" && s.titled && start < 0
}

// stops tells the words that end who is named.
func (s *speakerPhrase) stops(t *token) bool {
	return s.lang.form(t.low)&frmAbout != 0 || t.is(clsTime|clsPrep|clsSub|clsSaying|clsAux|clsBe|clsModal|clsPronoun) && !t.point
}

// settle finds the name proper in units [start, end), which may begin with the words of an office.
func (s *speakerPhrase) settle(start, end int, of bool) {
	if !s.titled && hasOrg(s.units[start:end]) {
		s.body, s.first, s.last = true, start, end
		return
	}
	if of || !s.titled {
		from := start
		for k := start; k < end; k++ {
			if s.isOffice(k) {
				start = k + 1
			}
		}
		if of && end-start > 2 {
			start = end - 2
		}
		if of && (end-start < 2 || start == from || s.units[start].is(clsPlace)) {
			return // "Secretary of State", "President of South Norwick"
		}
		if start >= end {
			return
		}
	}
	names := 0
	for k := start; k < end; k++ {
		if !s.units[k].is(clsParticle) && !s.units[k].point {
			names++
		}
	}
	if names <= 4 {
		s.first, s.last = start, end
	}
}

// isOffice reports whether unit k is a word of an office and not of a name.
func (s *speakerPhrase) isOffice(k int) bool {
	return s.units[k].is(clsPortfolio|clsOrg) || s.lang.form(s.units[k].low)&frmOffice != 0 || s.lowered[s.units[k].low]
}

// followed reports whether what comes behind can follow a speaker in the title of a statement, and not in a headline.
func (s *speakerPhrase) followed() bool {
	if s.end >= len(s.units) || s.joined {
		return true
	}
	t := &s.units[s.end]
	switch t.kind {
	case kindComma, kindDash, kindColon, kindOpen, kindNumber:
		return true
	}
	return s.stops(t) && (t.is(clsPrep) || !t.is(clsAux|clsBe|clsModal)) || s.links(t, 0) || s.lang.form(t.low)&(frmSpeech|frmBefore) != 0
}

// isFull reports whether a given name stands before the surname.
func (s *speakerPhrase) isFull() bool {
	return s.last-s.first > 1 && slices.ContainsFunc(s.units[s.first:s.last-1], func(t token) bool { return !t.is(clsParticle) })
}
