package attribution

import (
	"strings"

	"onrecord/corpus"
)

const (
	minQuestions = 3   // that make an interview without labels
	maxQuestion  = 600 // bytes
)

// interview is an article of questions and answers without labels.
type interview struct {
	article   *corpus.Article
	questions []bool // by paragraph
	first     int    // the first question
	src       source
}

// findInterview tells an interview by its layout and by a word for it in the title or the opening, and gives nil for
// what is none or where whoever answers is not named.
func findInterview(a *corpus.Article, lang *language) *interview {
	declared := a.Form == corpus.FormInterview
	if !declared && (a.Form != "" || a.Speaker != "") {
		return nil
	}
	v := &interview{article: a, questions: make([]bool, len(a.Paragraphs))}
	if !v.findQuestions(lang) && !declared || !declared && !announced(a, lang) { // the layout is the quicker to tell
		return nil
	}
	t := &transcript{article: a, lang: lang, labels: make([]*label, len(a.Paragraphs)), turns: map[string]int{}}
	if v.first < len(t.labels) {
		t.labels[v.first] = &label{kind: labelAsks}
	}
	if v.src = newRoster(t, workspace{}).interviewee(); v.src.id == "" {
		return nil
	}
	if v.src.mention == "" && a.Speaker == "" {
		v.src.mention = v.src.name
	}
	return v
}

// announced reports whether the title or the opening calls the article an interview.
func announced(a *corpus.Article, lang *language) bool {
	if behindPhrase(newTitle(a.Title, lang), lang) > 0 {
		return true
	}
	for _, p := range a.Paragraphs[:min(maxOpening, len(a.Paragraphs))] {
		if behindPhrase(newTitle(p.Text, lang), lang) > 0 {
			return true
		}
	}
	return false
}

// behindPhrase gives the unit behind "interview with", and 0 when no such phrase is there.
func behindPhrase(p *para, lang *language) int {
	for i := range p.units {
		if !lang.interviews[p.units[i].low] {
			continue
		}
		phrase := ""
		for k := i; k < min(len(p.units), i+5); k++ {
			if k > i {
				phrase += " "
			}
			phrase += p.units[k].low
			if lang.forms[phrase]&frmInterview != 0 && !(k+1 < len(p.units) && lang.forms[phrase+" "+p.units[k+1].low]&frmInterview != 0) {
				return k + 1
			}
		}
	}
	return 0
}

// findQuestions marks the questions, and reports whether they make an interview.
func (v *interview) findQuestions(lang *language) bool {
	list := v.article.Paragraphs
	bold := 0
	for _, p := range list {
		if isBold(p.Text) {
			bold++
		}
	}
	v.first = len(list)
	n, answered, self, answers, quoted := 0, 0, 0, 0, 0
	for i, p := range list {
		text := p.Text
		v.questions[i] = bold >= minQuestions && isBold(text) ||
			bold < minQuestions && lastSign(strings.TrimRight(text, "*_ ")) == '?' && len(text) <= maxQuestion
		switch {
		case v.questions[i]:
			n++
			v.first = min(v.first, i)
			if i+1 < len(list) && !isBold(list[i+1].Text) && lastSign(list[i+1].Text) != '?' {
				answered++
			}
		case n > 0:
			answers++
			if speaksOfSelf(text, lang) {
				self++
			}
			if startsWithMark(text) {
				quoted++
			}
		}
	}
	return n >= minQuestions && 5*answered >= 4*n && 6*n >= answers && 2*self >= answers && 5*quoted <= answers
}

func isBold(text string) bool {
	text = strings.TrimSpace(text)
	return len(text) > 4 && (strings.HasPrefix(text, "**") && strings.HasSuffix(text, "**") ||
		strings.HasPrefix(text, "__") && strings.HasSuffix(text, "__"))
}

// attribute gives the answers to whoever is asked; a question is nobody's.
func (v *interview) attribute(quotes [][]found) {
	basis := corpus.BasisName
	if v.article.Speaker != "" {
		basis = corpus.BasisDeclared
	}
	lang := languageOf(v.article.Lang)
	from := v.first
	if v.article.Speaker != "" && from == len(v.questions) {
		from = 0
	}
	for i := from; i < len(v.questions); i++ {
		text := v.article.Paragraphs[i].Text
		start, end := trimmed(text, 0, len(text))
		for start < end {
			if rest := strings.TrimLeft(text[start:end], "—–- \u00a0"); len(rest) < end-start {
				start = end - len(rest)
				continue
			}
			break
		}
		if start == end || isFurniture(text, lang) {
			continue
		}
		f := found{start: start, end: end, kind: corpus.QuoteTranscript, src: v.src, basis: basis, evidence: evidence{rule: ruleAsked}}
		if v.questions[i] {
			f.src, f.basis, f.rule = source{}, corpus.BasisNone, ruleAsks
		}
		quotes[i] = []found{f}
	}
}

// interviewee finds whoever is asked: the declared speaker, or whom the title or the opening names.
func (r *roster) interviewee() source {
	if r.asked == nil {
		s := r.findInterviewee()
		r.asked = &s
	}
	return *r.asked
}

func (r *roster) findInterviewee() source {
	if r.article.Speaker != "" {
		return declaredSource(r.article)
	}
	for k := range r.pages.list {
		if r.pages.list[k].tier == tierBody {
			break
		}
		p := r.pages.page(k)
		at := behindPhrase(p.para, r.lang)
		if at == 0 && p.tier != tierTitle {
			continue
		}
		if at > 0 && r.lang.options["genitive"] {
			continue // the name is not in the form in which names are given
		}
		s := speakerPhrase{para: p.para, lang: r.lang, pages: r.pages}
		if at == len(p.units) && r.lang.options["verbfinal"] {
			s.read(0) // Ada Orme ile söyleşi
		} else {
			s.read(at)
		}
		if at == 0 && (s.end >= len(s.units) || s.units[s.end].kind != kindColon) {
			continue // "Ada Orme: “We will mend the bridge”"
		}
		if s.first == s.last && s.titled && s.end < len(s.units) && s.units[s.end].kind == kindComma {
			end := s.end
			s = speakerPhrase{para: p.para, lang: r.lang, pages: r.pages}
			s.read(end + 1)
		}
		if s.first < s.last && !s.body && (s.titled || s.isFull()) {
			return r.fullest(&s)
		}
	}
	return source{}
}

// fullest names the person of a phrase as fully as the document does.
func (r *roster) fullest(s *speakerPhrase) source {
	w := &wanted{words: s.lows(s.first, s.last)}
	name := s.print(s.first, s.last)
	if !s.isFull() {
		r.pages.anchors = map[string][]*wanted{}
		r.pages.want(w)
		r.pages.search()
		if f, _ := w.pick(); f != nil {
			return f.source("")
		}
		return surnameSource(r.article.ID, name)
	}
	role := ""
	if s.headOfRole(s.a, s.first) >= 0 {
		role = s.print(s.a, s.first)
	}
	return source{id: corpus.NewSpeakerID(name), name: name, role: role}
}
