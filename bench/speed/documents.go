package main

import (
	"bufio"
	"context"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/attribution"
)

// seed makes every run draw the same.
const seed = 5

// readCorpus reads every article, not yet attributed, in an order that the seed shuffles: so a part of them is like all.
func readCorpus(ctx context.Context, path string) ([]corpus.Article, error) {
	var list []corpus.Article
	for a, err := range (corpus.Reader{}).Articles(ctx, path) {
		if rejected := (*corpus.RecordError)(nil); errors.As(err, &rejected) {
			continue
		} else if err != nil {
			return nil, err
		}
		list = append(list, a)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("%s has no articles", path)
	}
	random := rand.New(rand.NewPCG(seed, 1))
	random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list, nil
}

// firstOf gives articles of about n paragraphs together.
func firstOf(list []corpus.Article, n int) []corpus.Article {
	sum := 0
	for i, a := range list {
		if sum >= n {
			return list[:i]
		}
		sum += len(a.Paragraphs)
	}
	return list
}

func countParagraphs(list []corpus.Article) (n, bytes int) {
	for _, a := range list {
		n += len(a.Paragraphs)
		for _, p := range a.Paragraphs {
			bytes += len(p.Text)
		}
	}
	return n, bytes
}

// copies gives the articles so many times. Each copy has other IDs, and other words where a word is rare, since a corpus
// that grows brings new ones: the letters are turned on, which keeps every length.
func copies(list []corpus.Article, times int) []corpus.Article {
	frequency := map[string]int{}
	for _, a := range list {
		for _, p := range a.Paragraphs {
			for word := range words(p.Text) {
				frequency[word]++
			}
		}
	}
	all := list
	for c := 1; c < times; c++ {
		for _, a := range list {
			all = append(all, altered(a, c, frequency))
		}
	}
	return all
}

// rareBelow is the number of occurrences below which a word is rare.
const rareBelow = 4

func altered(a corpus.Article, n int, frequency map[string]int) corpus.Article {
	a.ID = corpus.ArticleID(fmt.Sprintf("%s-%d", a.ID, n))
	list := make([]corpus.Paragraph, len(a.Paragraphs))
	for i, p := range a.Paragraphs {
		var b strings.Builder
		at := 0
		for word, span := range words(p.Text) {
			if frequency[word] < rareBelow {
				b.WriteString(p.Text[at:span[0]])
				b.WriteString(turned(p.Text[span[0]:span[1]], n))
				at = span[1]
			}
		}
		b.WriteString(p.Text[at:])
		list[i] = corpus.Paragraph{ID: corpus.NewParagraphID(a.ID, p.Number), Number: p.Number, Text: b.String()}
	}
	a.Paragraphs = list
	return a
}

func turned(word string, n int) string {
	b := []byte(word)
	for i, c := range b {
		switch {
		case 'a' <= c && c <= 'z':
			b[i] = 'a' + (c-'a'+byte(3*n))%26
		case 'A' <= c && c <= 'Z':
			b[i] = 'A' + (c-'A'+byte(3*n))%26
		}
	}
	return string(b)
}

// words yields the words of unaccented letters in lower case, with the bytes that they span. It is plain on purpose: it
// chooses what is asked, and no engine is measured by it.
func words(text string) func(yield func(string, [2]int) bool) {
	return func(yield func(string, [2]int) bool) {
		for i := 0; i < len(text); {
			if !inWord(text[i]) {
				i++
				continue
			}
			j, letters := i, true
			for j < len(text) && inWord(text[j]) {
				letters = letters && isLetter(text[j])
				j++
			}
			if letters && !yield(strings.ToLower(text[i:j]), [2]int{i, j}) {
				return
			}
			i = j
		}
	}
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// inWord takes in all that is not ASCII, and apostrophes and the like, so that nothing is called a word that is part of one.
func inWord(c byte) bool {
	return isLetter(c) || c >= 0x80 || '0' <= c && c <= '9' || strings.IndexByte("'_.:-", c) >= 0
}

func attribute(list []corpus.Article) {
	var t attribution.Attributor
	for i := range list {
		t.Attribute(&list[i])
	}
}

// record is an article as a source has it.
type record struct {
	ID         corpus.ArticleID `json:"id"`
	Title      string           `json:"title,omitempty"`
	Outlet     string           `json:"outlet,omitempty"`
	Date       *corpus.Date     `json:"date,omitempty"`
	URL        string           `json:"url,omitempty"`
	Lang       string           `json:"lang,omitempty"`
	Author     string           `json:"author,omitempty"`
	Speaker    string           `json:"speaker,omitempty"`
	Role       string           `json:"role,omitempty"`
	Form       corpus.Form      `json:"form,omitempty"`
	Paragraphs []string         `json:"paragraphs"`
}

// writeSource writes articles as JSON Lines, for the indexer to read.
func writeSource(path string, list []corpus.Article) error {
	return writeFile(path, func(w io.Writer) error {
		e := json.NewEncoder(w)
		for _, a := range list {
			r := record{a.ID, a.Title, a.Outlet, nil, a.URL, a.Lang, a.Author, a.Speaker, a.Role, a.Form, nil}
			if a.Date.Known() {
				r.Date = &a.Date
			}
			for _, p := range a.Paragraphs {
				r.Paragraphs = append(r.Paragraphs, p.Text)
			}
			if err := e.Encode(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// writeAttributed writes articles for readAttributed, in another process.
func writeAttributed(path string, list []corpus.Article) error {
	return writeFile(path, func(w io.Writer) error {
		e := gob.NewEncoder(w)
		for _, a := range list {
			if err := e.Encode(a); err != nil {
				return err
			}
		}
		return nil
	})
}

// readAttributed reads articles of n paragraphs or a few more.
func readAttributed(path string, n int) (list []corpus.Article, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	d := gob.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	for n > 0 {
		var a corpus.Article
		if err := d.Decode(&a); errors.Is(err, io.EOF) {
			return list, nil
		} else if err != nil {
			return nil, err
		}
		n -= len(a.Paragraphs)
		list = append(list, a)
	}
	return list, nil
}

func writeFile(path string, write func(io.Writer) error) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := bufio.NewWriterSize(f, 1<<20)
	return errors.Join(write(w), w.Flush())
}
