package ask_test

import (
	"context"
	"testing"

	"onrecord"
	"onrecord/compare"
	"onrecord/desk"
	"onrecord/internal/shared"
)

// TestPhnomPenh holds what the source article's case must show: "no
// negotiation" is stronger than "called for" and contradicts nobody, "only
// spoke of" excludes, dates stand beside each other, the headline is its own
// statement.
func TestPhnomPenh(t *testing.T) {
	c, _, err := desk.LoadCase(context.Background(), shared.Need(t, "cases", "kh-us-2022-biden-hunsen"))
	if err != nil {
		t.Fatal(err)
	}
	b := compare.Ask(c, []onrecord.Proposition{
		{ID: "release", Text: "Biden called for the release of detained activists, including Seng Theary"},
		{ID: "ream", Text: "Biden raised concerns about Ream Naval Base"},
		{ID: "day", Text: "The meeting took place on 13 November"},
	})
	release, ream, day := b.Findings[0], b.Findings[1], b.Findings[2]
	if p := release.Position("us"); p.Stance != onrecord.Asserts || p.Evidence[0].Doc != "us-readout.txt" && len(p.Evidence[0].Carriers) == 0 {
		t.Errorf("release, us: %+v", p)
	}
	if p := release.Position("kh_pm"); p.Stance != onrecord.Denies || p.Shade != onrecord.DeniesStronger {
		t.Errorf("release, kh_pm: %s %s, want denies, denies-stronger", p.Stance, p.Shade)
	}
	if p := release.Position("kh_mfa"); !p.Stance.Rejects() {
		t.Errorf("release, kh_mfa: %s", p.Stance)
	}
	if p := ream.Position("kh_mfa"); p.Stance != onrecord.ImpliesNot || p.Shade != onrecord.ExcludedByOnly {
		t.Errorf("ream, kh_mfa: %s %s, want implies-not, excluded-by-only", p.Stance, p.Shade)
	}
	for _, side := range []onrecord.SideID{"us", "kh_mfa"} {
		if p := day.Position(side); p.Stance != onrecord.ImpliesNot {
			t.Errorf("13 November, %s: %s, want implies-not", side, p.Stance)
		}
	}
	kinds := map[string]bool{}
	for _, d := range b.Discrepancies {
		kinds[d.Rule] = true
	}
	for _, rule := range []string{"discrepancy/date", "discrepancy/older-text", "discrepancy/headline", "discrepancy/name-order"} {
		if !kinds[rule] {
			t.Errorf("%s is not shown", rule)
		}
	}
}
