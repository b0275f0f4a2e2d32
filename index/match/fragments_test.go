package match_test

import (
	"strings"
	"testing"
	"time"

	"onrecord/index"
	"onrecord/index/match"
)

// marked shows the fragments of a text with their marks in brackets.
func marked(text, query, lang string) []string {
	root, _ := index.Parse(query)
	var list []string
	for _, f := range match.New(root).Fragments(text, lang) {
		list = append(list, brackets(text, f))
	}
	return list
}

func brackets(text string, f index.Fragment) string {
	r := []rune(text)
	var b strings.Builder
	at := f.Start
	for _, m := range f.Marks {
		b.WriteString(string(r[at:m.Start]) + "[" + string(r[m.Start:m.End]) + "]")
		at = m.End
	}
	return b.String() + string(r[at:f.End])
}

// TestMarks holds that the right words are marked, in every language and however they are written.
func TestMarks(t *testing.T) {
	for _, test := range []struct{ name, lang, query, want string }{
		{"forms", "en", "tax", "[Taxes], not taxis… [taxed]; [TAX]"},
		{"a phrase as one", "en", `"not raise taxes" taxes`, "We will [not raise taxes] on [taxes]."},
		{"phrases that overlap", "en", `"a b" "b c"`, "x [a b c] x a x [b c]? no: a x b"},
		{"excluded", "en", "peace -war", "[Peace], not war."},
		{"excluded twice", "en", "-(peace -war)", "Peace, not [war]."},
		{"the others of a near phrase", "en", `"peace war"~2`, "[Peace] is no [war]; once more there was peace, and long after it war."},
		{"optional", "en", "the peace", "[The] [peace] of [the] harbour"},
		{"beginnings", "en", "peac*", "[Peace], [peaceful] pea"},
		{"slips", "en", "paece~", "[Peace] for Pearce"},
		{"one branch", "en", "(peace OR war) harbour", "[War] in the [harbour]"},
		{"not the title's", "en", "title:peace war", "Peace and [war]"},
		{"possessive", "en", "harbour", "The [harbour’s] end"},
		{"elision", "fr", "impôts", "Pas d’[impôts], l'[impôt]!"},
		{"elision typed", "fr", "l'impôt", "Pas d’[impôts]!"},
		{"negation", "fr", `"n'est pas"`, "Ce [n’est pas] fini."},
		{"Turkish capitals", "tr", "istasyon ışık", "[İSTASYON] ve [IŞIK]"},
		{"Turkish name with an ending", "tr", "türkiye", "[Türkiye’nin] limanı"},
		{"Turkish without its dots", "tr", "musteri", "[Müşteri] geldi"},
		{"ё", "ru", "елка", "[Ёлка] горит"},
		{"ё typed", "ru", "ёлка", "[Елка] горит"},
		{"stress", "ru", "замок", "[За́мок] стоит"},
		{"ß", "de", "STRASSE", "Die [Straße] ruft"},
		{"combining", "fr", "etes", "Vous [e\u0302tes] la\u0300."},
		{"combining typed", "fr", "e\u0302tes", "Vous [êtes] là."},
		{"full-width", "ja", "ABC123", "今日は[ＡＢＣ１２３]を"},
		{"full-width typed", "ja", "ＡＢＣ１２３", "今日は[ABC123]を"},
		{"half-width katakana", "ja", "ガギ", "[ｶﾞｷﾞ]です"},
		{"Chinese", "zh", "会谈", "昨天[会谈]了,会不谈"},
		{"Japanese", "ja", "港湾料金", "新しい[港湾料金]を払う"},
		{"Arabic signs", "ar", "ميناء", "رسوم [مِيناءِ] المدينة"},
		{"Arabic tatweel", "ar", "السلام", "[الســـلام] عليكم"},
		{"Arabic alef", "ar", "احمد الى", "[أحمد] [إلى]"},
		{"Armenian sign inside", "hy", "ինչու", "[Ինչո՞ւ] եկար"},
		{"Armenian ev", "hy", "ԵՐԵՎԱՆ", "[Երևան] և [Երեւան]"},
		{"Georgian", "ka", "პორტი", "[პორტი] [ᲞᲝᲠᲢᲘ]"},
		{"Greek", "el", "λιμανι", "Το [λιμάνι], το [ΛΙΜΆΝΙ]"},
		{"Korean", "ko", "항구", "[항구] 요금"},
		{"behind an emoji", "en", "toll", "🎺👩‍👩‍👦 é\u0301 [toll]"},
		{"a Hebrew abbreviation", "he", `צה"ל`, "דובר [צה״ל] אמר"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := strings.NewReplacer("[", "", "]", "").Replace(test.want)
			if got := strings.Join(marked(text, test.query, test.lang), " | "); got != test.want {
				t.Errorf("%s\nwant %s", got, test.want)
			}
		})
	}
}

