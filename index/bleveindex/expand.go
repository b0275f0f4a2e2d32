package bleveindex

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/index"
	"onrecord/index/match"
)

// Of the words that a prefix or a slip may mean, so many are searched for.
const (
	maxPrefixTerms = 500
	maxFuzzyTerms  = 50
)

// spelled is a term and how many documents have it.
type spelled struct {
	term string
	docs uint64
}

// prefix finds the words that begin so.
func (t *translator) prefix(n index.Prefix) (query.Query, error) {
	words := match.Typed(n.Text)
	if len(words) != 1 {
		return t.anyForm(words, nil), nil
	}
	return t.expanded(words[0].Exact, func(string) bool { return true }, maxPrefixTerms,
		fmt.Sprintf("%s* begins more than %d words; the most frequent of them are searched for", n.Text, maxPrefixTerms))
}

// fuzzy finds the words that are a slip away.
func (t *translator) fuzzy(n index.Fuzzy) (query.Query, error) {
	words := match.Typed(n.Text)
	if len(words) != 1 {
		return t.anyForm(words, nil), nil
	}
	word := words[0].Exact
	_, size := utf8.DecodeRuneInString(word)
	return t.expanded(word[:size], func(term string) bool { return index.Near(word, term) }, maxFuzzyTerms,
		fmt.Sprintf("%s~ is near more than %d words; the most frequent of them are searched for", n.Text, maxFuzzyTerms))
}

// expanded finds the words with a prefix that are wanted, in all fields that hold words as they are; at most so many, else
// it warns.
func (t *translator) expanded(prefix string, wanted func(term string) bool, most int, warning string) (query.Query, error) {
	in := map[string][]string{}
	fields := []string{t.fields.exact}
	if t.fields.names != "" {
		fields = append(fields, t.fields.names)
	}
	list, err := t.g.terms(t.ctx, fields, prefix, wanted)
	if err != nil {
		return nil, err
	}
	if len(list) > most {
		list = list[:most]
		t.warn(warning)
	}
	for _, f := range fields {
		for _, s := range list {
			in[f] = append(in[f], s.term)
		}
	}
	q := t.g.set(func(ctx context.Context) (docSet, error) {
		set := t.g.table.newSet()
		for _, f := range fields {
			if err := t.g.addTerms(ctx, set, f, in[f]); err != nil {
				return nil, err
			}
		}
		return set, nil
	})
	q.boost = 1
	return q, nil
}

func (t *translator) warn(warning string) {
	if !slices.Contains(t.warnings, warning) {
		t.warnings = append(t.warnings, warning)
	}
}

// terms gives the terms of these fields that begin with prefix and are wanted, the most frequent first.
func (g *generation) terms(ctx context.Context, fields []string, prefix string, wanted func(term string) bool) ([]spelled, error) {
	counts := map[string]uint64{}
	for _, field := range fields {
		err := g.eachTerm(ctx, field, prefix, wanted, func(term string, docs uint64) {
			counts[strings.Clone(term)] += docs
		})
		if err != nil {
			return nil, err
		}
	}
	var list []spelled
	for term, docs := range counts {
		list = append(list, spelled{term, docs})
	}
	slices.SortFunc(list, func(a, b spelled) int {
		return cmp.Or(cmp.Compare(b.docs, a.docs), strings.Compare(a.term, b.term))
	})
	return list, nil
}

// eachTerm calls visit with the terms of a field that begin with prefix and are wanted, and how many documents have each,
// once for each segment that has it; a term is valid until the next. Bleve's own way starts a goroutine for each segment, in
// which nothing can catch a fault, and its count is 1 for all terms behind the first that one document has.
func (g *generation) eachTerm(ctx context.Context, field, prefix string, wanted func(term string) bool, visit func(term string, docs uint64)) error {
	var list postingsReader
	for _, s := range g.snapshot.Segments() {
		d, err := s.Segment().Dictionary(field)
		if err != nil {
			return err
		}
		terms := d.AutomatonIterator(nil, []byte(prefix), behind(prefix))
		for n := 0; ; n++ {
			if n%checkEvery == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			t, err := terms.Next()
			if err != nil {
				return err
			}
			if t == nil {
				break
			}
			if !wanted(t.Term) {
				continue
			}
			docs, err := list.open(d, t.Term)
			if err != nil {
				return err
			}
			visit(t.Term, uint64(docs))
		}
	}
	return nil
}

// checkEvery is after how many terms it is looked whether anybody still waits.
const checkEvery = 1024

// behind is the first term behind all that begin with prefix; nil where there is none.
func behind(prefix string) []byte {
	b := []byte(prefix)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i]++; b[i] != 0 {
			return b[:i+1]
		}
	}
	return nil
}
