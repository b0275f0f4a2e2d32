package corpus

import "testing"

func TestQuoted(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want string
	}{
		{`say "no"`, 40, `“say "no"”`},
		{"Über \\ 100 %", 40, "“Über \\ 100 %”"},
		{"a\x1b[2J\u202eb\x00", 40, "“a�[2J�b�”"},
		{"a\xffb", 40, "“a�b”"},
		{"éééé", 3, "“ééé…”"},
		{"ééé", 3, "“ééé”"},
		{"", 3, "“”"},
	} {
		if got := Quoted(c.text, c.n); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
