package fit

import (
	"math"
	"math/rand/v2"

	"onrecord/internal/linear"
)

// A Sequence is one training example of a chain: the features and the right
// label of each place.
type Sequence struct {
	Features [][]uint32
	Gold     []uint8
	Weight   float32 // of the example; 0 counts as 1
}

// Options of [Fields]. All have to be set but Impossible, Cost and Log.
type Options struct {
	Bits, Labels, Epochs int
	Seed                 uint64
	Rate                 float32 // AdaGrad's step, about 0.1
	L2                   float32 // pull of a weight towards zero each time it is used
	// Impossible says which label can not follow which; before the first
	// label stands Labels.
	Impossible func(before, after int) bool
	// Cost is added to the score of every wrong label while training, so that
	// the right one wins by a margin (Gimpel and Smith 2010).
	Cost float32
	// Dropout is the share of features left out at random each time a place
	// is seen, so that no weight relies on others being there.
	Dropout float32
	// Damp is where AdaGrad's sums of squares start: the larger, the slower
	// the first steps.
	Damp float32
	// Log is told the mean loss of each epoch.
	Log func(epoch int, loss float64)
}

// Fields trains a conditional random field. Weights are averaged over the
// second half of the epochs.
func Fields(data []Sequence, o Options) *Weights {
	f := newField(o)
	rng := rand.New(rand.NewPCG(o.Seed, 1))
	f.rng = rng
	order := rng.Perm(len(data))
	average := newWeights(o.Bits, o.Labels)
	average.Next = make([]float32, len(f.w.Next))
	taken := 0
	for e := range o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss := 0.0
		for _, i := range order {
			loss += f.learn(&data[i])
		}
		if o.Log != nil {
			o.Log(e+1, loss/float64(max(1, len(data))))
		}
		if e >= o.Epochs/2 {
			taken++
			mix(average.Row, f.w.Row, taken)
			mix(average.Next, f.w.Next, taken)
		}
	}
	return average
}

// mix moves the mean of n-1 values to the mean of n.
func mix(mean, v []float32, n int) {
	for i := range mean {
		mean[i] += (v[i] - mean[i]) / float32(n)
	}
}

type field struct {
	o        Options
	w        *Weights
	rowSum   []float32 // AdaGrad: sums of squared gradients
	nextSum  []float32
	chain    *linear.Chain
	lattice  linear.Lattice
	gradient []float32
	pair     []float32
	rng      *rand.Rand
	kept     [][]uint32 // features of each place that were not dropped
	pool     []uint32
}

func newField(o Options) *field {
	f := &field{o: o, w: newWeights(o.Bits, o.Labels), gradient: make([]float32, o.Labels), pair: make([]float32, o.Labels*o.Labels)}
	n := o.Labels
	f.w.Next = make([]float32, (n+1)*n)
	for a := range n + 1 {
		for b := range n {
			if o.Impossible != nil && o.Impossible(a, b) {
				f.w.Next[a*n+b] = linear.Impossible
			}
		}
	}
	f.rowSum = make([]float32, len(f.w.Row))
	f.nextSum = make([]float32, len(f.w.Next))
	for i := range f.rowSum {
		f.rowSum[i] = o.Damp
	}
	for i := range f.nextSum {
		f.nextSum[i] = o.Damp
	}
	f.chain = linear.NewChain(nil, 1, n, f.w.Next)
	return f
}

// learn takes one step on one sequence and returns its loss.
func (f *field) learn(s *Sequence) float64 {
	n, places := f.o.Labels, len(s.Gold)
	if places == 0 {
		return 0
	}
	f.drop(s)
	up := 1 / (1 - f.o.Dropout)
	f.lattice.Reset(places, n)
	for i := range places {
		local := f.lattice.Score[i*n : i*n+n]
		f.w.score(local, f.kept[i])
		for y := range local {
			local[y] *= up
			if y != int(s.Gold[i]) {
				local[y] += f.o.Cost
			}
		}
	}
	loss := f.chain.Marginals(&f.lattice, places) - f.goldScore(s)
	f.update(s)
	f.chain.Refresh()
	return loss
}

// drop chooses the features that one step sees.
func (f *field) drop(s *Sequence) {
	f.kept, f.pool = f.kept[:0], f.pool[:0]
	if f.o.Dropout == 0 {
		f.kept = append(f.kept, s.Features...)
		return
	}
	limit := uint32(f.o.Dropout * (1 << 32))
	for _, features := range s.Features {
		start := len(f.pool)
		for _, x := range features {
			if f.rng.Uint32() >= limit {
				f.pool = append(f.pool, x)
			}
		}
		f.kept = append(f.kept, f.pool[start:])
	}
}

func (f *field) goldScore(s *Sequence) float64 {
	n, before, total := f.o.Labels, f.o.Labels, 0.0
	for i, y := range s.Gold {
		total += float64(f.w.Next[before*n+int(y)] + f.lattice.Score[i*n+int(y)])
		before = int(y)
	}
	return total
}

func (f *field) update(s *Sequence) {
	n := f.o.Labels
	weight := s.Weight
	if weight == 0 {
		weight = 1
	}
	before := n
	for i, gold := range s.Gold {
		prob := f.lattice.Prob[i*n : i*n+n]
		f.pairs(i, before, int(gold), weight)
		before = int(gold)
		for y, p := range prob {
			f.gradient[y] = p * weight
		}
		f.gradient[gold] -= weight
		for _, feature := range f.kept[i] {
			f.step(feature)
		}
	}
}

const negligible = 1e-4

func (f *field) step(feature uint32) {
	row := f.w.row(feature)
	at := int(feature>>(32-f.w.Bits)) * f.w.Labels
	sums := f.rowSum[at : at+len(row)]
	for y, g := range f.gradient {
		if g < negligible && g > -negligible {
			continue
		}
		g += f.o.L2 * row[y]
		sums[y] += g * g
		row[y] -= f.o.Rate * g / float32(math.Sqrt(float64(sums[y])+1e-8))
	}
}

// pairs steps the scores of label pairs at place i.
func (f *field) pairs(i, before, gold int, weight float32) {
	n := f.o.Labels
	first, pair := n*n, f.lattice.Prob[:n]
	if i > 0 {
		f.chain.Pairs(&f.lattice, i, f.pair)
		first, pair = 0, f.pair
	}
	for k, p := range pair {
		g := p * weight
		if first+k == before*n+gold {
			g -= weight
		}
		if g < negligible && g > -negligible || f.w.Next[first+k] <= linear.Impossible/2 {
			continue
		}
		f.nextSum[first+k] += g * g
		f.w.Next[first+k] -= f.o.Rate * g / float32(math.Sqrt(float64(f.nextSum[first+k])+1e-8))
	}
}
