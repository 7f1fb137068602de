package onrecord_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// rules is the direction of imports, bottom to top. "a < b" means that b may
// import a and all that a may import. A room is a top-level directory with all
// below it; "onrecord" is the root package. Rooms not ordered by any line may
// not import each other: stages are functions on values, and desk composes.
const rules = `
text < onrecord
text < lang
onrecord < internal
onrecord, lang < read, attribute, resolve, archive, ledger, diary
resolve < compare
onrecord < publish
read, attribute, compare, archive, ledger, diary < watch, search, desk
desk < eval
watch, search, desk, publish < api
api, eval < cmd
`

// anywhere are rooms that every other room may use.
var anywhere = []string{"internal"}

func allowed() map[string]map[string]bool {
	may := map[string]map[string]bool{}
	for line := range strings.Lines(rules) {
		low, high, ok := strings.Cut(strings.TrimSpace(line), " < ")
		if !ok {
			continue
		}
		for _, h := range strings.Split(high, ", ") {
			if may[h] == nil {
				may[h] = map[string]bool{}
			}
			for _, l := range strings.Split(low, ", ") {
				may[h][l] = true
			}
		}
	}
	for range may { // close over the order
		for _, lows := range may {
			for low := range lows {
				for l := range may[low] {
					lows[l] = true
				}
			}
		}
	}
	return may
}

func room(path string) string {
	rest, ok := strings.CutPrefix(path, "onrecord/")
	if !ok {
		return "onrecord"
	}
	first, _, _ := strings.Cut(rest, "/")
	return first
}

type goPackage struct {
	ImportPath, Doc string
	GoFiles         []string
	Imports         []string
}

func packages(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Doc,GoFiles,Imports", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []goPackage
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p goPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func TestImportsPointOneWay(t *testing.T) {
	may := allowed()
	for _, p := range packages(t) {
		from := room(p.ImportPath)
		for _, imp := range p.Imports {
			if imp != "onrecord" && !strings.HasPrefix(imp, "onrecord/") {
				continue
			}
			to := room(imp)
			if to == from || slices.Contains(anywhere, to) || may[from][to] {
				continue
			}
			t.Errorf("%s imports %s: no rule lets %q use %q (see rules in deps_test.go)", p.ImportPath, imp, from, to)
		}
		if from == "internal" {
			for _, imp := range p.Imports {
				if r := room(imp); strings.HasPrefix(imp, "onrecord/") && r != "internal" && r != "text" {
					t.Errorf("%s imports %s: internal is mechanics and may use only text and the root", p.ImportPath, imp)
				}
			}
		}
	}
}

func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	for _, p := range packages(t) {
		if len(p.GoFiles) > 0 && p.Doc == "" {
			t.Errorf("%s has no package comment", p.ImportPath)
		}
	}
}
