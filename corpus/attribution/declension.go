package attribution

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
)

// caseSet is a set of grammatical cases.
type caseSet uint8

const (
	inNominative caseSet = 1 << iota
	inGenitive
	inDative
	inAccusative
	inInstrumental
	inLocative
	numCases = iota
	anyCase  = 1<<numCases - 1
)

// caseNames are the cases as the files of languages call them.
var caseNames = map[string]caseSet{"nom": inNominative, "gen": inGenitive, "dat": inDative, "acc": inAccusative,
	"ins": inInstrumental, "loc": inLocative}

// paradigm is how one kind of words changes with the case: the endings for each case, the nominative first.
type paradigm struct {
	gender gender
	forms  [numCases][]string
	plural string // of nouns, the ending of the nominative plural
	before string // the letters that the stem may end with; all when empty
	fixed  bool   // the same in every case
}

// reading is one way to understand a word: as a case of the word that has add for its last cut bytes.
type reading struct {
	cut    int
	add    string
	gender gender
	cases  caseSet
	fixed  bool
}

// of gives the dictionary form of a word as printed.
func (r reading) of(word string) string { return word[:len(word)-min(r.cut, len(word))] + r.add }

// declension is what a language knows of the forms of its nouns and names.
type declension struct {
	letters   map[string]string
	paradigms map[string][]paradigm // by part: given, surname, patronymic, noun, adjective
	forms     map[string]*formIndex // the same by their endings
	given     map[string]gender     // well-known first names
	governs   map[string]caseSet    // by preposition
	nouns     map[string][]nounForm // every form of the nouns for roles and bodies
	owner     map[string]gender     // "his", "her"
	agrees    []agreement
	irregular map[string]string // a form to its dictionary form
	plurals   []string          // endings of nouns in the nominative plural
	verbs     [][]string        // an ending of a verb, and those of its other forms; "+" before that of a participle
}

// nounForm is one form of a noun.
type nounForm struct {
	lemma string
	cases caseSet
}

// agreement is what a verb with an ending says of its subject.
type agreement struct {
	ending string
	gender gender
	plural bool
	neuter bool
}

var errFewFields = errors.New("too few fields")

// declines reports whether names change with their case, and the file tells how.
func (l *language) declines() bool { return l != nil && l.decline != nil }

// addDeclension reads a line of one of the sections that tell of forms. It reports whether the section is one.
func (l *language) addDeclension(section string, words []string) (bool, error) {
	switch section {
	case "letters", "paradigm", "given", "governs", "owner", "agreement", "irregular", "conjugation", "plurals":
	default:
		return false, nil
	}
	if l.decline == nil {
		l.decline = &declension{letters: map[string]string{}, paradigms: map[string][]paradigm{}, forms: map[string]*formIndex{}, given: map[string]gender{},
			governs: map[string]caseSet{}, nouns: map[string][]nounForm{}, owner: map[string]gender{}, irregular: map[string]string{}}
	}
	if len(words) < 2 {
		return true, errFewFields
	}
	return true, l.decline.add(section, words[0], words[1:])
}

func (d *declension) add(section, key string, words []string) error {
	switch section {
	case "letters":
		d.letters[key] = words[0]
	case "paradigm":
		return d.addParadigm(key, words)
	case "given", "owner":
		into := d.given
		if section == "owner" {
			into = d.owner
		}
		for _, w := range words {
			into[corpus.Fold(w)] = gendersOf(key)[0]
		}
	case "governs":
		for _, w := range words {
			d.governs[corpus.Fold(w)] |= caseNames[key]
		}
	case "irregular":
		for _, w := range words {
			d.irregular[corpus.Fold(w)] = key
		}
	case "conjugation":
		d.verbs = append(d.verbs, append([]string{key}, words...))
	case "plurals":
		d.plurals = append(append(d.plurals, key), words...)
	case "agreement":
		for _, w := range words {
			a := agreement{ending: w, gender: gendersOf(key)[0], plural: key == "p", neuter: key == "n"}
			d.agrees = append(d.agrees, a)
		}
	}
	return nil
}

// gendersOf reads m, f, b for both, and anything else for none.
func gendersOf(s string) []gender {
	switch s {
	case "m":
		return []gender{male}
	case "f":
		return []gender{female}
	case "b":
		return []gender{male, female}
	}
	return []gender{genderUnknown}
}

