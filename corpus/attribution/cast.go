package attribution

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
)

// entry is somebody, or a body, whom the article names.
type entry struct {
	name   string
	words  []string         // folded
	id     corpus.SpeakerID // empty until it is asked for
	role   string
	roles  []roleKey // every role that is printed of them
	gender gender
	soft   bool // the gender is only that of the first name
	person bool // a title, a role or a pronoun shows it
	org    bool
	weak   bool // stands only at the start of sentences, where its first word may be none of the name
	named  bool // its first word is none that the language's file or the article knows as another
	doubt  bool // perhaps no person: only two capitalised words, or "the Ada Orme fan club" alone
	at     int  // how many names were read before it
	para   int  // the paragraph that names it first, from 0
	plain  bool // stands without a title somewhere
	place  bool // stands behind a preposition as a place does
	given  bool // begins with a well-known first name
	count  int  // how often it stands in full
	spoke  bool // something was said by it so far
	facts
}

// speaker gives the ID of an entry. It is made when it is first wanted, as most of those who are named say nothing.
func (e *entry) speaker() corpus.SpeakerID {
	if e.id == "" {
		e.id = corpus.NewSpeakerID(e.name)
	}
	return e.id
}

// roleKey is a role to be matched: the head noun, and the other words.
type roleKey struct {
	head  string
	first string // what a compound has before its head noun: "polizei" of "Polizeisprecher"
	words []string
	para  int // the paragraph that prints it
}

// cast is everybody whom an article names.
type cast struct {
	article  corpus.ArticleID
	lang     *language
	office   roleKey         // the role that was read last
	offices  map[string]unit // where each is printed first
	titled   []*entry        // whom nothing but the title names
	entries  []*entry
	full     map[string]*entry   // by the whole name, folded
	first    map[string][]*entry // by the first word of a name of several
	last     map[string][]*entry // by the last
	short    map[string]*entry   // by acronym
	heads    map[string][]*entry // by head noun of a role
	singles  map[string]*single  // names of one word that stand alone
	alone    map[string]bool     // names of one word that stand alone, before singles are told
	lowered  map[string]bool     // words that the article also prints in lower case
	bodies   []body              // nouns of bodies that are a name: "Umweltministerium"
	genitive bool                // names have an -s when something belongs to them
	surnames bool                // people have two, and the first of them stands for both
	reading  int                 // the paragraph that is read
	now      int                 // the same, once all names are known,
	telling  bool                // which they are
	rivals   []*entry            // whom the last name or role that was looked up fitted, if several
	wide     []*entry            // bodies whose names hold more than a row of capitals
	headline *entry              // whom the title is about, where nothing but it may name him
	oblique  map[string]int      // how often a role stands in another case than the subject's
	orgs     []*entry            // the bodies
	kinds    []bodyRole          // what bodies are said to be
	parties  map[string]bool     // what stands in brackets behind the names of persons
	names    int                 // how many names have been read
}

// single is what is known of a name of one word.
type single struct {
	at     int // how many names were read before the first
	det    int // times behind a determiner
	mid    int // times inside a sentence, where a capital tells
	org    bool
	upper  bool // an acronym
	gender gender
	honour bool // with Mr, Ms or a title
}

func newCast(a corpus.ArticleID) *cast {
	return &cast{article: a, full: map[string]*entry{}, first: map[string][]*entry{}, last: map[string][]*entry{},
		short: map[string]*entry{}, heads: map[string][]*entry{}, singles: map[string]*single{}, alone: map[string]bool{}, parties: map[string]bool{}}
}

