package corpus

import (
	"cmp"
	"slices"
)

// Register is a list of who is who, kept by people: it tells under which ID and name somebody stands whom articles print
// in several ways. [OpenRegister] reads one, [Register.Apply] brings an article into line with it. It does not change
// once it is read, and may be used from any goroutine; a nil one knows nobody.
type Register struct {
	persons []Person
	byID    map[SpeakerID]*Person
	byName  map[SpeakerID][]*Person // by the ID that a name gets, which spellings that fold alike share
}

// Person is an entry of a register: somebody who speaks, or a body.
type Person struct {
	ID       SpeakerID
	Name     string
	Aliases  []string // other names by which articles call the same person
	Roles    []Tenure
	Wikidata string // such as Q42; "" when not known
}

// Tenure is a role and when it was held. A date that is not known leaves that side open.
type Tenure struct {
	Role     string
	From, To Date // both inclusive of all that they name
}

// Person gives the entry of an ID.
func (r *Register) Person(id SpeakerID) (Person, bool) {
	if r == nil || r.byID[id] == nil {
		return Person{}, false
	}
	return *r.byID[id], true
}

// Find gives the one whom an article of the date given means by a name. Of several who share the name it is the one who
// alone held a role on that date; when the dates do not tell, it is nobody.
func (r *Register) Find(name string, date Date) (Person, bool) {
	if r == nil {
		return Person{}, false
	}
	if p := only(r.byName[NewSpeakerID(name)], date); p != nil {
		return *p, true
	}
	return Person{}, false
}

// Apply gives the speakers of an article that is attributed the ID and the name of their entries. Roles stay as the
// article prints them. A surname that its article does not explain is joined only where it is itself a name in the
// register.
func (r *Register) Apply(a *Article) {
	if r == nil || len(r.persons) == 0 {
		return
	}
	known := map[Speaker]*Person{} // of the article, by ID and name
	find := func(id SpeakerID, name string) *Person {
		s := Speaker{ID: id, Name: name}
		p, asked := known[s]
		if !asked {
			p = r.meant(s, a.Date)
			known[s] = p
		}
		return p
	}
	for i := range a.Paragraphs {
		a.Paragraphs[i].join(find)
	}
}

// meant gives whom a speaker is, or nil. One whose name alone makes the ID of an entry is that entry's, since he would
// stand under it anyway.
func (r *Register) meant(s Speaker, date Date) *Person {
	key := NewSpeakerID(s.Name)
	if named := r.byName[key]; len(named) > 0 {
		return only(named, date)
	}
	if s.ID == key {
		return r.byID[key]
	}
	return nil
}

// only gives the one person, or the one of several who held a role on the whole of a date.
func only(named []*Person, date Date) *Person {
	if len(named) == 1 {
		return named[0]
	}
	var found *Person
	for _, p := range named {
		switch {
		case !p.servedOn(date):
		case found != nil:
			return nil
		default:
			found = p
		}
	}
	return found
}

func (p *Person) servedOn(d Date) bool {
	return d.Known() && slices.ContainsFunc(p.Roles, func(t Tenure) bool {
		return t.dated() && !(t.From.Known() && d.First().Before(t.From.First())) &&
			!(t.To.Known() && t.To.Last().Before(d.Last()))
	})
}

func (t Tenure) dated() bool { return t.From.Known() || t.To.Known() }

// join renames the speakers of a paragraph whom find knows. Two who turn out to be one are one.
func (p *Paragraph) join(find func(SpeakerID, string) *Person) {
	changed := false
	for i, s := range p.Speakers {
		if known := find(s.ID, s.Name); known != nil {
			p.Speakers[i].ID, p.Speakers[i].Name = known.ID, known.Name
			changed = true
		}
	}
	if !changed {
		return
	}
	said := map[SpeakerID]int{}
	for i, q := range p.Quotes {
		if known := find(q.Speaker, q.Name); q.Speaker != "" && known != nil {
			p.Quotes[i].Speaker, p.Quotes[i].Name = known.ID, known.Name
		}
		said[p.Quotes[i].Speaker] += q.End - q.Start
	}
	p.Speakers = merged(p.Speakers)
	slices.SortStableFunc(p.Speakers, func(a, b Speaker) int { return cmp.Compare(said[b.ID], said[a.ID]) })
}

// merged gives each speaker once, with the first role that is printed.
func merged(list []Speaker) []Speaker {
	var out []Speaker
	for _, s := range list {
		i := slices.IndexFunc(out, func(o Speaker) bool { return o.ID == s.ID })
		if i < 0 {
			out = append(out, s)
		} else if out[i].Role == "" {
			out[i].Role = s.Role
		}
	}
	return out
}
