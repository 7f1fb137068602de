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
		{ID: "unspoken", Text: "There was no discussion on Seng Theary"},
		{ID: "negotiated", Text: "There was a negotiation on the release of Seng Theary"},
		{ID: "punish", Text: "Biden came to punish or put pressure on Cambodia over human rights"},
	})
	release, ream, day, unspoken, negotiated, punish := b.Findings[0], b.Findings[1], b.Findings[2], b.Findings[3], b.Findings[4], b.Findings[5]
	if p := release.Position("us"); p.Stance != onrecord.Asserts || p.Evidence[0].Doc != "us-readout.txt" && len(p.Evidence[0].Carriers) == 0 {
		t.Errorf("release, us: %+v", p)
	}
	if p := release.Position("kh_pm"); p.Stance != onrecord.Denies || p.Shade != onrecord.DeniesStronger {
		t.Errorf("release, kh_pm: %s %s, want denies, denies-stronger", p.Stance, p.Shade)
	}
	if p := release.Position("kh_mfa"); p.Stance != onrecord.Denies {
		t.Errorf("release, kh_mfa: %s, want denies: the sentence before names the pressure", p.Stance)
	}
	if p := release.Position("analysts"); p.Stance != onrecord.Partial {
		t.Errorf("release, analysts: %s, want partial: certain prisoners", p.Stance)
	}
	if p := unspoken.Position("us"); p.Stance != onrecord.Denies {
		t.Errorf("no discussion, us: %s, want denies", p.Stance)
	}
	if p := negotiated.Position("kh_pm"); p.Stance != onrecord.Denies || negotiated.Relation != onrecord.DeniedOnly || negotiated.Shade != onrecord.DeniesStronger {
		t.Errorf("negotiation: %s by kh_pm, %s %q, want denied by nobody else", p.Stance, negotiated.Relation, negotiated.Shade)
	}
	if a, pm := punish.Position("analysts"), punish.Position("kh_pm"); a.Stance != onrecord.Asserts || !pm.Stance.Rejects() {
		t.Errorf("punish: analysts %s, kh_pm %s", a.Stance, pm.Stance)
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
