package linear

import "slices"

const (
	mulA = 0x9e3779b97f4a7c15
	mulB = 0xc2b2ae3d27d4eb4f
	mulT = 0xd6e8feb86659fd93
)

// Feature hashes a template number and two values to a feature.
func Feature(template uint32, a, b uint64) uint32 {
	h := a*mulA ^ (b+uint64(template)*mulT)*mulB
	h ^= h >> 31
	h *= mulT
	return uint32(h >> 32)
}

// Quick is [Feature] for a third of its cost. Its upper bits, which choose the row,
// are as good; the lower ones are not.
func Quick(template uint32, a, b uint64) uint32 {
	return uint32((a*mulA + (b+uint64(template)*mulT)*mulB) >> 32)
}

// Batch is how many features [Room] makes room for.
const Batch = 64

// Room returns dst with room for a batch of features after it, and that room. To
// write there costs less than to append: nothing can move between two features.
func Room(dst []uint32) ([]uint32, *[Batch]uint32) {
	dst = slices.Grow(dst, Batch)
	return dst, (*[Batch]uint32)(dst[len(dst) : len(dst)+Batch])
}

// Hash returns a number for s, the same on every machine (FNV-1a, 64 bits).
func Hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// HashLower is [Hash] of s with its ASCII letters lowered.
func HashLower(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}
