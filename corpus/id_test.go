package corpus

import (
	"strings"
	"testing"
)

func TestParseArticleID(t *testing.T) {
	for _, s := range []string{"a", "A-1_b", "010", "-", strings.Repeat("x", 120)} {
		if id, err := ParseArticleID(s); string(id) != s || err != nil {
			t.Errorf("%q: %v", s, err)
		}
	}
	for _, s := range []string{"", "a b", "a.b", "a/b", "é", "a\n", strings.Repeat("x", 121), "../a"} {
		if _, err := ParseArticleID(s); err == nil {
			t.Errorf("%q is taken", s)
		}
	}
}

func TestParseParagraphID(t *testing.T) {
	a, n, err := ParseParagraphID(string(NewParagraphID("a-1", 12)))
	if a != "a-1" || n != 12 || err != nil {
		t.Error(a, n, err)
	}
	for _, s := range []string{"", "a", "a.", ".1", "a.0", "a.-1", "a.+1", "a.01", "a.1.2", "a b.1", "a.x", "a.99999999999999999999"} {
		if _, _, err := ParseParagraphID(s); err == nil {
			t.Errorf("%q is taken", s)
		}
	}
}

func FuzzParseParagraphID(f *testing.F) {
	for _, s := range []string{"a.1", "a.01", "a..1", "é.1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, n, err := ParseParagraphID(s)
		if err == nil && string(NewParagraphID(a, n)) != s {
			t.Errorf("%q became %q", s, NewParagraphID(a, n))
		}
	})
}

func TestCanonicalURL(t *testing.T) {
	const page = "https://buoy.example/dam"
	for in, want := range map[string]string{
		page:                           page,
		"HTTPS://Buoy.Example/dam":     page,
		"https://buoy.example:443/dam": page,
		"https://buoy.example/dam#top": page,
		"https://buoy.example/dam?utm_source=x&utm_medium=y":    page,
		"https://buoy.example/dam?fbclid=1&gclid=2":             page,
		"https://buoy.example/dam?b=2&a=1":                      page + "?a=1&b=2",
		"https://buoy.example/dam?a=1&utm_source=x&b=2":         page + "?a=1&b=2",
		"http://buoy.example:80":                                "http://buoy.example/",
		"http://buoy.example:443/":                              "http://buoy.example:443/",
		"https://buoy.example/Dam/":                             "https://buoy.example/Dam/",
		"https://buoy.example/%D0%BF%D0%BE%D1%80%D1%82?q=a%20b": "https://buoy.example/%D0%BF%D0%BE%D1%80%D1%82?q=a+b",
		"https://buoy.example/dam?id=1;page=2":                  page + "?id=1;page=2",
		"https://buoy.example/dam?q=100%&b=2":                   page + "?q=100%&b=2",
		"not an address":                                        "not an address",
		"":                                                      "",
		"http://[broken":                                        "http://[broken",
	} {
		if got := CanonicalURL(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
		if got := CanonicalURL(want); got != want {
			t.Errorf("%q is not stable: %q", want, got)
		}
	}
}

func TestDeriveID(t *testing.T) {
	base := Article{URL: "https://buoy.example/dam", Title: "Dam", Outlet: "Buoy"}
	same := Article{URL: "https://BUOY.example/dam?utm_source=x#top", Title: "Another", Outlet: "Other"}
	if DeriveID(&base) != DeriveID(&same) {
		t.Error("one address, two IDs")
	}
	seen := map[ArticleID]string{}
	for name, a := range map[string]Article{
		"address": base, "other address": {URL: "https://buoy.example/weir"}, "nothing": {}, "title": {Title: "Dam"},
		"outlet": {Outlet: "Dam"}, "title and outlet": {Title: "Dam", Outlet: "Buoy"}, "run together": {Title: "amBuoy", Outlet: "D"},
		"dated": {Title: "Dam", Outlet: "Buoy", Date: Date{2024, 5, 3}}, "by month": {Title: "Dam", Outlet: "Buoy", Date: Date{2024, 5, 0}},
	} {
		id := DeriveID(&a)
		if _, err := ParseArticleID(string(id)); err != nil || len(id) != 16 {
			t.Errorf("%s: %q %v", name, id, err)
		}
		if other, ok := seen[id]; ok {
			t.Errorf("%s and %s share an ID", name, other)
		}
		seen[id] = name
	}
}

// What is derived today must be derived for ever, since links hold it.
func TestDerivedIDsDoNotChange(t *testing.T) {
	for want, a := range map[ArticleID]Article{
		"5fleci2qhdggqgkw": {URL: "https://buoy.example/dam"},
		"7jftco7kpvsl6atu": {Title: "Dam", Outlet: "Buoy", Date: Date{2024, 5, 3}},
	} {
		if got := DeriveID(&a); got != want {
			t.Errorf("%+v: got %s", a, got)
		}
	}
}

func TestClip(t *testing.T) {
	if got := clip("éééé", 5); got != "éé…" {
		t.Errorf("got %q", got)
	}
}
