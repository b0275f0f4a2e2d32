package attribution

import (
	"slices"

	"onrecord/corpus"
)

// dropped finds who says what a verb without a printed subject tells: whoever spoke in the sentence before, or whom
// that sentence was about, or who spoke last.
func (n *narrator) dropped(k int, c cue) voice {
	near := n.last.para > 0 && k+1-n.last.para <= 1
	v := voice{basis: corpus.BasisNone}
	switch {
	case c.final.passive && c.final.stage < 0 && near && n.last.passive: // "Ayrıca … vurgulandı", behind "Açıklamada … belirtildi"
		v = n.last.goesOn()
	case c.final.passive && c.final.stage < 0: // "… öğrenildi"
	case c.final.passive && n.about.src.id != "" && n.about.para == k+1:
		v = n.about
		v.basis = corpus.BasisPronoun
	case c.final.passive && n.body.src.id != "":
		v = n.body
		v.basis = corpus.BasisPronoun
	case !c.final.passive && n.about.src.id != "":
		v = n.about
		v.basis = corpus.BasisPronoun
	case near && !(c.final.passive && n.last.src.entry != nil && !n.last.src.entry.org):
		v = n.last.goesOn()
	}
	if c.subject.kind == mentionPronoun && v.src.id != "" {
		v.basis = corpus.BasisPronoun
	}
	return v
}

// noteTopic keeps whom a sentence without speech is about.
func (w *passage) noteTopic(s sentence, spoke bool) {
	w.spoke, w.about = spoke, voice{}
	if spoke {
		return
	}
	m, _ := w.p.topic(s.a, s.b, w.lang.final)
	if m.kind != mentionName {
		return
	}
	w.about.src, w.about.basis = w.name(w.p, m)
	w.about.para = w.k + 1
	w.about.src.mention = w.p.print(m.a, m.b)
	if m.org {
		w.body = w.about
	}
}

// judgeFinal tells what the quotation at unit i is, where the verb comes last.
func (w *passage) judgeFinal(s sentence, i int, cues []cue) judgement {
	q := w.p.spans[w.p.units[i].quote]
	inner := w.inner(i)
	words := countWords(inner)
	switch {
	case words == 0:
		return noSpeech
	case q.noOpen || q.noClose:
		return speech
	case boundTo(i, cues) >= 0:
		if f := cues[boundTo(i, cues)].final; f.passive && f.shape == participle && words <= scareWords && !w.finalInside(i) {
			return noSpeech // "“altın çağ” denilen dönem"
		}
		return speech
	case w.alone(s, i) && (words > 1 || w.finalInside(i)):
		return speech
	case inClause(i, cues):
		return part
	case words > scareWords && startsHigh(inner) && w.finalInside(i):
		return speech
	}
	return noSpeech
}

// boundTo is the cue that a quotation belongs to; -1 when there is none.
func boundTo(i int, cues []cue) int {
	a, b := beside(i, cues)
	for k := a; k < b; k++ {
		if q := cues[k].final.quotes; q.a <= i && i < q.b {
			return k
		}
	}
	return -1
}

// inClause reports whether unit i is part of what a cue reports.
func inClause(i int, cues []cue) bool {
	a, b := beside(i, cues)
	return slices.ContainsFunc(cues[a:b], func(c cue) bool { return c.final.clause.a <= i && i < c.final.clause.b })
}

// besideCues is how many cues on each side of a quotation it can belong to.
const besideCues = 3

// beside gives the cues near unit i, [a, b): a sentence can have thousands.
func beside(i int, cues []cue) (a, b int) {
	at, _ := slices.BinarySearchFunc(cues, i, func(c cue, i int) int { return c.a - i })
	return max(0, at-besideCues), min(len(cues), at+besideCues)
}

// bodyOf finds the body that a noun alone stands for, where the noun takes another form in the body's name: "Kurul" for
// "Para Politikası Kurulu". Of several it is the one that spoke last.
func (n *narrator) bodyOf(t *token) *entry {
	if n.lang.final == nil || !t.is(clsBodyNoun) {
		return nil
	}
	fits := filter(n.cast.entries, func(e *entry) bool {
		last := e.words[len(e.words)-1]
		return e.org && len(e.words) > 1 && n.lang.same[last] != "" && n.lang.same[last] == n.lang.same[t.low]
	})
	switch {
	case len(fits) == 1:
		return fits[0]
	case slices.Contains(fits, n.last.src.entry):
		return n.last.src.entry
	}
	return nil
}
