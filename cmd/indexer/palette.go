package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"onrecord/corpus"
	"onrecord/corpus/attribution"
)

// palette marks the parts of a paragraph.
type palette interface {
	// render gives a text with its layers marked.
	render(text string, layers []layer) string
	// number gives the number of quotation k as it stands before its line.
	number(k int, kind corpus.QuoteKind) string
}

// layer is a part of a paragraph, in code points: a quotation, a mention or a cue.
type layer struct {
	start, end int
	what       layerKind
	quote      int // its place among the quotations
	kind       corpus.QuoteKind
}

type layerKind uint8

const (
	layerQuote layerKind = iota
	layerMention
	layerCue
)

// layersOf gives the quotations of paragraph i, and the mentions and cues in it, each once, whatever quotation they
// explain. The outer ones come first.
func layersOf(p *corpus.Paragraph, i int, all [][]attribution.Evidence) []layer {
	var list []layer
	for k, q := range p.Quotes {
		list = append(list, layer{q.Start, q.End, layerQuote, k, q.Kind})
	}
	for _, near := range all[i:min(i+2, len(all))] { // a colon announces the quotation of the next paragraph
		for _, e := range near {
			if e.Paragraph != i+1 {
				continue
			}
			list = append(list, layer{start: e.Mention.Start, end: e.Mention.End, what: layerMention},
				layer{start: e.Cue.Start, end: e.Cue.End, what: layerCue})
		}
	}
	list = slices.DeleteFunc(list, func(l layer) bool { return l.start >= l.end })
	slices.SortStableFunc(list, func(a, b layer) int {
		return cmp.Or(a.start-b.start, b.end-a.end, int(a.what)-int(b.what))
	})
	return slices.Compact(list)
}

// plain marks with brackets: [1 “a quotation”], {a mention}, <a cue>.
type plain struct{}

func (plain) number(k int, _ corpus.QuoteKind) string { return fmt.Sprint(k + 1) }

func (plain) render(text string, layers []layer) string {
	var b strings.Builder
	var open []layer
	i := 0
	for _, r := range text {
		open = closeUntil(&b, open, i)
		for len(layers) > 0 && layers[0].start == i {
			b.WriteString(opening(layers[0]))
			open, layers = append(open, layers[0]), layers[1:]
		}
		b.WriteRune(shown(r))
		i++
	}
	closeUntil(&b, open, i)
	return b.String()
}

// closeUntil closes what ends at i, the innermost first.
func closeUntil(b *strings.Builder, open []layer, i int) []layer {
	for k := len(open) - 1; k >= 0; k-- {
		if open[k].end <= i {
			b.WriteByte("]}>"[open[k].what])
			open = slices.Delete(open, k, k+1)
		}
	}
	return open
}

func opening(l layer) string {
	switch l.what {
	case layerMention:
		return "{"
	case layerCue:
		return "<"
	}
	return fmt.Sprintf("[%d ", l.quote+1)
}

// colour marks quotations by a colour a kind, and underlines mentions and cues.
type colour struct{}

const (
	reset     = "\x1b[0m"
	underline = "\x1b[4m"
)

// paint is the colour of a kind.
func paint(kind corpus.QuoteKind) string {
	switch kind {
	case corpus.QuoteDirect:
		return "\x1b[32m" // green
	case corpus.QuoteIndirect:
		return "\x1b[36m" // cyan
	case corpus.QuoteMixed:
		return "\x1b[33m" // yellow
	case corpus.QuoteTranscript:
		return "\x1b[35m" // magenta
	}
	return "\x1b[34m" // blue
}

func (colour) number(k int, kind corpus.QuoteKind) string {
	return fmt.Sprintf("%s%d%s", paint(kind), k+1, reset)
}

func (colour) render(text string, layers []layer) string {
	var b strings.Builder
	var open []layer
	now, i := "", 0
	for _, r := range text {
		open = slices.DeleteFunc(open, func(l layer) bool { return l.end <= i })
		for len(layers) > 0 && layers[0].start == i {
			open, layers = append(open, layers[0]), layers[1:]
		}
		if next := style(open); next != now {
			if now != "" {
				b.WriteString(reset)
			}
			b.WriteString(next)
			now = next
		}
		b.WriteRune(shown(r))
		i++
	}
	if now != "" {
		b.WriteString(reset)
	}
	return b.String()
}

// style is what shows the layers that are open.
func style(open []layer) string {
	paints, line := "", ""
	for _, l := range open {
		if l.what == layerQuote {
			paints = paint(l.kind)
		} else {
			line = underline
		}
	}
	return paints + line
}

// visible keeps a terminal from obeying what an article holds.
func visible(s string) string { return strings.Map(shown, s) }

func shown(r rune) rune {
	if unicode.IsControl(r) && r != '\n' && r != '\t' {
		return '\uFFFD'
	}
	return r
}
