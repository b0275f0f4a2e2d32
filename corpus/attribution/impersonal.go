package attribution

// Whose words "on" tells in French is said by where: "à la mairie, on assure que", "dit-on au ministère".

// spokesFor reads where "on", the subject m of the verb at unit i, speaks from, and tells where that ends.
func (p *para) spokesFor(s sentence, m mention, i int) (mention, int) {
	if m.kind != mentionPronoun || !p.isOn(m.a) {
		return mention{}, 0
	}
	if m.a > s.a && p.text[p.units[m.a].start-1] == '-' {
		if i++; i < s.b && p.lang.ends(p.units[i].low, "infinitive") {
			i++ // "fait-on valoir", "peut-on lire"
		}
		return p.placeOf(s, i)
	}
	if m.a-s.a < 3 || p.units[m.a-1].kind != kindComma {
		return mention{}, 0
	}
	by, end := p.placeOf(s, p.chunkBefore(s, m.a-1).a)
	if end != m.a-1 {
		return mention{}, 0
	}
	return by, 0
}

// anyone reports whether "on", the subject m of the verb at unit i, says nothing that anybody said: "on constate que le pont
// rouille".
func (p *para) anyone(s sentence, m mention, i int) bool {
	return m.kind == mentionPronoun && p.isOn(m.a) && !p.touches(s, i) && (m.a == 0 || p.text[p.units[m.a].start-1] != '-')
}

func (p *para) isOn(i int) bool {
	return p.units[i].low == p.lang.impersonal && p.lang.impersonal != ""
}

// placeOf reads the body or the people whom a preposition at unit i names as the place where something is said, and tells
// where that ends.
func (p *para) placeOf(s sentence, i int) (mention, int) {
	for i < s.b && p.run(i) == nil && (p.units[i].is(clsAdverb|clsTime) || p.units[i].kind == kindComma) {
		i++
	}
	if i+1 >= s.b || p.run(i) != nil || !p.units[i].is(clsPrep|clsAdjunct) || p.units[i].is(clsTime) {
		return mention{}, i
	}
	start := i
	for i < s.b && p.run(i) == nil && (p.units[i].is(clsPrep|clsAdjunct) || p.lang.members["side "+p.units[i].low]) && !(p.units[i].is(clsArticle) && !p.units[i].is(clsPrep)) {
		i++
	}
	end := p.sourceEnd(i, s.b)
	m, written := p.headOf(i, end), false
	for k := i; k < min(end, i+3); k++ {
		written = written || p.units[k].is(clsDocument)
	}
	if m.kind == mentionNoun && p.units[i].is(clsOf|clsPrep) {
		return mention{}, start
	}
	if m.kind == mentionName && (m.org || written) || m.kind == mentionNoun && written || p.isRole(m) && p.units[m.head].is(clsOrg|clsBodyNoun|clsPeople) {
		return m, end
	}
	return mention{}, start
}
