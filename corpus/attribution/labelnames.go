package attribution

import (
	"slices"
	"strings"
	"unicode"

	"onrecord/corpus"
)

// called is what a label calls somebody.
type called struct {
	label *label
	para
	first, last int // the units of the name proper; none when they are the same
	roles       []string
	gender      gender
	several     bool // "MR. ORME AND MS. VALE"
	want        *wanted
	turns, asks int
}

// roster gives names to the labels of a transcript.
type roster struct {
	article *corpus.Article
	lang    *language
	pages   *pages
	calls   map[string]*called // by the label as printed
	order   []*called
	known   map[string]source
	short   map[string][]*called // surnames alone, by the last word
	offices []*called            // roles alone
	letters map[string][]*called // names in full, by their initials
	asked   *source              // whom an interview is with
	named   bool                 // a label bears the surname of the declared speaker
}

func newRoster(t *transcript, space workspace) *roster {
	r := &roster{article: t.article, lang: t.lang, pages: newPages(t.lang, len(t.article.Paragraphs)+2), calls: map[string]*called{}, known: map[string]source{},
		short: map[string][]*called{}, letters: map[string][]*called{}}
	r.pages.space = space
	r.pages.add(titleText(t.article.Title), tierTitle, "")
	if r.declaredSeveral() {
		r.pages.add(t.article.Speaker, tierTitle, "")
	}
	before, turn := tierPreface, ""
	for i, p := range t.article.Paragraphs {
		text := p.Text
		if l := t.labels[i]; l != nil {
			before, turn = tierBody, l.key
			text = text[l.end:]
			r.call(l, lastSign(text) == '?')
		}
		r.pages.add(text, before, turn)
	}
	for _, c := range r.order {
		r.index(c)
	}
	for _, c := range r.order {
		if c.last-c.first > 1 {
			r.enter(c)
		}
	}
	r.wantAll()
	return r
}

// maxAlike is how many labels of one surname, or of roles, are held against each other.
const maxAlike = 20

// index makes a label known to the others.
func (r *roster) index(c *called) {
	add := func(m map[string][]*called, key string) {
		if len(m[key]) < maxAlike {
			m[key] = append(m[key], c)
		}
	}
	words := c.lows(c.first, c.last)
	switch {
	case len(words) == 0 && len(c.roles) > 0:
		if len(r.offices) < maxAlike {
			r.offices = append(r.offices, c)
		}
	case len(words) > 0:
		add(r.short, words[len(words)-1])
		if len(words) > 1 && !c.several && r.initials(c) == "" {
			add(r.letters, initialsOf(c.print(c.first, c.last)))
		}
	}
}

// titleText writes a title in capitals throughout as a title usually is.
func titleText(title string) string {
	if strings.ToUpper(title) == title {
		return capsToTitle(title)
	}
	return title
}

// call reads a label.
func (r *roster) call(l *label, asks bool) {
	c := r.calls[l.text]
	if c == nil {
		c = &called{label: l}
		r.calls[l.text] = c
		r.order = append(r.order, c)
		if l.kind == labelName || l.kind == labelTitled {
			r.read(c)
		}
	}
	c.turns++
	if asks {
		c.asks++
	}
}

// read parts a label into titles and name.
func (r *roster) read(c *called) {
	text := spaced(bare(c.label.text))
	if c.label.caps {
		text = capsToTitle(text)
	}
	c.para = para{text: text, lang: r.lang, units: tokenize(text, 0, len(text), nil, r.lang)}
	c.last = len(c.units)
	for i := range c.units {
		t := &c.units[i]
		switch {
		case t.is(clsTitle|clsRole|clsPeople|clsMr|clsMs) || endsLike(t.low, r.lang.titleEnds):
			c.first = i + 1
			if t.cls&(clsMr|clsMs) == 0 || t.is(clsMale|clsFemale) && !r.isPlainTitle(t) {
				c.roles = append(c.roles, t.low)
			}
			if g := genderOf(t.cls); g != genderUnknown {
				c.gender = g
			}
		case t.point: // an initial
		case t.is(clsDet) && c.first == i:
			c.first = i + 1
		case t.is(clsConj) && i > 0:
			c.several = true
		case c.first == i && t.is(clsPrep) && i > 0:
			c.first = i + 1 // "Minister of Health Ada Orme"
		}
	}
	c.qualify()
}

// qualify adds the words before a role that tell it from others: the vice president is not the president.
func (c *called) qualify() {
	if c.first < c.last || len(c.units) == 0 {
		return
	}
	c.roles = c.roles[:0]
	for i := range c.units {
		if t := &c.units[i]; t.kind == kindWord && !t.is(clsDet) && (i > 0 || !t.is(clsMr|clsMs)) {
			c.roles = append(c.roles, t.low)
		}
	}
}

