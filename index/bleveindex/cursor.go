package bleveindex

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"onrecord/index"
)

// position is what a cursor of a search says: where in the order the page before ended, and of what.
type position struct {
	Generation string `json:"g"`
	Hash       string `json:"h"` // of the generation
	Query      string `json:"q"` // a hash of what has to be asked for again
	Key        uint64 `json:"k"`
	Place      uint64 `json:"p"`
}

// cursor is the position behind a hit.
func (p *plan) cursor(last found) string {
	b, err := json.Marshal(position{p.g.Generation, p.g.SHA256, hashOf(p.asked), last.key, last.place})
	if err != nil {
		panic(err) // texts and numbers always encode
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

// positionOf reads the cursor of a query; nil when it has none.
func positionOf(q index.Query) (*position, error) {
	if q.Cursor == "" {
		return nil, nil
	}
	var p position
	b, err := base64.RawURLEncoding.DecodeString(q.Cursor)
	if err == nil {
		d := json.NewDecoder(bytes.NewReader(b))
		d.DisallowUnknownFields()
		err = d.Decode(&p)
	}
	if err != nil || !generationName.MatchString(p.Generation) {
		return nil, invalid("cursor", "is none of ours; take it from `next` of the page before, unchanged")
	}
	if p.Query != hashOf(q) {
		return nil, invalid("cursor", "is that of another search; leave it away, or ask for the same as on the page before")
	}
	return &p, nil
}

// hashOf tells two queries apart whose hits, or their order, may differ.
func hashOf(q index.Query) string {
	f := q.Filters
	h := sha256.New()
	fmt.Fprintf(h, "%#v %q %v %v %t %s %s", q.Root, [][]string{f.Speakers, f.Outlets, f.Kinds, f.Langs, f.Articles}, f.From, f.To, q.Said,
		cmp.Or(q.Sort, index.SortRelevance), cmp.Or(q.Group, index.GroupNone))
	return hex.EncodeToString(h.Sum(nil)[:12])
}
