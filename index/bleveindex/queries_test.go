package bleveindex

import (
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"

	"onrecord/index"
	"onrecord/index/match"
)

// word gives any word of the statements.
func (r *real) word() string { return r.words(1) }

// words gives some that follow each other.
func (r *real) words(n int) string {
	for {
		h := one(r, r.hits)
		words := match.Split(h.Text)
		if len(words) < n {
			continue
		}
		i := r.random.IntN(len(words) - n + 1)
		return strings.Map(func(c rune) rune {
			if index.IsQuote(c) {
				return ' '
			}
			return c
		}, h.Text[words[i].Start:words[i+n-1].End])
	}
}

// slipped gives a word with a slip.
func (r *real) slipped() string {
	w := []rune(r.word())
	i := r.random.IntN(len(w))
	switch r.random.IntN(3) {
	case 0:
		w = slices.Delete(w, i, i+1)
	case 1:
		w = slices.Insert(w, i, 'e')
	default:
		w[i] = 'n'
	}
	return string(w)
}

// leaf gives a query of one word, phrase or field.
func (r *real) leaf() string {
	h := one(r, r.hits)
	switch r.random.IntN(14) {
	case 0, 1:
		return `"` + r.words(1+r.random.IntN(4)) + `"`
	case 2:
		w := []rune(r.word())
		return string(w[:min(len(w), 3+r.random.IntN(3))]) + "*"
	case 3:
		return r.slipped() + "~"
	case 4:
		return fmt.Sprintf(`"%s %s"~%d`, r.word(), r.words(1+r.random.IntN(2)), 1+r.random.IntN(30))
	case 5:
		if words := match.Split(h.Article.Title); len(words) > 0 {
			return "title:" + one(r, words).Printed
		}
	case 6:
		if len(h.Speakers) > 0 {
			return `speaker:"` + one(r, match.Split(one(r, h.Speakers).Name)).Printed + `"`
		}
	case 7:
		return "kind:" + string(h.Kind)
	case 8:
		if h.Article.Date.Known() {
			return one(r, []string{"after:", "before:"}) + h.Article.Date.String()
		}
	case 9:
		if len(h.Speakers) > 0 {
			return one(r, match.Split(one(r, h.Speakers).Name)).Printed
		}
	case 10:
		if h.Article.Outlet != "" {
			return one(r, []string{"outlet:quay", "outlet:state", `outlet:"white house"`, "lang:es"})
		}
	}
	return r.word()
}

// text gives a query of some leaves.
func (r *real) text(depth int) string {
	parts := make([]string, 1+r.random.IntN(3))
	for i := range parts {
		parts[i] = r.leaf()
		if depth > 0 && r.random.IntN(6) == 0 {
			parts[i] = "(" + r.text(depth-1) + ")"
		}
		if r.random.IntN(7) == 0 {
			parts[i] = "-" + parts[i]
		}
	}
	return strings.Join(parts, one(r, []string{" ", " ", " ", " OR ", " AND "}))
}

// TestRandomQueries holds that the index finds what match does, and that what it marks is right.
func TestRandomQueries(t *testing.T) {
	t.Parallel()
	r := openReal(t, 15)
	queries := sometimes(2000)
	found := 0
	for range queries {
		q := asked(r.text(2))
		q.Highlight = true
		if r.random.IntN(3) == 0 {
			q.Filters = r.filters()
		}
		q.Said = r.random.IntN(8) == 0
		res := r.search(t, q)
		if cutShort(res.Warnings) {
			continue
		}
		m := r.matcher(q.Root)
		for _, h := range res.Hits {
			checkMarks(t, q, &h)
			if said := r.said(m, q, &h); said != h.Said {
				t.Errorf("%q with %+v: %s is said: %t", q.Text, q.Filters, h.ID, h.Said)
			}
		}
		got := slices.Clone(res.Hits)
		for res.Next != "" {
			next := q
			next.Cursor, next.Highlight = res.Next, false
			res = r.search(t, next)
			got = append(got, res.Hits...)
		}
		want := r.matching(q)
		found += min(len(want), 1)
		if !slices.Equal(ids(got), ids(want)) || res.Total != len(want) {
			t.Errorf("%q with %+v, said %t: found %d, %v too many, %v too few", q.Text, q.Filters, q.Said, res.Total,
				lacking(ids(want), ids(got)), lacking(ids(got), ids(want)))
		}
	}
	t.Logf("%d of %d queries find something", found, queries)
}

