package attribution

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
)

// Explanation tells how an article was read.
type Explanation struct {
	Form       corpus.Form
	Why        string       // what the form was told by
	Paragraphs [][]Evidence // by paragraph, one for each of its quotes
}

// Evidence tells why a quote is its speaker's, or nobody's.
type Evidence struct {
	Rule      string   // in words
	Rivals    []string // the names of those who fit, where several do
	Paragraph int      // the number of the one in which Mention and Cue stand, from 1; 0 for nowhere
	Mention   Span     // what stands for the speaker
	Cue       Span     // what ascribes the words
}

// Span counts Unicode code points of a paragraph, half-open. It is empty where there is nothing.
type Span struct{ Start, End int }

// Explain does what Attribute does, and tells why.
func (t Attributor) Explain(a *corpus.Article) Explanation {
	form, quotes := t.attribute(a, workspace{})
	e := Explanation{Paragraphs: make([][]Evidence, len(quotes))}
	e.Form, e.Why = form.why()
	for i, list := range quotes {
		for k := range list {
			e.Paragraphs[i] = append(e.Paragraphs[i], list[k].explain(a, i, k))
		}
	}
	return e
}

// explain gives the evidence for quote k of paragraph i in its public form.
func (f *found) explain(a *corpus.Article, i, k int) Evidence {
	e := Evidence{Rule: f.rule.words(f.cue), Paragraph: int(f.shown)}
	if f.rule == ruleGoesOn && f.shown > 0 && int(f.shown) != i+1 {
		e.Rule = fmt.Sprintf("goes on from paragraph %d", f.shown)
	}
	if f.shown > 0 {
		text := a.Paragraphs[f.shown-1].Text
		e.Mention, e.Cue = f.mentionAt.points(text), f.cueAt.points(text)
	}
	if e.Mention == (Span{}) && e.Cue == (Span{}) {
		e.Paragraph = 0
	}
	q := &a.Paragraphs[i].Quotes[k]
	if q.Speaker != "" || f.rule == ruleNone {
		return e
	}
	switch {
	case q.Basis == corpus.BasisAmbiguous:
		if f.rivals != nil {
			e.Rivals = names(*f.rivals)
		}
		e.Rule += "; " + severalFit(e.Rivals)
	case f.rule != ruleLabel && f.rule != ruleAsks && q.Mention != "":
		e.Rule += "; nothing tells the name"
	}
	return e
}

// points gives a place in code points.
func (p place) points(text string) Span {
	if p.start >= p.end {
		return Span{}
	}
	start := utf8.RuneCountInString(text[:p.start])
	return Span{start, start + utf8.RuneCountInString(text[p.start:p.end])}
}

// names gives each of several people once.
func names(list []*entry) []string {
	var out []string
	seen := map[corpus.SpeakerID]bool{}
	for _, e := range list {
		if e != nil && !seen[e.speaker()] {
			seen[e.speaker()] = true
			out = append(out, e.name)
		}
	}
	return out
}

func severalFit(names []string) string {
	switch len(names) {
	case 0, 1:
		return "several people fit"
	case 2:
		return "two people fit: " + strings.Join(names, ", ")
	}
	return fmt.Sprintf("%d people fit: %s", len(names), strings.Join(names, ", "))
}

// words names a rule; cue is what ascribes the words, as printed.
func (r rule) words(cue string) string {
	if r == ruleAccording && cue != "" {
		return "“" + strings.ToLower(cue) + "”"
	}
	return [...]string{
		ruleNone:      "nothing tells who speaks",
		ruleBefore:    "subject before the verb",
		ruleBehind:    "subject behind the verb",
		ruleAccording: "“according to”",
		ruleAs:        "as X said",
		ruleDub:       "what somebody called something",
		ruleShared:    "subject of the verb before",
		ruleDropped:   "verb without a subject",
		ruleColon:     "colon before the quotation",
		ruleGoesOn:    "goes on in the same paragraph",
		ruleAhead:     "named behind the quotation, in the same paragraph",
		ruleOpened:    "opened in the paragraph before and not closed",
		ruleLabel:     "label",
		ruleAsked:     "answer in an interview",
		ruleAsks:      "question, which is nobody's",
		ruleDeclared:  "declared by the source",
		ruleTitle:     "named in the title",
		ruleOpening:   "named in the lines above",
		ruleSignature: "signature",
	}[r]
}

func (n news) why() (corpus.Form, string) {
	switch {
	case n.article.Form != "":
		return corpus.FormArticle, "declared by the source as " + string(n.article.Form)
	case n.lang == noLanguage:
		return corpus.FormArticle, "no labels and no declared speaker; its language has no rules here"
	}
	return corpus.FormArticle, "no labels, no questions and answers, no single voice"
}

func (s *statement) why() (corpus.Form, string) {
	why := map[rule]string{ruleDeclared: "the source declares a speaker", ruleTitle: "the title names who speaks",
		ruleOpening: "the lines above name who speaks", ruleSignature: "it is signed"}[s.rule]
	return corpus.FormStatement, why
}

func (t *transcript) why() (corpus.Form, string) {
	n := 0
	for _, l := range t.labels {
		if l != nil {
			n++
		}
	}
	return corpus.FormTranscript, fmt.Sprintf("%s with labels; different labels: %d", paragraphs(n), t.distinct())
}

func (v *interview) why() (corpus.Form, string) {
	n := 0
	for _, asks := range v.questions {
		if asks {
			n++
		}
	}
	why := fmt.Sprintf("%s with a question, and the title or the opening calls it an interview", paragraphs(n))
	if v.article.Form == corpus.FormInterview {
		why = "declared by the source as interview"
	}
	return corpus.FormInterview, why
}

func paragraphs(n int) string {
	if n == 1 {
		return "1 paragraph"
	}
	return fmt.Sprintf("%d paragraphs", n)
}
