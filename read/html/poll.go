package html

// Columns of a row that votes fill; the rest are facts of the page.
const (
	colTrafilatura = 0
	colReadability = 1
	colAround      = 3 // the blocks before and after, then two away
	colNear        = 7
	colInside      = 26 // of the first and last block that was voted for
	colLook        = 93
	colUnder       = 99
)

// poll is what the extractors say about the blocks.
type poll struct {
	share []float64 // of the extractors that kept a block
	span  [2]int    // the first and last block that most kept, -1 if none
}

// polled calls use with the row of each block, its votes filled in. The row is
// the same memory every time and no row is kept for a second poll: all rows of a
// page at once are many times the page.
func (f *featurer) polled(votes []Candidate, use func(i int, row []float64)) {
	v := count(votes, len(f.page.Blocks))
	sums := map[*company]float64{}
	for i, s := range v.share {
		sums[f.looks[i]] += s
		sums[f.under[i]] += s
	}
	x := make([]float64, 0, Width)
	for i := range v.share {
		x = f.row(i, x[:0])
		for _, c := range votes {
			x[column(c)] = bit(c.Kept[i])
		}
		x[colAround], x[colAround+1], x[colAround+2], x[colAround+3] = v.at(i-1), v.at(i+1), v.at(i-2), v.at(i+2)
		for d := -4; d <= 4; d++ {
			x[colNear] += v.at(i + d)
		}
		x[colInside] = v.inside(i)
		x[colLook], x[colUnder] = sums[f.looks[i]]/f.looks[i].n, sums[f.under[i]]/f.under[i].n
		use(i, x)
	}
}

func column(c Candidate) int {
	if c.Name == "trafilatura" {
		return colTrafilatura
	}
	return colReadability
}

// count is the poll of votes over n blocks.
func count(votes []Candidate, n int) poll {
	v := poll{share: make([]float64, n), span: [2]int{-1, -1}}
	for i := range v.share {
		for _, c := range votes {
			v.share[i] += bit(c.Kept[i])
		}
		v.share[i] /= max(1, float64(len(votes)))
		if v.share[i] > 0.5 {
			if v.span[0] < 0 {
				v.span[0] = i
			}
			v.span[1] = i
		}
	}
	return v
}

// at is the share of block i, 0 off the page.
func (v *poll) at(i int) float64 {
	if i < 0 || i >= len(v.share) {
		return 0
	}
	return v.share[i]
}

// inside tells how far outside the span of voted blocks i stands: 1 inside it,
// negative before and, by half more, after it, 0 where there is none.
func (v *poll) inside(i int) float64 {
	switch {
	case v.span[0] < 0:
		return 0
	case i < v.span[0]:
		return -logOf(v.span[0] - i)
	case i > v.span[1]:
		return -logOf(i-v.span[1]) - 0.5
	}
	return 1
}
