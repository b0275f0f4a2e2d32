package bleveindex

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/search"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/match"
)

// directory is what a generation tells of itself as a whole. It is made once, of the articles' records.
type directory struct {
	corpus   index.Corpus
	speakers register
	outlets  register
	days     map[uint32]int // paragraphs by packed date
	noLang   int            // paragraphs whose language is not known
	coverage []index.OutletCoverage
	langs    []string // those that have a field of stemmed words here

	stats, titleStats *search.BM25Stats
}

// register is the speakers, or the outlets, of a generation.
type register struct {
	kind   string
	byID   map[string]*listed
	byName map[string][]string // IDs by exact name
	order  []*listed           // most paragraphs first
}

// listed is one of them.
type listed struct {
	index.Speaker
	words   []string                   // of its names, folded
	spelled []string                   // its names
	names   map[string]int             // paragraphs by printed name
	roles   map[string]*index.RoleSpan // by printed role
	history []index.RoleSpan
}

// newDirectory reads the record of every article.
func newDirectory(ctx context.Context, snapshot *scorch.IndexSnapshot) (*directory, error) {
	d := &directory{
		speakers: register{kind: "speakers", byID: map[string]*listed{}},
		outlets:  register{kind: "outlets", byID: map[string]*listed{}},
		days:     map[uint32]int{},
	}
	c := counter{words: map[string]int{}, paragraphs: map[string]int{}, titleWords: map[string]int{}, articles: map[string]int{}}
	v := coverage{}
	err := eachArticle(ctx, snapshot, func(r *articleRecord) {
		d.add(r)
		c.add(r)
		v.add(r)
	})
	if err != nil {
		return nil, fmt.Errorf("read the articles: %w", err)
	}
	d.finish(&c)
	d.coverage = v.list(d)
	return d, nil
}

// eachArticle calls visit with the record of every article. It goes by document numbers: by ID, reading the records would
// take most of the time in which a new generation is opened.
func eachArticle(ctx context.Context, s *scorch.IndexSnapshot, visit func(*articleRecord)) error {
	t, err := s.TermFieldReader(ctx, []byte(typeArticle), fieldType, false, false, false)
	if err != nil {
		return err
	}
	defer t.Close()
	segments, base := s.Segments(), uint64(0)
	for {
		doc, err := t.Next(nil)
		if err != nil || doc == nil {
			return err
		}
		n := doc.ID.Value()
		for n-base >= uint64(segments[0].FullSize()) {
			base += uint64(segments[0].FullSize())
			segments = segments[1:]
		}
		var r articleRecord
		if err := cmp.Or(readRecord(segments[0], int(n-base), &r), ctx.Err()); err != nil {
			return err
		}
		visit(&r)
	}
}

func (d *directory) add(r *articleRecord) {
	d.corpus.Articles++
	d.corpus.Paragraphs += r.Paragraphs
	if r.Date.Known() {
		d.days[packDate(r.Date)] += r.Paragraphs
		d.corpus.First, d.corpus.Last = span(d.corpus.First, d.corpus.Last, r.Date)
	} else {
		d.corpus.Undated++
	}
	if r.Outlet != "" {
		d.outlets.add(outletID(r.Outlet), r.Outlet, "", r.Paragraphs, r.Date)
	}
	for _, v := range r.Speakers {
		d.speakers.add(string(v.ID), v.Name, v.Role, v.Count, r.Date)
	}
}

func (r *register) add(id, name, role string, paragraphs int, date corpus.Date) {
	l := r.byID[id]
	if l == nil {
		l = &listed{names: map[string]int{}, roles: map[string]*index.RoleSpan{}}
		l.ID = id
		r.byID[id] = l
	}
	l.Count += paragraphs
	l.names[name] += paragraphs
	if date.Known() {
		l.First, l.Last = span(l.First, l.Last, date)
	}
	if role != "" {
		l.addRole(role, paragraphs, date)
	}
}

func (l *listed) addRole(role string, paragraphs int, date corpus.Date) {
	s := l.roles[role]
	if s == nil {
		s = &index.RoleSpan{Role: role}
		l.roles[role] = s
	}
	s.Count += paragraphs
	if date.Known() {
		s.First, s.Last = span(s.First, s.Last, date)
	}
}

