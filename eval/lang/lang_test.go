package lang

import (
	"testing"

	"onrecord/eval"
	"onrecord/internal/shared"
)

// TestScoresHold measures all layers and holds every pinned score.
func TestScoresHold(t *testing.T) {
	figures, err := Measure(shared.NeedCorpus(t, "nlp"))
	if err != nil {
		t.Fatal(err)
	}
	drops, err := eval.Drops("lang", figures)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range drops {
		t.Errorf("score dropped: %s", d)
	}
}
