package attribution

// mentionKind says what stands for a speaker.
type mentionKind uint8

const (
	mentionNone mentionKind = iota
	mentionName
	mentionPronoun
	mentionNoun    // "the spokeswoman", "officials"
	mentionSeveral // "Smith and Jones"
)

// mention is what stands for a speaker, units [a, b) of its paragraph.
type mention struct {
	kind     mentionKind
	a, b     int
	na, nb   int // of a name, the name proper
	gender   gender
	honour   bool // with Mr, Ms or a title
	org      bool
	initial  bool // begins its sentence
	definite bool // "the spokeswoman", not "a spokeswoman"
	head     int  // of a noun
}

// mentionIn reads the noun phrase in units [a, b), the subject of a cue. commas may part it from what explains it.
func (p *para) mentionIn(a, b int) mention {
	chunks := p.chunks(a, b)
	if len(chunks) == 0 {
		return mention{}
	}
	if len(chunks) == 1 {
		return p.phrase(chunks[0][0], chunks[0][1])
	}
	// From the right: the first chunk that is a name and no more, for what follows a name explains it.
	for k := len(chunks) - 1; k >= 0; k-- {
		ca, cb := p.stripLead(chunks[k][0], chunks[k][1])
		if r := p.run(ca); r != nil && !r.bare && p.pure(ca, cb, r) {
			return p.phrase(ca, cb)
		}
		if ca+1 == cb && p.units[ca].is(clsHe|clsShe|clsThey|clsIt) {
			return p.phrase(ca, cb)
		}
	}
	for _, c := range chunks {
		ca, cb := p.stripLead(c[0], c[1])
		if ca >= cb || p.explains(ca) {
			continue
		}
		if m := p.phrase(ca, cb); m.kind != mentionNone {
			return m
		}
	}
	return mention{}
}

// chunks parts units [a, b) at commas and dashes.
func (p *para) chunks(a, b int) [][2]int {
	var out [][2]int
	start := a
	for i := a; i <= b; i++ {
		if i == b || p.units[i].kind == kindComma || p.units[i].kind == kindDash {
			if i > start {
				out = append(out, [2]int{start, i})
			}
			start = i + 1
		}
	}
	return out
}

// pure reports whether units [a, b) are a name with no more than "of the society" behind it.
func (p *para) pure(a, b int, r *run) bool {
	if r.a != a {
		return false
	}
	return r.b >= b || p.units[r.b].is(clsPrep) && r.nb-r.na > 1
}

// explains reports whether a chunk that begins at unit i says something of a name before or of the time.
func (p *para) explains(i int) bool {
	t := &p.units[i]
	return t.is(clsWho|clsWhich|clsPrep|clsSub|clsAdverb|clsTime) && !t.is(clsThat) || t.kind == kindNumber
}

// stripLead takes conjunctions and adverbs off the front of a noun phrase.
func (p *para) stripLead(a, b int) (int, int) {
	for a < b && (p.units[a].is(clsAux) && p.run(a) == nil || p.units[a].is(clsConj) && !p.units[a].is(clsPrep) || p.units[a].is(clsAdverb) && p.run(a) == nil ||
		p.units[a].kind != kindWord && p.units[a].kind != kindNumber) {
		a++
	}
	return a, b
}

// phrase reads one noun phrase without commas.
func (p *para) phrase(a, b int) mention {
	a, b = p.stripLead(a, b)
	for i := b - 1; i > a; i-- { // "… when Ann Other", "… the day that she"
		if p.units[i].is(clsSub|clsThat) && p.run(i) == nil {
			a = i + 1
			break
		}
	}
	for b > a && (p.units[b-1].is(clsAdverb) && p.run(b-1) == nil || p.units[b-1].is(clsWho)) {
		b--
		if p.units[b].is(clsWho) {
			return p.nameBefore(a, b)
		}
	}
	if a, b = p.stripLead(a, b); a >= b {
		return mention{}
	}
	if b-a == 1 && p.units[a].is(clsHe|clsShe|clsThey|clsIt|clsPronoun) && !p.units[a].upper {
		return mention{kind: mentionPronoun, a: a, b: b, gender: genderOf(p.units[a].cls)}
	}
	if p.units[a].is(clsPrep | clsTime) {
		return p.lastName(a, b)
	}
	core := a
	for core < b && !(p.units[core].is(clsPrep) && p.run(core) == nil) {
		core++
	}
	return p.head(a, core, b)
}

