package fit

import (
	"math"
	"slices"

	"onrecord/internal/linear"
)

// Weights is a table while it is trained: 1<<Bits rows of Labels floats, and
// the scores of label pairs.
type Weights struct {
	Bits, Labels int
	Row          []float32
	Next         []float32 // see linear.Chain; nil for a greedy tagger
	squares      *squares  // to learn on from; nil for a greedy tagger
}

func newWeights(bits, labels int) *Weights {
	return &Weights{Bits: bits, Labels: labels, Row: make([]float32, labels<<bits)}
}

// mean returns the mean of weights that Fields' runs gave.
func mean(ws []*Weights) *Weights {
	if len(ws) == 1 {
		return ws[0]
	}
	m := newWeights(ws[0].Bits, ws[0].Labels)
	m.Next, m.squares = make([]float32, len(ws[0].Next)), &squares{make([]float32, len(m.Row)), make([]float32, len(ws[0].Next))}
	share := 1 / float32(len(ws))
	for _, w := range ws {
		addScaled(m.Row, w.Row, share)
		addScaled(m.Next, w.Next, share)
		addScaled(m.squares.row, w.squares.row, share)
		addScaled(m.squares.next, w.squares.next, share)
	}
	return m
}

func addScaled(to, from []float32, by float32) {
	for i, x := range from {
		to[i] += by * x
	}
}

// clipped is the share of non-zero weights that may exceed the range of a byte.
const clipped = 0.0005

// Quantise returns the rows as linear.NewTable takes them, and what one unit
// is worth.
func (w *Weights) Quantise() (rows []byte, scale float32) {
	scale = w.unit()
	stride := linear.Stride(w.Labels)
	rows = make([]byte, stride<<w.Bits)
	for i := range rows {
		rows[i] = 128
	}
	for r := range 1 << w.Bits {
		for y := range w.Labels {
			q := math.Round(float64(w.Row[r*w.Labels+y] / scale))
			rows[r*stride+y] = byte(128 + max(-128, min(127, q)))
		}
	}
	return rows, scale
}

func (w *Weights) unit() float32 {
	var size []float32
	for _, v := range w.Row {
		if v != 0 {
			size = append(size, float32(math.Abs(float64(v))))
		}
	}
	if len(size) == 0 {
		return 1
	}
	slices.Sort(size)
	return size[int(float64(len(size)-1)*(1-clipped))] / 127
}
