// Command indexer reads press statements and publishes them as generations of an index. It is the only one that writes
// to a data directory.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"

	"onrecord/index/bleveindex"
	"onrecord/internal/cli"
)

// collectAt lets memory grow to three times what is in use before it is collected. Less takes a tenth of the time more.
const collectAt = 200

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	c := &indexer{ctx: ctx, stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr}
	status := cli.Status(c.run(os.Args[1:]), os.Stderr)
	stop()
	os.Exit(status)
}

// indexer is one call of the command.
type indexer struct {
	ctx            context.Context
	stdin          io.Reader
	stdout, stderr io.Writer
}

type subcommand struct {
	name, args, does string
	run              func(*indexer, []string) error
}

func subcommands() []subcommand {
	return []subcommand{
		{"load", "SOURCE…", "add or replace articles; publishes a new generation", (*indexer).load},
		{"rebuild", "SOURCE…", "build a generation from nothing", (*indexer).rebuild},
		{"parse", "SOURCE…", "print paragraph documents as JSON Lines; no index is touched", (*indexer).parse},
		{"explain", "SOURCE…", "print paragraphs with their quotations marked, and why each is whose", (*indexer).explain},
		{"speakers", "", "list speakers who may be one, for a person to decide", (*indexer).listVariants},
		{"delete", "ID…", "take articles out", (*indexer).delete},
		{"list", "", "list the generations", (*indexer).list},
		{"rollback", "", "make an older generation live", (*indexer).rollback},
		{"prune", "", "remove old generations", (*indexer).prune},
		{"verify", "", "read every file of every generation, and compare it with the manifest", (*indexer).verify},
	}
}

func (c *indexer) run(args []string) error {
	if len(args) == 0 {
		c.usage()
		return cli.Usagef("indexer: name a command")
	}
	for _, s := range subcommands() {
		if s.name == args[0] {
			return c.failed(s.name, s.run(c, args[1:]))
		}
	}
	switch args[0] {
	case "help", "-h", "-help", "--help":
		c.usage()
		return nil
	case "version", "-version", "--version":
		fmt.Fprintln(c.stdout, "indexer", cli.Build())
		return nil
	}
	c.usage()
	return cli.Usagef("indexer: there is no command %q", args[0])
}

// failed names the command in its error.
func (c *indexer) failed(command string, err error) error {
	if errors.Is(err, context.Canceled) {
		what := "interrupted"
		if slices.Contains([]string{"load", "rebuild", "delete"}, command) {
			what += "; nothing was published"
		}
		return fmt.Errorf("indexer %s: %s", command, what)
	} else if err != nil {
		return fmt.Errorf("indexer %s: %w", command, err)
	}
	return nil
}

func (c *indexer) usage() {
	fmt.Fprint(c.stderr, "Usage: indexer COMMAND [FLAGS] [SOURCE…]\n\nCommands:\n")
	for _, s := range subcommands() {
		fmt.Fprintf(c.stderr, "  %-8s %-8s  %s\n", s.name, s.args, s.does)
	}
	fmt.Fprint(c.stderr, "\nA SOURCE is a file, a directory, or - for JSON Lines on standard input.\n"+
		"`indexer COMMAND -help` tells the flags.\n")
}

// data reads the flags of a command that has no other than -data and what add adds, and gives its store and arguments.
func (c *indexer) data(command, usage string, args []string, add func(f flags)) (bleveindex.Store, []string, error) {
	f := flags{cli.Flags("indexer "+command, usage, c.stderr)}
	dir := f.String("data", "./data", "data `directory`")
	if add != nil {
		add(f)
	}
	if err := cli.Parse(f.FlagSet, args); err != nil {
		return bleveindex.Store{}, nil, err
	}
	if *dir == "" {
		return bleveindex.Store{}, nil, cli.Usagef("-data is empty; name the data directory")
	}
	return bleveindex.Store{Dir: *dir, Command: strings.Join(append([]string{"indexer", command}, args...), " ")}, f.Args(), nil
}
