package index

import (
	"slices"

	"onrecord/corpus"
)

// Near tells whether one word is another with a slip in it: letters left out, put in, changed, or two side by side
// swapped. One slip is let pass, and two in a word of 8 letters or more; the first letter has to be right. Case and
// accents do not count. Neither of them may be long without cost: it takes time as the length does.
func Near(a, b string) bool {
	var bufA, bufB [48]rune
	x := append(bufA[:0], []rune(corpus.Fold(a))...)
	y := append(bufB[:0], []rune(corpus.Fold(b))...)
	if len(x) == 0 || len(y) == 0 || x[0] != y[0] {
		return slices.Equal(x, y)
	}
	slips := 1
	if max(len(x), len(y)) >= longWord {
		slips = 2
	}
	return within(x[1:], y[1:], slips)
}

// longWord is from how many letters on two slips are let pass.
const longWord = 8

// Slips counts the slips by which two words are Near, apostrophes and hyphens inside not counted; where there are two, both
// have to be long words. It is -1 where they are not so near: what is suggested has to be nearer than what is asked to be.
func Slips(a, b string) int {
	x, y := letters(a), letters(b)
	switch {
	case slices.Equal(x, y):
		return 0
	case len(x) == 0 || len(y) == 0 || x[0] != y[0]:
		return -1
	case within(x[1:], y[1:], 1):
		return 1
	case min(len(x), len(y)) >= longWord && within(x[1:], y[1:], 2):
		return 2
	}
	return -1
}

func letters(s string) []rune {
	return slices.DeleteFunc([]rune(corpus.Fold(s)), func(r rune) bool { return !inWord(r) })
}

// within tells whether a becomes b by so many slips, 2 at the most. It looks at the places alone that so few slips can
// reach.
func within(a, b []rune, slips int) bool {
	if d := len(a) - len(b); d > slips || -d > slips {
		return false
	}
	const band = 2 // on either side of the diagonal; cell j of row i stands for b[:i+j-band]
	const far = band + 1
	before, row := [2*band + 1]int{far, far, far, far, far}, [2*band + 1]int{}
	for j := range row {
		row[j] = max(j-band, 0)
		if j < band {
			row[j] = far
		}
	}
	for i := 1; i <= len(a); i++ {
		next := [2*band + 1]int{far, far, far, far, far}
		least := far
		for j := range next {
			k := i + j - band // letters of b
			if k < 0 || k > len(b) {
				continue
			}
			d := far
			if k > 0 {
				d = row[j]
				if a[i-1] != b[k-1] {
					d++
				}
			}
			if j < 2*band {
				d = min(d, row[j+1]+1) // a letter of a is left out
			}
			if j > 0 {
				d = min(d, next[j-1]+1) // a letter of b is put in
			}
			if i > 1 && k > 1 && a[i-1] == b[k-2] && a[i-2] == b[k-1] {
				d = min(d, before[j]+1)
			}
			next[j] = min(d, far)
			least = min(least, next[j])
		}
		if least > slips {
			return false
		}
		before, row = row, next
	}
	return row[len(b)-len(a)+band] <= slips
}
