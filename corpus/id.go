package corpus

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// ArticleID names an article: [A-Za-z0-9_-]{1,120}.
type ArticleID string

// ParagraphID names a paragraph: the article's ID, a point, and its number from 1 on. It is the same on every run.
type ParagraphID string

// SpeakerID names a speaker: the folded, transliterated name as a slug.
type SpeakerID string

var articleID = regexp.MustCompile(`^[A-Za-z0-9_-]{1,120}$`)

// ParseArticleID checks an ID that a source or a user gives.
func ParseArticleID(s string) (ArticleID, error) {
	if !articleID.MatchString(s) {
		return "", fmt.Errorf("id %s is not 1 to 120 of the characters A-Z a-z 0-9 _ -", Quoted(s, 130))
	}
	return ArticleID(s), nil
}

// ParseParagraphID takes the ID of a paragraph apart.
func ParseParagraphID(s string) (ArticleID, int, error) {
	a, n, ok := strings.Cut(s, ".")
	number, err := strconv.Atoi(n)
	if !ok || err != nil || number < 1 || n != strconv.Itoa(number) || !articleID.MatchString(a) {
		return "", 0, fmt.Errorf("%s is not a paragraph's ID; one looks like a1.4", Quoted(s, 130))
	}
	return ArticleID(a), number, nil
}

// NewParagraphID names the paragraph with the given number of an article.
func NewParagraphID(a ArticleID, number int) ParagraphID {
	return ParagraphID(appendParagraphID(nil, a, number))
}

func appendParagraphID(b []byte, a ArticleID, number int) []byte {
	return strconv.AppendInt(append(append(b, a...), '.'), int64(number), 10)
}

// DeriveID names an article that comes without an ID: by its URL, else by outlet, title and date. Where there is no title
// either, its text has to tell it from others.
func DeriveID(a *Article) ArticleID {
	key := "url\x00" + CanonicalURL(a.URL)
	if a.URL == "" {
		key = strings.Join([]string{"printed", a.Outlet, a.Title, a.Date.String()}, "\x00")
	}
	if a.URL == "" && a.Title == "" {
		for _, p := range a.Paragraphs {
			key += "\x00" + p.Text
		}
	}
	sum := sha256.Sum256([]byte(key))
	return ArticleID(strings.ToLower(base32.StdEncoding.EncodeToString(sum[:10])))
}

// CanonicalURL brings the spellings of one address together: case of scheme and host, the default port, the fragment,
// and the parameters with which campaigns are tracked. What is no URL comes back as it is.
func CanonicalURL(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" {
		return s
	}
	u.Scheme, u.Host, u.Fragment = strings.ToLower(u.Scheme), strings.ToLower(u.Host), ""
	if port := u.Port(); (u.Scheme == "http" && port == "80") || (u.Scheme == "https" && port == "443") {
		u.Host = strings.TrimSuffix(u.Host, ":"+port)
	}
	if u.Path == "" {
		u.Path = "/"
	}
	if values, err := url.ParseQuery(u.RawQuery); err == nil { // else a part of it would be lost
		for k := range values {
			if strings.HasPrefix(k, "utm_") || k == "fbclid" || k == "gclid" {
				values.Del(k)
			}
		}
		u.RawQuery = values.Encode()
	}
	return u.String()
}

// clip shortens what an error quotes.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "") + "…"
}
