// Command server serves the live generation of a data directory over HTTP: the API, the pages, and the widget.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"time"

	"onrecord/api"
	"onrecord/index"
	"onrecord/index/bleveindex"
	"onrecord/internal/cli"
	"onrecord/internal/origins"
	"onrecord/web"
)

// A slow client may not hold a connection for longer than this.
const (
	headerTimeout = 5 * time.Second
	readTimeout   = 15 * time.Second
	writeTimeout  = 30 * time.Second
	maxTimeout    = writeTimeout - time.Second // of a request, so that its error can still be written
	idleTimeout   = 2 * time.Minute
	stopTimeout   = 20 * time.Second // for the requests that are under way when the server is stopped
	maxHeader     = 32 << 10         // bytes; the longest text that is allowed fits in, and many filters
)

// waiting is how many searches a core may have in its queue before the server says that it is busy.
const waiting = 32

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := cli.Status(run(ctx, os.Args[1:], os.Stdout, os.Stderr), os.Stderr)
	stop()
	os.Exit(status)
}

// config is what the flags say.
type config struct {
	data, addr, baseURL string
	timeout             time.Duration
	origins             origins.List
	logQueries          bool
	health, version     bool
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	c, err := parse(args, stderr)
	switch {
	case err != nil:
		return err
	case c.version:
		fmt.Fprintln(stdout, "server", cli.Build())
		return nil
	case c.health:
		return c.checkHealth(ctx)
	}
	if err := c.serve(ctx, stderr); err != nil {
		return fmt.Errorf("server: %w", err)
	}
	return nil
}

func parse(args []string, stderr io.Writer) (config, error) {
	var c config
	f := cli.Flags("server", "[FLAGS]", stderr)
	f.StringVar(&c.data, "data", "./data", "data `directory`; an empty one is served as soon as it is filled")
	f.StringVar(&c.addr, "addr", "127.0.0.1:8080", "`host:port` to listen on; an empty host means all")
	f.StringVar(&c.baseURL, "base-url", "", "public `URL` of this server, with which links begin")
	f.DurationVar(&c.timeout, "timeout", api.DefaultTimeout, "how long a request may take")
	f.BoolVar(&c.logQueries, "log-queries", false, "put what people search for into the log")
	f.BoolVar(&c.health, "health", false, "ask the server at -addr whether it is ready, and exit with 0 if it is")
	f.BoolVar(&c.version, "version", false, "print the version, and exit")
	sites := f.String("origins", "*", "`origins` of the sites that may embed the search and read the API, parted by commas; * for all, or none")
	if err := cli.Parse(f, args); err != nil {
		return c, err
	}
	var err error
	if c.origins, err = origins.Parse(*sites); err != nil {
		return c, cli.Usagef("server: -origins: %w", err)
	}
	if f.NArg() > 0 {
		return c, cli.Usagef("server: it takes no %q", f.Arg(0))
	}
	c.baseURL = strings.TrimRight(c.baseURL, "/")
	if c.baseURL != "" && !isBase(c.baseURL) {
		return c, cli.Usagef("server: -base-url %q is no address of a server; write one like https://search.example.org, without a path",
			c.baseURL)
	}
	if c.data == "" {
		return c, cli.Usagef("server: -data is empty; name the data directory")
	}
	if c.timeout <= 0 || c.timeout > maxTimeout {
		return c, cli.Usagef("server: -timeout %s is out of range; give more than 0 and at most %s", c.timeout, maxTimeout)
	}
	return c, nil
}

// isBase tells an address with which links can begin: the pages link to /search, so there is no room for a path.
func isBase(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && s == u.Scheme+"://"+u.Host
}

func (c config) serve(ctx context.Context, stderr io.Writer) (err error) {
	logger := slog.New(slog.NewTextHandler(stderr, nil))
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%w; stop what is listening there, or choose another address with -addr", err)
	} else if err != nil {
		return err
	}
	defer listener.Close()
	idx, err := bleveindex.Open(ctx, c.data, bleveindex.Options{Logger: logger})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, idx.Close()) }()
	if !idx.Status().Ready {
		logger.Warn("there is no generation yet; it will be served as soon as one is loaded", "data", c.data)
	}
	cores := runtime.GOMAXPROCS(0)
	srv := &http.Server{
		Handler:           c.handler(index.Limit(idx, cores, cores*waiting), logger),
		ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
		MaxHeaderBytes: maxHeader,
		ErrorLog:       slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
	}
	fmt.Fprintf(stderr, "Onrecord is at %s (Ctrl-C stops it)\n", visit(listener.Addr()))
	return untilStopped(ctx, srv, listener)
}

func (c config) handler(s index.Searcher, logger *slog.Logger) http.Handler {
	o := api.Options{Logger: logger, Build: cli.Build(), BaseURL: c.baseURL, LogQueries: c.logQueries, Timeout: c.timeout, Origins: c.origins}
	rest, pages, numbers := api.New(s, o), web.New(s, web.Options{Logger: logger, BaseURL: c.baseURL, Origins: c.origins}), metrics(s)
	// Not by an http.ServeMux, which would send a path with an empty part elsewhere, where the API has to refuse it.
	all := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch p := r.URL.Path; {
		case strings.HasPrefix(p, "/v1/"), p == "/v1", p == "/healthz", p == "/readyz":
			rest.ServeHTTP(w, r)
		case p == "/metrics":
			r.Pattern = p // for the access log
			numbers.ServeHTTP(w, r)
		default:
			pages.ServeHTTP(w, r)
		}
	})
	return api.Middleware(all, o)
}

// untilStopped serves until the context ends, and then lets the requests that are under way finish.
func untilStopped(ctx context.Context, srv *http.Server, l net.Listener) error {
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
	defer cancel()
	if err := srv.Shutdown(last); err != nil {
		return errors.Join(fmt.Errorf("stop: %w", err), srv.Close())
	}
	return nil
}

// visit is the address that a person on this machine types.
func visit(a net.Addr) string {
	host, port, err := net.SplitHostPort(a.String())
	if err != nil {
		return a.String()
	}
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}

// checkHealth asks the server of the same flags, for a container that holds no other program to ask with.
func (c config) checkHealth(ctx context.Context) error {
	host, port, err := net.SplitHostPort(c.addr)
	if err != nil {
		return cli.Usagef("server: -addr %q: %v", c.addr, err)
	}
	switch ip := net.ParseIP(host); { // numbers, since a container need not know the name localhost
	case host == "", ip != nil && ip.IsUnspecified() && ip.To4() != nil:
		host = "127.0.0.1"
	case ip != nil && ip.IsUnspecified():
		host = "::1"
	}
	ctx, cancel := context.WithTimeout(ctx, headerTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+"/readyz", nil)
	if err != nil {
		return err
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return fmt.Errorf("server: not reached: %w", err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(io.LimitReader(res.Body, 4<<10)) // the status is the answer; this explains it
		return fmt.Errorf("server: not ready: %s\n%s", res.Status, text)
	}
	return nil
}
