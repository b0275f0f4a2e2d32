package attribution

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/corpus"
)

// marked prints the mention and the cue of some evidence as they stand in their paragraph.
func marked(a *corpus.Article, e Evidence) (mention, cue string) {
	if e.Paragraph == 0 {
		return "", ""
	}
	text := []rune(a.Paragraphs[e.Paragraph-1].Text)
	return string(text[e.Mention.Start:e.Mention.End]), string(text[e.Cue.Start:e.Cue.End])
}

func TestExplainRules(t *testing.T) {
	for _, c := range []struct {
		name, lang   string
		paras        []string
		mention, cue string
		rule         string // of the last quote
	}{
		{"before", "en", []string{"Ada Orme said that the old bridge would close."}, "Ada Orme", "said", "subject before the verb"},
		{"behind", "en", []string{"“The bridge is old,” said Ada Orme."}, "Ada Orme", "said", "subject behind the verb"},
		{"according", "en", []string{"The ferry will close in May, according to Ada Orme."}, "Ada Orme", "according to", "“according to”"},
		{"as", "en", []string{"The bridge is old and narrow, as Ada Orme said."}, "Ada Orme", "said", "as X said"},
		{"shared", "en", []string{"Ada Orme said the bridge was old, adding that the ferry was older."}, "Ada Orme", "adding", "subject of the verb before"},
		{"dub", "en", []string{"Ada Orme called the plan “a bridge that leads nowhere at all”."}, "Ada Orme", "called", "what somebody called something"},
		{"goes on", "en", []string{"“The bridge is old,” said Ada Orme. “It will be mended in May.”"}, "Ada Orme", "", "goes on in the same paragraph"},
		{"goes on from far", "en", []string{"“The bridge is old,” said Ada Orme.", "“It will be mended in May, and not before.”"}, "Ada Orme", "", "goes on from paragraph 1"},
		{"opened", "en", []string{"Ada Orme said: “The bridge is old and narrow.", "“It will be mended in May.”"}, "Ada Orme", "", "opened in the paragraph before and not closed"},
		{"colon", "en", []string{"Ada Orme, 41, is the mayor.", "Ada Orme was wary of the plan: “A list is not a harbour, and never was.”"}, "Ada Orme", "", "colon before the quotation"},
		{"colon above", "en", []string{"Ada Orme, 41, is the mayor. Orme was wary of the numbers:", "“A list is not a harbour, and never was.”"}, "Orme", "", "colon before the quotation"},
		{"two fit", "en", []string{"Ada Orme met Ben Orme, a baker. Orme said the talks were long."}, "Orme", "said", "subject before the verb; two people fit: Ada Orme, Ben Orme"},
		{"role without a name", "en", []string{"The spokeswoman said the old quay was safe."}, "The spokeswoman", "said", "subject before the verb; nothing tells the name"},
		{"nothing", "en", []string{"“The bridge is old, and it will be mended in May.”"}, "", "", "nothing tells who speaks"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := article(c.lang, c.paras...)
			why := Attributor{}.Explain(a)
			last := why.Paragraphs[len(a.Paragraphs)-1]
			if len(last) == 0 {
				t.Fatal("no quote was found")
			}
			e := last[len(last)-1]
			if mention, cue := marked(a, e); mention != c.mention || cue != c.cue || e.Rule != c.rule {
				t.Errorf("mention %q, cue %q, rule %q; want %q, %q, %q", mention, cue, e.Rule, c.mention, c.cue, c.rule)
			}
		})
	}
}

