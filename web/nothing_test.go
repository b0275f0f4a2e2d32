package web

import (
	"testing"

	"onrecord/index"
)

func TestLoosen(t *testing.T) {
	for text, want := range map[string]string{
		`"not raise taxes"`:             `not raise taxes`,
		`"taxes"`:                       `taxes`,
		`“raise taxes”~3 bridge`:        `raise taxes bridge`,
		`"a b" OR "c d"`:                `a b OR c d`,
		`bridge -"no toll"`:             ``,
		`bridge`:                        ``,
		`title:"no toll" "stays free"`:  `title:"no toll" stays free`,
		`speaker:"Ines Valdor" "taxes"`: `speaker:"Ines Valdor" taxes`,
	} {
		root, _ := index.Parse(text)
		got := ""
		if n, ok := loosen(root); ok {
			got = index.Format(n)
		}
		if got != want {
			t.Errorf("%s becomes %q, want %q", text, got, want)
		}
	}
}
