package lang

import (
	_ "embed"
	"encoding/binary"
	"sync"
)

// Clusters groups words that keep similar company: k-means over the 80,000
// most frequent words of the GloVe 6B vectors (Pennington, Socher and Manning
// 2014, public domain). The file is an open-addressing table of 2^17 slots,
// four bytes fingerprint and two bytes cluster each, then one byte for each
// fine cluster, its coarse cluster.
type Clusters struct{ slots, coarse []byte }

const (
	clusterBits  = 17
	clusterSlot  = 6
	FineClusters = 1024
)

// NewClusters returns an empty table to be filled with Put.
func NewClusters() *Clusters {
	return &Clusters{make([]byte, clusterSlot<<clusterBits), make([]byte, FineClusters)}
}

// Put records the clusters of a word, given by the hash of its lowered form.
func (c *Clusters) Put(lower uint64, fine, coarse int) {
	s := c.find(lower)
	binary.LittleEndian.PutUint32(s, fingerprint(lower))
	binary.LittleEndian.PutUint16(s[4:], uint16(fine+1))
	c.coarse[fine] = byte(coarse + 1)
}

// Bytes returns the file.
func (c *Clusters) Bytes() []byte { return append(append([]byte(nil), c.slots...), c.coarse...) }

func fingerprint(h uint64) uint32 { return uint32(h) | 1 }

// find returns the slot that holds h, or the empty one where it would stand.
func (c *Clusters) find(h uint64) []byte {
	want := fingerprint(h)
	for i := h >> (64 - clusterBits); ; i = (i + 1) & (1<<clusterBits - 1) {
		s := c.slots[i*clusterSlot : i*clusterSlot+clusterSlot]
		if have := binary.LittleEndian.Uint32(s); have == want || have == 0 {
			return s
		}
	}
}

//go:embed data/clusters.bin
var clusterFile []byte

var clusters = sync.OnceValue(func() *Clusters {
	if len(clusterFile) != clusterSlot<<clusterBits+FineClusters {
		return NewClusters()
	}
	cut := clusterSlot << clusterBits
	return &Clusters{clusterFile[:cut], clusterFile[cut:]}
})

func clusterOf(lower uint64) (fine uint16, coarse uint8) {
	c := clusters()
	fine = binary.LittleEndian.Uint16(c.find(lower)[4:])
	if fine > 0 {
		coarse = c.coarse[fine-1]
	}
	return fine, coarse
}
