package house

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// programs is both programs, built as the container builds them, and a data folder.
type programs struct{ bin, data string }

// TestPrograms runs what the containers run, and what the documents show, on this machine.
func TestPrograms(t *testing.T) {
	p := programs{t.TempDir(), t.TempDir()}
	if out := p.run(t, "go", "build", "-o", p.bin+"/", "./cmd/..."); out != "" {
		t.Fatal(out)
	}
	t.Run("container", p.testContainer)
	t.Run("answers", p.testAnswers)
	t.Run("sources", p.testSources)
}

func (p programs) command(t *testing.T, name string, args ...string) *exec.Cmd {
	if name != "go" {
		name = filepath.Join(p.bin, name)
	}
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "ONRECORD_DATA="+p.data, "ONRECORD_ADDR=127.0.0.1:1")
	return cmd
}

// run gives what a command says, and how it ended where that was not well.
func (p programs) run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := p.command(t, name, args...).CombinedOutput()
	if err != nil {
		return string(out) + err.Error()
	}
	return string(out)
}

func (p programs) testContainer(t *testing.T) {
	if out := p.run(t, "indexer", "load", "-if-empty", "corpus/samples/statements"); !strings.Contains(out, "generation 000001 is live") {
		t.Errorf("the first load says %q", out)
	}
	if out := p.run(t, "indexer", "load", "-if-empty", "corpus/samples/statements"); !strings.Contains(out, "nothing to do") {
		t.Errorf("the second load says %q", out)
	}
	if out := p.run(t, "server", "-health"); !strings.Contains(out, "not reached") || !strings.Contains(out, "exit status 1") {
		t.Errorf("the health of no server is %q", out)
	}
}

// testAnswers asks what the documents ask, of the samples that testContainer loaded.
func (p programs) testAnswers(t *testing.T) {
	server := p.serve(t)
	for _, name := range []string{"README.md", "docs/api.md"} {
		_, after, _ := strings.Cut(read(t, name), "curl 'http://127.0.0.1:8080/")
		path, after, found := strings.Cut(after, "'")
		if !found {
			t.Fatalf("%s asks nothing", name)
		}
		res, err := http.Get(server + path)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(res.Body)
		if err := errors.Join(err, res.Body.Close()); err != nil {
			t.Fatal(err)
		}
		same(t, name, block(after, "json"), string(got))
	}
}

// testSources parses the example of a text that the document of sources shows.
func (p programs) testSources(t *testing.T) {
	text := read(t, "docs/sources.md")
	file := filepath.Join(t.TempDir(), "harbour-toll.md")
	if err := os.WriteFile(file, []byte(block(text, "")), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := p.command(t, "indexer", "parse", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	same(t, "docs/sources.md", block(text, "json"), lines[len(lines)-1])
}

// serve starts the server on a free port, and gives its address.
func (p programs) serve(t *testing.T) string {
	t.Helper()
	cmd := p.command(t, "server", "-addr", "127.0.0.1:0")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // it was killed
	})
	lines := bufio.NewScanner(stderr)
	for lines.Scan() {
		if _, after, found := strings.Cut(lines.Text(), "Onrecord is at "); found {
			address, _, _ := strings.Cut(after, " ")
			go func() { _, _ = io.Copy(io.Discard, stderr) }()
			return address
		}
	}
	t.Fatal("the server does not tell its address")
	return ""
}

// block is the first block of code in a document that is marked as of the language given.
func block(document, language string) string {
	_, after, _ := strings.Cut(document, "\n```"+language+"\n")
	code, _, _ := strings.Cut(after, "```")
	return code
}

// same compares JSON as a document shows it with what is true. Scores are shown with two digits.
func same(t *testing.T, name, shown, is string) {
	t.Helper()
	var want, got any
	if err := json.Unmarshal([]byte(shown), &want); err != nil {
		t.Fatalf("%s shows no JSON: %v: %s", name, err, shown)
	}
	if err := json.Unmarshal([]byte(is), &got); err != nil {
		t.Fatalf("%v: %s", err, is)
	}
	rounded := cmp.Comparer(func(a, b float64) bool { return a-b < 0.006 && b-a < 0.006 })
	if diff := cmp.Diff(want, got, rounded); diff != "" {
		t.Errorf("%s shows (-), and the truth is (+):\n%s", name, diff)
	}
}
