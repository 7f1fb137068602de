package linear

import (
	"fmt"
	"math"
)

// An Octet is a [Chain] made to run fast for labels in roles: label 0 is outside
// all, 2k-1 is the first place of a role and 2k a later one, which can follow
// these two only. There are up to three roles. The scores of a place are whole
// numbers, as the rows of its table add up, so that their exponentials can be
// looked up and the best path is found without branches. It is immutable and safe
// for concurrent use.
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

// An Eight is one number for each label of an [Octet]; the last is not used.
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

// maxRoles is how many roles an octet can have.
const maxRoles = (blockLabels - 1) / 2

// NewOctet returns a chain of t's labels; scale and next are those of [NewChain].
// It refuses labels that are not those of roles.
func NewOctet(t *Table, scale float32, next []float32) (*Octet, error) {
	n := t.labels
	if n%2 == 0 || n > 2*maxRoles+1 || scale < leastScale {
		return nil, fmt.Errorf("%d labels in units of %v", n, scale)
	}
	o := &Octet{table: t, fall: falls(scale)}
	for y := range blockLabels {
		for x := range blockLabels {
			o.step[y][x] = Never << labelBits
		}
		o.opening[y] = Never << labelBits
	}
	for y := range n {
		o.first[y], o.opening[y] = pairScore(next[n*n+y], scale)
		for x := range n {
			if s := next[x*n+y]; s > Impossible/2 && !follows(x, y) {
				return nil, fmt.Errorf("label %d can come after label %d, which is of another role", y, x)
			}
			o.after[y][x], o.step[y][x] = pairScore(next[x*n+y], scale)
			o.before[x][y] = o.after[y][x]
		}
	}
	return o, nil
}

// follows reports whether label y may follow x.
func follows(x, y int) bool { return y == 0 || y%2 == 1 || x == y || x == y-1 }

// pairScore returns the exponential of a pair's score, and the score as it goes
// into a path's.
func pairScore(s, scale float32) (exp float32, whole int64) {
	if s <= Impossible/2 {
		return 0, Never << labelBits
	}
	return exp32(s), int64(math.Round(float64(s/scale))) << labelBits
}

// leastScale keeps the list of an octet's exponentials short.
const leastScale = 1e-4

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
	p.Score[i] = gatherRoles(o.table.rows, o.table.shift, features).spread(len(features))
	for y := o.table.labels; y < blockLabels; y++ {
		p.Score[i][y] = Never
	}
}

// gatherRoles is gather for rows whose last label is not used, and so may come
// out wrong: what the even labels leave of all are the odd ones.
func gatherRoles(rows []uint64, shift uint8, features []uint32) sum {
	var all, even uint64
	shift &= 31
	for ; len(features) >= 8; features = features[8:] {
		f := (*[8]uint32)(features)
		a, b, c, d := rows[f[0]>>shift], rows[f[1]>>shift], rows[f[2]>>shift], rows[f[3]>>shift]
		all += a + b + c + d
		even += a&lanes + b&lanes + c&lanes + d&lanes
		a, b, c, d = rows[f[4]>>shift], rows[f[5]>>shift], rows[f[6]>>shift], rows[f[7]>>shift]
		all += a + b + c + d
		even += a&lanes + b&lanes + c&lanes + d&lanes
	}
	for _, f := range features {
		row := rows[f>>shift]
		all += row
		even += row & lanes
	}
	return sum{even, (all - even) >> 8}
}

// Best sets p.Path to the best labels of all places.
func (o *Octet) Best(p *Places) {
	if len(p.Score) == 0 {
		return
	}
	var cur, prev scores
	for y, s := range p.Score[0] {
		cur[y] = o.opening[y] + int64(s)<<labelBits | int64(y)
	}
	for i := 1; i < len(p.Score); i++ {
		prev = cur
		from, score := &p.from[i], &p.Score[i]
		step := &o.step
		best := [...]int64{
			bestSum(&prev, &step[0]), bestSum(&prev, &step[1]), max(prev[1]+step[2][1], prev[2]+step[2][2]),
			bestSum(&prev, &step[3]), max(prev[3]+step[4][3], prev[4]+step[4][4]),
			bestSum(&prev, &step[5]), max(prev[5]+step[6][5], prev[6]+step[6][6]),
		}
		for y, b := range best {
			from[y] = uint8(b & labelMask)
			cur[y] = b&^labelMask + int64(score[y])<<labelBits | int64(y)
		}
	}
	at := uint8(bestSum(&cur, &scores{}) & labelMask)
	for i := len(p.Path) - 1; i >= 0; i-- {
		p.Path[i] = at
		at = p.from[i][at%blockLabels]
	}
}

