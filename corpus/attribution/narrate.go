package attribution

import (
	"slices"

	"onrecord/corpus"
)

// scareWords is how many words in marks may be no speech.
const scareWords = 4

// maxTitle is how many words the title of a work may have.
const maxTitle = 8

// narrate attributes a news article.
func narrate(a *corpus.Article, lang *language, quotes [][]found) {
	n := &narrator{article: a, lang: lang, quotes: quotes, paras: make([]para, 0, len(a.Paragraphs))}
	space := lang.workspace()
	defer lang.leave(space)
	goesOn := false
	for k, p := range a.Paragraphs {
		if goesOn {
			if s := insideMarks(a.Paragraphs, k, lang); s != nil {
				n.paras = append(n.paras, space.markedPara(p.Text, s, lang))
				continue
			}
		}
		np, signs := signature(p.Text, goesOn, lang)
		if np.signs = signs; !signs {
			np = space.newPara(p.Text, goesOn, lang)
		}
		n.paras = append(n.paras, np)
		goesOn = len(np.spans) > 0 && np.spans[len(np.spans)-1].noClose
	}
	if n.isSilent() {
		return
	}
	n.cast = buildCast(a, n.paras, *space, lang)
	for k := range n.paras {
		n.paras[k].cast = n.cast
		quotes[k] = n.paragraph(k)
	}
}

// isSilent reports whether an article has no quotation marks and no verb of saying, so that nobody need be known in it. It is
// asked only where those verbs are found without knowing who is who.
func (n *narrator) isSilent() bool {
	if !n.lang.plain() || n.lang.options["romance"] {
		return false
	}
	for k := range n.paras {
		p := &n.paras[k]
		if len(p.spans) > 0 || slices.ContainsFunc(p.sentences, func(s sentence) bool { return len(p.cues(s, n.lang)) > 0 }) {
			return false
		}
	}
	return true
}

// passage is a paragraph while its quotations are being found.
type passage struct {
	*narrator
	k       int
	p       *para
	found   []found
	reach   []int     // up to where each of them, or one before it, goes
	voice   *voice    // who spoke in this paragraph last
	await   []int     // quotations, by their place in found, that the next voice of the paragraph may have said
	prose   bool      // a sentence of it is no speech
	spoke   bool      // the sentence before is speech
	heard   *voice    // who said what the sentence before tells nothing of: "Das teilte die Bahn mit"
	ahead   *entry    // whom the sentence before the first such quotation is about,
	between bool      // or a sentence between two of them, which names him first
	topic   *entry    // the one person of the sentence at the end of the paragraph before
	plain   *sentence // the sentence before, when nobody is known to have said it
}

func (n *narrator) paragraph(k int) []found {
	w := &passage{narrator: n, k: k, p: &n.paras[k]}
	n.now, n.cast.now, n.cast.telling = k, k, n.lang.options["subjectfirst"] || n.lang.declines()
	if e := n.subject; e != nil && e.person && n.silent && len(n.company) == 0 {
		w.topic = e
	}
	opened, before := n.open, n.last
	n.open = nil
	if len(w.p.spans) == 0 || !startsQuoted(w.p) {
		opened = nil
	}
	for i, s := range w.p.sentences {
		if i > 0 || opened == nil {
			opened = nil
		}
		w.sentence(s, opened)
	}
	w.sign()
	w.settle()
	w.nameBefore()
	w.meetOpening()
	for i := range w.found {
		w.found[i].other = w.prose
	}
	n.remember(w)
	if before.para > 0 && n.last.src.entry != before.src.entry {
		n.prior = before
	}
	return w.found
}

// startsQuoted reports whether a paragraph begins with a quotation.
func startsQuoted(p *para) bool {
	return len(p.units) > 0 && p.units[0].kind == kindQuote
}

// remember keeps what the next paragraph may go on with.
func (n *narrator) remember(w *passage) {
	n.noteSpeakers(w)
	n.silent = !slices.ContainsFunc(w.found, func(f found) bool { return f.kind == corpus.QuoteDirect })
	if w.p.heading {
		n.last, n.leadIn = voice{}, nil
		return
	}
	if w.voice != nil {
		n.last = *w.voice
		n.others = n.others || n.last.src.entry == nil || n.only != nil && n.only != n.last.src.entry
		n.only = n.last.src.entry
	}
	if m := len(w.p.spans); m > 0 && w.p.spans[m-1].noClose && w.voice != nil {
		v := *w.voice
		n.open = &v
	}
}

// noteSpeakers keeps whether only one has spoken so far.
func (n *narrator) noteSpeakers(w *passage) {
	for i := range w.found {
		switch id := w.found[i].src.id; {
		case id == "":
		case n.firstSpeaker == "":
			n.firstSpeaker, n.onlyOne = id, true
		case n.firstSpeaker != id:
			n.onlyOne = false
		}
	}
}

