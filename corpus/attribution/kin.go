package attribution

// Nouns that only say which of those who were named is meant: "the latter", "the mother".

// ofTwo finds whom "the former" and "the latter" stand for: the two names, joined by a conjunction, that stand last before.
func (n *narrator) ofTwo(p *para, m mention) (source, bool) {
	noun := p.units[m.head].low
	former := n.lang.members["former "+noun]
	for b := m.a; b > 0 && (former || n.lang.members["latter "+noun]); b-- {
		second := p.runEnding(b)
		if second == nil {
			continue
		}
		i := second.a
		for i > 0 && p.run(i-1) == nil && p.units[i-1].is(clsDet) {
			i--
		}
		if i == 0 || !p.units[i-1].is(clsConj) || p.runEnding(i-1) == nil {
			return source{}, false
		}
		if former {
			second = p.runEnding(i - 1)
		}
		src, _ := n.name(p, p.named(second, second.a, second.b))
		return src, src.id != ""
	}
	return source{}, false
}

// kin finds whom "the mother" stands for: the only woman of those who share a surname.
func (n *narrator) kin(m mention) *entry {
	var found *entry
	for _, e := range few(n.cast.entries) {
		if e.org || e.gender != m.gender || len(e.words) < 2 {
			continue
		}
		same := filter(few(n.cast.last[e.words[len(e.words)-1]]), func(o *entry) bool { return o != e && !o.org })
		if len(same) == 0 {
			continue
		}
		if found != nil {
			return nil
		}
		found = e
	}
	return found
}
