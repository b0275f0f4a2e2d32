package invert

import (
	"encoding/binary"
	"path/filepath"
	"slices"
	"testing"
)

// What segments hold is tested beside what Bleve makes of the same articles, in bleveindex.

func TestMistakes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.zap")
	for name, fields := range map[string][]Field{"unsorted": {{Name: "b"}, {Name: "a"}}, "nothing stored": {{Name: "b"}}} {
		if _, err := Create(path, fields, "a", 0); err == nil {
			t.Errorf("%s fields are taken", name)
		}
	}
	b, err := Create(path, []Field{{Name: "a"}}, "a", 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Create(path, []Field{{Name: "a"}}, "a", 0); err == nil {
		t.Error("a file that is there is written over")
	}
	if _, err := b.Add("one"); err != nil {
		t.Fatal(err)
	}
	if err := b.Finish(); err == nil {
		t.Error("a document with nothing stored is taken")
	}
	if left, _ := filepath.Glob(path + ".*"); len(left) > 0 {
		t.Errorf("%s are left", left)
	}
	if err := b.Close(); err != nil {
		t.Errorf("closed again: %v", err)
	}
}

// TestAllDropped holds that a segment has a document at least.
func TestAllDropped(t *testing.T) {
	b, err := Create(filepath.Join(t.TempDir(), "x.zap"), []Field{{Name: "a"}}, "a", 0)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := b.Add("one")
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Store([]byte("x")); err != nil {
		t.Fatal(err)
	}
	b.Drop(doc, doc+1)
	if err := b.Finish(); err == nil {
		t.Error("a segment of nothing is written")
	}
}

func TestRoaring(t *testing.T) {
	var many []uint32
	for n := range uint32(5000) {
		many = append(many, 1<<16+2*n)
	}
	numbers := slices.Concat([]uint32{3, 70}, many, []uint32{9 << 16})
	b := appendRoaring([]byte("x"), numbers)[1:]
	le := binary.LittleEndian
	if le.Uint32(b) != roaringCookie || le.Uint32(b[4:]) != 3 {
		t.Fatalf("the head is %x", b[:8])
	}
	for i, want := range []struct{ key, n uint16 }{{0, 2}, {1, 5000}, {9, 1}} {
		if key, n := le.Uint16(b[8+4*i:]), le.Uint16(b[10+4*i:])+1; key != want.key || n != want.n {
			t.Errorf("container %d has the key %d and %d numbers", i, key, n)
		}
	}
	first, second, third := le.Uint32(b[20:]), le.Uint32(b[24:]), le.Uint32(b[28:])
	if first != 32 || second != first+4 || third != second+bitsLen || int(third)+2 != len(b) {
		t.Errorf("containers are at %d, %d and %d of %d", first, second, third, len(b))
	}
	if le.Uint16(b[first+2:]) != 70 || b[second] != 0b01010101 || le.Uint16(b[third:]) != 0 {
		t.Error("the containers hold other numbers")
	}
}
