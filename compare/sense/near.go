package sense

// A Shelf holds the vectors of words side by side, so that one word is compared
// with all of them at little cost.
//
// A component takes 20 bits, three go into one number, and those of the word
// asked for stand the other way round: in the product of two such numbers the
// bits from 40 on are the sum of three products of components. Sums of five
// such products still fit.
type Shelf struct {
	at    []int
	rows  [][packs]uint64
	sums  []int32
	norms []float32
}

const (
	packs  = 35  // 3 times as many components, Dim or more, in fives
	offset = 128 // added to each component, so that none is negative
	lane   = 20
)

// Put puts a lower-case word on the shelf, at a place of the caller's choice. A
// word without a vector is left out.
func (s *Shelf) Put(place int, word string) {
	v := loadVectors()
	i, ok := v.index[word]
	if !ok {
		return
	}
	s.at = append(s.at, place)
	s.rows = append(s.rows, packed(v.row(i), 0, 1, 2))
	s.sums = append(s.sums, sumOf(v.row(i)))
	s.norms = append(s.norms, v.norms[i])
}

// Each calls yield with the place and the [Cosine] of each word of the shelf, if
// word has a vector.
func (s *Shelf) Each(word string, yield func(place int, cosine float64)) {
	v := loadVectors()
	i, ok := v.index[word]
	if !ok {
		return
	}
	asked, sum, norm := packed(v.row(i), 2, 1, 0), sumOf(v.row(i)), v.norms[i]
	for k := range s.rows {
		dot := product(&asked, &s.rows[k]) - offset*int(sum+s.sums[k]) - Dim*offset*offset
		yield(s.at[k], float64(dot)/float64(norm*s.norms[k]))
	}
}

// product sums the products of the components.
func product(a, b *[packs]uint64) int {
	total := uint64(0)
	for i := 0; i+5 <= packs; i += 5 {
		x, y := (*[5]uint64)(a[i:]), (*[5]uint64)(b[i:])
		five := x[0]*y[0] + x[1]*y[1] + x[2]*y[2] + x[3]*y[3] + x[4]*y[4]
		total += five >> (2 * lane) & (1<<lane - 1)
	}
	return int(total)
}

// packed puts three components into each number, the k-th of them at the given
// lane.
func packed(row []byte, lanes ...int) (out [packs]uint64) {
	for i, x := range row {
		out[i/3] |= uint64(int(int8(x))+offset) << (lane * lanes[i%3])
	}
	return out
}

func sumOf(row []byte) int32 {
	sum := int32(0)
	for _, x := range row {
		sum += int32(int8(x))
	}
	return sum
}
