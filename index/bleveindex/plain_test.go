package bleveindex

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/corpus"
	"onrecord/index"
)

// plainly runs a query by Bleve's searchers, one document after the other.
func (g *generation) plainly(ctx context.Context, q query.Query, visit func(doc int, score float64)) error {
	s, err := q.Searcher(ctx, g.snapshot, g.idx.Mapping(), search.SearcherOptions{})
	if err != nil {
		return err
	}
	defer s.Close()
	c := &search.SearchContext{
		DocumentMatchPool: search.NewDocumentMatchPool(s.DocumentMatchPoolSize()+1, 0), IndexReader: g.snapshot,
	}
	for {
		m, err := s.Next(c)
		if err != nil || m == nil {
			return err
		}
		visit(int(m.IndexInternalID.Value()), m.Score)
		c.DocumentMatchPool.Put(m)
	}
}

type scored struct {
	doc   int
	score uint64
}

// TestEvaluator holds the evaluator to Bleve's searchers on random queries and filters: the same documents, in the same
// order, with the same bits of their scores, whatever lists are decoded.
func TestEvaluator(t *testing.T) {
	t.Parallel()
	r := openReal(t, 15)
	g, err := openGeneration(t.Context(), dir(r.store.Dir), r.Status().Version.Generation)
	if err != nil {
		t.Fatal(err)
	}
	defer g.release()
	found := 0
	for n := range sometimes(5000) {
		if n%50 == 0 {
			g.lists = newPostingsCache(g.Paragraphs)
		}
		q := asked(r.text(2))
		q.Filters = r.filters()
		found += sameAsPlain(t, g, q)
	}
	t.Logf("%d paragraphs were found", found)
	if found == 0 {
		t.Error("no query found anything")
	}
}

func sameAsPlain(t *testing.T, g *generation, q index.Query) int {
	t.Helper()
	run := func(each func(context.Context, query.Query, func(int, float64)) error) (list []scored) {
		p, err := g.plan(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		pass := p.pass(q.Filters)
		if pass.query == nil {
			return nil
		}
		ctx := g.scoring(t.Context(), g.dir.stats)
		if err := each(ctx, pass.query, func(doc int, score float64) {
			list = append(list, scored{doc, math.Float64bits(score)})
		}); err != nil {
			t.Fatalf("%q with %+v: %v", q.Text, q.Filters, err)
		}
		return list
	}
	ours, theirs := run(g.eachMatch), run(g.plainly)
	if len(ours) != len(theirs) {
		t.Fatalf("%q with %+v finds %d, and by Bleve's searchers %d", q.Text, q.Filters, len(ours), len(theirs))
	}
	for i := range ours {
		if ours[i] != theirs[i] {
			t.Fatalf("%q with %+v: number %d is %d with a score of %v, and by Bleve's searchers %d with %v", q.Text, q.Filters, i,
				ours[i].doc, math.Float64frombits(ours[i].score), theirs[i].doc, math.Float64frombits(theirs[i].score))
		}
	}
	return len(ours)
}

// TestWindows is TestEvaluator on more paragraphs than a window has, in several segments, some of them deleted.
func TestWindows(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	word := func() string { return fmt.Sprintf("word%d", int(200*math.Pow(random.Float64(), 4))) }
	texts := func(n int) string {
		var list []string
		for range n {
			list = append(list, word())
		}
		return strings.Join(list, " ")
	}
	s := Store{Dir: t.TempDir(), Command: "test"}
	for load := range 2 {
		var all []corpus.Article
		for n := range 100 {
			a := corpus.Article{ID: corpus.ArticleID(fmt.Sprintf("a%d", n+load*50)), Title: texts(4), Lang: "en", Date: corpus.Date{Year: 2000 + n%7}}
			for i := range 80 {
				p := corpus.Paragraph{ID: corpus.NewParagraphID(a.ID, i+1), Number: i + 1, Text: texts(8), Kind: corpus.Kinds()[n%2]}
				a.Paragraphs = append(a.Paragraphs, p)
			}
			all = append(all, a)
		}
		load1(t, s, all...)
	}
	g, err := openGeneration(t.Context(), dir(s.Dir), "000002")
	if err != nil {
		t.Fatal(err)
	}
	defer g.release()
	found := 0
	for n := range sometimes(200) {
		if n%10 == 0 {
			g.lists = newPostingsCache(g.Paragraphs)
		}
		var list []string
		for range 1 + random.IntN(4) {
			list = append(list, pick(random, word(), word(), "-"+word(), `"`+texts(2)+`"`, "("+word()+" OR "+word()+")"))
		}
		q := asked(strings.Join(list, pick(random, " ", " OR ")))
		if random.IntN(2) == 0 {
			q.Filters.Kinds = []string{string(corpus.Kinds()[0])}
		}
		found += sameAsPlain(t, g, q)
	}
	t.Logf("%d paragraphs were found among %d", found, g.Paragraphs)
}

func pick(random *rand.Rand, list ...string) string { return list[random.IntN(len(list))] }
