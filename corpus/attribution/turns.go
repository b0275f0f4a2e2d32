package attribution

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
)

// attribute gives each turn to the speaker whom its label names; a paragraph without one goes on with the turn. What
// stands before the first turn and behind the end is told like an article.
func (t *transcript) attribute(quotes [][]found) {
	space := t.lang.workspace()
	defer t.lang.leave(space)
	r := newRoster(t, *space)
	answerer := t.unlabelledAnswers(r)
	known := t.printedLabels()
	var turn found
	before, spoken := true, false // spoken: somebody has his turn
	for i, p := range t.article.Paragraphs {
		l := t.labels[i]
		switch {
		case l != nil:
			before, spoken = false, true
			turn = r.turn(l, i)
		case before:
			continue
		case isEnd(p.Text, t.lang) || isClock(strings.TrimSpace(p.Text)):
			spoken = false
			continue
		case !spoken || isFurniture(p.Text, t.lang):
			continue
		case t.caps && canBeStrange(p.Text) && strangeLabel.MatchString(p.Text): // "KERMIT THE FROG: …" is somebody, but nobody knows who
			end := strings.IndexByte(p.Text, ':')
			turn = found{kind: corpus.QuoteTranscript, src: source{mention: strings.TrimSpace(p.Text[:end])}, basis: corpus.BasisNone,
				evidence: evidence{rule: ruleLabel}}
			quotes[i] = turn.over(p.Text, end+1, len(p.Text), quotes[i])
			continue
		case answerer.id != "" && t.asked(i):
			turn = found{kind: corpus.QuoteTranscript, src: answerer, basis: corpus.BasisCarried, evidence: evidence{rule: ruleAsked}}
		default:
			turn = turn.goesOn()
		}
		from := 0
		if l != nil {
			from = l.end
		}
		for _, in := range t.inner(p.Text, from, known) {
			quotes[i] = turn.over(p.Text, from, in.at, quotes[i])
			turn, from = r.turn(in.label, i), in.label.end
		}
		quotes[i] = turn.over(p.Text, from, len(p.Text), quotes[i])
	}
	t.preface(quotes)
}

// strangeLabel tells what looks like a label in capitals.
var strangeLabel = regexp.MustCompile(`^[\p{Lu}\d][\p{Lu}\d .’'\-]{1,58}\p{Lu}[\p{Lu}\d.’')]*:\s`)

// canBeStrange passes over what the expression cannot match, which is nearly all.
func canBeStrange(text string) bool {
	return len(text) > 1 && !isLower(text[0]) && !isLower(text[1]) && strings.IndexByte(text, ':') > 0
}

// turn begins what a label in paragraph k announces.
func (r *roster) turn(l *label, k int) found {
	f := found{kind: corpus.QuoteTranscript, src: r.source(l), basis: corpus.BasisLabel,
		evidence: evidence{rule: ruleLabel, shown: int32(k + 1), mentionAt: newPlace(l.at, l.at+len(l.text))}}
	if f.src.id == "" {
		f.basis = corpus.BasisNone
	}
	return f
}

// goesOn is a turn in a paragraph without a label.
func (f found) goesOn() found {
	if f.rule == ruleLabel {
		f.rule = ruleGoesOn
	}
	if f.src.id != "" {
		f.basis = corpus.BasisCarried
	}
	return f
}

// over adds a turn over text[from:to] to a list.
func (f *found) over(text string, from, to int, list []found) []found {
	part := *f
	if part.start, part.end = trimmed(text, from, to); part.start < part.end {
		list = append(list, part)
	}
	return list
}

// asked reports whether the paragraph before i is a labelled question.
func (t *transcript) asked(i int) bool {
	return i > 0 && t.labels[i-1] != nil && t.labels[i-1].kind == labelAsks
}

// unlabelledAnswers gives whoever answers where only the questions have labels.
func (t *transcript) unlabelledAnswers(r *roster) source {
	for _, l := range t.labels {
		if l != nil && l.kind != labelAsks {
			return source{}
		}
	}
	s := r.interviewee()
	s.mention = s.name
	return s
}

// preface tells what stands before the first turn like an article.
func (t *transcript) preface(quotes [][]found) {
	n := 0
	for n < len(t.labels) && t.labels[n] == nil {
		n++
	}
	if n == 0 || len(t.article.Paragraphs[n-1].Text) <= maxFurniture && n <= 3 {
		return
	}
	a := *t.article
	a.Paragraphs = a.Paragraphs[:n]
	narrate(&a, t.lang, quotes[:n])
}

// trimmed gives the span without white space and the marks of bold text at its ends.
func trimmed(text string, start, end int) (int, int) {
	for start < end {
		r, n := utf8.DecodeRuneInString(text[start:end])
		if !isMargin(r) {
			break
		}
		start += n
	}
	for end > start {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if !isMargin(r) {
			break
		}
		end -= n
	}
	return start, end
}
