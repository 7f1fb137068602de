package fit

import (
	"math"

	"onrecord/internal/linear"
)

// A Local trains a tagger that labels one place at a time, out of the labels
// that the place can have, from features that may name its own earlier labels:
// logistic regression by AdaGrad over a [linear.Folded] table. Call Learn for
// each place of the training texts, several times over, then Average once.
type Local struct {
	bits  int
	rate  float64
	row   []float32
	sum   []float32 // of squared gradients
	total []float64 // of the weights over all places so far, as of seen
	seen  []int64
	clock int64
	score []float64
}

// NewLocal returns an untrained tagger with 1<<bits rows; rate is AdaGrad's step.
func NewLocal(bits, labels int, rate float64) *Local {
	n := foldedLabels << bits
	return &Local{
		bits: bits, rate: rate, row: make([]float32, n), sum: make([]float32, n),
		total: make([]float64, n), seen: make([]int64, n), score: make([]float64, labels),
	}
}

// foldedLabels is how many labels a row of a folded table has.
const foldedLabels = 8

func (t *Local) at(feature uint32, label int) int {
	return linear.FoldedRow(feature, label/foldedLabels, t.bits)*foldedLabels + label%foldedLabels
}

// Learn returns the label that the tagger gives out of those in among, after a
// step that makes gold more likely. The features are those kept of all by
// dropout; up makes good for the rest.
func (t *Local) Learn(features []uint32, gold int, among []int, up float64) int {
	t.clock++
	best, z := t.probabilities(features, among, up)
	for _, y := range among {
		g := t.score[y] / z
		if y == gold {
			g--
		}
		if math.Abs(g) >= slight {
			t.step(features, y, g)
		}
	}
	return best
}

// slight is the gradient below which weights stay as they are.
const slight = 1e-3

// probabilities sets t.score to the probabilities of labels times z and returns
// the likeliest label.
func (t *Local) probabilities(features []uint32, among []int, up float64) (best int, z float64) {
	most := math.Inf(-1)
	for _, y := range among {
		s := float32(0)
		for _, f := range features {
			s += t.row[t.at(f, y)]
		}
		t.score[y] = float64(s) * up
		if t.score[y] > most {
			best, most = y, t.score[y]
		}
	}
	for _, y := range among {
		t.score[y] = math.Exp(t.score[y] - most)
		z += t.score[y]
	}
	return best, z
}

// step moves the weights of label y against gradient g. Sums start at one,
// which keeps the first steps small.
func (t *Local) step(features []uint32, y int, g float64) {
	for _, f := range features {
		at := t.at(f, y)
		t.sum[at] += float32(g * g)
		t.total[at] += float64(t.row[at]) * float64(t.clock-t.seen[at])
		t.seen[at] = t.clock
		t.row[at] -= float32(t.rate * g / math.Sqrt(float64(t.sum[at])+1))
	}
}

// Average returns the mean of the weights over all places seen.
func (t *Local) Average() *Weights {
	out := newWeights(t.bits, foldedLabels)
	for at, v := range t.row {
		sum := t.total[at] + float64(v)*float64(t.clock+1-t.seen[at])
		out.Row[at] = float32(sum / float64(t.clock+1))
	}
	return out
}
