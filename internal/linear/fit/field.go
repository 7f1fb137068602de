package fit

import (
	"math"
	"math/rand/v2"
	"sync"

	"onrecord/internal/linear"
)

// A Sequence is one training example of a chain: the features and the right
// label of each place.
type Sequence struct {
	Features [][]uint32
	Gold     []uint8
	// Soft is how likely a teacher takes each label to be at each place. The field
	// then learns to say the same, with the scores of pairs as they are. Nil to
	// learn from Gold.
	Soft   [][]float32
	Weight float32 // of the example; 0 counts as 1
	Group  int     // what the caller knows it by: an article, say
}

// Options of [Fields]. All have to be set but Runs, Impossible, Cost, Start and
// Log.
type Options struct {
	Bits, Labels, Epochs int
	Seed                 uint64
	// Runs is how many times the field is trained, each time with another
	// seed; 0 counts as 1. The mean of their weights errs less than any of them.
	Runs int
	Rate float32 // AdaGrad's step, about 0.1
	L2   float32 // pull of a weight towards zero each time it is used
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
	// Start are weights that Fields returned, to learn on from; nil for none. Those
	// without rows give the scores of pairs alone.
	Start *Weights
	// Log is told the mean loss of each epoch, of all runs at the same time.
	Log func(epoch int, loss float64)
}

// Fields trains a conditional random field. Weights are averaged over the
// second half of the epochs, and over the runs.
func Fields(data []Sequence, o Options) *Weights {
	runs := make([]*Weights, max(1, o.Runs))
	var work sync.WaitGroup
	for k := range runs {
		o := o
		o.Seed += uint64(k)
		work.Go(func() { runs[k] = train(data, o) })
	}
	work.Wait()
	return mean(runs)
}

// train is one run.
func train(data []Sequence, o Options) *Weights {
	f := newField(o)
	rng := rand.New(rand.NewPCG(o.Seed, 1))
	f.rng = rng
	order := rng.Perm(len(data))
	average := newWeights(o.Bits, o.Labels)
	average.Next, average.squares = make([]float32, len(f.next)), &squares{}
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
			f.mix(average, taken)
		}
	}
	average.squares.row, average.squares.next = f.rowSquares(), f.nextSum
	return average
}

// squares are AdaGrad's sums of squared gradients.
type squares struct{ row, next []float32 }

// field is the state of training. Weights and their sums of squares lie side by
// side, so that a step touches one place of memory for each feature.
type field struct {
	o        Options
	labels   int
	stride   int       // of one half of a cell
	cell     []float32 // for each row, stride weights and then stride sums
	next     []float32
	nextSum  []float32
	chain    *linear.Chain
	lattice  linear.Lattice
	gradient []float32
	active   []uint8 // labels whose gradient counts
	pair     []float32
	rng      *rand.Rand
	kept     [][]uint32 // features of each place that were not dropped
	pool     []uint32
}

func newField(o Options) *field {
	n := o.Labels
	f := &field{
		o: o, labels: n, stride: linear.Stride(n),
		gradient: make([]float32, n), active: make([]uint8, 0, n), pair: make([]float32, n*n),
	}
	f.cell = make([]float32, 2*f.stride<<o.Bits)
	for at := 0; at < len(f.cell); at += 2 * f.stride {
		sums := f.cell[at+f.stride : at+2*f.stride]
		for y := range sums {
			sums[y] = o.Damp
		}
	}
	f.next, f.nextSum = make([]float32, (n+1)*n), make([]float32, (n+1)*n)
	for a := range n + 1 {
		for b := range n {
			f.nextSum[a*n+b] = o.Damp
			if o.Impossible != nil && o.Impossible(a, b) {
				f.next[a*n+b] = linear.Impossible
			}
		}
	}
	if o.Start != nil {
		f.goOn(o.Start)
	}
	f.chain = linear.NewChain(nil, 1, n, f.next)
	return f
}

