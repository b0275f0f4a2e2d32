package bleveindex

import "github.com/blevesearch/bleve/v2/search"

// counter counts words for the mean lengths that BM25 needs: Bleve's own are wrong.
type counter struct {
	words, paragraphs    map[string]int // by language
	titleWords, articles map[string]int // likewise
	names                int
}

// counted is what the articles of one language have.
type counted struct{ articles, paragraphs, words, titleWords int }

func (n *counted) add(paragraphs, words, titleWords int) {
	n.articles++
	n.paragraphs += paragraphs
	n.words += words
	n.titleWords += titleWords
}

func (c *counter) add(lang string, n counted) {
	if n.articles == 0 {
		return
	}
	c.words[lang] += n.words
	c.paragraphs[lang] += n.paragraphs
	c.titleWords[lang] += n.titleWords
	c.articles[lang] += n.articles
}

// stats are those of the fields of paragraphs.
func (c *counter) stats(docs int) *search.BM25Stats {
	s := newStats(docs, fieldExact, c.words, textField, c.paragraphs)
	s.FieldCardinality[fieldNames] = max(c.names, 1)
	for _, keyword := range []string{fieldSpeaker, fieldOutlet, fieldKind, fieldLang, fieldArticle} {
		s.FieldCardinality[keyword] = docs
	}
	return s
}

// titleStats are those of the fields of articles.
func (c *counter) titleStats(docs int) *search.BM25Stats {
	return newStats(docs, fieldTitle, c.titleWords, titleField, c.articles)
}

// newStats are in the form that Bleve divides again: the mean length of a field times the number of all documents.
func newStats(docs int, exact string, words map[string]int, stemmed func(lang string) string, docsIn map[string]int) *search.BM25Stats {
	length := map[string]int{exact: 0}
	for lang, n := range words {
		length[exact] += n
		if textField(lang) != "" {
			length[stemmed(lang)] = max(n*docs/max(docsIn[lang], 1), 1)
		}
	}
	length[exact] = max(length[exact], 1)
	return &search.BM25Stats{DocCount: float64(docs), FieldCardinality: length}
}
