package main

import (
	"flag"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the expected output in the scripts again")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"indexer": main})
}

// TestScripts runs the command as a user does; each file of testdata is one story.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata", UpdateScripts: *update, RequireExplicitExec: true})
}
