package attribution

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus"
)

// namer gives the names of one article their dictionary form. A form that several of the article's own forms agree on,
// or that it prints as it stands, wins.
type namer struct {
	lang    *language
	support map[string]map[string]bool // by dictionary form, the forms that are printed
	alone   map[string]bool            // names of one word, folded, as printed
	last    map[string][]*fullName
	first   map[string][]*fullName
}

// dictionaryForms puts every name of the article into its dictionary form, where names have others.
func dictionaryForms(paras []para, lang *language) {
	if !lang.declines() {
		return
	}
	n := namer{lang: lang, support: map[string]map[string]bool{}, alone: map[string]bool{}, last: map[string][]*fullName{},
		first: map[string][]*fullName{}}
	each := func(do func(*para, *run)) {
		for i := range paras {
			for k := range paras[i].runs {
				do(&paras[i], &paras[i].runs[k])
			}
		}
	}
	each(n.pair)
	each(n.meet)
	each(n.full)
	each(n.single)
}

// pair leaves two names that "and" joins the cases that both can be in: "Александра Орма и Павла Лугова".
func (n *namer) pair(p *para, r *run) {
	if r.b+1 >= len(p.units) || !p.units[r.b].is(clsConj) || len(r.names) == 0 {
		return
	}
	next := p.run(r.b + 1)
	if next == nil || next.a != r.b+1 || len(next.names) == 0 {
		return
	}
	one, two := likelyCasesOf(r.names), likelyCasesOf(next.names)
	if both := one & two; both != 0 && one != two {
		r.names, next.names = allowedNames(r.names, both), allowedNames(next.names, both)
	}
}

// likelyCasesOf gives the cases of the likelier ways to understand a name.
func likelyCasesOf(names []fullName) (c caseSet) {
	for i := range names {
		for k, score := range names[i].by {
			if names[i].cases&(1<<k) != 0 && score >= names[0].score-1 {
				c |= 1 << k
			}
		}
	}
	return c
}

// meet notes in which forms a name is printed.
func (n *namer) meet(p *para, r *run) {
	if r.nb-r.na == 1 {
		n.alone[p.units[r.na].low] = true
	}
	if len(r.names) == 0 {
		return
	}
	r.names = allowedNames(r.names, p.casesAt(r.a))
	printed := strings.Join(p.lows(r.na, r.nb), " ")
	for _, f := range r.names {
		if f.score < r.names[0].score-2 {
			continue
		}
		if n.support[f.key()] == nil {
			n.support[f.key()] = map[string]bool{}
		}
		n.support[f.key()][printed] = true
	}
}

// allowedNames leaves the readings that can be in one of the cases; all, when none can.
func allowedNames(list []fullName, cases caseSet) []fullName {
	var out []fullName
	for _, f := range list {
		if f.cases&cases != 0 {
			f.cases &= cases
			f.rank()
			out = append(out, f)
		}
	}
	if out == nil {
		return list
	}
	slices.SortStableFunc(out, func(a, b fullName) int { return cmp.Compare(b.score, a.score) })
	return out
}

// full chooses the dictionary form of a name of several words. Of two that are as likely it chooses none.
func (n *namer) full(p *para, r *run) {
	best, at, tie := 0, -1, false
	for i := range r.names {
		f := &r.names[i]
		score := f.score + min(4, 2*(len(n.support[f.key()])-1))
		if n.alone[corpus.Fold(f.words[len(f.words)-1])] {
			score++
		}
		switch {
		case at < 0 || score > best:
			best, at, tie = score, i, false
		case score == best:
			tie = tie || f.key() != r.names[at].key()
			if r.names[at].cases&likelyCases == 0 && f.cases&likelyCases != 0 {
				at = i
			}
		}
	}
	if at < 0 {
		return
	}
	if r.unsure = tie && n.asPrinted(p, r, best); r.unsure {
		return
	}
	f := &r.names[at]
	r.norm, r.gender, r.cases, r.person = f.name(), n.lang.surely(f), f.cases, !r.org
	for i, w := range f.words {
		p.units[r.na+i].low = corpus.Fold(w)
	}
	last, first := corpus.Fold(f.words[len(f.words)-1]), corpus.Fold(f.words[0])
	n.last[last] = append(n.last[last], f)
	n.first[first] = append(n.first[first], f)
}

// likelyCases are those in which names stand most.
const likelyCases = inNominative | inGenitive | inAccusative

// asPrinted reports whether one of the likeliest readings is the name as printed: where none is, even the first of them is
// better than a form that is surely none.
func (n *namer) asPrinted(p *para, r *run, best int) bool {
	printed := strings.Join(p.printed(r.na, r.nb), " ")
	return slices.ContainsFunc(r.names, func(f fullName) bool { return f.score >= best && f.name() == printed })
}

