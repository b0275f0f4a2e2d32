package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/attribution"
	"onrecord/internal/cli"
)

// explain prints articles with their quotations marked, and why each is whose.
func (c *indexer) explain(args []string) error {
	l := loading{indexer: c, reader: corpus.Reader{Stdin: c.stdin}}
	f := flags{cli.Flags("indexer explain", "[FLAGS] SOURCE…", c.stderr)}
	l.readFlags(f)
	when := f.String("color", "auto", "use colours `when`: always, never, or auto: on a terminal, unless NO_COLOR is set")
	if err := cli.Parse(f.FlagSet, args); err != nil {
		return err
	}
	colours, err := c.colours(*when)
	if err != nil {
		return err
	}
	if err := l.check(f.Args()); err != nil {
		return err
	}
	l.tally.start()
	out := bufio.NewWriter(c.stdout)
	e := explainer{out: out, palette: plain{}}
	if colours {
		e.palette = colour{}
	}
	if err := l.each(f.Args(), func(a corpus.Article) error {
		e.article(&a, l.attributor.Explain(&a))
		return out.Flush()
	}); err != nil {
		return err
	}
	if l.tally.rejected > 0 {
		return errRejected
	}
	return nil
}

// colours tells whether to use them.
func (c *indexer) colours(when string) (bool, error) {
	switch when {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
		return isTerminal(c.stdout) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb", nil
	}
	return false, cli.Usagef("-color=%q: it is always, never or auto", when)
}

// explainer prints explained articles. What cannot be written is told by the flush of out.
type explainer struct {
	out     *bufio.Writer
	palette palette
	printed bool // an article stands above
}

func (e *explainer) article(a *corpus.Article, why attribution.Explanation) {
	if e.printed {
		fmt.Fprintln(e.out)
	}
	e.printed = true
	fmt.Fprintf(e.out, "%s: %s\ntaken for: %s (%s)\n", a.ID, visible(a.Title), why.Form, why.Why)
	for i := range a.Paragraphs {
		p := &a.Paragraphs[i]
		layers := layersOf(p, i, why.Paragraphs)
		fmt.Fprintf(e.out, "\n%d  %s\n", p.Number, strings.ReplaceAll(e.palette.render(p.Text, layers), "\n", "\n   "))
		for k := range p.Quotes {
			e.quote(p, k, why.Paragraphs[i][k])
		}
	}
}

// quote prints the line of one quotation.
func (e *explainer) quote(p *corpus.Paragraph, k int, why attribution.Evidence) {
	q := &p.Quotes[k]
	parts := []string{string(q.Kind)}
	if q.Speaker == "" {
		parts = append(parts, nobody(q), string(q.Basis))
	} else {
		parts = append(parts, q.Name)
		if role := roleOf(p, q.Speaker); role != "" {
			parts = append(parts, role)
		}
		parts = append(parts, string(q.Basis), fmt.Sprintf("%.2f", q.Confidence))
	}
	parts = append(parts, why.Rule)
	fmt.Fprintf(e.out, "   %s %s\n", e.palette.number(k, q.Kind), visible(oneLine(strings.Join(parts, " · "))))
}

// nobody tells what stands for a speaker who is not named.
func nobody(q *corpus.Quote) string {
	if q.Mention == "" {
		return "nobody"
	}
	return "nobody (" + q.Mention + ")"
}

func roleOf(p *corpus.Paragraph, id corpus.SpeakerID) string {
	for _, s := range p.Speakers {
		if s.ID == id {
			return s.Role
		}
	}
	return ""
}
