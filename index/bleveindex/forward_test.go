package bleveindex

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"onrecord/index/bleveindex/invert"
)

// someWords is a file of 100 words, in three documents, one of which is empty.
func someWords(t testing.TB) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x"+forwardEnding)
	w, err := newForward(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 100 {
		w.Term(fmt.Appendf(nil, "word%03d", 7*i), i%10+1)
	}
	all := make([]invert.Term, 100)
	for i := range all {
		all[i] = invert.Term(99 - i)
	}
	for _, list := range [][]invert.Term{{3, 5, 3}, nil, all} {
		if err := w.Document(list); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.finish(7); err != nil {
		t.Fatal(err)
	}
	if !forwardFits(path, 3, 7) || forwardFits(path, 3, 8) || forwardFits(path, 2, 7) || forwardFits(path+"x", 3, 7) {
		t.Error("words and segments do not know each other")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestForward(t *testing.T) {
	f, err := parseForward(someWords(t))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[uint64]bool{}
	for i := range 100 {
		n, ok := f.number(fmt.Sprintf("word%03d", 7*i))
		if !ok || n >= 100 || seen[n] || i%10 == 9 && n >= 10 {
			t.Errorf("the number of word %d is %d, %t", i, n, ok)
		}
		seen[n] = true
		places := make([][]uint64, 2)
		f.places(2, []uint64{1000, n}, places)
		if !slices.Equal(places[1], []uint64{uint64(100 - i)}) || places[0] != nil {
			t.Errorf("word %d stands at %v", i, places)
		}
	}
	for _, absent := range []string{"", "a", "word001", "word694", "z"} {
		if n, ok := f.number(absent); ok {
			t.Errorf("%q has the number %d", absent, n)
		}
	}
	third, _ := f.number("word021")
	places := make([][]uint64, 1)
	if f.places(0, []uint64{third}, places); !slices.Equal(places[0], []uint64{1, 3}) {
		t.Errorf("it stands at %v", places)
	}
	if f.places(1, []uint64{third}, places[:1]); len(places[0]) != 2 {
		t.Errorf("the document without words has %v", places)
	}
}

// FuzzForward holds that what is read at all can be searched without harm.
func FuzzForward(f *testing.F) {
	data := someWords(f)
	f.Add(data, "word021")
	for i := 0; i < len(data); i += 3 {
		b := slices.Clone(data)
		b[i] ^= 0xFF
		f.Add(b, "word343")
	}
	f.Fuzz(func(t *testing.T, data []byte, word string) {
		w, err := parseForward(data)
		if err != nil {
			return
		}
		n, _ := w.number(word)
		for doc := range min(w.docs, 1000) {
			w.places(doc, []uint64{n}, make([][]uint64, 1))
		}
	})
}
