package main

import (
	"cmp"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/match"
)

// How the words of a question go together.
const (
	opAnd    = "and"
	opOr     = "or"
	opPhrase = "phrase"
	opPrefix = "prefix"
)

// question is what every engine is asked, each in its own words.
type question struct {
	Op        string   `json:"op"`
	Words     []string `json:"words"`
	Speaker   string   `json:"speaker,omitempty"`
	Outlet    string   `json:"outlet,omitempty"` // ID
	From      int      `json:"from,omitempty"`   // year
	To        int      `json:"to,omitempty"`     // year, inclusive
	Facets    bool     `json:"facets,omitempty"` // of speaker, outlet and year, disjunctive
	Newest    bool     `json:"newest,omitempty"`
	Highlight bool     `json:"highlight,omitempty"`
}

// query is the question as Onrecord understands it.
func (q question) query(limit int) index.Query {
	x := index.Query{Limit: limit, Highlight: q.Highlight, Interval: index.IntervalYear}
	var nodes []index.Node
	for _, w := range q.Words {
		nodes = append(nodes, index.Word{Text: w})
	}
	switch {
	case q.Op == opPhrase:
		x.Root = index.Phrase{Text: strings.Join(q.Words, " ")}
	case q.Op == opPrefix:
		x.Root = index.Prefix{Text: q.Words[0]}
	case len(nodes) == 1:
		x.Root = nodes[0]
	case len(nodes) > 1 && q.Op == opOr:
		x.Root = index.Any{Nodes: nodes}
	case len(nodes) > 1:
		x.Root = index.All{Nodes: nodes}
	}
	if x.Root != nil {
		x.Text = index.Format(x.Root)
	}
	if q.Speaker != "" {
		x.Filters.Speakers = []string{q.Speaker}
	}
	if q.Outlet != "" {
		x.Filters.Outlets = []string{q.Outlet}
	}
	if q.From != 0 {
		x.Filters.From, x.Filters.To = corpus.Date{Year: q.From}, corpus.Date{Year: q.To}
	}
	if q.Newest {
		x.Sort = index.SortNewest
	}
	if q.Facets {
		x.Facets, x.FacetSize = []index.Facet{index.FacetSpeaker, index.FacetOutlet, index.FacetDate}, 10
	}
	return x
}

// class is a kind of question that is measured by itself.
type class struct {
	Name      string     `json:"name"`
	Questions []question `json:"questions"`
}

// The classes, in the order in which they are measured.
const (
	classCommon    = "common-term"
	classRare      = "rare-term"
	classAnd2      = "and-2"
	classAnd3      = "and-3-4"
	classOr2       = "or-2"
	classOr3       = "or-3-4"
	classPhrase    = "phrase"
	classPrefix    = "prefix"
	classFacets    = "facets"
	classAllFacets = "all-facets"
	classRange     = "date-range"
	classOrder     = "date-order"
	classTen       = "ten-hits"
	classHighlight = "highlight"
	classHTTP      = "http"
)

// vocabulary tells how many paragraphs have a word.
type vocabulary struct {
	random     *rand.Rand
	articles   []corpus.Article
	paragraphs int
	frequency  map[string]int
}

func newVocabulary(list []corpus.Article) *vocabulary {
	v := &vocabulary{random: rand.New(rand.NewPCG(seed, 2)), articles: list, frequency: map[string]int{}}
	for _, a := range list {
		for _, p := range a.Paragraphs {
			v.paragraphs++
			seen := map[string]bool{}
			for w := range words(p.Text) {
				if !seen[w] {
					seen[w] = true
					v.frequency[w]++
				}
			}
		}
	}
	return v
}

// band is a range of frequencies; low and high are shares of all paragraphs.
type band struct{ low, high float64 }

var (
	common = band{0.02, 0.25}
	medium = band{0.002, 0.1}
	often  = band{0.01, 0.2}
)

// has tells whether a word is of the band, and one that people search for: no small word.
func (v *vocabulary) has(b band, word string) bool {
	n := float64(v.frequency[word])
	return len(word) >= 4 && n >= b.low*float64(v.paragraphs) && n <= b.high*float64(v.paragraphs) && !small(word)
}

func small(word string) bool {
	root, _ := index.Parse("statement " + word)
	all, ok := root.(index.All)
	if !ok {
		return true
	}
	w, ok := all.Nodes[len(all.Nodes)-1].(index.Word)
	return !ok || len(w.OptionalIn) > 0
}

// pool lists the words of a band.
func (v *vocabulary) pool(b band) []string {
	return slices.Collect(func(yield func(string) bool) {
		for _, w := range slices.Sorted(maps.Keys(v.frequency)) {
			if v.has(b, w) && !yield(w) {
				return
			}
		}
	})
}

func pick[T any](v *vocabulary, list []T) (one T) {
	if len(list) == 0 {
		return one
	}
	return list[v.random.IntN(len(list))]
}

// paragraph draws one, with its article.
func (v *vocabulary) paragraph() (*corpus.Article, *corpus.Paragraph) {
	a := &v.articles[v.random.IntN(len(v.articles))]
	return a, &a.Paragraphs[v.random.IntN(len(a.Paragraphs))]
}

// tries bounds how long something is looked for that a small corpus may not have.
const tries = 5000

// together draws n words of a band that stand in one paragraph, or fewer where no paragraph has so many.
func (v *vocabulary) together(b band, n int) []string {
	for try := 0; ; try++ {
		if try >= tries {
			n, try = n-1, 0
		}
		_, p := v.paragraph()
		found := map[string]bool{}
		for w := range words(p.Text) {
			if v.has(b, w) {
				found[w] = true
			}
		}
		if len(found) >= n {
			list := slices.Sorted(maps.Keys(found))
			v.random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
			return list[:n]
		}
	}
}

