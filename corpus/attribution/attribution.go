// Package attribution tells who said what in an article: it finds quotations and reported speech, and names the speaker
// by what the article itself prints. What a language needs is data, in lang/; no model is involved, and nothing is
// looked up. Two people who fit are none: the quotation says that it is ambiguous.
package attribution

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"onrecord/corpus"
)

// Attributor fills in who speaks. The zero value is ready, and safe for concurrent use.
type Attributor struct {
	// Register tells who is who across articles. It is asked last, when an article has named its own speakers, so that it
	// brings spellings together and names nobody. Nil leaves every name as it is printed.
	Register *corpus.Register
}

// Attribute fills in Kind, Speakers and Quotes of every paragraph. What they held before is lost.
func (t Attributor) Attribute(a *corpus.Article) {
	lang := languageOf(a.Lang)
	space := lang.workspace()
	defer lang.leave(space)
	t.attribute(a, *space)
}

// attribute gives, with the article filled in, its form and what was found, a quote for each of the paragraph's.
func (t Attributor) attribute(a *corpus.Article, space workspace) (form, [][]found) {
	lang := languageOf(a.Lang)
	quotes := make([][]found, len(a.Paragraphs))
	first := space.found.keep(space.found.take(len(quotes))[:len(quotes)])
	for i := range quotes {
		quotes[i] = first[i : i : i+1] // most paragraphs have one at most
	}
	form := formOf(a, lang)
	form.attribute(quotes)
	room := newRoom(quotes)
	for i := range a.Paragraphs {
		quotes[i] = room.fill(&a.Paragraphs[i], quotes[i])
	}
	t.Register.Apply(a)
	return form, quotes
}

// found is a quotation, in bytes.
type found struct {
	start, end int
	kind       corpus.QuoteKind
	src        source
	cue        string
	basis      corpus.Basis
	far        bool // the evidence stands in a paragraph before
	other      bool // sentences without speech stand beside it
	evidence
}

// source is what is known of who speaks.
type source struct {
	id      corpus.SpeakerID
	name    string
	role    string
	mention string
	body    bool   // no person
	entry   *entry // nil when the article has no name for it
}

// room is where the quotations of an article are written, in one piece.
type room struct {
	quotes   []corpus.Quote
	speakers []corpus.Speaker
}

func newRoom(quotes [][]found) *room {
	n := 0
	for _, list := range quotes {
		n += len(list)
	}
	return &room{make([]corpus.Quote, 0, n), make([]corpus.Speaker, 0, n)}
}

// fill writes the quotations of a paragraph in their public form, and gives those that it wrote.
func (r *room) fill(p *corpus.Paragraph, list []found) []found {
	slices.SortStableFunc(list, func(a, b found) int { return a.start - b.start })
	p.Quotes, p.Speakers, p.Kind = nil, nil, kindOf(list)
	if len(list) == 0 {
		return nil
	}
	firstQuote, firstSpeaker := len(r.quotes), len(r.speakers)
	said := map[corpus.SpeakerID]int{}
	kept := list[:0]
	bytes, points := 0, 0
	point := func(b int) int {
		points += utf8.RuneCountInString(p.Text[bytes:b])
		bytes = b
		return points
	}
	for _, f := range list {
		if f.start < bytes || f.end <= f.start {
			continue // two rules saw the same words; the first stands
		}
		q := corpus.Quote{
			Start: point(f.start), End: point(f.end), Kind: f.kind, Speaker: f.src.id, Name: f.src.name,
			Mention: f.src.mention, Cue: f.cue, Basis: f.basis,
		}
		if q.Speaker != "" {
			q.Confidence = f.confidence()
			if said[q.Speaker] == 0 {
				r.speakers = append(r.speakers, corpus.Speaker{ID: q.Speaker, Name: f.src.name, Role: f.src.role})
			}
			said[q.Speaker] += q.End - q.Start
		}
		r.quotes = append(r.quotes, q)
		kept = append(kept, f)
	}
	p.Quotes, p.Speakers = since(r.quotes, firstQuote), since(r.speakers, firstSpeaker)
	slices.SortStableFunc(p.Speakers, func(a, b corpus.Speaker) int { return cmp.Compare(said[b.ID], said[a.ID]) })
	return kept
}

// since gives what a list has from one place on, and nil for nothing.
func since[T any](list []T, from int) []T {
	if from == len(list) {
		return nil
	}
	return list[from:len(list):len(list)]
}

// kindOf tells what a paragraph is by what was found in it.
func kindOf(list []found) corpus.Kind {
	kind := corpus.KindProse
	for _, f := range list {
		switch f.kind {
		case corpus.QuoteStatement, corpus.QuoteTranscript:
			return corpus.KindStatement
		case corpus.QuoteDirect:
			if f.other {
				return corpus.KindMixed
			}
			if kind == corpus.KindProse {
				kind = corpus.KindQuote
			} else if kind == corpus.KindReported {
				return corpus.KindMixed
			}
		case corpus.QuoteMixed:
			return corpus.KindMixed
		case corpus.QuoteIndirect:
			if kind == corpus.KindQuote {
				return corpus.KindMixed
			}
			kind = corpus.KindReported
		}
	}
	return kind
}
