package corpus

import (
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"nothing":                  {"", ""},
		"plain":                    {"harbour 12", "harbour 12"},
		"capitals":                 {"HARBOUR", "harbour"},
		"French":                   {"Évêque à Noël", "eveque a noel"},
		"decomposed":               {"E\u0301te\u0301", "ete"},
		"a mark that composes not": {"q\u0301", "q"},
		"German":                   {"Große STRAẞE", "grosse strasse"},
		"Turkish":                  {"Işık İZMİR ılık", "isik izmir ilik"},
		"Azerbaijani":              {"Əliyeva Gəncə", "eliyeva gence"},
		"Nordic":                   {"Øresund Ærø Þór Łódź", "oresund aero thor lodz"},
		"Vietnamese":               {"Đặng", "dang"},
		"Greek":                    {"Άνθρωπος ΣΟΦΌΣ", "ανθρωποσ σοφοσ"},
		"Russian":                  {"Фёдор Чайка", "федор чайка"},
		"short i is a letter":      {"Йод и иод", "йод и иод"},
		"Ukrainian":                {"Їжак Ґанок", "їжак ґанок"},
		"Armenian":                 {"Նավահանգիստ", "նավահանգիստ"},
		"Georgian":                 {"პორტი", "პორტი"},
		"Hindi keeps its marks":    {"हिन्दी", "हिन्दी"},
		"Arabic keeps its marks":   {"مِيناء", "مِيناء"},
		"apostrophes":              {"O’Neill Oʼneill O‘Neill", "o'neill o'neill o'neill"},
		"ligature":                 {"ﬁre", "fire"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Fold(c.in); got != c.want {
				t.Errorf("got %q", got)
			}
		})
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"É", "İi", "q\u0301", "Σς", "ǅ", "K", "ŉ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if utf8.ValidString(s) && !utf8.ValidString(once) {
			t.Errorf("%q became invalid", s)
		}
		if twice := Fold(once); utf8.ValidString(s) && twice != once {
			t.Errorf("%q became %q, then %q", s, once, twice)
		}
	})
}
