package attribution

// page is a piece of text to look for names in.
type page struct {
	para
	tier tier
	turn string // the key of the label whose turn it is
	cut  bool   // into units
}

// pages are the texts of a document in which full names are looked for. Most hold none that is wanted: a text is cut into
// units when it may.
type pages struct {
	lang    *language
	list    []page
	lowered map[string]bool      // whether a word that was asked for is also printed without a capital
	anchors map[string][]*wanted // by the last word
}

func newPages(lang *language) *pages {
	return &pages{lang: lang, lowered: map[string]bool{}, anchors: map[string][]*wanted{}}
}

// add takes a text. Quotations are read through: names stand in them too.
func (g *pages) add(text string, t tier, turn string) {
	g.list = append(g.list, page{para: para{text: text, lang: g.lang}, tier: t, turn: turn})
}

// page gives text k, cut into units.
func (g *pages) page(k int) *page {
	p := &g.list[k]
	if !p.cut {
		p.units, p.cut = tokenize(p.text, 0, len(p.text), nil, g.lang), true
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
	for k := range g.list {
		if !s.mayHold(g.list[k].text, true) {
			continue
		}
		p := g.page(k)
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
}

// lowers reports whether a folded word is also printed without a capital.
func (g *pages) lowers(low string) bool {
	if g == nil {
		return false
	}
	found, known := g.lowered[low]
	if !known {
		found = g.findLowered(low)
		g.lowered[low] = found
	}
	return found
}

func (g *pages) findLowered(low string) bool {
	s := newSieve(g.lang)
	s.add(low)
	for k := range g.list {
		if !s.mayHold(g.list[k].text, false) {
			continue
		}
		p := g.page(k)
		for i := range p.units {
			if t := &p.units[i]; t.kind == kindWord && !t.capital && t.low == low {
				return true
			}
		}
	}
	return false
}
