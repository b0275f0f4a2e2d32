package attribution

import (
	"regexp"
	"strings"
	"unicode"

	"onrecord/corpus"
)

const (
	// enoughLabels make a text a transcript of which nothing else is known.
	enoughLabels = 5
	// declaredLabels do where the source says that it is one.
	declaredLabels = 2
	maxLabel       = 70 // bytes
)

// A label is in capitals ("MS. VALE:", "THE PRESIDENT:"), or a name in full that stands several times ("Ada Orme:").
var (
	capitalLabel = regexp.MustCompile(`^(\p{Lu}[\p{Lu}\p{M}\p{N} .,'’&/-]*(?: ?\([^)]{1,40}\))?)\s?:\s+`)
	nameLabel    = regexp.MustCompile(`^(\p{Lu}[\p{L}\p{M}.'’-]*(?: [\p{L}\p{M}.'’-]+){1,4}(?: ?\([^)]{1,40}\))?)\s?:\s+`)
	question     = regexp.MustCompile(`^(Q|Q\.|A|A\.)(?:\s?:\s+|\s{1,4})(?:\S)`)
	inBrackets   = regexp.MustCompile(`\s?\([^)]*\)$`)
	stage        = regexp.MustCompile(`^(?:\([^()]*\)|\[[^\[\]]*\]|END|# ?# ?#|\* ?\* ?\*|-+ ?(?:END|ENDS) ?-+)[\s.]*(?:\d.*)?$`)
)

// isStageDirection tells what nobody says: "(Laughter.)", "END 2:14 P.M.".
func isStageDirection(text string) bool { return stage.MatchString(strings.TrimSpace(text)) }

// label stands before a turn.
type label struct {
	text string // as printed
	end  int    // where the words begin, in bytes
}

// labels are those of an article by paragraph; nil where a paragraph has none.
type labels []*label

// findLabels gives the labels of a transcript, and nil for what is none.
func findLabels(a *corpus.Article) labels {
	if a.Form == corpus.FormArticle || a.Form == corpus.FormStatement {
		return nil
	}
	l := make(labels, len(a.Paragraphs))
	names := map[string]int{}
	n := 0
	for i, p := range a.Paragraphs {
		if l[i] = capitalised(p.Text); l[i] != nil {
			n++
		} else if m := match(nameLabel, p.Text); m != nil {
			names[bare(m.text)]++
		}
	}
	for i, p := range a.Paragraphs {
		if m := match(nameLabel, p.Text); l[i] == nil && m != nil && (names[bare(m.text)] > 1 || n+len(names) >= enoughLabels) {
			l[i] = m
			n++
		}
	}
	enough := enoughLabels
	if a.Form == corpus.FormTranscript || a.Form == corpus.FormInterview {
		enough = declaredLabels
	}
	if n < enough {
		return nil
	}
	return l
}

func capitalised(text string) *label {
	if m := question.FindStringSubmatchIndex(text); m != nil {
		return &label{text[m[2]:m[3]], m[1] - 1}
	}
	return match(capitalLabel, text)
}

func match(re *regexp.Regexp, text string) *label {
	if m := re.FindStringSubmatchIndex(text[:min(len(text), maxLabel)]); m != nil {
		return &label{text[m[2]:m[3]], m[1]}
	}
	return nil
}

// bare is a label without what stands in brackets.
func bare(label string) string { return strings.TrimSpace(inBrackets.ReplaceAllString(label, "")) }

// attribute gives each turn to the speaker whom its label names; a paragraph without one goes on with the turn.
func (l labels) attribute(a *corpus.Article, lang *language, quotes [][]found) {
	paras := make([]para, len(a.Paragraphs))
	for i, p := range a.Paragraphs {
		text := p.Text
		if l[i] != nil {
			text = text[l[i].end:]
		}
		paras[i] = newPara(text, false, lang)
	}
	r := reader{article: a, cast: buildCast(a, paras, lang), lang: lang, known: map[string]source{}}
	for _, lab := range l {
		if lab != nil {
			r.enter(lab.text)
		}
	}
	var turn *found
	for i, p := range a.Paragraphs {
		if isStageDirection(p.Text) {
			if strings.HasPrefix(strings.TrimSpace(p.Text), "END") {
				turn = nil
			}
			continue
		}
		from := 0
		if l[i] != nil {
			from = l[i].end
			turn = &found{kind: corpus.QuoteTranscript, src: r.source(l[i].text), basis: corpus.BasisLabel}
		} else if turn != nil {
			turn.basis = corpus.BasisCarried
		}
		if turn == nil {
			continue
		}
		f := *turn
		if f.src.id == "" {
			f.basis = corpus.BasisNone
		}
		if f.start, f.end = trimmed(p.Text, from, len(p.Text)); f.start < f.end {
			quotes[i] = []found{f}
		}
	}
}

