package attribution

import "strings"

// maxSignature is how many units a line has that only names who spoke.
const maxSignature = 24

// signature reads a paragraph that names who said the one before: "– Ada Orme, mayor of Selby", or the same before the mark
// that closes a quotation which the paragraph before opened. It gives false for another.
func signature(text string, goesOn bool, lang *language) (para, bool) {
	body := strings.TrimRight(text, "\"”»“ ")
	dangling := goesOn && body != text && !strings.ContainsAny(body, "\"”»“«„")
	if !lang.hasWords() || !dangling && !strings.HasPrefix(text, "–") && !strings.HasPrefix(text, "—") && !strings.HasPrefix(text, "-") {
		return para{}, false
	}
	p := newPara(body, false, lang)
	return p, p.signer() != nil
}

// signer gives the full name that a signature begins with, or nil.
func (p *para) signer() *run {
	i := 0
	if len(p.units) > 0 && p.units[0].kind == kindDash {
		i++
	}
	r := p.run(i)
	if r == nil || r.a != i || r.bare || r.nb-r.na < 2 || len(p.spans) > 0 || len(p.units) > maxSignature || p.verbBetween(0, len(p.units)) {
		return nil
	}
	if r.b < len(p.units) && p.units[r.b].kind != kindComma && p.units[r.b].kind != kindStop {
		return nil
	}
	return r
}

// signedBelow is who signs the quotation that paragraph k is; nil where the next one is no signature.
func (n *narrator) signedBelow(k int) *voice {
	if k+1 >= len(n.paras) || !n.paras[k+1].signs {
		return nil
	}
	p := &n.paras[k+1]
	r := p.signer()
	src, basis := n.name(p, p.named(r, r.a, r.b))
	if src.id == "" {
		return nil
	}
	src.mention = p.print(r.a, r.b)
	return &voice{src: src, basis: basis, para: k + 1,
		evidence: evidence{rule: ruleSignature, shown: int32(k + 2), mentionAt: p.place(r.a, r.b)}}
}

// sign gives what nobody in the paragraph is named for to whoever signs it below.
func (w *passage) sign() {
	if len(w.await) != 1 || w.voice != nil || len(w.found) != 1 || !startsQuoted(w.p) {
		return
	}
	if v := w.signedBelow(w.k); v != nil {
		w.await = nil
		w.found[0].src, w.found[0].basis, w.found[0].evidence = v.src, v.basis, v.evidence
		w.voice = v
	}
}

// maxCry is how many words a quotation may have that stands alone and is what a crowd calls, or the name of a chapter.
const maxCry = 3

// isCry reports whether a paragraph is nothing but a few words in marks, or marks round what is no sentence.
func (w *passage) isCry() bool {
	s := w.p.spans[0]
	inner := strings.TrimRight(strings.TrimSpace(w.p.text[s.inA:s.inB]), quoteMarks)
	return len(w.p.text)-(s.end-s.start) <= len(".") && (countWords(inner) <= maxCry || !s.noClose && !endsFinal(inner) && !endsFinal(w.p.text))
}
