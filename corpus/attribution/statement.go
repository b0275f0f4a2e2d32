package attribution

import (
	"slices"
	"strings"

	"onrecord/corpus"
)

// statement is an article in a single voice.
type statement struct {
	article *corpus.Article
	lang    *language
	src     source
	basis   corpus.Basis
	rule    rule
	from    int    // the first paragraph that can be the speaker's
	signed  string // the signature, as printed
	style   titleStyle
	surname string
	texts   *pages
	quoted  bool // the words stand in marks, and the article goes on behind them
}

type titleStyle uint8

const (
	styleBy    titleStyle = iota // "Statement by Ada Orme on …"
	styleOwner                   // "Ada Orme's statement on …", "Ada Orme: speech at …"
)

// findStatement tells a statement in a single voice by its source, its title, its opening lines or its signature, and
// gives nil where nothing tells.
func findStatement(a *corpus.Article, lang *language) *statement {
	if a.Form == corpus.FormArticle || a.Form == corpus.FormTranscript {
		return nil
	}
	s := &statement{article: a, lang: lang}
	if a.Speaker != "" {
		s.src, s.basis, s.rule = declaredSource(a), corpus.BasisDeclared, ruleDeclared
		return s
	}
	if a.Form == corpus.FormInterview {
		return nil
	}
	if s.find() && !s.toldOf() {
		return s
	}
	return nil
}

// find looks for who speaks where people look first, and reports whether anything tells.
func (s *statement) find() bool {
	title := newTitle(s.article.Title, s.lang)
	switch {
	case s.byTitle(title):
		s.rule = ruleTitle
	case s.opening():
		s.rule = ruleOpening
	case s.signature(title):
		s.rule = ruleSignature
	default:
		return false
	}
	return true
}

// attribute gives every paragraph to the speaker, but for what stands above and below.
func (s *statement) attribute(quotes [][]found) {
	if s.quoted {
		s.attributeQuoted(quotes)
		return
	}
	list := s.article.Paragraphs
	from := s.from
	for from < len(list) && (isHeader(list[from].Text) || isFurniture(list[from].Text, s.lang)) {
		from++
	}
	if from == len(list) {
		from = s.from
	}
	others := s.others()
	for i := from; i < len(list); i++ {
		start, end := trimmed(list[i].Text, 0, len(list[i].Text))
		if start == end || isFurniture(list[i].Text, s.lang) || s.signed != "" && i > from && strings.TrimSpace(list[i].Text) == s.signed {
			continue
		}
		whole := found{start: start, end: end, kind: corpus.QuoteStatement, src: s.src, basis: s.basis, evidence: evidence{rule: s.rule}}
		quotes[i] = whole.around(list[i].Text, others[i])
	}
}

// others finds by paragraph whom a body quotes in its own statement: what its chairwoman says is hers. What a person
// quotes is part of what he says.
func (s *statement) others() [][]found {
	quotes := make([][]found, len(s.article.Paragraphs))
	if !s.ofBody() {
		return quotes
	}
	narrate(s.article, s.lang, quotes)
	for i := range quotes {
		quotes[i] = slices.DeleteFunc(quotes[i], func(f found) bool {
			return f.kind != corpus.QuoteDirect || f.src.id == s.src.id || f.src.entry == nil || !f.src.entry.person
		})
	}
	return quotes
}

// ofBody reports whether the speaker is a body, by the words of its name.
func (s *statement) ofBody() bool {
	p := newPara(s.src.name, false, s.lang)
	return hasOrg(p.units) || hasOf(p.units)
}

// around gives what remains of a quotation where others stand inside it, with these, in order.
func (f found) around(text string, others []found) []found {
	var list []found
	part := func(start, end int) {
		if p := f; start < end {
			if p.start, p.end = trimmed(text, start, end); p.start < p.end {
				list = append(list, p)
			}
		}
	}
	at := f.start
	for _, o := range others {
		if o.start >= at && o.end <= f.end {
			part(at, o.start)
			list, at = append(list, o), o.end
		}
	}
	part(at, f.end)
	return list
}

