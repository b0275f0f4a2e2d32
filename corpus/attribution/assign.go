package attribution

import "onrecord/corpus"

// direct takes the quotation at unit i, and looks for who says it.
func (w *passage) direct(s sentence, i int, cues []cue, voices []voice, used []bool, opened, leadIn *voice) {
	q := w.p.spans[w.p.units[i].quote]
	f := found{start: q.start, end: q.end, kind: corpus.QuoteDirect}
	if w.p.isAsked(s, i) {
		w.take(f, voice{basis: corpus.BasisNone, para: w.k + 1})
		return
	}
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
	case w.voice != nil && w.turnedTo(s, i) != nil:
		v := *w.turnedTo(s, i)
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

// isAsked reports whether the quotation at unit i is what somebody was asked or told, by nobody knows whom: Orme was asked, “…?”
func (p *para) isAsked(s sentence, i int) bool {
	i--
	for i > s.a && (p.units[i].kind == kindComma || p.units[i].kind == kindColon) {
		i--
	}
	return p.lang.options["bareclause"] && i > s.a && p.units[i].is(clsReporting|clsAdjacent) && p.units[i-1].is(clsBe) && p.run(i-1) == nil
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
		if c.inner {
			continue
		}
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

// nameBefore gives a quotation that goes on from the paragraphs before to whom this one names, where they name nobody.
func (w *passage) nameBefore() {
	if !w.lang.declines() || len(w.found) == 0 || w.found[0].src.id == "" || !startsQuoted(w.p) {
		return
	}
	for k := w.k - 1; k >= 0; k-- {
		p, list := &w.paras[k], w.quotes[k]
		n := len(list) - 1
		if n < 0 || list[n].src.isSomebody() || len(p.spans) == 0 || !p.spans[len(p.spans)-1].noClose || list[n].start != p.spans[len(p.spans)-1].start {
			return
		}
		first := &w.found[0]
		list[n].src, list[n].basis, list[n].far = first.src, corpus.BasisCarried, true
		list[n].evidence = evidence{rule: ruleAhead, shown: int32(w.k + 1)}
	}
}

// maxSilence is how many paragraphs may stand between two quotations of the only one who speaks in an article.
const maxSilence = 2

// oneVoice reports whether a paragraph is nothing but words of whoever has spoken alone so far, as in what a press office sends.
func (w *passage) oneVoice() bool {
	return w.lang.options["subjectfirst"] && !w.others && w.only != nil && w.only.person && w.k-w.last.para <= maxSilence &&
		len(w.await) == len(w.found) && len(w.await) > 0 && !w.prose && startsQuoted(w.p) && !w.isCry()
}

// settle gives the quotations that nothing in the paragraph explains to whoever spoke in the one before.
func (w *passage) settle() {
	v := voice{basis: corpus.BasisNone}
	if w.last.para == w.k && !w.between && len(w.await) > 0 && w.await[0] == 0 && (startsQuoted(w.p) || w.p.dates()) && !w.isCry() {
		v = w.last.goesOn()
	} else if w.topic != nil && len(w.await) == len(w.found) && len(w.await) > 0 && !w.prose && startsQuoted(w.p) && !w.isCry() {
		v = voice{src: w.sourceOf(w.topic), basis: corpus.BasisCarried, para: w.k, evidence: evidence{rule: ruleGoesOn, shown: int32(w.k)}}
	} else if w.oneVoice() {
		v = w.last.goesOn()
	} else if w.ahead != nil && len(w.await) > 0 && !w.isCry() {
		v = voice{src: w.sourceOf(w.ahead), basis: corpus.BasisCarried, para: w.k + 1, evidence: evidence{rule: ruleGoesOn, shown: int32(w.k + 1)}}
	}
	if w.lang.final != nil && w.last.para == w.k && w.onlyOne && len(w.await) > 0 && countWords(w.p.text) > maxCry {
		v = w.last.goesOn() // a heading quotes the only one who speaks
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
