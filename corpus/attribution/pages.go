package attribution

// page is a piece of text to look for names in.
type page struct {
	*para // nil until it is cut into units
	text  string
	tier  tier
	turn  string // the key of the label whose turn it is
	plain bool   // as sieve.mayName tells
}

// pages are the texts of a document in which full names are looked for. Most hold none that is wanted: a text is cut into
// units when it may.
type pages struct {
	lang    *language
	space   workspace
	list    []page
	lowered map[string]bool      // whether a word is also printed without a capital: words that were asked for,
	whole   bool                 // or all for which it is true
	anchors map[string][]*wanted // by the last word
}

// newPages makes room for n texts.
func newPages(lang *language, n int) *pages {
	return &pages{lang: lang, list: make([]page, 0, n), lowered: map[string]bool{}, anchors: map[string][]*wanted{}}
}

// add takes a text. Quotations are read through: names stand in them too.
func (g *pages) add(text string, t tier, turn string) {
	g.list = append(g.list, page{text: text, tier: t, turn: turn})
}

// page gives text k, cut into units.
func (g *pages) page(k int) *page {
	p := &g.list[k]
	if p.para == nil {
		p.para = &para{text: p.text, lang: g.lang, units: g.space.tokenize(p.text, 0, len(p.text), nil, g.lang)}
	}
	return p
}

// want asks for the full names that end with these words.
func (g *pages) want(w *wanted) {
	last := w.words[len(w.words)-1]
	if len(g.anchors[last]) < maxAlike {
		g.anchors[last] = append(g.anchors[last], w)
	}
}

// search looks for all that is wanted, in one walk over the texts.
func (g *pages) search() {
	if len(g.anchors) == 0 {
		return
	}
	s := newSieve(g.lang)
	for word := range g.anchors {
		s.add(word)
	}
	may := make([]bool, len(g.list))
	for k := range g.list {
		may[k], g.list[k].plain = s.mayName(g.list[k].text)
	}
	for k := range g.list {
		if may[k] {
			g.searchPage(g.page(k))
		}
	}
}

func (g *pages) searchPage(p *page) {
	for i := range p.units {
		t := &p.units[i]
		if t.kind != kindWord || !t.capital {
			continue
		}
		for _, w := range g.anchors[surname(t.low)] {
			g.take(p, i, w)
		}
	}
}

// maxAsked is how many words are looked for one by one.
const maxAsked = 64

// lowers reports whether a folded word is also printed without a capital.
func (g *pages) lowers(low string) bool {
	if g == nil {
		return false
	}
	found, known := g.lowered[low]
	switch {
	case known || g.whole:
		return found
	case len(g.lowered) == maxAsked:
		g.findAllLowered()
	default:
		g.lowered[low] = g.findLowered(low)
	}
	return g.lowered[low]
}

func (g *pages) findLowered(low string) bool {
	s := newSieve(g.lang)
	s.add(low)
	for k := range g.list {
		if g.mayLower(&g.list[k], low, s) && g.page(k).lowers(low) {
			return true
		}
	}
	return false
}

// mayLower reports whether a text may hold the word of a sieve without a capital.
func (g *pages) mayLower(p *page, low string, s *sieve) bool {
	switch {
	case p.para != nil:
		return true
	case p.plain && s.isOf(low):
		return s.mayLower(p.text, low)
	}
	return s.mayHold(p.text, false)
}

func (p *page) lowers(low string) bool {
	for i := range p.units {
		if t := &p.units[i]; t.kind == kindWord && !t.capital && t.low == low {
			return true
		}
	}
	return false
}

func (g *pages) findAllLowered() {
	g.whole = true
	for k := range g.list {
		p := g.page(k)
		for i := range p.units {
			if t := &p.units[i]; t.kind == kindWord && !t.capital {
				g.lowered[t.low] = true
			}
		}
	}
}
