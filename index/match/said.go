package match

import (
	"slices"
	"sort"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/index"
)

// Said tells whether the whole query matches within what one speaker says in a hit, looking at the words inside his
// quotations and at his name alone. He is one of those with the IDs given, where there are any; otherwise somebody who is
// mentioned but not named will do as well.
func (m *Matcher) Said(h *index.Hit, speakers []string) bool {
	voices := voicesOf(h, speakers)
	if len(voices) == 0 || m.root == nil {
		return len(voices) > 0
	}
	m.read(&m.text, h.Text, h.Article.Lang)
	at := offsets(h.Text, voices)
	for _, v := range voices {
		m.said = m.inside(m.said[:0], v.spans, at)
		clear(m.found)
		m.find(m.said, false)
		for _, s := range v.speaker {
			m.findName(s.Name, h.Article.Lang)
		}
		m.findTitle(h)
		if m.holds(m.root, h, v.speaker) {
			return true
		}
	}
	return false
}

// voice is what one speaker says.
type voice struct {
	id, mention string
	speaker     []corpus.Speaker // one, or none where nobody is named
	spans       []index.Span
}

// voicesOf gathers the quotations of each speaker. What nobody is mentioned to say is by itself.
func voicesOf(h *index.Hit, speakers []string) []voice {
	var list []voice
	known := map[[2]string]int{}
	for _, q := range h.Quotes {
		id := string(q.Speaker)
		if q.End <= q.Start || len(speakers) > 0 && (id == "" || !slices.Contains(speakers, id)) {
			continue
		}
		v := voice{id: id}
		if id == "" {
			v.mention = Fold(q.Mention)
		}
		key := [2]string{v.id, v.mention}
		i, ok := known[key]
		if !ok {
			i = len(list)
			if v.id != "" {
				v.speaker = []corpus.Speaker{named(h, q)}
			}
			list = append(list, v)
			if v.id != "" || v.mention != "" {
				known[key] = i
			}
		}
		list[i].spans = append(list[i].spans, index.Span{Start: q.Start, End: q.End})
	}
	return list
}

func named(h *index.Hit, q corpus.Quote) corpus.Speaker {
	for _, s := range h.Speakers {
		if s.ID == q.Speaker {
			return s
		}
	}
	return corpus.Speaker{ID: q.Speaker, Name: q.Name}
}

// offsets gives the byte at which each end of a span stands, by code point.
func offsets(text string, voices []voice) map[int]int {
	var points []int
	for _, v := range voices {
		for _, s := range v.spans {
			points = append(points, s.Start, s.End)
		}
	}
	slices.Sort(points)
	at := make(map[int]int, len(points))
	b, n := 0, 0
	for _, p := range points {
		for n < p && b < len(text) {
			_, size := utf8.DecodeRuneInString(text[b:])
			b, n = b+size, n+1
		}
		at[p] = b
	}
	return at
}

// inside gives the places that lie in spans, each once and in order.
func (m *Matcher) inside(places []place, spans []index.Span, at map[int]int) []place {
	slices.SortFunc(spans, func(a, b index.Span) int { return a.Start - b.Start })
	next := 0
	for _, s := range spans {
		start, end := at[s.Start], at[s.End]
		i := sort.Search(len(m.text.spans), func(i int) bool { return m.text.spans[i].start >= start })
		for i = max(i, next); i < len(m.text.spans) && m.text.spans[i].end <= end; i++ {
			places = append(places, m.text.places[i])
			next = i + 1
		}
	}
	return places
}
