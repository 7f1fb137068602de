package linear_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"onrecord/internal/linear"
)

const labels = 3

// random returns a chain and a sequence of four places with random scores.
func random(seed uint64) (*linear.Chain, *linear.Lattice, []float32, int) {
	rng := rand.New(rand.NewPCG(seed, 0))
	next := make([]float32, (labels+1)*labels)
	for i := range next {
		next[i] = float32(rng.NormFloat64())
	}
	const places = 4
	var l linear.Lattice
	l.Reset(places, labels)
	for i := range l.Score {
		l.Score[i] = float32(rng.NormFloat64())
	}
	return linear.NewChain(nil, 1, labels, next), &l, next, places
}

// each calls f with every labelling and its score.
func each(l *linear.Lattice, next []float32, places int, f func(path []int, score float64)) {
	path := make([]int, places)
	var walk func(i int, score float64)
	walk = func(i int, score float64) {
		if i == places {
			f(path, score)
			return
		}
		before := labels
		if i > 0 {
			before = path[i-1]
		}
		for y := range labels {
			path[i] = y
			walk(i+1, score+float64(next[before*labels+y]+l.Score[i*labels+y]))
		}
	}
	walk(0, 0)
}

func TestBestIsTheBestOfAll(t *testing.T) {
	for seed := range uint64(50) {
		c, l, next, places := random(seed)
		best, want := math.Inf(-1), []int(nil)
		each(l, next, places, func(p []int, s float64) {
			if s > best {
				best, want = s, append([]int(nil), p...)
			}
		})
		if got := c.Best(l, places); math.Abs(float64(got)-best) > 1e-4 {
			t.Fatalf("seed %d: score %v, want %v", seed, got, best)
		}
		for i, y := range want {
			if int(l.Path[i]) != y {
				t.Fatalf("seed %d: path %v, want %v", seed, l.Path, want)
			}
		}
	}
}

func TestMarginalsSumOverAll(t *testing.T) {
	for seed := range uint64(50) {
		c, l, next, places := random(seed)
		z, prob, pair := 0.0, make([]float64, places*labels), make([]float64, labels*labels)
		each(l, next, places, func(p []int, s float64) {
			e := math.Exp(s)
			z += e
			for i, y := range p {
				prob[i*labels+y] += e
			}
			pair[p[1]*labels+p[2]] += e
		})
		if got := c.Marginals(l, places); math.Abs(got-math.Log(z)) > 1e-3 {
			t.Fatalf("seed %d: log z %v, want %v", seed, got, math.Log(z))
		}
		for i, p := range prob {
			if math.Abs(float64(l.Prob[i])-p/z) > 1e-4 {
				t.Fatalf("seed %d: probability %d is %v, want %v", seed, i, l.Prob[i], p/z)
			}
		}
		out := make([]float32, labels*labels)
		c.Pairs(l, 2, out)
		for i, p := range pair {
			if math.Abs(float64(out[i])-p/z) > 1e-4 {
				t.Fatalf("seed %d: pair %d is %v, want %v", seed, i, out[i], p/z)
			}
		}
	}
}

func TestScoreAddsRows(t *testing.T) {
	const bits, width = 4, 11
	rng := rand.New(rand.NewPCG(1, 2))
	rows := make([]byte, linear.Stride(width)<<bits)
	for i := range rows {
		rows[i] = byte(rng.UintN(256))
	}
	table, err := linear.NewTable(bits, width, rows)
	if err != nil {
		t.Fatal(err)
	}
	features := make([]uint32, linear.MaxFeatures)
	want := make([]int32, width)
	for i := range features {
		features[i] = rng.Uint32()
		for y := range want {
			want[y] += int32(rows[int(features[i]>>(32-bits))*linear.Stride(width)+y]) - 128
		}
	}
	got := make([]int32, linear.Stride(width))
	table.Score(got, features)
	for y := range want {
		if got[y] != want[y] {
			t.Errorf("label %d: %d, want %d", y, got[y], want[y])
		}
	}
}

func TestArtefactRefusesWhatDoesNotFit(t *testing.T) {
	a := linear.New(linear.Card{Name: "toy", Templates: "t1", Seed: 7})
	a.Add("rows", []byte{1, 2, 3})
	a.AddFloats("next", []float32{.5, -2})
	b, err := a.Encode()
	if err != nil {
		t.Fatal(err)
	}
	back, err := linear.Decode(b, "toy", "t1")
	if err != nil {
		t.Fatal(err)
	}
	if f := back.Floats("next"); len(f) != 2 || f[1] != -2 || string(back.Bytes("rows")) != "\x01\x02\x03" || back.Card.Seed != 7 {
		t.Errorf("read back %v %v %+v", f, back.Bytes("rows"), back.Card)
	}
	for name, c := range map[string]struct {
		b               []byte
		model, template string
		say             string
	}{
		"other model":     {b, "tags", "t1", `holds "toy"`},
		"other templates": {b, "toy", "t2", "feature templates t1"},
		"flipped bit":     {flip(b, len(b)/2), "toy", "t1", "checksum"},
		"other format":    {flip(b, 8), "toy", "t1", "format"},
		"cut":             {b[:len(b)-5], "toy", "t1", "checksum"},
		"empty":           {nil, "toy", "t1", "no model file"},
	} {
		if _, err := linear.Decode(c.b, c.model, c.template); err == nil || !strings.Contains(err.Error(), c.say) {
			t.Errorf("%s: error %v, want %q in it", name, err, c.say)
		}
	}
}

func flip(b []byte, i int) []byte {
	c := append([]byte(nil), b...)
	c[i] ^= 4
	return c
}

func FuzzDecode(f *testing.F) {
	a := linear.New(linear.Card{Name: "toy", Templates: "t1"})
	a.Add("rows", []byte{1, 2, 3})
	b, _ := a.Encode()
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) { linear.Decode(b, "toy", "t1") })
}