// cutShort tells whether the engine said that it looked for fewer words than were meant.
func cutShort(warnings []string) bool {
	return slices.ContainsFunc(warnings, func(w string) bool { return strings.Contains(w, "the most frequent of them") })
}

// lacking gives up to three IDs that one list lacks of another.
func lacking(list, of []string) []string {
	return firsts(slices.DeleteFunc(slices.Clone(of), func(id string) bool { return slices.Contains(list, id) }), 3)
}

// checkMarks looks at each word that is shown: marked, it has to be one that the query asks for, and if it is one that
// alone is asked for, it has to be marked.
func checkMarks(t *testing.T, q index.Query, h *index.Hit) {
	t.Helper()
	runes := []rune(h.Text)
	for _, f := range h.Fragments {
		shown := f.HTML(h.Text)
		plain := html.UnescapeString(strings.NewReplacer("<mark>", "", "</mark>", "").Replace(shown))
		if got := strings.TrimSuffix(strings.TrimPrefix(plain, "… "), " …"); got != string(runes[f.Start:f.End]) && plain != string(runes[f.Start:f.End]) {
			t.Errorf("%q: %s shows %q for %q", q.Text, h.ID, got, string(runes[f.Start:f.End]))
		}
		for _, w := range match.Split(string(runes[f.Start:f.End])) {
			start := f.Start + len([]rune(string(runes[f.Start:f.End])[:w.Start]))
			end := start + len([]rune(w.Printed))
			in := slices.ContainsFunc(f.Marks, func(m index.Span) bool { return m.Start <= start && end <= m.End })
			alone, part := askedFor(q.Root, w, h.Article.Lang)
			if in && !alone && !part || !in && alone {
				t.Errorf("%q: in %s the word %q at %d is marked: %t", q.Text, h.ID, w.Printed, start, in)
			}
		}
	}
}

// askedFor tells whether a word is asked for by itself, and whether as a part of several.
func askedFor(n index.Node, w match.Word, lang string) (alone, part bool) {
	var nodes []index.Node
	switch n := n.(type) {
	case index.All:
		nodes = n.Nodes
	case index.Any:
		nodes = n.Nodes
	case index.Not: // what is excluded twice is asked for; what is excluded may be so in one part and asked for in another
		if inner, ok := n.Node.(index.Not); ok {
			return askedFor(inner.Node, w, lang)
		}
		return false, mayBeIn(n.Node)
	case index.Word:
		if words := match.Typed(n.Text); len(words) == 1 {
			return w.Exact == words[0].Exact || w.Stem(lang) == words[0].Stem(lang), false
		} else {
			return false, slices.ContainsFunc(words, func(o match.Word) bool { return o.Exact == w.Exact })
		}
	case index.Phrase:
		words := match.Split(n.Text)
		has := slices.ContainsFunc(words, func(o match.Word) bool { return o.Exact == w.Exact })
		return has && len(words) == 1, has
	case index.Prefix:
		words := match.Typed(n.Text)
		return len(words) == 1 && strings.HasPrefix(w.Exact, words[0].Exact), len(words) > 1
	case index.Fuzzy:
		words := match.Typed(n.Text)
		return len(words) == 1 && index.Near(words[0].Exact, w.Exact), len(words) > 1
	}
	for _, c := range nodes {
		a, p := askedFor(c, w, lang)
		alone, part = alone || a, part || p
	}
	return alone, part
}

