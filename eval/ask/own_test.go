package ask_test

import (
	"context"
	"path/filepath"
	"testing"

	"onrecord"
	"onrecord/compare"
	"onrecord/desk"
	"onrecord/eval/ask"
)

// TestOwnCases holds the figures on seventy-four invented cases, written before
// any rule had seen them, in ten sets. Each was measured once unread, and only
// then were rules mended on it; the fourth stayed unread while they were mended
// on the third, and the fifth and those after it are by other hands. doc/comparison.md has the figures of before and after. The
// weights are fitted on none.
func TestOwnCases(t *testing.T) {
	for half, floor := range map[string]struct{ stances, precision, recall, contradicted float64 }{
		"first":   {88, 95, 76, 85},
		"second":  {82, 95, 60, 95},
		"third":   {80, 95, 62, 90},
		"fourth":  {60, 95, 25, 95},
		"fifth":   {80, 90, 62, 95},
		"sixth":   {60, 95, 16, 95},
		"seventh": {75, 95, 50, 95},
		"eighth":  {75, 88, 45, 92},
		"ninth":   {68, 95, 38, 92},
		"tenth":   {69, 88, 50, 88},
	} {
		t.Run(half, func(t *testing.T) {
			r, err := ask.Run(context.Background(), filepath.Join("testdata", half), desk.LoadCase,
				func(_ string, c compare.Case, ps []onrecord.Proposition) onrecord.Board { return compare.Ask(c, ps) })
			if err != nil {
				t.Fatal(err)
			}
			all := r.Score.Stances["all"]
			for _, f := range []struct {
				name  string
				got   *float64
				floor float64
			}{
				{"stance accuracy", all.Accuracy, floor.stances},
				{"denials, precision", all.Denies.P, floor.precision},
				{"denials, recall", all.Denies.R, floor.recall},
				{"contradicted, precision", r.Score.Contradicted.P, floor.contradicted},
			} {
				if f.got == nil || *f.got < f.floor {
					t.Errorf("%s is under %.1f: %v", f.name, f.floor, value(f.got))
				}
			}
			if len(r.Score.Problems) > 0 || r.Score.NotVerbatim > 0 {
				t.Errorf("problems %v, %d spans not verbatim", r.Score.Problems, r.Score.NotVerbatim)
			}
		})
	}
}
