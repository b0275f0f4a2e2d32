package attribution

import "strings"

// knownWords holds the units of words by how they are printed, so that each is folded and looked up once. A unit is kept
// where nothing but the word itself decides on it.
type knownWords struct {
	at    map[string]int32 // where in units
	units []token          // that start at 0; the frequent ones, which are met first, lie together
}

// mostKnown bounds how many words are kept, of which most were met once, and longestKnown how many bytes one has.
const (
	mostKnown    = 1 << 15
	longestKnown = 40
)

// knownWords gives what has been met by somebody who no longer reads. It is to be put back.
func (l *language) knownWords() *knownWords {
	if k, ok := l.known.Get().(*knownWords); ok {
		return k
	}
	return &knownWords{at: map[string]int32{}}
}

// isAlone reports whether the words beside it do not matter to a word.
func (l *language) isAlone(t *token) bool { return l.inflect == nil && l.joined[t.low] == nil }

// token gives the unit of a word that starts at byte i.
func (k *knownWords) token(printed string, i int) (token, bool) {
	at, ok := k.at[printed]
	if !ok {
		return token{}, false
	}
	t := k.units[at]
	t.start += i
	t.end += i
	t.base += int32(i)
	return t, true
}

func (k *knownWords) add(printed string, t token) {
	if len(printed) > longestKnown {
		return
	}
	if len(k.units) >= mostKnown {
		clear(k.at)
		k.units = k.units[:0]
	}
	printed = strings.Clone(printed) // and not all of its text
	if strings.HasPrefix(printed, t.low) {
		t.low = printed[:len(t.low)]
	}
	t.end -= t.start
	t.base -= int32(t.start)
	t.start = 0
	k.at[printed] = int32(len(k.units))
	k.units = append(k.units, t)
}