// buildCast reads every name of an article: first those of the text, then, for surnames that still want one, those
// inside quotations.
func buildCast(a *corpus.Article, paras []para, space workspace, lang *language) *cast {
	c := newCast(a.ID)
	c.lang = lang
	units := 0
	for i := range paras {
		units += len(paras[i].units)
	}
	c.lowered = make(map[string]bool, units/3)
	c.genitive = lang.options["nouncaps"]
	c.surnames = lang.options["surnames"]
	title := headlinePara(a.Title, lang)
	dictionaryForms(append(slices.Clip(paras), title), lang)
	for i := range paras {
		for j := range paras[i].units {
			if t := &paras[i].units[j]; t.kind == kindWord && !t.capital {
				c.lowered[t.low] = true
			}
		}
		for k := range paras[i].runs {
			if r := &paras[i].runs[k]; r.nb-r.na == 1 && !r.bare {
				c.alone[paras[i].units[r.na].low] = true
			}
		}
	}
	if a.Speaker != "" {
		c.declare(a, lang)
	}
	for i := range paras {
		c.reading = i
		c.read(&paras[i], lang)
	}
	c.widen(paras)
	c.readTitle(title)
	c.meetTitled(title)
	c.meetOffices(paras, lang)
	for i := range paras {
		if paras[i].titled {
			c.readTitle(paras[i])
		}
	}
	for i := range paras {
		p := &paras[i]
		for _, s := range p.spans {
			inner := para{text: p.text, lang: lang, units: space.tokenize(p.text, s.inA, s.inB, nil, lang)}
			space.split(&inner)
			space.findRuns(&inner)
			c.readQuoted(&inner)
		}
	}
	c.joinDoubled()
	c.joinPatronymics(lang)
	c.joinBodies()
	c.joinSurnames()
	if lang.plain() {
		c.initials()
	}
	c.orgs = slices.DeleteFunc(slices.Clone(c.entries), func(e *entry) bool { return !e.org })
	if c.genitive {
		c.dropOwned()
	}
	c.meetAgain()
	if lang.options["subjectfirst"] {
		c.gendered()
	}
	if lang.plain() {
		c.tellGenders(paras)
	}
	c.nameBare(paras)
	c.meetHeadline(&title, lang)
	c.meetNicknames(paras, lang)
	c.meetSurnameRoles(paras, lang)
	c.meetOblique(paras, lang)
	return c
}

// readTitle enters the full names of a title whose surnames the text does not explain. Where most words have a capital, a
// first name has to tell where a name begins.
func (c *cast) readTitle(p para) {
	if p.lang.declines() && !p.titled {
		return // its names are in another form
	}
	for i := 0; i+1 < len(p.units); i++ {
		t, next := &p.units[i], &p.units[i+1]
		named := t.is(clsGiven) || !p.titled && !p.lang.options["romance"] && t.kind == kindWord && t.cls == 0
		if !named || !t.capital || !next.capital || next.kind != kindWord || next.cls&clsFunction != 0 {
			continue
		}
		if low := next.low; c.singles[low] != nil && len(c.last[low]) == 0 {
			e := c.enter(p.print(i, i+2), p.lows(i, i+2))
			e.person, e.gender = true, genderOf(t.cls&clsGiven)
		}
	}
}

// declare enters the speaker whom the source names.
func (c *cast) declare(a *corpus.Article, lang *language) *entry {
	p := newPara(a.Speaker, false, lang)
	e := c.enter(strings.Join(strings.Fields(a.Speaker), " "), p.lows(0, len(p.units)))
	if a.Role != "" {
		e.role = a.Role
		r := newPara(a.Role, false, lang)
		c.addRole(e, &r, 0, len(r.units), lang)
	}
	return e
}

// read enters the names of a paragraph, with what stands beside them.
func (c *cast) read(p *para, lang *language) {
	for k := range p.runs {
		r := &p.runs[k]
		c.names++
		c.unstick(p, r, lang)
		if c.genitive {
			c.readBody(p, r)
		}
		if r.bare || r.na >= r.nb {
			continue
		}
		if lang.plain() {
			r.org = c.bodyBeside(p, r) || r.org
			if !r.org && !r.titled && p.numbered(r) {
				continue
			}
		}
		if r.nb-r.na == 1 {
			c.readSingle(p, r)
			continue
		}
		if c.short[strings.Join(p.lows(r.na, r.nb), " ")] != nil || p.titled && !(r.given && p.label(sentence{0, len(p.units)}, r.b).kind == mentionName) && !(lang.final != nil && r.titled && r.nb-r.na == 2) {
			continue
		}
		known := len(c.entries)
		e := c.enter(p.called(r.na, r.nb), p.lows(r.na, r.nb))
		e.count++
		e.plain = e.plain || !r.titled
		e.given = e.given || r.given
		e.place = e.place || r.a > 0 && p.units[r.a-1].has(trLocative) && p.run(r.a-1) == nil && !p.units[r.nb-1].possessive
		e.weak = (e.weak || len(c.entries) > known) && r.initial && r.na == r.a && !r.given && lang.final == nil
		e.named = e.named || p.units[r.na].cls == 0 && !c.lowered[p.units[r.na].low] && !lang.finiteEnding(p.units[r.na].low) &&
			!lang.participle(p.units[r.na].low) && !lang.adverbEnding(p.units[r.na].low) && (!lang.declines() || p.knownGiven(p.units[r.na].low))
		e.org = e.org || r.org && !e.person
		e.person = e.person || r.titled || r.office || (r.given || r.person && p.knownGiven(p.units[r.na].low)) && !e.org
		if e.gender == genderUnknown || e.soft && !r.given && r.gender != genderUnknown {
			e.gender, e.soft = r.gender, r.given && !r.titled
		}
		if lang.options["nouncaps"] {
			c.rolesAround(e, p, r)
			continue
		}
		e.doubt = (e.doubt || len(c.entries) > known) && p.describes(r)
		if e.org && e.gender == genderUnknown && r.a > 0 && lang.options["clitics"] {
			e.gender = lang.genderOfDet(&p.units[r.a-1])
		}
		c.roleBeside(e, p, r, lang)
	}
	for _, a := range p.acronyms {
		c.readAcronym(p, a)
	}
}

