package bleveindex

import (
	"cmp"
	"maps"
	"slices"
	gosync "sync"

	"github.com/blevesearch/bleve/v2/search"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/match"
)

// directory is what a generation tells of itself as a whole. It is made when the generation is opened, of the columns.
type directory struct {
	corpus   index.Corpus
	speakers register
	outlets  register
	days     map[uint32]int // paragraphs by packed date
	noLang   int            // paragraphs whose language is not known
	coverage func() []index.OutletCoverage
	langs    []string // those that have a field of stemmed words here

	stats, titleStats *search.BM25Stats
}

// register is the speakers, or the outlets, of a generation.
type register struct {
	kind   string
	byID   map[string]*listed
	byName map[string][]string // IDs by exact name
	order  []*listed           // most paragraphs first
	fold   gosync.Once
}

// listed is one of them.
type listed struct {
	index.Speaker
	words   []string                   // of its names, folded; see register.folded
	spelled []string                   // its names
	names   map[string]int             // paragraphs by printed name
	roles   map[string]*index.RoleSpan // by printed role
	history []index.RoleSpan
}

// newDirectory adds up the articles that are in the columns.
func newDirectory(t *table) *directory {
	d := &directory{
		speakers: register{kind: "speakers", byID: map[string]*listed{}},
		outlets:  register{kind: "outlets", byID: map[string]*listed{}},
		days:     map[uint32]int{},
	}
	c := counter{words: map[string]int{}, paragraphs: map[string]int{}, titleWords: map[string]int{}, articles: map[string]int{}}
	v := dated{}
	for i := range t.parts {
		d.addPart(&t.parts[i], &c, v)
	}
	d.finish(&c)
	d.coverage = gosync.OnceValue(func() []index.OutletCoverage { return v.coverage().list(d) })
	return d
}

// dated counts paragraphs by outlet and packed date.
type dated map[outletDate]int

type outletDate struct {
	outlet string // its name; "" is none
	date   uint32
}

func (v dated) coverage() coverage {
	c := coverage{}
	for k, n := range v {
		c.add(k.outlet, unpackDate(k.date), n)
	}
	return c
}

// addPart adds the articles of a segment. What is told of a speaker or outlet is added up first.
func (d *directory) addPart(p *part, c *counter, v dated) {
	voices := make([]told, len(p.voices)/voiceTexts)
	outlets := make([]told, len(p.outletNames))
	byDate := map[uint64]int{} // outlet << 32 | date
	langs := make([]counted, len(p.langs))
	for i := range p.rows.len() {
		r := &p.rows
		doc := int(r.doc.at(i))
		if p.isDeleted(doc) {
			continue
		}
		packed, paragraphs, outlet := p.date.at(doc), int(r.paragraphs.at(i)), r.outletName.at(i)
		date := unpackDate(packed)
		d.corpus.Articles++
		d.corpus.Paragraphs += paragraphs
		if date.Known() {
			d.corpus.First, d.corpus.Last = span(d.corpus.First, d.corpus.Last, date)
		} else {
			d.corpus.Undated++
		}
		byDate[uint64(outlet)<<32|uint64(packed)] += paragraphs
		outlets[outlet].add(paragraphs, date)
		for n := r.from.at(i); n < r.from.at(i+1); n++ {
			voices[r.voice.at(int(n))].add(int(r.said.at(int(n))), date)
		}
		langs[r.lang.at(i)].add(paragraphs, int(r.words.at(i)), int(r.titleWords.at(i)))
		c.names += int(r.nameWords.at(i))
	}
	for k, n := range byDate {
		date := uint32(k)
		v[outletDate{p.outletNames[k>>32], date}] += n
		if date != 0 {
			d.days[date] += n
		}
	}
	for i, t := range outlets {
		if name := p.outletNames[i]; name != "" && t.paragraphs > 0 {
			d.outlets.add(outletID(name), name, "", t)
		}
	}
	for i, t := range voices {
		if v := p.voices[voiceTexts*i:]; t.paragraphs > 0 {
			d.speakers.add(v[0], v[1], v[2], t)
		}
	}
	for i, n := range langs {
		c.add(p.langs[i], n)
	}
}

// told is what articles tell together of a speaker or outlet.
type told struct {
	paragraphs  int
	first, last corpus.Date
}

func (t *told) add(paragraphs int, date corpus.Date) {
	t.paragraphs += paragraphs
	if date.Known() {
		t.first, t.last = span(t.first, t.last, date)
	}
}

func (r *register) add(id, name, role string, t told) {
	l := r.byID[id]
	if l == nil {
		l = &listed{names: map[string]int{}, roles: map[string]*index.RoleSpan{}}
		l.ID = id
		r.byID[id] = l
	}
	l.Count += t.paragraphs
	l.names[name] += t.paragraphs
	l.First, l.Last = widen(l.First, l.Last, t)
	if role != "" {
		l.addRole(role, t)
	}
}

func (l *listed) addRole(role string, t told) {
	s := l.roles[role]
	if s == nil {
		s = &index.RoleSpan{Role: role}
		l.roles[role] = s
	}
	s.Count += t.paragraphs
	s.First, s.Last = widen(s.First, s.Last, t)
}

// widen widens the span from first to last by what is told.
func widen(first, last corpus.Date, t told) (corpus.Date, corpus.Date) {
	if t.first.Known() {
		first, last = span(first, last, t.first)
		first, last = span(first, last, t.last)
	}
	return first, last
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

// span widens the span from first to last by d. Of two dates that begin or end it alike the coarser counts, so that the
// order in which dates come makes no difference.
func span(first, last, d corpus.Date) (corpus.Date, corpus.Date) {
	coarser := func(than corpus.Date) bool { return packDate(d) < packDate(than) }
	if from, was := d.First(), first.First(); !first.Known() || from.Before(was) || from == was && coarser(first) {
		first = d
	}
	if to, was := d.Last(), last.Last(); !last.Known() || was.Before(to) || to == was && coarser(last) {
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
		}
		r.order = append(r.order, l)
	}
	slices.SortStableFunc(r.order, func(a, b *listed) int { return b.Count - a.Count })
}

// folded gives the entries with the words of their names, which are made when they are first asked for.
func (r *register) folded() []*listed {
	r.fold.Do(func() {
		for _, l := range r.order {
			for _, n := range l.spelled {
				for _, w := range match.Split(n) {
					l.words = append(l.words, w.Exact)
				}
			}
		}
	})
	return r.order
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
