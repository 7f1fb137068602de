package compare

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestTop: the best few are those of a stable sort, whatever the order and
// however many are equal.
func TestTop(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		var all []scored
		kept := newTop(1 + r.IntN(9))
		for n := range r.IntN(40) {
			s := scored{n, float64(r.IntN(6))}
			all = append(all, s)
			kept.add(s.n, s.value)
		}
		slices.SortStableFunc(all, func(a, b scored) int { return int(b.value - a.value) })
		if want := all[:min(kept.most, len(all))]; !slices.Equal(kept.list, want) {
			t.Fatalf("kept %v, want %v", kept.list, want)
		}
	}
}