// single finds the dictionary form of a name of one word: that of somebody's surname or first name, or one that the
// article prints, or the only one that fits its case.
func (n *namer) single(p *para, r *run) {
	t := &p.units[r.na]
	if r.names != nil {
		return
	}
	if r.nb-r.na != 1 {
		n.body(p, r)
		return
	}
	if p.marked(r.na) {
		n.brand(p, r)
		return
	}
	if t.upper || !n.lang.declinable(t.low) {
		r.cases = p.casesAsNamed(r.a)
		return
	}
	word := p.text[t.start:t.base]
	allowed := p.casesAt(r.a)
	for _, known := range []struct {
		part  []string
		names map[string][]*fullName
	}{{[]string{"surname", "othername", "rarename"}, n.last}, {[]string{"given", "raregiven"}, n.first}} {
		list := n.ofKnown(word, known.part, known.names, allowed)
		if len(list) == 1 {
			r.norm, r.cases, r.person = list[0].word, list[0].cases, true
			if list[0].word == word {
				r.cases |= inNominative
			}
			t.low = corpus.Fold(r.norm)
			return
		}
		if len(list) > 1 {
			r.unsure, r.cases, r.person = true, anyCase, true
			return
		}
	}
	n.unknown(p, r, word, allowed)
}

// casesAsNamed gives the cases of a foreign name: those of the noun in front that says what it is, "изданию The Quay", else all.
func (p *para) casesAsNamed(i int) caseSet {
	if i > 0 && p.units[i-1].is(clsBodyKind) && p.run(i-1) == nil && !p.lang.ours(p.units[i].low) {
		if c := p.lang.decline.nounCases(p.units[i-1].low); c != 0 {
			return c
		}
	}
	return anyCase
}

// body takes a name of several words that is nobody's.
func (n *namer) body(p *para, r *run) {
	r.cases = p.casesAsNamed(r.a)
	first := &p.units[r.na]
	if f := n.lang.decline.nouns[first.low]; len(f) > 0 && !p.marked(r.na) && f[0].lemma != first.low {
		r.norm = capitalLike(p.text[first.start:first.base], f[0].lemma) + " " + p.print(r.na+1, r.nb)
		first.low = f[0].lemma
	}
}

// oneWord is a reading of a name of one word.
type oneWord struct {
	word  string
	cases caseSet
}

// ofKnown gives the readings of a word that are somebody's name.
func (n *namer) ofKnown(word string, parts []string, names map[string][]*fullName, allowed caseSet) []oneWord {
	var all, out []oneWord
	for _, part := range parts {
		for _, r := range n.lang.decline.readings(corpus.Fold(word), part) {
			w := r.of(word)
			for _, f := range names[corpus.Fold(w)] {
				if f.gender.fits(r.gender) {
					all = addWord(all, oneWord{w, r.cases})
				}
			}
		}
	}
	for _, w := range all {
		if w.cases&allowed != 0 {
			out = append(out, oneWord{w.word, w.cases & allowed})
		}
	}
	if len(out) == 0 {
		return all
	}
	return out
}

func addWord(list []oneWord, w oneWord) []oneWord {
	for i := range list {
		if list[i].word == w.word {
			list[i].cases |= w.cases
			return list
		}
	}
	return append(list, w)
}

// unknown takes a name of one word that is nobody's whom the article names in full.
func (n *namer) unknown(p *para, r *run, word string, allowed caseSet) {
	t := &p.units[r.na]
	if f := n.lang.decline.nouns[t.low]; len(f) > 0 && f[0].lemma != t.low {
		r.norm, r.cases = capitalLike(word, f[0].lemma), n.lang.decline.nounCases(t.low)
		t.low = f[0].lemma
		return
	}
	var best oneWord
	for _, part := range []string{"surname", "othername", "rarename", "given"} {
		for _, read := range n.lang.decline.readings(t.low, part) {
			w := read.of(word)
			printed := w != word && n.alone[corpus.Fold(w)]
			if printed && read.cases&allowed != 0 && allowed&inNominative == 0 {
				r.norm, r.cases, t.low = w, read.cases&allowed, corpus.Fold(w)
				return
			}
			if w == word {
				r.cases |= read.cases & allowed
			}
			if read.cases&allowed != 0 && w != word && (printed || best.word == "") {
				best = oneWord{w, read.cases & allowed}
				if printed {
					r.cases = 0
				}
			}
		}
	}
	if best.word != "" && r.cases == 0 {
		r.norm, r.cases = best.word, best.cases
		t.low = corpus.Fold(best.word)
	}
}

// capitalLike gives a lower-case word the capital of another.
func capitalLike(word, low string) string {
	if word == strings.ToLower(word) {
		return low
	}
	return titleCase(low)
}

// called gives the name in units [a, b) in its dictionary form.
func (p *para) called(a, b int) string {
	if r := p.run(a); r != nil && r.norm != "" && r.na == a && r.nb == b {
		return r.norm
	}
	return strings.Trim(p.print(a, b), quoteMarks)
}