func bestSum(a, b *scores) int64 {
	return max(a[0]+b[0], a[1]+b[1], a[2]+b[2], a[3]+b[3], a[4]+b[4], a[5]+b[5], a[6]+b[6])
}

// Marginals sets p.Prob to the probability of each label at each place.
func (o *Octet) Marginals(p *Places) {
	o.forward(p)
	beta := Eight{1, 1, 1, 1, 1, 1, 1}
	for i := len(p.Prob) - 1; i >= 0; i-- {
		prob := &p.Prob[i]
		times(prob, &p.alpha[i], &beta)
		prob.toOne()
		times(&beta, &beta, &p.local[i])
		o.backward(&beta)
	}
}

// backward turns what labels weigh, seen from later places, into what the labels
// of the place before do.
func (o *Octet) backward(w *Eight) {
	b := &o.before
	*w = Eight{
		entered(w, &b[0]),
		entered(w, &b[1]) + w[2]*b[1][2], entered(w, &b[2]) + w[2]*b[2][2],
		entered(w, &b[3]) + w[4]*b[3][4], entered(w, &b[4]) + w[4]*b[4][4],
		entered(w, &b[5]) + w[6]*b[5][6], entered(w, &b[6]) + w[6]*b[6][6],
	}
	w.toOne()
}

// entered is the part of the labels that any can precede.
func entered(w, b *Eight) float32 { return (w[0]*b[0] + w[1]*b[1]) + (w[3]*b[3] + w[5]*b[5]) }

// forward leaves the forward probabilities in p.alpha.
func (o *Octet) forward(p *Places) {
	reached := o.first
	for i := range p.Score {
		alpha := &p.alpha[i]
		local := &p.local[i]
		o.exponentials(local, &p.Score[i])
		times(alpha, &reached, local)
		alpha.toOne()
		after := &o.after
		reached[0], reached[1] = product(alpha, &after[0]), product(alpha, &after[1])
		reached[3], reached[5] = product(alpha, &after[3]), product(alpha, &after[5])
		reached[2] = alpha[1]*after[2][1] + alpha[2]*after[2][2]
		reached[4] = alpha[3]*after[4][3] + alpha[4]*after[4][4]
		reached[6] = alpha[5]*after[6][5] + alpha[6]*after[6][6]
	}
}

// exponentials are those of scores less the best one.
func (o *Octet) exponentials(out *Eight, s *[blockLabels]int32) {
	fall := o.fall
	top, last := max(s[0], s[1], s[2], s[3], s[4], s[5], s[6]), len(fall)-1
	at := func(y int) float32 { return fall[min(int(top-s[y]), last)] }
	*out = Eight{at(0), at(1), at(2), at(3), at(4), at(5), at(6)}
}

func times(out, a, b *Eight) {
	out[0], out[1], out[2], out[3] = a[0]*b[0], a[1]*b[1], a[2]*b[2], a[3]*b[3]
	out[4], out[5], out[6] = a[4]*b[4], a[5]*b[5], a[6]*b[6]
}

// toOne scales a to the sum of one.
func (a *Eight) toOne() {
	by := 1 / ((a[0] + a[1]) + (a[2] + a[3]) + ((a[4] + a[5]) + a[6]))
	a[0], a[1], a[2], a[3] = a[0]*by, a[1]*by, a[2]*by, a[3]*by
	a[4], a[5], a[6] = a[4]*by, a[5]*by, a[6]*by
}

// product is the sum of products. It adds in pairs, so that the sums do not
// wait for each other.
func product(a, b *Eight) float32 {
	return (a[0]*b[0] + a[1]*b[1]) + (a[2]*b[2] + a[3]*b[3]) + ((a[4]*b[4] + a[5]*b[5]) + a[6]*b[6])
}
