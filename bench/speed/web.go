package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/gorilla/mux"
	"golang.org/x/sync/errgroup"

	"onrecord/api"
	"onrecord/corpus"
	"onrecord/index"
)

// running is a server in a process of its own.
type running struct {
	cmd     *exec.Cmd
	address string
	ready   time.Duration // from the start of the process to its first answer
}

// start starts a program that tells its address on stderr as the program server does.
func start(ctx context.Context, name string, args ...string) (*running, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	stderr, err := cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	r := &running{cmd: cmd}
	lines := bufio.NewReader(stderr)
	var said strings.Builder
	for {
		text, err := lines.ReadString('\n')
		said.WriteString(text)
		if _, after, found := strings.Cut(text, " is at http://"); found {
			r.address, _, _ = strings.Cut(after, "/")
			break
		}
		if err != nil {
			return nil, errors.Join(fmt.Errorf("%s tells no address: %s", name, &said), r.stop())
		}
	}
	go func() { _, _ = io.Copy(io.Discard, lines) }()
	c, err := dial(ctx, r.address)
	if err != nil {
		return nil, errors.Join(err, r.stop())
	}
	defer c.Close()
	if a, err := c.get("/readyz", ""); err != nil || a.status != http.StatusOK {
		return nil, errors.Join(fmt.Errorf("%s is not ready: %d", name, a.status), err, r.stop())
	}
	r.ready = time.Since(began)
	return r, nil
}

func (r *running) stop() error {
	_ = r.cmd.Process.Signal(os.Interrupt)
	if err := r.cmd.Wait(); err != nil && r.cmd.ProcessState == nil {
		return err
	}
	return nil
}

// serveAlone is the command that serves what the program server is compared with: plain Bleve behind the same handlers,
// and a greeting on the same router.
func serveAlone(ctx context.Context, args []string, stderr io.Writer) error {
	f := flag.NewFlagSet("serve", flag.ContinueOnError)
	dir := f.String("dir", "", "`folder` of the index")
	if err := f.Parse(args); err != nil {
		return err
	}
	p, err := openPlain(*dir, engineBleve)
	if err != nil {
		return err
	}
	o := api.Options{Logger: slog.New(slog.NewTextHandler(io.Discard, nil)), Build: "speed"}
	cores := runtime.GOMAXPROCS(0)
	rest := api.Middleware(api.New(index.Limit(&plainSearcher{plain: p}, cores, cores*32), o), o)
	router := mux.NewRouter()
	router.HandleFunc("/hello", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "hello") })
	router.PathPrefix("/").Handler(rest)
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Fprintf(stderr, "Bleve is at http://%s/\n", listener.Addr())
	srv := &http.Server{Handler: router, ReadHeaderTimeout: time.Minute}
	go func() {
		<-ctx.Done()
		_ = srv.Close()
	}()
	if err := srv.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return errors.Join(err, p.Close())
	}
	return p.Close()
}

// plainSearcher answers searches by plain Bleve's own facets and highlighter. It does nothing else.
type plainSearcher struct {
	index.Searcher
	plain *plain
}

func (s *plainSearcher) Status() index.Status {
	return index.Status{Ready: true, Version: index.Version{Generation: "000001", Hash: "plain"}}
}

// Search is documented by index.Searcher.
func (s *plainSearcher) Search(ctx context.Context, q index.Query) (index.Result, error) {
	asked := question{Op: opAnd, Words: wordsOf(q.Root), Facets: len(q.Facets) > 0, Highlight: q.Highlight}
	found, err := s.plain.ask(ctx, asked, q.Limit)
	if err != nil {
		return index.Result{}, err
	}
	res := index.Result{Version: s.Status().Version, Total: int(found.Total), Description: q.Text}
	for _, h := range found.Hits {
		field := func(name string) string { v, _ := h.Fields[name].(string); return v }
		hit := index.Hit{Score: h.Score, Article: index.Article{
			ID: corpus.ArticleID(field("article")), Title: field("title"), Outlet: field("outlet"),
		}}
		hit.ID, hit.Text, hit.Kind = corpus.ParagraphID(h.ID), field("text"), corpus.Kind(field("kind"))
		for range h.Fragments["text"] { // Bleve writes HTML, and where it begins in the text it does not tell
			hit.Fragments = append(hit.Fragments, index.Fragment{Span: index.Span{End: 200}})
		}
		res.Hits = append(res.Hits, hit)
	}
	for _, f := range q.Facets {
		name := string(f)
		if f == index.FacetDate {
			name = "year"
		}
		fr := index.FacetResult{Field: f}
		if counted := found.Facets[name]; counted != nil && counted.Terms != nil {
			fr.Missing, fr.Other = counted.Missing, counted.Other
			for _, t := range counted.Terms.Terms() {
				fr.Values = append(fr.Values, index.FacetValue{ID: t.Term, Name: t.Term, Count: t.Count})
			}
		}
		res.Facets = append(res.Facets, fr)
	}
	return res, nil
}

