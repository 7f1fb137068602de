package linear

import "math"

// An Octet is a [Chain] of at most eight labels, made to run fast: the scores
// of a place are whole numbers, as the rows of its table add up, so that their
// exponentials can be looked up and the best path is found without branches. It
// is immutable and safe for concurrent use.
type Octet struct {
	table *Table
	fall  []float32 // the exponential of a score so far below the place's best
	// Exponentials of the scores of first labels, and of pairs: after[y][x] and
	// before[x][y] of y after x.
	first         Eight
	after, before [blockLabels]Eight
	// The scores themselves, as they go into a path's.
	opening scores
	step    [blockLabels]scores // step[y][x]
}

// An Eight is one number for each label of an [Octet].
type Eight [blockLabels]float32

// scores are an Eight of paths' scores.
type scores [blockLabels]int64

// Never is the score of a label that a place can not have.
const Never = -1 << 20

// A path's score is kept above the number of the label that it ends in, so that
// the largest of such numbers names the best path and where it comes from.
const (
	labelBits = 3
	labelMask = 1<<labelBits - 1
)

// NewOctet returns a chain of t's labels; scale and next are those of [NewChain].
func NewOctet(t *Table, scale float32, next []float32) *Octet {
	n := t.labels
	o := &Octet{table: t, fall: falls(scale)}
	score := func(x, y int) (exp float32, whole int64) {
		if y >= n || x > n || next[x*n+y] <= Impossible/2 {
			return 0, Never << labelBits
		}
		s := next[x*n+y]
		return exp32(s), int64(math.Round(float64(s/scale))) << labelBits
	}
	for y := range blockLabels {
		o.first[y], o.opening[y] = score(n, y)
		for x := range blockLabels {
			if x == n {
				o.step[y][x] = Never << labelBits
				continue
			}
			o.after[y][x], o.step[y][x] = score(x, y)
			o.before[x][y] = o.after[y][x]
		}
	}
	return o
}

// falls lists the exponentials of whole scores from zero down to where they
// hardly count.
func falls(scale float32) []float32 {
	const least = -30
	var out []float32
	for x := float32(0); x > least; x = -scale * float32(len(out)) {
		out = append(out, exp32(x))
	}
	return out
}

// Places are the working memory of one sequence; reuse it.
type Places struct {
	Score [][blockLabels]int32 // set by Fill
	Prob  []Eight              // set by Marginals
	Path  []uint8              // the best label of each place, set by Best
	from  [][blockLabels]uint8 // the label before on the best path to a label
	alpha []Eight              // forward probabilities; those of a place sum to one
	local []Eight              // exponentials of Score, the best of each place is 1
}

// Reset makes room for a sequence of n places.
func (p *Places) Reset(n int) {
	p.Score, p.Prob, p.Path = sized(p.Score, n), sized(p.Prob, n), sized(p.Path, n)
	p.from, p.alpha, p.local = sized(p.from, n), sized(p.alpha, n), sized(p.local, n)
}

// Fill scores place i from its features.
func (o *Octet) Fill(p *Places, i int, features []uint32) {
	var s sum
	rows, shift := o.table.rows, o.table.shift&31 // a row is one word
	for _, f := range features {
		s = s.plus(rows[f>>shift])
	}
	scores := s.spread(len(features))
	for y := o.table.labels; y < blockLabels; y++ {
		scores[y] = Never
	}
	p.Score[i] = scores
}

// Best sets p.Path to the best labels of all places.
func (o *Octet) Best(p *Places) {
	if len(p.Score) == 0 {
		return
	}
	var cur scores
	for y, s := range p.Score[0] {
		cur[y] = o.opening[y] + int64(s)<<labelBits | int64(y)
	}
	for i := 1; i < len(p.Score); i++ {
		prev := cur
		for y, s := range p.Score[i] {
			best := bestSum(&prev, &o.step[y])
			p.from[i][y] = uint8(best & labelMask)
			cur[y] = best&^labelMask + int64(s)<<labelBits | int64(y)
		}
	}
	at := uint8(bestSum(&cur, &scores{}) & labelMask)
	for i := len(p.Path) - 1; i >= 0; i-- {
		p.Path[i] = at
		at = p.from[i][at%blockLabels]
	}
}

func bestSum(a, b *scores) int64 {
	return max(a[0]+b[0], a[1]+b[1], a[2]+b[2], a[3]+b[3], a[4]+b[4], a[5]+b[5], a[6]+b[6], a[7]+b[7])
}

// Marginals sets p.Prob to the probability of each label at each place.
func (o *Octet) Marginals(p *Places) {
	o.forward(p)
	beta := Eight{1, 1, 1, 1, 1, 1, 1, 1}
	for i := len(p.Prob) - 1; i >= 0; i-- {
		prob := times(&p.alpha[i], &beta)
		prob.toOne()
		p.Prob[i] = prob
		weighted := times(&beta, &p.local[i])
		for x := range beta {
			beta[x] = product(&weighted, &o.before[x])
		}
		beta.toOne()
	}
}

// forward leaves the forward probabilities in p.alpha.
func (o *Octet) forward(p *Places) {
	reached := o.first
	for i := range p.Score {
		p.local[i] = o.exponentials(&p.Score[i])
		alpha := times(&reached, &p.local[i])
		alpha.toOne()
		p.alpha[i] = alpha
		for y := range reached {
			reached[y] = product(&alpha, &o.after[y])
		}
	}
}

// exponentials are those of scores less the best one.
func (o *Octet) exponentials(s *[blockLabels]int32) (out Eight) {
	top := max(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7])
	last := len(o.fall) - 1
	for y, v := range s {
		out[y] = o.fall[min(int(top-v), last)]
	}
	return out
}

func times(a, b *Eight) Eight {
	return Eight{a[0] * b[0], a[1] * b[1], a[2] * b[2], a[3] * b[3], a[4] * b[4], a[5] * b[5], a[6] * b[6], a[7] * b[7]}
}

// toOne scales a to the sum of one.
func (a *Eight) toOne() {
	by := 1 / ((a[0] + a[1]) + (a[2] + a[3]) + ((a[4] + a[5]) + (a[6] + a[7])))
	for y := range a {
		a[y] *= by
	}
}

// product is the sum of products. It adds in pairs, so that the sums do not
// wait for each other.
func product(a, b *Eight) float32 {
	return (a[0]*b[0] + a[1]*b[1]) + (a[2]*b[2] + a[3]*b[3]) + ((a[4]*b[4] + a[5]*b[5]) + (a[6]*b[6] + a[7]*b[7]))
}
