package bleveindex

import (
	"context"
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	bleveapi "github.com/blevesearch/bleve_index_api"
	"golang.org/x/sync/errgroup"

	"onrecord/corpus"
	"onrecord/index/match"
)

const (
	// batchSize is how many documents are indexed at once. Larger ones gain little and take much memory.
	batchSize = 1000
	// submitters is how many batches are in work: a batch builds its segment on one core.
	submitters = 2
)

// changer changes an index that has articles, by batches of Bleve's. It is a target.
type changer struct {
	idx     bleve.Index
	doc     *document.Document // that was begun last
	batch   *bleve.Batch
	held    map[corpus.ArticleID]bool // in batch, or in one that is in work
	flights *errgroup.Group
	flying  context.Context // ended when a batch fails
}

var _ target = (*changer)(nil)

func newChanger(idx bleve.Index) *changer {
	c := &changer{idx: idx}
	c.takeOff()
	return c
}

func (c *changer) takeOff() {
	c.batch, c.held = c.idx.NewBatch(), map[corpus.ArticleID]bool{}
	c.flights, c.flying = errgroup.WithContext(context.Background())
	c.flights.SetLimit(submitters)
}

func (c *changer) known(id corpus.ArticleID) (known, bool, error) {
	if c.held[id] { // what is not indexed yet cannot be read, and one batch may not overtake another
		if err := c.flush(); err != nil {
			return known{}, false, err
		}
	}
	var r articleHead
	found, err := load(c.idx, string(id), &r)
	return known{hash: r.Hash, paragraphs: r.Paragraphs}, found, err
}

func (c *changer) remove(id corpus.ArticleID, paragraphs int) {
	c.batch.Delete(string(id))
	c.held[id] = true
	for n := range paragraphs {
		c.batch.Delete(docID(id, n+1))
	}
}

func (c *changer) added(id corpus.ArticleID, _ known) error {
	c.held[id] = true
	if c.flying.Err() != nil {
		return c.flush()
	}
	if c.batch.Size() >= batchSize {
		c.submit()
	}
	return nil
}

// submit hands the batch over to be indexed, and waits only while all submitters are busy.
func (c *changer) submit() {
	batch := c.batch
	c.batch = c.idx.NewBatch()
	c.flights.Go(func() (err error) {
		defer recovered(&err)
		return c.idx.Batch(batch)
	})
}

// flush waits until everything is indexed.
func (c *changer) flush() error {
	if c.batch.Size() > 0 {
		c.submit()
	}
	err := c.flights.Wait()
	c.takeOff()
	if err != nil {
		return fmt.Errorf("index a batch: %w", err)
	}
	return nil
}

func (c *changer) begin(id string) error {
	c.doc = document.NewDocument(id)
	return nil
}

func (c *changer) keyword(field string, values ...string) {
	for i, v := range values {
		c.doc.AddField(document.NewTextFieldCustom(field, []uint64{uint64(i)}, []byte(v), bleveapi.IndexField, nil))
	}
}

const withPositions = bleveapi.IndexField | bleveapi.IncludeTermVectors

func (c *changer) text(exact, stemmed, lang, text string) int {
	words := match.Split(text)
	if len(words) == 0 {
		return 0
	}
	options := withPositions
	if exact == fieldExact { // its words are in files of their own
		options = bleveapi.IndexField
	}
	c.words(exact, options, words, func(i int) (string, int) { return words[i].Exact, i + 1 })
	if stemmed != "" {
		c.words(stemmed, bleveapi.IndexField, words, func(i int) (string, int) { return words[i].Stem(lang), i + 1 })
	}
	return len(words)
}

func (c *changer) names(speakers []corpus.Speaker) int {
	var words []match.Word
	var places []int
	for i, s := range speakers {
		for n, w := range match.Split(s.Name) {
			words, places = append(words, w), append(places, namePlace(i, n))
		}
	}
	if len(words) > 0 {
		c.words(fieldNames, withPositions, words, func(i int) (string, int) { return words[i].Exact, places[i] })
	}
	return len(words)
}

// words adds a field of terms; where they begin and end in the text nobody reads.
func (c *changer) words(field string, o bleveapi.FieldIndexingOptions, words []match.Word, term func(i int) (string, int)) {
	tokens := make([]analysis.Token, len(words))
	stream := make(analysis.TokenStream, len(words))
	for i := range words {
		t, position := term(i)
		tokens[i] = analysis.Token{Term: []byte(t), Position: position}
		stream[i] = &tokens[i]
	}
	c.doc.AddField(document.NewTextFieldCustom(field, nil, nil, o, analysed(stream)))
}

// analysed is a text whose terms are known. It is an analyser of Bleve's.
type analysed analysis.TokenStream

// Analyze is called by Bleve.
func (a analysed) Analyze([]byte) analysis.TokenStream { return analysis.TokenStream(a) }

func (c *changer) store(record []byte) error {
	value := append([]byte(nil), record...)
	c.doc.AddField(document.NewTextFieldCustom(fieldDoc, nil, value, bleveapi.StoreField, nil))
	return c.batch.IndexAdvanced(c.doc)
}
