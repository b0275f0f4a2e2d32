package variants

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
)

func name(s string, count int) Name { return Name{ID: corpus.NewSpeakerID(s), Name: s, Count: count} }

func TestTwoNames(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want reason
	}{
		{"Sevda Abdullazada", "Sevda Abdulazadeh", sameSounds},
		{"Sevda Abdullayeva", "Sevda Abdullaeva", sameSounds},
		{"Rəşad Əliyev", "Rashad Aliyev", sameSounds},
		{"Rəşad Əliyev", "Рашад Алиев", sameSounds},
		{"Cavid Xəlilov", "Javid Khalilov", sameSounds},
		{"Cavid Cəfərov", "Dzhavid Dzhafarov", sameSounds},
		{"Fyodor Zhilin", "Fëdor Jiline", sameSounds},
		{"Фёдор Жилин", "Fyodor Zhilin", sameSounds},
		{"Jelena Brodska", "Yelena Brodskaya", sameSounds},
		{"Elena Brodskaya", "Yelena Brodskaia", sameSounds},
		{"Muhammad Qarib", "Mohammed Gharib", sameSounds},
		{"Sara Filips", "Sarah Phillips", sameSounds},
		{"Jon Brandt", "John Brand", 0},
		{"Иван Брагин", "Ивана Брагина", sameSounds}, // another case of one name
		{"Anna Bragin", "Anna Bragina", sameSounds},
		{"Orban Viktor", "Viktor Orban", otherOrder},
		{"Ad Orme Vale", "Vale Ad Orme", otherOrder},
		{"Ada Winter Bourne", "Ada Winterbourne", apart},
		{"Quaywatch", "Quay Watch", apart},
		{"Tomas Winterbourne", "Tomas Winterborne", sameSounds},
		{"Tomas Winterbourne", "Tomas Winterbournd", oneLetter},
		{"Tomas Winterbourne", "Tomas Witnerbourne", oneLetter},
		{"Tomas Winterbourne", "Tomas Linterbourne", 0},
		{"Harbour Council", "Harbour Counsil", sameSounds},
		{"Ada Orme", "Ida Orme", 0},
		{"Ada Orme", "Ada Arme", 0},
		{"Ada Orme", "Ada B. Orme", moreNames},
		{"Ada Beth Orme", "Ada B. Orme", withInitial},
		{"Ada Beth Orme", "Ada C. Orme", 0},
		{"Ada Orme", "Ada Orme Vale", moreAtEnd},
		{"Ministry of Rivers", "Ministry of Rivers and Lakes", 0},
		{"A. Orme", "Ada Orme", withInitial},
		{"A. B. Orme", "Ada Orme", withInitial},
		{"B. Orme", "Ada Orme", 0},
		{"J. Smith", "John Smith", withInitial},
		{"Bill Orme", "William Orme", shortFirst},
		{"Саша Орлин", "Александр Орлин", shortFirst},
		{"Alex Orme", "Alexandra Orme", shortFirst},
		{"Paul Orme", "Paula Orme", 0},
		{"Mario Orme", "Maria Orme", 0},
		{"Radio 4", "Radio 5", 0},
		{"Channel 4 News", "Channel 5 News", 0},
		{"Orme", "Ada Orme", 0},
		{"Ada Orme", "Bo Vale", 0},
		{"Norwick Police", "Norwick Port", 0},
	} {
		t.Run(c.a+" and "+c.b, func(t *testing.T) {
			for _, names := range [][]Name{{name(c.a, 2), name(c.b, 1)}, {name(c.b, 2), name(c.a, 1)}} {
				groups := Find(names)
				if c.want == 0 {
					if len(groups) > 0 {
						t.Errorf("they are alike: %s", groups[0].Variants[0].Why)
					}
					continue
				}
				if len(groups) != 1 || len(groups[0].Variants) != 1 {
					t.Fatalf("the groups are %v", groups)
				}
				if got := groups[0].Variants[0].Why; got != c.want.String() {
					t.Errorf("alike by %q, want %q", got, c.want)
				}
			}
		})
	}
}

