package match

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"onrecord/index"
)

const (
	fragmentLength = 240 // code points that a fragment has at the most, but for one sentence or match that is longer
	maxFragments   = 3
)

// Fragments shows where a text in the language lang matches: at most three parts of it, from sentence to sentence, that
// show as many different words of the query as may be. Where nothing in the text matches it shows the beginning.
func (m *Matcher) Fragments(text, lang string) []index.Fragment {
	m.read(&m.text, text, lang)
	found := m.matches(m.text.places, false)
	marks := m.joined(found, m.text.spans)
	cut := cutter{text: text, units: []unit{{bytes{0, len(text)}, 0, 0}}, leaves: len(m.leaves)}
	if utf8.RuneCountInString(text) > fragmentLength {
		cut.units = units(text, m.text.spans, marks)
		cut.count(found, m.text.spans)
	}
	c := pointCounter{text: text}
	var list []index.Fragment
	for _, part := range cut.choose(len(marks) > 0) {
		f := index.Fragment{Span: index.Span{Start: c.at(part.start)}}
		for len(marks) > 0 && marks[0].start < part.end {
			if marks[0].start >= part.start {
				f.Marks = append(f.Marks, index.Span{Start: c.at(marks[0].start), End: c.at(marks[0].end)})
			}
			marks = marks[1:]
		}
		f.End = c.at(part.end)
		list = append(list, f)
	}
	return list
}

// unit is a part of a text that is shown as a whole, or not: a sentence, or a piece of a long one. Spaces are between units.
type unit struct {
	bytes
	points int // code points
	first  int // of cutter.found that begin in it; up to that of the next unit
}

// cutter chooses parts of a text.
type cutter struct {
	text   string
	units  []unit
	found  []match
	leaves int
}

// count notes where the matches of each unit begin.
func (c *cutter) count(found []match, at []bytes) {
	c.found = found
	n := 0
	for i := range c.units {
		for n < len(found) && at[found[n].first].start < c.units[i].start {
			n++
		}
		c.units[i].first = n
	}
}

// ofUnit gives the matches in a unit.
func (c *cutter) ofUnit(i int) []match {
	end := len(c.found)
	if i+1 < len(c.units) {
		end = c.units[i+1].first
	}
	return c.found[c.units[i].first:end]
}

// part is a row of units.
type part struct{ from, to int } // half-open

// choose gives the parts to be shown, in order: each the one that shows the most leaves that no other does, then the most
// leaves, then the first.
func (c *cutter) choose(marked bool) []bytes {
	if len(c.units) == 0 {
		return []bytes{{}}
	}
	var parts []part
	if !marked || len(c.units) == 1 {
		parts = []part{c.grow(0, nil)}
	} else {
		shown := make([]bool, c.leaves)
		for len(parts) < maxFragments {
			best, ok := c.best(parts, shown)
			if !ok {
				break
			}
			for i := best.from; i < best.to; i++ {
				for _, f := range c.ofUnit(i) {
					shown[f.leaf] = true
				}
			}
			parts = append(parts, best)
		}
		slices.SortFunc(parts, func(a, b part) int { return a.from - b.from })
	}
	var list []bytes
	for _, p := range parts {
		list = append(list, bytes{c.units[p.from].start, c.units[p.to-1].end})
	}
	return list
}

// best is the best part that overlaps no other; false where no unit with a match is left.
func (c *cutter) best(taken []part, shown []bool) (best part, ok bool) {
	most := [2]int{-1, -1}
	seen := make([]int, c.leaves) // the number of the part, from 1, that counted the leaf last
	for i := range c.units {
		if len(c.ofUnit(i)) == 0 || covers(taken, i) {
			continue
		}
		p := c.forward(i, taken)
		var score [2]int
		for u := p.from; u < p.to; u++ {
			for _, f := range c.ofUnit(u) {
				if seen[f.leaf] == i+1 {
					continue
				}
				seen[f.leaf] = i + 1
				score[1]++
				if !shown[f.leaf] {
					score[0]++
				}
			}
		}
		if slices.Compare(score[:], most[:]) > 0 {
			best, most, ok = p, score, true
		}
	}
	if ok {
		best = c.grow(best.from, taken)
	}
	return best, ok
}

