package main

import (
	"bufio"
	"encoding/json"

	"onrecord/corpus"
	"onrecord/internal/cli"
)

// parse prints paragraph documents, exactly as they would be indexed.
func (c *indexer) parse(args []string) error {
	l := loading{indexer: c, reader: corpus.Reader{Stdin: c.stdin}}
	f := flags{cli.Flags("indexer parse", "[FLAGS] SOURCE…", c.stderr)}
	l.readFlags(f)
	if err := cli.Parse(f.FlagSet, args); err != nil {
		return err
	}
	if err := l.check(f.Args()); err != nil {
		return err
	}
	l.tally.start()
	out := bufio.NewWriterSize(c.stdout, 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	err := l.each(f.Args(), func(a corpus.Article) error {
		for _, d := range a.Documents() {
			if err := enc.Encode(d); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	l.tally.print(c.stderr, nil)
	if l.tally.rejected > 0 {
		return errRejected
	}
	return nil
}