// mayBeIn tells whether something is asked for inside what is excluded.
func mayBeIn(n index.Node) bool {
	switch n := n.(type) {
	case index.All:
		return slices.ContainsFunc(n.Nodes, mayBeIn)
	case index.Any:
		return slices.ContainsFunc(n.Nodes, mayBeIn)
	case index.Not:
		return true
	}
	return false
}

// TestPages holds that paging gives every hit once, in the order of one page, however long the pages are.
func TestPages(t *testing.T) {
	t.Parallel()
	r := openReal(t, 30)
	for i := range sometimes(50) {
		q := asked(r.text(1))
		if i == 0 {
			q = asked("")
		}
		q.Sort = one(r, []index.Sort{"", index.SortRelevance, index.SortNewest, index.SortOldest})
		q.Group = one(r, []index.Group{"", index.GroupArticle})
		q.Filters = r.filters()
		want := r.matching(q)
		var first []index.Hit
		for _, size := range []int{100, 7, 1} {
			if size == 1 && len(want) > 300 && i > 1 {
				continue // as many searches
			}
			q.Limit = size
			got := r.pages(t, q)
			if first == nil {
				first = got
				checkPages(t, q, got, want)
			}
			if !slices.EqualFunc(first, got, func(a, b index.Hit) bool { return a.ID == b.ID && a.Score == b.Score && a.More == b.More }) {
				t.Errorf("%q by %q: pages of %d give others than those of 100", q.Text, q.Sort, size)
			}
		}
	}
}

// pages gives the hits of all pages.
func (r *real) pages(t *testing.T, q index.Query) []index.Hit {
	t.Helper()
	all := []index.Hit{}
	for {
		res := r.search(t, q)
		all = append(all, res.Hits...)
		if len(res.Hits) < q.Limit && res.Next != "" || len(res.Hits) == 0 && len(all) > 0 {
			t.Fatalf("%q: a page of %d of %d goes on with %q", q.Text, len(res.Hits), q.Limit, res.Next)
		}
		if q.Cursor = res.Next; q.Cursor == "" {
			return all
		}
	}
}

// checkPages holds that these are the hits, each once, in their order.
func checkPages(t *testing.T, q index.Query, got, want []index.Hit) {
	t.Helper()
	if q.Group == index.GroupArticle {
		hits := 0
		for _, h := range got {
			hits += 1 + h.More
		}
		if hits != len(want) || len(got) != articlesOf(want) || articlesOf(got) != len(got) {
			t.Errorf("%q: %d articles with %d hits, not %d with %d", q.Text, len(got), hits, articlesOf(want), len(want))
		}
	} else if !slices.Equal(ids(got), ids(want)) {
		t.Errorf("%q with %+v: %d hits and not %d", q.Text, q.Filters, len(got), len(want))
	}
	for i := 1; i < len(got); i++ {
		if a, b := got[i-1], got[i]; !inOrderOf(q, &a, &b) {
			t.Errorf("%q by %q: %s of %s (%v) stands before %s of %s (%v)", q.Text, q.Sort, a.ID, a.Article.Date, a.Score, b.ID,
				b.Article.Date, b.Score)
		}
	}
}

// inOrderOf tells whether a may stand before b.
func inOrderOf(q index.Query, a, b *index.Hit) bool {
	dates := 0
	switch da, db := a.Article.Date, b.Article.Date; {
	case da.Known() != db.Known():
		if dates = -1; db.Known() {
			dates = 1
		}
	case da.Before(db):
		dates = -1
	case db.Before(da):
		dates = 1
	}
	if a.Article.Date.Known() && b.Article.Date.Known() && q.Sort != index.SortOldest {
		dates = -dates
	}
	by := dates
	if (q.Sort == "" || q.Sort == index.SortRelevance) && hasWords(q.Root) {
		by = 0
		if a.Score > b.Score {
			by = -1
		} else if a.Score < b.Score {
			by = 1
		}
	}
	if by == 0 {
		if by = strings.Compare(string(a.Article.ID), string(b.Article.ID)); by == 0 {
			by = a.Number - b.Number
		}
	}
	return by < 0
}
