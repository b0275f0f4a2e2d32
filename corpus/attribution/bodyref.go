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
	told   sentence            // the sentence that was asked for its topic last,
	toldIn int                 // its paragraph
	theme  source              // and what that was
	papers map[string]document // what was told of documents, by their noun
}

// theBody finds the body that the noun of a mention stands for.
func (n *narrator) theBody(p *para, m mention) source {
	noun, must, may := p.units[m.head].low, p.mustHold(m), p.mayHold(m)
	kind := n.lang.kindOf(noun)
	if src := n.saidToBe(kind, append(must, may...)); src.id != "" {
		return src
	}
	if len(may) > 0 {
		return source{} // "the lower court"
	}
	holds := func(e *entry, w string) bool { return slices.Contains(e.words, w) }
	named := n.bodiesThat(func(e *entry) bool {
		return len(e.words) > 1 && holds(e, noun) && !slices.ContainsFunc(must, func(w string) bool { return !holds(e, w) })
	})
	if len(named) > 0 || len(must) > 0 {
		return n.salient(named, true)
	}
	if same := n.bodiesThat(func(e *entry) bool { return slices.Contains(n.lang.kindsOf(e.words), kind) }); len(same) > 0 {
		return n.salient(same, true)
	}
	if n.lang.same[noun] == "" {
		return source{} // a court has the word in its name
	}
	return n.salient(n.bodiesThat(func(e *entry) bool { return n.lang.kindless(e.words) }), false)
}

// bodiesThat gives the bodies named so far that fit.
func (n *narrator) bodiesThat(fit func(*entry) bool) []*entry {
	return filter(few(n.cast.orgs), func(e *entry) bool { return e.para <= n.now && fit(e) })
}

// saidToBe finds the only body that was said to be of a kind: "the boat maker Quay".
func (n *narrator) saidToBe(kind string, words []string) source {
	var found *bodyRole
	for i := range n.cast.kinds {
		k := &n.cast.kinds[i]
		if k.kind != kind || k.para > n.now || slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(k.words, w) }) {
			continue
		}
		if found != nil && !slices.Equal(found.lows, k.lows) {
			return source{}
		}
		found = k
	}
	if found == nil {
		return source{}
	}
	if e, ambiguous := n.cast.find(found.lows, genderUnknown); e != nil && (e.org || !e.person && !e.given) {
		return n.sourceOf(e)
	} else if e != nil || ambiguous {
		return source{}
	}
	return source{id: corpus.NewSpeakerID(found.name), name: found.name, body: true}
}

// mustHold gives the words between the article and the noun of a mention that a name must hold: "the Norwick court".
func (p *para) mustHold(m mention) (words []string) {
	for i := m.a; i < m.head; i++ {
		if t := &p.units[i]; p.isModifier(i) && (p.run(i) != nil || t.is(clsDemonym|clsPlace)) {
			words = append(words, t.low)
		}
	}
	return words
}

// mayHold gives the other words, which tell another body of the kind: "the lower court".
func (p *para) mayHold(m mention) (words []string) {
	for i := m.a; i < m.head; i++ {
		if t := &p.units[i]; p.isModifier(i) && p.run(i) == nil && !t.is(clsDemonym|clsPlace) {
			words = append(words, t.low)
		}
	}
	return words
}

// isModifier reports whether a word tells which body is meant; "the three-judge court" is any.
func (p *para) isModifier(i int) bool {
	t := &p.units[i]
	return t.kind == kindWord && !t.is(clsDet|clsPoss) && !strings.Contains(t.low, "-")
}

// salient picks one of several bodies. Without kin it is one of which nothing tells that the noun fits, so that it must
// have been named just before.
func (n *narrator) salient(all []*entry, kin bool) source {
	if len(all) == 1 && kin {
		return n.sourceOf(all[0])
	}
	topic, last := n.topic(), n.last.src
	near := n.last.para >= n.now && n.last.para > 0
	names := n.namesNear()
	before := filter(all, func(e *entry) bool { return slices.Contains(names, e) })
	switch {
	case n.isOneOf(topic, all, kin):
		return topic
	case near && n.isOneOf(last, all, kin):
		return last
	case len(before) == 1:
		return n.sourceOf(before[0])
	case len(all) > 1 && kin && !slices.ContainsFunc(all[1:], func(e *entry) bool { return e.count >= all[0].count || e.at < all[0].at }):
		return n.sourceOf(all[0]) // the first, and the most often named
	}
	return source{}
}

// isOneOf reports whether a source is one of several bodies, or one of a single word that nothing is known of.
func (n *narrator) isOneOf(src source, all []*entry, kin bool) bool {
	if src.entry != nil {
		return slices.Contains(all, src.entry)
	}
	return !kin && src.body && n.lang.words[corpus.Fold(src.name)]&(clsPlace|clsDemonym|clsOrg) == 0
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

// kindless reports whether the words of a name tell nothing of its kind, not even that it is a place.
func (l *language) kindless(words []string) bool {
	return len(l.kindsOf(words)) == 0 && slices.ContainsFunc(words, func(w string) bool { return l.words[w]&(clsPlace|clsDemonym) == 0 })
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
	before := n.lang.options["subjectfirst"] && n.now > 0 && n.within == &n.paras[n.now-1] // at the start of a paragraph
	if &n.paras[n.now] != n.within && !before {
		return source{}
	}
	if n.past.b == 0 {
		return source{}
	}
	if n.told != n.past || n.toldIn != n.now {
		n.theme = n.themeOf(n.within)
		n.told, n.toldIn = n.past, n.now
	}
	return n.theme
}

// themeOf looks for the topic of a paragraph.
func (n *narrator) themeOf(p *para) source {
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
		now, k := n.now, n.now
		if p != &n.paras[k] {
			k--
		}
		src := n.voiceOf(k, cue{a: m.a, b: m.a + 1, subject: m}).src
		n.now = now
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
	return s.entry != nil && !s.entry.org && (s.entry.person || s.entry.given || !s.entry.named && s.entry.weak) || s.entry == nil && s.id != "" && !s.body
}
