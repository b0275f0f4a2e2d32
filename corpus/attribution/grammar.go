package attribution

import (
	"slices"
	"strings"
)

// verbShape is what form a verb of saying has.
type verbShape uint8

const (
	finite     verbShape = iota // "… dedi", the speaker stands before
	participle                  // "… diyen X", the speaker follows
	converb                     // "… diyerek", the speaker is that of the main verb
)

// verbForm is one form of a verb of saying, by its last word.
type verbForm struct {
	before  []string // the words before it: "ifade" of "ifade etti"
	shape   verbShape
	passive bool // nobody is its subject: "denildi"
	bare    bool // what is said needs neither marks nor the form of a noun: "dedi"
}

// finalGrammar is what a language knows whose verb comes last. What is said stands before the verb, in marks or as a
// clause that is made a noun by its ending, and the speaker before that, or behind a participle.
type finalGrammar struct {
	forms     map[string][]verbForm
	stems     []stem
	shapes    [3][]string     // endings by shape
	nominal   []string        // endings of a clause made a noun
	oblique   []string        // endings of what is no subject
	owners    []string        // endings of what something belongs to
	owned     []string        // endings of a noun that belongs to the one before it
	kinds     map[string]bool // words behind a name that tell that it is no person: "ilçesinde"
	roleLike  []string        // endings of the names of trades
	possessed []string        // endings of a noun that belongs to the one before it, without a case
	links     map[string]bool // words between what is said and its verb: "diye", "ifadelerini"
	weak      map[string]bool // of these, those that need a verb of saying where no quotation is
	bare      map[string]bool // of these, those that need neither marks nor a noun
	words     map[string]bool // words of somebody behind a quotation: "sözlerine"
	stages    map[string]bool // words for where it was said: "açıklamada"
	sources   map[string]bool // words before "according to" that belong to a source
	vague     map[string]bool // of these, those that no source need stand before
	topics    map[string]bool // words behind the subject: "ise"
}

// stem is a verb of saying before its endings are hung on.
type stem struct {
	words []string
	form  verbForm
}

func newFinalGrammar() *finalGrammar {
	return &finalGrammar{forms: map[string][]verbForm{}, links: map[string]bool{}, stages: map[string]bool{},
		sources: map[string]bool{}, vague: map[string]bool{}, words: map[string]bool{}, kinds: map[string]bool{}, weak: map[string]bool{}, bare: map[string]bool{}, topics: map[string]bool{}}
}

// add takes a section of a language's file, and reports whether it is one of these.
func (g *finalGrammar) add(section string, words []string) bool {
	lists := map[string]*[]string{"ending-finite": &g.shapes[finite], "ending-participle": &g.shapes[participle],
		"ending-converb": &g.shapes[converb], "nominal": &g.nominal, "oblique": &g.oblique, "owned": &g.owned, "owners": &g.owners, "possessed": &g.possessed, "rolelike": &g.roleLike}
	sets := map[string]map[string]bool{"link": g.links, "stage": g.stages, "owner": g.sources, "vague": g.vague, "wordsof": g.words, "kindbehind": g.kinds, "weaklink": g.weak, "barelink": g.bare, "topic": g.topics}
	stems := map[string]verbForm{"verb": {}, "bareverb": {bare: true}, "passive": {passive: true}}
	if list := lists[section]; list != nil {
		*list = append(*list, words...)
		return true
	}
	if set := sets[section]; set != nil {
		for _, w := range words {
			set[w] = true
		}
		return true
	}
	form, ok := stems[section]
	if ok {
		for _, w := range words {
			g.stems = append(g.stems, stem{strings.Split(w, "_"), form})
		}
	}
	return ok
}

// finish hangs every ending on every stem, and gives the words to the language.
func (g *finalGrammar) finish(l *language) {
	for _, s := range g.stems {
		last := len(s.words) - 1
		for sh, endings := range g.shapes {
			for _, e := range endings {
				f := s.form
				f.before, f.shape = s.words[:last], verbShape(sh)
				low := s.words[last] + e
				g.forms[low] = append(g.forms[low], f)
				if last == 0 {
					l.words[low] |= clsSay
				}
			}
		}
	}
	for _, forms := range g.forms {
		slices.SortStableFunc(forms, func(a, b verbForm) int { return len(b.before) - len(a.before) })
	}
}

// minVerb is how many bytes a verb has before the ending that makes it a noun: "ol" of "olduğunu".
const minVerb = 2

func (g *finalGrammar) nominalText(low string) bool {
	return slices.ContainsFunc(g.nominal, func(e string) bool { return len(low) >= len(e)+minVerb && strings.HasSuffix(low, e) })
}

// shapeOf tells the form of a verb that is no verb of saying.
func (g *finalGrammar) shapeOf(low string) (verbShape, bool) {
	for sh, endings := range g.shapes {
		if endsLike(low, endings) {
			return verbShape(sh), true
		}
	}
	return finite, false
}
