package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync/atomic"

	"onrecord/corpus"
	"onrecord/index"
)

// articles reads what is stored, each article once a request. The zero value with a generation is ready.
type articles struct {
	g    *generation
	read map[corpus.ArticleID]index.Article
}

// article gives what hits tell of their article.
func (c *articles) article(id corpus.ArticleID) (index.Article, error) {
	if a, ok := c.read[id]; ok {
		return a, nil
	}
	if _, err := corpus.ParseArticleID(string(id)); err != nil { // it could be the key of a paragraph
		return index.Article{}, index.ErrNotFound
	}
	var r articleHead
	if found, err := load(c.g.idx, string(id), &r); err != nil {
		return index.Article{}, err
	} else if !found {
		return index.Article{}, index.ErrNotFound
	}
	return c.keep(id, &r.articleRecord), nil
}

// maxKept bounds the articles that are kept: a search of what is said may read very many.
const maxKept = 1000

func (c *articles) keep(id corpus.ArticleID, r *articleRecord) index.Article {
	a := index.Article{
		ID: id, Title: r.Title, Outlet: r.Outlet, OutletID: outletID(r.Outlet), Date: r.Date, URL: r.URL, Lang: r.Lang,
		Author: r.Author, Paragraphs: r.Paragraphs,
	}
	if c.read == nil || len(c.read) >= maxKept {
		c.read = map[corpus.ArticleID]index.Article{}
	}
	c.read[id] = a
	return a
}

// hit gives the paragraph whose document has the key id.
func (c *articles) hit(id string) (index.Hit, error) {
	var r paragraphRecord
	if found, err := load(c.g.idx, id, &r); err != nil {
		return index.Hit{}, err
	} else if !found {
		return index.Hit{}, index.ErrNotFound
	}
	name, digits, _ := strings.Cut(id, ".")
	number, err := strconv.Atoi(digits)
	if err != nil {
		return index.Hit{}, fmt.Errorf("%q is not the key of a paragraph: %w", id, err)
	}
	a, err := c.article(corpus.ArticleID(name))
	if errors.Is(err, index.ErrNotFound) {
		return index.Hit{}, fmt.Errorf("paragraph %s has no article", id)
	}
	return newHit(&r, a, number), err
}

// at gives the paragraph of a document.
func (c *articles) at(doc int) (index.Hit, error) {
	slot := &c.g.hits[doc%len(c.g.hits)]
	if known := slot.Load(); known != nil && known.doc == doc {
		return known.Hit, nil
	}
	h, err := c.readHit(doc)
	if err == nil {
		slot.Store(&storedHit{doc, h})
	}
	return h, err
}

// storedHit is a paragraph that was read, with its document. What it points to is not to be changed.
type storedHit struct {
	doc int
	index.Hit
}

// storedHits keep the paragraphs that were read last: of those whose numbers end alike, one.
type storedHits [4096]atomic.Pointer[storedHit]

func (c *articles) readHit(doc int) (index.Hit, error) {
	var r paragraphRecord
	if err := c.g.record(doc, &r); err != nil {
		return index.Hit{}, err
	}
	place := c.g.table.place[doc]
	of := c.g.table.articles[rankOf(place)]
	a, known := c.read[of.id]
	if !known {
		var record articleHead
		if err := c.g.record(of.doc, &record); err != nil {
			return index.Hit{}, err
		}
		a = c.keep(of.id, &record.articleRecord)
	}
	return newHit(&r, a, int(uint32(place))), nil
}

func newHit(r *paragraphRecord, a index.Article, number int) index.Hit {
	return index.Hit{Article: a, Paragraph: corpus.Paragraph{
		ID: corpus.NewParagraphID(a.ID, number), Number: number, Text: r.Text, Kind: r.Kind, Speakers: r.Speakers, Quotes: r.Quotes,
	}}
}

// hits gives the paragraphs of an article from one number to another.
func (c *articles) hits(ctx context.Context, id corpus.ArticleID, from, to int) ([]index.Hit, error) {
	var list []index.Hit
	for n := from; n <= to; n++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		h, err := c.hit(docID(id, n))
		if err != nil {
			return nil, fmt.Errorf("read paragraph %d of %s: %v", n, id, err) // not ErrNotFound: it has to be there
		}
		list = append(list, h)
	}
	return list, nil
}
