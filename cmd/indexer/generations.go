package main

import (
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"
	"time"

	"onrecord/corpus"
	"onrecord/index/bleveindex"
	"onrecord/internal/cli"
)

func (c *indexer) delete(args []string) error {
	store, names, err := c.data("delete", "[FLAGS] ID…", args, nil)
	if err != nil {
		return err
	}
	if len(names) == 0 {
		return cli.Usagef("name the ID of an article")
	}
	var ids []corpus.ArticleID
	for _, n := range names {
		id, err := corpus.ParseArticleID(n)
		if err != nil {
			return &cli.UsageError{Err: err}
		}
		ids = append(ids, id)
	}
	var absent []string
	p, err := store.Load(c.ctx, func(w *bleveindex.Writer) error {
		for _, id := range ids {
			before := w.Changes().Deleted
			if err := w.Delete(c.ctx, []corpus.ArticleID{id}); err != nil {
				return err
			}
			if w.Changes().Deleted == before {
				absent = append(absent, string(id))
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if p.New {
		fmt.Fprintf(c.stderr, "%s deleted; generation %s is live\n", cli.Count(p.Deleted, "article"), p.Generation)
	}
	if len(absent) > 0 {
		return fmt.Errorf("the index has no article %s", strings.Join(absent, ", "))
	}
	return nil
}

func (c *indexer) list(args []string) error {
	store, err := c.bare("list", args, nil)
	if err != nil {
		return err
	}
	list, unknown := store.Generations()
	if len(list) == 0 && unknown == nil {
		fmt.Fprintf(c.stderr, "%s has no generation yet; make one with `indexer load SOURCE…`\n", store.Dir)
		return nil
	}
	w := tabwriter.NewWriter(c.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "GENERATION\tCREATED\tARTICLES\tPARAGRAPHS\tBYTES\tSTATE")
	for _, g := range list {
		fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%d\t%s\n", g.Name, created(g), g.Articles, g.Paragraphs,
			g.Bytes(), state(g))
	}
	return errors.Join(w.Flush(), unknown)
}

// created is empty where the manifest does not tell.
func created(g bleveindex.Generation) string {
	if g.Created.IsZero() {
		return ""
	}
	return g.Created.Format(time.RFC3339)
}

func state(g bleveindex.Generation) string {
	var parts []string
	if g.Live {
		parts = append(parts, "live")
	}
	if g.Err != nil {
		parts = append(parts, g.Err.Error())
	}
	return strings.Join(parts, ", ")
}

func (c *indexer) rollback(args []string) error {
	var to string
	store, err := c.bare("rollback", args, func(f flags) {
		f.StringVar(&to, "to", "", "the `generation` to make live; without it, the newest sound one before the live one")
	})
	if err != nil {
		return err
	}
	name, err := store.Rollback(c.ctx, to)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.stderr, "generation %s is live\n", name)
	return nil
}

func (c *indexer) prune(args []string) error {
	keep := bleveindex.DefaultKeep
	store, err := c.bare("prune", args, func(f flags) {
		f.IntVar(&keep, "keep", keep, "`number` of old generations to keep beside the live one, 1 or more")
	})
	if err != nil {
		return err
	}
	if keep < 1 {
		return cli.Usagef("-keep %d: keep 1 or more", keep)
	}
	store.Keep = keep
	removed, err := store.Prune()
	if err != nil {
		return err
	}
	fmt.Fprintf(c.stderr, "%s removed\n", cli.Count(len(removed), "generation"))
	return nil
}

func (c *indexer) verify(args []string) error {
	store, err := c.bare("verify", args, nil)
	if err != nil {
		return err
	}
	bad, all := 0, 0
	err = store.Verify(c.ctx, func(g bleveindex.Generation) {
		all++
		if g.Err != nil {
			bad++
			fmt.Fprintln(c.stdout, g.Err)
			return
		}
		fmt.Fprintf(c.stdout, "generation %s is sound: %d files, %d bytes\n", g.Name, len(g.Files), g.Bytes())
	})
	if err != nil {
		return err
	}
	if all == 0 {
		return bleveindex.ErrEmpty
	}
	if bad > 0 {
		return errors.New("damaged generations were found; go back with `indexer rollback`, or build again with " +
			"`indexer rebuild SOURCE…`")
	}
	return nil
}

// bare is data for commands that take flags alone.
func (c *indexer) bare(command string, args []string, add func(flags)) (bleveindex.Store, error) {
	store, rest, err := c.data(command, "[FLAGS]", args, add)
	if err == nil && len(rest) > 0 {
		err = cli.Usagef("it takes no %q", rest[0])
	}
	return store, err
}
