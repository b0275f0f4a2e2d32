package corpus

import "encoding/json"

// Document is a paragraph with what its article says of it: one line of `indexer parse`, and exactly what is indexed.
type Document struct {
	Article   *Article
	Paragraph *Paragraph
}

// Documents gives the paragraph documents of an article, in order.
func (a *Article) Documents() []Document {
	docs := make([]Document, len(a.Paragraphs))
	for i := range a.Paragraphs {
		docs[i] = Document{a, &a.Paragraphs[i]}
	}
	return docs
}

// MarshalJSON writes the document with the field names of the public format; what is not known is null.
func (d Document) MarshalJSON() ([]byte, error) {
	a, p := d.Article, d.Paragraph
	return json.Marshal(struct {
		ID        ParagraphID `json:"id"`
		ArticleID ArticleID   `json:"article_id"`
		Paragraph int         `json:"paragraph"`
		Title     *string     `json:"title"`
		Outlet    *string     `json:"outlet"`
		Date      Date        `json:"date"`
		URL       *string     `json:"url"`
		Lang      *string     `json:"lang"`
		Text      string      `json:"text"`
		Kind      Kind        `json:"kind"`
		Speakers  []Speaker   `json:"speakers"`
		Quotes    []Quote     `json:"quotes"`
	}{
		p.ID, a.ID, p.Number, orNull(a.Title), orNull(a.Outlet), a.Date, orNull(a.URL), orNull(a.Lang),
		p.Text, p.Kind, list(p.Speakers), list(p.Quotes),
	})
}

// MarshalJSON writes the speaker; a role that is not known is null.
func (s Speaker) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		ID   SpeakerID `json:"id"`
		Name string    `json:"name"`
		Role *string   `json:"role"`
	}{s.ID, s.Name, orNull(s.Role)})
}

// MarshalJSON writes the quote; what is not known is null.
func (q Quote) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Start      int        `json:"start"`
		End        int        `json:"end"`
		Kind       QuoteKind  `json:"kind"`
		Speaker    *SpeakerID `json:"speaker"`
		Name       *string    `json:"name"`
		Mention    *string    `json:"mention"`
		Cue        *string    `json:"cue"`
		Basis      Basis      `json:"basis"`
		Confidence float64    `json:"confidence"`
	}{
		q.Start, q.End, q.Kind, orNull(q.Speaker), orNull(q.Name), orNull(q.Mention), orNull(q.Cue), q.Basis, q.Confidence,
	})
}

// orNull gives nil for an empty text, so that what is not known is null in JSON and not "".
func orNull[T ~string](s T) *T {
	if s == "" {
		return nil
	}
	return &s
}

// list gives an empty list for nil, so that JSON has [] and not null.
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}
