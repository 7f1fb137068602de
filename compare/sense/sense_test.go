package sense_test

import (
	"testing"

	"onrecord/compare/sense"
)

// TestKindOf: an eggplant is a vegetable, and a vegetable no eggplant.
func TestKindOf(t *testing.T) {
	if !sense.KindOf("eggplant", "vegetable") || !sense.KindOf("warship", "ship") {
		t.Error("a kind is not known")
	}
	if sense.KindOf("vegetable", "eggplant") || sense.KindOf("eggplant", "entity") || sense.KindOf("qqq", "vegetable") {
		t.Error("a kind that is none")
	}
}
