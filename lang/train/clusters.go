package train

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"

	"onrecord/internal/linear"
	"onrecord/lang"
)

// Settings of the word clusters.
const (
	clusterWords  = 80_000
	clusterDims   = 100
	clusterRounds = 8
	coarseCount   = 64
	clusterSeed   = 20
)

// Clusters makes the file of word clusters from word vectors, one word a line
// followed by its numbers, most frequent first (the form GloVe is published in).
func Clusters(vectors io.Reader, log func(string, ...any)) ([]byte, error) {
	words, v, err := readVectors(vectors)
	if err != nil {
		return nil, err
	}
	fine, centres := kMeans(v, lang.FineClusters, log)
	coarse, _ := kMeans(centres, coarseCount, log)
	c := lang.NewClusters()
	for i, w := range words {
		c.Put(linear.HashLower(w), fine[i], coarse[fine[i]])
	}
	return c.Bytes(), nil
}

func readVectors(r io.Reader) (words []string, v [][]float32, err error) {
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for len(words) < clusterWords && sc.Scan() {
		f := strings.Fields(sc.Text())
		if len(f) != clusterDims+1 {
			return nil, nil, fmt.Errorf("word vectors, line %d: %d fields, want %d", len(words)+1, len(f), clusterDims+1)
		}
		x := make([]float32, clusterDims)
		for i, s := range f[1:] {
			n, err := strconv.ParseFloat(s, 32)
			if err != nil {
				return nil, nil, fmt.Errorf("word vectors, line %d: %w", len(words)+1, err)
			}
			x[i] = float32(n)
		}
		unit(x)
		words, v = append(words, f[0]), append(v, x)
	}
	return words, v, sc.Err()
}

// unit scales x to length one.
func unit(x []float32) {
	sum := float32(0)
	for _, n := range x {
		sum += n * n
	}
	if sum == 0 {
		return
	}
	by := 1 / float32(math.Sqrt(float64(sum)))
	for i := range x {
		x[i] *= by
	}
}

// kMeans groups unit vectors by direction.
func kMeans(v [][]float32, k int, log func(string, ...any)) (of []int, centres [][]float32) {
	rng := rand.New(rand.NewPCG(clusterSeed, uint64(k)))
	for _, i := range rng.Perm(len(v))[:k] {
		centres = append(centres, append([]float32(nil), v[i]...))
	}
	of = make([]int, len(v))
	for round := range clusterRounds {
		near := 0.0
		for i, x := range v {
			best := float32(-2)
			for c, m := range centres {
				if d := dot(x, m); d > best {
					best, of[i] = d, c
				}
			}
			near += float64(best)
		}
		log("clusters of %d words into %d: round %d, mean cosine %.4f", len(v), k, round+1, near/float64(len(v)))
		centres = means(v, of, centres)
	}
	return of, centres
}

// means returns the direction of each cluster's mean; an empty one stays.
func means(v [][]float32, of []int, old [][]float32) [][]float32 {
	sums, count := make([][]float32, len(old)), make([]int, len(old))
	for c := range sums {
		sums[c] = make([]float32, len(old[c]))
	}
	for i, x := range v {
		count[of[i]]++
		for d, n := range x {
			sums[of[i]][d] += n
		}
	}
	for c := range sums {
		if count[c] == 0 {
			sums[c] = old[c]
		}
		unit(sums[c])
	}
	return sums
}

func dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	b = b[:len(a)]
	i := 0
	for ; i+4 <= len(a); i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return s0 + s1 + s2 + s3
}
