package linear

import (
	"encoding/binary"
	"fmt"
)

// bias is added to every stored weight, so that bytes add without signs.
const bias = 128

// MaxFeatures is how many features one Score call can take: more could
// overflow a sixteen-bit lane.
const MaxFeatures = 256

// A Table is a matrix of weights: 1<<Bits rows, one column a label. It is
// immutable and safe for concurrent use.
type Table struct {
	bits, labels int
	// blocks hold eight columns each, one word a row: a block lies together,
	// so that one which is seldom asked for leaves the cache to the others.
	blocks [][]uint64
}

// blockLabels is how many labels a block holds.
const blockLabels = 8

// NewTable reads rows as a table. A row is one byte a label, 128 more than the
// weight, padded to a multiple of eight bytes.
func NewTable(bits, labels int, rows []byte) (*Table, error) {
	stride := Stride(labels)
	if bits < 1 || bits > 24 || labels < 1 || len(rows) != stride<<bits {
		return nil, fmt.Errorf("table of 2^%d rows of %d labels has %d bytes", bits, labels, len(rows))
	}
	t := &Table{bits: bits, labels: labels, blocks: make([][]uint64, stride/blockLabels)}
	for b := range t.blocks {
		t.blocks[b] = make([]uint64, 1<<bits)
		for i := range t.blocks[b] {
			t.blocks[b][i] = binary.LittleEndian.Uint64(rows[i*stride+b*blockLabels:])
		}
	}
	return t, nil
}

// Stride returns the bytes of one row.
func Stride(labels int) int { return (labels + blockLabels - 1) &^ (blockLabels - 1) }

// Labels returns the number of columns.
func (t *Table) Labels() int { return t.labels }

// Score sets out[l] to the sum of the weights of label l over features; out
// has room for Stride(Labels) scores.
func (t *Table) Score(out []int32, features []uint32) {
	for b := range t.blocks {
		t.ScoreBlock(b, (*[blockLabels]int32)(out[b*blockLabels:]), features)
	}
}

// ScoreBlock is Score for the labels from 8*b on alone.
func (t *Table) ScoreBlock(b int, out *[blockLabels]int32, features []uint32) {
	const lanes = 0x00ff00ff00ff00ff
	rows, shift, zero := t.blocks[b], uint(32-t.bits)&31, int32(bias*len(features))
	var even, odd uint64
	for len(features) >= 4 {
		f := features[:4]
		r0, r1, r2, r3 := rows[f[0]>>shift], rows[f[1]>>shift], rows[f[2]>>shift], rows[f[3]>>shift]
		even += r0&lanes + r1&lanes + r2&lanes + r3&lanes
		odd += r0>>8&lanes + r1>>8&lanes + r2>>8&lanes + r3>>8&lanes
		features = features[4:]
	}
	for _, f := range features {
		r := rows[f>>shift]
		even += r & lanes
		odd += r >> 8 & lanes
	}
	for i := range 4 {
		out[2*i] = int32(even>>(16*i)&0xffff) - zero
		out[2*i+1] = int32(odd>>(16*i)&0xffff) - zero
	}
}
