// Package judge answers yes-or-no questions about blocks of a page with
// boosted trees. Training is in eval/reading/boost.
package judge

import "math"

// A Node is an inner node (rows with feature below Cut go left) or, with
// Feature -1, a leaf.
type Node struct {
	Feature     int16
	Left, Right uint16
	Cut, Value  float32
}

// A Tree is its nodes, the root first.
type Tree []Node

// A Model is a sum of trees; the zero Model is undecided about everything.
type Model struct{ Trees []Tree }

// Probability returns how likely the answer is yes for features x.
func (m *Model) Probability(x []float64) float64 {
	sum := 0.0
	for _, t := range m.Trees {
		sum += float64(t.Value(x))
	}
	return 1 / (1 + math.Exp(-sum))
}

// Value is the value of the leaf that x falls into.
func (t Tree) Value(x []float64) float32 {
	n := &t[0]
	for n.Feature >= 0 {
		if x[n.Feature] < float64(n.Cut) {
			n = &t[n.Left]
		} else {
			n = &t[n.Right]
		}
	}
	return n.Value
}
