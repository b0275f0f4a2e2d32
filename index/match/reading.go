package match

import (
	"strings"

	"onrecord/index"
)

// maxKnown bounds the words that a vocabulary remembers.
const maxKnown = 50_000

// vocabulary remembers of the words of a language which leaves they answer, so that each is folded and stemmed once.
type vocabulary struct {
	lang   string
	known  map[string]*class
	exact  map[string][]int // leaves by word
	stems  map[string][]int
	firsts [256]bool // bytes that stems begin with
	begins [256]bool // bytes that anything begins with that is looked for
	others []int     // leaves that look at a word's letters
}

// class is what a word answers.
type class struct {
	leaves []int // in any of its forms, for texts
	exact  []int // as it is, for names
	term   int   // of those that are looked for as they are; 0 is none
}

var noClass = &class{}

func (m *Matcher) vocabulary(lang string) *vocabulary {
	if v := m.langs[lang]; v != nil {
		return v
	}
	v := &vocabulary{lang: lang, known: map[string]*class{}, exact: map[string][]int{}, stems: map[string][]int{}}
	for i := range m.leaves {
		switch l := &m.leaves[i]; {
		case l.exact != "":
			v.exact[l.exact] = append(v.exact[l.exact], i)
			v.begins[l.exact[0]] = true
			if HasForms(lang) {
				stem := l.typed.Stem(lang)
				v.stems[stem] = append(v.stems[stem], i)
				v.firsts[stem[0]] = true
			}
		case l.prefix != "" || l.near != "":
			v.others = append(v.others, i)
			v.begins[(l.prefix + l.near)[0]] = true
		}
	}
	for term := range m.terms {
		v.begins[term[0]] = true
	}
	m.langs[lang] = v
	return v
}

// class looks a word up as it is printed; nil for what is none.
func (m *Matcher) class(v *vocabulary, printed string) *class {
	if first := printed[0]; first < 0x80 && ascii[first] != isOther && !v.begins[lowered(first)] {
		return noClass // folded and stemmed it begins with the same letter
	}
	if c, ok := v.known[printed]; ok {
		return c
	}
	if len(v.known) >= maxKnown {
		clear(v.known)
	}
	c := m.classify(v, printed)
	v.known[strings.Clone(printed)] = c
	return c
}

// lowered is a letter of ASCII in lower case, and any other byte as it is.
func lowered(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

func (m *Matcher) classify(v *vocabulary, printed string) *class {
	w := Word{Printed: printed, Exact: shorten(Fold(printed))}
	if w.Exact == "" {
		return nil
	}
	c := class{exact: v.exact[w.Exact], term: m.terms[w.Exact]}
	if v.firsts[w.Exact[0]] {
		c.leaves = append(c.leaves, v.stems[stems.of(w, v.lang)]...)
	}
	for _, i := range v.exact[w.Exact] {
		if !contains(c.leaves, i) {
			c.leaves = append(c.leaves, i)
		}
	}
	for _, i := range v.others {
		if l := &m.leaves[i]; l.prefix != "" && strings.HasPrefix(w.Exact, l.prefix) || l.near != "" && index.Near(l.near, w.Exact) {
			c.leaves, c.exact = append(c.leaves, i), append(c.exact[:len(c.exact):len(c.exact)], i)
		}
	}
	if len(c.leaves) == 0 && c.term == 0 {
		return noClass
	}
	return &c
}

func contains(list []int, n int) bool {
	for _, i := range list {
		if i == n {
			return true
		}
	}
	return false
}

// reading is a text taken apart, and used again for the next.
type reading struct {
	text, lang string
	done       bool
	places     []place
	spans      []bytes // by pos
}

// place is a word in a text.
type place struct {
	pos int // words before it
	*class
}

// bytes is a part of a text in bytes, half-open.
type bytes struct{ start, end int }

// read takes a text apart, unless it is the one that was read last.
func (m *Matcher) read(r *reading, text, lang string) {
	if r.done && r.text == text && r.lang == lang {
		return
	}
	r.text, r.lang, r.done = text, lang, true
	r.places, r.spans = r.places[:0], r.spans[:0]
	v := m.vocabulary(lang)
	for s := newSplitter(text); s.next(); {
		if c := m.class(v, text[s.start:s.end]); c != nil {
			r.places = append(r.places, place{len(r.places), c})
			r.spans = append(r.spans, bytes{s.start, s.end})
		}
	}
}

// find notes the leaves that words of a text, or of a title, answer.
func (m *Matcher) find(places []place, title bool) {
	for _, p := range places {
		for _, i := range p.leaves {
			if m.leaves[i].inTitle == title {
				m.found[i] = true
			}
		}
	}
	for i := range m.leaves {
		if l := &m.leaves[i]; l.inTitle == title && len(l.terms) > 0 && !m.found[i] {
			m.found[i] = l.stands(places)
		}
	}
}

// findName notes the leaves that a speaker's name answers.
func (m *Matcher) findName(name, lang string) {
	m.read(&m.names, name, lang)
	for _, p := range m.names.places {
		for _, i := range p.exact {
			if m.leaves[i].inNames {
				m.found[i] = true
			}
		}
	}
	for i := range m.leaves {
		if l := &m.leaves[i]; l.inNames && len(l.terms) > 0 && !m.found[i] {
			m.found[i] = l.stands(m.names.places)
		}
	}
}

func (m *Matcher) findTitle(h *index.Hit) {
	for i := range m.leaves {
		if m.leaves[i].inTitle {
			m.read(&m.title, h.Article.Title, h.Article.Lang)
			m.find(m.title.places, true)
			return
		}
	}
}

// stands tells whether the words of a leaf stand among the places, as they have to.
func (l *leaf) stands(places []place) bool {
	if l.within < 0 {
		for i := range places {
			if l.begins(places[i:]) {
				return true
			}
		}
		return false
	}
	stands := false
	l.close(places, func(int, int) bool {
		stands = true
		return false
	})
	return stands
}

// begins tells whether the words stand at the beginning of the places, one after the other.
func (l *leaf) begins(places []place) bool {
	if len(places) < len(l.terms) {
		return false
	}
	for i, t := range l.terms {
		if places[i].term != t || places[i].pos != places[0].pos+i {
			return false
		}
	}
	return true
}

// close calls visit with the first and the last place of every stretch that has all the words near enough, until it
// returns false. Each stretch is as long as may be.
func (l *leaf) close(places []place, visit func(first, last int) bool) {
	length := len(l.terms) + l.within
	lacking := map[int]int{}
	missing := 0
	for _, t := range l.terms {
		lacking[t]++
		missing++
	}
	first := 0
	for last, p := range places {
		n, asked := lacking[p.term]
		if p.term == 0 || !asked {
			continue
		}
		if lacking[p.term] = n - 1; n > 0 {
			missing--
		}
		for ; places[first].pos+length <= p.pos; first++ {
			if n, asked := lacking[places[first].term]; asked && places[first].term != 0 {
				if lacking[places[first].term] = n + 1; n >= 0 {
					missing++
				}
			}
		}
		if missing == 0 && !visit(first, last) {
			return
		}
	}
}
