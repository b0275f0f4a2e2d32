package attribution

import "onrecord/corpus"

// form is what kind of text an article is, ready to tell who says what in it.
type form interface {
	// attribute fills in the quotations by paragraph.
	attribute(quotes [][]found)
	// why names the form, and what it was told by.
	why() (corpus.Form, string)
}

// formOf tells the form of an article. Labels win over a declared speaker, who only names the label that fits. In
// doubt it is an article.
func formOf(a *corpus.Article, lang *language) form {
	if t := findTranscript(a, lang); t != nil {
		return t
	}
	if v := findInterview(a, lang); v != nil {
		return v
	}
	if s := findStatement(a, lang); s != nil {
		return s
	}
	return news{a, lang}
}

// news is an article in which an author tells what others say.
type news struct {
	article *corpus.Article
	lang    *language
}

func (n news) attribute(quotes [][]found) { narrate(n.article, n.lang, quotes) }