// addParadigm reads "part gender nominative genitive … locative [plural=ending] [letters]"; with a nominative alone the
// word has one form.
func (d *declension) addParadigm(part string, words []string) error {
	var p paradigm
	genders, ends := gendersOf(words[0]), words[1:]
	for n := len(ends); n > 1; n = len(ends) {
		last := ends[n-1]
		if plural, ok := strings.CutPrefix(last, "plural="); ok {
			p.plural = plural
		} else if letters, ok := d.letters[last]; ok {
			p.before = letters
		} else {
			break
		}
		ends = ends[:n-1]
	}
	switch len(ends) {
	case 1:
		p.fixed = true
	case numCases:
	default:
		return fmt.Errorf("a paradigm of %d forms: %q", len(ends), words)
	}
	for i := range p.forms {
		for _, e := range strings.Split(ends[min(i, len(ends)-1)], "/") {
			p.forms[i] = append(p.forms[i], strings.TrimPrefix(e, "-"))
		}
	}
	for _, g := range genders {
		one := p
		one.gender = g
		d.paradigms[part] = append(d.paradigms[part], one)
		d.index(part, &one)
	}
	return nil
}

// minDeclined is how many bytes of a word its endings leave at least.
const minDeclined = 3

// stems reports whether a paradigm may have the stem.
func (p *paradigm) stems(stem string) bool {
	if len(stem) < minDeclined {
		return stem == "" && len(p.forms[0][0]) > minDeclined+1 // the paradigm of one word
	}
	last, _ := utf8.DecodeLastRuneInString(stem)
	return p.before == "" || strings.ContainsRune(p.before, last)
}

// wordForm is one ending of a paradigm.
type wordForm struct {
	paradigm *paradigm
	ending   string
	kase     caseSet
	order    int // as in the file
}

// formIndex holds the endings of one part of a name or of speech.
type formIndex struct {
	by      map[string][]wordForm
	longest int // in bytes
	count   int
}

// index enters the endings of a paradigm, so that a word is compared with those alone that it ends with.
func (d *declension) index(part string, p *paradigm) {
	x := d.forms[part]
	if x == nil {
		x = &formIndex{by: map[string][]wordForm{}}
		d.forms[part] = x
	}
	for k, ends := range p.forms {
		for _, e := range ends {
			x.by[e] = append(x.by[e], wordForm{p, e, 1 << k, x.count})
			x.longest = max(x.longest, len(e))
			x.count++
		}
	}
}

// readings gives every way to read a folded word as one of the parts, the more usual first.
func (d *declension) readings(low, part string) []reading {
	x := d.forms[part]
	if x == nil {
		return nil
	}
	var all [maxForms]wordForm
	found := all[:0]
	for at := len(low); ; {
		for _, f := range x.by[low[at:]] {
			if f.paradigm.stems(low[:at]) {
				found = append(found, f)
			}
		}
		if at == 0 {
			break
		}
		_, size := utf8.DecodeLastRuneInString(low[:at])
		if at -= size; len(low)-at > x.longest {
			break
		}
	}
	slices.SortFunc(found, func(a, b wordForm) int { return a.order - b.order })
	var out []reading
	for _, f := range found {
		nominative := f.paradigm.forms[0][0]
		same := commonPrefix(f.ending, nominative) // so that a printed ё stays
		out = addReading(out, reading{cut: len(f.ending) - same, add: nominative[same:], gender: f.paradigm.gender, cases: f.kase, fixed: f.paradigm.fixed}, low)
	}
	return out
}

// maxForms is for how many endings of a word there is room without asking for memory.
const maxForms = 24

func commonPrefix(a, b string) int {
	n := 0
	for i, r := range a {
		if !strings.HasPrefix(b[min(i, len(b)):], string(r)) {
			break
		}
		n = i + utf8.RuneLen(r)
	}
	return n
}

// addReading adds a reading, joined with one of the same dictionary form and gender.
func addReading(list []reading, r reading, low string) []reading {
	for i := range list {
		if list[i].gender == r.gender && list[i].fixed == r.fixed && list[i].of(low) == r.of(low) {
			list[i].cases |= r.cases
			return list
		}
	}
	return append(list, r)
}
