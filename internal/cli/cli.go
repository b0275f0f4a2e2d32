// Package cli is what the two commands share: flags that environment variables can set, and exit statuses.
package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"slices"
	"strings"
)

// EnvPrefix begins the environment variable of each flag: -base-url is ONRECORD_BASE_URL.
const EnvPrefix = "ONRECORD_"

// UsageError says that a command was called in the wrong way.
type UsageError struct{ Err error }

func (e *UsageError) Error() string { return e.Err.Error() }

// Unwrap gives the reason.
func (e *UsageError) Unwrap() error { return e.Err }

// Usagef makes a UsageError.
func Usagef(format string, args ...any) error { return &UsageError{fmt.Errorf(format, args...)} }

// Flags makes an empty set of flags for a command, whose help begins with usage.
func Flags(command, usage string, stderr io.Writer) *flag.FlagSet {
	f := flag.NewFlagSet(command, flag.ContinueOnError)
	f.SetOutput(io.Discard) // errors are returned, and printed once
	f.Usage = func() {
		fmt.Fprintf(stderr, "Usage: %s %s\n", command, usage)
		f.SetOutput(stderr)
		f.PrintDefaults()
		f.SetOutput(io.Discard)
		fmt.Fprintf(stderr, "Each flag has an environment variable: -data is %sDATA.\n", EnvPrefix)
	}
	return f
}

// Parse sets the flags by environment variables, and then by args, which win.
func Parse(f *flag.FlagSet, args []string) error {
	var errs []error
	f.VisitAll(func(fl *flag.Flag) {
		if fl.Name == "version" { // what packages and images often set, to name theirs
			return
		}
		name := EnvPrefix + strings.ToUpper(strings.ReplaceAll(fl.Name, "-", "_"))
		if v := os.Getenv(name); v != "" {
			if err := f.Set(fl.Name, v); err != nil {
				errs = append(errs, fmt.Errorf("%s=%q is not a value of -%s (%s): %w", name, v, fl.Name, fl.Usage, err))
			}
		}
	})
	if err := errors.Join(errs...); err != nil {
		return &UsageError{err}
	}
	if err := f.Parse(args); errors.Is(err, flag.ErrHelp) {
		return err
	} else if err != nil {
		return Usagef("%w; see `%s -help`", err, f.Name())
	}
	return misplaced(f, args)
}

// misplaced refuses a flag that stands after the first source, where it would be read as one, unless a -- says that it is one.
func misplaced(f *flag.FlagSet, args []string) error {
	if slices.Contains(args, "--") {
		return nil
	}
	for _, a := range f.Args() {
		name, _, _ := strings.Cut(strings.TrimLeft(a, "-"), "=")
		if strings.HasPrefix(a, "-") && f.Lookup(name) != nil {
			return Usagef("%s stands after %s; write flags first: %s -%s … %s", a, f.Arg(0), f.Name(), name, f.Arg(0))
		}
	}
	return nil
}

// Status prints an error, and gives the exit status: 0 for none, 2 for a wrong call, 1 for everything else.
func Status(err error, stderr io.Writer) int {
	if err == nil || errors.Is(err, flag.ErrHelp) {
		return 0
	}
	fmt.Fprintln(stderr, err)
	if usage := (*UsageError)(nil); errors.As(err, &usage) {
		return 2
	}
	return 1
}

// Build names the version of the program.
func Build() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	version := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && (version == "" || version == "(devel)") {
			version = s.Value
		}
	}
	return version
}
