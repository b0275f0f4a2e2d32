package attribution

import "strings"

// minEnding is how many letters the last part of a compound has at least.
const minEnding = 4

// clsCompound is what a compound has from its last part.
const clsCompound = clsRole | clsTitle | clsPeople | clsOrg | clsBodyNoun | clsBodyKind | clsMale | clsFemale | clsDocument

// pair enters a role noun in its masculine and its feminine form: "minister", "ministerin".
func (l *language) pair(noun string) {
	l.words[noun] |= clsRole | clsTitle | clsMale
	l.words[strings.TrimSuffix(noun, "e")+"in"] |= clsRole | clsTitle | clsFemale
	l.words[strings.TrimSuffix(noun, "e")+"innen"] |= clsPeople
}

// noun gives the classes of a noun that the file does not list as it stands: by its ending when it is inflected, by its
// last part when it is a compound. base is where in the word that part begins, and len(low) when there is none;
// cut is the length of the ending.
func (l *language) noun(low string) (c class, base, cut int) {
	if c, cut = l.stem(low); c != 0 {
		return c, 0, cut
	}
	for i := 2; i+minEnding <= len(low); i++ {
		if c, cut = l.stem(low[i:]); c&clsCompound != 0 && len(low)-i-cut >= minEnding && l.traits[low[i:len(low)-cut]]&trWhole == 0 {
			return c & clsCompound, i, cut
		}
	}
	return 0, len(low), 0
}

// stem looks a word up, without its ending where it has to.
func (l *language) stem(low string) (c class, cut int) {
	if c = l.words[low]; c != 0 {
		return c, 0
	}
	for _, ending := range l.inflected {
		if stem, ok := strings.CutSuffix(low, ending); ok {
			if c = l.words[stem] & clsCompound; c != 0 {
				return c, len(ending)
			}
		}
	}
	return 0, 0
}

// lastPart gives the last part of a compound without its ending, and what stands before it: "verkehr", "minister".
func (l *language) lastPart(low string) (first, last string) {
	if !l.options["nouncaps"] {
		return "", low
	}
	_, base, cut := l.noun(low)
	if base == len(low) {
		return "", low
	}
	return strings.TrimRight(low[:base], "-"), low[base : len(low)-cut]
}
