package corpus

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// registerKeys tells the keys of speakers.yaml in errors.
const registerKeys = "id, name, aliases, wikidata, and roles with role, from, to"

// OpenRegister reads the register in a file, as ReadRegister does.
func OpenRegister(path string) (*Register, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("register of speakers %s: %w", path, reason(err))
	}
	defer f.Close()
	return ReadRegister(path, f)
}

// ReadRegister reads a register in YAML: a list of entries with the keys id, name, aliases, roles and wikidata, of which
// only name has to be there. It is read strictly; the error holds a [*RecordError] for each thing that is wrong, which
// gives the source as its place.
func ReadRegister(source string, in io.Reader) (*Register, error) {
	b, err := io.ReadAll(io.LimitReader(in, MaxRecord+1))
	if err != nil {
		return nil, fmt.Errorf("register of speakers %s: %w", source, reason(err))
	}
	if len(b) > MaxRecord {
		return nil, &RecordError{source, 0, fmt.Errorf("the file has more than %d bytes", MaxRecord)}
	}
	if line, err := checkText(b); err != nil {
		return nil, &RecordError{source, line, err}
	}
	list, err := decodeRegister(source, b)
	if err != nil {
		return nil, err
	}
	reader := registerReader{source: source}
	for i := range list {
		reader.read(&list[i], i+1)
	}
	reader.checkShared()
	if len(reader.errs) > 0 {
		return nil, errors.Join(reader.errs...)
	}
	return reader.register(), nil
}

// entryYAML is an entry as it is written.
type entryYAML struct {
	ID       textYAML   `yaml:"id"`
	Name     textYAML   `yaml:"name"`
	Aliases  []textYAML `yaml:"aliases"`
	Wikidata textYAML   `yaml:"wikidata"`
	Roles    []roleYAML `yaml:"roles"`
}

type roleYAML struct {
	Role textYAML `yaml:"role"`
	From textYAML `yaml:"from"`
	To   textYAML `yaml:"to"`
}

// textYAML is a text and where it stands. What looks like a number or a date stays as it is written.
type textYAML struct {
	text string
	line int
	bad  bool // a list or a mapping
}

func (t *textYAML) UnmarshalYAML(n ast.Node) error {
	text, ok := scalar(n)
	t.text, t.line, t.bad = text, n.GetToken().Position.Line, !ok
	return nil
}

// decodeRegister reads the YAML. The library panics on some texts that are none.
func decodeRegister(source string, b []byte) (list []entryYAML, err error) {
	defer func() {
		if p := recover(); p != nil {
			list, err = nil, &RecordError{source, 0, errors.New("the file is not YAML")}
		}
	}()
	d := yaml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(b, utf8BOM)), yaml.Strict())
	switch err := d.Decode(&list); {
	case err == io.EOF:
		return nil, nil // nothing but comments
	case err != nil:
		return nil, registerError(source, err)
	}
	if err := d.Decode(&[]entryYAML{}); err != io.EOF {
		return nil, &RecordError{source, 0, errors.New("more than one YAML document is in it; let one list hold everything")}
	}
	return list, nil
}

// registerError takes line and message out of an error of the decoder, which prints whole excerpts.
func registerError(source string, err error) error {
	e := &RecordError{source, 0, err}
	if y := (yaml.Error)(nil); errors.As(err, &y) {
		if t := y.GetToken(); t != nil && t.Position != nil {
			e.Line = t.Position.Line
		}
		message := strings.Replace(y.GetMessage(), "unknown field", "unknown key", 1)
		e.Err = fmt.Errorf("%s; it is a list of entries with the keys %s", message, registerKeys)
	}
	return e
}

// registerReader checks entries, and gathers what is wrong with them.
type registerReader struct {
	source  string
	persons []Person
	lines   []int      // of the entries
	names   [][]string // of each entry, and beside them their lines
	at      [][]int
	errs    []error
}

func (r *registerReader) fail(line int, format string, args ...any) {
	r.errs = append(r.errs, &RecordError{r.source, line, fmt.Errorf(format, args...)})
}

// text gives a text in the form that articles have.
func (r *registerReader) text(key string, t textYAML) string {
	s, err := field(key, t.text)
	switch {
	case t.bad:
		r.fail(t.line, "%s must be one text", key)
	case err != nil:
		r.fail(t.line, "%w", err)
	}
	return s
}

var (
	speakerID  = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	wikidataID = regexp.MustCompile(`^Q[1-9][0-9]{0,11}$`)
)

