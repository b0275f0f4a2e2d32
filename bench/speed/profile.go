package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime/pprof"
	"time"
)

// profileFor is how long one class of questions is profiled.
const profileFor = 2 * time.Second

// profiled runs do with a CPU profile into the folder; without a folder it only runs it.
func profiled(dir, name string, do func() error) (err error) {
	if dir == "" {
		return do()
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(dir, name+".prof"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := pprof.StartCPUProfile(f); err != nil {
		return err
	}
	defer pprof.StopCPUProfile()
	return do()
}

// profile asks Onrecord alone the questions of a class, after they were measured.
func (b *bench) profile(ctx context.Context, c class) (err error) {
	if b.options.profile == "" {
		return nil
	}
	e, err := openEngine(ctx, engineOurs, b.folder(engineOurs))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.close()) }()
	return profiled(b.options.profile, c.Name, func() error {
		for began := time.Now(); ; {
			for _, q := range c.Questions {
				if _, err := e.ask(ctx, q, hits); err != nil {
					return err
				}
				if time.Since(began) > profileFor {
					return nil
				}
			}
		}
	})
}