func declaredSource(a *corpus.Article) source {
	return source{id: corpus.NewSpeakerID(a.Speaker), name: a.Speaker, role: a.Role}
}

// newTitle cuts a title, or a line above a text, into words.
func newTitle(text string, lang *language) *para {
	text = titleText(text)
	p := &para{text: text, lang: lang, units: tokenize(text, 0, len(text), nil, lang)}
	if lang.options["verbfinal"] {
		for i := range p.units {
			p.units[i].dropSuffix(text)
		}
	}
	return p
}

// dropSuffix takes off a name what is hung on it by an apostrophe: "Aksu’nun".
func (t *token) dropSuffix(text string) {
	k := strings.LastIndexAny(text[t.start:t.end], "'’")
	if t.kind != kindWord || !t.capital || k <= 0 {
		return
	}
	t.possessive, t.base = true, int32(t.start+k)
	t.low = corpus.Fold(text[t.start:t.base])
}

// byTitle reads "Statement by Ada Orme on …", "Ada Orme's statement on …" and "Ada Orme: speech at …".
func (s *statement) byTitle(p *para) bool {
	if at, by := s.speechNoun(p, 0); at > 0 {
		return s.named(p, at, by, styleBy)
	}
	phrase := speakerPhrase{para: p, lang: s.lang}
	phrase.read(0)
	if phrase.first == phrase.last || phrase.body || !phrase.titled && !phrase.isFull() {
		return false
	}
	i := phrase.end
	if owner := p.units[i-1].possessive; !owner && (i >= len(p.units) || p.units[i].kind != kindColon) {
		return false
	} else if !owner {
		i++
	}
	for n := 0; i < len(p.units) && s.precedes(&p.units[i]) && n < 3; n++ {
		i++
	}
	if s.lang.options["verbfinal"] {
		i = len(p.units) - 1
	}
	if i >= len(p.units) || s.lang.form(p.units[i].low)&frmSpeech == 0 {
		return false
	}
	if i+1 < len(p.units) && p.units[i+1].kind == kindWord && !p.units[i+1].is(clsPrep|clsTime) {
		return false
	}
	return s.take(p, &phrase, styleOwner)
}

// speechNoun finds where the speaker begins behind "Statement by", and the word before it.
func (s *statement) speechNoun(p *para, i int) (int, formClass) {
	noun := false
	for n := 0; i < len(p.units) && n < maxPhrase; n++ {
		t := &p.units[i]
		c := s.lang.form(t.low)
		i++
		switch {
		case noun && c&frmBy != 0:
			return i, frmBy
		case noun && c&frmOf != 0:
			return i, frmOf
		case t.kind == kindWord && c&frmSpeech != 0:
			noun = true
		case noun && (t.is(clsConj|clsPrep) && n < 6 || t.kind == kindComma || t.kind == kindOpen || t.kind == kindClose):
			// "as prepared for delivery by"
		case t.kind == kindColon && !noun, noun && s.lang.form(t.low)&frmPrepared != 0, s.precedes(t):
		default:
			return 0, 0
		}
	}
	return 0, 0
}

// precedes tells the words before "statement" in a title.
func (s *statement) precedes(t *token) bool {
	return t.kind == kindWord && (s.lang.form(t.low)&(frmRecord|frmJoint|frmSpeech|frmBefore) != 0 || t.is(clsDet))
}

// named takes the speaker who is named at unit i.
func (s *statement) named(p *para, i int, by formClass, style titleStyle) bool {
	phrase := speakerPhrase{para: p, lang: s.lang, pages: s.pages()}
	phrase.read(i)
	switch {
	case !phrase.followed():
		return false
	case by == frmOf && !phrase.titled:
		return false
	case phrase.joined && (s.isJoint(p) || !s.isWritten(p)):
		return false
	case s.lang.options["genitive"] && phrase.first < phrase.last:
		return false // the name is not in the form in which names are given
	case !phrase.titled && !phrase.body && !phrase.isFull():
		return false
	}
	return s.take(p, &phrase, style)
}