// goOn takes over weights and sums of an earlier training.
func (f *field) goOn(w *Weights) {
	copy(f.next, w.Next)
	if len(w.Row) == 0 {
		return
	}
	copy(f.nextSum, w.squares.next)
	for r := range 1 << f.o.Bits {
		at, from := 2*f.stride*r, r*f.labels
		copy(f.cell[at:], w.Row[from:from+f.labels])
		copy(f.cell[at+f.stride:], w.squares.row[from:from+f.labels])
	}
}

// mix moves the mean of n-1 states of the weights to the mean of n.
func (f *field) mix(mean *Weights, n int) {
	for r := range 1 << f.o.Bits {
		at := 2 * f.stride * r
		for y, v := range f.cell[at : at+f.labels] {
			m := &mean.Row[r*f.labels+y]
			*m += (v - *m) / float32(n)
		}
	}
	for i, v := range f.next {
		mean.Next[i] += (v - mean.Next[i]) / float32(n)
	}
}

func (f *field) rowSquares() []float32 {
	out := make([]float32, f.labels<<f.o.Bits)
	for r := range 1 << f.o.Bits {
		copy(out[r*f.labels:(r+1)*f.labels], f.cell[(2*r+1)*f.stride:])
	}
	return out
}

// learn takes one step on one sequence and returns its loss.
func (f *field) learn(s *Sequence) float64 {
	n, places := f.labels, len(s.Features)
	if places == 0 {
		return 0
	}
	f.drop(s)
	up := 1 / (1 - f.o.Dropout)
	f.lattice.Reset(places, n)
	for i := range places {
		local := f.lattice.Score[i*n : i*n+n]
		f.score(local, f.kept[i])
		for y := range local {
			local[y] *= up
			if s.Soft == nil && y != int(s.Gold[i]) {
				local[y] += f.o.Cost
			}
		}
	}
	z := f.chain.Marginals(&f.lattice, places)
	if s.Soft != nil {
		return f.follow(s)
	}
	loss := z - f.goldScore(s)
	f.update(s)
	f.chain.Refresh()
	return loss
}

// score adds up the weights of features into out.
func (f *field) score(out []float32, features []uint32) {
	clear(out)
	shift := 32 - f.o.Bits
	for _, x := range features {
		at := int(x>>shift) * 2 * f.stride
		for y, v := range f.cell[at : at+len(out)] {
			out[y] += v
		}
	}
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
	n, before, total := f.labels, f.labels, 0.0
	for i, y := range s.Gold {
		total += float64(f.next[before*n+int(y)] + f.lattice.Score[i*n+int(y)])
		before = int(y)
	}
	return total
}

func (f *field) update(s *Sequence) {
	n := f.labels
	weight := s.Weight
	if weight == 0 {
		weight = 1
	}
	before := n
	for i, gold := range s.Gold {
		f.pairs(i, before, int(gold), weight)
		before = int(gold)
		f.active = f.active[:0]
		for y, p := range f.lattice.Prob[i*n : i*n+n] {
			g := p * weight
			if y == int(gold) {
				g -= weight
			}
			f.gradient[y] = g
			if g >= negligible || g <= -negligible {
				f.active = append(f.active, uint8(y))
			}
		}
		if len(f.active) > 0 {
			f.steps(f.kept[i])
		}
	}
}

// negligible is the gradient below which a weight stays as it is.
const negligible = 1e-4

// steps moves the weights of the active labels for each feature.
func (f *field) steps(features []uint32) {
	shift := 32 - f.o.Bits
	for _, x := range features {
		at := int(x>>shift) * 2 * f.stride
		cell := f.cell[at : at+2*f.stride]
		for _, y := range f.active {
			w, sum := &cell[y], &cell[f.stride+int(y)]
			g := f.gradient[y] + f.o.L2**w
			*sum += g * g
			*w -= f.o.Rate * g / float32(math.Sqrt(float64(*sum)+1e-8))
		}
	}
}

// pairs steps the scores of label pairs at place i.
func (f *field) pairs(i, before, gold int, weight float32) {
	n := f.labels
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
		if g < negligible && g > -negligible || f.next[first+k] <= linear.Impossible/2 {
			continue
		}
		f.nextSum[first+k] += g * g
		f.next[first+k] -= f.o.Rate * g / float32(math.Sqrt(float64(f.nextSum[first+k])+1e-8))
	}
}
