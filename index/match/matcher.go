package match

import (
	"strings"

	"onrecord/corpus"
	"onrecord/index"
)

// Matcher tells where a query matches. It belongs to one goroutine. Make it with New, once a query.
type Matcher struct {
	// Resolve gives the IDs of the speakers or outlets that a field's value means. Where it is nil, the paragraph's own
	// names tell.
	Resolve func(f index.Facet, value string) []string

	root     *node
	leaves   []leaf
	terms    map[string]int // of the leaves that look at words as they are, from 1
	langs    map[string]*vocabulary
	resolved map[index.Is]map[string]bool

	text, title reading
	names       reading
	said        []place // by one speaker
	found       []bool  // by leaf
	matched     []match // of one text, and used again for the next
	marks       []bytes
}

// node is a part of the query made ready.
type node struct {
	kind     nodeKind
	nodes    []*node
	leaf     int
	optional []string // languages
	is       index.Is
	words    []Word // of is
	dates    index.Dates
}

type nodeKind int

const (
	isNothing nodeKind = iota
	isAll
	isAny
	isNot
	isLeaf
	isValue
	isDates
)

// leaf is what words of the query are looked for. One that has terms is several words as they are.
type leaf struct {
	exact  string
	stems  map[string]string // by language, where they are known
	typed  Word
	prefix string
	near   string

	terms  []int
	within int // words in between; -1 for none, in this order

	inTitle bool // and not in the text
	inNames bool // as well as in the text
	marked  bool // not excluded
}

// New makes a matcher of a query; nil matches everything.
func New(n index.Node) *Matcher {
	m := &Matcher{terms: map[string]int{}, langs: map[string]*vocabulary{}, resolved: map[index.Is]map[string]bool{}}
	if n != nil {
		m.root = m.compile(n, leaf{marked: true})
	}
	m.found = make([]bool, len(m.leaves))
	return m
}

// compile makes a node ready; its leaves are like l.
func (m *Matcher) compile(n index.Node, l leaf) *node {
	switch n := n.(type) {
	case index.All:
		return m.list(isAll, n.Nodes, l)
	case index.Any:
		return m.list(isAny, n.Nodes, l)
	case index.Not:
		l.marked = !l.marked
		return m.list(isNot, []index.Node{n.Node}, l)
	case index.Title:
		l.inTitle = true
		return m.compile(n.Node, l)
	case index.Is:
		return &node{kind: isValue, is: n, words: Split(n.Value)}
	case index.Dates:
		return &node{kind: isDates, dates: n}
	}
	l.inNames = !l.inTitle
	switch n := n.(type) {
	case index.Word:
		leaf := m.word(Typed(n.Text), l)
		leaf.optional = n.OptionalIn
		return leaf
	case index.Phrase:
		l.inNames = false
		return m.exactly(Split(n.Text), n.Within, l)
	case index.Prefix:
		words := Typed(n.Text)
		if len(words) == 1 {
			l.prefix = words[0].Exact
			return m.add(l)
		}
		return m.word(words, l)
	case index.Fuzzy:
		words := Typed(n.Text)
		if len(words) == 1 {
			l.near = words[0].Exact
			return m.add(l)
		}
		return m.word(words, l)
	}
	return &node{}
}

func (m *Matcher) list(kind nodeKind, nodes []index.Node, l leaf) *node {
	n := &node{kind: kind}
	for _, c := range nodes {
		n.nodes = append(n.nodes, m.compile(c, l))
	}
	return n
}

// word looks for one word in any form, or for several as they are.
func (m *Matcher) word(words []Word, l leaf) *node {
	if len(words) != 1 {
		return m.exactly(words, 0, l)
	}
	l.typed, l.exact, l.stems = words[0], words[0].Exact, map[string]string{}
	return m.add(l)
}

// exactly looks for words as they are.
func (m *Matcher) exactly(words []Word, within int, l leaf) *node {
	if len(words) == 0 {
		return &node{}
	}
	for _, w := range words {
		id := m.terms[w.Exact]
		if id == 0 {
			id = len(m.terms) + 1
			m.terms[strings.Clone(w.Exact)] = id
		}
		l.terms = append(l.terms, id)
	}
	if l.within = within; within == 0 || len(words) == 1 {
		l.within = -1
	}
	return m.add(l)
}

func (m *Matcher) add(l leaf) *node {
	m.leaves = append(m.leaves, l)
	return &node{kind: isLeaf, leaf: len(m.leaves) - 1}
}

// Matches tells whether the query matches a hit. It looks at its text, speakers and article, whose Lang has to be set.
func (m *Matcher) Matches(h *index.Hit) bool {
	if m.root == nil {
		return true
	}
	clear(m.found)
	m.read(&m.text, h.Text, h.Article.Lang)
	m.find(m.text.places, false)
	for _, s := range h.Speakers {
		m.findName(s.Name, h.Article.Lang)
	}
	m.findTitle(h)
	return m.holds(m.root, h, h.Speakers)
}

// holds evaluates a node by what was found.
func (m *Matcher) holds(n *node, h *index.Hit, speakers []corpus.Speaker) bool {
	switch n.kind {
	case isAll:
		for _, c := range n.nodes {
			if !m.holds(c, h, speakers) {
				return false
			}
		}
		return true
	case isAny:
		for _, c := range n.nodes {
			if m.holds(c, h, speakers) {
				return true
			}
		}
	case isNot:
		return !m.holds(n.nodes[0], h, speakers)
	case isLeaf:
		return m.found[n.leaf] || isOptional(n.optional, h.Article.Lang)
	case isValue:
		return m.hasValue(n, h, speakers)
	case isDates:
		return overlaps(n.dates, h.Article.Date)
	}
	return false
}

func isOptional(langs []string, lang string) bool {
	for _, l := range langs {
		if l == lang {
			return true
		}
	}
	return false
}

func (m *Matcher) hasValue(n *node, h *index.Hit, speakers []corpus.Speaker) bool {
	switch n.is.Field {
	case index.FacetKind:
		return string(h.Kind) == n.is.Value
	case index.FacetLang:
		return h.Article.Lang == n.is.Value
	case index.FacetOutlet:
		return h.Article.Outlet != "" && m.isNamed(n, h.Article.OutletID, h.Article.Outlet)
	case index.FacetSpeaker:
		for _, s := range speakers {
			if m.isNamed(n, string(s.ID), s.Name) {
				return true
			}
		}
	}
	return false
}

// isNamed tells whether a speaker or an outlet is what a value means.
func (m *Matcher) isNamed(n *node, id, name string) bool {
	if id == n.is.Value {
		return true
	}
	if m.Resolve == nil {
		return Names(name, n.words)
	}
	ids, ok := m.resolved[n.is]
	if !ok {
		ids = map[string]bool{}
		for _, r := range m.Resolve(n.is.Field, n.is.Value) {
			ids[r] = true
		}
		m.resolved[n.is] = ids
	}
	return ids[id]
}

// Names tells whether words stand in a name as they are, in their order and next to each other.
func Names(name string, words []Word) bool {
	has := Split(name)
	for i := 0; len(words) > 0 && i+len(words) <= len(has); i++ {
		same := 0
		for same < len(words) && has[i+same].Exact == words[same].Exact {
			same++
		}
		if same == len(words) {
			return true
		}
	}
	return false
}

// overlaps tells whether a date may lie between two, either of which may be not known.
func overlaps(d index.Dates, date corpus.Date) bool {
	return date.Known() &&
		(!d.From.Known() || !date.Last().Before(d.From.First())) &&
		(!d.To.Known() || !d.To.Last().Before(date.First()))
}
