package match

import (
	"cmp"
	"html"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"onrecord/corpus"
	"onrecord/index"
)

// FuzzFragments holds what fragments promise, for any text and any query: they lie in the text, in order and apart; marks
// lie in them, in order and apart; every mark is a match, and no match in a fragment is without a mark; no character is
// broken.
func FuzzFragments(f *testing.F) {
	long := strings.Repeat("The council met and talked of roads. ", 40)
	f.Add("We will not raise taxes.", `"not raise" tax`, "en")
	f.Add(long+"the toll "+long+"the toll. "+long+"the tax.", "toll OR tax", "en")
	f.Add("İstasyonda 🎺 görüşeceğiz é", "ISTASYONDA e", "tr")
	f.Add("東京で会談した", "会談", "ja")
	f.Add(strings.Repeat("x", 1000), "x", "")
	f.Add("a\u0301b \u200d", "áb", "fr")
	f.Add(strings.Repeat("a b ", 200), `"a b"~3 "b b"~2 -a`, "")
	f.Add("a:\u0301b l'\u0301a กำ "+strings.Repeat("é\u0301", 300), "a b e* กำ", "fr")
	f.Add(strings.Repeat("👩\u200d👩\u200d👦 🇫🇷 ", 100)+"toll", "toll", "en")
	f.Fuzz(func(t *testing.T, text, query, lang string) {
		if !utf8.ValidString(text) || !utf8.ValidString(query) {
			t.Skip("readers and queries refuse it")
		}
		root, _ := index.Parse(query)
		m := New(root)
		checkFragments(t, m, root, text, lang)
		whole := characters(text)
		for _, mark := range m.Title(text, lang) {
			if !whole[mark.Start] || !whole[mark.End] || mark.End <= mark.Start {
				t.Fatalf("the mark at [%d,%d) of a title breaks a character", mark.Start, mark.End)
			}
		}
		var h index.Hit
		h.Text, h.Article.Lang = text, lang
		h.Speakers = []corpus.Speaker{{ID: "a"}}
		if got, want := m.Matches(&h), naively(root, text, lang); got != want {
			t.Fatalf("it matches: %v, want %v", got, want)
		}
		h.Quotes = []corpus.Quote{{End: utf8.RuneCountInString(text), Speaker: "a"}}
		if got, want := m.Said(&h, nil), naively(root, text, lang) && text != ""; got != want {
			t.Fatalf("it is said: %v, want %v", got, want)
		}
	})
}

// checkFragments holds that fragments are what they promise.
func checkFragments(t *testing.T, m *Matcher, root index.Node, text, lang string) {
	list := m.Fragments(text, lang)
	if len(list) == 0 || len(list) > maxFragments {
		t.Fatalf("%d fragments", len(list))
	}
	matches := naive(root, text, lang)
	whole := characters(text)
	end := 0
	for _, fr := range list {
		if fr.Start < end || fr.End < fr.Start || fr.End > utf8.RuneCountInString(text) {
			t.Fatalf("a fragment at [%d,%d) behind %d", fr.Start, fr.End, end)
		}
		if !whole[fr.Start] || !whole[fr.End] {
			t.Fatalf("the fragment at [%d,%d) breaks a character", fr.Start, fr.End)
		}
		at := fr.Start
		for _, mark := range fr.Marks {
			if mark.Start < at || mark.End <= mark.Start || mark.End > fr.End || !slices.Contains(matches, mark) {
				t.Fatalf("a mark at [%d,%d) behind %d in [%d,%d): the matches are %v", mark.Start, mark.End, at, fr.Start, fr.End, matches)
			}
			if !whole[mark.Start] || !whole[mark.End] {
				t.Fatalf("the mark at [%d,%d) breaks a character", mark.Start, mark.End)
			}
			at = mark.End
		}
		for _, found := range matches {
			if found.Start < fr.End && found.End > fr.Start && !slices.Contains(fr.Marks, found) {
				t.Fatalf("the match at [%d,%d) in [%d,%d) has no mark", found.Start, found.End, fr.Start, fr.End)
			}
		}
		end = fr.End
	}
	for _, fr := range list {
		shown := strings.NewReplacer("<mark>", "", "</mark>", "").Replace(fr.HTML(text))
		plain := strings.TrimSuffix(strings.TrimPrefix(html.UnescapeString(shown), "… "), " …")
		if want := string([]rune(text)[fr.Start:fr.End]); !strings.Contains(plain, want) && !strings.Contains(want, plain) {
			t.Fatalf("%q is shown as %q", want, plain)
		}
	}
}

// characters tells of each code point whether a character as readers see it begins there.
func characters(text string) map[int]bool {
	begins, at := map[int]bool{0: true}, 0
	for it := graphemes.FromString(text); it.Next(); {
		at += utf8.RuneCountInString(it.Value())
		begins[at] = true
	}
	return begins
}

// naively tells in the plainest way whether a tree matches a text of nobody's, of an article without a title or a date.
func naively(n index.Node, text, lang string) bool {
	switch n := n.(type) {
	case nil:
		return true
	case index.All:
		for _, c := range n.Nodes {
			if !naively(c, text, lang) {
				return false
			}
		}
		return true
	case index.Any:
		return slices.ContainsFunc(n.Nodes, func(c index.Node) bool { return naively(c, text, lang) })
	case index.Not:
		return !naively(n.Node, text, lang)
	case index.Word:
		return slices.Contains(n.OptionalIn, lang) || len(naive(n, text, lang)) > 0
	case index.Is:
		return n.Field == index.FacetLang && n.Value == lang || n.Field == index.FacetSpeaker && n.Value == "a"
	}
	return len(naive(n, text, lang)) > 0
}

