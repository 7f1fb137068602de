package variant

import (
	"testing"

	"onrecord"
)

func TestNegated(t *testing.T) {
	for _, c := range []struct{ plain, want string }{
		{"The minister raised the case in Geneva.", "The minister did not raise the case in Geneva."},
		{"A dog is barking at the gate", "A dog is not barking at the gate"},
		{"The envoy has left the hotel.", "The envoy has not left the hotel."},
		{"The firm has a branch in Oslo.", "The firm does not have a branch in Oslo."},
		{"She watches the harbour and carries a lamp.", "She does not watch the harbour and carries a lamp."},
		{"The village lies in a valley.", "The village does not lie in a valley."},
		{"They stopped the talks.", "They did not stop the talks."},
		{"The talks will resume.", "The talks will not resume."},
	} {
		got, ok := Parse(c.plain).Negated()
		if !ok || got.String() != c.want {
			t.Errorf("%q: %q, %v; want %q", c.plain, got, ok, c.want)
		}
	}
	for _, s := range []string{"Nobody came to the meeting.", "What he wanted was clear.", "A long day"} {
		if got, ok := Parse(s).Negated(); ok {
			t.Errorf("%q became %q", s, got)
		}
	}
}

func TestAbsent(t *testing.T) {
	for plain, want := range map[string]string{"There is a man on the roof": "There is no man on the roof", "A man is singing": "No man is singing"} {
		if got, ok := Parse(plain).Absent(); !ok || got.String() != want {
			t.Errorf("%q: %q", plain, got)
		}
	}
}

func TestNowhere(t *testing.T) {
	if got, ok := Parse("A tall man is singing in the rain").Nowhere(); !ok || got.String() != "There is no tall man singing in the rain" {
		t.Errorf("%q", got)
	}
}

// TestPairsFollow: what was dropped follows, its negation cannot hold, and a
// negated first half leaves the second standing.
func TestPairsFollow(t *testing.T) {
	sentences := []string{"A tall gardener is watering the roses.", "The mayor opened the bridge and praised the builders."}
	want := map[[2]string]onrecord.Relation{
		{"A tall gardener is watering the roses.", "A gardener is watering the roses."}:                    onrecord.Agreed,
		{"A tall gardener is watering the roses.", "A gardener is not watering the roses."}:                onrecord.Contradicted,
		{"A tall gardener is not watering the roses.", "A gardener is not watering the roses."}:            onrecord.Unaddressed,
		{"The mayor did not open the bridge and praised the builders.", "The mayor praised the builders."}: onrecord.Agreed,
		{"The mayor did not open the bridge and praised the builders.", "The mayor opened the bridge."}:    onrecord.Contradicted,
		{"The mayor opened the bridge.", "The mayor opened the bridge and praised the builders."}:          onrecord.Unaddressed,
	}
	seen := map[[2]string]bool{}
	for seed := range uint64(60) {
		for _, p := range Pairs(sentences, seed) {
			k := [2]string{p.A, p.B}
			if w, ok := want[k]; ok && p.Want != w {
				t.Errorf("%q: %s, want %s", k, p.Want, w)
			}
			seen[k] = true
		}
	}
	for k := range want {
		if !seen[k] {
			t.Errorf("never made: %q", k)
		}
	}
}

func TestNegationsOfLabelled(t *testing.T) {
	got := Negations(Pair{"A man is slicing an onion", "A person is cutting a vegetable", onrecord.Agreed})
	if len(got) != 3 || got[0].B != "A person is not cutting a vegetable" || got[0].Want != onrecord.Contradicted || got[2].Want != onrecord.Agreed {
		t.Errorf("%v", got)
	}
}
