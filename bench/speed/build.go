package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"onrecord/corpus"
	"onrecord/index/bleveindex"
)

// cost is what building an index took.
type cost struct {
	CPU, Wall  time.Duration
	Anon       int // bytes of anonymous memory at the most, less what the articles took before
	Paragraphs int
}

// buildAlone is the command that builds one index in a process of its own, so that no engine finds the memory of another.
func buildAlone(ctx context.Context, args []string, stdout io.Writer) error {
	f := flag.NewFlagSet("build", flag.ContinueOnError)
	engine := f.String("engine", engineOurs, "`name`")
	articles := f.String("articles", "", "`file` of writeAttributed")
	dir := f.String("dir", "", "`folder` to build in")
	n := f.Int("n", 1<<40, "`paragraphs`")
	profile := f.String("profile", "", "`folder` for a CPU profile")
	if err := f.Parse(args); err != nil {
		return err
	}
	list, err := readAttributed(*articles, *n)
	if err != nil {
		return err
	}
	var c cost
	c.Paragraphs, _ = countParagraphs(list)
	runtime.GC()
	before := anonymous("self")
	watch := watchMemory("self")
	began, used := time.Now(), usedCPU()
	if *engine == engineOurs {
		err = profiled(*profile, "build", func() error { return buildOurs(ctx, *dir, list) })
	} else {
		err = buildPlain(ctx, *dir, *engine, list)
	}
	c.Wall, c.CPU = time.Since(began), usedCPU()-used
	c.Anon = watch() - before
	if err != nil {
		return err
	}
	return json.NewEncoder(stdout).Encode(c)
}

// chunk is how many articles the indexer hands over at once.
const chunk = 32

func buildOurs(ctx context.Context, dir string, list []corpus.Article) error {
	_, err := bleveindex.Store{Dir: dir, Command: "speed"}.Rebuild(ctx, putAll(ctx, list))
	return err
}

func putAll(ctx context.Context, list []corpus.Article) func(*bleveindex.Writer) error {
	return func(w *bleveindex.Writer) error {
		for len(list) > 0 {
			n := min(chunk, len(list))
			if err := w.Put(ctx, list[:n]); err != nil {
				return err
			}
			list = list[n:]
		}
		return nil
	}
}

// build runs buildAlone in another process.
func (o options) build(ctx context.Context, engine, articles, dir string, n int) (c cost, err error) {
	self, err := os.Executable()
	if err != nil {
		return c, err
	}
	cmd := exec.CommandContext(ctx, self, "build", "-engine", engine, "-articles", articles, "-dir", dir, "-n", fmt.Sprint(n),
		"-profile", o.profile)
	cmd.Stderr = o.log
	out, err := cmd.Output()
	if err != nil {
		return c, fmt.Errorf("build with %s: %w", engine, err)
	}
	return c, json.Unmarshal(out, &c)
}

// index runs the program indexer on a source, reading and attribution included.
func (o options) index(ctx context.Context, source, dir string) (c cost, err error) {
	cmd := exec.CommandContext(ctx, filepath.Join(o.bin, "indexer"), "rebuild", "-data", dir, source)
	out := &strings.Builder{}
	cmd.Stdout, cmd.Stderr = out, out
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return c, err
	}
	watch := watchMemory(fmt.Sprint(cmd.Process.Pid))
	err = cmd.Wait()
	c.Anon = watch()
	if err != nil {
		return c, fmt.Errorf("indexer: %w: %s", err, out)
	}
	c.Wall, c.CPU = time.Since(began), cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime()
	return c, nil
}

// usedCPU is the time that this process has had on all cores.
func usedCPU() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// anonymous is how many bytes of memory a process has that are no file's (RssAnon); 0 where the system does not tell.
func anonymous(pid string) int {
	b, err := os.ReadFile(filepath.Join("/proc", pid, "status"))
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(b), "RssAnon:")
	var kb int
	if _, err := fmt.Sscan(after, &kb); err != nil {
		return 0
	}
	return kb << 10
}

// watchMemory looks at the memory of a process until the function that it gives is called, which tells the most.
func watchMemory(pid string) func() int {
	stop, most := make(chan struct{}), make(chan int)
	go func() {
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		n := 0
		for {
			n = max(n, anonymous(pid))
			select {
			case <-stop:
				most <- n
				return
			case <-tick.C:
			}
		}
	}()
	return func() int {
		close(stop)
		return <-most
	}
}

// sizeOf adds up the files of a folder.
func sizeOf(dir string) (n int, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			n += int(info.Size())
		}
		return err
	})
	return n, err
}