// naive finds what has to be marked in the plainest way.
func naive(n index.Node, text, lang string) []index.Span {
	words := Split(text)
	var spans []index.Span
	mark := func(first, last int) {
		c := func(b int) int { return utf8.RuneCountInString(text[:b]) }
		spans = append(spans, index.Span{Start: c(words[first].Start), End: c(words[last].End)})
	}
	var visit func(n index.Node, excluded bool)
	visit = func(n index.Node, excluded bool) {
		switch n := n.(type) {
		case index.All:
			for _, c := range n.Nodes {
				visit(c, excluded)
			}
		case index.Any:
			for _, c := range n.Nodes {
				visit(c, excluded)
			}
		case index.Not:
			visit(n.Node, !excluded)
		}
		if !excluded {
			markLeaf(n, words, lang, mark)
		}
	}
	visit(n, false)
	slices.SortFunc(spans, func(a, b index.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	var list []index.Span
	for _, s := range spans {
		if n := len(list); n > 0 && s.Start < list[n-1].End {
			list[n-1].End = max(list[n-1].End, s.End)
		} else {
			list = append(list, s)
		}
	}
	return list
}

func markLeaf(n index.Node, words []Word, lang string, mark func(first, last int)) {
	switch n := n.(type) {
	case index.Phrase:
		markPhrase(Split(n.Text), n.Within, words, mark)
	case index.Word:
		asked := Typed(n.Text)
		if len(asked) != 1 {
			markPhrase(asked, 0, words, mark)
			return
		}
		for i, w := range words {
			if w.Exact == asked[0].Exact || HasForms(lang) && w.Stem(lang) == asked[0].Stem(lang) {
				mark(i, i)
			}
		}
	case index.Prefix:
		asked := Typed(n.Text)
		if len(asked) != 1 {
			markPhrase(asked, 0, words, mark)
			return
		}
		for i, w := range words {
			if strings.HasPrefix(w.Exact, asked[0].Exact) {
				mark(i, i)
			}
		}
	case index.Fuzzy:
		asked := Typed(n.Text)
		if len(asked) != 1 {
			markPhrase(asked, 0, words, mark)
			return
		}
		for i, w := range words {
			if index.Near(asked[0].Exact, w.Exact) {
				mark(i, i)
			}
		}
	}
}

func markPhrase(asked []Word, within int, words []Word, mark func(first, last int)) {
	if len(asked) == 0 {
		return
	}
	length := len(asked)
	if len(asked) > 1 {
		length += within
	}
	for i := range words {
		window := words[i:min(i+length, len(words))]
		if within == 0 || len(asked) == 1 {
			if len(window) == len(asked) && slices.EqualFunc(window, asked, func(a, b Word) bool { return a.Exact == b.Exact }) {
				mark(i, i+len(asked)-1)
			}
			continue
		}
		lacking := map[string]int{}
		for _, w := range asked {
			lacking[w.Exact]++
		}
		for _, w := range window {
			lacking[w.Exact]--
		}
		if slices.ContainsFunc(asked, func(w Word) bool { return lacking[w.Exact] > 0 }) {
			continue
		}
		for k, w := range window {
			if slices.ContainsFunc(asked, func(a Word) bool { return a.Exact == w.Exact }) {
				mark(i+k, i+k)
			}
		}
	}
}

// TestRandomQueries holds fragments of the samples to what they promise, for 2,000 queries of their words.
func TestRandomQueries(t *testing.T) {
	type paragraph struct {
		text, lang string
		words      []Word
	}
	var all []paragraph
	for a, err := range (corpus.Reader{}).Articles(t.Context(), "../../corpus/samples/statements") {
		if err != nil {
			t.Fatal(err)
		}
		var whole []string
		for _, p := range a.Paragraphs {
			whole = append(whole, p.Text)
		}
		for _, text := range append(whole, strings.Join(whole, " ")) {
			if words := Split(text); len(words) > 5 {
				all = append(all, paragraph{text, a.Lang, words})
			}
		}
	}
	r := rand.New(rand.NewPCG(4, 4))
	matched := 0
	for range 2000 {
		p := all[r.IntN(len(all))]
		var parts []string
		for range 1 + r.IntN(3) {
			at := r.IntN(len(p.words) - 4)
			w := p.words[at].Printed
			parts = append(parts, []string{
				w, w, strings.ToUpper(w), w + "*", w + "~", "-" + w, w + " OR", `"` + p.text[p.words[at].Start:p.words[at+2].End] + `"`,
				`"` + p.words[at+3].Printed + " " + w + `"~4`, "(" + w + " " + p.words[at+4].Printed + ")",
			}[r.IntN(10)])
		}
		query := strings.Join(parts, " ")
		root, _ := index.Parse(query)
		m := New(root)
		h := index.Hit{Article: index.Article{Lang: p.lang}}
		h.Text = p.text
		got, want := m.Matches(&h), naively(root, p.text, p.lang)
		if got != want {
			t.Errorf("%s matches %q: %v", query, p.text, got)
		}
		if got {
			matched++
		}
		checkFragments(t, m, root, p.text, p.lang)
	}
	if matched < 1000 {
		t.Errorf("only %d queries match", matched)
	}
}
