package linear_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"onrecord/internal/linear"
)

// both is an octet and a chain of the same scores, each with a sequence scored
// from the same features.
type both struct {
	octet   *linear.Octet
	places  linear.Places
	chain   *linear.Chain
	lattice linear.Lattice
	next    []float32
}

func newBoth(rng *rand.Rand, places int) *both {
	const bits, labels, scale = 6, 7, .02
	rows := make([]byte, linear.Stride(labels)<<bits)
	for i := range rows {
		rows[i] = byte(rng.UintN(256))
	}
	t, err := linear.NewTable(bits, labels, rows)
	if err != nil {
		panic(err)
	}
	next := make([]float32, (labels+1)*labels)
	for i := range next {
		next[i] = scale * float32(rng.IntN(200)-100)
		before, after := i/labels, i%labels
		later := after > 0 && after%2 == 0
		if later && before != after && before != after-1 || after > 0 && rng.IntN(8) == 0 {
			next[i] = linear.Impossible
		}
	}
	octet, err := linear.NewOctet(t, scale, next)
	if err != nil {
		panic(err)
	}
	b := &both{octet: octet, chain: linear.NewChain(t, scale, labels, next), next: next}
	b.places.Reset(places)
	b.lattice.Reset(places, labels)
	for i := range places {
		features := []uint32{rng.Uint32(), rng.Uint32(), rng.Uint32()}
		b.octet.Fill(&b.places, i, features)
		b.chain.Fill(&b.lattice, i, features)
	}
	return b
}

// score returns that of a path.
func (b *both) score(path []uint8) float64 {
	n := b.chain.Labels()
	before, total := n, 0.0
	for i, y := range path {
		total += float64(b.next[before*n+int(y)] + b.lattice.Score[i*n+int(y)])
		before = int(y)
	}
	return total
}

func TestOctetIsAChain(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		places := rng.IntN(30)
		b := newBoth(rng, places)
		b.octet.Best(&b.places)
		b.chain.Best(&b.lattice, places)
		if got, want := b.score(b.places.Path), b.score(b.lattice.Path); math.Abs(got-want) > 1e-3 {
			t.Fatalf("path %v of score %v, want %v of %v", b.places.Path, got, b.lattice.Path, want)
		}
		b.octet.Marginals(&b.places)
		b.chain.Marginals(&b.lattice, places)
		for i, want := range b.lattice.Prob {
			n := b.chain.Labels()
			if got := b.places.Prob[i/n][i%n]; math.Abs(float64(got-want)) > 1e-4 {
				t.Fatalf("place %d, label %d: probability %v, want %v", i/n, i%n, got, want)
			}
		}
	}
}

func TestOctetRefusesOtherLabels(t *testing.T) {
	table, err := linear.NewTable(3, 3, make([]byte, linear.Stride(3)<<3))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := linear.NewOctet(table, .01, make([]float32, 4*3)); err == nil {
		t.Error("a later place of a role that follows one outside is taken")
	}
}

// BenchmarkChain compares the two; ns/place is what counts.
func BenchmarkChain(b *testing.B) {
	const places = 200
	x := newBoth(rand.New(rand.NewPCG(5, 6)), places)
	for name, f := range map[string]func(){
		"octet/marginals": func() { x.octet.Marginals(&x.places) },
		"octet/best":      func() { x.octet.Best(&x.places) },
		"chain/marginals": func() { x.chain.Marginals(&x.lattice, places) },
		"chain/best":      func() { x.chain.Best(&x.lattice, places) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/places, "ns/place")
		})
	}
}
