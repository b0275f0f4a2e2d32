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
	for _, g := range []gender{male, female} {
		for k := range numCases {
			for _, f := range l.namesIn(printed, g, 1<<k) {
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
func (l *language) namesIn(printed []string, g gender, c caseSet) []fullName {
	list := []fullName{{gender: g, cases: c}}
	if c == inNominative {
		list[0].score = scorePlain
	}
	for i, w := range printed {
		var next []fullName
		for _, form := range l.nameWord(w, i, len(printed), g, c) {
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

// nameWord is a word of a name in its dictionary form, and how likely that is.
type nameWord struct {
	word  string
	score int
}

// nameWord reads word i of n of a name.
func (l *language) nameWord(w string, i, n int, g gender, c caseSet) []nameWord {
	low := corpus.Fold(w)
	if !l.declinable(low) {
		return []nameWord{{w, 0}}
	}
	if i > 0 && l.isMiddle(low) {
		if list := l.part(w, "patronymic", g, c, scoreMiddle); len(list) > 0 {
			return list
		}
	}
	if i == n-1 {
		others := 0
		if l.othersSurname(low, g) {
			others = scoreUnlikely
		}
		list := append(l.part(w, "surname", g, c, scoreSurname), l.part(w, "othername", g, c, others)...)
		return append(list, l.part(w, "rarename", g, c, scoreRare)...)
	}
	list := append(l.part(w, "given", g, c, 0), l.part(w, "raregiven", g, c, scoreUnlikely)...)
	if l.knownGiven(low) { // "Веры" is no name as it stands
		list = slices.DeleteFunc(list, func(f nameWord) bool {
			return f.score < scoreUnlikely+1 && l.decline.given[corpus.Fold(f.word)] == genderUnknown
		})
	}
	if len(list) == 0 && l.oneVowel(low) && (n > 2 || l.decline.given[low] == genderUnknown) {
		return []nameWord{{w, scoreUnlikely}} // "Пак Чон Орма"
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

// othersSurname reports whether a word has the ending of a surname of the other gender as it stands: "Орлов" is no woman's.
func (l *language) othersSurname(low string, g gender) bool {
	return slices.ContainsFunc(l.decline.readings(low, "surname"), func(r reading) bool {
		return !r.fixed && r.gender != g && r.cases&inNominative != 0 && r.of(low) == low
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

// isMiddle reports whether a word in any case is a name from the father's.
func (l *language) isMiddle(low string) bool {
	for _, r := range l.decline.readings(low, "patronymic") {
		if l.isPatronymic(r.of(low)) {
			return true
		}
	}
	return false
}

// part reads a word as one part of a name. Of two words with a hyphen both change, or the last alone.
func (l *language) part(w, part string, g gender, c caseSet, score int) []nameWord {
	first, last := "", w
	if k := strings.LastIndexByte(w, '-'); k > 0 {
		first, last = w[:k], w[k+1:]
	}
	var out []nameWord
	for _, r := range l.decline.readings(corpus.Fold(last), part) {
		if r.gender != g || r.cases&c == 0 {
			continue
		}
		s := score
		if r.fixed && c != inNominative {
			s += scoreFixed
		}
		word := r.of(last)
		if first != "" && last != strings.ToLower(last) {
			word = l.firstHalf(first, part, g, c) + "-" + word
		} else if first != "" { // "Орм-заде"
			word = first + "-" + word
		}
		if len(out) < 2 || l.decline.given[corpus.Fold(word)] == g && part == "given" {
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
