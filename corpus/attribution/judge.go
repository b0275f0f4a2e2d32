package attribution

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file tells which quotations are speech.

// judge tells what the quotation at unit i of a sentence is.
func (w *passage) judge(s sentence, i int, cues []cue) judgement {
	if w.lang.final != nil {
		return w.judgeFinal(s, i, cues)
	}
	q := w.p.spans[w.p.units[i].quote]
	inner := strings.TrimSpace(w.p.text[q.inA:q.inB])
	words := countWords(inner)
	final := endsFinal(inner)
	switch {
	case w.named(i, cues):
		return noSpeech
	case q.noOpen || q.noClose || q.cut:
		return speech
	case words == 0, words < 3 && !final && len(w.p.units) == 1 && w.lang.options["nouncaps"]:
		return noSpeech
	case w.isNameHere(i):
		return noSpeech
	case words > scareWords && w.uttered(s, i, cues):
		return speech
	case words > 1 && words <= maxTitle && w.entitles(s, i) && !w.dubbed(i, cues):
		return noSpeech
	case w.p.isTitleOfWork(i) && !w.touches(i, cues) && w.lang.options["bareclause"]:
		return noSpeech
	case w.enclosed(s, i, cues), w.embedded(s, i, cues):
		return part
	case w.setOff(s, i, cues) && (words > 1 || final || w.alone(s, i) || i == s.a && w.lang.options["clitics"]):
		return speech
	case words <= scareWords && !final && !w.dubbed(i, cues) && !(words > 1 && w.quotedObject(s, i, cues)):
		if len(cues) > 0 && !allCapital(inner) {
			return part
		}
		return noSpeech
	case w.dubbed(i, cues), w.quotedObject(s, i, cues):
		return speech
	case w.lang.hasWords() && i == s.a && words > scareWords && startsHigh(inner) && i+1 < s.b && w.p.units[i+1].kind == kindComma: // “…”, who knows what
		return speech
	case w.joinsSpeech(s, i, cues) && (words > scareWords || final):
		return speech
	case len(cues) > 0 && cues[0].b <= i && words > scareWords && (final || w.closes(s, i) && !allCapital(inner)) && startsHigh(inner) && w.p.units[i-1].cls&(clsPrep|clsDet) == 0:
		return speech
	case len(cues) > 0:
		return part
	case words > scareWords && startsHigh(inner) && final:
		return speech
	}
	return noSpeech
}

// closes reports whether the quotation at unit i ends its sentence.
func (w *passage) closes(s sentence, i int) bool {
	return i+1 == s.b || i+2 == s.b && w.p.units[i+1].kind == kindStop
}

// joinsSpeech tells the second of two quotations that are one utterance: saying “…” and “…”.
func (w *passage) joinsSpeech(s sentence, i int, cues []cue) bool {
	return i-2 >= s.a && w.p.units[i-1].is(clsConj) && w.p.units[i-2].kind == kindQuote && w.judge(s, i-2, cues) == speech
}

// entitles tells the name of a work behind a preposition: the author of “The Old Harbour,”.
func (w *passage) entitles(s sentence, i int) bool {
	inner := w.inner(i)
	return i > s.a && w.p.units[i-1].is(clsPrep) && !w.p.units[i-1].is(clsAs) && startsHigh(inner) && !strings.ContainsAny(inner, ".?!") && allCapital(inner)
}

// enclosed tells a quotation at the end of a clause that somebody else's verb reports as a whole: "The plan is “a disgrace,”
// Orme said".
func (w *passage) enclosed(s sentence, i int, cues []cue) bool {
	if i == s.a || w.p.units[i-1].kind != kindWord || !strings.HasSuffix(w.inner(i), ",") || !w.p.verbBetween(s.a, i) || w.p.circumstance(s.a, i) {
		return false
	}
	for _, c := range cues {
		if c.b <= i && (c.cls&clsDub == 0 || c.cls&clsReporting != 0) {
			return false
		}
		if c.start == w.p.behind(i) {
			next := w.p.behind(c.to - 1)
			return c.verb && !c.shares && c.cls&clsReporting != 0 && !(next < s.b && w.p.units[next].kind == kindQuote)
		}
	}
	return false
}

// embedded tells words in marks that are an object or the like in a clause that the cue behind reports: "Es gehe um „den Rest
// der Brücke“, sagte Orme".
func (w *passage) embedded(s sentence, i int, cues []cue) bool {
	if !w.lang.options["verbsecond"] || i == s.a || w.p.units[i-1].kind != kindWord || len(cues) != 1 || !cues[0].verb || cues[0].from <= i {
		return false
	}
	return w.p.units[i-1].is(clsPrep|clsDet|clsAs) && w.p.hasTrait(s.a, i, trSubjunctive)
}

// alone reports whether a sentence is nothing but the quotation at unit i.
func (w *passage) alone(s sentence, i int) bool {
	for j := s.a; j < s.b; j++ {
		if j != i && (w.p.units[j].kind == kindWord || w.p.units[j].kind == kindQuote) {
			return false
		}
	}
	return true
}

