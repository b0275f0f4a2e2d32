package corpus

import (
	"strings"
	"unicode"
)

// Quoted is what somebody wrote as it is told back to him: in “quotation marks”, n code points of it at the most, and � for
// what a screen shows nothing of, or takes for a command.
func Quoted(s string, n int) string {
	var b strings.Builder
	b.WriteString("“")
	for _, r := range s {
		if n--; n < 0 {
			b.WriteString("…")
			break
		}
		if !unicode.IsPrint(r) {
			r = unicode.ReplacementChar
		}
		b.WriteRune(r)
	}
	return b.String() + "”"
}