// rank lists the roles: the most frequent first, and as they follow on each other in time.
func (l *listed) rank() {
	counts := map[string]int{}
	for role, s := range l.roles {
		counts[role] = s.Count
		l.history = append(l.history, *s)
	}
	l.Roles = byCount(counts)
	slices.SortFunc(l.history, func(a, b index.RoleSpan) int {
		return cmp.Or(compareBool(!a.First.Known(), !b.First.Known()), byTime(a.First.First(), b.First.First()),
			byTime(a.Last.Last(), b.Last.Last()), cmp.Compare(a.Role, b.Role))
	})
}

// byTime sorts the earlier date first.
func byTime(a, b corpus.Date) int { return compareBool(b.Before(a), a.Before(b)) }

// span widens the span from first to last by d.
func span(first, last, d corpus.Date) (corpus.Date, corpus.Date) {
	if !first.Known() || d.First().Before(first.First()) {
		first = d
	}
	if !last.Known() || last.Last().Before(d.Last()) {
		last = d
	}
	return first, last
}

func (d *directory) finish(c *counter) {
	d.speakers.finish()
	d.outlets.finish()
	d.corpus.Speakers, d.corpus.Outlets = len(d.speakers.order), len(d.outlets.order)
	d.corpus.Langs = slices.DeleteFunc(byCount(c.paragraphs), func(lang string) bool { return lang == "" })
	for _, lang := range d.corpus.Langs {
		if textField(lang) != "" {
			d.langs = append(d.langs, lang)
		}
	}
	d.noLang = c.paragraphs[""]
	d.stats, d.titleStats = c.stats(d.corpus.Paragraphs), c.titleStats(d.corpus.Articles)
}

func (r *register) finish() {
	r.byName = map[string][]string{}
	for _, id := range slices.Sorted(maps.Keys(r.byID)) {
		l := r.byID[id]
		names := byCount(l.names)
		l.Name, l.spelled = names[0], names
		l.rank()
		for _, n := range names {
			r.byName[n] = append(r.byName[n], id)
			for _, w := range match.Split(n) {
				l.words = append(l.words, w.Exact)
			}
		}
		r.order = append(r.order, l)
	}
	slices.SortStableFunc(r.order, func(a, b *listed) int { return b.Count - a.Count })
}

// byCount gives the keys, the most frequent first.
func byCount(m map[string]int) []string {
	keys := slices.Collect(maps.Keys(m))
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(m[b]-m[a], cmp.Compare(a, b)) })
	return keys
}

// resolve gives the IDs that a filter value means: an ID, or else the exact name of one or several.
func (r *register) resolve(value string) []string {
	if ids := r.byName[value]; r.byID[value] == nil && ids != nil {
		return ids
	}
	return []string{value}
}

// name is the name by which an ID is shown.
func (r *register) name(id string) string {
	if l := r.byID[id]; l != nil {
		return l.Name
	}
	return id
}

// counter counts words for the mean lengths that BM25 needs: Bleve's own are wrong.
type counter struct {
	words, paragraphs    map[string]int // by language
	titleWords, articles map[string]int // likewise
	names                int
}

func (c *counter) add(r *articleRecord) {
	c.words[r.Lang] += r.Words
	c.paragraphs[r.Lang] += r.Paragraphs
	c.titleWords[r.Lang] += r.TitleWords
	c.articles[r.Lang]++
	c.names += r.NameWords
}

// stats are those of the fields of paragraphs.
func (c *counter) stats(docs int) *search.BM25Stats {
	s := newStats(docs, fieldExact, c.words, textField, c.paragraphs)
	s.FieldCardinality[fieldNames] = max(c.names, 1)
	for _, keyword := range []string{fieldSpeaker, fieldOutlet, fieldKind, fieldLang, fieldArticle} {
		s.FieldCardinality[keyword] = docs
	}
	return s
}

// titleStats are those of the fields of articles.
func (c *counter) titleStats(docs int) *search.BM25Stats {
	return newStats(docs, fieldTitle, c.titleWords, titleField, c.articles)
}

// newStats are in the form that Bleve divides again: the mean length of a field times the number of all documents.
func newStats(docs int, exact string, words map[string]int, stemmed func(lang string) string, docsIn map[string]int) *search.BM25Stats {
	length := map[string]int{exact: 0}
	for lang, n := range words {
		length[exact] += n
		if textField(lang) != "" {
			length[stemmed(lang)] = max(n*docs/max(docsIn[lang], 1), 1)
		}
	}
	length[exact] = max(length[exact], 1)
	return &search.BM25Stats{DocCount: float64(docs), FieldCardinality: length}
}