func TestFind(t *testing.T) {
	filed := Name{ID: "the-mayor", Name: "Sevda Əlizadə", Count: 1, Decided: true}
	other := name("Sevda Alizadeh", 9)
	other.Decided = true
	got := Find([]Name{
		name("J. Smith", 70), name("Jane Smith", 8), name("John Smith", 9), name("Johnny Smith", 1),
		name("Sevda Alizada", 30), filed, other, name("S. Alizada", 2),
		{ID: "a1-alizada", Name: "Alizada", Count: 3}, {ID: "a2-elizade", Name: "Əlizadə", Count: 3},
		name("海 河", 4), name("河 海", 4), name("Nobody Else", 5),
	})
	var b strings.Builder
	for _, g := range got {
		fmt.Fprintf(&b, "%s %d\n", g.Name.Name, g.Count)
		for _, v := range g.Variants {
			fmt.Fprintf(&b, "  %s as %s: %s", v.Name.Name, v.Like.Name, v.Why)
			for _, a := range v.Also {
				fmt.Fprintf(&b, "; or %s", a.Name)
			}
			fmt.Fprintln(&b)
		}
	}
	want := `John Smith 9
  Johnny Smith as John Smith: the same sounds in other letters
  J. Smith as John Smith: an initial, and the same surname; or Jane Smith
Sevda Alizadeh 9
  Sevda Alizada as Sevda Alizadeh: the same sounds in other letters; or Sevda Əlizadə
  S. Alizada as Sevda Alizadeh: an initial, and the same surname; or Sevda Əlizadə
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("the groups (-want +got):\n%s", diff)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "ab", 4}, {"orme", "orme", 0}, {"orme", "omre", 2}, {"aliev", "aliyev", 1}, {"elizade", "alizada", 2},
		{"orla", "olra", 2}, {"ted", "tod", 2}, {"abc", "acb", 2}, {"brand", "brandt", 2}, {"ana", "anna", 1}, {"elena", "yelena", 1}, {"orme", "arme", 3},
	} {
		if got, back := distance(c.a, c.b), distance(c.b, c.a); got != c.want || back != c.want {
			t.Errorf("from %q to %q is %d, and back %d, want %d", c.a, c.b, got, back, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Ada Orme", "Əda Örme", "A. Orme")
	f.Add("", "h", "ъ 河")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		names := []Name{name(a, 3), name(b, 2), name(c, 1)}
		seen := map[string]int{}
		for _, g := range Find(names) {
			seen[g.Name.Name]++
			for _, v := range g.Variants {
				seen[v.Name.Name]++
			}
		}
		for n, times := range seen {
			if times > 1 && a != b && b != c && a != c {
				t.Errorf("%q is in %d places", n, times)
			}
		}
		if distance(a, b) != distance(b, a) {
			t.Errorf("%q and %q are %d apart, and back %d", a, b, distance(a, b), distance(b, a))
		}
	})
}

// invented makes names of syllables, a fifth of them variants of others.
func invented(n int) []Name {
	r := rand.New(rand.NewPCG(1, 2))
	syllables := strings.Fields("ba be bi bo bra da dor du el en fa fi ga gor ha il ka ki kor la le lin ma mi mor na ne or pa per ra ri sa sen ta tor va vin ya za")
	word := func(n int) string {
		var w string
		for range n {
			w += syllables[r.IntN(len(syllables))]
		}
		return strings.ToUpper(w[:1]) + w[1:]
	}
	names := make([]Name, n)
	for i := range names {
		s := word(2) + " " + word(2+r.IntN(2))
		if i > 0 && i%5 == 0 {
			s = strings.Replace(names[r.IntN(i)].Name, "ya", "ia", 1)
			s = s[:1] + "." + s[strings.IndexByte(s, ' '):]
		}
		names[i] = name(s, n-i)
	}
	return names
}

func BenchmarkFind(b *testing.B) {
	for _, n := range []int{3_000, 30_000} {
		names := invented(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Find(names)
			}
		})
	}
}
