package attribution_test

import (
	"os"
	"testing"

	"onrecord/attribute/train"
	"onrecord/eval/attribution"
	"onrecord/internal/shared"
)

// TestWorldUnseen reads every article of the world set with a model that was
// trained without it. It trains for some minutes: set ONRECORD_LONG.
func TestWorldUnseen(t *testing.T) {
	if os.Getenv("ONRECORD_LONG") == "" {
		t.Skip("trains models; set ONRECORD_LONG=1")
	}
	m, err := attribution.Material(shared.NeedCorpus(t, "attribution"), shared.NeedCorpus(t, "world"))
	if err != nil {
		t.Fatal(err)
	}
	base := train.Learn(m, train.Options{Seed: attribution.CrossSeed, Log: t.Logf, Judge: attribution.Judge})
	top, nested, err := attribution.CrossValidate(base, m.World)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []struct {
		name        string
		have, floor float64
	}{
		{"pair, top level", top.Pair.F1(), 62},
		{"pair, nested", nested.Pair.F1(), 35},
		{"cue class", top.Classes, 82},
		{"speaker", top.Speaker, 88},
	} {
		t.Logf("%s %.2f", f.name, f.have)
		if f.have < f.floor {
			t.Errorf("%s is %.2f, below %.2f", f.name, f.have, f.floor)
		}
	}
}
