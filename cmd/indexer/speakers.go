package main

import (
	"bufio"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/variants"
	"onrecord/index"
	"onrecord/index/bleveindex"
)

// examples is how many articles are named of each speaker.
const examples = 2

// listVariants lists speakers who may be one, and joins none.
func (c *indexer) listVariants(args []string) error {
	var path string
	var asYAML bool
	store, err := c.bare("speakers", args, func(f flags) {
		f.speakers(&path)
		f.BoolVar(&asYAML, "yaml", false, "write what is found as a speakers.yaml to be edited")
	})
	if err != nil {
		return err
	}
	register, err := openRegister(path)
	if err != nil {
		return err
	}
	if live, err := store.Live(); err != nil {
		return err
	} else if live == "" {
		return bleveindex.ErrEmpty
	}
	logger := slog.New(slog.NewTextHandler(c.stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	idx, err := bleveindex.Open(c.ctx, store.Dir, bleveindex.Options{Logger: logger})
	if err != nil {
		return err
	}
	r := variantReport{indexer: c, searcher: idx, register: register, roles: map[corpus.SpeakerID]string{}}
	defer func() { _ = idx.Close() }() // it was only read
	groups, err := r.find()
	if err != nil {
		return err
	}
	if err := r.print(groups, asYAML); err != nil {
		return err
	}
	fmt.Fprintf(c.stderr, "%d groups of likely variants among %d speakers; nothing was joined: what is one is written into speakers.yaml, "+
		"and read by -speakers\n", len(groups), r.speakers)
	return nil
}

// variantReport is one listing of variants.
type variantReport struct {
	*indexer
	searcher index.Searcher
	register *corpus.Register
	speakers int
	roles    map[corpus.SpeakerID]string // the most frequent role of each
}

// find reads every speaker of the live generation, and groups them.
func (r *variantReport) find() ([]variants.Group, error) {
	var names []variants.Name
	for q := (index.ListQuery{Limit: index.MaxLimit}); ; {
		list, err := r.searcher.Speakers(r.ctx, q)
		if err != nil {
			return nil, err
		}
		for _, s := range list.Speakers {
			id := corpus.SpeakerID(s.ID)
			_, decided := r.register.Person(id)
			names = append(names, variants.Name{ID: id, Name: s.Name, Count: s.Count, Decided: decided})
			if len(s.Roles) > 0 {
				r.roles[id] = s.Roles[0]
			}
		}
		if q.Cursor = list.Next; q.Cursor == "" {
			break
		}
	}
	r.speakers = len(names)
	return variants.Find(names), nil
}

func (r *variantReport) print(groups []variants.Group, asYAML bool) error {
	out := bufio.NewWriter(r.stdout)
	if asYAML && len(groups) > 0 {
		fmt.Fprint(out, "# Names that may be one, found by their letters alone. Keep what is one, delete what is not.\n")
	}
	for _, g := range groups {
		write := r.text
		if asYAML {
			write = r.yaml
		}
		if err := write(out, g); err != nil {
			return err
		}
	}
	return out.Flush()
}

// text writes a group for people.
func (r *variantReport) text(w io.Writer, g variants.Group) error {
	if err := r.line(w, "", g.Name); err != nil {
		return err
	}
	for _, v := range g.Variants {
		if err := r.line(w, "  ", v.Name); err != nil {
			return err
		}
		fmt.Fprintf(w, "    %s\n", reason(g, v))
	}
	fmt.Fprintln(w)
	return nil
}

func (r *variantReport) line(w io.Writer, indent string, n variants.Name) error {
	about, err := r.about(n)
	if err == nil {
		fmt.Fprintf(w, "%s%s (%s): %s\n", indent, n.Name, n.ID, about)
	}
	return err
}

// about tells how much a speaker says, as what, and where.
func (r *variantReport) about(n variants.Name) (string, error) {
	res, err := r.searcher.Search(r.ctx, index.Query{
		Filters: index.Filters{Speakers: []string{string(n.ID)}}, Sort: index.SortNewest, Limit: index.DefaultLimit,
	})
	if err != nil {
		return "", err
	}
	parts := []string{counted(n.Count)}
	if role := r.roles[n.ID]; role != "" {
		parts = append(parts, role)
	}
	seen := map[corpus.ArticleID]bool{}
	for _, h := range res.Hits {
		if !seen[h.Article.ID] && len(seen) < examples {
			seen[h.Article.ID] = true
			parts = append(parts, string(h.ID))
		}
	}
	return strings.Join(parts, ", "), nil
}

func counted(n int) string {
	if n == 1 {
		return "1 paragraph"
	}
	return fmt.Sprintf("%d paragraphs", n)
}

// reason tells why a variant is in its group.
func reason(g variants.Group, v variants.Variant) string {
	why := v.Why
	if v.Like.ID != g.ID {
		why += " as " + v.Like.Name
	}
	if len(v.Also) == 0 {
		return why
	}
	var also []string
	for _, n := range v.Also {
		also = append(also, n.Name)
	}
	return why + "; it fits " + strings.Join(also, " and ") + " too"
}

// yaml writes a group as an entry of speakers.yaml. What fits several is left to be uncommented.
func (r *variantReport) yaml(w io.Writer, g variants.Group) error {
	about, err := r.about(g.Name)
	if err != nil {
		return err
	}
	if g.Decided {
		fmt.Fprintf(w, "# %s has an entry already: add the aliases to it, and delete this one.\n", g.ID)
	}
	fmt.Fprintf(w, "- id: %s\n  name: %s # %s\n  aliases:\n", g.ID, quoted(g.Name.Name), oneLine(about))
	for _, v := range g.Variants {
		about, err := r.about(v.Name)
		if err != nil {
			return err
		}
		comment := ""
		if len(v.Also) > 0 {
			comment = "# "
		}
		fmt.Fprintf(w, "    %s- %s # %s: %s\n", comment, quoted(v.Name.Name), oneLine(reason(g, v)), oneLine(about))
	}
	return nil
}

// quoted writes a text that YAML reads as it is.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(oneLine(s)) + `"`
}

// oneLine keeps a text within its line, whatever an article prints.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