func (r *roster) isPlainTitle(t *token) bool { return t.is(clsMr | clsMs) }

// spaced parts initials that stand close: "С.В.Лавров".
func spaced(s string) string {
	var b strings.Builder
	prev := rune(0)
	for i, c := range s {
		if prev == '.' && unicode.IsLetter(c) && i > 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(c)
		prev = c
	}
	return b.String()
}

// enter makes a full name among the labels known, so that a surname finds it.
func (r *roster) enter(c *called) {
	words := c.lows(c.first, c.last)
	if len(words) < 2 || c.several || c.isBody() || r.isSlip(c, words) {
		return
	}
	f := &person{name: c.print(c.first, c.last), words: words, tier: tierLabel, times: 1, gender: c.gender, roles: c.roles}
	f.role = r.ownRole(c)
	for _, o := range r.short[words[len(words)-1]] {
		if own := o.lows(o.first, o.last); o != c && len(own) > 0 && len(own) < len(words) && hasSuffix(words, own) {
			r.wantFor(o).note(f)
		}
	}
}

// isSlip tells a title with a slip of the pen, "PRESIDEN ORME", beside the right one.
func (r *roster) isSlip(c *called, words []string) bool {
	if len(words) != 2 || len(words[0]) < 5 {
		return false
	}
	for _, o := range r.short[words[1]] {
		own := o.lows(o.first, o.last)
		if o == c || len(own) != 1 || own[0] != words[1] {
			continue
		}
		for _, role := range o.roles {
			if len(role) > 4 && (strings.HasPrefix(role, words[0][:4]) || strings.HasSuffix(role, words[0][len(words[0])-4:])) {
				c.first, c.roles = c.first+1, o.roles
				return true
			}
		}
	}
	return false
}

// isBody tells the label of a body, such as a paper that asks.
func (c *called) isBody() bool {
	return slices.ContainsFunc(c.units[c.first:c.last], func(t token) bool { return t.is(clsOrg | clsBodyKind | clsPeople) })
}

func (r *roster) wantFor(c *called) *wanted {
	if c.want == nil {
		c.want = &wanted{words: c.lows(c.first, c.last), gender: c.gender, roles: c.roles}
	}
	return c.want
}

// wantAll asks the document for the full names behind the labels.
func (r *roster) wantAll() {
	declared := r.surnameDeclared()
	for _, c := range r.order {
		if c.label.kind != labelName && c.label.kind != labelTitled || c.several {
			continue
		}
		words := c.lows(c.first, c.last)
		if len(words) == 0 {
			words = r.holder(c)
		}
		if len(words) == 0 || len(words) > 4 {
			continue
		}
		if declared != "" && words[len(words)-1] == declared && !(c.isHonoured() && slices.ContainsFunc(r.offices, r.officeDeclared)) {
			r.named = true
		}
		w := r.wantFor(c)
		w.words, w.keys = words, append(w.keys, c.label.key)
		w.rival = r.rivals(c)
		w.strict = w.rival || len(c.units) > 0 && c.units[0].low == "mrs"
		r.pages.want(w)
	}
	r.pages.search()
}

// rivals reports whether a label of the same surname and the other gender stands about as often: MR. ORME and MS. ORME
// are two, unless one of them is a slip.
func (r *roster) rivals(c *called) bool {
	if c.gender == genderUnknown || c.first == c.last {
		return false
	}
	for _, o := range r.short[c.units[c.last-1].low] {
		if o.gender != c.gender && !o.gender.fits(c.gender) && 10*o.turns >= c.turns && 10*c.turns >= o.turns &&
			slices.Equal(o.lows(o.first, o.last), c.lows(c.first, c.last)) {
			return true
		}
	}
	return false
}

// holder gives the name that the title prints behind the role of a label: "Remarks by President Ada Orme" for
// "THE PRESIDENT".
func (r *roster) holder(c *called) []string {
	if len(c.roles) == 0 || !slices.Contains(r.offices, c) {
		return nil
	}
	var found []string
	p := r.pages.page(0)
	for i := 0; i+len(c.roles) < len(p.units); i++ {
		if !rolesAt(p.units[i:], c.roles) || i > 0 && p.qualified(i) {
			continue
		}
		s := speakerPhrase{para: p.para, lang: r.lang}
		if s.read(i); s.first < s.last && s.first == i+len(c.roles) && s.followed() {
			if name := p.lows(s.first, s.last); found != nil && !slices.Equal(found, name) {
				return nil
			} else if found = name; len(name) > 1 {
				w := r.wantFor(c)
				f := &person{name: p.print(s.first, s.last), words: name, tier: tierTitle, times: 1}
				f.title(p.para, s.first, r.lang)
				w.note(f)
			}
		}
	}
	return found
}

