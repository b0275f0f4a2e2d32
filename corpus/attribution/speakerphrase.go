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
	lang  *language
	pages *pages // of the document, where they are at hand

	first, last int // the name proper; none when they are the same
	rolesEnd    int // behind the last title
	end         int // behind all of it
	a           int // where it begins, articles apart
	titled      bool
	body        bool // a body, by its words
	joined      bool // another speaker follows

	start int  // while reading: where the words begin that may be the name; -1 for nowhere
	of    bool // while reading: they follow a preposition
}

// read reads the phrase that begins at unit i.
func (s *speakerPhrase) read(i int) {
	for i < len(s.units) && s.units[i].is(clsDet) {
		i++
	}
	s.a, s.start = i, -1
	j := i
	for j < min(len(s.units), i+maxPhrase) && s.step(j) {
		j++
	}
	if j < len(s.units) && s.isOwner(j) {
		if s.start < 0 {
			s.start = j
		}
		j++ // "Ada Orme's remarks"
	}
	for s.start >= 0 && j > s.start+1 && s.lang.form(s.units[j-1].low)&frmBefore != 0 {
		j--
	}
	s.end = j
	if s.start >= 0 {
		s.settle(s.start, j, s.of)
	}
}

// step takes unit j, and reports whether the phrase goes on behind it.
func (s *speakerPhrase) step(j int) bool {
	t := &s.units[j]
	switch {
	case t.kind != kindWord:
		return false
	case s.isTitle(j, s.start):
		s.titled, s.rolesEnd, s.start, s.of = true, j+1, -1, false
		return !t.possessive // "the President's Export Council"
	case s.start >= 0 && s.lang.form(t.low)&frmSpeech != 0:
		return false // "Ada Orme Weekly Address"
	case t.is(clsConj):
		s.joined = s.isNamed() || s.titled && !s.titleFollows(j+1)
		if !s.joined {
			s.start = -1
		}
		return !s.joined
	case s.isNamed() && s.isDeed(j):
		return false // "Ada Orme Encouraging …"
	case s.links(t, s.start):
		return s.link(j)
	case s.stops(t):
		return false
	case t.capital && !t.possessive, t.is(clsParticle) && j+1 < len(s.units) && s.units[j+1].capital:
		if s.start < 0 {
			s.start = j
		}
		return true
	case t.capital:
		return false
	case t.is(clsDet):
		return !s.isNamed() || hasOrg(s.units[s.start:j])
	}
	return !s.titled && s.start < 0 && s.titleFollows(j+1) // "harbour master Ada Orme"
}

// link takes a preposition that may stand inside an office or the name of a body.
func (s *speakerPhrase) link(j int) bool {
	body := s.start >= 0 && hasOrg(s.units[s.start:j])
	if s.isNamed() && !body {
		return false
	}
	if s.titled || !body {
		s.of, s.start = true, -1
	}
	return true
}

// isOwner tells a name in the possessive.
func (s *speakerPhrase) isOwner(j int) bool {
	t := &s.units[j]
	return t.kind == kindWord && t.capital && t.possessive && !s.isTitle(j, s.start) && !s.stops(t) && !t.is(clsConj)
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

func (s *speakerPhrase) isNamed() bool { return s.start >= 0 && !s.of }

// links tells the prepositions inside offices and the names of bodies.
func (s *speakerPhrase) links(t *token, start int) bool {
	if isOf(t) || s.lang.form(t.low)&frmOf != 0 && t.is(clsPrep|clsDet) {
		return true
	}
	return t.has(trInRole) && s.titled && start < 0
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
	return s.units[k].is(clsPortfolio|clsOrg) || s.lang.form(s.units[k].low)&frmOffice != 0 || s.pages.lowers(s.units[k].low)
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
