package attribution

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/corpus"
)

// TestWordSalad attributes texts of words that the languages' files know, in no order, with names, marks and signs between
// them, which begin and end anywhere: no rule may look beyond a text, or take more than the text has.
func TestWordSalad(t *testing.T) {
	t.Parallel()
	texts := 2000
	if testing.Short() {
		texts = 300
	}
	for _, lang := range []string{"de", "en", "es", "fr", "ru", "tr"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			words := saladWords(t, lang)
			random := rand.New(rand.NewPCG(10, 7))
			for range texts {
				a := article(lang, salad(random, words), salad(random, words), salad(random, words))
				if random.IntN(3) == 0 {
					a.Title = salad(random, words)
				}
				a.Form = append(corpus.Forms(), "", "")[random.IntN(6)]
				if tryAttribute(t, a); t.Failed() {
					return
				}
			}
		})
	}
}

func tryAttribute(t *testing.T, a *corpus.Article) {
	t.Helper()
	panicked := true
	defer func() {
		if panicked || t.Failed() {
			t.Errorf("the title %q", a.Title)
			for _, of := range a.Paragraphs {
				t.Errorf("the paragraph %q", of.Text)
			}
		}
	}()
	Attributor{}.Attribute(a)
	panicked = false
	for _, p := range a.Paragraphs {
		checkParagraph(t, p)
	}
}

// saladWords gives the words by section, so that short sections count as much as long ones, and signs.
func saladWords(t *testing.T, lang string) [][]string {
	t.Helper()
	data, err := languageFiles.ReadFile("lang/" + lang + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	lists := [][]string{
		{",", ",", ".", ":", ";", "–", "(", ")", "?"}, {"“", "”", "«", "»", "„", `"`, "'s"},
		{"Ada", "Ada Orme", "Orme", "A. B. Orme", "Ben Dare", "Harbour Watch", "HWA", "Selby", "Ада Орм", "Орм"}, {"12", "2019", "the", "of", "de", "в"},
	}
	for line := range strings.Lines(string(data)) {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0:
		case fields[0][0] == '[':
			lists = append(lists, nil)
		default:
			for _, w := range fields {
				last := &lists[len(lists)-1]
				*last = append(*last, strings.ReplaceAll(strings.Trim(w, "=-*~+"), "_", " "))
			}
		}
	}
	return lists
}

func salad(random *rand.Rand, lists [][]string) string {
	var b strings.Builder
	for range 1 + random.IntN(25) {
		list := lists[random.IntN(len(lists))]
		if random.IntN(3) == 0 {
			list = lists[random.IntN(4)]
		}
		if len(list) == 0 {
			continue
		}
		w := list[random.IntN(len(list))]
		if random.IntN(6) == 0 && w != "" {
			_, n := utf8.DecodeRuneInString(w)
			w = strings.ToUpper(w[:n]) + w[n:]
		}
		if b.Len() > 0 && random.IntN(8) > 0 && !strings.ContainsAny(w, ",.:;?”»") {
			b.WriteByte(' ')
		}
		fmt.Fprint(&b, w)
	}
	return b.String()
}
