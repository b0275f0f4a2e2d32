package bleveindex

import "math/bits"

// articleCount counts the articles of paragraphs that it is told of in the order of the documents. Where the document of
// each article lies behind its paragraphs, the paragraphs that match are added to a number in which all paragraphs are ones:
// where there was any of an article, a carry reaches the article's document.
type articleCount struct {
	t     *table
	n     int
	part  *part
	next  int        // the document behind the last window
	open  uint64     // 1 where there was any of the article that is not at its end there
	ranks articleSet // those in parts in another order
}

func (c *articleCount) add(w *window) {
	if w.ends == nil {
		c.addRanks(w)
		return
	}
	c.reach(w.part, w.from)
	for i, ends := range w.ends[w.from/64:] {
		if i == len(w.bits) {
			break
		}
		var sum uint64
		sum, c.open = bits.Add64(w.bits[i], ^ends, c.open)
		c.n += bits.OnesCount64(sum & ends)
	}
	c.next = w.from + windowSize
}

// reach passes over what lies in front of a window.
func (c *articleCount) reach(p *part, from int) {
	if c.open == 0 {
		c.part = p
		return
	}
	if p != c.part {
		c.n, c.open, c.part = c.n+1, 0, p
	} else if end := p.ends.from(c.next); end >= 0 && end < from {
		c.n, c.open = c.n+1, 0
	}
}

func (c *articleCount) addRanks(w *window) {
	if c.ranks == nil {
		c.ranks = newArticleSet(c.t)
	}
	for _, i := range w.found() {
		c.ranks.add(rankOf(c.t.place[w.first()+int(i)]))
	}
}

func (c *articleCount) count() int { return c.n + int(c.open) + c.ranks.count() }
