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
	n := &narrator{article: a, lang: lang}
	goesOn := false
	for _, p := range a.Paragraphs {
		np, signs := signature(p.Text, goesOn, lang)
		if np.signs = signs; !signs {
			np = newPara(p.Text, goesOn, lang)
		}
		n.paras = append(n.paras, np)
		goesOn = len(np.spans) > 0 && np.spans[len(np.spans)-1].noClose
	}
	n.cast = buildCast(a, n.paras, lang)
	for k := range n.paras {
		n.paras[k].cast = n.cast
		quotes[k] = n.paragraph(k)
	}
}

// passage is a paragraph while its quotations are being found.
type passage struct {
	*narrator
	k     int
	p     *para
	found []found
	voice *voice    // who spoke in this paragraph last
	await []int     // quotations, by their place in found, that the next voice of the paragraph may have said
	prose bool      // a sentence of it is no speech
	spoke bool      // the sentence before is speech
	heard *voice    // who said what the sentence before tells nothing of: "Das teilte die Bahn mit"
	ahead *entry    // whom the sentence before the first such quotation is about
	topic *entry    // the one person of the sentence at the end of the paragraph before
	plain *sentence // the sentence before, when nobody is known to have said it
}

func (n *narrator) paragraph(k int) []found {
	w := &passage{narrator: n, k: k, p: &n.paras[k]}
	n.now = k
	if e := n.subject; e != nil && e.person && n.silent && len(n.company) == 0 {
		w.topic = e
	}
	opened := n.open
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
	for i := range w.found {
		w.found[i].other = w.prose
	}
	n.remember(w)
	return w.found
}

// startsQuoted reports whether a paragraph begins with a quotation.
func startsQuoted(p *para) bool {
	return len(p.units) > 0 && p.units[0].kind == kindQuote
}

// remember keeps what the next paragraph may go on with.
func (n *narrator) remember(w *passage) {
	n.silent = !slices.ContainsFunc(w.found, func(f found) bool { return f.kind == corpus.QuoteDirect })
	if w.p.heading {
		n.last, n.leadIn = voice{}, nil
		return
	}
	if w.voice != nil {
		n.last = *w.voice
	}
	if m := len(w.p.spans); m > 0 && w.p.spans[m-1].noClose && w.voice != nil {
		v := *w.voice
		n.open = &v
	}
}

// sentence finds the speech in one sentence.
func (w *passage) sentence(s sentence, opened *voice) {
	cues := w.p.cues(s, w.lang)
	voices := make([]voice, len(cues))
	last := w.last
	for i, c := range cues {
		if voices[i] = w.voiceOf(w.k, c); w.inSentence(s, c) != nil {
			voices[i].src, voices[i].basis = w.sourceOf(w.inSentence(s, c)), corpus.BasisPronoun
		} else if c.shares && i > 0 {
			voices[i].src, voices[i].basis, voices[i].rivals = voices[i-1].src, voices[i-1].basis, voices[i-1].rivals
		} else if c.shares && c.subject.kind == mentionNone {
			voices[i].src, voices[i].basis = w.before()
		}
		if voices[i].src.id != "" || voices[i].src.mention != "" {
			w.last = voices[i] // whom "he also said" goes on with
		}
	}
	contest(voices)
	w.last = last
	leadIn := w.leadIn
	w.leadIn = nil
	used := make([]bool, len(cues))
	var inside []int // quotations that may be part of a reported clause
	any := false
	for i := s.a; i < s.b; i++ {
		if w.p.units[i].kind != kindQuote {
			continue
		}
		switch w.judge(s, i, cues) {
		case speech:
			any = true
			w.direct(s, i, cues, voices, used, opened, leadIn)
		case part:
			inside = append(inside, i)
		}
	}
	w.yielding(s, cues, voices, used)
	for i := range cues {
		if (!used[i] || w.lang.options["verbsecond"]) && w.reported(s, i, cues, voices, inside) {
			any = true
		}
	}
	if !any && w.goesOnReported(s, cues) {
		any = true
	}
	w.plain = nil
	if !any && w.hasWords(s) {
		w.prose, w.plain = true, &s
		if v := w.firstNamed(voices); v != nil && len(w.await) > 0 {
			w.say(*v)
		} else if n := len(cues); n > 0 && (voices[n-1].src.entry != nil || w.lang.declines() && voices[n-1].src.id != "") && (cues[n-1].cls&(clsReporting|clsAdjacent) != 0 || w.lang.declines() && cues[n-1].shares) { // "Orme agreed. “…”"
			w.say(voices[n-1])
		}
	}
	w.spoke, w.heard = any, nil
	if n := len(cues); n > 0 && !any && (voices[n-1].src.id != "" || voices[n-1].src.mention != "") {
		w.heard = &voices[n-1]
	}
	w.colon(s, cues, voices)
	w.meet(w.p, s, w.reportedAt)
	w.meetOffice(s)
	if !any && w.voice != nil && w.subject != nil && (w.subject != w.voice.src.entry || len(w.company) > 0) {
		w.voice.flaws |= flawCrossed
	}
	if w.lang.plain() {
		w.past = s
		w.noteDocuments(s, cues, voices)
	}
	if w.lang.options["romance"] || w.lang.declines() {
		w.meetBody(w.k, w.p, s)
	}
	if w.lang.final != nil {
		w.noteTopic(s, any)
	}
	if w.voice != nil {
		w.last = *w.voice
	}
}