func TestTitle(t *testing.T) {
	for _, test := range []struct{ query, want string }{
		{"rise", "Tolls to [rise]"}, {"title:toll", "[Tolls] to rise"}, {"toll -title:rise", "[Tolls] to rise"},
		{`title:"to rise" tolls`, "[Tolls] [to rise]"}, {"harbour", "Tolls to rise"}, {"", "Tolls to rise"},
	} {
		root, _ := index.Parse(test.query)
		title := "Tolls to rise"
		marks := match.New(root).Title(title, "en")
		if got := brackets(title, index.Fragment{Span: index.Span{End: len(title)}, Marks: marks}); got != test.want {
			t.Errorf("%s: %s, want %s", test.query, got, test.want)
		}
		if test.query == "harbour" && marks != nil {
			t.Errorf("no mark is %#v", marks)
		}
	}
}

// TestFragments holds what of a long text is shown.
func TestFragments(t *testing.T) {
	roads := strings.Repeat("The council met and talked of roads. ", 10)
	for _, test := range []struct {
		name, text, query string
		want              []string
	}{
		{"no match", "First of all. " + roads, "nothing", []string{"First of all. " + strings.TrimSpace(strings.Repeat("The council met and talked of roads. ", 6))}},
		{"one sentence with room round it", roads + "Then Dr. Vale of the U.S. named 3.5 tolls for St. Mary, i.e. the pier. " + roads, "tolls",
			[]string{"Then Dr. Vale of the U.S. named 3.5 [tolls] for St. Mary, i.e. the pier. " + strings.TrimSpace(strings.Repeat("The council met and talked of roads. ", 4))}},
		{"every word of the query", strings.Repeat("A toll is a toll. "+roads, 4) + "Peace came. " + roads + "War went. " + roads, "toll OR peace OR war", nil},
		{"a long sentence is cut between words", "So " + strings.Repeat("and on and ", 60) + "to the toll " + strings.Repeat("it went ", 60) + ".", "toll", nil},
		{"a long word", strings.Repeat("x", 700) + " toll", "toll", []string{"[toll]"}},
		{"a phrase over the end of a sentence", roads + "No more taxes. We said so. " + roads, `"taxes we"`, nil},
		{"Chinese", strings.Repeat("市议会讨论了道路。", 60) + "然后提到港口。" + strings.Repeat("市议会讨论了道路。", 60), "港口", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := marked(test.text, test.query, "en")
			if test.want != nil && strings.Join(got, "|") != strings.Join(test.want, "|") {
				t.Errorf("%q\nwant %q", got, test.want)
			}
			for _, f := range got {
				if n := len([]rune(f)); n > 260 && !strings.Contains(f, "xxx") {
					t.Errorf("%d characters: %s", n, f)
				}
			}
			all := strings.Join(got, " ")
			if test.name == "every word of the query" && !(strings.Contains(all, "[toll]") && strings.Contains(all, "[Peace]") && strings.Contains(all, "[War]")) {
				t.Errorf("not every word is in %q", got)
			}
			if test.name != "no match" && !strings.Contains(all, "[") {
				t.Errorf("no mark in %q", got)
			}
		})
	}
}

// TestLongTexts holds that a text takes time as its length does, whatever stands in it.
func TestLongTexts(t *testing.T) {
	root, _ := index.Parse(`a b x* 港 "a b"~50 OR "` + strings.Repeat("a ", 50) + `b" OR "` + strings.Repeat("l ", 90) + `"`)
	for _, s := range []string{"a b ", "x. Y ", "((((", "“", "xxxx", "港湾", "e\u0301", "a.b", "! ", "a' ", "l'", "l’a:", "A.\u0301 ", ". ", "\u0301", "กำ"} {
		start := time.Now()
		match.New(root).Fragments(strings.Repeat(s, 200_000/len(s)), "fr")
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("200 kB of %q take %s", s, d)
		}
	}
}
