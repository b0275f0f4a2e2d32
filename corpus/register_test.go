package corpus

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// whoIsWho is a register of invented people.
const whoIsWho = `# who is who
- id: sevda-alizada
  name: Sevda Alizada
  aliases: [Sevda Əlizadə, Sevda Alizadeh, Севда Ализаде]
  wikidata: Q999999999991
  roles:
    - {role: harbour master, from: 2015, to: 2019-05}
    - role: mayor
      from: 2019-06-01
- name: The Quay Watch
  aliases: [QW]
- id: tom-brand-pilot
  name: Tom Brand
  aliases: [Brand]
  roles: [{role: pilot, to: 2019}]
- id: tom-brand-mayor
  name: Tom Brand
  aliases: [Brand, 010]
  roles: [{role: mayor, from: 2019-07}]
`

func readRegister(t *testing.T, text string) *Register {
	t.Helper()
	r, err := ReadRegister("speakers.yaml", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func date(t *testing.T, s string) Date {
	t.Helper()
	d, err := ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestReadRegister(t *testing.T) {
	r := readRegister(t, whoIsWho)
	got, ok := r.Person("sevda-alizada")
	want := Person{
		ID: "sevda-alizada", Name: "Sevda Alizada", Aliases: []string{"Sevda Əlizadə", "Sevda Alizadeh", "Севда Ализаде"},
		Wikidata: "Q999999999991",
		Roles: []Tenure{{"harbour master", Date{Year: 2015}, Date{Year: 2019, Month: 5}},
			{Role: "mayor", From: Date{Year: 2019, Month: 6, Day: 1}}},
	}
	if diff := cmp.Diff(want, got); diff != "" || !ok {
		t.Errorf("an entry (-want +got):\n%s", diff)
	}
	if _, ok := r.Person("the-quay-watch"); !ok {
		t.Error("an entry without an id has not that of its name")
	}
	for _, empty := range []string{"", "# nobody yet\n", "[]", "\uFEFF[]"} {
		if _, ok := readRegister(t, empty).Find("Sevda Alizada", Date{}); ok {
			t.Errorf("%q knows somebody", empty)
		}
	}
}

func TestRegisterFind(t *testing.T) {
	r := readRegister(t, whoIsWho)
	for _, c := range []struct {
		name, date string
		want       SpeakerID
	}{
		{"Sevda Alizada", "", "sevda-alizada"},
		{"SEVDA ƏLİZADƏ", "", "sevda-alizada"},
		{"Севда Ализаде", "2001", "sevda-alizada"},
		{"Sevda Elizade", "", "sevda-alizada"}, // as the alias folds
		{"Alizada", "", ""},
		{"Sevda Alizado", "", ""},
		{"qw", "", "the-quay-watch"},
		{"010", "", "tom-brand-mayor"},
		{"Tom Brand", "2018-03-01", "tom-brand-pilot"},
		{"Brand", "2019-03", "tom-brand-pilot"},
		{"Brand", "2020", "tom-brand-mayor"},
		{"Brand", "2019-08", ""}, // both: the pilot to the end of the year
		{"Brand", "2019", "tom-brand-pilot"},
		{"Tom Brand", "", ""},
	} {
		p, ok := r.Find(c.name, date(t, c.date))
		if p.ID != c.want || ok != (c.want != "") {
			t.Errorf("%s in %q is %q, want %q", c.name, c.date, p.ID, c.want)
		}
	}
	if _, ok := (*Register)(nil).Find("Sevda Alizada", Date{}); ok {
		t.Error("no register knows somebody")
	}
}

func TestRegisterErrors(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"no list", "id: a\n", "speakers.yaml:1: mapping was used where sequence is expected; it is a list of entries with the keys " + registerKeys},
		{"broken", "- name: [", "speakers.yaml:1: sequence end token"},
		{"unknown key", "- name: Ada Orme\n  born: 1980\n", `speakers.yaml:2: unknown key "born"; it is a list`},
		{"unknown key of a role", "- name: A\n  roles:\n  - role: b\n    until: 2020\n", `speakers.yaml:4: unknown key "until"`},
		{"key twice", "- name: A\n  name: B\n", `speakers.yaml:2: mapping key "name" already defined`},
		{"no name", "- id: ada-orme\n", "speakers.yaml:1: entry 1 has no name"},
		{"null", "- \n", "speakers.yaml: entry 1 has no name"},
		{"name is a list", "- name: [Ada]\n", "speakers.yaml:1: name must be one text"},
		{"bad id", "- name: Ada Orme\n  id: Ada_Orme\n", `speakers.yaml:2: id "Ada_Orme" is not 1 to 120 of the characters a-z and 0-9, in ` +
			`groups parted by single hyphens, like "ada-orme"`},
		{"bad item", "- name: Ada Orme\n  wikidata: 42\n", `speakers.yaml:2: wikidata "42" is not the ID of an item, which is like "Q42"`},
		{"bad date", "- name: A\n  roles:\n  - role: b\n    from: 2023-02-30\n",
			`speakers.yaml:4: from: “2023-02-30” is not a date of the calendar; write 2024, 2024-05 or 2024-05-03`},
		{"wrong way round", "- name: Ada\n  roles:\n  - role: mayor\n    from: 2023\n    to: 2022-12\n",
			`speakers.yaml:5: the role "mayor" of Ada ends in 2022-12, before it begins in 2023`},
		{"role without text", "- name: Ada\n  roles:\n  - from: 2023\n", "speakers.yaml:3: a role of Ada has no text under the key role"},
		{"empty alias", "- name: Ada\n  aliases: [x, '']\n", "speakers.yaml:2: an alias of Ada is empty"},
		{"same id", "- name: Ada Orme\n- name: Ada Örme\n", "speakers.yaml:2: Ada Örme and Ada Orme (line 1) have the same id ada-orme; give each an id of its own"},
		{"same item", "- name: Ada\n  wikidata: Q7\n- name: Bo\n  wikidata: Q7\n",
			"speakers.yaml:3: Bo and Ada (line 1) have the same Wikidata item Q7; make one entry of them"},
		{"same alias", "- name: Ada Orme\n  aliases: [Orme]\n- name: Bo Orme\n  aliases:\n  - ORME\n",
			`speakers.yaml:5: "ORME" is a name of Bo Orme and of Ada Orme (line 1); two may share a name only where each has roles with dates ` +
				"that do not overlap the other's"},
		{"dates overlap", "- name: Ada\n  aliases: [X]\n  roles: [{role: a, to: 2021}]\n- name: Bo\n  aliases: [X]\n  roles: [{role: b, from: 2020-12}]\n",
			`speakers.yaml:5: "X" is a name of Bo and of Ada (line 1)`},
		{"alias is another's id", "- name: Ada Orme\n- id: other\n  name: Ada Orme\n", `speakers.yaml:3: "Ada Orme" is a name of Ada Orme, and would be the id of Ada Orme (line 1)`},
		{"two documents", "- name: Ada\n---\n- name: Bo\n", "speakers.yaml: more than one YAML document"},
		{"no UTF-8", "- name: Ada\n- name: \xff\n", "speakers.yaml:2: byte 9 of the line is not UTF-8"},
		{"long", "- name: " + strings.Repeat("a", MaxField+1), "speakers.yaml:1: name has 4097 bytes, more than 4096"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := ReadRegister("speakers.yaml", strings.NewReader(c.text))
			if err == nil || r != nil {
				t.Fatalf("it is read as %+v", r)
			}
			if !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
			if !errors.As(err, new(*RecordError)) {
				t.Errorf("%T is no RecordError", err)
			}
		})
	}
	_, err := ReadRegister("x", strings.NewReader("- name: A\n  wikidata: 1\n- id: B\n  name: B\n"))
	if err == nil || strings.Count(err.Error(), "\n") != 1 {
		t.Errorf("two mistakes are told as %v", err)
	}
}