// qualified reports whether the role at unit i is another with the word before it: "Vice President", "Parish President".
func (p *para) qualified(i int) bool {
	t := &p.units[i-1]
	return t.kind == kindWord && t.capital && t.end < p.units[i].start && !t.is(clsDemonym|clsPlace|clsFunction) && i > 1
}

func rolesAt(units []token, roles []string) bool {
	for k, role := range roles {
		if units[k].low != role {
			return false
		}
	}
	return true
}

// source names the speaker of a label. A role that nothing resolves stays a mention.
func (r *roster) source(l *label) source {
	if s, ok := r.known[l.text]; ok {
		return s
	}
	s := r.resolve(r.calls[l.text])
	s.mention = l.text
	r.known[l.text] = s
	return s
}

func (r *roster) resolve(c *called) source {
	switch c.label.kind {
	case labelAnswers:
		return r.interviewee()
	case labelAsks, labelNobody:
		return source{}
	}
	switch {
	case c.several:
		return source{}
	case r.fitsDeclared(c):
		return declaredSource(r.article)
	case c.first == c.last:
		return r.byRole(c)
	}
	if s, ok := r.byInitials(c); ok {
		return s
	}
	f, ambiguous := r.wantFor(c).pick()
	switch {
	case ambiguous:
		return source{}
	case f != nil && r.speaksByOffice(c, f):
		return surnameSource(r.article.ID, c.print(c.first, c.last))
	case f != nil && !r.plainer(c, f.words[0]):
		return f.source(r.ownRole(c))
	}
	return r.unexplained(c)
}

// speaksByOffice reports whether a person has a label of his office alone, "THE PRESIDENT", so that "DR. ORME" is another Orme.
func (r *roster) speaksByOffice(c *called, f *person) bool {
	if c.first != 1 || c.last != 2 || !c.units[0].has(trHonour) {
		return false
	}
	return slices.ContainsFunc(r.offices, func(o *called) bool {
		if o.want == nil || len(o.want.words) == 0 {
			return false
		}
		holder, _ := o.want.pick()
		return holder != nil && holder.name == f.name
	})
}

func (f *person) source(role string) source {
	if role == "" {
		role = f.role
	}
	return source{id: corpus.NewSpeakerID(f.name), name: f.name, role: role}
}

// byRole names whoever has a role by the title.
func (r *roster) byRole(c *called) source {
	if c.want == nil || len(c.want.words) == 0 {
		return source{}
	}
	if f, ambiguous := c.want.pick(); f != nil && (len(f.roles) == 0 || f.hasRoles(c.roles)) {
		return f.source("")
	} else if f != nil || ambiguous {
		return source{}
	}
	words := c.want.words
	p := r.pages.page(0)
	for i := range p.units {
		if p.units[i].low == words[len(words)-1] && len(words) == 1 {
			return surnameSource(r.article.ID, p.print(i, i+1))
		}
	}
	return source{}
}

// unexplained names a label that the document has no fuller name for.
func (r *roster) unexplained(c *called) source {
	name := c.print(c.first, c.last)
	words := c.lows(c.first, c.last)
	switch {
	case c.isBody() || len(words) == 0:
		return source{}
	case len(words) > 1:
		return source{id: corpus.NewSpeakerID(name), name: name, role: r.ownRole(c)}
	case c.label.kind == labelName && (!c.want.titled || 2*c.asks > c.turns || r.isOutlet(words[0])):
		return source{} // "CHILDREN", the paper that asks
	case c.want.rival:
		return source{}
	}
	return surnameSource(r.article.ID, name)
}

func (r *roster) isOutlet(word string) bool {
	return strings.HasPrefix(corpus.Fold(r.article.Outlet), word)
}

// ownRole is what the label itself says of its speaker: "Oana Vale (spokeswoman of the alliance)".
func (r *roster) ownRole(c *called) string {
	text := c.label.text
	if i := strings.IndexAny(text, "([,"); i > 0 {
		role := strings.Trim(text[i:], "()[], ")
		p := para{text: role, lang: r.lang, units: tokenize(role, 0, len(role), nil, r.lang)}
		if p.headOfRole(0, len(p.units)) >= 0 {
			return role
		}
	}
	if c.first > 1 || c.first == 1 && c.units[0].cls&(clsMr|clsMs) == 0 {
		if c.headOfRole(0, c.first) >= 0 {
			return c.print(0, c.first)
		}
	}
	return ""
}
