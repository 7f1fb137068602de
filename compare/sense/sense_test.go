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

// TestBase: inflected words stand in the tables under their dictionary form.
func TestBase(t *testing.T) {
	for word, want := range map[string]string{"notified": "notify", "stopped": "stop", "closing": "close", "criticised": "criticize", "subsidies": "subsidy", "ship": "ship", "qqqed": "qqqed"} {
		if got := sense.Base(word); got != want {
			t.Errorf("Base(%q) is %q, want %q", word, got, want)
		}
	}
}

// TestKin: a deed and its noun, not synonyms.
func TestKin(t *testing.T) {
	if !sense.Kin("notify", "notification") || !sense.Kin("notification", "notify") || sense.Kin("begin", "start") {
		t.Error("Kin")
	}
}

// TestPaired: opposites that are used alike lose more in the second table than words of
// one meaning do, and both know the same words.
func TestPaired(t *testing.T) {
	paired := sense.Paired()
	for _, c := range []struct{ word, opposite, same string }{{"increase", "decrease", "raise"}, {"boy", "girl", "son"}, {"denied", "confirmed", "refused"}} {
		lost := func(other string) float64 { return sense.Cosine(c.word, other) - paired.Cosine(c.word, other) }
		if lost(c.opposite) < lost(c.same)+0.1 {
			t.Errorf("%s lost %.2f to %s and %.2f to %s", c.word, lost(c.opposite), c.opposite, lost(c.same), c.same)
		}
	}
	sum := make([]float64, sense.Dim)
	for _, word := range []string{"treaty", "qqq"} {
		if sense.AddTo(sum, word, 1) != paired.AddTo(sum, word, 1) {
			t.Errorf("one table knows %q", word)
		}
	}
}
