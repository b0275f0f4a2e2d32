package corpus

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

const (
	stdinName  = "-"
	bufferSize = 128 << 10
	maxWindow  = 128 << 20 // of zstd; what `zstd --long` makes
)

// source is one stream of records.
type source struct {
	name   string
	size   int64 // on disk; -1 when not known
	format format
}

// expand finds the files behind the sources that a user names.
func (r Reader) expand(names []string) ([]source, error) {
	var list []source
	stdins := 0
	for _, name := range names {
		if name == stdinName {
			if stdins++; stdins > 1 || r.Stdin == nil {
				return nil, errors.New(`source "-": there is one standard input, and here it is not to be had`)
			}
			list = append(list, source{stdinName, -1, jsonLines()})
			continue
		}
		found, err := expandPath(name)
		if err != nil {
			return nil, err
		}
		list = append(list, found...)
	}
	return list, nil
}

func expandPath(name string) ([]source, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("source %s: %w", name, reason(err))
	}
	if info.IsDir() {
		return expandDir(name)
	}
	format, ok := formatOf(name)
	if !ok {
		return nil, fmt.Errorf("source %s: not a type that can be read; known are %s", name, knownTypes())
	}
	s := source{name, -1, format}
	if !info.Mode().IsRegular() {
		return []source{s}, nil // opening a pipe would wait for its writer
	}
	s.size = info.Size()
	if err := canOpen(name); err != nil {
		return nil, fmt.Errorf("source %s: %w", name, reason(err))
	}
	return []source{s}, nil
}

// expandDir walks a directory, leaving out what is hidden and what is of no known type. Links to files are followed,
// links to directories are not.
func expandDir(root string) ([]source, error) {
	var list []source
	skipped := 0
	// With a separator at its end a root that is a link is followed.
	top := root + string(filepath.Separator)
	err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		hidden := d != nil && path != top && strings.HasPrefix(d.Name(), ".")
		switch {
		case err != nil:
			return err
		case hidden && d.IsDir():
			return fs.SkipDir
		case hidden || d.IsDir():
			return nil
		}
		info, err := os.Stat(path)
		format, ok := formatOf(path)
		if err == nil && info.Mode().IsRegular() && ok && format.scan != nil {
			list = append(list, source{path, info.Size(), format})
			return canOpen(path)
		}
		skipped++
		return nil
	})
	if err == nil && len(list) == 0 && skipped > 0 {
		err = fmt.Errorf("no file in it is of a type that can be read; known are %s", knownTypes())
	}
	if err != nil {
		return nil, fmt.Errorf("source %s: %w", root, err)
	}
	return list, nil
}

func canOpen(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return f.Close()
}

// reason takes the path out of an error that is about to name it.
func reason(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// totalSize is 0 when one of the sizes is not known.
func totalSize(list []source) int64 {
	var total int64
	for _, s := range list {
		if s.size < 0 {
			return 0
		}
		total += s.size
	}
	return total
}

func (l *loading) open(s source) (io.ReadCloser, error) {
	if s.name == stdinName {
		return interruptible(l.ctx, l.Stdin), nil
	}
	if s.size < 0 {
		return openPipe(l.ctx, s.name)
	}
	f, err := os.Open(s.name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", s.name, reason(err))
	}
	return f, nil
}

// openPipe waits for the writer of a pipe no longer than the context lasts.
func openPipe(ctx context.Context, name string) (io.ReadCloser, error) {
	type opened struct {
		f   *os.File
		err error
	}
	done := make(chan opened)
	go func() {
		f, err := os.Open(name)
		select {
		case done <- opened{f, err}:
		case <-ctx.Done():
			if err == nil {
				_ = f.Close() // nobody waits for it any more
			}
		}
	}()
	select {
	case o := <-done:
		if o.err != nil {
			return nil, fmt.Errorf("read %s: %w", name, reason(o.err))
		}
		return bothClosed{interruptible(ctx, o.f), o.f}, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// interruptible lets go of r when the context ends, also where a Read of it would wait for ever.
func interruptible(ctx context.Context, r io.Reader) io.ReadCloser {
	pr, pw := io.Pipe()
	stop := context.AfterFunc(ctx, func() { pw.CloseWithError(ctx.Err()) })
	go func() {
		_, err := io.Copy(pw, r)
		stop()
		pw.CloseWithError(err)
	}()
	return pr
}

// bothClosed closes a file along with the stream made of it.
type bothClosed struct {
	io.ReadCloser
	file io.Closer
}

func (b bothClosed) Close() error { return errors.Join(b.ReadCloser.Close(), b.file.Close()) }

// rawReader counts the bytes of a source as it is stored, and remembers why it could not be read, so that a failing
// disk or an ended context is told from a damaged content.
type rawReader struct {
	ctx  context.Context
	in   io.Reader
	read int64
	err  error
}

func (r *rawReader) Read(p []byte) (int, error) {
	if r.err = r.ctx.Err(); r.err != nil {
		return 0, r.err
	}
	n, err := r.in.Read(p)
	r.read += int64(n)
	if err != nil && err != io.EOF {
		r.err = reason(err)
	}
	return n, err
}

// or gives the reader's own error, else the other.
func (r *rawReader) or(err error) error {
	if r.err != nil {
		return r.err
	}
	return err
}

// decompress tells by the first bytes how a stream is compressed, whatever its name says.
func decompress(in *bufio.Reader, name string) (io.ReadCloser, error) {
	head, err := in.Peek(4)
	switch {
	case err != nil && err != io.EOF:
		return nil, err
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(in)
		return z, damaged(err)
	case bytes.Equal(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, damaged(err)
		}
		return z.IOReadCloser(), nil
	case len(head) == 0 && isCompressed(name):
		return nil, errors.New("the file is empty, which no compressed file is")
	}
	return io.NopCloser(in), nil
}

// damaged says in words what an error of decompression means.
func damaged(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return errors.New("the compressed data ends too early; was the file cut off?")
	}
	return fmt.Errorf("the compressed data is damaged: %w", err)
}

func isCompressed(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext == ".gz" || ext == ".zst"
}