// readAcronym enters a body whose short name stands in brackets behind the long one. The letters tell where the long
// one begins, since it can hold commas and conjunctions.
func (c *cast) readAcronym(p *para, a acronym) {
	if c.short[a.short] != nil || len(a.short) < 2 || c.genitive && c.readAside(p, a) {
		return
	}
	from := p.spelled(a)
	r := p.runEnding(a.after + 1)
	if from < 0 {
		if r == nil || r.nb-r.na < 2 || r.titled {
			return
		}
		from = r.na
	}
	e := c.full[strings.Join(p.lows(from, a.after+1), " ")]
	if e == nil {
		e = c.enter(p.print(from, a.after+1), p.lows(from, a.after+1))
	}
	c.short[a.short] = e
	e.org = e.org || !e.person
	if r != nil && from >= r.a {
		r.na, r.titled = from, false
	} else {
		c.wide = append(c.wide, e)
	}
	if other := c.full[a.short]; other != nil && other != e && !other.person {
		c.join(other, e)
		c.entries = slices.DeleteFunc(c.entries, func(o *entry) bool { return o == other })
	}
}

// spelled finds the unit from which on the initials of capitalised words spell an acronym; -1 when they do not.
func (p *para) spelled(a acronym) int {
	letters := []rune(strings.ReplaceAll(a.short, " ", ""))
	k := len(letters) - 1
	for i := a.after; i >= max(0, a.after-maxRun) && k >= 0; i-- {
		t := &p.units[i]
		if t.kind == kindWord && t.capital {
			if first, _ := utf8.DecodeRuneInString(t.low); first != letters[k] {
				return -1
			}
			if k--; k < 0 {
				return i
			}
		} else if t.kind != kindComma && !t.is(clsPrep|clsConj|clsDet) {
			return -1
		} else if first, _ := utf8.DecodeRuneInString(t.low); k > 0 && t.is(clsPrep) && first == letters[k] {
			k-- // TfL, DoJ
		}
	}
	return -1
}

// places reports whether a preposition, with its article, stands at unit i.
func (p *para) places(i int) bool {
	return p.units[i].is(clsPrep) || p.units[i].is(clsArticle) && i > 0 && p.units[i-1].is(clsOf) && p.run(i) == nil
}