// contest marks the voices of a sentence in which several speak.
func contest(voices []voice) {
	for i := range voices {
		if a, b := &voices[0].src, &voices[i].src; a.id != b.id || a.id == "" && a.mention != b.mention {
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

// direct takes the quotation at unit i, and looks for who says it.
func (w *passage) direct(s sentence, i int, cues []cue, voices []voice, used []bool, opened, leadIn *voice) {
	q := w.p.spans[w.p.units[i].quote]
	f := found{start: q.start, end: q.end, kind: corpus.QuoteDirect}
	if c := w.nearest(i, cues); c >= 0 {
		used[c] = true
		v := voices[c]
		if by := w.announced(s, i); by != nil && cues[c].subject.kind == mentionPronoun && v.src.entry != by.src.entry {
			v = *by // Ann Other scolded him: “…,” she said
		}
		w.say(v)
		w.take(f, v)
		return
	}
	switch {
	case opened != nil && i == s.a:
		v := opened.goesOnBy(ruleOpened)
		w.take(f, v)
		w.say(v)
	case w.announced(s, i) != nil:
		v := *w.announced(s, i)
		w.take(f, v)
		w.say(v)
	case leadIn != nil:
		v := *leadIn
		v.cue, v.rule = "", ruleColon
		if v.src.id != "" {
			v.basis = corpus.BasisLeadIn
		}
		w.take(f, v)
		w.say(v)
	case w.voice != nil:
		w.take(f, w.voice.goesOn())
	default:
		w.noteTurn(len(w.await) == 0)
		w.await = append(w.await, len(w.found))
		w.found = append(w.found, f)
	}
}

// nearest is the cue that stands closest to unit i; -1 when there is none.
func (w *passage) nearest(i int, cues []cue) int {
	if w.lang.final != nil {
		return boundTo(i, cues)
	}
	best, at := -1, 0
	for k, c := range cues {
		if w.dubbed(i, []cue{c}) && w.p.units[i-1].kind != kindComma {
			return k // called it “…”
		}
	}
	for k, c := range cues {
		d := c.start - i
		if c.to <= i {
			d = i - c.to + 1
		}
		if c.verb && c.to <= i && c.b == c.to {
			d-- // "she said: “…”" before "“…”, he said"
		}
		if best < 0 || d < at {
			best, at = k, d
		}
	}
	return best
}

func (w *passage) take(f found, v voice) {
	f.evidence = v.evidence
	f.src, f.basis, f.cue, f.far = v.src, v.basis, v.cue, v.para != 0 && v.para != w.k+1
	if f.basis == "" {
		f.basis = corpus.BasisNone
	}
	w.found = append(w.found, f)
}

// say makes v the voice of the paragraph, which quotations that are still nobody's may have been said by.
func (w *passage) say(v voice) {
	v.para = w.k + 1
	w.voice = &v
	for _, i := range w.await {
		g := v.goesOnBy(ruleAhead)
		w.found[i].src, w.found[i].basis, w.found[i].evidence = g.src, g.basis, g.evidence
	}
	w.await = nil
}

// settle gives the quotations that nothing in the paragraph explains to whoever spoke in the one before.
func (w *passage) settle() {
	v := voice{basis: corpus.BasisNone}
	if w.last.para == w.k && len(w.await) > 0 && w.await[0] == 0 && (startsQuoted(w.p) || w.p.dates()) && !w.isCry() {
		v = w.last.goesOn()
	} else if w.topic != nil && len(w.await) == len(w.found) && len(w.await) > 0 && !w.prose && startsQuoted(w.p) && !w.isCry() {
		v = voice{src: w.sourceOf(w.topic), basis: corpus.BasisCarried, para: w.k, evidence: evidence{rule: ruleGoesOn, shown: int32(w.k)}}
	} else if w.ahead != nil && len(w.await) > 0 && !w.isCry() {
		v = voice{src: w.sourceOf(w.ahead), basis: corpus.BasisCarried, para: w.k + 1, evidence: evidence{rule: ruleGoesOn, shown: int32(w.k + 1)}}
	}
	for _, i := range w.await {
		w.found[i].src, w.found[i].basis, w.found[i].far, w.found[i].evidence = v.src, v.basis, true, v.evidence
		if w.found[i].basis == "" {
			w.found[i].basis = corpus.BasisNone
		}
	}
	if len(w.await) > 0 && v.src.id != "" && w.voice == nil {
		v.para = w.k + 1
		w.voice = &v
	}
	w.await = nil
}
