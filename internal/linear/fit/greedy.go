package fit

// A Greedy trains a tagger that labels one place at a time from features that
// may name its own earlier labels. Call Learn for each place of the training
// texts, several times over, then Average once.
type Greedy struct {
	w     *Weights
	total []float64
	seen  []int64
	clock int64
	score []float32
}

// NewGreedy returns an untrained tagger.
func NewGreedy(bits, labels int) *Greedy {
	w := newWeights(bits, labels)
	return &Greedy{w: w, total: make([]float64, len(w.Row)), seen: make([]int64, len(w.Row)), score: make([]float32, labels)}
}

// Learn returns the label that the tagger gives, after correcting the weights
// if that is not gold.
func (g *Greedy) Learn(features []uint32, gold int) int {
	g.clock++
	g.w.score(g.score, features)
	best := 0
	for y, s := range g.score {
		if s > g.score[best] {
			best = y
		}
	}
	if best != gold {
		for _, f := range features {
			at := int(f>>(32-g.w.Bits)) * g.w.Labels
			g.bump(at+gold, 1)
			g.bump(at+best, -1)
		}
	}
	return best
}

func (g *Greedy) bump(at int, by float32) {
	g.total[at] += float64(g.w.Row[at]) * float64(g.clock-g.seen[at])
	g.seen[at] = g.clock
	g.w.Row[at] += by
}

// Average returns the mean of the weights over all places seen.
func (g *Greedy) Average() *Weights {
	out := newWeights(g.w.Bits, g.w.Labels)
	for at, v := range g.w.Row {
		sum := g.total[at] + float64(v)*float64(g.clock+1-g.seen[at])
		out.Row[at] = float32(sum / float64(g.clock+1))
	}
	return out
}
