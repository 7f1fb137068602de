package attribution

import (
	"cmp"
	"math/rand/v2"
	"slices"
)

const (
	draws    = 1000
	drawSeed = 7
)

// bootstrap returns the middle 95 % of pair F1 over articles drawn with
// replacement: with 84 articles F1 moves by one or two points by chance.
func bootstrap(per []Count) [2]float64 {
	if len(per) == 0 {
		return [2]float64{}
	}
	rng := rand.New(rand.NewPCG(drawSeed, 0))
	f1 := make([]float64, draws)
	for i := range f1 {
		var c Count
		for range per {
			c.add(per[rng.IntN(len(per))])
		}
		f1[i] = c.F1()
	}
	slices.Sort(f1)
	return [2]float64{f1[draws/40], f1[draws-draws/40-1]}
}

// recallAt returns the largest recall, in percent, at which the most confident
// pairs are right at least that often.
func recallAt(pairs []rankedPair, marked int, precision float64) float64 {
	slices.SortStableFunc(pairs, func(a, b rankedPair) int { return cmp.Compare(b.confidence, a.confidence) })
	right, best := 0, 0
	for i, p := range pairs {
		if p.right {
			right++
		}
		last := i+1 == len(pairs) || pairs[i+1].confidence != p.confidence
		if last && float64(right) >= precision*float64(i+1) {
			best = right
		}
	}
	return percent(best, marked)
}