func TestExplainForms(t *testing.T) {
	talk := []string{"MS. ORME: Good morning. The bridge is open.", "It will stay open.", "Q: For how long?", "MS. ORME: For good."}
	for _, c := range []struct {
		name  string
		a     *corpus.Article
		form  corpus.Form
		why   string
		rules []string
	}{
		{"transcript", titled("Press conference on the bridge", talk...), corpus.FormTranscript, "3 paragraphs with labels",
			[]string{"label", "goes on from paragraph 1", "label", "label"}},
		{"title", titled("Statement by Mayor Ada Orme on the bridge", "The bridge is open.", "It stays open."), corpus.FormStatement,
			"the title names", []string{"named in the title", "named in the title"}},
		{"declared", declaredBy("Ada Orme", "The bridge is open."), corpus.FormStatement, "declares", []string{"declared by the source"}},
		{"news", titled("The bridge", "It was raining."), corpus.FormArticle, "no labels", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			why := Attributor{}.Explain(c.a)
			var rules []string
			for _, list := range why.Paragraphs {
				for _, e := range list {
					rules = append(rules, e.Rule)
				}
			}
			if why.Form != c.form || !strings.Contains(why.Why, c.why) || !slices.Equal(rules, c.rules) {
				t.Errorf("%s because %q, by %q; want %s because …%q…, by %q", why.Form, why.Why, rules, c.form, c.why, c.rules)
			}
		})
	}
}

func titled(title string, paras ...string) *corpus.Article {
	a := article("en", paras...)
	a.Title = title
	return a
}

func declaredBy(speaker string, paras ...string) *corpus.Article {
	a := article("en", paras...)
	a.Speaker = speaker
	return a
}

// TestEveryRuleHasWords keeps a rule from being printed as nothing.
func TestEveryRuleHasWords(t *testing.T) {
	for r := ruleNone; r <= ruleSignature; r++ {
		if r.words("") == "" {
			t.Errorf("rule %d has no words", r)
		}
	}
}

func FuzzExplain(f *testing.F) {
	f.Add("en", "Ada Orme said: “The bridge is old.", "“Itś,” she said. Ben Orme said it’s true.", "", byte(4))
	f.Add("de", "„Die Brücke“, so Ada Orme, sei alt.", "Orme: „Ja.“", "", byte(0))
	f.Add("tr", "Ela Tan'ın açıklamasına göre su yok.", "“Su yok” dedi.", "", byte(4))
	f.Add("es", "—El puente —dijo Ada Orme— es viejo.", "Añadió que no había agua.", "", byte(4))
	f.Add("", "**MS. ORME:** yes", "Q no", "Ada Orme", byte(2))
	f.Fuzz(func(t *testing.T, lang, first, second, speaker string, form byte) {
		if !utf8.ValidString(first) || !utf8.ValidString(second) || !utf8.ValidString(speaker) {
			t.Skip("readers refuse it")
		}
		a, b := article(lang, first, second, first), article(lang, first, second, first)
		a.Speaker, a.Form = speaker, append(corpus.Forms(), "")[int(form)%5]
		b.Speaker, b.Form = a.Speaker, a.Form
		Attributor{}.Attribute(b)
		checkEvidence(t, a, Attributor{}.Explain(a))
		for i := range a.Paragraphs {
			if !slices.Equal(a.Paragraphs[i].Quotes, b.Paragraphs[i].Quotes) {
				t.Fatalf("paragraph %d: explained %+v, attributed %+v", i+1, a.Paragraphs[i].Quotes, b.Paragraphs[i].Quotes)
			}
		}
	})
}

func checkEvidence(t *testing.T, a *corpus.Article, why Explanation) {
	t.Helper()
	for i, list := range why.Paragraphs {
		if len(list) != len(a.Paragraphs[i].Quotes) {
			t.Fatalf("paragraph %d: %d quotes, evidence for %d", i+1, len(a.Paragraphs[i].Quotes), len(list))
		}
		for _, e := range list {
			if e.Rule == "" || e.Paragraph < 0 || e.Paragraph > len(a.Paragraphs) {
				t.Fatalf("paragraph %d: %+v", i+1, e)
			}
			length := 0
			if e.Paragraph > 0 {
				length = utf8.RuneCountInString(a.Paragraphs[e.Paragraph-1].Text)
			}
			for _, s := range []Span{e.Mention, e.Cue} {
				if s.Start < 0 || s.End < s.Start || s.End > length {
					t.Fatalf("paragraph %d: %+v reaches outside %d", i+1, s, length)
				}
			}
		}
	}
}
