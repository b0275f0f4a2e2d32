package attribution

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
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
	if strings.HasSuffix(before, ":") || len(words) > 1 && !secondCapital(words) && isSentence(before, text[s.end:]) {
		return false
	}
	word := before[strings.LastIndexByte(before, ' ')+1:]
	return len(words) < 3 || lang.words[strings.ToLower(word)]&clsAnyCue == 0 || secondCapital(words)
}

// isSentence reports whether what stands between two parts of a text is a sentence behind another.
func isSentence(before, after string) bool {
	return before != "" && strings.ContainsAny(before[len(before)-1:], ".!?") && strings.HasPrefix(after, ".")
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
	if !p.lang.declines() || m.kind != mentionNoun {
		return text
	}
	t := &p.units[m.head]
	low := corpus.Fold(p.text[t.start:t.base])
	lemma := p.lang.decline.lemma(low)
	front := p.adjectiveBefore(m.head, lemma)
	if m.a < m.head {
		if text, front = p.print(m.head, m.b), ""; lemma == low || t.upper {
			return p.print(m.a, m.b)
		}
		for i := m.a; i < m.head; i++ {
			word, _ := p.agreeing(i, m.head, lemma)
			front += word + " "
		}
	}
	if lemma == low || p.lang.decline.nounCases(low)&inNominative != 0 || t.upper || p.isGroup(m) {
		return front + text
	}
	return front + strings.TrimSpace(capitalLike(p.text[t.start:t.base], lemma)+" "+p.print(m.head+1, m.b))
}

// isGroup reports whether a noun is several, where the genitive of one looks the same: "девушки".
func (p *para) isGroup(m mention) bool {
	t := &p.units[m.head]
	return p.lang.declines() && t.is(clsPeople) && p.lang.decline.nounCases(t.low)&inNominative == 0 && p.casesAt(m.head)&inNominative != 0
}

// adjectiveBefore gives the adjective that stands before a role, in its dictionary form, and a blank.
func (p *para) adjectiveBefore(head int, lemma string) string {
	noun := &p.units[head]
	if head == 0 || !noun.is(clsRole|clsTitle) || noun.upper {
		return ""
	}
	t := &p.units[head-1]
	if t.kind != kindWord || t.cls != 0 || t.upper || p.run(head-1) != nil || !p.unbroken(head) {
		return ""
	}
	if s, ok := p.agreeing(head-1, head, lemma); ok {
		return p.numberJoined(head-1) + s + " "
	}
	return ""
}

// numberJoined gives the number that a hyphen joins to unit i: "78-летняя".
func (p *para) numberJoined(i int) string {
	if i < 2 || p.units[i-1].kind != kindDash || !p.isHyphen(i-1) || p.units[i-1].end != p.units[i].start || p.units[i-2].kind != kindNumber {
		return ""
	}
	return p.text[p.units[i-2].start:p.units[i].start]
}

// agreeing gives the adjective at unit i in the dictionary form that goes with a noun; another word as printed.
func (p *para) agreeing(i, head int, lemma string) (string, bool) {
	t := &p.units[i]
	part, word := "adjectivem", p.text[t.start:t.base]
	cases := p.lang.decline.nounCases(p.units[head].low)
	switch last := lemma[len(lemma)-len("а"):]; last {
	case "а", "я", "ь":
		part = "adjectivef"
	case "о", "е":
		part = "adjectiven"
	}
	for _, part := range []string{part, "adjectivem"} { // "бывший глава"
		for _, r := range p.lang.decline.readings(t.low, part) {
			if r.cases&cases != 0 {
				return r.of(word), true
			}
		}
	}
	return word, false
}
