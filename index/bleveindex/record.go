package bleveindex

import (
	"cmp"
	"fmt"

	"github.com/blevesearch/bleve/v2"
	bleveapi "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// load reads what is stored of a document, and reports whether there is such a document.
func load(idx bleve.Index, id string, r record) (bool, error) {
	doc, err := idx.Document(id)
	if err != nil {
		return false, fmt.Errorf("read %s: %w", id, err)
	}
	if doc == nil {
		return false, nil
	}
	doc.VisitFields(func(f bleveapi.Field) {
		if f.Name() == fieldDoc {
			err = decode(f.Value(), r)
		}
	})
	if err != nil {
		return false, fmt.Errorf("read what is stored of %s: %w", id, err)
	}
	return true, nil
}

// record reads what is stored of a document by its number, which needs no look-up.
func (g *generation) record(doc int, r record) error {
	segments := g.snapshot.Segments()
	for i, p := range g.table.parts {
		if doc < p.base+p.docs {
			return readRecord(segments[i].Segment(), doc-p.base, r)
		}
	}
	return fmt.Errorf("there is no document %d", doc)
}

// readRecord reads what is stored of a document of a segment.
func readRecord(s segment.Segment, local int, r record) error {
	var unread error
	err := s.VisitStoredFields(uint64(local), func(field string, _ byte, value []byte, _ []uint64) bool {
		if field == fieldDoc {
			unread = decode(value, r)
		}
		return field != fieldDoc
	})
	if err := cmp.Or(err, unread); err != nil {
		return fmt.Errorf("read what is stored of document %d: %w", local, err)
	}
	return nil
}
