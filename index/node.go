package index

import "onrecord/corpus"

// Node is a part of the query tree that Parse makes and engines translate. What it matches is a paragraph.
type Node interface {
	clauses() int // words and phrases in it
	depth() int   // of lists in lists
}

// All matches where every one of its nodes does.
type All struct{ Nodes []Node }

// Any matches where at least one of its nodes does.
type Any struct{ Nodes []Node }

// Not matches where its node does not.
type Not struct{ Node Node }

// Word matches a word, in any of its inflected forms where the paragraph's language is known, in the text or the name of
// one of its speakers. What is typed as one word but is several, like "well-known", has to stand there just so.
type Word struct {
	Text string
	// OptionalIn names the languages in which the word is a small one, like "the", that stands beside others: a paragraph in
	// one of these matches without it too.
	OptionalIn []string
}

// Phrase matches these words as they are, no form, none left out: next to each other in this order, or where Within is
// more than 0 in any order, with at most so many other words among them.
type Phrase struct {
	Text   string
	Within int
}

// Prefix matches the words in the text that begin so, in the text or a speaker's name.
type Prefix struct{ Text string }

// Fuzzy matches the words as they are that Near tells to be a slip away, in the text or a speaker's name.
type Fuzzy struct{ Text string }

// Title matches the paragraphs of articles in whose title the node, a Word, Phrase, Prefix or Fuzzy, matches.
type Title struct{ Node Node }

// Is matches what has a value: FacetSpeaker and FacetOutlet one whose ID it is, or in one of whose printed names these
// words stand in this order, FacetKind and FacetLang the one of that name.
type Is struct {
	Field Facet
	Value string
}

// Dates matches what is dated from one date to the other, as Filters do. One of them may be not known.
type Dates struct{ From, To corpus.Date }

func (a All) clauses() int  { return clausesOf(a.Nodes) }
func (a Any) clauses() int  { return clausesOf(a.Nodes) }
func (n Not) clauses() int  { return n.Node.clauses() }
func (Word) clauses() int   { return 1 }
func (Phrase) clauses() int { return 1 }
func (Prefix) clauses() int { return 1 }
func (Fuzzy) clauses() int  { return 1 }
func (Title) clauses() int  { return 1 }
func (Is) clauses() int     { return 1 }
func (Dates) clauses() int  { return 1 }

func (a All) depth() int  { return 1 + depthOf(a.Nodes) }
func (a Any) depth() int  { return 1 + depthOf(a.Nodes) }
func (n Not) depth() int  { return n.Node.depth() }
func (Word) depth() int   { return 0 }
func (Phrase) depth() int { return 0 }
func (Prefix) depth() int { return 0 }
func (Fuzzy) depth() int  { return 0 }
func (Title) depth() int  { return 0 }
func (Is) depth() int     { return 0 }
func (Dates) depth() int  { return 0 }

func clausesOf(nodes []Node) int {
	n := 0
	for _, c := range nodes {
		n += c.clauses()
	}
	return n
}

func depthOf(nodes []Node) int {
	deepest := 0
	for _, c := range nodes {
		deepest = max(deepest, c.depth())
	}
	return deepest
}

func countClauses(n Node) int {
	if n == nil {
		return 0
	}
	return n.clauses()
}

func depthIn(n Node) int {
	if n == nil {
		return 0
	}
	return n.depth()
}
