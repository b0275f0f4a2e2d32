package cli

import (
	"errors"
	"io"
	"testing"
)

func TestCount(t *testing.T) {
	for n, want := range []string{"0 articles", "1 article", "2 articles"} {
		if got := Count(n, "article"); got != want {
			t.Errorf("%d is %q", n, got)
		}
	}
}

// TestVersionVariable holds that the variable by which others name their version is no flag of ours.
func TestVersionVariable(t *testing.T) {
	t.Setenv(EnvPrefix+"VERSION", "1.2.3")
	t.Setenv(EnvPrefix+"DATA", "elsewhere")
	f := Flags("server", "", io.Discard)
	version, data := f.Bool("version", false, ""), f.String("data", "", "")
	if err := Parse(f, nil); err != nil || *version || *data != "elsewhere" {
		t.Errorf("version %v, data %q, %v", *version, *data, err)
	}
}

// TestWrongCalls holds that a wrong call is told apart from a failure, and that what is meant as a flag is never read as a source.
func TestWrongCalls(t *testing.T) {
	for _, test := range []struct {
		name, env string
		args      []string
		wrong     bool
	}{
		{"flag first", "", []string{"-data", "d", "a.txt"}, false},
		{"flag after a source", "", []string{"a.txt", "-data", "d"}, true},
		{"flag with = after a source", "", []string{"a.txt", "--data=d"}, true},
		{"standard input", "", []string{"-strict", "-"}, false},
		{"a file named like a flag", "", []string{"--", "-data"}, false},
		{"no such flag", "", []string{"-dat", "d"}, true},
		{"a variable that is no boolean", "maybe", nil, true},
		{"a variable that is", "true", nil, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Setenv(EnvPrefix+"STRICT", test.env)
			f := Flags("load", "", io.Discard)
			f.String("data", "", "")
			f.Bool("strict", false, "stop at the first bad article")
			err := Parse(f, test.args)
			if usage := (*UsageError)(nil); errors.As(err, &usage) != test.wrong {
				t.Errorf("%v", err)
			}
		})
	}
}
