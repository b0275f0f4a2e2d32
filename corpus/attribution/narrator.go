package attribution

import "onrecord/corpus"

// narrator reads a news article from its beginning to its end.
type narrator struct {
	article *corpus.Article
	lang    *language
	cast    *cast
	paras   []para
	quotes  [][]found // of the paragraphs that were read

	now      int      // the paragraph that is read
	last     voice    // who spoke last
	prior    voice    // who spoke before, in another paragraph
	subject  *entry   // the first person of the sentence before
	within   *para    // the paragraph of that sentence
	company  []*entry // the other persons of that sentence
	governed []*entry // those of them who stand behind a preposition, or own what is told of
	recent   []*entry // persons by when they were named, the latest last
	only     *entry   // the only one who has spoken so far,
	others   bool     // unless others have
	leadIn   *voice   // a sentence that ended with a colon introduced the next quotation
	open     *voice   // a quotation that was not closed goes on
	about    voice    // whom the sentence before was about, where a verb needs no subject
	body     voice    // the body that a sentence was about last
	stranger bool     // the sentence before was about somebody whom nothing calls by a full name
	silent   bool     // the paragraph before has no quotation

	lead         *entry // the only person whom the sentences of a paragraph are about
	leadPara     int    // and the number of the paragraph
	firstSpeaker corpus.SpeakerID
	onlyOne      bool // nobody but the first has spoken
	bodyMemory
	unnamedMemory
	subjectMemory
	openingMemory
}

// maxPrior is over how many paragraphs a pronoun goes back to whoever spoke before the last.
const maxPrior = 4

// spokePrior gives who spoke before the one who spoke last, where a pronoun in paragraph k cannot mean the latter: a woman,
// or somebody above the heading that the paragraph stands below.
func (n *narrator) spokePrior(k int, g gender, fits func(*entry) bool) *entry {
	last, e := n.last.src.entry, n.prior.src.entry
	heading := last == nil && n.last.para == 0
	if !heading && (last == nil || fits(last) || !last.person) {
		return nil
	}
	if !fits(e) && !e.mayBePerson(g) || k+1-n.prior.para > maxPrior {
		return nil
	}
	return e
}

// voice is a speaker and where he spoke.
type voice struct {
	src     source
	basis   corpus.Basis
	cue     string
	para    int  // number of the paragraph, from 1; 0 for nobody
	paper   bool // a document, which nobody goes on with
	passive bool // the verb names nobody, so that the next may do without a source, too
	evidence
}

// goesOn is the voice where it speaks without being named again.
func (v voice) goesOn() voice {
	if v.src.id != "" {
		v.basis = corpus.BasisCarried
	}
	v.cue, v.cueAt = "", place{}
	if v.shown > 0 {
		v.rule = ruleGoesOn
	}
	return v
}