func wordsOf(n index.Node) []string {
	switch n := n.(type) {
	case index.Word:
		return []string{n.Text}
	case index.All:
		var list []string
		for _, c := range n.Nodes {
			list = append(list, wordsOf(c)...)
		}
		return list
	}
	return nil
}

// web measures what comes over HTTP.
func (b *bench) web(ctx context.Context, v *vocabulary) (err error) {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	ours, err := start(ctx, filepath.Join(b.bin, "server"), "-data", b.folder(engineOurs), "-addr", "127.0.0.1:0")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, ours.stop()) }()
	theirs, err := start(ctx, self, "serve", "-dir", b.folder(engineBleve))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, theirs.stop()) }()

	list := v.distinct(min(b.memoryAfter(), 40*b.queries))
	if err := b.distinctOnes(ctx, ours, theirs, list); err != nil {
		return err
	}
	if err := b.again(ctx, ours, theirs, list[0]); err != nil {
		return err
	}
	return b.server(ctx, v.distinct(b.memoryAfter()))
}

// memoryAfter is after how many questions the server's memory is looked at.
func (b *bench) memoryAfter() int { return 100 * b.queries }

// path is what a question is over HTTP.
func (q question) path() string {
	p := url.Values{"q": {strings.Join(q.Words, " ")}, "limit": {strconv.Itoa(hits)}}
	if q.Facets {
		p.Set("facets", "speaker,outlet,date")
	}
	return "/v1/search?" + p.Encode()
}

// distinctOnes asks both servers by turns, each the same questions, none twice.
func (b *bench) distinctOnes(ctx context.Context, ours, theirs *running, list []question) error {
	var paths []string
	for _, q := range list {
		paths = append(paths, q.path())
	}
	const turns = 4
	part := len(paths) / turns
	var took, plainTook time.Duration
	plainPart := max(part/5, 1) // they are many times slower
	for i := range turns {
		d, err := askAll(ctx, ours.address, paths[i*part:(i+1)*part], b.clients, "")
		if err != nil {
			return err
		}
		took += d
		if d, err = askAll(ctx, theirs.address, paths[i*part:i*part+plainPart], b.clients, ""); err != nil {
			return err
		}
		plainTook += d
	}
	b.note(b.at("HTTP/distinct/onrecord"), turns*part, figure{float64(turns*part) / took.Seconds(), "requests/s"})
	b.note(b.at("HTTP/distinct/bleve"), turns*plainPart, figure{float64(turns*plainPart) / plainTook.Seconds(), "requests/s"})
	return nil
}

// again asks the same over and over: whole, as a client that takes gzip gets it, and as one that has it already.
func (b *bench) again(ctx context.Context, ours, theirs *running, q question) error {
	c, err := dial(ctx, ours.address)
	if err != nil {
		return err
	}
	a, err := c.get(q.path(), "Accept-Encoding: gzip\r\n")
	if err := errors.Join(err, c.Close()); err != nil {
		return err
	}
	n := 100 * b.queries
	took := map[string]time.Duration{}
	kinds := []struct{ name, address, path, header string }{
		{"again-gzip/onrecord", ours.address, q.path(), "Accept-Encoding: gzip\r\n"},
		{"again-plain/onrecord", ours.address, q.path(), ""},
		{"again-304/onrecord", ours.address, q.path(), "If-None-Match: " + a.tag + "\r\n"},
		{"hello/mux", theirs.address, "/hello", ""},
	}
	const turns = 3
	for range turns {
		for _, k := range kinds {
			paths := make([]string, n/turns)
			for i := range paths {
				paths[i] = k.path
			}
			d, err := askAll(ctx, k.address, paths, b.clients, k.header)
			if err != nil {
				return err
			}
			took[k.name] += d
		}
	}
	for _, k := range kinds {
		done := n / turns * turns
		b.note(b.at("HTTP/%s", k.name), done, figure{float64(done) / took[k.name].Seconds(), "requests/s"})
	}
	return nil
}

