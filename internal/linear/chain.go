package linear

import "math"

// A Chain labels sequences: a score for each label at each place, from a
// table, plus one for each pair of neighbours.
type Chain struct {
	table  *Table
	labels int
	scale  float32   // what one unit of a table's score is worth
	next   []float32 // next[a*n+b] is the score of b after a; row n is the start
	exp    []float32 // exp(next)
}

// maxLabels is how many labels a chain can have.
const maxLabels = 64

// Impossible is the score of a pair of labels that never occurs.
const Impossible = -1e4

// NewChain returns a chain of that many labels; next has (labels+1)*labels
// entries and is kept. table may be nil if the caller fills in the scores.
func NewChain(table *Table, scale float32, labels int, next []float32) *Chain {
	c := &Chain{table: table, labels: labels, scale: scale, next: next, exp: make([]float32, len(next))}
	c.Refresh()
	return c
}

// Refresh takes over changes that a trainer made in the pair scores.
func (c *Chain) Refresh() {
	for i, s := range c.next {
		c.exp[i] = exp32(s)
	}
}

// Labels returns the number of labels.
func (c *Chain) Labels() int { return c.labels }

// A Lattice is the working memory of one sequence; reuse it.
type Lattice struct {
	Score []float32 // n a place, set by the caller or by Fill
	Prob  []float32 // n a place, set by Marginals
	Path  []uint8   // best label of each place, set by Best
	back  []uint8
	alpha []float32 // scaled forward probabilities
	raw   []int32
}

// Reset makes room for a sequence of places with n labels each.
func (l *Lattice) Reset(places, n int) {
	l.Score = sized(l.Score, places*n)
	l.Prob = sized(l.Prob, places*n)
	l.Path = sized(l.Path, places)
	l.back = sized(l.back, places*n)
	l.alpha = sized(l.alpha, places*n)
}

func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// Fill scores place i from its features.
func (c *Chain) Fill(l *Lattice, i int, features []uint32) {
	n := c.labels
	l.raw = sized(l.raw, c.table.stride)
	c.table.Score(l.raw, features)
	for y := range n {
		l.Score[i*n+y] = float32(l.raw[y]) * c.scale
	}
}

// Best sets l.Path to the best labels of the first places, and returns their score.
func (c *Chain) Best(l *Lattice, places int) float32 {
	return c.BestBetween(l, places, c.labels, c.labels)
}

// BestBetween is Best where the labels before the first and after the last
// place are known; Labels stands for the start and for the end.
func (c *Chain) BestBetween(l *Lattice, places, before, after int) float32 {
	n := c.labels
	if places == 0 {
		return 0
	}
	var rows [2][maxLabels]float32
	cur, prev := rows[0][:n], rows[1][:n]
	for y := range n {
		cur[y] = c.next[before*n+y] + l.Score[y]
	}
	for i := 1; i < places; i++ {
		cur, prev = prev, cur
		c.step(cur, prev, l.Score[i*n:i*n+n], l.back[i*n:i*n+n])
	}
	for y := range cur {
		if after < n {
			cur[y] += c.next[y*n+after]
		}
	}
	best := argmax(cur)
	score := cur[best]
	for i := places - 1; i >= 0; i-- {
		l.Path[i] = best
		best = l.back[i*n+int(best)]
	}
	return score
}

func (c *Chain) step(cur, prev, local []float32, back []uint8) {
	n := len(cur)
	for y := range cur {
		best, from := float32(math.Inf(-1)), 0
		for x, p := range prev {
			if s := p + c.next[x*n+y]; s > best {
				best, from = s, x
			}
		}
		cur[y], back[y] = best+local[y], uint8(from)
	}
}

func argmax(s []float32) uint8 {
	best := 0
	for i, v := range s {
		if v > s[best] {
			best = i
		}
	}
	return uint8(best)
}

// Marginals sets l.Prob to the probability of each label at each of the first
// places, and returns the logarithm of the normaliser.
func (c *Chain) Marginals(l *Lattice, places int) float64 {
	n := c.labels
	if places == 0 {
		return 0
	}
	z := c.forward(l, places, n)
	var rows [2][maxLabels]float32
	beta, next := rows[0][:n], rows[1][:n]
	for y := range beta {
		beta[y] = 1
	}
	for i := places - 1; ; i-- {
		normalise(l.Prob[i*n:i*n+n], l.alpha[i*n:i*n+n], beta)
		if i == 0 {
			return z
		}
		c.backward(next, beta, l.Score[i*n:i*n+n])
		beta, next = next, beta
	}
}

// forward leaves the scaled forward probabilities in l.alpha.
func (c *Chain) forward(l *Lattice, places, n int) float64 {
	z := 0.0
	for i := range places {
		alpha, local := l.alpha[i*n:i*n+n], l.Score[i*n:i*n+n]
		top := local[argmax(local)]
		total := float32(0)
		for y := range alpha {
			in := float32(0)
			if i == 0 {
				in = c.exp[n*n+y]
			} else {
				for x, p := range l.alpha[(i-1)*n : i*n] {
					in += p * c.exp[x*n+y]
				}
			}
			alpha[y] = in * exp32(local[y]-top)
			total += alpha[y]
		}
		for y := range alpha {
			alpha[y] /= total
		}
		z += float64(top) + math.Log(float64(total))
	}
	return z
}

func (c *Chain) backward(out, beta, local []float32) {
	n := len(beta)
	top := local[argmax(local)]
	var weighted [maxLabels]float32
	for y := range beta {
		weighted[y] = beta[y] * exp32(local[y]-top)
	}
	total := float32(0)
	for x := range out {
		s := float32(0)
		for y := range n {
			s += c.exp[x*n+y] * weighted[y]
		}
		out[x] = s
		total += s
	}
	for x := range out {
		out[x] /= total
	}
}

// normalise sets out to alpha times beta, scaled to sum to one.
func normalise(out, alpha, beta []float32) {
	total := float32(0)
	for y := range out {
		out[y] = alpha[y] * beta[y]
		total += out[y]
	}
	for y := range out {
		out[y] /= total
	}
}

// Pairs sets out[a*n+b] to the probability that labels a and b stand at places
// i-1 and i, i > 0, after Marginals.
func (c *Chain) Pairs(l *Lattice, i int, out []float32) {
	n := c.labels
	alpha := l.alpha[(i-1)*n : i*n]
	for b := range n {
		total := float32(0)
		for a, p := range alpha {
			out[a*n+b] = p * c.exp[a*n+b]
			total += out[a*n+b]
		}
		if total == 0 {
			continue
		}
		share := l.Prob[i*n+b] / total
		for a := range n {
			out[a*n+b] *= share
		}
	}
}

func exp32(x float32) float32 { return float32(math.Exp(float64(x))) }
