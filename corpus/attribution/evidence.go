package attribution

// evidence is where an article shows who speaks, and the rule by which that was read.
type evidence struct {
	rule      rule
	flaws     flaw
	shown     int32     // the paragraph of mention and cue, from 1; 0 where nothing is shown
	mentionAt place     // empty where the speaker is not named
	cueAt     place     // empty where no cue ascribes the words
	rivals    *[]*entry // who fit, where nobody is named because several do; else nil
}

// place is a part of a paragraph, in bytes. It is kept with every quotation, and so it is small.
type place struct{ start, end int32 }

func newPlace(start, end int) place { return place{int32(start), int32(end)} }

// flaw is what makes evidence less sure; several can come together.
type flaw uint8

const (
	flawInner     flaw = 1 << iota // the name as printed is not the last part of the full one: "Ada" or "Hale" of Ada Hale Orme
	flawContested                  // somebody else says something in the same sentence
	flawCrossed                    // somebody else was named since
	flawUnsure                     // nothing shows that the name is a person's or a body's
)

// rule says how the speaker of a quotation was found.
type rule uint8

const (
	ruleNone      rule = iota
	ruleBefore         // X said
	ruleBehind         // said X
	ruleAccording      // according to X
	ruleAs             // as X said
	ruleDub            // X called it “…”
	ruleShared         // X said …, adding
	ruleDropped        // a verb without a subject
	ruleColon          // X was wary: “…”
	ruleGoesOn         // the speaker of before
	ruleAhead          // the speaker who is named next
	ruleOpened         // marks that were not closed
	ruleLabel
	ruleAsked // an answer
	ruleAsks  // a question
	ruleDeclared
	ruleTitle
	ruleOpening
	ruleSignature
)

// evidenceOf is what a cue in paragraph k shows.
func (p *para) evidenceOf(k int, c *cue) evidence {
	e := evidence{rule: p.ruleOf(c), shown: int32(k + 1), cueAt: p.place(c.a, c.b)}
	if m := &c.subject; m.kind != mentionNone && m.kind != mentionDropped {
		e.mentionAt = p.place(m.a, m.b)
	}
	return e
}

// place gives where units [a, b) stand.
func (p *para) place(a, b int) place {
	if a >= b {
		return place{}
	}
	end := p.units[b-1].end
	if t := &p.units[b-1]; t.possessive && t.base > 0 {
		end = int(t.base)
	}
	return newPlace(p.units[a].start, end)
}

// ruleOf names the construction of a cue.
func (p *para) ruleOf(c *cue) rule {
	switch {
	case c.final != nil && c.final.drops, c.subject.kind == mentionDropped:
		return ruleDropped
	case c.shares:
		return ruleShared
	case !c.verb:
		return ruleAccording
	case c.cls&clsDub != 0 && c.cls&clsReporting == 0:
		return ruleDub
	case c.start > 0 && p.units[c.start-1].is(clsAs) && c.to == c.b && (c.to >= len(p.units) || p.isBreak(c.to)):
		return ruleAs
	case c.subject.a >= c.b:
		return ruleBehind
	}
	return ruleBefore
}

// goesOnBy is the voice where it speaks without being named again, and by which rule.
func (v voice) goesOnBy(r rule) voice {
	if v = v.goesOn(); v.rule == ruleGoesOn {
		v.rule = r
	}
	return v
}
