package corpus

import (
	"errors"
	"fmt"
	"hash/maphash"
	"net/url"
	"slices"
	"strings"
)

// record is an article as its source writes it, unchecked.
type record struct {
	ID, Title, Outlet, Date, URL, Lang, Speaker, Role, Author, Form string

	Text       string   // to be split into paragraphs
	Paragraphs []string // as the source parts them, instead of Text
}

// recordField is a field under the key that all formats use.
type recordField struct {
	key   string
	value *string
}

func (rec *record) fields() []recordField {
	return []recordField{
		{"id", &rec.ID}, {"title", &rec.Title}, {"outlet", &rec.Outlet}, {"date", &rec.Date}, {"url", &rec.URL},
		{"lang", &rec.Lang}, {"speaker", &rec.Speaker}, {"role", &rec.Role}, {"author", &rec.Author}, {"form", &rec.Form},
	}
}

func (rec *record) keys() []string {
	var keys []string
	for _, f := range rec.fields() {
		keys = append(keys, f.key)
	}
	return keys
}

// article checks a record and makes the article of it; errors name the key.
func (r Reader) article(rec record) (Article, error) {
	for _, f := range rec.fields() {
		var err error
		if *f.value, err = field(f.key, *f.value); err != nil {
			return Article{}, err
		}
	}
	a := Article{Title: rec.Title, Outlet: rec.Outlet, URL: rec.URL, Author: rec.Author, Speaker: rec.Speaker, Role: rec.Role}
	if err := errors.Join(a.setDate(rec.Date), a.setLang(rec.Lang), a.setForm(rec.Form), checkURL(rec.URL)); err != nil {
		return Article{}, oneLine(err)
	}
	texts, err := rec.paragraphs()
	if err != nil {
		return Article{}, err
	}
	r.addDefaults(&a, texts)
	if a.ID = ArticleID(rec.ID); a.ID == "" {
		a.Paragraphs = NewParagraphs("", texts) // by which what has no title is told apart
		a.ID = DeriveID(&a)
	} else if _, err := ParseArticleID(rec.ID); err != nil {
		return Article{}, err
	}
	a.Paragraphs = NewParagraphs(a.ID, texts)
	return a, nil
}

// oneLine joins the parts of a joined error on one line, as reports of records are.
func oneLine(err error) error {
	return errors.New(strings.ReplaceAll(err.Error(), "\n", "; "))
}

func (a *Article) setDate(s string) (err error) {
	if a.Date, err = ParseDate(s); err != nil {
		return fmt.Errorf("date: %w", err)
	}
	return nil
}

func (a *Article) setLang(s string) (err error) {
	a.Lang, err = ParseLang(s)
	return err
}

func (a *Article) setForm(s string) error {
	if a.Form = Form(s); s != "" && !slices.Contains(Forms(), a.Form) {
		return fmt.Errorf("form %q is not one of %v", clip(s, 40), Forms())
	}
	return nil
}

func checkURL(s string) error {
	if s == "" {
		return nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https" {
		return fmt.Errorf("url %q is not an address like https://example.org/page", clip(s, 100))
	}
	return nil
}

// addDefaults fills in what the source does not say.
func (r Reader) addDefaults(a *Article, texts []string) {
	if a.Outlet == "" {
		a.Outlet = r.Outlet
	}
	if !a.Date.Known() {
		a.Date = r.Date
	}
	if a.Lang == "" {
		a.Lang = r.Lang
	}
	if a.Lang == "" {
		a.Lang = detectLang(r.Langs, texts)
	}
}

// sighting is what is remembered of a record: where it is, whether its ID was derived, and what it says.
type sighting struct {
	at        place
	derived   bool
	text, all uint64
}

// idBasis names what a derived ID is made of.
func idBasis(a *Article) string {
	if a.URL != "" {
		return "url and so its derived ID"
	}
	return "outlet, title and date and so its derived ID"
}

// sight compares an article with the one of the same ID that came before. It reports whether it says nothing new; two
// texts under one derived ID are an error.
func (l *loading) sight(a *Article, derived bool, at place) (again bool, err error) {
	s := sighting{at: at, derived: derived}
	var h maphash.Hash
	h.SetSeed(l.seed)
	write := func(text string) {
		h.WriteString(text)
		h.WriteByte(0)
	}
	for _, p := range a.Paragraphs {
		write(p.Text)
	}
	s.text = h.Sum64()
	for _, f := range []string{a.Title, a.Outlet, a.Date.String(), a.URL, a.Lang, a.Author, a.Speaker, a.Role, string(a.Form)} {
		write(f)
	}
	s.all = h.Sum64()
	before, ok := l.seen[a.ID]
	if ok && derived && before.derived && before.text != s.text {
		return false, fmt.Errorf("its %s are those of %s, but its text is another; give each an id of its own",
			idBasis(a), before.at)
	}
	l.seen[a.ID] = s
	return ok && before.all == s.all, nil
}