// sentence finds the speech in one sentence.
func (w *passage) sentence(s sentence, opened *voice) {
	cues := w.p.cues(s, w.lang)
	voices := w.voices(s, cues)
	w.markInner(s, cues, voices)
	used := make([]bool, len(cues))
	inside, speaks := w.quotations(s, cues, voices, used, opened)
	w.yielding(s, cues, voices, used)
	for i := range cues {
		if (!used[i] || w.lang.options["verbsecond"] || w.lang.declines() && !cues[i].verb) && w.reported(s, i, cues, voices, inside) {
			speaks = true
		}
	}
	if !speaks || w.lang.options["verbsecond"] && len(cues) == 0 {
		speaks = w.goesOnReported(s, cues) || speaks
	}
	if w.lang.declines() {
		speaks = w.scraps(cues, voices, inside) || speaks
	}
	w.plain = nil
	if !speaks && w.hasWords(s) {
		w.prose, w.plain = true, &s
		w.leaveTo(s, cues, voices)
	}
	w.spoke, w.heard = speaks, nil
	if n := len(cues); n > 0 && !speaks && voices[n-1].src.isSomebody() {
		w.heard = &voices[n-1]
	}
	w.colon(s, cues, voices)
	w.note(s, cues, voices, speaks)
}

// voices resolves the subjects of the cues of a sentence.
func (w *passage) voices(s sentence, cues []cue) []voice {
	voices := make([]voice, len(cues))
	last := w.last
	for i, c := range cues {
		if voices[i] = w.voiceOf(w.k, c); w.inSentence(s, c) != nil {
			voices[i].src, voices[i].basis = w.sourceOf(w.inSentence(s, c)), corpus.BasisPronoun
		} else if k := sharedWith(cues, i); c.shares && k >= 0 {
			voices[i].src, voices[i].basis, voices[i].rivals = voices[k].src, voices[k].basis, voices[k].rivals
		} else if c.shares && c.subject.kind == mentionNone {
			voices[i].src, voices[i].basis = w.before()
		}
		if voices[i].src.isSomebody() {
			w.last = voices[i] // whom "he also said" goes on with
		}
	}
	w.last = last
	contest(voices)
	return voices
}

// sharedWith gives the number of the cue before cue i whose subject it shares.
func sharedWith(cues []cue, i int) int {
	for k := i - 1; k >= 0; k-- {
		if cues[k].subject == cues[i].subject {
			return k
		}
	}
	return i - 1
}

// same reports whether two sources are one, by name or by what they are called.
func (s source) same(o source) bool { return s.id == o.id && (s.id != "" || s.mention == o.mention) }

// isSomebody reports whether anything is known of a source.
func (s source) isSomebody() bool { return s.id != "" || s.mention != "" }

// quotations takes those of a sentence that are speech, which it reports, and gives the units of those that may be part of
// a reported clause.
func (w *passage) quotations(s sentence, cues []cue, voices []voice, used []bool, opened *voice) (inside []int, speaks bool) {
	leadIn := w.leadIn
	w.leadIn = nil
	for i := s.a; i < s.b; i++ {
		if w.p.units[i].kind != kindQuote {
			continue
		}
		switch w.judge(s, i, cues) {
		case speech:
			speaks = true
			w.direct(s, i, cues, voices, used, opened, leadIn)
		case part:
			inside = append(inside, i)
		}
	}
	return inside, speaks
}

// leaveTo gives the quotations that are still nobody's to whom a sentence without speech names: "Orme agreed. “…”"
func (w *passage) leaveTo(s sentence, cues []cue, voices []voice) {
	if v := w.firstNamed(voices); v != nil && len(w.await) > 0 {
		w.say(*v)
		return
	}
	if v := w.owned(s); v != nil {
		w.say(*v)
		return
	}
	if v := w.summed(s); v != nil {
		w.say(*v)
		return
	}
	n := len(cues) - 1
	if n < 0 {
		return
	}
	c, v, declines := &cues[n], voices[n], w.lang.declines()
	if (v.src.entry != nil || declines && (v.src.id != "" || w.lang.namesBody(v.src.mention) && hasCapital(v.src.mention))) && (c.cls&(clsReporting|clsAdjacent) != 0 || declines && (c.shares || c.cls&clsDub != 0)) {
		w.say(v)
	}
}

// note keeps what the next sentence may go back to.
func (w *passage) note(s sentence, cues []cue, voices []voice, spoke bool) {
	w.meet(w.p, s, w.reportedAt)
	if !spoke {
		w.meetOffice(s)
	}
	if !spoke && w.voice != nil && w.subject != nil && (w.subject != w.voice.src.entry || len(w.company) > 0) {
		w.voice.flaws |= flawCrossed
	}
	if spoke && w.lang.options["prodrop"] {
		w.meetVoice()
	}
	if w.lang.plain() {
		w.past = s
		w.noteDocuments(s, cues, voices)
	}
	if w.lang.options["romance"] || w.lang.declines() {
		w.meetBody(w.k, w.p, s)
	}
	if w.lang.final != nil {
		w.noteTopic(s, spoke)
	}
	if w.voice != nil {
		w.last = *w.voice
	}
}

// contest marks the voices of a sentence in which several speak.
func contest(voices []voice) {
	for i := range voices {
		if !voices[0].src.same(voices[i].src) {
			for k := range voices {
				voices[k].flaws |= flawContested
			}
			return
		}
	}
}

func (w *passage) hasWords(s sentence) bool {
	for i := s.a; i < s.b; i++ {
		if w.p.units[i].kind == kindWord {
			return true
		}
	}
	return false
}

type judgement int

const (
	noSpeech judgement = iota
	speech             // direct
	part               // words inside a clause
)
