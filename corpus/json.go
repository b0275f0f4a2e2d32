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
		p.ID, a.ID, p.Number, OrNull(a.Title), OrNull(a.Outlet), a.Date, OrNull(a.URL), OrNull(a.Lang),
		p.Text, p.Kind, OrEmpty(p.Speakers), OrEmpty(p.Quotes),
	})
}

// MarshalJSON writes the speaker; a role that is not known is null.
func (s Speaker) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		ID   SpeakerID `json:"id"`
		Name string    `json:"name"`
		Role *string   `json:"role"`
	}{s.ID, s.Name, OrNull(s.Role)})
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
		q.Start, q.End, q.Kind, OrNull(q.Speaker), OrNull(q.Name), OrNull(q.Mention), OrNull(q.Cue), q.Basis, q.Confidence,
	})
}

// OrNull gives nil for an empty text, so that what is not known is null in JSON and not "".
func OrNull[T ~string](s T) *T {
	if s == "" {
		return nil
	}
	return &s
}

// OrEmpty gives an empty list for nil, so that JSON has [] and not null.
func OrEmpty[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}