func TestOpenRegister(t *testing.T) {
	file := filepath.Join(t.TempDir(), "speakers.yaml")
	if _, err := OpenRegister(file); err == nil || !strings.Contains(err.Error(), file+": no such file") {
		t.Errorf("a missing file is told as %v", err)
	}
	if err := os.WriteFile(file, []byte(whoIsWho), 0o600); err != nil {
		t.Fatal(err)
	}
	if r, err := OpenRegister(file); err != nil || len(r.persons) != 4 {
		t.Errorf("%v, %v", r, err)
	}
}

func TestRegisterApply(t *testing.T) {
	r := readRegister(t, whoIsWho+`
- id: ida-moor
  name: Ida Moor-Vale
- id: smith
  name: Ada Smith
`)
	quote := func(from, to int, s Speaker) Quote {
		return Quote{Start: from, End: to, Speaker: s.ID, Name: s.Name, Mention: "as printed", Basis: BasisName, Confidence: 0.9}
	}
	sevda, sevda2 := Speaker{"sevda-elizade", "Sevda Əlizadə", ""}, Speaker{"sevda-alizadeh", "Sevda Alizadeh", "mayor"}
	one := Speaker{"sevda-alizada", "Sevda Alizada", "mayor"}
	brand, smith := Speaker{"a1-brand", "Brand", "pilot"}, Speaker{"a1-smith", "Smith", ""}
	other, ida := Speaker{"bo-stranger", "Bo Stranger", "cook"}, Speaker{"ida-moor", "Ida Moor", ""}
	a := Article{ID: "a1", Date: Date{Year: 2016}, Paragraphs: []Paragraph{
		{Speakers: []Speaker{other, sevda, sevda2}, Quotes: []Quote{quote(0, 5, sevda), quote(6, 14, other), quote(20, 30, sevda2), {Start: 40, End: 50}}},
		{Speakers: []Speaker{brand, smith, ida}, Quotes: []Quote{quote(0, 9, brand), quote(10, 13, smith), quote(20, 21, ida)}},
		{Speakers: []Speaker{other}, Quotes: []Quote{quote(0, 4, other)}},
		{},
	}}
	r.Apply(&a)
	pilot := Speaker{"tom-brand-pilot", "Tom Brand", "pilot"}
	moor := Speaker{"ida-moor", "Ida Moor-Vale", ""} // by the ID that her name makes
	want := []Paragraph{
		{Speakers: []Speaker{one, other}, Quotes: []Quote{quote(0, 5, one), quote(6, 14, other), quote(20, 30, one), {Start: 40, End: 50}}},
		{Speakers: []Speaker{pilot, smith, moor}, Quotes: []Quote{quote(0, 9, pilot), quote(10, 13, smith), quote(20, 21, moor)}},
		{Speakers: []Speaker{other}, Quotes: []Quote{quote(0, 4, other)}},
		{},
	}
	if diff := cmp.Diff(want, a.Paragraphs); diff != "" {
		t.Errorf("applied (-want +got):\n%s", diff)
	}
	before := slices.Clone(a.Paragraphs)
	r.Apply(&a)
	(*Register)(nil).Apply(&a)
	if diff := cmp.Diff(before, a.Paragraphs); diff != "" {
		t.Errorf("applied twice (-once +twice):\n%s", diff)
	}
}

func FuzzReadRegister(f *testing.F) {
	for _, s := range []string{whoIsWho, "- name: A\n  aliases: [B, C]\n- name: B", "- &a {name: x}\n- *a", "- name: |\n    a\n  id: b", "- ", "{", "- name: !!int 3", "<<: "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ReadRegister("s", strings.NewReader(s))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "s:") {
				t.Errorf("the error names no place: %v", err)
			}
			return
		}
		for _, p := range r.persons {
			if p.Name == "" || !speakerID.MatchString(string(p.ID)) {
				t.Errorf("%+v", p)
			}
		}
	})
}
