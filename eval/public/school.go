package public

import (
	"math"
	"math/rand/v2"
	"sync"

	"onrecord/compare"
)

// A schooling is how a network learns.
type schooling struct {
	units, epochs int
	rate, decay   float64 // of the layers, by Adam (Kingma and Ba, 2015)
	dropped       float64 // share of hidden units that a pair is not shown to
	often         int     // words that fewer pairs have are left out
	wordRate      float64 // by the sum of squared gradients (Duchi and others, 2011)
	wordDecay     float64
	wordsDropped  float64
	sense         float64 // how much vectors count beside facts
}

var school = schooling{units: 64, epochs: 12, rate: 0.002, decay: 0.002, dropped: 0.3, often: 2, wordRate: 0.05, wordDecay: 0.002, wordsDropped: 0.2, sense: 0.5}

// A class is what networks learn from: pairs as they see them, the number of
// the answer to each, and how often each is shown in an epoch.
type class struct {
	views   []compare.PairView
	answers []int
	weights []float64
}

// taught returns the mean of networks that differ by what they were shown first.
func (c class) taught(s schooling, networks int) *compare.PairNet {
	pupils := make([]*learner, networks)
	var wg sync.WaitGroup
	for k := range pupils {
		wg.Go(func() {
			pupils[k] = newLearner(c, s, uint64(k))
			pupils[k].learn()
		})
	}
	wg.Wait()
	return merged(pupils)
}

// A learner is a network in training.
type learner struct {
	schooling
	class
	net    *compare.PairNet
	inputs [][]float32
	words  [][]uint32
	layers []*layer // one for each hidden unit, then one for each answer
	weight [3][]float32
	square [3][]float32 // sums of squared gradients of words
	draw   *rand.Rand
	steps  int
}

func newLearner(c class, s schooling, seed uint64) *learner {
	n := compare.NewPairNet(len(c.views[0].Facts)+len(c.views[0].Sense), s.units)
	l := &learner{schooling: s, class: c, net: n, draw: rand.New(rand.NewPCG(seed, 7))}
	l.scale()
	for _, w := range n.Hidden {
		l.layers = append(l.layers, newLayer(w, l.draw))
	}
	for k := range n.Out {
		l.layers = append(l.layers, newLayer(n.Out[k], l.draw))
		l.weight[k], l.square[k] = make([]float32, compare.DictionSize), make([]float32, compare.DictionSize)
	}
	often := make([]int, compare.DictionSize)
	for _, v := range c.views {
		for _, f := range v.Words {
			often[f]++
		}
	}
	for _, v := range c.views {
		l.inputs = append(l.inputs, n.Inputs(v))
		l.words = append(l.words, known(v.Words, often, s.often))
	}
	return l
}

// known are the words that at least so many pairs have.
func known(words []uint32, often []int, least int) []uint32 {
	var out []uint32
	for _, f := range words {
		if often[f] >= least {
			out = append(out, f)
		}
	}
	return out
}

// scale gives each input mean 0 and deviation 1, or less if it is of a vector.
func (l *learner) scale() {
	n := len(l.net.Shift)
	sum, squares, total := make([]float64, n), make([]float64, n), 0.0
	for i, v := range l.views {
		w := l.weights[i]
		total += w
		for k := range n {
			x := input(v, k)
			sum[k] += w * x
			squares[k] += w * x * x
		}
	}
	for k := range n {
		mean := sum[k] / total
		l.net.Shift[k] = float32(mean)
		if deviation := math.Sqrt(max(0, squares[k]/total-mean*mean)); deviation > 1e-4 {
			l.net.Scale[k] = float32(1 / deviation)
		}
		if k >= len(l.views[0].Facts) {
			l.net.Scale[k] *= float32(l.sense)
		}
	}
}

func input(v compare.PairView, k int) float64 {
	if k < len(v.Facts) {
		return v.Facts[k]
	}
	return v.Sense[k-len(v.Facts)]
}

// batch is after how many pairs the layers take a step.
const batch = 32

