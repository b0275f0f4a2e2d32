// Package browsertest drives a real Chromium in tests.
package browsertest

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Page is a tab.
type Page struct {
	T   *testing.T
	Ctx context.Context
}

// Open starts Chromium with an empty tab, and skips the test where there is none.
func Open(t *testing.T) *Page {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "headless-shell"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("there is no Chromium here; `make browser` installs it on Debian")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox)
	alloc, stop := chromedp.NewExecAllocator(t.Context(), opts...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	ctx, end := context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(end)
	return &Page{t, ctx}
}

// Do carries steps out.
func (p *Page) Do(steps ...chromedp.Action[chromedp.Void]) {
	p.T.Helper()
	if err := chromedp.Do(p.Ctx, steps...); err != nil {
		p.T.Fatal(err)
	}
}

// Go opens an address in a window of the given size.
func (p *Page) Go(address string, width, height int64) {
	p.T.Helper()
	p.Do(chromedp.EmulateViewport(width, height), chromedp.Navigate(address))
}

// Value gives what an action finds.
func Value[T any](p *Page, a chromedp.Action[T]) T {
	p.T.Helper()
	v, err := chromedp.Run(p.Ctx, a)
	if err != nil {
		p.T.Fatal(err)
	}
	return v
}

// Eval gives the value of a script, waiting for its promise. The script is the body of an async function.
func Eval[T any](p *Page, script string, args ...any) T {
	p.T.Helper()
	for i, a := range args {
		b, err := json.Marshal(a)
		if err != nil {
			p.T.Fatal(err)
		}
		args[i] = string(b)
	}
	if len(args) > 0 {
		script = fmt.Sprintf(script, args...)
	}
	v, err := chromedp.Run(p.Ctx, chromedp.Evaluate[T]("(async () => {"+script+"})()", chromedp.EvalAwaitPromise))
	if err != nil {
		p.T.Fatalf("%s: %v", script, err)
	}
	return v
}

// Wait waits until a script's expression is true.
func (p *Page) Wait(expression string) {
	p.T.Helper()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		if Eval[bool](p, "return !!("+expression+")") {
			return
		}
		if time.Now().After(end) {
			p.Shot("failed")
			p.T.Fatalf("it never came: %s", expression)
		}
	}
}

// Key presses keys as a person does, into what has the focus.
func (p *Page) Key(keys string) {
	p.T.Helper()
	p.Do(chromedp.KeyEvent(keys))
}

// Scheme prefers light or dark, and what else media features are called.
func (p *Page) Scheme(scheme string, others ...*emulation.MediaFeature) {
	p.T.Helper()
	p.Do(Media(scheme, others...))
}

// Media is the step of Scheme.
func Media(scheme string, others ...*emulation.MediaFeature) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: append(others, &emulation.MediaFeature{Name: "prefers-color-scheme", Value: scheme}),
		})
		return chromedp.Void{}, err
	}
}

// NoScript runs no scripts from now on.
func NoScript(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
	_, err := cdp.Call(ctx, target, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	return chromedp.Void{}, err
}

// Shot leaves a picture of the window in the folder that ONRECORD_SHOTS names.
func (p *Page) Shot(name string) {
	p.T.Helper()
	dir := os.Getenv("ONRECORD_SHOTS")
	if dir == "" {
		return
	}
	b, err := chromedp.Run(p.Ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name+".png"), b, 0o644)
	}
	if err != nil {
		p.T.Error(err)
	}
}
