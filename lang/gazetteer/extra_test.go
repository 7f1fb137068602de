package gazetteer_test

import (
	_ "embed"
	"strings"
	"testing"

	"onrecord/lang/gazetteer"
)

//go:embed extra.tsv
var extra string

// The table must be made again when extra.tsv changes.
func TestTableHoldsOurOwnNames(t *testing.T) {
	for line := range strings.Lines(extra) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) < 3 || strings.HasPrefix(line, "#") {
			continue
		}
		target, _, _ := strings.Cut(f[1], "@")
		for _, name := range strings.Split(f[2], " | ") {
			if f[0] == "demonym" {
				if p, ok := gazetteer.Demonym(name); !ok || p.Name != target || !gazetteer.People(name) {
					t.Errorf("demonym %q: %+v, want %s; run go generate ./lang/gazetteer", name, p, target)
				}
			} else if !named(gazetteer.Candidates(name), target) {
				t.Errorf("%q does not mean %s; run go generate ./lang/gazetteer", name, target)
			}
		}
	}
}

func named(all []gazetteer.Place, name string) bool {
	for _, p := range all {
		if p.Name == name {
			return true
		}
	}
	return false
}
