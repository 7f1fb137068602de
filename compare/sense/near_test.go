package sense_test

import (
	"slices"
	"strings"
	"testing"

	"onrecord/compare/sense"
)

// TestShelf: a shelf gives the very cosines that comparing word by word gives,
// and passes over words that have no vector.
func TestShelf(t *testing.T) {
	words := strings.Fields("treaty accord the release of-no-vector prisoner freed sea Neptune harbour seventeen deny confirm zebra ministry of")
	var s sense.Shelf
	for i, w := range words {
		s.Put(i, w)
	}
	for _, a := range words {
		var seen []string
		s.Each(a, func(i int, c float64) {
			seen = append(seen, words[i])
			if want := sense.Cosine(a, words[i]); c != want {
				t.Errorf("%s and %s: %v, want %v", a, words[i], c, want)
			}
		})
		if known := sense.Rank(a) != sense.Unknown; known != slices.Contains(seen, a) || !known && len(seen) > 0 {
			t.Errorf("%s: compared with %v", a, seen)
		}
	}
}

func BenchmarkShelf(b *testing.B) {
	var s sense.Shelf
	for i := range 1000 {
		s.Put(i, "treaty")
	}
	for b.Loop() {
		s.Each("accord", func(int, float64) {})
	}
}

func BenchmarkCosine(b *testing.B) {
	for b.Loop() {
		for range 1000 {
			sense.Cosine("treaty", "accord")
		}
	}
}
