package bleveindex

import (
	"encoding/json"
	"fmt"

	"github.com/blevesearch/bleve/v2"
	bleveapi "github.com/blevesearch/bleve_index_api"
)

// load reads what is stored of a document into record, and reports whether there is such a document.
func load(idx bleve.Index, id string, record any) (bool, error) {
	doc, err := idx.Document(id)
	if err != nil {
		return false, fmt.Errorf("read %s: %w", id, err)
	}
	if doc == nil {
		return false, nil
	}
	doc.VisitFields(func(f bleveapi.Field) {
		if f.Name() == fieldDoc {
			err = json.Unmarshal(f.Value(), record)
		}
	})
	if err != nil {
		return false, fmt.Errorf("read what is stored of %s: %w", id, err)
	}
	return true, nil
}
