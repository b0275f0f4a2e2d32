package attribution

import (
	"slices"
	"sort"

	"onrecord/corpus"
)

// Articles begin with words and tell only then whose they are: « … », a réagi le Suisse. Bob Orme gagne pour la troisième
// fois; « … » Les mots sont d'Ada Orme. This file finds who is named behind his words.

// namedNext finds whom a noun means that goes back to nobody, where the next sentence begins with a new name.
func (n *narrator) namedNext(p *para, m mention) *entry {
	t := &p.units[m.head]
	if !n.lang.options["clitics"] || !m.definite || !n.lang.standsFor(t) || t.is(clsOrg|clsBodyNoun|clsPeople) || slices.ContainsFunc(n.recent, func(e *entry) bool { return e.gender.fits(m.gender) }) {
		return nil
	}
	if p != &n.paras[n.now] {
		return nil
	}
	r, in, k := n.nameBehind(p, m.b)
	if r == nil {
		return nil
	}
	e, _ := n.cast.find(in.lows(r.na, r.nb), r.gender)
	if e == nil || e.org || e.doubt || !e.person && !r.given || e.para != k || !e.gender.fits(m.gender) {
		return nil
	}
	if a, b := in.roleBehind(r.b, n.lang); a < b && !t.isNative() && n.lang.roleHead(in.units, in.headOfRole(a, b)) != n.lang.roleHead(p.units, m.head) {
		return nil // somebody else, who is introduced
	}
	return e
}

// nameBehind gives the name of several words that begins the next sentence behind unit i which is more than a quotation, be it
// in the next paragraph, and the paragraph that it stands in.
func (n *narrator) nameBehind(p *para, i int) (*run, *para, int) {
	for k := n.now; k < min(n.now+2, len(n.paras)); k++ {
		in, first := &n.paras[k], 0
		if k == n.now {
			first = sort.Search(len(p.sentences), func(j int) bool { return p.sentences[j].a >= i })
		}
		for _, s := range in.sentences[first:] {
			if in.units[s.a].kind == kindQuote && s.b-s.a <= 2 {
				continue
			}
			if r := in.run(s.a); r != nil && r.a == s.a && !r.bare && !r.org && r.nb-r.na > 1 {
				return r, in, k
			}
			return nil, nil, 0
		}
	}
	return nil, nil, 0
}

// owned gives whoever the sentence behind a quotation calls its author: « … » Les mots sont d'Ada Orme; « … » C'est en ces
// termes que le maire, Bob Orme, a salué l'accord.
func (w *passage) owned(s sentence) *voice {
	if len(w.await) == 0 || !w.lang.options["clitics"] || s.a == 0 || w.p.units[s.a-1].kind != kindQuote && w.p.units[s.a-1].kind != kindStop {
		return nil
	}
	i := s.a
	for i < min(s.b, s.a+maxOwned) && (w.p.run(i) != nil || !w.lang.members["words "+w.p.units[i].low]) {
		i++
	}
	if i >= min(s.b, s.a+maxOwned) {
		return nil
	}
	m := mention{}
	if i+1 < s.b && w.p.units[i+1].is(clsThat) {
		m = w.p.clauseSubject(sentence{i + 2, s.b}, s.b)
	} else if r := w.p.authorAt(i+1, s.b); r != nil {
		m = w.p.named(r, r.a, r.b)
	}
	if m.kind != mentionName && m.kind != mentionNoun {
		return nil
	}
	if v := w.introduce(m, i); v.src.entry != nil {
		return v
	}
	return nil
}

// maxOwned is how far into a sentence the noun stands that means the words before it.
const maxOwned = 5

// authorAt gives the name behind "sont de", "sont celles du maire", "est signé" from unit i on.
func (p *para) authorAt(i, b int) *run {
	of := false
	for j := i; j < min(b, i+maxRole); j++ {
		t := &p.units[j]
		switch r := p.run(j); {
		case r != nil && of && !r.bare && !r.org && r.nb-r.na > 1:
			return r
		case r != nil && !r.bare:
			return nil
		case t.is(clsOf), p.lang.members["words "+t.low]:
			of = true
		case r == nil && !t.is(clsBe|clsArticle|clsAdverb|clsPronoun|clsRole|clsTitle) && t.cls != 0:
			return nil
		}
	}
	return nil
}

// openingMemory is the paragraph, from 1, that is nothing but words before anybody has spoken.
type openingMemory struct{ opening int }

// meetOpening gives the words with which an article begins to whom the paragraph behind them introduces and quotes alone.
func (w *passage) meetOpening() {
	k := w.opening
	w.opening = 0
	if !w.lang.options["clitics"] || len(w.found) == 0 {
		return
	}
	e := w.found[0].src.entry
	if k == w.k && k > 0 && e != nil && e.person && e.para == w.k && !slices.ContainsFunc(w.found, func(f found) bool { return f.src.entry != e }) {
		for i := range w.quotes[k-1] {
			f := &w.quotes[k-1][i]
			f.src, f.basis, f.far = w.sourceOf(e), corpus.BasisCarried, true
			f.evidence = evidence{rule: ruleAhead, shown: int32(w.k + 1)}
		}
	}
	if w.last.para == 0 && w.voice == nil && !w.prose && !slices.ContainsFunc(w.found, func(f found) bool { return f.kind != corpus.QuoteDirect || f.src.isSomebody() }) {
		w.opening = w.k + 1
	}
}
