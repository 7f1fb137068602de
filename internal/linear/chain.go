package linear

import "math"

// A Chain labels sequences: a score for each label at each place, from a
// table, plus one for each pair of neighbours.
type Chain struct {
	table  *Table
	labels int
	scale  float32   // what one unit of a table's score is worth
	next   []float32 // next[a*n+b] is the score of b after a; row n is the start
	start  []float32 // the exponentials of row n
	into   [][]arc   // for each label, the pairs that end in it
	out    [][]arc   // for each label, the pairs that start with it
	// The most and the least that each label gives to one that any can precede.
	most, least []float32
}

// An arc is a pair of labels that can follow each other, seen from one of them.
type arc struct {
	other uint8
	score float32
	exp   float32
}

// maxLabels is how many labels a chain can have, a power of two.
const maxLabels = 64

// A row holds one number for each label of a place.
type row [maxLabels]float32

// Impossible is the score of a pair of labels that never occurs.
const Impossible = -1e4

// NewChain returns a chain of that many labels; next has (labels+1)*labels
// entries and is kept. table may be nil if the caller fills in the scores.
func NewChain(table *Table, scale float32, labels int, next []float32) *Chain {
	c := &Chain{
		table: table, labels: labels, scale: scale, next: next,
		start: make([]float32, labels), into: make([][]arc, labels), out: make([][]arc, labels),
		most: make([]float32, labels), least: make([]float32, labels),
	}
	c.Refresh()
	return c
}

// Refresh takes over changes that a trainer made in the pair scores.
func (c *Chain) Refresh() {
	n := c.labels
	for y := range n {
		c.start[y] = exp32(c.next[n*n+y])
		c.into[y], c.out[y] = c.into[y][:0], c.out[y][:0]
	}
	for x := range n {
		for y := range n {
			s := c.next[x*n+y]
			if s <= Impossible/2 {
				continue
			}
			e := exp32(s)
			c.into[y] = append(c.into[y], arc{uint8(x), s, e})
			c.out[x] = append(c.out[x], arc{uint8(y), s, e})
		}
	}
	for x := range n {
		c.most[x], c.least[x] = float32(math.Inf(-1)), float32(math.Inf(1))
		for _, arcs := range c.into {
			if len(arcs) == n {
				c.most[x], c.least[x] = max(c.most[x], arcs[x].score), min(c.least[x], arcs[x].score)
			}
		}
	}
}

// Labels returns the number of labels.
func (c *Chain) Labels() int { return c.labels }

// Pair returns the score of label b after label a.
func (c *Chain) Pair(a, b int) float32 { return c.next[a*c.labels+b] }

// A Lattice is the working memory of one sequence; reuse it.
type Lattice struct {
	Score []float32 // n a place, set by the caller or by Fill
	Prob  []float32 // n a place, set by Marginals
	Path  []uint8   // best label of each place, set by Best
	back  []uint8
	alpha []float32 // scaled forward probabilities
	local []float32 // exponentials of Score, the best of each place is 1
	raw   []int32
}

// Reset makes room for a sequence of places with n labels each.
func (l *Lattice) Reset(places, n int) {
	l.Score = sized(l.Score, places*n)
	l.Prob = sized(l.Prob, places*n)
	l.Path = sized(l.Path, places)
	l.back = sized(l.back, places*n)
	l.alpha = sized(l.alpha, places*n)
	l.local = sized(l.local, places*n)
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
	l.raw = sized(l.raw, Stride(n))
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
	var rows [2]row
	cur, prev := &rows[0], &rows[1]
	for y := range n {
		cur[y] = c.next[before*n+y] + l.Score[y]
	}
	for i := 1; i < places; i++ {
		cur, prev = prev, cur
		c.step(cur, prev, l.Score[i*n:i*n+n], l.back[i*n:i*n+n])
	}
	for y := range n {
		if after < n {
			cur[y] += c.next[y*n+after]
		}
	}
	best := argmax(cur[:n])
	score := cur[best]
	for i := places - 1; i >= 0; i-- {
		l.Path[i] = best
		best = l.back[i*n+int(best)]
	}
	return score
}

func (c *Chain) step(cur, prev *row, local []float32, back []uint8) {
	var buffer [maxLabels]uint8
	front := c.front(buffer[:0], prev)
	for y, arcs := range c.into {
		best, from := float32(math.Inf(-1)), uint8(0)
		if len(arcs) == c.labels {
			for _, x := range front {
				if s := prev[x%maxLabels] + arcs[x].score; s > best {
					best, from = s, x
				}
			}
		} else {
			for i := range arcs {
				a := &arcs[i]
				if s := prev[a.other%maxLabels] + a.score; s > best {
					best, from = s, a.other
				}
			}
		}
		cur[y], back[y] = best+local[y], from
	}
}

