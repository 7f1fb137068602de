package compare_test

import (
	"testing"

	"onrecord"
	"onrecord/compare"
)

// TestPairs: what one bare sentence makes of another, by phenomenon.
func TestPairs(t *testing.T) {
	judge := compare.DefaultPairModel().Judge
	for _, c := range []struct {
		name, a, b string
		want       onrecord.Relation
	}{
		{"negated verb", "A gardener is watering the roses", "A gardener is not watering the roses", onrecord.Contradicted},
		{"there is no", "A gardener is watering the roses", "There is no gardener watering the roses", onrecord.Contradicted},
		{"nobody", "A gardener is watering the roses", "Nobody is watering the roses", onrecord.Contradicted},
		{"a modifier dropped", "A tall gardener is watering the red roses", "A gardener is watering the roses", onrecord.Agreed},
		{"a kind for the thing", "A woman is slicing a potato", "There is no woman slicing a vegetable", onrecord.Contradicted},
		{"something else is negated", "A gardener is watering the roses", "There is no clerk stamping a passport", onrecord.Unaddressed},
		{"a negated kind leaves no thing of the kind", "A woman is not slicing a vegetable", "A woman is not slicing a potato", onrecord.Agreed},
		{"a negated thing leaves others of its kind", "A woman is not slicing a potato", "A woman is not slicing a vegetable", onrecord.Unaddressed},
		{"the second half stands", "The mayor did not open the bridge and praised the builders.", "The mayor praised the builders.", onrecord.Agreed},
		{"part of what was done is negated", "The council approved the plan to widen the quay.", "The council did not approve the plan.", onrecord.Contradicted},
		{"other people", "A man is reading a letter in the hall", "A woman is reading a letter in the hall", onrecord.Unaddressed},
	} {
		if got := judge(c.a, c.b); got != c.want {
			t.Errorf("%s: %q / %q: %s, want %s", c.name, c.a, c.b, got, c.want)
		}
	}
}

// TestAndWithout: where the clause of "without" starts depends on nothing that
// asks for the clause of "without".
func TestAndWithout(t *testing.T) {
	for _, s := range []string{"They were sent away and without a word.", "Nobody was left and without the dam and without the wall no one stayed.", "No guide went and no one stayed without a map and without a rope."} {
		compare.PairFeatures(s, "They were sent away with a map.")
	}
}