// unstick takes off a name what only stands beside it: a common word at the start of a sentence ("Yesterday's"), the
// place of an office.
func (c *cast) unstick(p *para, r *run, lang *language) {
	if lang.declines() {
		return // its row was parted already
	}
	if lang.options["offices"] {
		if first := &p.units[r.na]; r.nb-r.na == 3 && first.cls == 0 && lang.participle(first.low) && !lang.finiteEnding(first.low) && p.units[r.na+1].is(clsGiven) {
			r.na++ // "Nominating Tom Orme"
		}
		if first := &p.units[r.na]; r.initial && r.na == r.a && r.nb-r.na > 1 && first.cls == 0 && lang.participle(first.low) && !lang.finiteEnding(first.low) && p.units[r.na+1].is(clsPlace|clsOrg) {
			r.na++ // "Welcoming Ostland"
		}
		if from := c.personInOffice(p, r); from > 0 {
			r.na, r.org, r.bare, r.office = from, false, false, true
			r.given = p.units[from].is(clsGiven)
			if r.gender == genderUnknown {
				r.gender = genderOf(p.units[from].cls & clsGiven)
			}
			return
		}
	} else if from := p.behindOffice(r); from > 0 && p.ofOffice(r) {
		r.na, r.org = from, false
	} else if r.na == r.a && r.a > 0 && p.places(r.a-1) && r.nb-r.na > 2 && !r.org && (p.units[r.na].is(clsPlace|clsPortfolio) ||
		lang.options["clitics"] && inOffice(p.units, r.a) && hasArticle(p.units, r.a) && c.alone[p.units[r.nb-1].low]) && !p.units[r.nb-2].is(clsPrep) && !p.units[r.na+1].is(clsConj) {
		r.na = r.nb - 2 // "minister of Norwick Ada Orme"
	}
	if r.initial && r.na == r.a && r.nb-r.na == 3 && lang.final != nil && c.full[strings.Join(p.lows(r.na+1, r.nb), " ")] != nil {
		r.na++ // "İşte Burak Yener"
	}
	if r.initial && r.na == r.a && r.nb-r.na == 3 && !r.org && lang.final != nil && endsLike(p.units[r.na].low, lang.final.roleLike) {
		r.na++ // Dağcı Burak Yener
		r.titled = true
	}
	if r.initial && r.na == r.a && r.nb-r.na > 2 && c.lowered[p.units[r.na].low] && !r.org &&
		!p.units[r.na].is(clsOrg|clsPlace) {
		r.na++
	}
}

// readQuoted enters a name that stands inside a quotation, when nobody else has its surname.
func (c *cast) readQuoted(p *para) {
	for k := range p.runs {
		r := &p.runs[k]
		if r.bare || r.nb-r.na < 2 || r.org || r.initial && c.lowered[p.units[r.na].low] {
			continue
		}
		words := p.lows(r.na, r.nb)
		if len(c.last[words[len(words)-1]]) == 0 && c.full[strings.Join(words, " ")] == nil {
			e := c.enter(p.print(r.na, r.nb), words)
			e.person, e.gender = r.titled, r.gender
		}
	}
}

func (c *cast) readSingle(p *para, r *run) {
	t := &p.units[r.na]
	s := c.singles[t.low]
	if s == nil {
		s = &single{at: c.names}
		c.singles[t.low] = s
	}
	if !r.initial {
		s.mid++
	}
	s.honour = s.honour || r.titled
	if s.gender == genderUnknown {
		s.gender = r.gender
	}
	s.org = s.org || r.org
	s.upper = s.upper || t.upper
	if r.a > 0 && (p.units[r.a-1].is(clsDet|clsPoss) || p.units[r.a-1].has(trOblique) || c.genitive && isInflected(&p.units[r.a-1])) {
		s.det++
	}
	if r.a > 0 && !r.titled {
		before := &p.units[r.a-1]
		s.org = s.org || before.is(clsDefinite) && !c.genitive || before.is(clsBodyKind)
	}
}

// enter gives the entry of a full name, a new one when there is none. Two names that differ in the middle are one
// person's, and the fuller is kept.
func (c *cast) enter(name string, words []string) *entry {
	key := strings.Join(words, " ")
	if e := c.full[key]; e != nil {
		return e
	}
	if len(words) >= 2 {
		for _, e := range c.last[words[len(words)-1]] {
			if sameFirst(e.words[0], words[0]) && !e.org && (len(words) == 2 || len(e.words) == 2) {
				if len(words) > len(e.words) || len(words[0]) > len(e.words[0]) {
					e.name, e.words, e.id = name, words, ""
				}
				c.full[key] = e
				return e
			}
		}
	}
	e := &entry{name: name, words: words, at: c.names, para: c.reading}
	c.entries = append(c.entries, e)
	c.full[key] = e
	if len(words) > 0 {
		c.first[words[0]] = append(c.first[words[0]], e)
		c.last[words[len(words)-1]] = append(c.last[words[len(words)-1]], e)
	}
	return e
}

func filter(all []*entry, keep func(*entry) bool) []*entry {
	var out []*entry
	for _, e := range all {
		if keep(e) && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}
