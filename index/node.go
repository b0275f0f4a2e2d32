package index

// Node is a part of the query tree that Parse makes and engines translate.
type Node interface{ clauses() int }

// All matches where every one of its nodes does.
type All struct{ Nodes []Node }

// Word matches a word, in any of its inflected forms where the language is known, in the text or the speaker's name.
type Word struct{ Text string }

// Phrase matches these words as they are, in this order, next to each other: no form, no word left out.
type Phrase struct{ Text string }

func (a All) clauses() int {
	n := 0
	for _, c := range a.Nodes {
		n += c.clauses()
	}
	return n
}

func (Word) clauses() int   { return 1 }
func (Phrase) clauses() int { return 1 }

func countClauses(n Node) int {
	if n == nil {
		return 0
	}
	return n.clauses()
}
