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
	shift  uint8 // from a feature to its row
	labels int
	// rows hold eight columns a word. The words of a row lie together, so that
	// those after the first are in the cache already.
	rows []uint64
}

// blockLabels is how many labels a word holds.
const blockLabels = 8

// NewTable reads rows as a table. A row is one byte a label, 128 more than the
// weight, padded to a multiple of eight bytes.
func NewTable(bits, labels int, rows []byte) (*Table, error) {
	if bits < 1 || bits > 24 || labels < 1 || len(rows) != Stride(labels)<<bits {
		return nil, fmt.Errorf("table of 2^%d rows of %d labels has %d bytes", bits, labels, len(rows))
	}
	return &Table{uint8(32 - bits), labels, wordsOf(rows)}, nil
}

// wordsOf reads rows eight bytes at a time.
func wordsOf(rows []byte) []uint64 {
	words := make([]uint64, len(rows)/blockLabels)
	largePages(words)
	for i := range words {
		words[i] = binary.LittleEndian.Uint64(rows[i*blockLabels:])
	}
	return words
}

// Stride returns the bytes of one row.
func Stride(labels int) int { return (labels + blockLabels - 1) &^ (blockLabels - 1) }

// Labels returns the number of columns.
func (t *Table) Labels() int { return t.labels }

// Score sets out[l] to the sum of the weights of label l over features; out
// has room for Stride(Labels) scores.
func (t *Table) Score(out []int32, features []uint32) {
	if t.labels > 2*blockLabels && t.labels <= 3*blockLabels {
		t.scoreThree((*[3 * blockLabels]int32)(out), features)
		return
	}
	for b := range (t.labels + blockLabels - 1) / blockLabels {
		t.scoreBlock(b, (*[blockLabels]int32)(out[b*blockLabels:]), features)
	}
}

// scoreThree is Score for rows of three words, which are found once for all.
func (t *Table) scoreThree(out *[3 * blockLabels]int32, features []uint32) {
	var all, odd [3]uint64
	shift := t.shift & 31
	for _, f := range features {
		row := (*[3]uint64)(t.rows[int(f>>shift)*3:])
		all[0], odd[0] = all[0]+row[0], odd[0]+row[0]>>8&lanes
		all[1], odd[1] = all[1]+row[1], odd[1]+row[1]>>8&lanes
		all[2], odd[2] = all[2]+row[2], odd[2]+row[2]>>8&lanes
	}
	for b := range all {
		*(*[blockLabels]int32)(out[b*blockLabels:]) = sum{all[b] - odd[b]<<8, odd[b]}.spread(len(features))
	}
}

func (t *Table) scoreBlock(b int, out *[blockLabels]int32, features []uint32) {
	*out = t.sum(b, (t.labels+blockLabels-1)/blockLabels, features).spread(len(features))
}

// sum adds up word b of the rows of features, words a row, four at a time: so the
// loop costs little beside them.
func (t *Table) sum(b, words int, features []uint32) sum {
	var all, odd uint64
	rows, shift := t.rows[b:], t.shift&31
	for ; len(features) >= 4; features = features[4:] {
		f := (*[4]uint32)(features)
		a, b, c, d := rows[int(f[0]>>shift)*words], rows[int(f[1]>>shift)*words], rows[int(f[2]>>shift)*words], rows[int(f[3]>>shift)*words]
		all += a + b + c + d
		odd += a>>8&lanes + b>>8&lanes + c>>8&lanes + d>>8&lanes
	}
	for _, f := range features {
		row := rows[int(f>>shift)*words]
		all += row
		odd += row >> 8 & lanes
	}
	return sum{all - odd<<8, odd}
}
