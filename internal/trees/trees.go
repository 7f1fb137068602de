// Package trees answers yes-or-no questions with boosted trees: whether a block
// of a page is its body, whether two sentences contradict each other. Training
// is in eval/boost.
package trees

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
func (m *Model) Probability(x []float64) float64 { return 1 / (1 + math.Exp(-m.Odds(x))) }

// Odds returns the logarithm of the odds that the answer is yes.
func (m *Model) Odds(x []float64) float64 {
	sum := 0.0
	for _, t := range m.Trees {
		sum += float64(t.Value(x))
	}
	return sum
}

// A Quick asks a model only as far as it takes to know that an answer is an
// unlikely yes: most blocks of a page are plainly no body after a third of the
// trees.
type Quick struct {
	model *Model
	most  []float64 // what the trees from here on can add at most
	least float64   // a sum under it is unlikely
}

// NewQuick prepares m to tell probabilities of least and more.
func NewQuick(m *Model, least float64) *Quick {
	q := &Quick{model: m, most: make([]float64, len(m.Trees)+1), least: math.Log(least/(1-least)) - 1e-6}
	for i := len(m.Trees) - 1; i >= 0; i-- {
		q.most[i] = q.most[i+1] + m.Trees[i].most()
	}
	return q
}

// Probability is the model's where it is not under least, and some lower number
// otherwise.
func (q *Quick) Probability(x []float64) float64 {
	sum := 0.0
	for i, t := range q.model.Trees {
		if sum+q.most[i] < q.least {
			return 0
		}
		sum += float64(t.Value(x))
	}
	return 1 / (1 + math.Exp(-sum))
}

// most is the highest value of a leaf.
func (t Tree) most() float64 {
	most := math.Inf(-1)
	for _, n := range t {
		if n.Feature < 0 {
			most = max(most, float64(n.Value))
		}
	}
	return most
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
