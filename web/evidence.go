package web

import (
	"fmt"
	"math"
	"unicode"

	"onrecord/corpus"
)

// evidenceView tells how it is known who speaks in a paragraph.
type evidenceView struct {
	Text   []segment
	Quotes []quoteView
}

// segment is a part of the text: what is said, what stands for the speaker, the verb that ascribes it, or none of these.
type segment struct {
	Text   string
	Class  string // said, mention, cue, ""
	Number int    // of the quotation that begins here; 0 where none does, or there is but one
}

// quoteView tells why a quotation is given to its speaker.
type quoteView struct {
	Name, Href string
	Kind, Why  string
	Sure       string // in words; "" where nobody is named
	Figure     string
	Number     int
}

func newEvidence(h corpus.Paragraph) evidenceView {
	v := evidenceView{Text: segments([]rune(h.Text), h.Quotes)}
	for i, q := range h.Quotes {
		view := quoteView{Name: q.Name, Kind: quoteNames[q.Kind], Why: why(q), Number: i + 1}
		if q.Speaker != "" {
			view.Href = speakerHref(q.Speaker)
			view.Sure, view.Figure = sure(q.Confidence)
		}
		v.Quotes = append(v.Quotes, view)
	}
	return v
}

// sure says how likely the speaker is right. The figure is how often such evidence was right in news annotated by hand.
func sure(confidence float64) (words, figure string) {
	switch {
	case confidence >= 0.97:
		words = "almost certain"
	case confidence >= 0.9:
		words = "very likely"
	case confidence >= 0.8:
		words = "likely"
	default:
		words = "uncertain"
	}
	return words, fmt.Sprintf("%d times in 100", int(math.Round(confidence*100)))
}

// segments cuts the text at what is said, and at the mentions and cues beside it.
func segments(text []rune, quotes []corpus.Quote) (list []segment) {
	classes, starts := make([]string, len(text)), map[int]int{}
	for i, q := range quotes {
		from := max(0, min(q.Start, len(text)))
		paint(classes, from, min(q.End, len(text)), "said")
		if len(quotes) > 1 {
			starts[from] = i + 1
		}
	}
	for _, q := range quotes {
		for _, m := range []struct{ text, class string }{{q.Mention, "mention"}, {q.Cue, "cue"}} {
			if at := nearest(text, classes, []rune(m.text), q); at >= 0 {
				paint(classes, at, at+len([]rune(m.text)), m.class)
			}
		}
	}
	for at := 0; at < len(text); {
		end := at + 1
		for end < len(text) && classes[end] == classes[at] && starts[end] == 0 {
			end++
		}
		list = append(list, segment{string(text[at:end]), classes[at], starts[at]})
		at = end
	}
	return list
}

func paint(classes []string, from, to int, class string) {
	for i := from; i < to; i++ {
		classes[i] = class
	}
}

// farthest is how far from a quotation its mention and its cue are looked for, so that a paragraph of very many takes no longer
// than it is long.
const farthest = 1000

// nearest finds the words nearest to a quotation, outside of what is said; -1 where they are in another paragraph.
func nearest(text []rune, classes []string, words []rune, q corpus.Quote) int {
	best, distance := -1, math.MaxInt
	last := min(len(text), q.End+farthest) - len(words)
	for at := max(0, q.Start-farthest); len(words) > 0 && at <= last; at++ {
		end := at + len(words)
		if text[at] != words[0] || classes[at] != "" || string(text[at:end]) != string(words) ||
			at > 0 && unicode.IsLetter(text[at-1]) || end < len(text) && unicode.IsLetter(text[end]) || classes[end-1] != "" {
			continue
		}
		if d := max(q.Start-end, at-q.End, 0); d < distance {
			best, distance = at, d
		}
	}
	return best
}

// why says in a sentence what names the speaker.
func why(q corpus.Quote) string {
	mention := "“" + q.Mention + "”"
	switch q.Basis {
	case corpus.BasisDeclared:
		return "the source names the speaker of the whole statement"
	case corpus.BasisLabel:
		return "the label " + mention + " stands before the words"
	case corpus.BasisName:
		return "the name " + mention + " stands beside the words" + cued(q)
	case corpus.BasisSurname:
		return "the surname " + mention + " stands beside the words" + cued(q)
	case corpus.BasisPronoun:
		return mention + " goes back to this speaker" + cued(q)
	case corpus.BasisRole:
		return mention + " is this speaker’s role in the article" + cued(q)
	case corpus.BasisLeadIn:
		return "a sentence about this speaker ends with a colon before the words"
	case corpus.BasisCarried:
		return "the speaker of before goes on"
	case corpus.BasisAmbiguous:
		return mention + " fits more than one person, so nobody is named"
	}
	if q.Mention != "" {
		return "the article says " + mention + ", and names nobody"
	}
	return "nothing in the article names the speaker"
}

// cued tells the verb that ascribes the words.
func cued(q corpus.Quote) string {
	if q.Cue == "" {
		return ""
	}
	return ", with “" + q.Cue + "”"
}
