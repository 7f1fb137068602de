package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"onrecord/internal/shared"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"onrecord": func() { os.Exit(mainExit()) }})
}

// TestScript runs testdata/script/*.txtar: one theme a file. $ROOT is the
// checkout; [shared] holds where ../shared is there, and then $SHARED names it.
func TestScript(t *testing.T) {
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	dir, missing := shared.Dir()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("ROOT", root+"/../..")
			e.Setenv("SHARED", dir)
			e.Setenv("ONRECORD_HOME", e.WorkDir+"/home")
			return nil
		},
		Condition: func(cond string) (bool, error) { return cond == "shared" && missing == nil, nil },
	})
}
