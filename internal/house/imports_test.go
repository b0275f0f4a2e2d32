package house

import (
	"encoding/json"
	"errors"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "onrecord"

// pkg is what `go list` tells of a package.
type pkg struct {
	ImportPath                         string
	Imports, TestImports, XTestImports []string
}

func packages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports,TestImports,XTestImports", "./...")
	cmd.Dir = root
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var list []pkg
	d := json.NewDecoder(out)
	for {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	return list
}

// root is the project's folder, as seen from this package.
const root = "../.."

// within reports whether path is the package dir of this project, or below it.
func within(path string, dirs ...string) bool {
	return slices.ContainsFunc(dirs, func(dir string) bool {
		return path == module+"/"+dir || strings.HasPrefix(path, module+"/"+dir+"/")
	})
}

func ours(path string) bool { return path == module || strings.HasPrefix(path, module+"/") }

// thirdParty reports whether path is neither ours nor of the standard library, whose paths have no dot in front.
func thirdParty(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return strings.Contains(first, ".")
}

// engine reports whether path is an engine.
func engine(path string) bool { return within(path, "index/bleveindex", "index/opensearch") }

// rule says what may not be, and why. from and to are import paths.
type rule struct {
	why string
	bad func(from, to string) bool
}

func rules() []rule {
	return []rule{
		{"corpus knows nothing of the rest", func(from, to string) bool {
			return within(from, "corpus") && ours(to) && !within(to, "corpus")
		}},
		{"the contract imports corpus, and no third party", func(from, to string) bool {
			return from == module+"/index" && (thirdParty(to) || ours(to) && !within(to, "corpus"))
		}},
		{"an engine imports the contract and corpus, and no other engine", func(from, to string) bool {
			return engine(from) && ours(to) && to != module+"/index" && !within(to, "index/match", "corpus") &&
				!(within(from, "index/bleveindex") && within(to, "index/bleveindex"))
		}},
		{"only the commands and benchmarks name an engine", func(from, to string) bool {
			return engine(to) && !engine(from) && !within(from, "cmd", "bench")
		}},
		{"api and web import the contract, never each other", func(from, to string) bool {
			return within(from, "api", "web") && ours(to) && !within(to, "index", "corpus", "internal/origins", "internal/packed")
		}},
		{"Bleve is imported by its engine alone, and by what compares the two", func(from, to string) bool {
			return strings.HasPrefix(to, "github.com/blevesearch/") && !strings.Contains(to, "/snowballstem") &&
				!within(from, "index/bleveindex", "bench")
		}},
		{"flags and exit statuses are the commands'", func(from, to string) bool {
			return within(to, "internal/cli") && !within(from, "cmd")
		}},
		{"the router is the API's, and of what the API is compared with", func(from, to string) bool {
			return to == "github.com/gorilla/mux" && !within(from, "api", "bench")
		}},
	}
}

// forTests reports whether from may import to in its tests, though not otherwise: the tests of the contract compare
// values, and every test may use what is made for tests.
func forTests(from, to string) bool {
	return within(to, "index/indextest", "internal/browsertest") || from == module+"/index" && to == "github.com/google/go-cmp/cmp"
}

// breaks gives why from may not import to; nil when it may.
func breaks(from, to string) (why []string) {
	for _, r := range rules() {
		if r.bad(from, to) {
			why = append(why, r.why)
		}
	}
	return why
}

func TestImports(t *testing.T) {
	list := packages(t)
	if len(list) < 8 {
		t.Fatalf("only %d packages were found", len(list))
	}
	for _, p := range list {
		for _, to := range p.Imports {
			for _, why := range breaks(p.ImportPath, to) {
				t.Errorf("%s imports %s: %s", p.ImportPath, to, why)
			}
		}
		for _, to := range append(p.TestImports, p.XTestImports...) {
			if to == p.ImportPath || forTests(p.ImportPath, to) {
				continue
			}
			for _, why := range breaks(p.ImportPath, to) {
				t.Errorf("a test of %s imports %s: %s", p.ImportPath, to, why)
			}
		}
	}
}

// TestRouter holds that one file knows the router.
func TestRouter(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, "api", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var with []string
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range f.Imports {
			if i.Path.Value == `"github.com/gorilla/mux"` {
				with = append(with, filepath.Base(name))
			}
		}
	}
	if !slices.Equal(with, []string{"routes.go"}) {
		t.Errorf("the router is imported by %q; it belongs in routes.go alone", with)
	}
}

// TestRules holds that each rule refuses something.
func TestRules(t *testing.T) {
	for why, broken := range map[string][2]string{
		"corpus":    {"onrecord/corpus/attribution", "onrecord/index"},
		"contract":  {"onrecord/index", "github.com/x/y"},
		"engine":    {"onrecord/index/opensearch", "onrecord/index/bleveindex"},
		"named":     {"onrecord/api", "onrecord/index/bleveindex"},
		"each":      {"onrecord/web", "onrecord/api"},
		"bleve":     {"onrecord/cmd/server", "github.com/blevesearch/bleve/v2"},
		"flags":     {"onrecord/api", "onrecord/internal/cli"},
		"the route": {"onrecord/web", "github.com/gorilla/mux"},
	} {
		if breaks(broken[0], broken[1]) == nil {
			t.Errorf("%s: %s may import %s", why, broken[0], broken[1])
		}
	}
}
