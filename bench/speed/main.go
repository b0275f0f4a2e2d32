// Command speed measures Onrecord's index beside plain Bleve, and other engines where bench/peers has built them, on the
// same documents and questions in one run: on another machine, or another day, only the ratios hold. It writes Go's
// benchmark form; `speed report` makes the table and the charts of bench/README.md from it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "speed:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	if len(args) > 0 {
		switch args[0] {
		case "build":
			return buildAlone(ctx, args[1:], stdout)
		case "serve":
			return serveAlone(ctx, args[1:], stderr)
		case "report":
			return reportCommand(args[1:], stdout)
		}
	}
	o, err := parse(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	return o.measure(ctx)
}

// options are the flags of a run.
type options struct {
	corpus  string // JSON Lines, or what stands in for it
	bin     string // folder of the programs `indexer` and `server`
	peers   string // bench/peers; "" leaves them out
	out     string // file of the results
	work    string // folder for indexes, removed at the end
	n       int    // paragraphs; 0 means all
	million bool   // four copies of the corpus too
	budget  time.Duration
	queries int    // of each class
	clients int    // that ask at once over HTTP
	profile string // folder for CPU profiles; "" makes none
	command string // what was typed, without the places that are this machine's

	log io.Writer
}

func parse(args []string, stderr io.Writer) (options, error) {
	o := options{log: stderr}
	f := flag.NewFlagSet("speed", flag.ContinueOnError)
	f.SetOutput(stderr)
	f.StringVar(&o.corpus, "corpus", filepath.Join("..", "shared", "data", "us_exec.jsonl.gz"), "`file` of statements")
	f.StringVar(&o.bin, "bin", "bin", "`folder` of the programs indexer and server")
	f.StringVar(&o.peers, "peers", "", "`folder` bench/peers, to measure other engines too")
	f.StringVar(&o.out, "o", "", "`file` to write results to; without it, standard output alone")
	f.StringVar(&o.work, "work", "", "`folder` for the indexes; without it, a temporary one")
	f.IntVar(&o.n, "n", 0, "`paragraphs` to measure with; 0 is all that there are")
	f.BoolVar(&o.million, "million", os.Getenv("BENCH_MILLION") != "", "measure four altered copies of the corpus too (BENCH_MILLION=1)")
	f.DurationVar(&o.budget, "budget", 8*time.Second, "how `long` one class of questions is measured")
	f.IntVar(&o.queries, "queries", 100, "how many different questions of each class")
	f.IntVar(&o.clients, "clients", 8, "connections that ask at once over HTTP")
	f.StringVar(&o.profile, "profile", "", "`folder` to write a CPU profile of building and of each class into")
	if err := f.Parse(args); err != nil {
		return o, err
	}
	if f.NArg() > 0 {
		return o, fmt.Errorf("it takes no %q", f.Arg(0))
	}
	o.command = "bin/speed"
	f.Visit(func(set *flag.Flag) {
		switch set.Name {
		case "corpus", "bin", "o", "work", "profile":
		default:
			o.command += fmt.Sprintf(" -%s=%s", set.Name, set.Value)
		}
	})
	return o, nil
}