// reader gives names to labels.
type reader struct {
	article *corpus.Article
	cast    *cast
	lang    *language
	known   map[string]source
}

// enter makes the full names among the labels known, so that a surname finds them.
func (r *reader) enter(text string) {
	p := r.name(text)
	if first, last := r.nameProper(&p); last-first > 1 {
		r.cast.enter(p.print(first, last), p.lows(first, last))
	}
}

// name reads the name of a label as if it were printed in a sentence.
func (r *reader) name(text string) para {
	text = bare(text)
	if strings.ToUpper(text) == text {
		text = titleCase(text)
	}
	return newPara(text, false, r.lang)
}

// nameProper gives the units of a label that follow its titles.
func (r *reader) nameProper(p *para) (int, int) {
	first, last := 0, len(p.units)
	for i := range p.units {
		t := &p.units[i]
		if t.kind == kindComma {
			last = i // "ADA ORME, MAYOR"
			break
		}
		if t.is(clsTitle | clsRole | clsDet) {
			first = i + 1
		}
	}
	return min(first, last), last
}

// source names the speaker of a label. A role that nothing resolves stays a mention.
func (r *reader) source(text string) source {
	if s, ok := r.known[text]; ok {
		return s
	}
	s := r.resolve(text)
	s.mention = text
	r.known[text] = s
	return s
}

func (r *reader) resolve(text string) source {
	switch strings.TrimSuffix(text, ".") {
	case "Q":
		return source{}
	case "A":
		if r.article.Speaker != "" {
			return declaredSource(r.article)
		}
		return source{}
	}
	p := r.name(text)
	first, last := r.nameProper(&p)
	if first == last {
		return r.byRole(&p)
	}
	words := p.lows(first, last)
	if len(words) == 0 || isCollective(p.units[first:last]) {
		return source{}
	}
	e, ambiguous := r.cast.find(words, genderUnknown)
	switch {
	case e != nil:
		return r.entry(e)
	case ambiguous:
		return source{}
	}
	name := p.print(first, last)
	if len(words) > 1 {
		return source{id: corpus.NewSpeakerID(name), name: name}
	}
	return source{id: corpus.ScopedSpeakerID(r.article.ID, name), name: name}
}

func (r *reader) entry(e *entry) source {
	if r.article.Speaker != "" && e.id == corpus.NewSpeakerID(r.article.Speaker) {
		return declaredSource(r.article)
	}
	return source{id: e.id, name: e.name, role: e.role, entry: e}
}

// byRole finds who has the role of a label such as "THE PRESIDENT".
func (r *reader) byRole(p *para) source {
	head := p.headOfRole(0, len(p.units))
	if head < 0 {
		return source{}
	}
	if e, _ := r.cast.byRole(p.roleKey(0, len(p.units), head, r.lang), genderUnknown); e != nil {
		return r.entry(e)
	}
	return source{}
}

// isCollective tells labels of nobody in particular: "REPORTERS", "MODERATOR", "UNKNOWN".
func isCollective(units []token) bool {
	for i := range units {
		switch units[i].low {
		case "moderator", "question", "reporter", "interviewer", "speaker", "unknown", "unidentified", "audience", "press",
			"operator", "voice", "host", "translator", "interpreter", "participant":
			return true
		}
		if units[i].is(clsPeople) {
			return true
		}
	}
	return false
}

func titleCase(s string) string {
	out := []rune(strings.ToLower(s))
	word := false
	for i, r := range out {
		if !word {
			out[i] = unicode.ToUpper(r)
		}
		word = unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
	}
	return string(out)
}

// trimmed gives the span without white space at its ends.
func trimmed(text string, start, end int) (int, int) {
	s := strings.TrimLeftFunc(text[start:end], unicode.IsSpace)
	start = end - len(s)
	return start, start + len(strings.TrimRightFunc(s, unicode.IsSpace))
}
