package main

import (
	"cmp"
	"math"
	"slices"
)

// rarest is the rank from which on words count less and less for the axes.
const rarest = 200

// alongMainAxes gives the first n coordinates of vectors along the axes on which
// words differ most (principal components), each word counted about as often as
// it is used.
func alongMainAxes(vs [][]float64, ranks []int, n int) [][]float64 {
	weights, total := make([]float64, len(vs)), 0.0
	for i, r := range ranks {
		weights[i] = 1 / float64(r+rarest)
		total += weights[i]
	}
	mean := make([]float64, len(vs[0]))
	for i, v := range vs {
		weights[i] /= total
		for k, x := range v {
			mean[k] += weights[i] * x
		}
	}
	for _, v := range vs {
		for k := range v {
			v[k] -= mean[k]
		}
	}
	axes := mainAxes(spread(vs, weights))[:n]
	out := make([][]float64, len(vs))
	for i, v := range vs {
		for _, axis := range axes {
			out[i] = append(out[i], dot(v, axis))
		}
	}
	return out
}

// spread is the covariance of vectors whose mean is 0.
func spread(vs [][]float64, weights []float64) [][]float64 {
	s := make([][]float64, len(vs[0]))
	for k := range s {
		s[k] = make([]float64, len(s))
	}
	for i, v := range vs {
		for k, x := range v {
			for l, y := range v[:k+1] {
				s[k][l] += weights[i] * x * y
			}
		}
	}
	for k := range s {
		for l := range k {
			s[l][k] = s[k][l]
		}
	}
	return s
}

// mainAxes are the eigenvectors of a symmetric matrix, that of the greatest
// eigenvalue first, by Jacobi's rotations. The matrix is used up.
func mainAxes(s [][]float64) [][]float64 {
	axes := make([][]float64, len(s))
	for k := range axes {
		axes[k] = make([]float64, len(s))
		axes[k][k] = 1
	}
	const sweeps, still = 30, 1e-13
	for range sweeps {
		most := 0.0
		for p := range s {
			for q := range p {
				most = max(most, math.Abs(s[p][q]))
				turn(s, axes, p, q)
			}
		}
		if most < still {
			break
		}
	}
	order := make([]int, len(s))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(s[b][b], s[a][a]) })
	out := make([][]float64, len(s))
	for k, from := range order {
		out[k] = axes[from]
	}
	return out
}

// turn rotates the plane of axes p and q so that s[p][q] becomes 0.
func turn(s, axes [][]float64, p, q int) {
	if s[p][q] == 0 {
		return
	}
	slope := (s[q][q] - s[p][p]) / (2 * s[p][q])
	t := math.Copysign(1, slope) / (math.Abs(slope) + math.Sqrt(slope*slope+1))
	c := 1 / math.Sqrt(t*t+1)
	mix := func(a, b *float64) { *a, *b = c**a-c*t**b, c*t**a+c**b }
	for k := range s {
		mix(&s[k][p], &s[k][q])
	}
	for k := range s {
		mix(&s[p][k], &s[q][k])
		mix(&axes[p][k], &axes[q][k])
	}
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for k, x := range a {
		sum += x * b[k]
	}
	return sum
}

func unit(v []float64) []float64 {
	length := math.Sqrt(dot(v, v))
	for k := range v {
		v[k] /= length
	}
	return v
}
