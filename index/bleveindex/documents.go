package bleveindex

import (
	"crypto/sha256"
	"slices"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/index"
)

// sink takes documents, one after the other: begin, terms, and last what is stored.
type sink interface {
	begin(id string) error
	keyword(field string, values ...string) // one term each
	// text takes the words of a text as they are to a field with positions, and stemmed to another one, which the language may
	// lack. It gives their number.
	text(exact, stemmed, lang, text string) int
	// names takes the words of names, far enough from each other that no phrase goes from one to the next, and gives their
	// number.
	names(speakers []corpus.Speaker) int
	store(record []byte) error
}

// namePlace is where a word stands in fieldNames: the nth, from 0, of the ith name.
func namePlace(i, n int) int {
	const gap = 2 * maxWords
	return i*gap + min(n, maxWords) + 1
}

// encoded is an article with what is stored of its paragraphs.
type encoded struct {
	*corpus.Article
	hash    string
	outlet  string // its ID
	records []byte
	ends    []int // of the records
}

// encode reuses the room of the article before.
func (e *encoded) encode(a *corpus.Article) {
	e.Article, e.hash, e.outlet = a, "", outletID(a.Outlet)
	e.records, e.ends = e.records[:0], e.ends[:0]
	for i := range a.Paragraphs {
		p := &a.Paragraphs[i]
		e.records = encode(e.records, &paragraphRecord{p.Text, p.Kind, p.Speakers, p.Quotes})
		e.ends = append(e.ends, len(e.records))
	}
	r := e.record()
	h := sha256.New()
	h.Write(encode(nil, &r))
	h.Write(e.records)
	e.hash = string(h.Sum(nil)[:16])
}

// record is what is known before the paragraphs are gone through.
func (e *encoded) record() articleRecord {
	return articleRecord{
		Title: e.Title, Outlet: e.Outlet, Date: e.Date, URL: e.URL, Lang: e.Lang, Author: e.Author, Paragraphs: len(e.Paragraphs),
		Hash: e.hash,
	}
}

// documents gives the documents of an article to a sink, its own last.
func (e *encoded) documents(to sink) error {
	record := e.record()
	from := 0
	for i := range e.Paragraphs {
		if err := e.paragraph(to, &e.Paragraphs[i], &record); err != nil {
			return err
		}
		if err := to.store(e.records[from:e.ends[i]]); err != nil {
			return err
		}
		from = e.ends[i]
	}
	if err := to.begin(string(e.ID)); err != nil {
		return err
	}
	to.keyword(fieldType, typeArticle)
	if e.Date.Known() {
		to.keyword(fieldDate, e.Date.String())
	}
	record.TitleWords = to.text(fieldTitle, titleField(e.Lang), e.Lang, e.Title)
	return to.store(encode(nil, &record))
}

// paragraph gives the terms of a paragraph's document to a sink, and counts it in its article's record.
func (e *encoded) paragraph(to sink, p *corpus.Paragraph, record *articleRecord) error {
	if err := to.begin(docID(e.ID, p.Number)); err != nil {
		return err
	}
	to.keyword(fieldType, typeParagraph)
	record.Words += to.text(fieldExact, textField(e.Lang), e.Lang, p.Text)
	var ids []string
	for _, s := range p.Speakers {
		ids = append(ids, string(s.ID))
		record.count(s)
	}
	record.NameWords += to.names(p.Speakers)
	slices.Sort(ids)
	to.keyword(fieldSpeaker, orMissing(slices.Compact(ids)...)...)
	to.keyword(fieldOutlet, orMissing(e.outlet)...)
	to.keyword(fieldKind, string(p.Kind))
	to.keyword(fieldLang, orMissing(e.Lang)...)
	to.keyword(fieldArticle, string(e.ID))
	to.keyword(fieldSaid, saidIn(p)...)
	return nil
}

// saidIn tells whether anything is said in a paragraph, and whether all of it is by one who is named.
func saidIn(p *corpus.Paragraph) []string {
	quotes := p.Quotes
	if slices.ContainsFunc(quotes, isEmpty) {
		quotes = slices.DeleteFunc(slices.Clone(quotes), isEmpty)
	}
	if len(quotes) == 0 {
		return nil
	}
	q := quotes[0]
	if len(quotes) == 1 && len(p.Speakers) == 1 && q.Speaker == p.Speakers[0].ID && q.Start == 0 &&
		q.End >= utf8.RuneCountInString(p.Text) {
		return []string{saidSome, saidWhole}
	}
	return []string{saidSome}
}

func isEmpty(q corpus.Quote) bool { return q.End <= q.Start }

func (r *articleRecord) count(s corpus.Speaker) {
	for i, v := range r.Speakers {
		if v.ID == s.ID && v.Name == s.Name && v.Role == s.Role {
			r.Speakers[i].Count++
			return
		}
	}
	r.Speakers = append(r.Speakers, voice{s.ID, s.Name, s.Role, 1})
}

// orMissing gives the values, or index.Missing where there are none.
func orMissing(values ...string) []string {
	if len(values) == 0 || values[0] == "" {
		return []string{index.Missing}
	}
	return values
}
