package corpus

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestNewSpeakerID(t *testing.T) {
	for name, want := range map[string]SpeakerID{
		"Ada Ohm":                "ada-ohm",
		"  ada   OHM ":           "ada-ohm",
		"Ada B. Ohm":             "ada-b-ohm",
		"Jean-Luc d’Étang":       "jean-luc-detang",
		"Sinéad O’Neill":         "sinead-oneill",
		"Sinead O'Neill":         "sinead-oneill",
		"José Ñandú":             "jose-nandu",
		"Jürgen Weiß":            "jurgen-weiss",
		"Şükrü Çağlayan":         "sukru-caglayan",
		"İpek Işık":              "ipek-isik",
		"Ləman Qəribova":         "leman-qeribova",
		"Фёдор Щукин":            "fedor-shchukin",
		"Андрей Йодов":           "andrey-yodov",
		"Ольга Объедкова":        "olga-obedkova",
		"Юлія Їжак":              "yuliya-yizhak",
		"Љубица Ђурић":           "ljubitsa-djuric",
		"Αθηνά Ξένου":            "athina-xenou",
		"Անի Թումոյան":           "ani-tumoyan",
		"ნინო ჭავჭანიძე":         "nino-chavchanidze",
		"Đặng Thị Hòa":           "dang-thi-hoa",
		"The Ministry of Rivers": "the-ministry-of-rivers",
		"Radio 4":                "radio-4",
	} {
		t.Run(name, func(t *testing.T) {
			if got := NewSpeakerID(name); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestNamesInOtherLettersAreHashed(t *testing.T) {
	seen := map[SpeakerID]string{}
	for _, name := range []string{"李河", "王河", "山田 花", "강하나", "ماريا النهر", "דנה נהר", "Ada 河", "Ada 海", "…", "!"} {
		id := NewSpeakerID(name)
		if other, ok := seen[id]; ok {
			t.Errorf("%s and %s are both %s", name, other, id)
		}
		if seen[id] = name; !slug.MatchString(string(id)) {
			t.Errorf("%s: %q", name, id)
		}
	}
	if !strings.HasPrefix(string(NewSpeakerID("Ada 河")), "ada-") {
		t.Error("what can be written is not kept")
	}
}

func TestScopedSpeakerID(t *testing.T) {
	a, b := ScopedSpeakerID("a1", "Ohm"), ScopedSpeakerID("a2", "Ohm")
	if a != "a1-ohm" || a == b {
		t.Error(a, b)
	}
}

var slug = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func FuzzNewSpeakerID(f *testing.F) {
	for _, s := range []string{"Ada Ohm", "Ə", "李河", "ь", "O'", "-", "ъ-", "\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id := NewSpeakerID(s)
		if !slug.MatchString(string(id)) {
			t.Errorf("%q became %q", s, id)
		}
		if folded := NewSpeakerID(Fold(s)); utf8.ValidString(s) && folded != id {
			t.Errorf("%q is %q, folded %q", s, id, folded)
		}
	})
}
