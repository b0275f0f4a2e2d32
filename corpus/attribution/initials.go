package attribution

import (
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
)

// initials gives the letters of a label that is nothing else: "A.O.", "AO".
func (r *roster) initials(c *called) string {
	if c.label.kind != labelName {
		return ""
	}
	key := strings.ReplaceAll(strings.ReplaceAll(bare(c.label.text), ".", ""), " ", "")
	if n := utf8.RuneCountInString(key); n < 2 || n > 3 || strings.ToUpper(key) != key || strings.ContainsAny(key, "-0123456789") {
		return ""
	}
	return corpus.Fold(key)
}

func initialsOf(name string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(corpus.Fold(name), func(r rune) bool { return r == ' ' || r == '-' }) {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(r)
	}
	return b.String()
}

// byInitials finds the label in full, or whoever is asked, whose initials a label is. ok is false for no initials.
func (r *roster) byInitials(c *called) (s source, ok bool) {
	letters := r.initials(c)
	if letters == "" {
		return source{}, false
	}
	found := r.letters[letters]
	if len(found) == 1 {
		return r.resolve(found[0]), true
	}
	if s := r.interviewee(); len(found) == 0 && s.name != "" && initialsOf(s.name) == letters {
		return s, true
	}
	return source{}, true
}