// nameBefore gives the name that "who" goes back to.
func (p *para) nameBefore(a, b int) mention {
	if r := p.runEnding(b); r != nil && r.a >= a && !r.bare {
		return p.named(r, r.a, b)
	}
	return mention{}
}

// lastName reads "On Friday the Harbour Company": the name at the end, unless it belongs to the preposition.
func (p *para) lastName(a, b int) mention {
	i := a
	if p.units[i].is(clsPrep) {
		i++
	}
	for i < b && (p.units[i].is(clsTime) || p.units[i].kind == kindNumber) {
		i++
	}
	if i < b && (i > a+1 || p.units[a].is(clsTime)) {
		if p.units[i].is(clsPrep | clsTime) {
			return mention{}
		}
		return p.phrase(i, b)
	}
	if b-1 > a && p.units[b-1].is(clsHe|clsShe|clsThey|clsIt) {
		return p.phrase(b-1, b)
	}
	if r := p.runEnding(b); r != nil && !r.bare && r.a > a+2 && !p.units[r.a-1].is(clsPrep|clsDet) {
		return p.named(r, r.a, b)
	}
	return mention{}
}

// head reads a noun phrase by its head, the last word of [a, core); a preposition follows in [core, b).
func (p *para) head(a, core, b int) mention {
	if core <= a {
		return mention{}
	}
	r := p.run(core - 1)
	if r != nil && r.b > core {
		core = min(r.b, b)
	}
	if p.joined(a, core) {
		return mention{kind: mentionSeveral, a: a, b: core}
	}
	switch {
	case r == nil:
		if m := p.nameAtEnd(core, b); m.kind != mentionNone && p.headOfRole(a, core) >= 0 {
			return m
		}
		return p.noun(a, core, b)
	case r.bare:
		if m := p.nameAtEnd(core, b); m.kind != mentionNone {
			return m
		}
		return p.noun(a, core, b)
	case p.units[r.b-1].possessive:
		return mention{}
	}
	return p.named(r, a, core)
}

// joined reports whether two names share a verb: "Smith and Jones".
func (p *para) joined(a, b int) bool {
	for i := a + 1; i+1 < b; i++ {
		if p.units[i].is(clsConj) && p.run(i) == nil && p.runEnding(i) != nil {
			next := i + 1
			if p.units[next].is(clsDet) && next+1 < b {
				next++
			}
			if p.run(next) != nil {
				return true
			}
		}
	}
	return false
}

// nameAtEnd reads "minister of health Ann Other" and "US Ambassador to Germany Ann Other": the name after the
// preposition's own noun.
func (p *para) nameAtEnd(core, b int) mention {
	r := p.runEnding(b)
	if r == nil || r.a <= core || r.bare || r.org {
		return mention{}
	}
	if p.units[r.a-1].is(clsPrep|clsDet) && r.na == r.a {
		first := &p.units[r.na]
		if r.titled || r.nb-r.na < 3 || !first.is(clsPlace|clsPortfolio|clsOrg) {
			return mention{}
		}
		m := p.named(r, r.a, b)
		m.na = r.nb - 2
		r.na = m.na
		return m
	}
	return p.named(r, r.a, b)
}

func (p *para) named(r *run, a, b int) mention {
	return mention{kind: mentionName, a: r.a, b: min(r.b, max(b, r.nb)), na: r.na, nb: r.nb, gender: r.gender,
		honour: r.titled, org: r.org || a < r.a && p.units[r.a-1].is(clsDefinite|clsBodyKind) && !r.titled,
		initial: r.initial && r.na == r.a}
}

// noun reads a phrase whose head is a common noun.
func (p *para) noun(a, core, b int) mention {
	h := core - 1
	t := &p.units[h]
	if t.kind != kindWord || t.is(clsFunction) && !t.is(clsRole|clsPeople) || t.is(clsTime) {
		return mention{}
	}
	m := mention{kind: mentionNoun, a: a, b: b, head: h, gender: genderOf(t.cls), initial: true}
	if !t.is(clsRole | clsPeople | clsOrg | clsBodyNoun | clsTitle) {
		m.b = core
	}
	m.definite = p.units[a].is(clsDefinite)
	return m
}
