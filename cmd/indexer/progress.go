package main

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"

	"onrecord/index/bleveindex"
	"onrecord/internal/cli"
)

// logEvery is how often a long run tells where it is when nobody watches.
const logEvery = 10 * time.Second

// progress shows how far the sources are read: as a bar on a terminal, as a log line now and then elsewhere.
type progress struct {
	bar    *progressbar.ProgressBar // nil when there is no terminal
	tally  *tally
	logger *slog.Logger
	next   time.Time
}

func newProgress(stderr io.Writer, t *tally) *progress {
	p := &progress{tally: t, logger: slog.New(slog.NewTextHandler(stderr, nil)), next: time.Now().Add(logEvery)}
	if isTerminal(stderr) {
		p.bar = progressbar.NewOptions64(-1, progressbar.OptionSetWriter(stderr), progressbar.OptionShowBytes(true),
			progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(30))
	}
	return p
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// read is told by the reader how many bytes are done, of how many.
func (p *progress) read(done, total int64) {
	if p.bar != nil {
		if total > 0 {
			p.bar.ChangeMax64(total)
		}
		_ = p.bar.Set64(done) // what cannot be shown is no reason to stop
		return
	}
	if now := time.Now(); now.After(p.next) {
		p.next = now.Add(logEvery)
		p.logger.Info("reading", "bytes", done, "of", total, "articles", p.tally.articles, "paragraphs", p.tally.paragraphs)
	}
}

// clear makes room for a line of text.
func (p *progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

func (p *progress) finish() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}

// print writes the last line of a run; p is nil where nothing is published.
func (t *tally) print(w io.Writer, p *bleveindex.Published) {
	if t.unknown > 0 {
		fmt.Fprintf(w, "the language of %s is not known, so that speakers were found in them by labels and declarations alone; "+
			"say it with -lang, or with the key lang\n", cli.Count(t.unknown, "article"))
	}
	fmt.Fprintf(w, "%s, %s, %s, %d rejected, %.2f seconds",
		cli.Count(t.articles, "article"), cli.Count(t.paragraphs, "paragraph"), cli.Count(len(t.speakers), "speaker"), t.rejected, time.Since(t.began).Seconds())
	switch {
	case p == nil:
	case !p.New:
		fmt.Fprintf(w, "; nothing new, generation %s stays live", p.Generation)
	default:
		fmt.Fprintf(w, "; %d added, %d replaced, %d unchanged; generation %s is live",
			p.Added, p.Replaced, p.Unchanged, p.Generation)
	}
	fmt.Fprintln(w)
}
