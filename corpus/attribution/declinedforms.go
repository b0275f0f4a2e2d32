package attribution

import (
	"maps"
	"slices"
	"strings"
)

// This file gives every form of a verb or a noun what the language's file says of the one form that it lists.

// readForms gives every form of the verbs of saying, and of the nouns for roles and bodies, the classes of the one form
// that the file lists.
func (l *language) readForms() {
	if l.decline == nil {
		return
	}
	for _, low := range slices.Sorted(maps.Keys(l.words)) {
		cls := l.words[low]
		if cls&clsRole != 0 && cls&clsMale == 0 && l.ends(low, "womanending") {
			cls |= clsFemale
			l.words[low] = cls
		}
		if cls&(clsRole|clsTitle|clsOrg|clsPlace|clsBodyKind|clsBodyNoun|clsDocument) != 0 {
			l.inflectNoun(low, cls)
		}
		if cls&clsAnyCue != 0 {
			l.conjugate(low, cls)
		}
	}
	for _, low := range slices.Sorted(maps.Keys(l.words)) {
		if l.words[low]&clsPeople != 0 && l.decline.nouns[low] == nil {
			l.inflectPeople(low)
		}
	}
}

func (l *language) conjugate(low string, cls class) {
	for _, ends := range l.decline.verbs {
		stem, ok := strings.CutSuffix(low, ends[0])
		if !ok {
			continue
		}
		for _, e := range ends[1:] {
			if participle, ok := strings.CutPrefix(e, "+"); ok {
				l.words[stem+participle] |= clsSaying | cls&clsDub
			} else {
				l.words[stem+e] |= cls
			}
		}
		return
	}
}

func (l *language) inflectNoun(low string, cls class) {
	for i := range l.decline.paradigms["noun"] {
		p := &l.decline.paradigms["noun"][i]
		stem, ok := strings.CutSuffix(low, p.forms[0][0])
		if !ok || !p.stems(stem) {
			continue
		}
		for k, ends := range p.forms {
			for _, e := range ends {
				l.addNoun(stem+e, low, 1<<k, cls)
			}
		}
		if p.plural != "" && cls&(clsRole|clsTitle) != 0 {
			l.words[stem+p.plural] |= clsPeople
			l.inflectPeople(stem + p.plural)
		}
		return
	}
	l.addNoun(low, low, anyCase, cls)
}

// inflectPeople gives the forms of a noun in the plural.
func (l *language) inflectPeople(low string) {
	for i := range l.decline.paradigms["people"] {
		p := &l.decline.paradigms["people"][i]
		stem, ok := strings.CutSuffix(low, p.forms[0][0])
		if !ok || !p.stems(stem) {
			continue
		}
		for k, ends := range p.forms {
			if form := stem + ends[0]; l.decline.nouns[form] == nil || l.decline.nouns[form][0].lemma == low {
				l.addNoun(form, low, 1<<k, 0)
				l.words[form] |= clsPeople
			}
		}
		return
	}
}

func (l *language) addNoun(form, lemma string, c caseSet, cls class) {
	forms := l.decline.nouns[form]
	for i := range forms {
		if forms[i].lemma == lemma {
			forms[i].cases |= c
			return
		}
	}
	l.decline.nouns[form] = append(forms, nounForm{lemma, c})
	if form != lemma {
		l.words[form] |= cls & (clsRole | clsTitle | clsOrg | clsPlace | clsBodyNoun | clsBodyKind | clsMale | clsFemale | clsDocument)
	}
}

// nounCases gives the cases that the form of a noun for a role or a body can be in, 0 for another word.
func (d *declension) nounCases(low string) caseSet {
	forms := d.nouns[low]
	if forms == nil {
		_, last := lastHalf(low)
		forms = d.nouns[last]
	}
	var c caseSet
	for _, f := range forms {
		c |= f.cases
	}
	return c
}

// lastHalf parts a word at its last hyphen.
func lastHalf(low string) (first, last string) {
	k := strings.LastIndexByte(low, '-')
	return low[:max(k, 0)], low[k+1:]
}

// lemma gives the dictionary form of a noun for a role or a body where nouns change, else the word.
func (l *language) lemma(low string) string {
	if !l.declines() {
		return low
	}
	return l.decline.lemma(low)
}

// lemma gives the dictionary form of a noun for a role or a body.
func (d *declension) lemma(low string) string {
	if f := d.nouns[low]; len(f) > 0 {
		return f[0].lemma
	}
	if first, last := lastHalf(low); first != "" && d.nouns[last] != nil {
		return d.lemma(first) + "-" + d.lemma(last) // "врача-хирурга"
	}
	return low
}
