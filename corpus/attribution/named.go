package attribution

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxMarkedName is how many words a name in quotation marks has at most.
const maxMarkedName = 6

// dropNames leaves out the quotations that are names of papers, companies and works, where a language prints those in
// the same marks as speech: words with a capital, no sign of a sentence, and not set off.
func dropNames(text string, spans []span, lang *language) []span {
	if !lang.options["markednames"] {
		return spans
	}
	return slices.DeleteFunc(spans, func(s span) bool { return isMarkedName(text, s, lang) })
}

func isMarkedName(text string, s span, lang *language) bool {
	inner := strings.TrimSpace(text[s.inA:s.inB])
	words := strings.Fields(inner)
	if s.noOpen || s.noClose || len(words) == 0 || len(words) > maxMarkedName || strings.ContainsAny(inner, ".!?…") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(inner)
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) || setOffByDash(text[s.end:], lang) {
		return false
	}
	before := strings.TrimRight(text[:s.start], " ")
	if strings.HasSuffix(before, ":") {
		return false
	}
	word := before[strings.LastIndexByte(before, ' ')+1:]
	return len(words) < 3 || lang.words[strings.ToLower(word)]&clsAnyCue == 0 || secondCapital(words)
}

func secondCapital(words []string) bool {
	r, _ := utf8.DecodeRuneInString(words[1])
	return unicode.IsUpper(r)
}

// setOffByDash reports whether a comma and a dash follow a quotation, as they do where its speaker is named.
func setOffByDash(rest string, lang *language) bool {
	after := strings.TrimLeft(rest, blanks)
	if !strings.HasPrefix(after, ",") {
		return false
	}
	if startsCue(strings.TrimLeft(after, ","+blanks), lang) {
		return true
	}
	return endsSpeech(after)
}

// dropMarks takes the quotation marks that make no quotation out of the units.
func (p *para) dropMarks() {
	if !p.lang.options["markednames"] {
		return
	}
	p.units = slices.DeleteFunc(p.units, func(t token) bool {
		return t.kind == kindOther && strings.ContainsAny(p.text[t.start:t.end], quoteMarks)
	})
}

// inDictionaryForm prints a mention; a noun that begins it in its dictionary form.
func (p *para) inDictionaryForm(m mention) string {
	text := p.print(m.a, m.b)
	if !p.lang.declines() || m.kind != mentionNoun || m.a != m.head {
		return text
	}
	t := &p.units[m.head]
	lemma := p.lang.decline.lemma(t.low)
	if lemma == t.low || p.lang.decline.nounCases(t.low)&inNominative != 0 || t.upper {
		return text
	}
	return strings.TrimSpace(capitalLike(p.text[t.start:t.base], lemma) + " " + p.print(m.head+1, m.b))
}