// server measures the program from its start to its memory after many questions.
func (b *bench) server(ctx context.Context, list []question) error {
	var ready, open spread
	for range 5 {
		began := time.Now()
		e, err := openEngine(ctx, engineOurs, b.folder(engineOurs))
		if err != nil {
			return err
		}
		open = append(open, time.Since(began))
		if err := e.close(); err != nil {
			return err
		}
		r, err := b.startServer(ctx)
		if err != nil {
			return err
		}
		ready = append(ready, r.ready)
		if err := r.stop(); err != nil {
			return err
		}
	}
	b.note(b.at("Server/open"), len(open), figure{float64(open.at(0.5).Nanoseconds()), "ns/op"})
	b.note(b.at("Server/ready"), len(ready), figure{float64(ready.at(0.5).Nanoseconds()), "ns/op"})
	r, err := b.startServer(ctx)
	if err != nil {
		return err
	}
	var paths []string
	for _, q := range list {
		paths = append(paths, q.path())
	}
	_, err = askAll(ctx, r.address, paths, b.clients, "")
	anon := anonymous(strconv.Itoa(r.cmd.Process.Pid))
	if err := errors.Join(err, r.stop()); err != nil {
		return err
	}
	b.note(b.at("Server/memory"), len(paths), figure{float64(anon) / 1e6, "anon-MB"}, figure{float64(anon) / float64(b.bytes), "anon/text"})
	return nil
}

func (b *bench) startServer(ctx context.Context) (*running, error) {
	return start(ctx, filepath.Join(b.bin, "server"), "-data", b.folder(engineOurs), "-addr", "127.0.0.1:0")
}

// askAll asks for all paths over so many connections, and gives how long that took.
func askAll(ctx context.Context, address string, paths []string, clients int, header string) (time.Duration, error) {
	group, ctx := errgroup.WithContext(ctx)
	began := time.Now()
	for i := range clients {
		group.Go(func() (err error) {
			c, err := dial(ctx, address)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, c.Close()) }()
			for k := i; k < len(paths); k += clients {
				a, err := c.get(paths[k], header)
				if err != nil {
					return err
				}
				if a.status != http.StatusOK && a.status != http.StatusNotModified {
					return fmt.Errorf("%s is answered with %d", paths[k], a.status)
				}
			}
			return nil
		})
	}
	err := group.Wait()
	return time.Since(began), err
}

// client asks over one connection. It does as little as it can, since it runs on the cores that it measures.
type client struct {
	net.Conn
	in *bufio.Reader
}

type answer struct {
	status int
	tag    string
}

func dial(ctx context.Context, address string) (*client, error) {
	c, err := (&net.Dialer{}).DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	return &client{c, bufio.NewReaderSize(c, 64<<10)}, nil
}

func (c *client) get(path, header string) (a answer, err error) {
	if _, err := io.WriteString(c, "GET "+path+" HTTP/1.1\r\nHost: localhost\r\n"+header+"\r\n"); err != nil {
		return a, err
	}
	length, chunked := 0, false
	for first := true; ; first = false {
		l, err := c.in.ReadSlice('\n')
		if err != nil {
			return a, err
		}
		text := strings.TrimRight(string(l), "\r\n")
		if text == "" {
			break
		}
		if first {
			_, after, _ := strings.Cut(text, " ")
			if a.status, err = strconv.Atoi(after[:min(3, len(after))]); err != nil {
				return a, err
			}
		}
		switch name, value, _ := strings.Cut(text, ": "); strings.ToLower(name) {
		case "content-length":
			if length, err = strconv.Atoi(value); err != nil {
				return a, err
			}
		case "transfer-encoding":
			chunked = value == "chunked"
		case "etag":
			a.tag = value
		}
	}
	if chunked {
		return a, c.skipChunks()
	}
	_, err = c.in.Discard(length)
	return a, err
}

func (c *client) skipChunks() error {
	for {
		l, err := c.in.ReadSlice('\n')
		if err != nil {
			return err
		}
		n, err := strconv.ParseUint(strings.TrimSpace(string(l)), 16, 31)
		if err != nil {
			return err
		}
		if _, err := c.in.Discard(int(n) + len("\r\n")); err != nil {
			return err
		}
		if n == 0 {
			return nil
		}
	}
}
