// Package variants finds names that may be one name spelled in several ways, for a person to decide. Begin with [Find].
//
// It goes by the letters alone and joins nothing: that Ada Orme and A. Orme are one, only people know. What they decide
// they write into a corpus.Register.
package variants

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus"
)

// Name is a speaker of a corpus.
type Name struct {
	ID    corpus.SpeakerID
	Name  string
	Count int // paragraphs

	// Decided says that a person has written down who this is. Two who are decided are two, and are not proposed again.
	Decided bool
}

// Group is a name and what may be other spellings of it.
type Group struct {
	Name
	Variants []Variant
}

// Variant is a name that may mean the same as another.
type Variant struct {
	Name
	Like Name   // the name of the group, or one of its other variants
	Why  string // what makes the two alike
	Also []Name // others whom it fits as well
}

// Find groups names that are alike, the groups with the most paragraphs first. A group is under the fullest and most
// frequent of its names, and a name is in one group at most. Left out are surnames that only their article explains, and
// names in letters that have no transliteration.
//
// Names are compared only where they share a key, so that the time taken is nearly in proportion to their number.
func Find(names []Name) []Group {
	f := finder{alike: map[int][]link{}}
	for _, n := range names {
		if s, ok := newSpelling(n); ok {
			f.all = append(f.all, s)
		}
	}
	slices.SortStableFunc(f.all, func(a, b *spelling) int {
		return cmp.Or(first(a.Decided, b.Decided), first(!a.initial, !b.initial), b.Count-a.Count, cmp.Compare(a.ID, b.ID))
	})
	f.compare()
	return f.groups()
}

// first sorts what is true first.
func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// newSpelling prepares a name; false when it is left out.
func newSpelling(n Name) (*spelling, bool) {
	slug, whole := corpus.Latin(n.Name)
	if !whole || slug == "" || !strings.Contains(slug, "-") && strings.HasSuffix(string(n.ID), "-"+slug) {
		return nil, false
	}
	s := &spelling{Name: n, words: strings.Split(slug, "-")}
	for _, w := range s.words {
		s.sounds = append(s.sounds, soundsOf(w))
		s.initial = s.initial || len(w) == 1
	}
	return s, true
}

// finder holds names in the order in which they lead groups.
type finder struct {
	all   []*spelling
	alike map[int][]link // of a name, to those that come before it
}

type link struct {
	to  int
	why reason
}

// compare finds the links between all names.
func (f *finder) compare() {
	buckets := map[string][]int{}
	for i, s := range f.all {
		seen := map[int]bool{i: true} // a key may come twice
		for _, key := range s.keys() {
			for _, j := range buckets[key] {
				if seen[j] {
					continue
				}
				seen[j] = true
				if why := f.all[j].like(s); why != 0 && !(s.Decided && f.all[j].Decided) {
					f.alike[i] = append(f.alike[i], link{j, why})
				}
			}
			buckets[key] = append(buckets[key], i)
		}
	}
}

// groups puts each name with the one that it is most like.
func (f *finder) groups() []Group {
	leader := make([]int, len(f.all))
	members := map[int][]Variant{}
	unsure := map[int]bool{} // they fit several, so that nobody is joined by them
	for i, s := range f.all {
		leader[i] = i
		links := slices.DeleteFunc(f.alike[i], func(l link) bool { return unsure[l.to] })
		if len(links) == 0 {
			continue
		}
		slices.SortStableFunc(links, func(a, b link) int { return cmp.Compare(a.why, b.why) })
		v := Variant{Name: s.Name, Like: f.all[links[0].to].Name, Why: links[0].why.String()}
		leader[i] = leader[links[0].to]
		others := map[int]bool{leader[i]: true}
		for _, l := range links[1:] {
			if other := leader[l.to]; !others[other] {
				others[other] = true
				v.Also = append(v.Also, f.all[other].Name)
			}
		}
		unsure[i] = len(v.Also) > 0
		members[leader[i]] = append(members[leader[i]], v)
	}
	var list []Group
	for i, variants := range members {
		list = append(list, Group{f.all[i].Name, variants})
	}
	slices.SortFunc(list, func(a, b Group) int { return cmp.Or(b.paragraphs()-a.paragraphs(), cmp.Compare(a.ID, b.ID)) })
	return list
}

func (g Group) paragraphs() int {
	n := g.Count
	for _, v := range g.Variants {
		n += v.Count
	}
	return n
}
