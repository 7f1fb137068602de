package public

import (
	"math"
	"math/rand/v2"
)

// quick and slow are how much of the running means of gradients and of their
// squares each step keeps.
const (
	quick = 0.9
	slow  = 0.999
)

// A layer is the weights of one unit, the bias last, with what moves them.
type layer struct{ weights, gradient, mean, square []float32 }

// newLayer starts weights at random.
func newLayer(weights []float32, draw *rand.Rand) *layer {
	n := len(weights)
	for i := range n - 1 {
		weights[i] = float32(draw.NormFloat64() / math.Sqrt(float64(n-1)))
	}
	return &layer{weights, make([]float32, n), make([]float32, n), make([]float32, n)}
}

// add adds g times the inputs x to the gradient.
func (y *layer) add(g float32, x []float32) {
	into := y.gradient[:len(x)]
	for i, v := range x {
		into[i] += g * v
	}
	y.gradient[len(x)] += g
}

// step moves the weights against share of the gradient, and towards zero.
func (y *layer) step(share, rate, decay float32) {
	for i, w := range y.weights {
		g := share*y.gradient[i] + decay*w
		y.mean[i] = quick*y.mean[i] + (1-quick)*g
		y.square[i] = slow*y.square[i] + (1-slow)*g*g
		y.weights[i] -= rate * y.mean[i] / (float32(math.Sqrt(float64(y.square[i]))) + 1e-7)
		y.gradient[i] = 0
	}
}