func covers(taken []part, unit int) bool {
	return slices.ContainsFunc(taken, func(p part) bool { return p.from <= unit && unit < p.to })
}

// forward is the part that begins with a unit and goes on as far as a fragment does.
func (c *cutter) forward(from int, taken []part) part {
	p := part{from, from + 1}
	for points := c.units[from].points; p.to < len(c.units) && !covers(taken, p.to); p.to++ {
		if points += c.units[p.to].points + 1; points > fragmentLength {
			break
		}
	}
	return p
}

// grow is forward, with what still has room before it.
func (c *cutter) grow(from int, taken []part) part {
	p := c.forward(from, taken)
	points := 0
	for i := p.from; i < p.to; i++ {
		points += c.units[i].points + 1
	}
	for p.from > 0 && !covers(taken, p.from-1) {
		if points += c.units[p.from-1].points + 1; points > fragmentLength {
			break
		}
		p.from--
	}
	return p
}

// units parts a text at the ends of its sentences, and sentences that are too long at blanks or before words. No mark is
// parted.
func units(text string, words, marks []bytes) []unit {
	var list []unit
	start := 0
	c := pointCounter{text: text}
	for _, end := range append(sentenceEnds(text), len(text)) {
		for len(marks) > 0 && marks[0].end <= start {
			marks = marks[1:]
		}
		if inMark(marks, end) {
			continue
		}
		for _, s := range pieces(text, bytes{start, end}, words, marks) {
			if s = trim(text, s); s.start < s.end {
				from := c.at(s.start)
				list = append(list, unit{s, c.at(s.end) - from, 0})
			}
		}
		start = end
	}
	return list
}

// inMark tells whether a byte stands inside one of the marks.
func inMark(marks []bytes, at int) bool {
	i, exact := slices.BinarySearchFunc(marks, at, func(m bytes, at int) int { return cmp.Compare(m.start, at) })
	return !exact && i > 0 && at < marks[i-1].end
}

// trim takes the spaces off both ends.
func trim(text string, s bytes) bytes {
	for s.start < s.end {
		r, size := utf8.DecodeRuneInString(text[s.start:s.end])
		if !isBlank(text, r, s.start+size) {
			break
		}
		s.start += size
	}
	for s.start < s.end {
		r, size := utf8.DecodeLastRuneInString(text[s.start:s.end])
		if !isBlank(text, r, s.end) {
			break
		}
		s.end -= size
	}
	return s
}

// pieces parts a sentence that is too long.
func pieces(text string, s bytes, words, marks []bytes) []bytes {
	var list []bytes
	for s.end-s.start > fragmentLength { // bytes are never fewer than code points
		at := pieceEnd(text, s, words, marks)
		if at == s.end {
			break
		}
		list = append(list, bytes{s.start, at})
		s.start = at
	}
	return append(list, s)
}

// pieceEnd is where the piece ends that a sentence begins with: behind the last blank that is near enough, before the
// last word that is, or before the next word.
func pieceEnd(text string, s bytes, words, marks []bytes) int {
	far, n := s.start, 0
	for ; far < s.end && n < fragmentLength; n++ {
		_, size := utf8.DecodeRuneInString(text[far:])
		far += size
	}
	if far == s.end {
		return s.end
	}
	atWord := 0
	i, _ := slices.BinarySearchFunc(words, far+1, func(w bytes, at int) int { return cmp.Compare(w.start, at) })
	for k := i - 1; k >= 0 && words[k].start > s.start; k-- {
		w := words[k].start
		if inMark(marks, w) {
			continue
		}
		atWord = max(atWord, w)
		if blankBefore(text, w) {
			return w
		}
	}
	if atWord > 0 {
		return atWord
	}
	for ; i < len(words) && words[i].start < s.end; i++ {
		if !inMark(marks, words[i].start) {
			return words[i].start
		}
	}
	return s.end
}