// read checks an entry, the number of which counts from 1.
func (r *registerReader) read(e *entryYAML, number int) {
	p := Person{ID: SpeakerID(r.text("id", e.ID)), Name: r.text("name", e.Name), Wikidata: r.text("wikidata", e.Wikidata)}
	line := cmp.Or(e.Name.line, e.ID.line, e.Wikidata.line)
	if p.Name == "" {
		r.fail(line, "entry %d has no name", number)
		return
	}
	if p.ID == "" {
		p.ID = NewSpeakerID(p.Name)
	}
	if len(p.ID) > 120 || !speakerID.MatchString(string(p.ID)) {
		r.fail(e.ID.line, "id %q is not 1 to 120 of the characters a-z and 0-9, in groups parted by single hyphens, like %q",
			clip(string(p.ID), 130), NewSpeakerID(p.Name))
	}
	if p.Wikidata != "" && !wikidataID.MatchString(p.Wikidata) {
		r.fail(e.Wikidata.line, "wikidata %q is not the ID of an item, which is like %q", clip(p.Wikidata, 40), "Q42")
	}
	names, at := []string{p.Name}, []int{e.Name.line}
	for _, t := range e.Aliases {
		a := r.text("an alias", t)
		if a == "" {
			r.fail(cmp.Or(t.line, line), "an alias of %s is empty", p.Name)
			continue
		}
		p.Aliases, names, at = append(p.Aliases, a), append(names, a), append(at, t.line)
	}
	for i := range e.Roles {
		p.Roles = append(p.Roles, r.role(&e.Roles[i], p.Name, line))
	}
	r.persons, r.lines, r.names, r.at = append(r.persons, p), append(r.lines, line), append(r.names, names), append(r.at, at)
}

func (r *registerReader) role(e *roleYAML, name string, line int) Tenure {
	t := Tenure{Role: r.text("role", e.Role)}
	if t.Role == "" {
		r.fail(cmp.Or(e.Role.line, e.From.line, e.To.line, line), "a role of %s has no text under the key role", name)
	}
	for _, d := range []struct {
		key  string
		text textYAML
		date *Date
	}{{"from", e.From, &t.From}, {"to", e.To, &t.To}} {
		var err error
		if *d.date, err = ParseDate(r.text(d.key, d.text)); err != nil {
			r.fail(d.text.line, "%s: %w", d.key, err)
		}
	}
	if t.From.Known() && t.To.Known() && t.To.Last().Before(t.From.First()) {
		r.fail(e.To.line, "the role %q of %s ends in %s, before it begins in %s", t.Role, name, t.To, t.From)
	}
	return t
}

// checkShared finds IDs, Wikidata items and names that would lead to two persons.
func (r *registerReader) checkShared() {
	ids, items := map[SpeakerID]int{}, map[string]int{}
	for i, p := range r.persons {
		if j, ok := ids[p.ID]; ok {
			r.fail(r.lines[i], "%s and %s (line %d) have the same id %s; give each an id of its own", p.Name, r.persons[j].Name,
				r.lines[j], p.ID)
		} else {
			ids[p.ID] = i
		}
		if j, ok := items[p.Wikidata]; ok && p.Wikidata != "" {
			r.fail(r.lines[i], "%s and %s (line %d) have the same Wikidata item %s; make one entry of them", p.Name,
				r.persons[j].Name, r.lines[j], p.Wikidata)
		} else {
			items[p.Wikidata] = i
		}
	}
	r.checkNames(ids)
}

func (r *registerReader) checkNames(ids map[SpeakerID]int) {
	holders := map[SpeakerID][]int{}
	for i, names := range r.names {
		for k, name := range names {
			key := NewSpeakerID(name)
			if j, ok := ids[key]; ok && j != i && r.persons[j].ID != r.persons[i].ID {
				r.fail(r.at[i][k], "%q is a name of %s, and would be the id of %s (line %d); give %s another id", name,
					r.persons[i].Name, r.persons[j].Name, r.lines[j], r.persons[j].Name)
				continue
			}
			if slices.Contains(holders[key], i) {
				continue
			}
			for _, j := range holders[key] {
				if r.persons[i].ID != r.persons[j].ID && !toldApart(&r.persons[i], &r.persons[j]) {
					r.fail(r.at[i][k], "%q is a name of %s and of %s (line %d); two may share a name only where each has roles with dates "+
						"that do not overlap the other's", name, r.persons[i].Name, r.persons[j].Name, r.lines[j])
				}
			}
			holders[key] = append(holders[key], i)
		}
	}
}

// toldApart reports whether the dates of roles decide which of two is meant. Two dates that are the same month or year
// may follow on each other.
func toldApart(a, b *Person) bool {
	dated := func(p *Person) []Tenure {
		return slices.DeleteFunc(slices.Clone(p.Roles), func(t Tenure) bool { return !t.dated() })
	}
	as, bs := dated(a), dated(b)
	for _, s := range as {
		for _, t := range bs {
			if !s.endsBefore(t) && !t.endsBefore(s) {
				return false
			}
		}
	}
	return len(as) > 0 && len(bs) > 0
}

func (t Tenure) endsBefore(u Tenure) bool {
	return t.To.Known() && u.From.Known() && !u.From.Last().Before(t.To.First())
}

// register makes the register of entries that are in order.
func (r *registerReader) register() *Register {
	reg := &Register{persons: r.persons, byID: map[SpeakerID]*Person{}, byName: map[SpeakerID][]*Person{}}
	for i := range reg.persons {
		p := &reg.persons[i]
		reg.byID[p.ID] = p
		for _, name := range r.names[i] {
			key := NewSpeakerID(name)
			if !slices.Contains(reg.byName[key], p) {
				reg.byName[key] = append(reg.byName[key], p)
			}
		}
	}
	return reg
}
