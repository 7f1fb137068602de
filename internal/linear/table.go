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
	bits, labels, stride int
	rows                 []byte
}

// NewTable reads rows as a table; it keeps the slice. A row is one byte a
// label, 128 more than the weight, padded to a multiple of eight bytes.
func NewTable(bits, labels int, rows []byte) (*Table, error) {
	t := &Table{bits: bits, labels: labels, stride: Stride(labels), rows: rows}
	if bits < 1 || bits > 24 || labels < 1 || len(rows) != t.stride<<bits {
		return nil, fmt.Errorf("table of 2^%d rows of %d labels has %d bytes", bits, labels, len(rows))
	}
	return t, nil
}

// Stride returns the bytes of one row.
func Stride(labels int) int { return (labels + 7) &^ 7 }

// Labels returns the number of columns.
func (t *Table) Labels() int { return t.labels }

// Score sets out[l] to the sum of the weights of label l over features; out
// has room for Stride(Labels) scores.
func (t *Table) Score(out []int32, features []uint32) {
	shift, zero := 32-t.bits, int32(bias*len(features))
	for w := 0; w < t.stride; w += 8 {
		var even, odd uint64
		for _, f := range features {
			row := binary.LittleEndian.Uint64(t.rows[int(f>>shift)*t.stride+w:])
			even += row & 0x00ff00ff00ff00ff
			odd += row >> 8 & 0x00ff00ff00ff00ff
		}
		o := out[w : w+8 : w+8]
		for i := range 4 {
			o[2*i] = int32(even>>(16*i)&0xffff) - zero
			o[2*i+1] = int32(odd>>(16*i)&0xffff) - zero
		}
	}
}
