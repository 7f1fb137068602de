package compare

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"

	"onrecord"
)

// Relations are the answers of a [PairNet], in their order.
var Relations = [3]onrecord.Relation{onrecord.Agreed, onrecord.Contradicted, onrecord.Unaddressed}

// A PairNet tells the three relations apart: a network with one hidden layer
// over facts and vectors, to whose answers each word adds weights of its own.
type PairNet struct {
	Shift, Scale []float32             // of each input x: (x-Shift)*Scale
	Hidden       [][]float32           // of each hidden unit, a weight for each input, then the bias
	Out          [3][]float32          // of each answer, a weight for each hidden unit, then the bias
	Words        [DictionSize]ByAnswer // of each number of diction, in units of Grain
	Grain        float32
}

// ByAnswer holds a small number for each of [Relations].
type ByAnswer [3]int8

// farthest is how far from its mean, in deviations, an input counts.
const farthest = 4

// Inputs scales the facts and vectors of v.
func (n *PairNet) Inputs(v PairView) []float32 {
	x := make([]float32, len(n.Shift))
	for i, f := range v.Facts {
		x[i] = float32(f)
	}
	for i, f := range v.Sense {
		x[len(v.Facts)+i] = float32(f)
	}
	for i := range x {
		x[i] = min(max((x[i]-n.Shift[i])*n.Scale[i], -farthest), farthest)
	}
	return x
}

// Probabilities returns how likely each of [Relations] is.
func (n *PairNet) Probabilities(v PairView) [3]float64 {
	x := n.Inputs(v)
	h := make([]float32, len(n.Hidden))
	for i, w := range n.Hidden {
		h[i] = max(0, Weighted(w, x))
	}
	var z [3]float64
	for k := range z {
		z[k] = float64(Weighted(n.Out[k], h))
		for _, f := range v.Words {
			z[k] += float64(n.Grain) * float64(n.Words[f][k])
		}
	}
	return Softmax(z)
}

// Softmax turns logarithms of odds into probabilities.
func Softmax(z [3]float64) [3]float64 {
	top, sum := max(z[0], z[1], z[2]), 0.0
	for k := range z {
		z[k] = math.Exp(z[k] - top)
		sum += z[k]
	}
	for k := range z {
		z[k] /= sum
	}
	return z
}

// Weighted returns the sum of x by the weights w, and the bias that is behind
// them.
func Weighted(w, x []float32) float32 {
	var s [4]float32 // four sums, so that none waits for another
	bias, w := w[len(x)], w[:len(x)]
	i := 0
	for ; i+4 <= len(x); i += 4 {
		s[0] += w[i] * x[i]
		s[1] += w[i+1] * x[i+1]
		s[2] += w[i+2] * x[i+2]
		s[3] += w[i+3] * x[i+3]
	}
	for ; i < len(x); i++ {
		s[0] += w[i] * x[i]
	}
	return s[0] + s[1] + s[2] + s[3] + bias
}

var errNet = errors.New("compare: damaged file of a pair model")

// write writes the numbers of inputs and of hidden units, their weights, and
// then each word that has weights: how many numbers of diction lie between it
// and the one before, and its weights. Numbers are little endian.
func (n *PairNet) write(out io.Writer) error {
	var b bytes.Buffer
	put := func(v any) { _ = binary.Write(&b, binary.LittleEndian, v) } // a Buffer takes all
	put([]uint32{uint32(len(n.Shift)), uint32(len(n.Hidden))})
	for _, row := range n.rows() {
		put(row)
	}
	put(n.Grain)
	words, last := []byte{}, -1
	for f, w := range n.Words {
		if w != (ByAnswer{}) {
			words = binary.AppendUvarint(words, uint64(f-last-1))
			words = append(words, byte(w[0]), byte(w[1]), byte(w[2]))
			last = f
		}
	}
	put(uint32(len(words)))
	b.Write(words)
	_, err := out.Write(b.Bytes())
	return err
}

// rows lists all weights but those of words, in the order of the file.
func (n *PairNet) rows() [][]float32 {
	rows := append([][]float32{n.Shift, n.Scale}, n.Hidden...)
	return append(rows, n.Out[:]...)
}

// readPairNet reads what write wrote.
func readPairNet(r *bytes.Reader, inputs int) (*PairNet, error) {
	var size [2]uint32
	if err := binary.Read(r, binary.LittleEndian, &size); err != nil || int(size[0]) != inputs || uint64(size[1])*uint64(inputs) > uint64(r.Len()) {
		return nil, errNet
	}
	n := NewPairNet(inputs, int(size[1]))
	for _, row := range n.rows() {
		if err := binary.Read(r, binary.LittleEndian, row); err != nil {
			return nil, errNet
		}
	}
	var length uint32
	if errors.Join(binary.Read(r, binary.LittleEndian, &n.Grain), binary.Read(r, binary.LittleEndian, &length)) != nil || int(length) > r.Len() {
		return nil, errNet
	}
	words := make([]byte, length)
	_, _ = r.Read(words) // a Reader gives all that it has
	return n, n.readWords(bytes.NewReader(words))
}

func (n *PairNet) readWords(r *bytes.Reader) error {
	for last := -1; r.Len() > 0; {
		gap, err := binary.ReadUvarint(r)
		if err != nil || gap >= uint64(DictionSize-1-last) {
			return errNet
		}
		last += int(gap) + 1
		if binary.Read(r, binary.LittleEndian, &n.Words[last]) != nil {
			return errNet
		}
	}
	return nil
}

// NewPairNet returns a network that has learned nothing.
func NewPairNet(inputs, units int) *PairNet {
	n := &PairNet{Shift: make([]float32, inputs), Scale: make([]float32, inputs)}
	for range units {
		n.Hidden = append(n.Hidden, make([]float32, inputs+1))
	}
	for k := range n.Out {
		n.Out[k] = make([]float32, units+1)
	}
	return n
}