// front appends the labels that can come before one that any can precede, on
// its best path: the others lie too far behind, whatever the pair's score.
func (c *Chain) front(dst []uint8, prev *row) []uint8 {
	top := argmax(prev[:c.labels])
	floor := prev[top] + c.least[top]
	for x, most := range c.most {
		if prev[x]+most >= floor {
			dst = append(dst, uint8(x))
		}
	}
	return dst
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
	z := c.forward(l, places)
	var rows [2]row
	beta, next := &rows[0], &rows[1]
	for y := range n {
		beta[y] = 1
	}
	for i := places - 1; ; i-- {
		normalise(l.Prob[i*n:i*n+n], l.alpha[i*n:i*n+n], beta[:n])
		if i == 0 {
			return z
		}
		c.backward(next, beta, l.local[i*n:i*n+n])
		beta, next = next, beta
	}
}

// forward leaves the scaled forward probabilities in l.alpha.
func (c *Chain) forward(l *Lattice, places int) float64 {
	n := c.labels
	var rows [2]row
	cur, prev := &rows[0], &rows[1]
	tops, product := 0.0, logProduct{value: 1}
	for i := range places {
		top := exponentials(l.local[i*n:i*n+n], l.Score[i*n:i*n+n])
		total := c.reach(cur, prev, l.local[i*n:i*n+n], i == 0)
		by := 1 / total
		alpha := l.alpha[i*n : i*n+n]
		for y := range alpha {
			cur[y] *= by
			alpha[y] = cur[y]
		}
		tops += float64(top)
		product.times(total)
		cur, prev = prev, cur
	}
	return tops + product.log()
}

// exponentials sets out to those of scores less the best one, which it returns.
func exponentials(out, scores []float32) float32 {
	top := scores[argmax(scores)]
	for y, s := range scores {
		out[y] = exp32(s - top)
	}
	return top
}

// reach sets cur to the forward probabilities of one place and returns their sum.
func (c *Chain) reach(cur, prev *row, local []float32, first bool) float32 {
	total := float32(0)
	for y, arcs := range c.into {
		in := float32(0)
		if first {
			in = c.start[y]
		} else {
			for i := range arcs {
				in += prev[arcs[i].other%maxLabels] * arcs[i].exp
			}
		}
		cur[y] = in * local[y]
		total += cur[y]
	}
	return total
}

func (c *Chain) backward(out, beta *row, local []float32) {
	var weighted row
	for y, e := range local {
		weighted[y] = beta[y] * e
	}
	total := float32(0)
	for x, arcs := range c.out {
		s := float32(0)
		for i := range arcs {
			s += weighted[arcs[i].other%maxLabels] * arcs[i].exp
		}
		out[x] = s
		total += s
	}
	by := 1 / total
	for x := range c.out {
		out[x] *= by
	}
}

// normalise sets out to alpha times beta, scaled to sum to one.
func normalise(out, alpha, beta []float32) {
	total := float32(0)
	for y := range out {
		out[y] = alpha[y] * beta[y]
		total += out[y]
	}
	by := 1 / total
	for y := range out {
		out[y] *= by
	}
}

// A logProduct is the logarithm of a product of many factors, which takes
// logarithms of a few intermediate results only.
type logProduct struct{ value, sum float64 }

func (p *logProduct) times(f float32) {
	p.value *= float64(f)
	if p.value < 1e-200 || p.value > 1e200 {
		p.sum, p.value = p.log(), 1
	}
}

func (p *logProduct) log() float64 { return p.sum + math.Log(p.value) }

// Pairs sets out[a*n+b] to the probability that labels a and b stand at places
// i-1 and i, i > 0, after Marginals.
func (c *Chain) Pairs(l *Lattice, i int, out []float32) {
	n := c.labels
	alpha := l.alpha[(i-1)*n : i*n]
	for b := range n {
		total := float32(0)
		for a := range n {
			out[a*n+b] = 0
		}
		for _, a := range c.into[b] {
			p := alpha[a.other] * a.exp
			out[int(a.other)*n+b] = p
			total += p
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

// exp32 is the exponential function to about 22 bits. It splits off the power
// of two and takes six terms of the series for the rest (Cephes's expf has the
// same form).
func exp32(x float32) float32 {
	const (
		log2e   = 1.44269504
		ln2High = 0.693359375
		ln2Low  = -2.12194440e-4
		shift   = 3 << 22 // adding it rounds to an integer
	)
	switch {
	case x < -87:
		return 0
	case x > 88:
		return math.MaxFloat32
	}
	k := float32(x*log2e+shift) - shift
	r := float32(x-k*ln2High) - k*ln2Low
	p := 1 + r*(1+r*(1./2+r*(1./6+r*(1./24+r*(1./120+r/720)))))
	return math.Float32frombits(math.Float32bits(p) + uint32(int32(k))<<23)
}
