package corpus

import (
	"bytes"
	"encoding/json"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// FuzzPlainObject holds the objects that are taken apart without a decoder to what the decoder gives.
func FuzzPlainObject(f *testing.F) {
	for _, c := range badLines {
		if len(c.in) < 1000 {
			f.Add([]byte(c.in))
		}
	}
	for _, s := range []string{`{}`, `{"a":"b\"c\\" , "d" : [ "e" , "\u00e9\/" ],"f":null}`, ` {"a":[],"a":"" } `, `{"a":"\x"}`, `{"a":"\u00g0"}`, `{"a":"\u00"}`,
		`{"a\n":"b"}`, "{\"a\":\"\t\"}", `{"a":nullx}`, `{"a":["b",]}`, `{"a":"b",}`, `{"a":"b"}}`, `{"a" "b"}`, `{"a":[null]}`, `{"a":"\\\"`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		got, ok := plainObject(b)
		if !ok {
			return
		}
		var want map[string]json.RawMessage
		if err := json.Unmarshal(b, &want); err != nil && utf8.Valid(b) {
			t.Fatalf("%q was read as %q: %v", b, got, err)
		} else if diff := cmp.Diff(want, got); diff != "" && utf8.Valid(b) {
			t.Fatalf("%q: %s", b, diff)
		}
	})
}

// TestPlainObject holds that the usual lines are plain.
func TestPlainObject(t *testing.T) {
	for _, s := range []string{`{"id":"a","title":null,"paragraphs":["“It \"holds\"\u00a0.”", "Yes."]}`, `{"text":"It holds.\n\nYes.", "tags":[]}`} {
		if _, ok := plainObject([]byte(s)); !ok {
			t.Errorf("%s was left to the decoder", s)
		}
	}
}

// FuzzPlainList holds the lists that are read without a decoder to what the decoder gives.
func FuzzPlainList(f *testing.F) {
	for _, s := range []string{`[]`, `["a","b\"c\\" , "\\\"" ]`, `["",5]`, "[\t\"é\"\n]", `[["a"]]`, `["a",null]`, `["\n\/\u00e9\u00E9\"","\ud83c\udf0a","\ud83c","\ud83c\u0041","\udf0a\ud83c","\ud83c\n"]`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var want []json.RawMessage
		if !bytes.HasPrefix(raw, []byte("[")) || json.Unmarshal(raw, &want) != nil {
			return
		}
		got, ok := plainList(raw)
		if !ok {
			return
		}
		if len(got) != len(want) {
			t.Fatalf("%q has %d members, %d were read", raw, len(want), len(got))
		}
		for i := range got {
			var text string
			if !bytes.Equal(got[i], want[i]) {
				t.Fatalf("member %d of %q is %q, and %q was read", i, raw, want[i], got[i])
			}
			if err := json.Unmarshal(got[i], &text); err != nil {
				t.Fatal(err)
			}
			for _, read := range []func(json.RawMessage) (string, bool){plainString, unescaped} {
				if plain, ok := read(got[i]); ok && utf8.Valid(raw) && plain != text {
					t.Fatalf("%q is %q, and %q was read", got[i], text, plain)
				}
			}
		}
	})
}