// apart draws n different words.
func (v *vocabulary) apart(pool []string, n int) []string {
	list := map[string]bool{}
	for len(list) < min(n, len(pool)) {
		list[pick(v, pool)] = true
	}
	return slices.Sorted(maps.Keys(list))
}

// phrase draws two to four words in a row, one of which at least is no small word.
func (v *vocabulary) phrase() []string {
	for range tries {
		_, p := v.paragraph()
		n := 2 + v.random.IntN(3)
		var row [][]string
		var run []string
		end := 0
		for w, span := range words(p.Text) {
			if len(run) > 0 && p.Text[end:span[0]] != " " {
				run = nil
			}
			run, end = append(run, w), span[1]
			if len(run) >= n {
				row = append(row, slices.Clone(run[len(run)-n:]))
			}
		}
		if len(row) == 0 {
			continue
		}
		if list := pick(v, row); slices.ContainsFunc(list, func(w string) bool { return v.has(medium, w) }) {
			return list
		}
	}
	return v.together(band{0, 1}, 1)
}

// chosen draws a word with a speaker and an outlet that it goes with.
func (v *vocabulary) chosen() question {
	for range tries {
		a, p := v.paragraph()
		if len(p.Speakers) == 0 || a.Outlet == "" {
			continue
		}
		for w := range words(p.Text) {
			if v.has(common, w) {
				return question{Op: opAnd, Words: []string{w}, Speaker: string(p.Speakers[0].ID),
					Outlet: string(corpus.NewSpeakerID(a.Outlet)), Facets: true}
			}
		}
	}
	return question{Op: opAnd, Words: v.together(common, 1), Facets: true}
}

// rare lists the words that few paragraphs have in any form.
func (v *vocabulary) rare() []string {
	stem := func(word string) string {
		if list := match.Split(word); len(list) == 1 {
			return list[0].Stem("en")
		}
		return word
	}
	forms := map[string]int{}
	for w, n := range v.frequency {
		forms[stem(w)] += n
	}
	var list []string
	for _, w := range slices.Sorted(maps.Keys(v.frequency)) {
		if f := v.frequency[w]; len(w) >= 5 && f >= rareBelow && forms[stem(w)] <= 20 {
			list = append(list, w)
		}
	}
	return list
}

// draw makes n questions of each class. The same articles give the same questions.
func (v *vocabulary) draw(n int) []class {
	commonWords, oftenWords := v.pool(common), v.pool(often)
	rareWords := v.rare()
	and := func(words ...string) question { return question{Op: opAnd, Words: words} }
	or := func(n int) question { return question{Op: opOr, Words: v.apart(oftenWords, n)} }
	first, last := v.years()
	makers := []struct {
		name string
		make func() question
	}{
		{classCommon, func() question { return and(pick(v, commonWords)) }},
		{classRare, func() question { return and(pick(v, rareWords)) }},
		{classAnd2, func() question { return and(v.together(medium, 2)...) }},
		{classAnd3, func() question { return and(v.together(medium, 3+v.random.IntN(2))...) }},
		{classOr2, func() question { return or(2) }},
		{classOr3, func() question { return or(3 + v.random.IntN(2)) }},
		{classPhrase, func() question { return question{Op: opPhrase, Words: v.phrase()} }},
		{classPrefix, func() question {
			w := v.together(medium, 1)[0]
			return question{Op: opPrefix, Words: []string{w[:min(len(w), 4+v.random.IntN(2))]}}
		}},
		{classFacets, v.chosen},
		{classAllFacets, func() question { return question{Op: opAnd, Facets: true} }},
		{classRange, func() question {
			q := and(pick(v, commonWords))
			q.From = first + v.random.IntN(max(last-first, 1))
			q.To = q.From + 1
			return q
		}},
		{classOrder, func() question {
			q := and(pick(v, commonWords))
			q.Newest = true
			return q
		}},
		{classTen, func() question { return and(v.together(medium, 2)...) }},
	}
	var list []class
	for _, m := range makers {
		c := class{Name: m.name}
		for range n {
			c.Questions = append(c.Questions, m.make())
		}
		if m.name == classAllFacets {
			c.Questions = c.Questions[:1]
		}
		list = append(list, c)
	}
	return append(list, marked(list[len(list)-1]))
}

// marked is the class of the same questions with the words marked, so that the difference is what marking takes.
func marked(c class) class {
	m := class{classHighlight, slices.Clone(c.Questions)}
	for i := range m.Questions {
		m.Questions[i].Highlight = true
	}
	return m
}

// years are the first and the last of the middle of the articles, so that a wrong date makes no range.
func (v *vocabulary) years() (first, last int) {
	var list []int
	for _, a := range v.articles {
		if a.Date.Known() {
			list = append(list, a.Date.Year)
		}
	}
	if len(list) == 0 {
		return 2000, 2001
	}
	slices.SortFunc(list, cmp.Compare)
	return list[len(list)/100], list[len(list)*99/100]
}

// distinct draws n questions that no two are alike, as a server gets them: one to three words, marked, with facets.
func (v *vocabulary) distinct(n int) []question {
	var list []question
	seen := map[string]bool{}
	for try := 0; len(list) < n && try < 20*n; try++ {
		q := question{Op: opAnd, Words: v.together(medium, 1+v.random.IntN(3)), Facets: true, Highlight: true}
		if key := strings.Join(q.Words, " "); !seen[key] {
			seen[key] = true
			list = append(list, q)
		}
	}
	return list
}
