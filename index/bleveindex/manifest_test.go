package bleveindex

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"
)

// FuzzManifest changes one byte of a good manifest: it is refused, or says the same.
func FuzzManifest(f *testing.F) {
	m := Manifest{Format: formatVersion, Schema: schema, Generation: "000001", Files: []File{{"store/a.zap", 3, "x"}}}
	m.SHA256 = m.checksum()
	whole, err := json.Marshal(m)
	if err != nil {
		f.Fatal(err)
	}
	if _, err := parseManifest("000001", whole); err != nil {
		f.Fatal(err)
	}
	for at := range whole {
		f.Add(at, byte('1'))
	}
	f.Fuzz(func(t *testing.T, at int, b byte) {
		if at < 0 || at >= len(whole) {
			t.Skip("there is no such byte")
		}
		changed := slices.Clone(whole)
		changed[at] = b
		read, err := parseManifest("000001", changed)
		if err == nil && !reflect.DeepEqual(read, m) {
			t.Errorf("%s was taken", changed)
		}
	})
}