// setOff reports whether the quotation at unit i stands apart from the clause round it: at the start of the sentence,
// behind a comma or colon, or at a cue.
func (w *passage) setOff(s sentence, i int, cues []cue) bool {
	if w.alone(s, i) {
		return true
	}
	touched := w.touches(i, cues)
	if i == s.a || w.p.units[i-1].kind == kindQuote {
		return touched || i+1 < s.b && w.p.units[i+1].kind == kindQuote || w.finalInside(i)
	}
	switch w.p.units[i-1].kind {
	case kindColon:
		return true
	case kindComma, kindStop, kindDash, kindOther:
		return len(cues) > 0 && (touched || w.finalInside(i) || w.p.isBreak(i-1) && startsHigh(w.inner(i)))
	}
	return touched && (w.finalInside(i) || startsHigh(w.inner(i)) || w.rightBehind(i, cues))
}

// rightBehind reports whether more than a few words stand right behind their verb: consideró «injusto que se cierre el puente».
func (w *passage) rightBehind(i int, cues []cue) bool {
	return w.lang.options["prodrop"] && countWords(w.inner(i)) > scareWords && slices.ContainsFunc(cues, func(c cue) bool { return c.verb && c.b == i && c.to == i })
}

// touches reports whether a cue stands at the quotation at unit i.
func (w *passage) touches(i int, cues []cue) bool {
	next := w.p.behind(i)
	return slices.ContainsFunc(cues, func(c cue) bool {
		return !c.shares && (c.start > i && c.start <= next || c.a == next) || c.to == i || c.b == i ||
			c.to == i-1 && c.verb && w.p.units[i-1].kind == kindComma && (w.lang.options["romance"] || w.lang.options["verbsecond"]) // "cuenta X, “…”"
	})
}

// behind is the unit that follows a quotation, commas and dashes apart.
func (p *para) behind(i int) int {
	for i++; i < len(p.units) && (p.units[i].kind == kindComma || p.units[i].kind == kindDash); {
		i++
	}
	if p.lang.options["clitics"] && i+1 < len(p.units) && p.units[i].is(clsAux) && p.units[i+1].is(clsAux) {
		i++ // "leur a-t-il dit"
	}
	return i
}

func (w *passage) inner(i int) string {
	q := w.p.spans[w.p.units[i].quote]
	return strings.TrimSpace(w.p.text[q.inA:q.inB])
}

// finalInside reports whether a quotation ends with the sign of a sentence or a comma.
func (w *passage) finalInside(i int) bool { return endsFinal(w.inner(i)) }

func endsFinal(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".,!?…", r)
}

// startsHigh reports whether words begin like a sentence.
func startsHigh(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return unicode.IsUpper(r) || !unicode.IsLower(r)
		}
	}
	return false
}

// maxDubbed is how far, in units, from its verb what somebody calls something stands; behind "as" it may be farther.
const maxDubbed = 8

// dubbed reports whether the quotation at unit i is what somebody called something.
func (w *passage) dubbed(i int, cues []cue) bool {
	for _, c := range cues {
		if c.cls&clsDub != 0 && !reportsBetween(cues, c.b, i) && (c.cls&clsReporting == 0 || c.b == i && w.lang.options["romance"]) && c.a < i && (i-c.a <= maxDubbed || w.p.units[i-1].is(clsAs) && w.lang.options["bareclause"]) {
			return !w.lang.options["romance"] || countWords(w.inner(i)) > 2 || !w.p.aims(c.b, i)
		}
	}
	return false
}

// reportsBetween reports whether another verb of saying stands in units [a, b): "condemned the plan, saying the “…” ban".
func reportsBetween(cues []cue, a, b int) bool {
	return slices.ContainsFunc(cues, func(c cue) bool { return a <= c.a && c.a < b && c.cls&(clsSay|clsSaying) != 0 })
}

// allCapital tells a quotation that is a title or a nickname: a few words, all with capitals.
func allCapital(text string) bool {
	for w := range strings.FieldsSeq(text) {
		r := []rune(w)[0]
		if r >= 'a' && r <= 'z' && len(w) > 3 {
			return false
		}
	}
	return true
}

// isNameHere tells the name of a paper behind its verb: como adelantó «El Faro».
func (w *passage) isNameHere(i int) bool {
	return w.lang.options["prodrop"] && i > 0 && w.p.units[i-1].is(clsReporting) && w.p.isNameInMarks(i) && countWords(w.inner(i)) > 1
}

// uttered tells a quotation of several sentences that no conjunction makes part of a clause: expresó su alegría «por el
// triunfo. Fue un año difícil».
func (w *passage) uttered(s sentence, i int, cues []cue) bool {
	if len(cues) == 0 || !w.lang.options["prodrop"] || i == s.a || cues[0].b > i || !severalSentences(w.inner(i)) {
		return false
	}
	for j := cues[0].b; j < i; j++ {
		if w.p.units[j].is(clsThat|clsSub) && w.p.run(j) == nil {
			return false
		}
	}
	return true
}

// severalSentences reports whether a sentence ends inside a text and another begins.
func severalSentences(text string) bool {
	for {
		_, rest, ok := strings.Cut(text, ". ")
		if !ok {
			return false
		}
		if r, _ := utf8.DecodeRuneInString(rest); unicode.IsUpper(r) {
			return true
		}
		text = rest
	}
}
