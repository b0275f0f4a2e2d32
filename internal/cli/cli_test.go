package cli

import (
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