// learn goes through the epochs, in ever smaller steps.
func (l *learner) learn() {
	for e := range l.epochs {
		pace := float32(1 - float64(e)/float64(l.epochs))
		order := l.order()
		for at, i := range order {
			l.show(i, pace)
			if at%batch == batch-1 || at == len(order)-1 {
				l.step(at%batch+1, pace)
			}
		}
	}
}

// order draws which pairs are shown in an epoch: each as often as it weighs.
func (l *learner) order() []int {
	var order []int
	for i, w := range l.weights {
		for ; w > 0; w-- {
			if w >= 1 || l.draw.Float64() < w {
				order = append(order, i)
			}
		}
	}
	l.draw.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
	return order
}

// show adds the gradients of one pair.
func (l *learner) show(i int, pace float32) {
	x := l.inputs[i]
	keep := float32(1 - l.dropped)
	h := make([]float32, l.units)
	for u, w := range l.net.Hidden {
		if l.draw.Float64() >= l.dropped {
			h[u] = max(0, compare.Weighted(w, x)) / keep
		}
	}
	var words []uint32
	for _, f := range l.words[i] {
		if l.draw.Float64() >= l.wordsDropped {
			words = append(words, f)
		}
	}
	var z [3]float64
	for k := range z {
		z[k] = float64(compare.Weighted(l.net.Out[k], h))
		for _, f := range words {
			z[k] += float64(l.weight[k][f])
		}
	}
	back := make([]float32, l.units)
	for k, p := range compare.Softmax(z) {
		g := float32(p)
		if k == l.answers[i] {
			g--
		}
		for u := range back {
			back[u] += g * l.net.Out[k][u]
		}
		l.layers[l.units+k].add(g, h)
		l.correct(k, words, g, pace)
	}
	for u := range back {
		if h[u] > 0 {
			l.layers[u].add(back[u]/keep, x)
		}
	}
}

// correct moves the weights of words for one answer.
func (l *learner) correct(k int, words []uint32, g, pace float32) {
	for _, f := range words {
		w, square := &l.weight[k][f], &l.square[k][f]
		g := g + float32(l.wordDecay)**w
		*square += g * g
		*w -= float32(l.wordRate) * pace * g / (float32(math.Sqrt(float64(*square))) + 1e-3)
	}
}

func (l *learner) step(shown int, pace float32) {
	l.steps++
	rate := float32(l.rate * math.Sqrt(1-math.Pow(slow, float64(l.steps))) / (1 - math.Pow(quick, float64(l.steps))))
	for _, y := range l.layers {
		y.step(1/float32(shown), rate*pace, float32(l.decay))
	}
}

// merged joins networks side by side: their mean, as long as it is not yet made
// into probabilities.
func merged(ls []*learner) *compare.PairNet {
	m := compare.NewPairNet(len(ls[0].inputs[0]), 0)
	m.Shift, m.Scale = ls[0].net.Shift, ls[0].net.Scale
	share := 1 / float32(len(ls))
	var words [3][]float32
	for k := range words {
		words[k] = make([]float32, compare.DictionSize)
		bias := float32(0)
		m.Out[k] = nil
		for _, l := range ls {
			out := l.net.Out[k]
			for _, w := range out[:l.units] {
				m.Out[k] = append(m.Out[k], share*w)
			}
			bias += share * out[l.units]
			for f, w := range l.weight[k] {
				words[k][f] += share * w
			}
		}
		m.Out[k] = append(m.Out[k], bias)
	}
	for _, l := range ls {
		m.Hidden = append(m.Hidden, l.net.Hidden...)
	}
	coarsen(m, words)
	return m
}

// coarsen sets the words of m in units that a byte can count.
func coarsen(m *compare.PairNet, words [3][]float32) {
	most := float32(0)
	for _, ws := range words {
		for _, w := range ws {
			most = max(most, w, -w)
		}
	}
	m.Grain = max(most, 1e-6) / math.MaxInt8
	for k, ws := range words {
		for f, w := range ws {
			m.Words[f][k] = int8(math.Round(float64(w / m.Grain)))
		}
	}
}
