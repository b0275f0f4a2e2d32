package corpus

import (
	"bufio"
	"context"
	"fmt"
	"hash/maphash"
	"io"
	"iter"
	"slices"
	"strings"
)

// Limits of what a reader takes, in bytes of UTF-8. What is larger is refused by name.
const (
	MaxRecord     = 10 << 20 // of one record: a line of JSON Lines, a text file; after decompression
	MaxParagraph  = 64 << 10 // of one paragraph
	MaxField      = 4 << 10  // of a title, name, address …
	MaxParagraphs = 50_000   // of one article, in paragraphs
)

// Reader reads articles from sources: files, directories, and "-" for JSON Lines on standard input. Files are text or
// Markdown with optional front matter, or JSON Lines; each may be compressed by gzip or zstd. The zero value reads
// files and directories.
type Reader struct {
	Outlet string   // of articles that name none
	Date   Date     // of articles that name none
	Lang   string   // ISO 639-1, of articles that name none; "" detects it
	Langs  []string // what detection may answer, ISO 639-1; nil means [DetectedLangs]

	Stdin io.Reader // what "-" reads; it may be left in a Read when the context ends

	// Progress is told of the bytes that have been read, as they lie on disk, and of all that there are, 0 when that is
	// not known. It is called often, from the goroutine that iterates.
	Progress func(done, total int64)
}

// RecordError says which record was rejected and why. Reading goes on after it.
type RecordError struct {
	Source string // the path, or "-"
	Line   int    // from 1; 0 when the whole source is meant
	Err    error
}

func (e *RecordError) Error() string { return place{e.Source, e.Line}.String() + ": " + e.Err.Error() }

// Unwrap gives the reason.
func (e *RecordError) Unwrap() error { return e.Err }

// place is where a record begins.
type place struct {
	source string
	line   int
}

func (p place) String() string {
	if p.line == 0 {
		return p.source
	}
	return fmt.Sprintf("%s:%d", p.source, p.line)
}

// CheckSources reports whether Articles could begin: each source exists, can be opened and is of a known type, and the
// reader's own fields are right. It reads nothing.
func (r Reader) CheckSources(sources ...string) error {
	if _, err := r.checked(); err != nil {
		return err
	}
	_, err := r.expand(sources)
	return err
}

// Articles reads the sources in the order given, directories in the order of their names. It yields an article, or a
// [*RecordError] for a record that is rejected, after which it goes on. Any other error (the context, a missing file)
// is the last thing it yields. Sources are checked before the first of them is read.
//
// A record that repeats another of the same load in every respect is skipped. Of two records without an ID of their own
// that derive the same one and differ in text, the second is rejected, naming both. Where records give the same ID
// themselves, or differ only in what is said about the text, each is yielded, and the later is meant to replace the
// earlier.
func (r Reader) Articles(ctx context.Context, sources ...string) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		l := newLoading(ctx, yield)
		if err := l.run(r, sources); err != nil && !l.stopped {
			yield(Article{}, err)
		}
	}
}

// checked gives the reader with its defaults in the form that articles have.
func (r Reader) checked() (Reader, error) {
	var err error
	if r.Lang, err = ParseLang(r.Lang); err != nil {
		return r, fmt.Errorf("the default language: %w", err)
	}
	r.Langs = slices.Clone(r.Langs)
	for i := range r.Langs {
		if r.Langs[i], err = ParseLang(r.Langs[i]); err != nil {
			return r, fmt.Errorf("the languages to detect: %w", err)
		}
	}
	if r.Outlet, err = field("outlet", strings.ToValidUTF8(r.Outlet, "\uFFFD")); err != nil {
		return r, fmt.Errorf("the default outlet: %w", err)
	}
	return r, nil
}

// loading is one run over all sources.
type loading struct {
	Reader
	ctx     context.Context
	yield   func(Article, error) bool
	stopped bool // the caller wants no more
	seed    maphash.Seed
	seen    map[ArticleID]sighting
	total   int64 // bytes of all sources, 0 when not known
	before  int64 // bytes of the sources that are done
}

func newLoading(ctx context.Context, yield func(Article, error) bool) *loading {
	return &loading{ctx: ctx, yield: yield, seed: maphash.MakeSeed(), seen: map[ArticleID]sighting{}}
}

func (l *loading) run(r Reader, sources []string) (err error) {
	if l.Reader, err = r.checked(); err != nil {
		return err
	}
	list, err := r.expand(sources)
	if err != nil {
		return err
	}
	l.total = totalSize(list)
	for _, s := range list {
		if err := l.readSource(s); err != nil || l.stopped {
			return err
		}
	}
	return nil
}

// readSource yields what one source holds. It returns only errors that end the run.
func (l *loading) readSource(s source) error {
	f, err := l.open(s)
	if err != nil {
		return err
	}
	defer f.Close()
	return l.readStream(s, f)
}

func (l *loading) readStream(s source, in io.Reader) error {
	raw := &rawReader{ctx: l.ctx, in: in}
	plain, err := decompress(bufio.NewReaderSize(raw, bufferSize), s.name)
	if err == nil {
		defer plain.Close()
		err = l.scan(s, raw, bufio.NewReaderSize(plain, bufferSize))
	} else if err = raw.or(err); raw.err == nil {
		l.put(Article{}, &RecordError{s.name, 0, err})
		err = nil
	}
	l.before += max(raw.read, s.size) // a rejected file is not read to its end
	l.progress(0)
	if err != nil {
		return fmt.Errorf("read %s: %w", s.name, err)
	}
	return nil
}

// scan yields the records of one opened source.
func (l *loading) scan(s source, raw *rawReader, in *bufio.Reader) error {
	format, err := s.format.orSniffed(in)
	if err != nil && raw.err == nil {
		l.put(Article{}, &RecordError{s.name, 0, err})
	}
	if err != nil {
		return raw.err
	}
	var fatal error
	format.scan(in, func(line int, rec record, err error) bool {
		if fatal = raw.or(l.ctx.Err()); fatal != nil {
			return false
		}
		l.record(place{s.name, line}, rec, err)
		l.progress(raw.read)
		return !l.stopped
	})
	return fatal
}

// record yields what one record comes to.
func (l *loading) record(at place, rec record, err error) {
	var a Article
	if err == nil {
		a, err = l.article(rec)
	}
	again := false
	if err == nil {
		again, err = l.sight(&a, rec.ID == "", at)
	}
	switch {
	case err != nil:
		l.put(Article{}, &RecordError{at.source, at.line, err})
	case !again:
		l.put(a, nil)
	}
}

func (l *loading) put(a Article, err error) {
	l.stopped = l.stopped || !l.yield(a, err)
}

func (l *loading) progress(read int64) {
	if l.Progress != nil && !l.stopped {
		l.Progress(l.before+read, l.total)
	}
}
