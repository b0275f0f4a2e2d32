package house

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// stage is one FROM of a Dockerfile with what follows it.
type stage struct {
	from  string
	lines map[string][]string // arguments by instruction
}

func stages(t *testing.T) []stage {
	t.Helper()
	var list []stage
	for _, line := range strings.Split(strings.ReplaceAll(read(t, "Dockerfile"), "\\\n", " "), "\n") {
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case word == "" || strings.HasPrefix(word, "#"):
		case word == "FROM":
			list = append(list, stage{rest, map[string][]string{}})
		case len(list) == 0:
			t.Fatalf("%s stands before the first FROM", word)
		default:
			s := list[len(list)-1]
			s.lines[word] = append(s.lines[word], strings.TrimSpace(rest))
		}
	}
	return list
}

func TestDockerfile(t *testing.T) {
	list := stages(t)
	if len(list) != 2 || !strings.HasPrefix(list[0].from, "golang:"+goVersion(t)) || list[1].from != "scratch" {
		t.Fatalf("the stages are %+v", list)
	}
	if !strings.Contains(strings.Join(list[0].lines["RUN"], " "), "CGO_ENABLED=0") {
		t.Error("the programs are not built to be static")
	}
	final := list[1].lines
	if len(final["USER"]) != 1 || !regexp.MustCompile(`^[1-9][0-9]*:[1-9][0-9]*$`).MatchString(final["USER"][0]) {
		t.Fatalf("it runs as %q; scratch knows no names, and root is too much", final["USER"])
	}
	if got := strings.Join(final["ENTRYPOINT"], ""); got != `["/server"]` {
		t.Errorf("it starts %s", got)
	}
	if !slices.ContainsFunc(final["COPY"], func(c string) bool {
		return strings.Contains(c, "--chown="+final["USER"][0]) && strings.HasSuffix(c, " /data")
	}) {
		t.Error("the data folder does not belong to the user")
	}
	if got := strings.Join(final["HEALTHCHECK"], ""); !strings.Contains(got, `["/server", "-health"]`) {
		t.Errorf("the health check is %q", got)
	}
	if got := strings.Join(final["ENV"], " "); !strings.Contains(got, "ONRECORD_DATA=/data") || !strings.Contains(got, "ONRECORD_ADDR=:8080") {
		t.Errorf("the environment is %q", got)
	}
	for _, c := range append(list[0].lines["COPY"], final["COPY"]...) {
		for _, source := range strings.Fields(c)[:len(strings.Fields(c))-1] {
			if strings.HasPrefix(source, "--") || strings.HasPrefix(source, "/out/") {
				continue // made in the stage before
			}
			if _, err := os.Stat(filepath.Join(root, strings.TrimPrefix(source, "/src/"))); err != nil {
				t.Errorf("COPY %s: %v", source, err)
			}
		}
	}
}

// TestDockerignore holds that a build gets the history, which names the version, and every folder under it, since one that
// is missing would count as a change. Without a version two releases would give one ETag to different answers.
func TestDockerignore(t *testing.T) {
	ignored := strings.Fields(read(t, ".dockerignore"))
	for _, needed := range []string{".git", "go.mod", "go.sum", "api", "cmd", "corpus", "docs", "index", "internal", "web"} {
		if slices.Contains(ignored, needed) {
			t.Errorf("%s is not sent to the build", needed)
		}
	}
}

func goVersion(t *testing.T) string {
	t.Helper()
	_, rest, _ := strings.Cut(read(t, "go.mod"), "\ngo ")
	parts := strings.SplitN(strings.TrimSpace(strings.SplitN(rest, "\n", 2)[0]), ".", 3)
	if len(parts) < 2 {
		t.Fatal("go.mod names no Go version")
	}
	return parts[0] + "." + parts[1]
}

// compose is what the test reads of docker-compose.yml.
type compose struct {
	Services map[string]struct {
		Entrypoint  []string
		Command     []string
		ReadOnly    bool     `yaml:"read_only"`
		CapDrop     []string `yaml:"cap_drop"`
		SecurityOpt []string `yaml:"security_opt"`
		Privileged  bool
		User        string
		Volumes     []string
		Ports       []string
		Healthcheck struct{ Test []string }
		DependsOn   map[string]struct{ Condition string } `yaml:"depends_on"`
	}
	Volumes map[string]any
}

func TestCompose(t *testing.T) {
	var c compose
	if err := yaml.Unmarshal([]byte(read(t, "docker-compose.yml")), &c); err != nil {
		t.Fatal(err)
	}
	if len(c.Services) != 2 {
		t.Fatalf("there are %d services", len(c.Services))
	}
	for name, s := range c.Services {
		if !s.ReadOnly || s.Privileged || !slices.Equal(s.CapDrop, []string{"ALL"}) ||
			!slices.Contains(s.SecurityOpt, "no-new-privileges:true") || s.User == "root" {
			t.Errorf("%s may do more than it has to: %+v", name, s)
		}
		for _, v := range s.Volumes {
			volume, _, _ := strings.Cut(v, ":")
			if _, ok := c.Volumes[volume]; !ok {
				t.Errorf("%s uses the volume %s, which is not declared", name, volume)
			}
		}
		for _, p := range s.Ports {
			if !strings.HasPrefix(p, "127.0.0.1:") {
				t.Errorf("%s is open to the network at %s", name, p)
			}
		}
	}
	server, indexer := c.Services["server"], c.Services["indexer"]
	if !slices.Equal(server.Healthcheck.Test, []string{"CMD", "/server", "-health"}) {
		t.Errorf("the server's health check is %q", server.Healthcheck.Test)
	}
	if server.DependsOn["indexer"].Condition != "service_completed_successfully" {
		t.Error("the server does not wait for the indexer")
	}
	if !slices.Equal(indexer.Entrypoint, []string{"/indexer"}) || !slices.Equal(indexer.Command, []string{"load", "-if-empty", "/samples"}) {
		t.Errorf("the indexer runs %q %q", indexer.Entrypoint, indexer.Command)
	}
}
