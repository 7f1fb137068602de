// Package boost trains boosted trees for yes-or-no questions: histogram splits
// on the logistic loss with second-order leaf values (Friedman 2001; Chen and
// Guestrin 2016). It is small because the questions are: some hundred features,
// some hundred thousand rows, seconds of training.
package boost

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"sort"
	"sync"

	"onrecord/internal/trees"
)

// Config is how trees are grown. Zero fields take the defaults named.
type Config struct {
	Trees  int     // default 150
	Depth  int     // default 5
	Rate   float64 // shrinkage, default 0.1
	Lambda float64 // leaf regularisation, default 2
	Leaf   float64 // least hessian sum in a leaf, default 2
	Rows   float64 // share of rows that a tree sees, default 0.6
	Cols   float64 // share of features that a tree may ask about, default 0.5
	Seed   uint64  // of the sampling
}

func (c Config) defaults() Config {
	c.Trees = cmp.Or(c.Trees, 150)
	c.Depth = cmp.Or(c.Depth, 5)
	c.Rate = cmp.Or(c.Rate, 0.1)
	c.Lambda = cmp.Or(c.Lambda, 2)
	c.Leaf = cmp.Or(c.Leaf, 2)
	c.Rows = cmp.Or(c.Rows, 0.6)
	c.Cols = cmp.Or(c.Cols, 0.5)
	return c
}

const bins = 64

// Train fits trees to rows x with answers y and weights w.
func Train(x [][]float64, y []bool, w []float64, c Config) trees.Model {
	t := trainer{Config: c.defaults(), y: y, w: w}
	t.cut(x)
	draw := rand.New(rand.NewPCG(t.Seed, 0))
	score := make([]float64, len(y))
	start := trees.Tree{{Feature: -1, Value: float32(t.odds())}}
	for i := range score {
		score[i] = float64(start[0].Value)
	}
	t.g, t.h = make([]float64, len(y)), make([]float64, len(y))
	m := trees.Model{Trees: []trees.Tree{start}}
	for range t.Trees {
		for i := range y {
			p := 1 / (1 + math.Exp(-score[i]))
			t.g[i] = w[i] * (p - answer(y[i]))
			t.h[i] = w[i] * max(p*(1-p), 1e-6)
		}
		var seen []int32
		for i := range y {
			if draw.Float64() < t.Rows {
				seen = append(seen, int32(i))
			}
		}
		t.asked = draw.Perm(len(t.cuts))[:max(1, int(t.Cols*float64(len(t.cuts))))]
		tree := trees.Tree{}
		t.grow(&tree, seen, 0)
		for i, row := range x {
			score[i] += float64(tree.Value(row))
		}
		m.Trees = append(m.Trees, tree)
	}
	return m
}

// odds is the logarithm of the odds that an answer is yes: where trees start.
func (t *trainer) odds() float64 {
	yes, all := 1.0, 2.0
	for i := range t.y {
		yes += t.w[i] * answer(t.y[i])
		all += t.w[i]
	}
	return math.Log(yes / (all - yes))
}

func answer(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

type trainer struct {
	Config
	y     []bool
	w     []float64
	g, h  []float64
	cuts  [][]float64 // a feature's bin borders
	bin   [][]uint8   // feature, row
	asked []int       // features that the tree in hand may ask about
}

// cut puts every feature into bins.
func (t *trainer) cut(x [][]float64) {
	width := len(x[0])
	t.cuts, t.bin = make([][]float64, width), make([][]uint8, width)
	col := make([]float64, len(x))
	for f := range width {
		for i := range x {
			col[i] = x[i][f]
		}
		t.cuts[f] = borders(slices.Sorted(slices.Values(col)))
		t.bin[f] = make([]uint8, len(x))
		for i, v := range col {
			t.bin[f][i] = uint8(sort.Search(len(t.cuts[f]), func(k int) bool { return t.cuts[f][k] > v }))
		}
	}
}

// borders lie halfway between the highest value of a bin and the lowest of the
// next. A value that fills a bin alone has its own, and the rest share what bins
// are left: most features are zero on most rows, and cuts by quantile of all
// rows would put everything else into one bin.
func borders(sorted []float64) []float64 {
	var cuts []float64
	rows, free := len(sorted), bins
	filled := 0 // rows in the bin in hand
	for at := 0; at < len(sorted); {
		n := run(sorted[at:])
		if filled > 0 && (n*free >= rows || (filled+n)*free > rows) && len(cuts) < bins {
			cuts = append(cuts, halfway(sorted[at-1], sorted[at]))
			rows, free, filled = rows-filled, max(1, free-1), 0
		}
		filled += n
		at += n
	}
	return cuts
}

// halfway is between a and b, as the model keeps it.
func halfway(a, b float64) float64 { return float64(float32(a + (b-a)/2)) }

// run is how often the first value stands at the head of sorted.
func run(sorted []float64) int {
	return sort.Search(len(sorted), func(i int) bool { return sorted[i] > sorted[0] })
}

type split struct {
	feature int
	bin     uint8
	gain    float64
}

// grow adds a node for rows and returns its number.
func (t *trainer) grow(tree *trees.Tree, rows []int32, depth int) int {
	at := len(*tree)
	*tree = append(*tree, trees.Node{Feature: -1})
	var g, h float64
	for _, r := range rows {
		g += t.g[r]
		h += t.h[r]
	}
	if depth < t.Depth {
		if s := t.best(rows, g, h); s.gain > 1e-3 {
			left, right := t.part(rows, s)
			l := t.grow(tree, left, depth+1)
			r := t.grow(tree, right, depth+1)
			(*tree)[at] = trees.Node{Feature: int16(s.feature), Cut: float32(t.cuts[s.feature][s.bin]), Left: uint16(l), Right: uint16(r)}
			return at
		}
	}
	(*tree)[at].Value = float32(-g / (h + t.Lambda) * t.Rate)
	return at
}

// part sends rows below the cut to the left.
func (t *trainer) part(rows []int32, s split) (left, right []int32) {
	for _, r := range rows {
		if t.bin[s.feature][r] <= s.bin {
			left = append(left, r)
		} else {
			right = append(right, r)
		}
	}
	return left, right
}

// best finds the split with most gain; features are shared among two workers.
func (t *trainer) best(rows []int32, g, h float64) split {
	const workers = 2
	found := make([]split, workers)
	var wg sync.WaitGroup
	for k := range workers {
		wg.Go(func() {
			for i := k; i < len(t.asked); i += workers {
				if s := t.bestOf(t.asked[i], rows, g, h); s.gain > found[k].gain {
					found[k] = s
				}
			}
		})
	}
	wg.Wait()
	if a, b := found[0], found[1]; b.gain > a.gain {
		return b
	}
	return found[0]
}

func (t *trainer) bestOf(f int, rows []int32, g, h float64) split {
	var hg, hh [bins + 1]float64
	col := t.bin[f]
	for _, r := range rows {
		hg[col[r]] += t.g[r]
		hh[col[r]] += t.h[r]
	}
	parent := g * g / (h + t.Lambda)
	var best split
	lg, lh := 0.0, 0.0
	for b := range t.cuts[f] {
		lg += hg[b]
		lh += hh[b]
		if lh < t.Leaf || h-lh < t.Leaf {
			continue
		}
		rg, rh := g-lg, h-lh
		if gain := lg*lg/(lh+t.Lambda) + rg*rg/(rh+t.Lambda) - parent; gain > best.gain {
			best = split{f, uint8(b), gain}
		}
	}
	return best
}
