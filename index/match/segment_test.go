package match

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// printed are characters that change how their neighbours are parted, and some that do not.
var printed = []rune("abZ09éßžЖя_.:,;'’‘\"”“«»–—…- \n\r\t\u00a0\u00b7\u00ad\u200d\u0301\u0483×÷ªא״あカ東กำ한١🇺🇸👍\u2024;:\ufeff")

// checkSegments compares the segments of a text that may be words with the library's.
func checkSegments(t *testing.T, text string) {
	t.Helper()
	var want, got []string
	wordy := func(s string) bool {
		return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
	}
	for it := words.FromString(text); it.Next(); {
		if wordy(it.Value()) {
			want = append(want, it.Value())
		}
	}
	for s := (segments{text: text}); s.next(); {
		if part := text[s.start:s.end]; wordy(part) {
			got = append(got, part)
		} else if s.plain {
			t.Errorf("%q: %q is no word", text, part)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q is %q, want %q", text, got, want)
	}
}

// TestSegments holds that what is told without the library is told as the library does.
func TestSegments(t *testing.T) {
	for r := rune(1); r < 0x2100; r++ { // all that is told by its bytes is among these
		if utf8.ValidRune(r) {
			for _, around := range []string{"a", "1", "a'", "1.", " ", "_"} {
				checkSegments(t, around+string(r)+"b2")
				checkSegments(t, string(r)+"'"+string(r))
			}
		}
	}
	random := rand.New(rand.NewPCG(1, 1))
	for range 20_000 {
		b := make([]rune, 1+random.IntN(9))
		for i := range b {
			b[i] = printed[random.IntN(len(printed))]
		}
		checkSegments(t, string(b))
	}
}

func FuzzSegments(f *testing.F) {
	f.Add("We’ll not, won't! 3.5 U.S. été_a")
	f.Add("a\xe2\x80 \xc3")
	f.Fuzz(checkSegments)
}
