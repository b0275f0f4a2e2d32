package attribution

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
)

// fullName is one way to understand a name of several words as printed.
type fullName struct {
	words  []string // the dictionary form
	gender gender
	cases  caseSet
	score  int
	by     [numCases]int // the score by case
}

// rank gives the best score in one of the name's cases.
func (f *fullName) rank() {
	first := true
	for k, score := range f.by {
		if f.cases&(1<<k) != 0 && (first || score > f.score) {
			f.score, first = score, false
		}
	}
}

// join adds the cases of another reading that gives the same name.
func (f *fullName) join(o *fullName) {
	for k := range f.by {
		if o.cases&(1<<k) != 0 && (f.cases&(1<<k) == 0 || o.by[k] > f.by[k]) {
			f.by[k] = o.by[k]
		}
	}
	f.cases |= o.cases
	f.rank()
}

func (f *fullName) name() string { return strings.Join(f.words, " ") }

// key is what two forms of one name have in common.
func (f *fullName) key() string { return corpus.Fold(f.name()) }

// What speaks for and against a way to understand a name.
const (
	scoreGiven     = 3 // a well-known first name
	scoreMiddle    = 3 // a name from the father's
	scoreSurname   = 1 // an ending that tells a surname
	scorePlain     = 1 // as printed
	scoreFixed     = -1
	scoreRare      = -2
	scoreUnlikely  = -3
	maxNameReading = 64
)

// readName gives every way to understand words as a name, its parts agreeing in gender and case, the likeliest first.
func (l *language) readName(printed []string) []fullName {
	var out []fullName
	parts := l.nameParts(printed)
	for _, g := range []gender{male, female} {
		for k := range numCases {
			for _, f := range namesIn(parts, g, 1<<k) {
				out = addName(out, f)
			}
		}
	}
	out = mergeGenders(out)
	slices.SortStableFunc(out, func(a, b fullName) int { return cmp.Compare(b.score, a.score) })
	return out
}

// surely is the gender that a name tells: a first name on a vowel that nobody knows can be a man's, where the surname does
// not change for a woman.
func (l *language) surely(f *fullName) gender {
	first, last := corpus.Fold(f.words[0]), corpus.Fold(f.words[len(f.words)-1])
	if f.gender == female && l.decline.given[first] == genderUnknown && endsHard(last, l.decline.letters["hard"]) {
		return genderUnknown
	}
	return f.gender
}

// addName adds a name, joined with the same of another case; the case speaks for the likelier.
func addName(list []fullName, f fullName) []fullName {
	for i := range list {
		if list[i].gender == f.gender && slices.Equal(list[i].words, f.words) {
			list[i].join(&f)
			return list
		}
	}
	if len(list) >= maxNameReading {
		return list
	}
	return append(list, f)
}

// mergeGenders joins readings that differ in nothing but the gender: which it is, is then not known, unless one of them
// is likelier.
func mergeGenders(list []fullName) []fullName {
	var out []fullName
	for _, f := range list {
		k := slices.IndexFunc(out, func(o fullName) bool { return slices.Equal(o.words, f.words) })
		if k < 0 {
			out = append(out, f)
			continue
		}
		o := &out[k]
		switch {
		case f.score > o.score+1:
			o.gender = f.gender
		case o.score <= f.score+1:
			o.gender = genderUnknown
		}
		o.join(&f)
	}
	return out
}

// namesIn reads words as a name of one gender in one case.
func namesIn(parts []namePart, g gender, c caseSet) []fullName {
	list := []fullName{{gender: g, cases: c}}
	if c == inNominative {
		list[0].score = scorePlain
	}
	for i := range parts {
		var next []fullName
		for _, form := range parts[i].read(i, len(parts), g, c) {
			for _, f := range list {
				f.words = append(slices.Clip(f.words), form.word)
				f.score += form.score
				next = append(next, f)
			}
		}
		if list = next; len(list) == 0 || len(list) > maxNameReading {
			return nil
		}
	}
	for i := range list {
		list[i].by[bits.TrailingZeros8(uint8(c))] = list[i].score
	}
	return list
}

// isMiddle reports whether a word in any case is a name from the father's.
func (l *language) isMiddle(low string) bool {
	for _, r := range l.decline.readings(low, "patronymic") {
		if l.isPatronymic(r.of(low)) {
			return true
		}
	}
	return false
}

// ours reports whether a word begins with a letter of the language's alphabet.
func (l *language) ours(low string) bool {
	r, _ := utf8.DecodeRuneInString(low)
	return strings.ContainsRune(l.decline.letters["alphabet"], r)
}

// declinable reports whether a word may change: not initials, nor words of another alphabet, nor particles.
func (l *language) declinable(low string) bool {
	if strings.ContainsRune(low, '.') || utf8.RuneCountInString(low) < 3 {
		return false
	}
	return l.ours(low)
}
