package ask_test

import (
	"context"
	"encoding/json"
	"testing"

	"onrecord"
	"onrecord/compare"
	"onrecord/desk"
	"onrecord/eval/ask"
	"onrecord/internal/shared"
)

func answer(_ string, c compare.Case, ps []onrecord.Proposition) onrecord.Board {
	return compare.Ask(c, ps)
}

func TestOpenCases(t *testing.T) {
	r, err := ask.Run(context.Background(), shared.Need(t, "cases"), desk.LoadCase, answer)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := json.Marshal(r.Score)
	t.Logf("%s", b)
	for _, m := range r.Misses {
		t.Logf("%-28s %-4s %-10s want %-13s got %-13s %s", m.Case, m.Proposition, m.Side, m.Want, m.Got, m.Rule)
	}
	if r.Score.NotVerbatim != 0 {
		t.Errorf("%d evidence spans are not verbatim", r.Score.NotVerbatim)
	}
}
