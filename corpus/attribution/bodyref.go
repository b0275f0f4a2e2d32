package attribution

import (
	"slices"
	"strings"

	"onrecord/corpus"
)

// Which body is meant by "the company", "the court", "they" and "it". One whose name holds the noun comes first, then one
// of the same kind by [same], then one whose name tells nothing of its kind. With several who fit it is the one that the
// sentence before was about, that spoke last, or that the article is about; else none.

// bodyMemory is what a narrator keeps of bodies.
type bodyMemory struct {
	past   sentence            // the sentence before, of the paragraph within
	papers map[string]document // what was told of documents, by their noun
}

// theBody finds the body that the noun of a mention stands for.
func (n *narrator) theBody(p *para, m mention) *entry {
	noun := p.units[m.head].low
	must, known := p.modifiers(m)
	if !known {
		return nil
	}
	has := func(words []string, w string) bool { return slices.Contains(words, w) }
	named := filter(n.cast.entries, func(e *entry) bool {
		return e.org && len(e.words) > 1 && has(e.words, noun) && !slices.ContainsFunc(must, func(w string) bool { return !has(e.words, w) })
	})
	if len(named) > 0 {
		return n.salient(named, true)
	}
	if len(must) > 0 {
		return nil
	}
	kind := n.lang.kindOf(noun)
	if same := filter(n.cast.entries, func(e *entry) bool { return e.org && slices.Contains(n.lang.kindsOf(e.words), kind) }); len(same) > 0 {
		return n.salient(same, true)
	}
	return n.salient(filter(n.cast.entries, func(e *entry) bool {
		return e.org && len(n.lang.kindsOf(e.words)) == 0 && !n.lang.allPlaces(e.words)
	}), false)
}

// modifiers gives the words between the article and the noun of a mention that a name must hold. It gives false when one
// of them tells another body of the kind: "the lower court".
func (p *para) modifiers(m mention) (must []string, known bool) {
	for i := m.a; i < m.head; i++ {
		t := &p.units[i]
		switch {
		case t.is(clsDet | clsPoss):
		case t.kind != kindWord || strings.Contains(t.low, "-"): // "the three-judge court"
		case p.run(i) != nil || t.is(clsDemonym|clsPlace):
			must = append(must, t.low)
		default:
			return nil, false
		}
	}
	return must, true
}

// salient picks one of several bodies. Without kin it is one of which nothing tells that the noun fits, so that it must
// have been named just before.
func (n *narrator) salient(all []*entry, kin bool) *entry {
	if len(all) == 1 && kin || len(all) == 0 {
		return at0(all)
	}
	if e := n.topic().entry; e != nil && slices.Contains(all, e) {
		return e
	}
	if e := n.last.src.entry; n.last.para >= n.now && n.last.para > 0 && slices.Contains(all, e) {
		return e
	}
	names := n.namesNear()
	if near := filter(all, func(e *entry) bool { return slices.Contains(names, e) }); len(near) == 1 {
		return near[0]
	}
	if len(all) > 1 && kin && !slices.ContainsFunc(all[1:], func(e *entry) bool { return e.count >= all[0].count || e.at < all[0].at }) {
		return all[0] // the first, and the most often named
	}
	return nil
}

func at0(all []*entry) *entry {
	if len(all) == 0 {
		return nil
	}
	return all[0]
}

// kindOf brings the nouns of one kind of body together.
func (l *language) kindOf(noun string) string {
	if same := l.same[noun]; same != "" {
		return same
	}
	return noun
}

// kindsOf gives what the words of a name tell of its kind.
func (l *language) kindsOf(words []string) []string {
	var kinds []string
	for _, w := range words {
		if l.words[w]&(clsOrg|clsBodyNoun|clsBodyKind) != 0 && l.words[w]&clsPlace == 0 {
			kinds = append(kinds, l.kindOf(w))
		}
	}
	return kinds
}

func (l *language) allPlaces(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return l.words[w]&(clsPlace|clsDemonym) == 0 })
}

// namesNear gives the bodies that the sentence before names.
func (n *narrator) namesNear() []*entry {
	var list []*entry
	p := n.within
	for i := n.past.a; i < n.past.b; i++ {
		if r := p.run(i); r != nil {
			if e, _ := n.cast.find(p.lows(r.na, r.nb), r.gender); e != nil && e.org {
				list = append(list, e)
			}
			i = r.b - 1
		}
	}
	return list
}

// topic gives the body that the sentence before was about. "It is old" goes on with the sentence before it.
func (n *narrator) topic() source {
	p := &n.paras[n.now]
	if p != n.within {
		return source{}
	}
	i := len(p.sentences)
	for i > 0 && p.sentences[i-1].a >= n.past.b {
		i--
	}
	for limit := max(0, i-maxTopic); i > limit; i-- {
		m := p.clauseSubject(p.sentences[i-1], p.sentences[i-1].b)
		switch {
		case m.kind == mentionPronoun && m.gender == genderUnknown:
			continue
		case m.kind != mentionName && m.kind != mentionNoun:
			return source{}
		}
		past := n.past
		n.past = sentence{} // "the company" in it is no reason to come back
		src := n.voiceOf(n.now, cue{a: m.a, b: m.a + 1, subject: m}).src
		if n.past = past; src.isPerson() {
			return source{}
		}
		return src
	}
	return source{}
}

// maxTopic is over how many sentences "it" goes on with one body.
const maxTopic = 4

// theyAre resolves "they" and "it" to the body that the sentence before was about, unless a group spoke in the paragraph.
func (n *narrator) theyAre(k int) (source, bool) {
	if last := n.last.src; !n.lang.plain() || n.last.para == k+1 && !last.isPerson() {
		return source{}, false
	}
	src := n.topic()
	return src, src.id != ""
}

// isPerson reports whether a source is somebody, and neither a body nor a group without a name.
func (s source) isPerson() bool {
	return s.entry != nil && !s.entry.org || s.entry == nil && s.id != "" && !s.body
}

// document is what an article tells of one that an article tells of, and who issued it.
type document struct {
	src  source
	para int
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
			if m := w.p.author(s, i); m.kind == mentionName {
				w.issued(w.lang.document(t.low), w.voiceOf(w.k, cue{a: m.a, b: m.a + 1, subject: m}).src)
			}
		}
	}
}

func (w *passage) issued(key string, src source) {
	if src.id == "" {
		return
	}
	if w.papers == nil {
		w.papers = map[string]document{}
	}
	w.papers[key] = document{src, w.k + 1}
}

// author reads whose the document at unit i is: "Orme's statement", "Orme published a statement".
func (p *para) author(s sentence, i int) mention {
	a := i
	for a > s.a && p.units[a-1].kind == kindWord && !p.units[a-1].is(clsDet|clsPoss|clsPrep|clsConj) && !p.isVerb(a-1) {
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
	for j := a - 1; j > s.a; j-- {
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
		if d, ok := n.papers[n.lang.document(t.low)]; ok {
			return d.src, corpus.BasisRole
		}
	}
	return source{}, corpus.BasisNone
}
