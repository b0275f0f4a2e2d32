package index

import (
	"html"
	"slices"
	"strings"
	"testing"
)

func TestFragmentHTML(t *testing.T) {
	for _, c := range []struct {
		name, text string
		fragment   Fragment
		want       string
	}{
		{"nothing", "", Fragment{}, ""},
		{"no mark", "The toll stays.", Fragment{Span: Span{0, 15}}, "The toll stays."},
		{"at both ends", "toll by toll", Fragment{Span{0, 12}, []Span{{0, 4}, {8, 12}}}, "<mark>toll</mark> by <mark>toll</mark>"},
		{"all of it", "toll", Fragment{Span{0, 4}, []Span{{0, 4}}}, "<mark>toll</mark>"},
		{"next to each other", "abcd", Fragment{Span{0, 4}, []Span{{0, 2}, {2, 4}}}, "<mark>ab</mark><mark>cd</mark>"},
		{"cut at both sides", "The toll stays low.", Fragment{Span{4, 14}, []Span{{4, 8}}}, "… <mark>toll</mark> stays …"},
		{"a tag", "<script>alert(1)</script>", Fragment{Span{0, 25}, []Span{{1, 7}}},
			"&lt;<mark>script</mark>&gt;alert(1)&lt;/script&gt;"},
		{"its own tag", "a <mark>b</mark>", Fragment{Span: Span{0, 16}}, "a &lt;mark&gt;b&lt;/mark&gt;"},
		{"quotes and ampersand", `"R&D" isn't`, Fragment{Span{0, 11}, []Span{{1, 4}}}, "&#34;<mark>R&amp;D</mark>&#34; isn&#39;t"},
		{"an entity in the text", "&lt;b&gt;", Fragment{Span: Span{0, 9}}, "&amp;lt;b&amp;gt;"},
		{"beyond the basic plane", "🎺𝄞 toll 🎺", Fragment{Span{0, 9}, []Span{{1, 2}, {3, 7}}}, "🎺<mark>𝄞</mark> <mark>toll</mark> 🎺"},
		{"past the end", "toll", Fragment{Span{0, 6}, []Span{{0, 4}, {3, 9}}}, "<mark>toll</mark>"},
		{"marks out of order", "toll", Fragment{Span{-1, 4}, []Span{{-1, 1}, {2, 3}, {0, 1}, {3, 2}}}, "to<mark>l</mark>l"},
		{"the wrong way round", "toll", Fragment{Span: Span{3, 2}}, "…  …"},
		{"combining marks are code points", "cafe\u0301 au", Fragment{Span{0, 8}, []Span{{0, 5}}}, "<mark>cafe\u0301</mark> au"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.fragment.HTML(c.text); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestTitleHTML(t *testing.T) {
	h := Hit{Article: Article{Title: "Toll & “paix” à l’été"}, TitleMarks: []Span{{0, 4}, {18, 21}}}
	if got, want := h.TitleHTML(), "<mark>Toll</mark> &amp; “paix” à l’<mark>été</mark>"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// FuzzFragmentHTML holds that the text comes back when the marks are taken out and the rest is read as HTML, and that
// the marks hold what they mark.
func FuzzFragmentHTML(f *testing.F) {
	f.Add("The <b>toll</b> & the “rise” 🎺", []byte{4, 9, 20, 22})
	f.Add("</mark><script>", []byte{0, 15})
	f.Add("", []byte{0, 0})
	f.Fuzz(func(t *testing.T, text string, cuts []byte) {
		runes := []rune(text)
		marks := marksOf(cuts, len(runes))
		got := Fragment{Span{0, len(runes)}, marks}.HTML(text)
		plain := strings.NewReplacer("<mark>", "", "</mark>", "").Replace(got)
		if strings.ContainsAny(plain, `<>"'`) {
			t.Fatalf("not escaped: %s", got)
		}
		if html.UnescapeString(plain) != string(runes) {
			t.Fatalf("%q came back as %q", text, html.UnescapeString(plain))
		}
		for i, part := range strings.Split(got, "<mark>")[1:] {
			inside, _, _ := strings.Cut(part, "</mark>")
			if want := string(runes[marks[i].Start:marks[i].End]); html.UnescapeString(inside) != want {
				t.Fatalf("mark %d holds %q, not %q", i, inside, want)
			}
		}
	})
}

// marksOf makes spans in order, not overlapping, of any bytes.
func marksOf(cuts []byte, length int) []Span {
	var at []int
	for _, c := range cuts {
		at = append(at, min(int(c), length))
	}
	slices.Sort(at)
	var marks []Span
	for i := 0; i+1 < len(at); i += 2 {
		marks = append(marks, Span{at[i], at[i+1]})
	}
	return marks
}
