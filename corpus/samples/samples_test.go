package samples_test

import (
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/samples"
)

const remark = "Invented for the Onrecord samples: people, places, institutions and outlets do not exist."

func read(t *testing.T) []corpus.Article {
	t.Helper()
	var all []corpus.Article
	for a, err := range (corpus.Reader{}).Articles(t.Context(), "statements") {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, a)
	}
	return all
}

func TestSamples(t *testing.T) {
	all := read(t)
	langs, ids := map[string]int{}, map[corpus.ArticleID]bool{}
	undated := 0
	for _, a := range all {
		if ids[a.ID] {
			t.Errorf("two samples have the ID %s", a.ID)
		}
		ids[a.ID] = true
		langs[a.Lang]++
		u, err := url.Parse(a.URL)
		if err != nil || a.URL != "" && !strings.HasSuffix(u.Host, ".example") {
			t.Errorf("%s: %s is not an address of nobody", a.ID, a.URL)
		}
		if !a.Date.Known() {
			undated++
		} else if a.Date.Year < 2015 || a.Date.Year > 2026 {
			t.Errorf("%s is dated %s", a.ID, a.Date)
		}
		if a.Author != "" && a.Author == a.Speaker {
			t.Errorf("%s: its author is its speaker", a.ID)
		}
		if a.Title == "" || a.Outlet == "" {
			t.Errorf("%s has no title or no outlet", a.ID)
		}
	}
	if len(all) < 40 || undated < 4 {
		t.Errorf("%d samples, %d of them undated; wanted 40 and 4", len(all), undated)
	}
	for lang, least := range map[string]int{"en": 25, "fr": 4, "de": 4, "es": 4, "ru": 4, "tr": 4} {
		if langs[lang] < least {
			t.Errorf("%d samples in %s; wanted %d", langs[lang], lang, least)
		}
	}
}

// TestMarked holds that every file says that it is invented, and that the embedded files are those of the folder.
func TestMarked(t *testing.T) {
	n := 0
	err := fs.WalkDir(samples.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		n++
		b, err := samples.FS.ReadFile(path)
		if err != nil {
			return err
		}
		lines := strings.Split(strings.TrimSpace(string(b)), "\n")
		if filepath.Ext(path) == ".md" {
			lines = lines[1:2]
		}
		for i, l := range lines {
			if !strings.Contains(l, remark) {
				t.Errorf("%s: line %d does not say that it is invented", path, i+1)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir("statements")
	if err != nil || len(entries) != n {
		t.Errorf("%d files are embedded, and the folder has %d: %v", n, len(entries), err)
	}
}
