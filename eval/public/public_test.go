package public

import (
	"testing"

	"onrecord/compare"
	"onrecord/internal/shared"
)

// TestSampleHoldsItsFloor holds a sample of two sets to floors a little under its
// scores; "onrecord eval compare" measures all sets beside the baselines and
// checks the pins.
func TestSampleHoldsItsFloor(t *testing.T) {
	corpus := shared.NeedCorpus(t, "comparison")
	as, err := PropSegment(corpus)
	if err != nil {
		t.Fatal(err)
	}
	if auc := AUC(as[:300], compare.Says); auc < 85 {
		t.Errorf("alignment: AUC %.1f", auc)
	}
	sick, err := Sick(corpus, "test")
	if err != nil {
		t.Fatal(err)
	}
	if s := Judge(Weigh(sick[:1000], compare.DefaultPairModel())); s.P() < 80 || s.R() < 75 {
		t.Errorf("contradictions: precision %.1f, recall %.1f", s.P(), s.R())
	}
}
