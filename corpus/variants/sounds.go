package variants

import "strings"

// soundsOf gives the consonants of a word, those that are written for each other as one letter: the same word in another
// transliteration has the same. There are two readings, since c, j and x are different sounds in different spellings.
func soundsOf(word string) [2]string {
	return [2]string{consonants(western.Replace(word)), consonants(turkic.Replace(word))}
}

// The readings write every sound as one letter, all vowels as a. Those in front are told apart by their reading.
var (
	western = reading("c", "k", "dzh", "a", "dj", "a", "zh", "s", "ce", "sa", "ci", "sa", "cy", "sa", "j", "a", "x", "ks")
	turkic  = reading("c", "c", "dzh", "c", "dj", "c", "zh", "c", "j", "c", "x", "h")
)

// reading makes a reading of what it writes for c alone, and of pairs of its own.
func reading(c, forC string, own ...string) *strings.Replacer {
	return strings.NewReplacer(append(own,
		"shch", "s", "tsch", "c", "sch", "s", "tch", "c", "sh", "s", "ch", "c", "cz", "c", "kh", "h", "gh", "k", "ph", "v", "th", "t",
		"ck", "k", "ts", "s", "tz", "s", "g", "k", "q", "k", "z", "s", "f", "v", "w", "v",
		"e", "a", "i", "a", "o", "a", "u", "a", "y", "a", c, forC)...)
}

// consonants leaves out vowels behind the first letter, what is doubled, and an h that no vowel follows.
func consonants(sounds string) string {
	var b strings.Builder
	for i := range len(sounds) {
		c := sounds[i]
		doubled := i > 0 && c == sounds[i-1]
		mute := c == 'h' && (i+1 == len(sounds) || sounds[i+1] != 'a')
		if doubled || mute || c == 'a' && b.Len() > 0 {
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// plain writes as one letter what spellings write as several.
var plain = strings.NewReplacer("shch", "s", "tsch", "c", "sch", "s", "tch", "c", "sh", "s", "ch", "c", "dzh", "j", "dj", "j", "zh", "j",
	"kh", "x", "gh", "g", "ph", "f", "ck", "k")

// distance counts how far two words are apart, in halves of a letter: half for what spellings often differ in, a whole one
// for other letters that are changed, left out, or change places.
func distance(a, b string) int {
	before, last, row := []int(nil), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range len(b) {
		last[j+1] = last[j] + weight(b, j)
	}
	for i := range len(a) {
		row[0] = last[0] + weight(a, i)
		for j := range len(b) {
			d := min(last[j+1]+weight(a, i), row[j]+weight(b, j), last[j]+change(a, b, i, j))
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				d = min(d, before[j-1]+2)
			}
			row[j+1] = d
		}
		before, last, row = last, row, make([]int, len(b)+1)
	}
	return last[len(b)]
}

// weight is what a letter costs that only one of two words has.
func weight(w string, i int) int {
	if i == 0 && strings.IndexByte("yh", w[i]) < 0 {
		return 2
	}
	if strings.IndexByte("aeiouyh", w[i]) >= 0 || i > 0 && w[i] == w[i-1] {
		return 1
	}
	return 2
}

// change is what it costs to write one letter for another; words seldom differ in the first.
func change(a, b string, i, j int) int {
	if a[i] == b[j] {
		return 0
	}
	for _, alike := range []string{"ae", "eiyj", "ou", "uvwy", "kqgc", "cj", "fv", "sz", "xh"} {
		if strings.IndexByte(alike, a[i]) >= 0 && strings.IndexByte(alike, b[j]) >= 0 {
			return 1
		}
	}
	if i == 0 && j == 0 {
		return 3
	}
	return 2
}

// spelledAlike reports whether two words with the same sounds may be one.
func spelledAlike(a, b string, soundsA, soundsB [2]string) bool {
	if a == b {
		return true
	}
	if soundsA[0] != soundsB[0] && soundsA[1] != soundsB[1] && soundsA[0] != soundsB[1] && soundsA[1] != soundsB[0] {
		return false
	}
	a, b = plain.Replace(a), plain.Replace(b)
	return 3*distance(a, b) < 2*max(len(a), len(b))
}
