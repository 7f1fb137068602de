package public

import (
	"onrecord"
	"onrecord/compare"
	"onrecord/eval/ask"
)

// trust is how much a pair weighs against the wish for small weights where
// contradictions are learned.
const trust = 10

// Train fits the pair model on pairs.
func Train(ps []Pair) compare.PairModel {
	var xs [][]float64
	var follows, against, weights, trusted []float64
	for _, p := range ps {
		xs = append(xs, compare.PairFeatures(p.A, p.B))
		follows = append(follows, is(p.Want == onrecord.Agreed))
		against = append(against, is(p.Want == onrecord.Contradicted))
		weights, trusted = append(weights, 1), append(trusted, trust)
	}
	return compare.PairModel{Follows: ask.Logistic(xs, follows, weights), Against: ask.Logistic(xs, against, trusted)}
}

func is(x bool) float64 {
	if x {
		return 1
	}
	return 0
}
