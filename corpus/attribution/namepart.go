package attribution

import (
	"slices"
	"strings"

	"onrecord/corpus"
)

// nameWord is a word of a name in its dictionary form, and how likely that is.
type nameWord struct {
	word  string
	score int
}

// namePart is a word of a name while it is read in each gender and case, for which its forms are looked up once.
type namePart struct {
	l           *language
	word, low   string
	first, last string // parted at the hyphen
	declinable  bool
	middle      bool // a name from the father's
	known       bool // a form of a well-known first name
	parts       []partReadings
}

// partReadings are the readings of a word as one part of a name.
type partReadings struct {
	part string
	list []reading
}

func (l *language) nameParts(printed []string) []namePart {
	parts := make([]namePart, len(printed))
	for i, w := range printed {
		n := namePart{l: l, word: w, low: corpus.Fold(w), last: w}
		if n.declinable = l.declinable(n.low); n.declinable {
			n.middle = i > 0 && l.isMiddle(n.low)
			n.known = i < len(printed)-1 && l.knownGiven(n.low)
		}
		if k := strings.LastIndexByte(w, '-'); k > 0 {
			n.first, n.last = w[:k], w[k+1:]
		}
		parts[i] = n
	}
	return parts
}

// readings gives the ways to read the word, or what follows its hyphen, as one part of a name.
func (n *namePart) readings(part string) []reading {
	for i := range n.parts {
		if n.parts[i].part == part {
			return n.parts[i].list
		}
	}
	list := n.l.decline.readings(corpus.Fold(n.last), part)
	n.parts = append(n.parts, partReadings{part, list})
	return list
}

// read reads the word as number i of n of a name.
func (n *namePart) read(i, of int, g gender, c caseSet) []nameWord {
	l := n.l
	if !n.declinable {
		return []nameWord{{n.word, 0}}
	}
	if n.middle {
		if list := n.as("patronymic", g, c, scoreMiddle); len(list) > 0 {
			return list
		}
	}
	if i == of-1 {
		others := 0
		if n.othersSurname(g) {
			others = scoreUnlikely
		}
		list := append(n.as("surname", g, c, scoreSurname), n.as("othername", g, c, others)...)
		return append(list, n.as("rarename", g, c, scoreRare)...)
	}
	list := append(n.as("given", g, c, 0), n.as("raregiven", g, c, scoreUnlikely)...)
	if n.known { // "Веры" is no name as it stands
		list = slices.DeleteFunc(list, func(f nameWord) bool {
			return f.score < scoreUnlikely+1 && l.decline.given[corpus.Fold(f.word)] == genderUnknown
		})
	}
	if len(list) == 0 && l.oneVowel(n.low) && (of > 2 || l.decline.given[n.low] == genderUnknown) {
		return []nameWord{{n.word, scoreUnlikely}} // "Пак Чон Орма"
	}
	for k := range list {
		switch known := l.decline.given[corpus.Fold(list[k].word)]; {
		case known == g:
			list[k].score = scoreGiven
		case known != genderUnknown && i == 0:
			list[k].score += scoreUnlikely
		}
	}
	return list
}

// othersSurname reports whether the word has the ending of a surname of the other gender as it stands: "Орлов" is no woman's.
func (n *namePart) othersSurname(g gender) bool {
	return slices.ContainsFunc(n.readings("surname"), func(r reading) bool {
		return !r.fixed && r.gender != g && r.cases&inNominative != 0 && r.of(n.last) == n.last
	})
}

// oneVowel reports whether a word is of one syllable.
func (l *language) oneVowel(low string) bool {
	n := 0
	for _, r := range low {
		if strings.ContainsRune(l.decline.letters["V"], r) {
			n++
		}
	}
	return n == 1
}

// as reads the word as one part of a name. Of two words with a hyphen both change, or the last alone.
func (n *namePart) as(part string, g gender, c caseSet, score int) []nameWord {
	var out []nameWord
	for _, r := range n.readings(part) {
		if r.gender != g || r.cases&c == 0 {
			continue
		}
		s := score
		if r.fixed && c != inNominative {
			s += scoreFixed
		}
		word := r.of(n.last)
		if n.first != "" && n.last != strings.ToLower(n.last) {
			word = n.l.firstHalf(n.first, part, g, c) + "-" + word
		} else if n.first != "" { // "Орм-заде"
			word = n.first + "-" + word
		}
		if len(out) < 2 || n.l.decline.given[corpus.Fold(word)] == g && part == "given" {
			out = append(out, nameWord{word, s})
		}
	}
	return out
}

func (l *language) firstHalf(w, part string, g gender, c caseSet) string {
	parts := []string{part}
	if part != "given" && part != "raregiven" {
		parts = []string{"surname", "othername"}
	}
	for _, part := range parts {
		for _, r := range l.decline.readings(corpus.Fold(w), part) {
			if r.gender == g && r.cases&c != 0 {
				return r.of(w)
			}
		}
	}
	return w
}
