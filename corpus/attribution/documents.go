package attribution

import "onrecord/corpus"

// Whose "the ruling" and "the statement" are: what an article tells of a document is kept, by its noun, until it is named again.

// document is one that the article tells of: who issued it, and where that is said.
type document struct {
	src     source
	para    int
	several bool // others issued some of the same kind
}

// noteDocuments keeps who issued the documents that a sentence tells of: "Orme issued a statement", "Orme ruled".
func (w *passage) noteDocuments(s sentence, cues []cue, voices []voice) {
	if len(cues) > 0 && cues[0].verb && cues[0].subject.a == w.p.clauseSubject(s, s.b).a {
		if key := w.lang.documents[w.p.units[cues[0].a].low]; key != "" {
			w.issued(key, voices[0].src)
		}
	}
	for i := s.a; i < s.b; i++ {
		if t := &w.p.units[i]; t.is(clsDocument) && w.p.run(i) == nil {
			if k := w.p.fronted(s, i, cues); k >= 0 {
				w.issued(w.lang.document(t.low), voices[k].src)
			} else if m := w.p.author(s, i); m.kind == mentionName || m.kind == mentionNoun && w.p.isRole(m) {
				w.issued(w.lang.document(t.low), w.voiceOf(w.k, cue{a: m.a, b: m.a + 1, subject: m}).src)
			}
		}
	}
}

// fronted gives the cue whose subject says something in the document at unit i: "In a statement, Orme said"; -1 when none does.
func (p *para) fronted(s sentence, i int, cues []cue) int {
	if i-s.a > maxFronted || !p.units[s.a].is(clsPrep) || p.verbBetween(s.a, i) {
		return -1
	}
	for k, c := range cues {
		if c.verb && c.subject.a > i && c.start > i && p.isBreak(c.start-1) {
			return k
		}
	}
	return -1
}

// maxFronted is how many units "In a long statement" may have.
const maxFronted = 6

func (w *passage) issued(key string, src source) {
	old, known := w.papers[key]
	if !src.isSomebody() && !known {
		return
	}
	if w.papers == nil {
		w.papers = map[string]document{}
	}
	w.papers[key] = document{src, w.k + 1, known && (old.several || !old.src.same(src))}
}

// author reads whose the document at unit i is: "Orme's statement", "Orme published a statement".
func (p *para) author(s sentence, i int) mention {
	if r := p.runEnding(i); r != nil && r.org && p.lang.members["authored "+p.units[i].low] {
		return p.named(r, r.a, r.b) // "a Harbour Watch statement"
	}
	a := i
	for a > s.a && i-a < maxSubject && p.units[a-1].kind == kindWord && !p.units[a-1].is(clsDet|clsPoss|clsPrep|clsConj) && !p.isVerb(a-1) {
		if a--; p.units[a].possessive {
			if r := p.run(a); r != nil && !r.bare {
				return p.named(r, r.a, r.b)
			}
			return mention{}
		}
	}
	if a == s.a || !p.units[a-1].is(clsDet|clsPoss) || p.units[a-1].is(clsDefinite) {
		return mention{}
	}
	for j := a - 1; j > max(s.a, a-maxSubject); j-- {
		t := &p.units[j]
		if p.run(j) != nil || !t.is(clsReporting|clsSaying) && !t.has(trIssues) {
			continue
		}
		if p.units[j-1].is(clsBe) && !p.auxiliary(j-1) {
			return mention{}
		}
		m, _, _ := p.subjectBefore(s, j)
		return m
	}
	return mention{}
}

// document brings the nouns of one kind of document together.
func (l *language) document(noun string) string {
	if key := l.documents[noun]; key != "" {
		return key
	}
	return noun
}

// theDocument finds who issued the document that a mention names: "the ruling", "the summary of the decision".
func (n *narrator) theDocument(p *para, m mention) (source, corpus.Basis) {
	for i := m.head; i < m.b && m.definite; i++ {
		t := &p.units[i]
		if !t.is(clsDocument) || p.run(i) != nil {
			continue
		}
		if d, ok := n.papers[n.lang.document(t.low)]; ok && d.src.isSomebody() && (!d.several || d.para >= n.now) {
			if d.src.id == "" {
				return d.src, corpus.BasisNone
			}
			return d.src, corpus.BasisRole
		}
	}
	return source{}, corpus.BasisNone
}
