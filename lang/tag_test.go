package lang

import (
	"slices"
	"testing"
)

func TestEveryFeatureOfAWordIsLookedUpOnce(t *testing.T) {
	l := Analyse(probe)
	l.FillLexemes()
	w := NewWindow(l.Lexemes, tagger().readings)
	order := slices.Sorted(slices.Values(tellingOrder[:]))
	if n := len(TagFeatures(nil, &w, nil)); len(order) != n {
		t.Fatalf("order of %d features, words have %d", len(order), n)
	}
	for k, f := range order {
		if int(f) != k {
			t.Fatalf("feature %d is not looked up, or twice", k)
		}
	}
}
