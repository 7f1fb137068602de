package linear

import "fmt"

// A Folded table holds the weights of many labels in rows of eight. Each block
// of eight labels of a feature has a row of its own, chosen by hashing both:
// since most features matter to a few labels only, blocks share one small table
// better than they would fill one each. It is immutable and safe for
// concurrent use.
type Folded struct {
	shift uint8 // from a feature to its row
	rows  []uint64
}

// NewFolded reads rows as a folded table of 1<<bits rows; see [NewTable] for a
// row.
func NewFolded(bits int, rows []byte) (*Folded, error) {
	if bits < 1 || bits > 24 || len(rows) != blockLabels<<bits {
		return nil, fmt.Errorf("folded table of 2^%d rows has %d bytes", bits, len(rows))
	}
	return &Folded{uint8(32 - bits), wordsOf(rows)}, nil
}

// FoldedRow returns the row of one block of a feature in a table of 1<<bits rows.
func FoldedRow(feature uint32, block, bits int) int {
	return int((feature + uint32(block)*blockStep) >> (32 - bits))
}

// blockStep parts the rows of a feature's blocks.
const blockStep = 0x9e3779b9

// Add adds to out the weights of labels 8*block to 8*block+7 of each of
// features.
func (t *Folded) Add(block int, out *[blockLabels]int32, features []uint32) {
	for i, v := range gather(t.rows, t.shift, uint32(block)*blockStep, features).spread(len(features)) {
		out[i] += v
	}
}

// gather adds up the rows of features, each a word, eight at a time: so the loop
// costs little beside them. A feature is moved by step first.
func gather(rows []uint64, shift uint8, step uint32, features []uint32) sum {
	var all, odd uint64
	shift &= 31
	for ; len(features) >= 8; features = features[8:] {
		f := (*[8]uint32)(features)
		a, b, c, d := rows[(f[0]+step)>>shift], rows[(f[1]+step)>>shift], rows[(f[2]+step)>>shift], rows[(f[3]+step)>>shift]
		all += a + b + c + d
		odd += a>>8&lanes + b>>8&lanes + c>>8&lanes + d>>8&lanes
		a, b, c, d = rows[(f[4]+step)>>shift], rows[(f[5]+step)>>shift], rows[(f[6]+step)>>shift], rows[(f[7]+step)>>shift]
		all += a + b + c + d
		odd += a>>8&lanes + b>>8&lanes + c>>8&lanes + d>>8&lanes
	}
	for _, f := range features {
		row := rows[(f+step)>>shift]
		all += row
		odd += row >> 8 & lanes
	}
	return sum{all - odd<<8, odd}
}

// A sum is up to MaxFeatures rows added up, four labels a word. It is passed by
// value, so that loops keep it in registers.
type sum struct{ even, odd uint64 }

const lanes = 0x00ff00ff00ff00ff

// spread returns the sum of n rows label by label.
func (s sum) spread(n int) [blockLabels]int32 {
	zero := int32(bias * n)
	return [blockLabels]int32{
		int32(s.even&0xffff) - zero, int32(s.odd&0xffff) - zero,
		int32(s.even>>16&0xffff) - zero, int32(s.odd>>16&0xffff) - zero,
		int32(s.even>>32&0xffff) - zero, int32(s.odd>>32&0xffff) - zero,
		int32(s.even>>48) - zero, int32(s.odd>>48) - zero,
	}
}