// isWritten tells a text that can be in the name of two.
func (s *statement) isWritten(p *para) bool {
	for i := range min(len(p.units), 4) {
		if s.lang.form(p.units[i].low)&frmWritten != 0 {
			return true
		}
	}
	return false
}

// pages are the paragraphs.
func (s *statement) pages() *pages {
	if s.texts == nil {
		s.texts = newPages(s.lang, len(s.article.Paragraphs))
		for _, p := range s.article.Paragraphs {
			s.texts.add(p.Text, tierBody, "")
		}
	}
	return s.texts
}

func (s *statement) isJoint(p *para) bool {
	for i := range min(len(p.units), 4) {
		if s.lang.form(p.units[i].low)&frmJoint != 0 {
			return true
		}
	}
	return false
}

// take makes the speaker of a phrase that of the statement. Where no name stands, the role is a mention.
func (s *statement) take(p *para, phrase *speakerPhrase, style titleStyle) bool {
	s.style = style
	mention := p.print(phrase.a, max(phrase.end, phrase.last))
	if phrase.first == phrase.last {
		if !phrase.titled || style != styleBy {
			return false
		}
		s.src, s.basis = source{mention: mention}, corpus.BasisNone
		return true
	}
	name := strings.Trim(p.print(phrase.first, phrase.last), ".,")
	words := p.lows(phrase.first, phrase.last)
	s.surname = words[len(words)-1]
	if phrase.body {
		s.src, s.basis, s.surname = source{id: corpus.NewSpeakerID(name), name: name}, corpus.BasisName, ""
	} else {
		s.src, s.basis = s.person(phrase, name, words)
	}
	s.src.mention = mention
	return true
}

// person names a speaker as fully as the document does.
func (s *statement) person(phrase *speakerPhrase, name string, words []string) (source, corpus.Basis) {
	role := ""
	if phrase.titled && phrase.headOfRole(phrase.a, phrase.first) >= 0 {
		role = phrase.print(phrase.a, phrase.first)
	} else if a, b := phrase.roleBehind(phrase.last, s.lang); a < b {
		role = phrase.print(a, b)
	}
	if phrase.isFull() {
		return source{id: corpus.NewSpeakerID(name), name: name, role: role}, corpus.BasisName
	}
	g := newPages(s.lang, len(s.article.Paragraphs)+1)
	g.add(phrase.text, tierTitle, "")
	for _, p := range s.article.Paragraphs {
		g.add(p.Text, tierBody, "")
	}
	w := &wanted{words: words, roles: phrase.lows(max(phrase.a, phrase.rolesEnd-1), phrase.rolesEnd)}
	g.want(w)
	g.search()
	if f, _ := w.pick(); f != nil && f.hasRoles(w.roles) {
		return f.source(role), corpus.BasisSurname
	}
	src := surnameSource(s.article.ID, name)
	src.role = role
	return src, corpus.BasisSurname
}

// toldOf reports whether the text tells of the speaker, as news does.
func (s *statement) toldOf() bool {
	if s.surname == "" {
		return false
	}
	for _, para := range s.article.Paragraphs[s.from:] {
		p := newPara(para.Text, false, s.lang)
		for i := range p.units {
			t := &p.units[i]
			if t.kind != kindWord || !t.capital || t.low != s.surname {
				continue
			}
			if s.style == styleOwner && len(p.units) > maxLabelWords || p.says(i) {
				return true
			}
		}
	}
	return false
}

// says reports whether a verb of saying stands beside unit i.
func (p *para) says(i int) bool {
	for k := max(0, i-2); k < min(len(p.units), i+3); k++ {
		if p.units[k].is(clsReporting) && !p.units[k].capital {
			return true
		}
	}
	return false
}
