package bleveindex

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/index"
	"onrecord/index/match"
)

// respell puts the nearest word in the place of each that no paragraph has, in the languages by which the filters select.
func (p *plan) respell(ctx context.Context) (index.Suggestion, error) {
	nodes := slices.Clone(required(p.asked.Root))
	var unknown []string
	for i, n := range nodes {
		word, ok := n.(index.Word)
		if !ok || index.Turns(word.Text) {
			continue
		}
		near, err := p.nearest(ctx, word.Text)
		if err != nil {
			return index.Suggestion{}, err
		}
		if near != "" {
			nodes[i] = index.Word{Text: near}
			unknown = append(unknown, word.Text)
		}
	}
	if len(unknown) == 0 {
		return index.Suggestion{}, nil
	}
	return p.try(ctx, nodes, "another spelling of "+strings.Join(unknown, " and "))
}

// leastSpelled is how many letters a word has that is suggested: shorter ones are near to too much (“tol” gave “to”).
const leastSpelled = 3

// nearest is the word that one is most likely a slip of, as it is printed; "" where there is none, or the word itself is there.
func (p *plan) nearest(ctx context.Context, typed string) (string, error) {
	words := match.Typed(typed)
	if len(words) != 1 {
		return "", nil
	}
	asked := words[0]
	if at, err := p.where(ctx, p.g.translator(ctx, p.asked.Filters).anyForm(words, nil)); err != nil || at >= 0 {
		return "", err
	}
	_, size := utf8.DecodeRuneInString(asked.Exact)
	list, err := p.g.terms(ctx, []string{fieldExact, fieldNames}, asked.Exact[:size], func(term string) bool {
		return utf8.RuneCountInString(term) >= leastSpelled && index.Slips(asked.Exact, term) >= 0 && !turnsFrom(asked.Exact, term)
	})
	if err != nil {
		return "", err
	}
	slices.SortStableFunc(list, func(a, b spelled) int {
		return cmp.Compare(index.Slips(asked.Exact, a.term), index.Slips(asked.Exact, b.term))
	})
	for _, s := range firsts(list, maxTries) {
		at, err := p.where(ctx, union{of: []query.Query{term(fieldExact, s.term, 1), term(fieldNames, s.term, 1)}})
		if err != nil {
			return "", err
		}
		if at >= 0 {
			return p.printed(asked, s.term, at)
		}
	}
	return "", nil
}

// turnsFrom tells that a word denies by its n't, written without the apostrophe, and the other does not: who types "cant" is not to be
// shown "can".
func turnsFrom(asked, other string) bool {
	return strings.HasSuffix(asked, "nt") && !strings.HasSuffix(other, "nt") && !index.Turns(other)
}

// where is a paragraph that a query finds in the languages by which the filters select; -1 is none.
func (p *plan) where(ctx context.Context, q query.Query) (int, error) {
	all := []query.Query{q}
	if langs := p.asked.Filters.Langs; len(langs) > 0 {
		all = append(all, p.g.anyOf(fieldLang, langs))
	}
	at := -1
	err := p.g.eachMatch(p.g.scoring(ctx, p.g.dir.stats), conjunction(all), func(doc int, _ float64) {
		if at < 0 {
			at = doc
		}
	})
	return at, err
}

func lower(s, lang string) string {
	if lang == "tr" || lang == "az" {
		return strings.ToLowerSpecial(unicode.TurkishCase, s)
	}
	return strings.ToLower(s)
}

// printed is a term as a paragraph prints it, in small letters where the word that was asked for is.
func (p *plan) printed(asked match.Word, term string, doc int) (string, error) {
	h, err := p.texts.at(doc)
	if err != nil {
		return "", err
	}
	texts := []string{h.Text}
	for _, s := range h.Speakers {
		texts = append(texts, s.Name)
	}
	for _, text := range texts {
		for _, w := range match.Split(text) {
			if w.Exact != term {
				continue
			}
			if asked.Printed == strings.ToLower(asked.Printed) {
				return lower(w.Printed, h.Article.Lang), nil
			}
			return w.Printed, nil
		}
	}
	return term, nil
}
