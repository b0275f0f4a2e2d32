package variants

import (
	_ "embed" // short.txt
	"slices"
	"strings"
)

// spelling is a name in Latin letters.
type spelling struct {
	Name
	words   []string
	sounds  [][2]string // of each word
	initial bool        // one of the words is a single letter
}

// reason tells what makes two names alike, the strongest first; 0 is none.
type reason int

const (
	sameSounds reason = iota + 1
	otherOrder
	apart
	oneLetter
	moreNames
	moreAtEnd
	shortFirst
	withInitial
)

func (r reason) String() string {
	return map[reason]string{
		sameSounds: "the same sounds in other letters", otherOrder: "the same words in another order",
		apart: "written in one word or in several", oneLetter: "one letter differs", moreNames: "one more name in the middle",
		moreAtEnd: "one more name at the end", shortFirst: "a short form of the first name, and the same surname",
		withInitial: "an initial, and the same surname",
	}[r]
}

// keys are those under which a name meets others that it may be like.
func (s *spelling) keys() []string {
	first, last := s.words[0], len(s.words)-1
	keys := []string{"together " + strings.Join(s.words, "")}
	for reading := range 2 {
		var all []string
		for _, sound := range s.sounds {
			all = append(all, sound[reading])
		}
		slices.Sort(all)
		keys = append(keys, "sounds "+strings.Join(all, " "))
		if last == 0 {
			continue
		}
		for _, name := range append(fullForms(first), first) {
			keys = append(keys, "surname "+name[:1]+" "+s.sounds[last][reading])
		}
		keys = append(keys, "beginning "+s.sounds[0][reading]+" "+s.sounds[1][reading])
	}
	return append(keys, s.withoutOne()...)
}

// shortest is how many letters a name needs for one that differs to be a slip.
const shortest = 9

// withoutOne gives the name with each letter left out: names that differ in one share one of these.
func (s *spelling) withoutOne() []string {
	whole := strings.Join(s.words, " ")
	if len(whole) < shortest {
		return nil
	}
	keys := []string{"slip " + whole}
	for i := range len(whole) {
		if i == 0 || whole[i] != whole[i-1] { // of a double letter it does not matter which
			keys = append(keys, "slip "+whole[:i]+whole[i+1:])
		}
	}
	return keys
}

// like tells what makes two names alike.
func (s *spelling) like(o *spelling) reason {
	switch {
	case s.otherGender(o):
		return 0
	case s.sameWords(o, 0):
		return sameSounds
	case s.reordered(o):
		return otherOrder
	case strings.Join(s.words, "") == strings.Join(o.words, ""):
		return apart
	case s.slip(o):
		return oneLetter
	}
	if len(s.words) < 2 || len(o.words) < 2 {
		return 0
	}
	if long, short := longer(s, o); len(short.words) == 2 && len(long.words) == 3 && long.wordLike(0, short, 0) && long.wordLike(1, short, 1) &&
		len(long.words[2]) > 1 {
		return moreAtEnd
	}
	if !s.wordLike(len(s.words)-1, o, len(o.words)-1) || !s.middleFits(o) {
		return 0
	}
	return s.firstLike(o)
}

func longer(a, b *spelling) (long, short *spelling) {
	if len(b.words) > len(a.words) {
		return b, a
	}
	return a, b
}

// wordLike reports whether word i may be word j of the other.
func (s *spelling) wordLike(i int, o *spelling, j int) bool {
	return spelledAlike(s.words[i], o.words[j], s.sounds[i], o.sounds[j])
}

// sameWords compares word by word, the other's turned by some.
func (s *spelling) sameWords(o *spelling, turned int) bool {
	if len(s.words) != len(o.words) {
		return false
	}
	for i := range s.words {
		if !s.wordLike(i, o, (i+turned)%len(o.words)) {
			return false
		}
	}
	return true
}

// reordered tells a surname that stands first.
func (s *spelling) reordered(o *spelling) bool {
	return len(s.words) > 1 && len(s.words) == len(o.words) && (s.sameWords(o, 1) || s.sameWords(o, len(s.words)-1))
}

// slip reports whether one letter of a long word differs, or two change places, behind its first.
func (s *spelling) slip(o *spelling) bool {
	if len(s.words) != len(o.words) || len(strings.Join(s.words, " ")) < shortest {
		return false
	}
	slips := 0
	for i, a := range s.words {
		b := o.words[i]
		if a == b {
			continue
		}
		slips++
		if min(len(a), len(b)) < 5 || a[0] != b[0] || distance(a, b) > 2 {
			return false
		}
	}
	return slips == 1
}

// middleFits reports whether no name between the first and the last contradicts.
func (s *spelling) middleFits(o *spelling) bool {
	n, m := len(s.words)-2, len(o.words)-2
	for i := 1; i <= min(n, m); i++ {
		if !s.wordLike(i, o, i) && !initialOf(s.words[i], o.words[i]) {
			return false
		}
	}
	return true
}

// firstLike compares the first names of two who share a surname.
func (s *spelling) firstLike(o *spelling) reason {
	a, b := s.words[0], o.words[0]
	switch {
	case initialOf(a, b):
		return withInitial
	case s.wordLike(0, o, 0) && len(s.words) == len(o.words):
		return withInitial // in the middle
	case s.wordLike(0, o, 0):
		return moreNames
	case shortOf(a, b) || shortOf(b, a):
		return shortFirst
	}
	return 0
}

// otherGender tells Paul Orme from Paula Orme. Where the surname has the ending too it is rather a case of one name.
func (s *spelling) otherGender(o *spelling) bool {
	a, b := s.words[0], o.words[0]
	if len(s.words) < 2 || len(o.words) < 2 || s.words[len(s.words)-1] != o.words[len(o.words)-1] {
		return false
	}
	stem := func(w string) string { return strings.TrimSuffix(strings.TrimSuffix(w, "a"), "o") }
	return a != b && stem(a) == stem(b)
}

// initialOf reports whether one of two words is a letter, and begins the other.
func initialOf(a, b string) bool {
	return min(len(a), len(b)) == 1 && a[0] == b[0]
}

// shortOf reports whether a is a short form of the first name b.
func shortOf(a, b string) bool {
	return len(a) >= 3 && len(b) > len(a) && strings.HasPrefix(b, a) || slices.Contains(fullForms(a), b)
}

//go:embed short.txt
var shortText string

// shortNames gives the first names that a short form may stand for.
var shortNames = func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(shortText) {
		full, shorts, _ := strings.Cut(strings.TrimSpace(line), ":")
		for _, short := range strings.Fields(shorts) {
			m[short] = append(m[short], full)
		}
	}
	return m
}()

func fullForms(first string) []string { return slices.Clip(shortNames[first]) }
